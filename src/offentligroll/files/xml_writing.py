"""Writing XML piece by piece, whatever the words in it are."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# What no XML document may hold, not even escaped; and what could turn a line round for whoever reads it.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
"""What an XML file begins with."""


def xml_text(words: str) -> str:
    """Write words as they stand between tags.

    Args:
        words: words from anywhere.

    Returns:
        The words, escaped; what XML can't hold is replaced.

    Example:
        >>> xml_text("a < b")
        'a &lt; b'
    """
    return escape(_allowed(words))


def xml_tag(name: str, /, *inner: str, **attributes: str | None) -> str:
    """Write an element.

    Args:
        name: its name.
        inner: what stands in it, as XML already.
        attributes: its attributes; those that are None are left out.

    Returns:
        The element.

    Example:
        >>> xml_tag("name", xml_text("A & B"), lang="sv")
        '<name lang="sv">A &amp; B</name>'
        >>> xml_tag("status", value="new")
        '<status value="new"/>'
    """
    told = "".join(
        f" {key}={quoteattr(_allowed(value))}" for key, value in attributes.items() if value is not None
    )
    return f"<{name}{told}>{''.join(inner)}</{name}>" if inner else f"<{name}{told}/>"


def _allowed(words: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)
