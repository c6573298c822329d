"""What fills the places of patterns in one text."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import attrs

from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words


@attrs.define(eq=False)
class FilledPlaces:
    """Where in a text something fills a place, found once for each place."""

    words: Words
    """The words."""
    phrases: Mapping[str, Phrases]
    """What fills each place."""
    _starts: dict[str, Mapping[int, Sequence[int]]] = attrs.field(factory=dict, init=False)
    _ends: dict[str, Mapping[int, Sequence[int]]] = attrs.field(factory=dict, init=False)

    @functools.cached_property
    def present(self) -> frozenset[str]:
        """The places that something in the text may fill."""
        distinct = self.words.distinct
        return frozenset(
            place for place, names in self.phrases.items() if not names.first_words.isdisjoint(distinct)
        )

    def by_start(self, place: str) -> Mapping[int, Sequence[int]]:
        """Return where what fills a place begins.

        Args:
            place: the place.

        Returns:
            The indexes of the first words, each with the indexes after the last ones.
        """
        found = self._starts.get(place)
        if found is None:
            names, words = self.phrases[place], self.words
            first = names.first_words
            met = [(at, names.ends_from(words, at)) for at, word in enumerate(words.folded) if word in first]
            found = self._starts[place] = {at: ends for at, ends in met if ends}
        return found

    def by_end(self, place: str) -> Mapping[int, Sequence[int]]:
        """Return where what fills a place ends.

        Args:
            place: the place.

        Returns:
            The indexes after the last words, each with the indexes of the first ones.
        """
        found = self._ends.get(place)
        if found is None:
            starts: dict[int, list[int]] = {}
            for start, ends in self.by_start(place).items():
                for end in ends:
                    starts.setdefault(end, []).append(start)
            found = self._ends[place] = starts
        return found
