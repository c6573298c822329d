"""What fills the places of patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import attrs

from offentligroll.facts.text.grammar.runs import Ends
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words


class _Beginning(NamedTuple):
    """What begins with one word."""

    following: AbstractSet[str]
    """The words that follow in any of it; the empty one where it may end there."""
    places: Sequence[tuple[str, Phrases]]
    """The places that it fills, each with all that fills them."""


@attrs.frozen(eq=False)
class Places:
    """What fills the places of patterns for one subject."""

    _by_word: Mapping[str, _Beginning]

    @classmethod
    def of(cls, phrases: Mapping[str, Phrases]) -> Places:
        """Lay out what fills places.

        Args:
            phrases: what fills each place.

        Returns:
            The same by first words.
        """
        by_word: dict[str, list[tuple[str, Phrases]]] = {}
        for entry in phrases.items():
            for word in entry[1].first_words:
                by_word.setdefault(word, []).append(entry)
        return cls(
            {
                word: _Beginning(frozenset().union(*[each.following(word) for _, each in entries]), entries)
                for word, entries in by_word.items()
            }
        )

    def filled_in(self, words: Words) -> Mapping[str, Ends]:
        """Find what fills places.

        Args:
            words: the words of a text.

        Returns:
            For each place that something fills, where this begins, with the ends.
        """
        by_word, folded = self._by_word, words.folded
        filled: dict[str, dict[int, Sequence[int]]] = {}
        for at in [at for at, word in enumerate(folded) if word in by_word]:
            following, places = by_word[folded[at]]
            if "" in following or (at + 1 < len(folded) and folded[at + 1] in following):
                for place, phrases in places:
                    ends = phrases.ends_from(words, at)
                    if ends:
                        filled.setdefault(place, {})[at] = ends
        return filled


def by_end(starts: Ends) -> Ends:
    """Turn round where something lies.

    Args:
        starts: the first words, each with the indexes after the last ones.

    Returns:
        The indexes after the last words, each with the first ones.
    """
    found: dict[int, list[int]] = {}
    for start, ends in starts.items():
        for end in ends:
            found.setdefault(end, []).append(start)
    return found
