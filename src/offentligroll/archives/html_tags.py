"""The tags of HTML: how they are written, and what stands in them."""

from __future__ import annotations

import functools
import re
from html import unescape

LONGEST_TAG = 4096
"""What is longer is no tag."""
TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>"']*+)(?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>"""
)
"""One whole tag."""
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'=<>`]++)))?+"""
)
LONGEST_COMMON = 26
"""How long the longest of them is."""
COMMON = {
    "<p>": ("p", "", False),
    "</p>": ("p", "", True),
    "<br>": ("br", "", False),
    "<br/>": ("br", "", False),
    "<br />": ("br", "", False),
    "<span>": ("span", "", False),
    '<span class="invisible">': ("span", ' class="invisible"', False),
    '<span class="ellipsis">': ("span", ' class="ellipsis"', False),
    "</span>": ("span", "", True),
    "</a>": ("a", "", True),
}
"""What most tags of posts are, so that they need not be parsed: the name, the rest, and whether it closes."""


def unescaped(words: str) -> str:
    """Resolve the entities in a text."""
    return unescape(words) if "&" in words else words


@functools.lru_cache(maxsize=256)
def classes_of(tag: str) -> tuple[str, ...]:
    """Return the classes of a tag; few tags differ."""
    return tuple(attributes_of(tag).get("class", "").split()) if "class" in tag.lower() else ()


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a tag; of two of one name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag):
        value = one["double"] or one["single"] or one["bare"] or ""
        found.setdefault(one["name"].lower(), unescaped(value))
    return found
