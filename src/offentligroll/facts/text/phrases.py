"""Finding phrases in words.

A list of phrases is compiled into a trie, so that one pass over a text finds them all, however many
they are. A hit is a run of whole words inside one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.words import SENTENCE, Words

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
        """Whether a negation turns it round."""
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

    def hits(self, words: Words) -> Iterator[Hit]:
        """Find all phrases, overlapping ones too.

        Args:
            words: where to look.

        Yields:
            The hits by where they begin, shorter ones first.
        """
        first = self.first_words
        for start in [at for at, word in enumerate(words.folded) if word in first]:
            for end in self.ends_from(words, start):
                yield Hit(start, end, " ".join(words.folded[start:end]))

    def longest_in(self, words: Words) -> Mapping[int, int]:
        """Find the longest phrase at each word.

        Args:
            words: where to look.

        Returns:
            Where phrases begin, each with the index after the last word of the longest.
        """
        first = self.first_words
        if first.isdisjoint(words.folded):
            return _NOWHERE
        starts = [at for at, word in enumerate(words.folded) if word in first]
        return {at: ends[-1] for at in starts if (ends := self.ends_from(words, at))}

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
            start: the index of the word; one of the first words.

        Returns:
            The index after the last word of each, shorter ones first.
        """
        folded = words.folded
        node = self._trie[folded[start]]
        ends = [start + 1] if _HERE in node else []
        for at in range(start + 1, len(folded)):
            node = node.get(folded[at])
            if node is None or words.gaps[at] is SENTENCE:
                break
            if _HERE in node:
                ends.append(at + 1)
        return ends


_NOWHERE: Mapping[int, int] = {}
