"""Telling which finds are negated."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import attrs

from offentligroll.facts.text.phrases import Hit, Phrases
from offentligroll.facts.text.words import BLANK, SENTENCE, Words

_REACH = 5
"""How many words before a phrase a negator may stand."""
_FAR_REACH = 12
"""How many words before a find such a phrase may stand that negates all after it."""
_CONTRAST_REACH = 12
"""How far back the *not* may stand that makes *utan* mean *but rather*."""


@attrs.frozen(kw_only=True)
class Negation:
    """The words by which a language negates.

    A phrase is negated if a negator stands a few words before it in the same clause. A clause
    begins after a comma or another mark, and after a word such as *but* or *and*.
    """

    negators: Phrases
    """Such as *inte*, *never*, *don't*."""
    not_negating: Phrases
    """Idioms in which a negator does not negate: *inte bara*, *not only*, *can't not*."""
    clause_words: frozenset[str]
    """Words that begin a new clause."""
    contrast: frozenset[str]
    """Words that negate, but after another negator mean *but rather*: the Swedish *utan*."""
    far: Phrases = attrs.field(factory=lambda: Phrases.compile(()))
    """What negates all that comes after it in the sentence: *forget that*, *as if*."""
    may_follow: bool = False
    """Whether a negator may stand right after what it negates: *kommunen beslutade inte*."""

    def in_words(self, words: Words) -> Negators | None:
        """Find what negates in a text.

        Args:
            words: its words.

        Returns:
            The negators; None where nothing may negate.
        """
        return None if self._beginnings.isdisjoint(words.folded) else Negators(self, words)

    def names_negator(self, pattern: str) -> bool:
        """Return whether a pattern itself holds the beginning of a negator.

        Args:
            pattern: the pattern, as it is written.

        Returns:
            Whether it does.
        """
        return not self._beginnings.isdisjoint(pattern.split())

    @functools.cached_property
    def _beginnings(self) -> frozenset[str]:
        return self.negators.first_words | self.far.first_words


class Negators:
    """What negates in one text."""

    def __init__(self, negation: Negation, words: Words) -> None:
        """Find it.

        Args:
            negation: how the language negates.
            words: the words.
        """
        self._negation = negation
        self._folded = words.folded
        self._gaps = words.gaps
        self._negators = negation.negators.longest_in(words)
        self._idioms = negation.not_negating.longest_in(words)
        self._far = negation.far.longest_in(words)

    def before(self, start: int) -> int | None:
        """Find what negates the phrase that begins at a word.

        Args:
            start: the index of the phrase's first word.

        Returns:
            The index of the negator's first word, or None.
        """
        # Read from the clause's first word within reach, so that an idiom is met at its beginning.
        index = self._clause_start(start)
        found = None
        while index < start:
            if index in self._idioms:
                index = self._idioms[index]
                continue
            end = self._negators.get(index)
            if end is not None and end <= start:
                found = index
            index = end or index + 1
        return found

    def around(self, start: int, end: int, pattern: str) -> int | None:
        """Find what negates a find, before it, inside it or right after it.

        Args:
            start: the index of its first word.
            end: the index after its last word.
            pattern: the pattern that was met; one that names a negator is not negated by it.

        Returns:
            The index of the negator's first word, or None.
        """
        found = self.before(start) if self._negators else None
        if found is None and self._far:
            found = self._far_before(start)
        negation, gaps = self._negation, self._gaps
        if found is not None or not self._negators or negation.names_negator(pattern):
            return found
        for index in range(start + 1, end + (negation.may_follow and end < len(gaps) and not gaps[end])):
            if index in self._idioms:
                return None
            if index in self._negators:
                return index
        return None

    def _far_before(self, start: int) -> int | None:
        for index in range(start - 1, max(-1, start - 1 - _FAR_REACH), -1):
            if self._gaps[index + 1] is SENTENCE:
                break
            if index in self._far:
                return index
        return None

    def _clause_start(self, start: int) -> int:
        folded, gaps, negation = self._folded, self._gaps, self._negation
        index = start
        while index > 0 and start - index < _REACH:
            if gaps[index] is not BLANK:
                break
            word = folded[index - 1]
            if word in negation.clause_words or (
                word in negation.contrast and self._answers_a_negator(index - 1)
            ):
                break
            index -= 1
        return index

    def _answers_a_negator(self, index: int) -> bool:
        """Whether a negator stands before in the sentence, as in *inte som chef utan som granne*."""
        for before in range(index, max(0, index - _CONTRAST_REACH), -1):
            if self._gaps[before] is SENTENCE:
                return False
            if before - 1 in self._negators:
                return True
        return False


def hits_of(phrases: Phrases, words: Words, negation: Negation) -> Iterator[Hit]:
    """Find phrases, and what negates them.

    Args:
        phrases: what to look for.
        words: where to look.
        negation: how the language of the words negates.

    Yields:
        As :meth:`Phrases.hits`, with the negators.
    """
    negators = negation.in_words(words)
    for hit in phrases.hits(words):
        yield hit if negators is None else hit._replace(negator=negators.before(hit.start))
