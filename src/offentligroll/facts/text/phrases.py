"""Finding phrases in words, and telling which of them are negated.

A list of phrases is compiled into a trie, so that one pass over a text finds them all, however many
they are. A hit is a run of whole words inside one sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.words import BLANK, SENTENCE, Words

_HERE = ""
"""The key by which a node of the trie tells that a phrase ends there; no word is empty."""


class Hit(NamedTuple):
    """A phrase that was found."""

    start: int
    """The index of its first word."""
    end: int
    """The index after its last word."""
    phrase: str
    """The phrase, folded."""
    negator: int | None = None
    """The index of the word that negates it; None where there is none."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where its parts lie, where it has several; empty where it is one run of words."""

    @property
    def negated(self) -> bool:
        """Whether a negation before it turns it round."""
        return self.negator is not None


@attrs.frozen
class Phrases:
    """Phrases, ready to be looked for.

    Example:
        >>> phrases = Phrases.compile(["å kommunens vägnar", "on behalf of the council"])
        >>> [hit.phrase for hit in phrases.hits(Words.of("Jag svarar å KOMMUNENS vägnar."))]
        ['å kommunens vägnar']
    """

    folded: tuple[str, ...]
    """The phrases, folded, each once."""
    _trie: dict[str, Any] = attrs.field(repr=False, eq=False)
    first_words: frozenset[str] = attrs.field(repr=False, eq=False)
    """The words with which a phrase begins."""

    @classmethod
    def compile(cls, phrases: Iterable[str]) -> Phrases:
        """Make phrases ready to be looked for.

        Args:
            phrases: words and phrases as people write them; blank ones are never found.

        Returns:
            The phrases.
        """
        trie: dict[str, Any] = {}
        folded: dict[str, None] = {}
        for phrase in phrases:
            words = Words.of(phrase).folded
            if not words:
                continue
            node = trie
            for word in words:
                node = node.setdefault(word, {})
            node[_HERE] = {}
            folded[" ".join(words)] = None
        return cls(tuple(folded), trie, frozenset(trie))

    def hits(self, words: Words, negation: Negation | None = None) -> Iterator[Hit]:
        """Find all phrases, overlapping ones too.

        Args:
            words: where to look.
            negation: what negates in the language of the words; None to look for no negation.

        Yields:
            The hits by where they begin, shorter ones first.
        """
        first = self.first_words & words.distinct
        if not first:
            return
        for start, word in enumerate(words.folded):
            if word not in first:
                continue
            for end in self.ends_from(words, start):
                phrase = " ".join(words.folded[start:end])
                negator = negation.negator_of(words, start) if negation else None
                yield Hit(start=start, end=end, phrase=phrase, negator=negator)

    def following(self, word: str) -> Iterable[str]:
        """Return which words follow the first one in phrases.

        Args:
            word: a word with which one begins.

        Returns:
            The second words; the empty one if the word itself is a phrase.
        """
        return tuple(self._trie[word])

    def ends_from(self, words: Words, start: int) -> Sequence[int]:
        """Find the phrases that begin at a word and stay inside its sentence.

        Args:
            words: where to look.
            start: the index of the word.

        Returns:
            The index after the last word of each, shorter ones first.
        """
        folded = words.folded
        node = self._trie.get(folded[start]) if start < len(folded) else None
        if node is None:
            return ()
        ends = [start + 1] if _HERE in node else []
        for at in range(start + 1, len(folded)):
            node = node.get(folded[at])
            if node is None or words.gaps[at] is SENTENCE:
                break
            if _HERE in node:
                ends.append(at + 1)
        return ends

    def longest_from(self, words: Words, start: int) -> int:
        """Return the end of the longest phrase that begins at a word.

        Args:
            words: where to look.
            start: the index of the word.

        Returns:
            The index after its last word; `start` where no phrase begins there.
        """
        ends = self.ends_from(words, start)
        return ends[-1] if ends else start


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

    def negator_around(self, words: Words, start: int, end: int, pattern: str) -> int | None:
        """Find what negates a find, before it, inside it or right after it.

        Args:
            words: the words.
            start: the index of its first word.
            end: the index after its last word.
            pattern: the pattern that was met; one that names a negator is not negated by it.

        Returns:
            The index of the negator's first word, or None.
        """
        found = self.negator_of(words, start)
        if found is None and self.far.folded:
            found = self._far_negator(words, start)
        if found is not None or not self._beginnings.isdisjoint(pattern.split()):
            return found
        inside = range(start + 1, end + (self.may_follow and end < len(words) and not words.gaps[end]))
        for index in inside:
            if self.not_negating.longest_from(words, index) > index:
                return None
            if self.negators.longest_from(words, index) > index:
                return index
        return None

    def may_negate(self, words: Words) -> bool:
        """Return whether anything in some words may negate.

        Args:
            words: the words.

        Returns:
            Whether the first word of a negator stands somewhere among them.
        """
        return not words.distinct.isdisjoint(self._beginnings)

    @functools.cached_property
    def _beginnings(self) -> frozenset[str]:
        return self.negators.first_words | self.far.first_words

    def _far_negator(self, words: Words, start: int) -> int | None:
        for index in range(start - 1, max(-1, start - 1 - _FAR_REACH), -1):
            if words.gaps[index + 1] is SENTENCE:
                return None
            if self.far.longest_from(words, index) > index:
                return index
        return None

    def negator_of(self, words: Words, start: int) -> int | None:
        """Find what negates the phrase that begins at a word.

        Args:
            words: the words.
            start: the index of the phrase's first word.

        Returns:
            The index of the negator's first word, or None.
        """
        # Read from the clause's first word within reach, so that an idiom is met at its beginning.
        index = self._clause_start(words, start)
        found = None
        while index < start:
            idiom = self.not_negating.longest_from(words, index)
            if idiom > index:
                index = idiom
                continue
            end = self.negators.longest_from(words, index)
            if index < end <= start:
                found = index
            index = max(end, index + 1)
        return found

    def _clause_start(self, words: Words, start: int) -> int:
        folded = words.folded
        index = start
        while index > 0 and start - index < _REACH:
            if words.gaps[index] is not BLANK:
                break
            word = folded[index - 1]
            if word in self.clause_words or (
                word in self.contrast and self._answers_a_negator(words, index - 1)
            ):
                break
            index -= 1
        return index

    def _answers_a_negator(self, words: Words, index: int) -> bool:
        """Whether a negator stands before in the sentence, as in *inte som chef utan som granne*."""
        for before in range(index, max(0, index - _CONTRAST_REACH), -1):
            if words.gap_before(before) is SENTENCE:
                return False
            if self.negators.longest_from(words, before - 1) > before - 1:
                return True
        return False
