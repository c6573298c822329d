"""Words from anywhere, without what could steer a terminal."""

from __future__ import annotations

import re

# Escape sequences and overrides of the direction of writing never reach a terminal, whoever wrote them, nor
# do other breaks of lines and what can't be seen. Line breaks and tabs stay, and what joins letters.
_DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def harmless(text: str) -> str:
    r"""Take out of a text what could steer a terminal.

    Args:
        text: words from anywhere.

    Returns:
        The text, with the replacement character in place of each control character but line break and tab.

    Example:
        >>> harmless("red\x1b[31m?")
        'red\ufffd[31m?'
    """
    return _DANGEROUS.sub("\N{REPLACEMENT CHARACTER}", text)
