"""How an answer is shown in a notebook: a few lines, in the language of who reads it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from offentligroll.languages.locale import of_locale


def reader_language() -> str:
    """Return in which language a notebook speaks.

    Returns:
        That of the locale.
    """
    return of_locale(os.environ)


def shown_in_notebook(title: str, lines: Sequence[str], more: tuple[str, str] | None = None) -> str:
    """Write a few lines as HTML.

    Args:
        title: what stands first.
        lines: what is told.
        more: what unfolds, and under which words.

    Returns:
        HTML in which nothing of the words is markup.

    Example:
        >>> shown_in_notebook("A & B", ["C"])
        '<div><p><strong>A &amp; B</strong></p><p>C</p></div>'
    """
    import html  # noqa: PLC0415 - needed in notebooks alone

    told = "".join(f"<p>{html.escape(one)}</p>" for one in lines)
    unfolding = ""
    if more is not None:
        words, text = (html.escape(one) for one in more)
        unfolding = f"<details><summary>{words}</summary><pre>{text}</pre></details>"
    return f"<div><p><strong>{html.escape(title)}</strong></p>{told}{unfolding}</div>"
