"""What was worked out of a word once: most words of a text stood in one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST_KEPT = 50_000
"""So many words are kept; a run over an archive would else keep every name in it."""
LONGEST_KEPT = 40
"""Longer ones hardly come again."""


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
        made = self._make(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = made
        return made
