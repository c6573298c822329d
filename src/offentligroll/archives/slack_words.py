"""The words of messages in Slack: mentions by name, addresses as links, and signs as they are meant."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain_words(text: str, name_of: Callable[[str], str | None]) -> tuple[str, tuple[str, ...]]:
    """Return words as people see them.

    Args:
        text: as the export writes them.
        name_of: gives the name of an account by its id.

    Returns:
        The words, and the addresses that they link to.

    Example:
        >>> plain_words("Hej <@U1>, se <https://a.example|sidan> &amp; svara", {"U1": "Bo"}.get)
        ('Hej @Bo, se sidan & svara', ('https://a.example',))
    """
    links: dict[str, None] = {}

    def shown(found: re.Match[str]) -> str:
        target, label = found[1], found[2]
        if target.startswith("@"):
            return f"@{label or name_of(target[1:]) or target[1:]}"
        if target.startswith(("#", "!")):
            return f"{'#' if target[0] == '#' else '@'}{(label or target[1:]).lstrip('@#')}"
        if ":" not in target:
            return found[0]
        links[_unescaped(target)] = None
        return label or target

    words = _unescaped(_MARKED.sub(shown, text))
    return words, tuple(links)


def _unescaped(text: str) -> str:
    for written, meant in _SIGNS:
        text = text.replace(written, meant)
    return text
