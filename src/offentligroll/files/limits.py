r"""What a file from a stranger may cost, and the scan that holds TOML to it before it is parsed.

Python's TOML parser recurses into nested values and takes quadratic time for keys of many parts,
so both are counted first, in one pass that knows comments and the four kinds of strings.
"""

from __future__ import annotations

import re

import attrs

# Possessive repeats never go back, so that each character is looked at once.
# An unclosed string runs to the end of its line, or of the file: the parser will refuse it there.
MULTILINE_BASIC = r'"""(?:[^"\\]++|\\(?s:.)?|"(?!""))*+(?:"{3,5}|\Z)'
MULTILINE_LITERAL = r"'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
BASIC = r'"(?:[^"\\\n]++|\\[^\n]?)*+"?'
LITERAL = r"'[^'\n]*+'?"
STRING = f"{MULTILINE_BASIC}|{MULTILINE_LITERAL}|{BASIC}|{LITERAL}"

_TOKEN = re.compile(rf"(?P<skip>#[^\n]*+|{STRING})|[\[{{]|[\]}}]|\.|[=,\n]|(?P<word>[0-9A-Za-z_+-]++)")


@attrs.frozen(kw_only=True)
class Limits:
    """How large and how entangled a file may be.

    Example:
        >>> Limits(bytes=100_000).nesting
        32
    """

    bytes: int = 4_000_000
    """Size of the file, in bytes of UTF-8; ten thousand rules fit."""
    nesting: int = 32
    """How deep lists and inline tables may stand in one another."""
    key_parts: int = 16
    """How many parts a key such as ``sources.qa.title`` may have."""
    digits: int = 100
    """How many digits one number may have; 19 are enough for all whole numbers of TOML."""


@attrs.frozen
class Excess:
    """The first thing in a text that is beyond a limit."""

    code: str
    """Short name of the limit that was passed."""
    limit: int
    """The limit."""
    offset: int
    """Where, in characters from the start of the text."""


def first_excess(text: str, limits: Limits) -> Excess | None:
    """Look for nesting, keys and numbers that a parser should never see.

    Args:
        text: what is said to be TOML; anything goes.
        limits: what is allowed.

    Returns:
        The first thing that is beyond a limit, or None where all is within them.
    """
    depth = 0
    parts = 1
    for match in _TOKEN.finditer(text):
        if match["skip"] is not None:
            continue
        piece = match[0]
        if piece in "[{":
            depth += 1
            parts = 1
            if depth > limits.nesting:
                return Excess("too-deep", limits.nesting, match.start())
        elif piece in "]}":
            depth = max(depth - 1, 0)
        elif piece == ".":
            parts += 1
            if parts > limits.key_parts:
                return Excess("too-many-key-parts", limits.key_parts, match.start())
        elif piece in "=,\n":
            parts = 1
        elif len(piece) > limits.digits and _digits(piece) > limits.digits:
            return Excess("too-many-digits", limits.digits, match.start())
    return None


def _digits(word: str) -> int:
    if word.lstrip("+-").startswith(("0x", "0o", "0b")):
        return len(word) - 2
    return 0 if word.strip("+-0123456789_eE") else len(word)
