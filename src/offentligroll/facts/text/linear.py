"""The linear reader: sparse weights of words, ends and pairs, trained on labelled posts.

The weights of all facts for one feature are packed into one integer, so that a text is weighed for
all facts at once by adding integers.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from offentligroll.facts.text.features import WordFeatures, stem_of
from offentligroll.facts.text.lanes import LANE, MASK, MIDDLE, MOST_STEPS, Packed, in_lanes, middles, rows_of
from offentligroll.facts.text.network import FINE, Network, Stirred
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.words import Words

_SCALE = 100
"""Weights are written in hundredths."""
ALWAYS = "#bias"
"""The feature of every text. Its weights are kept in full, for they count each time."""
_MOST_QUOTES = 3
_SUSPICIOUS = 8
"""Words of less weight are not worth quoting."""


@attrs.frozen(kw_only=True)
class Threshold:
    """What a score for one fact means, as measured on posts that were not trained on."""

    yes: float
    """From this score on, the words say so by themselves."""
    suspicious: float
    """From this score on, they are suspicious; below it, finding nothing means *no*."""
    doubtful: float
    """Below this score, what the grammar has found is doubted."""
    firm_no: bool = True
    """Whether finding nothing was measured to mean something."""


@attrs.frozen(kw_only=True, eq=False)
class LinearReader:
    """The linear reader of one language."""

    facts: tuple[str, ...]
    """The facts that it weighs, in the order of their lanes."""
    thresholds: Mapping[str, Threshold]
    """What its scores mean."""
    shaky: Mapping[str, frozenset[str]]
    """The patterns of each fact that were wrong too often to be believed against the scores."""
    _packed: Mapping[str, int]
    _rows: Mapping[str, bytes]
    """The steps of the weights of each feature, a byte for each fact."""
    _step: int
    _least: int
    """From this step on, words are worth quoting."""
    _network: Network | None
    """What reads beside it: a score is the mean of both."""
    _scale: int
    """A score of 1 is so much."""

    @classmethod
    def of(cls, table: Mapping[str, Any], network: Network | None = None) -> LinearReader:
        """Make a reader.

        Args:
            table: what ``weights.json`` of a language holds, as ``tools/train_linear_reader.py`` writes it.
            network: what reads beside it, of the same facts.

        Returns:
            The reader.
        """
        facts = tuple(table["facts"])
        rows = {ALWAYS: b"", **rows_of([table["weights"][fact] for fact in facts], table["features"])}
        step: int = table["step"]
        packed = Packed(rows, len(facts), step)
        packed[ALWAYS] = in_lanes(table["always"])
        return cls(
            facts=facts,
            thresholds={fact: Threshold(**each) for fact, each in table["thresholds"].items()},
            shaky={fact: frozenset(each) for fact, each in table["shaky_patterns"].items()},
            packed=packed,
            rows=rows,
            step=step,
            least=MOST_STEPS + -(-_SUSPICIOUS // step),
            network=network,
            scale=_SCALE if network is None else 2 * FINE,
        )

    def weigh(self, words: Words, around: Iterable[str], common: frozenset[str], topics: Topics) -> Weighing:
        """Weigh a text for all facts.

        Args:
            words: its words.
            around: the features of what stands around the words.
            common: words that tell nothing by themselves.
            topics: what words are about in their language.

        Returns:
            What they weigh.
        """
        features = WordFeatures.of(words, topics)
        names = features.names
        met = self._rows.keys() & names
        total = sum(map(self._packed.__getitem__, met))
        total += sum(map(self._packed.__getitem__, self._rows.keys() & around))
        stirred = None
        if self._network is not None:
            stirred = self._network.read(names, around)
            total = total * (FINE // _SCALE) + stirred.score
        return Weighing(
            reader=self,
            words=words,
            common=common,
            features=features,
            met=met,
            total=total + self._middles,
            stirred=stirred,
        )

    def has_weight(self, word: str) -> bool:
        """Return whether a word has a weight.

        Args:
            word: the word, folded.

        Returns:
            Whether its stem has.
        """
        return stem_of(word) in self._rows

    @functools.cached_property
    def _middles(self) -> int:
        return middles(len(self.facts))

    @functools.cached_property
    def _limits(self) -> int:
        """The scores from which on a fact is looked at, packed."""
        least = (min(each.suspicious, each.yes) for each in map(self.thresholds.__getitem__, self.facts))
        return in_lanes([round(limit * self._scale) for limit in least])

    def loud(self, total: int) -> Iterable[str]:
        """Return the facts that are not past over where no pattern was met.

        Args:
            total: the scores, packed.

        Returns:
            The facts whose scores reach that from which on words are suspicious, or say so by themselves.
        """
        reached = (total - self._limits) & self._middles
        found = []
        while reached:
            number = reached.bit_length() // LANE - 1
            found.append(self.facts[number])
            reached ^= MIDDLE << (number * LANE)
        return found

    def score(self, fact: str, total: int) -> float:
        """Return the score of a fact.

        Args:
            fact: the fact.
            total: the scores, packed.

        Returns:
            Its score.
        """
        return ((total >> self._lanes[fact] & MASK) - MIDDLE) / self._scale

    def number_of(self, fact: str) -> int:
        """Return in which lane the figures of a fact lie.

        Args:
            fact: the fact.

        Returns:
            The number of the lane.
        """
        return self._lanes[fact] // LANE

    def speaking(self, fact: str, features: Iterable[str]) -> Mapping[str, int]:
        """Choose what speaks for a fact.

        Args:
            fact: the fact.
            features: features that have weights.

        Returns:
            Those that are worth quoting, with what they weigh, in parts of `FINE`.
        """
        number, least, rows = self.number_of(fact), self._least, self._rows
        fine = self._step * (FINE // _SCALE)
        return {
            feature: (step - MOST_STEPS) * fine
            for feature in features
            if (step := rows[feature][number]) >= least
        }

    @functools.cached_property
    def _lanes(self) -> Mapping[str, int]:
        return {fact: number * LANE for number, fact in enumerate(self.facts)}


@attrs.define(kw_only=True, eq=False)
class Weighing:
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
    stirred: Stirred | None
    """What the words stir in the network beside the reader."""

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
        yield from self._places(self.reader.speaking(fact, self.met))
        if self.stirred is not None:
            yield from self._places(self.stirred.pulling(self.reader.number_of(fact)))

    def _places(self, weights: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
        folded, common = self.words.folded, self.common
        for name, start, end in self.features.places_of(weights) if weights else ():
            if not common.issuperset(folded[start:end]):
                yield -weights[name], start, end
