"""What is known of very many words, loaded as long texts; the one for a word is searched when it is met."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import attrs

_END, _IS = "\ue000", "\ue001"
"""Before each word and after the last value, and between the two: signs that nobody has given a meaning."""
_IN_A_BUCKET = 16
"""So many words share a text, more or less."""


@attrs.frozen(eq=False)
class Buckets:
    """Values by word, as texts: to look one up takes longer than in a dictionary, to load all far less.

    Example:
        >>> told = Buckets.of({"hm": "[1]", "tja": "[2, 3]"})
        >>> told.get("tja"), told.get("nja")
        ('[2, 3]', None)
    """

    texts: Sequence[str]
    """The texts; which of them may hold a word hangs on the word alone."""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Buckets:
        """Put values into as many texts as suit them.

        Args:
            values: by word, each without the signs that stand between them.

        Returns:
            The same, to be looked up.
        """
        texts = [""] * (len(values) // _IN_A_BUCKET + 1)
        for word, value in values.items():
            texts[_number(word, len(texts))] += f"{_END}{word}{_IS}{value}"
        return cls([f"{text}{_END}" for text in texts])

    def get(self, word: str) -> str | None:
        """Look a word up.

        Args:
            word: the word.

        Returns:
            Its value; None where it has none.
        """
        if _END in word or _IS in word:
            return None
        text = self.texts[_number(word, len(self.texts))]
        at = text.find(f"{_END}{word}{_IS}")
        if at < 0:
            return None
        start = at + len(word) + 2
        return text[start : text.index(_END, start)]


def _number(word: str, count: int) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % count
