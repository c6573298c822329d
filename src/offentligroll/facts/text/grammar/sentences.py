"""The sentence in which a word stands."""

from __future__ import annotations

from offentligroll.facts.text.words import SENTENCE, Words

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
    gaps = words.gaps
    start = at
    while start > 0 and gaps[start] < SENTENCE and at - start < _REACH:
        start -= 1
    end = at + 1
    while end < len(gaps) and gaps[end] < SENTENCE and end - at < _REACH:
        end += 1
    return start, end


def mark_after(words: Words, at: int) -> str:
    """Return what stands after the sentence of a word.

    Args:
        words: the words.
        at: the index of the word.

    Returns:
        What stands between its last word and the next.
    """
    return words.between[sentence_around(words, at)[1]]
