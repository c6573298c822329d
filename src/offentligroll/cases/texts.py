"""The fixed words about cases, in Swedish and English; they stand in ``texts.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources


@functools.cache
def texts(language: str) -> Mapping[str, str]:
    """Give the fixed words of a language.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words by name, with names in braces for what is filled in.

    Raises:
        ValueError: there are no words in this language.
    """
    file = resources.files("offentligroll.cases").joinpath("texts.toml")
    tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))
    if language not in tables:
        raise ValueError(f"there are no words in `{language}`; choose one of {', '.join(sorted(tables))}")
    return tables[language]


def text(key: str, language: str, **filled: str) -> str:
    """Say something.

    Args:
        key: its name.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in.

    Returns:
        The words.

    Example:
        >>> text("difference-guideline", "sv", norm="no-sides")
        'riktlinjen no-sides'
    """
    return texts(language)[key].format(**filled)
