"""The sentence in which a word stands."""

from __future__ import annotations

import bisect

from offentligroll.facts.text.words import Words

_REACH = 60
"""How many words away the other part of a pattern may stand, however long the sentence is."""


def sentence_around(words: Words, at: int) -> tuple[int, int]:
    """Return the sentence in which a word stands, as far as patterns reach in it.

    Args:
        words: the words.
        at: the index of the word.

    Returns:
        The index of its first word, and the index after its last.
    """
    starts = words.starts
    number = bisect.bisect_right(starts, at)
    end = starts[number] if number < len(starts) else len(words)
    return max(starts[number - 1], at - _REACH), min(end, at + _REACH)


def mark_after(words: Words, at: int) -> str:
    """Return what stands after the sentence of a word.

    Args:
        words: the words.
        at: the index of the word.

    Returns:
        What stands between its last word and the next.
    """
    return words.between[sentence_around(words, at)[1]]
