"""The linear reader: sparse weights of words, ends and pairs, trained on labelled posts.

The weights of all facts for one feature are packed into one integer, so that a text is weighed for
all facts at once by adding integers.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from offentligroll.facts.text.features import WordFeatures, stem_of
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.words import Words

_LANE = 32
_SCALE = 100
"""Weights are written in hundredths."""
_MIDDLE = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
MOST_STEPS = 45
"""The largest weight, in steps; the smallest is as far below 0."""
SIGNS = "".join(sign for sign in map(chr, range(ord("!"), ord("~"))) if sign not in '"\\')
"""How the steps of a weight are written, from the smallest to the largest: ``O`` is none."""
ALWAYS = "#bias"
"""The feature of every text. Its weights are kept in full, for they count each time."""
_STEPS = bytes.maketrans(SIGNS.encode("ascii"), bytes(range(len(SIGNS))))
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
    _least: int
    """From this step on, words are worth quoting."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> LinearReader:
        """Make a reader.

        Args:
            table: what ``weights.json`` of a language holds, as ``tools/train_linear_reader.py`` writes it.

        Returns:
            The reader.
        """
        facts = tuple(table["facts"])
        rows = {ALWAYS: b"", **_rows([table["weights"][fact] for fact in facts], table["features"])}
        step: int = table["step"]
        packed = _Packed(rows, len(facts), step)
        packed[ALWAYS] = _in_lanes(table["always"])
        return cls(
            facts=facts,
            thresholds={fact: Threshold(**each) for fact, each in table["thresholds"].items()},
            shaky={fact: frozenset(each) for fact, each in table["shaky_patterns"].items()},
            packed=packed,
            rows=rows,
            least=MOST_STEPS + -(-_SUSPICIOUS // step),
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
        met = self._rows.keys() & features.names
        total = sum(map(self._packed.__getitem__, met), self._middles)
        total += sum(map(self._packed.__getitem__, self._rows.keys() & around))
        return Weighing(reader=self, words=words, common=common, features=features, met=met, total=total)

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
        return sum(_MIDDLE << (number * _LANE) for number in range(len(self.facts)))

    @functools.cached_property
    def _limits(self) -> int:
        """The scores from which on a fact is looked at, packed."""
        least = (min(each.suspicious, each.yes) for each in map(self.thresholds.__getitem__, self.facts))
        return sum(round(limit * _SCALE) << (number * _LANE) for number, limit in enumerate(least))

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
            number = reached.bit_length() // _LANE - 1
            found.append(self.facts[number])
            reached ^= _MIDDLE << (number * _LANE)
        return found

    def shift(self, fact: str) -> int:
        """Return where the figures of a fact lie in what is packed.

        Args:
            fact: the fact.

        Returns:
            By so many bits.
        """
        return self._lanes[fact]

    def speaking(self, fact: str, features: Iterable[str]) -> Mapping[str, int]:
        """Choose what speaks for a fact.

        Args:
            fact: the fact.
            features: features that have weights.

        Returns:
            Those that are worth quoting, with their steps.
        """
        number, least, rows = self._lanes[fact] // _LANE, self._least, self._rows
        return {feature: step for feature in features if (step := rows[feature][number]) >= least}

    @functools.cached_property
    def _lanes(self) -> Mapping[str, int]:
        return {fact: number * _LANE for number, fact in enumerate(self.facts)}


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
        return ((self.total >> self.reader.shift(fact) & _MASK) - _MIDDLE) / _SCALE

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
        steps, folded, common = self.reader.speaking(fact, self.met), self.words.folded, self.common
        for name, start, end in self.features.places_of(steps) if steps else ():
            if not common.issuperset(folded[start:end]):
                yield -steps[name], start, end


def _rows(columns: Sequence[str], features: Sequence[str]) -> dict[str, bytes]:
    """Cut the signs of all facts, a column each, into rows of steps, one for each feature."""
    width = len(columns)
    grid = bytearray(width * len(features))
    for number, column in enumerate(columns):
        grid[number::width] = column.encode("ascii").translate(_STEPS)
    steps = bytes(grid)
    return {
        feature: steps[at : at + width]
        for feature, at in zip(features, range(0, len(steps), width), strict=True)
    }


class _Packed(dict[str, int]):
    """The weights of features, each laid into the lanes when it is first met."""

    def __init__(self, rows: Mapping[str, bytes], width: int, step: int) -> None:
        super().__init__()
        self._rows, self._step = rows, step
        self._nothing = _in_lanes([MOST_STEPS] * width)
        self._size = width * _LANE // 8

    def __missing__(self, feature: str) -> int:
        lanes = bytearray(self._size)
        lanes[:: _LANE // 8] = self._rows[feature]
        packed = self[feature] = (int.from_bytes(lanes, "little") - self._nothing) * self._step
        return packed


def _in_lanes(weights: Iterable[int]) -> int:
    return sum(weight << (number * _LANE) for number, weight in enumerate(weights))
