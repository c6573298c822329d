"""Folding words into the form in which they are compared, exactly and by a short way for Western letters."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = frozenset(
    itertools.chain(
        # Unicode calls these ignorable, though they are marks or letters by category.
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
        range(0x180B, 0x1810),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
)
_APOSTROPHES_AMONG_LETTERS = frozenset((0x02BB, 0x02BC, 0xFF07))


def _is_part_of_word(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return ord(character) not in _APOSTROPHES_AMONG_LETTERS
    if category != "So" or unicodedata.decomposition(character).startswith("<super>"):
        return False
    # Circled and squared letters read as letters.
    return unicodedata.normalize("NFKC", character).isalnum()


class _Separators(dict[int, str | None]):
    """A table for ``str.translate``: separators become blanks, the invisible goes or stays."""

    def __init__(self, *, keeps_invisible: bool) -> None:
        super().__init__()
        self._keeps_invisible = keeps_invisible

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        entry: str | None
        if code in _INVISIBLE or unicodedata.category(character) == "Cf":
            entry = character if self._keeps_invisible else None
        else:
            entry = character if _is_part_of_word(character) else " "
        self[code] = entry
        return entry


_TO_WORDS = _Separators(keeps_invisible=False)
_TO_SEGMENTS = _Separators(keeps_invisible=True)


def fold(text: str) -> str:
    r"""Return a text in the form in which words are compared.

    Args:
        text: any text, lone surrogates included.

    Returns:
        Its folded words with single blanks between them. Folding it again changes nothing.

    Example:
        >>> fold("Å KOMMUNENS\u00a0väg\u00adnar!")
        'å kommunens vägnar'
    """
    return " ".join(exact(text))


def exact(text: str) -> list[str]:
    """Cut any text into folded words.

    Args:
        text: any text, lone surrogates included.

    Returns:
        The words.
    """
    # Folding can bring forth what folds again (½, ŉ), hence the rounds.
    seen = None
    while text != seen:
        seen = text
        text = unicodedata.normalize("NFKC", _without_piles(text.translate(_TO_WORDS)).casefold())
    return text.split()


_HIGHEST_PILE = 30
"""So many marks on one letter are the most that any language needs, says Unicode's stream-safe format."""
_SHORT = 1000
"""In shorter texts no pile costs much."""


def _without_piles(text: str) -> str:
    """Take off what is piled too high: sorting the marks on a letter takes the square of their number."""
    if len(text) < _SHORT:
        return text
    kept: list[str] = []
    height = 0
    for character in text:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _HIGHEST_PILE:
            kept.append(character)
    return "".join(kept)


# The fast way: one table for all bytes of latin-1. What does not fold into one such byte is
# marked, and sends the whole text the exact way.
_HARD = 0


def _fold_byte(code: int) -> int:
    folded = exact(chr(code))
    if not folded:
        return 0x20
    word = folded[0]
    return ord(word) if len(folded) == len(word) == 1 and ord(word) < 256 else _HARD


_SOFT_HYPHEN = b"\xad"
_BYTES = bytes(_fold_byte(code) for code in range(256))
_FOLDED_WORD = re.compile("[^ ]+")
PLAIN_WORD = re.compile(f"([{''.join(chr(code) for code, byte in enumerate(_BYTES) if byte != ord(' '))}]+)")
_BEYOND = re.compile("[^\x00-\xff]+[ \n]?")


def fast(text: str) -> str | None:
    """Fold a text of Western letters.

    Args:
        text: any text.

    Returns:
        The text with blanks for all that separates; None where it has to go the exact way. Where it is as
        long as the text, its words are what ``PLAIN_WORD`` finds there.
    """
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        if not all(map(_separates, _BEYOND.findall(text + " "))):
            return None
        # What can't be encoded becomes a mark, which separates.
        data = text.encode("latin-1", "replace")
    folded = data.translate(_BYTES, _SOFT_HYPHEN)
    return None if _HARD in folded else folded.decode("latin-1")


@functools.lru_cache(maxsize=4096)
def _separates(run: str) -> bool:
    """Whether characters beyond latin-1 part words; what can't be seen belongs to what stands beside it."""
    if len(run) > _SHORT:
        return False
    entries = [_TO_WORDS[ord(character)] for character in run]
    return entries[0] == entries[-1] == " " and {" ", None}.issuperset(entries)


def exact_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of any text begin and end, in code points.

    Args:
        text: any text.

    Yields:
        The places, in the order of the text.
    """
    # Both tables agree on what separates, and nothing folds across a separator, so the
    # words of the text are the words of its segments. A segment of several words (½ is
    # 1 and 2) lends its place to all of them.
    for segment in _FOLDED_WORD.finditer(text.translate(_TO_SEGMENTS)):
        for _ in exact(segment.group()):
            yield segment.span()
