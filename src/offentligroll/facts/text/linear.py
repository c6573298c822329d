"""The linear reader: sparse weights of words, ends and pairs, trained on labelled posts.

The weights of all facts for one feature are packed into one integer, so that a text is weighed for
all facts at once by adding integers.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from offentligroll.facts.text.tables import shipped_names, shipped_text

if TYPE_CHECKING:
    from offentligroll.facts.text.words import Words

Feature = tuple[str, int, int]
"""A feature of words, and from which word to which it stands."""
_LANE = 32
_SCALE = 100
"""Weights are written in hundredths."""
_MIDDLE = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
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

    @classmethod
    def of(
        cls,
        weights: Mapping[str, Mapping[str, int]],
        thresholds: Mapping[str, Threshold],
        shaky: Mapping[str, Iterable[str]],
    ) -> LinearReader:
        """Make a reader.

        Args:
            weights: by feature and fact, in hundredths.
            thresholds: what the scores mean.
            shaky: the patterns of each fact that were wrong too often.

        Returns:
            The reader.
        """
        facts = tuple(sorted(thresholds))
        lanes = {fact: number * _LANE for number, fact in enumerate(facts)}
        packed = {
            feature: sum(weight << lanes[fact] for fact, weight in each.items() if fact in lanes)
            for feature, each in weights.items()
        }
        return cls(
            facts=facts,
            thresholds=thresholds,
            shaky={fact: frozenset(each) for fact, each in shaky.items()},
            packed=packed,
        )

    def scores(self, features: Sequence[Feature], around: Iterable[str]) -> Mapping[str, float]:
        """Weigh a text for all facts.

        Args:
            features: those of its words.
            around: those of what stands around the words.

        Returns:
            The score of each fact: above 0, the words speak for it.
        """
        met = {feature for feature, _, _ in features}
        met.update(around)
        total = sum(map(self._packed.get, met, itertools.repeat(0)), self._middles)
        return {
            fact: ((total >> (number * _LANE) & _MASK) - _MIDDLE) / _SCALE
            for number, fact in enumerate(self.facts)
        }

    @functools.cached_property
    def _middles(self) -> int:
        return sum(_MIDDLE << (number * _LANE) for number in range(len(self.facts)))

    def suspicious_words(
        self, words: Words, features: Sequence[Feature], fact: str, common: frozenset[str]
    ) -> tuple[tuple[int, int], ...]:
        """Tell which words speak most for a fact.

        Args:
            words: the words.
            features: their features.
            fact: the fact.
            common: words that tell nothing by themselves.

        Returns:
            Where they stand, as indexes of words, the weightiest first.
        """
        shift, middles = self.facts.index(fact) * _LANE, self._middles
        weighed = []
        for feature, start, end in features:
            packed = self._packed.get(feature)
            if packed is None:
                continue
            weight = ((packed + middles) >> shift & _MASK) - _MIDDLE
            if weight >= _SUSPICIOUS and not common.issuperset(words.folded[start:end]):
                weighed.append((-weight, start, end))
        chosen: list[tuple[int, int]] = []
        for _, start, end in sorted(weighed):
            if all(end <= one or start >= other for one, other in chosen):
                chosen.append((start, end))
            if len(chosen) == _MOST_QUOTES:
                break
        return tuple(chosen)


def chance(score: float) -> float:
    """Give the chance that a score stands for.

    Args:
        score: a score of the reader.

    Returns:
        Between 0 and 1.

    Example:
        >>> chance(0.0)
        0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@functools.cache
def linear_reader(language: str) -> LinearReader | None:
    """Give the shipped linear reader of a language, read when it is first asked for.

    Args:
        language: the language.

    Returns:
        The reader; None where the language has none.
    """
    if "weights.json" not in shipped_names(language):
        return None
    table = json.loads(shipped_text(f"{language}/weights.json"))
    facts = table["facts"]
    return LinearReader.of(
        {
            feature: {facts[at]: weight for at, weight in zip(flat[::2], flat[1::2], strict=True)}
            for feature, flat in table["weights"].items()
        },
        {fact: Threshold(**each) for fact, each in table["thresholds"].items()},
        table["shaky_patterns"],
    )
