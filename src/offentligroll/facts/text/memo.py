"""What was worked out of a word once: most words of a text stood in one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from offentligroll.model import bounded

V = TypeVar("V")

_MOST_KEPT = 50_000
"""So many words are kept; a run over an archive would else keep every name in it."""
_LONGEST_KEPT = 40
"""Longer ones hardly come again."""


def keep(kept: dict[str, V], word: str, made: V) -> V:
    """Keep what was worked out of a word, as far as there is room.

    Args:
        kept: what is kept.
        word: the word.
        made: what was worked out.

    Returns:
        The same.
    """
    return bounded.keep(kept, word, made, _MOST_KEPT) if len(word) <= _LONGEST_KEPT else made


class Memo(dict[str, V]):
    """A bounded table that works out what it does not hold.

    Example:
        >>> lengths = Memo(len)
        >>> [*map(lengths.__getitem__, ("nu", "plogas", "nu"))], sorted(lengths)
        ([2, 6, 2], ['nu', 'plogas'])
    """

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> V:
        return keep(self, word, self._make(word))
