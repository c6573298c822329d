"""What one text weighs for all facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from offentligroll.facts.text.features import WordFeatures
from offentligroll.facts.text.lanes import MOST_STEPS
from offentligroll.facts.text.linear import HUNDREDTH, LinearReader
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.words import Words

_MOST_QUOTES = 3


class Weighing(NamedTuple):
    """What one text weighs for all facts."""

    reader: LinearReader
    """Who weighs."""
    words: Words
    """The words."""
    common: frozenset[str]
    """Words that tell nothing by themselves."""
    features: WordFeatures
    """What there is to weigh in them."""
    met: AbstractSet[str]
    """What has weights of it."""
    total: int
    """The scores of all facts, packed."""
    units: Sequence[int]
    """What the words stir in the network beside the reader."""

    @classmethod
    def of(
        cls,
        reader: LinearReader,
        words: Words,
        around: Iterable[str],
        common: frozenset[str],
        topics: Topics,
    ) -> Weighing:
        """Weigh a text for all facts.

        Args:
            reader: who weighs.
            words: the words of the text.
            around: the features of what stands around the words.
            common: words that tell nothing by themselves.
            topics: what words are about in their language.

        Returns:
            What they weigh.
        """
        features = WordFeatures.of(words, topics)
        names = features.names
        names.update(around)
        return cls(reader, words, common, features, *reader.add_up(names))

    @property
    def loud(self) -> Iterable[str]:
        """The facts of which the words are suspicious at least, if nothing else is known."""
        return self.reader.loud(self.total)

    def score(self, fact: str) -> float:
        """Return the score of a fact.

        Args:
            fact: one that the reader weighs.

        Returns:
            The score: above 0, the words speak for it.
        """
        return self.reader.score(fact, self.total)

    def suspicious_words(self, fact: str) -> tuple[tuple[int, int], ...]:
        """Return which words speak most for a fact.

        Args:
            fact: the fact.

        Returns:
            Where they stand, as indexes of words, the weightiest first.
        """
        chosen: list[tuple[int, int]] = []
        for _, start, end in sorted(self._telling(fact)):
            if all(end <= one or start >= other for one, other in chosen):
                chosen.append((start, end))
                if len(chosen) == _MOST_QUOTES:
                    break
        return tuple(chosen)

    def has_suspicious_words(self, fact: str) -> bool:
        """Return whether any words speak for a fact that can be quoted.

        Args:
            fact: the fact.

        Returns:
            Whether `suspicious_words` are some; these are looked up only where somebody reads them.
        """
        return next(self._telling(fact), None) is not None

    def _telling(self, fact: str) -> Iterator[tuple[int, int, int]]:
        """Yield where words stand that speak for a fact and tell something, after less than no weight."""
        reader, folded, common = self.reader, self.words.folded, self.common
        number, least, places_of = reader.number_of(fact), reader.least, self.features.places_of
        rows, _, step = reader.table
        for name, start, end in places_of(rows):
            steps = rows[name][number]
            if steps >= least and not common.issuperset(folded[start:end]):
                yield (MOST_STEPS - steps) * step * HUNDREDTH, start, end
        pulls = reader.pulling(fact, self.met, self.units)
        for name, start, end in places_of(pulls) if pulls else ():
            if not common.issuperset(folded[start:end]):
                yield -pulls[name], start, end
