"""The linear reader: sparse weights of words, ends and pairs, trained on labelled posts.

The weights of all facts for one feature are packed into one integer, so that a text is weighed for
all facts at once by adding integers.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from offentligroll.facts.text.features import stem_of
from offentligroll.facts.text.lanes import (
    LANE,
    MASK,
    MIDDLE,
    MOST_STEPS,
    Packed,
    Table,
    in_lanes,
    middles,
    rows_of,
)
from offentligroll.facts.text.network import FINE, Network

_SCALE = 100
"""Weights are written in hundredths."""
HUNDREDTH = FINE // _SCALE
"""What that is beside the scores of the network."""
ALWAYS = "#bias"
"""The feature of every text. Its weights are kept in full, for they count each time."""
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
    proven: Mapping[str, frozenset[str]]
    """The patterns of each fact that are believed against the scores."""
    _packed: Mapping[str, int]
    """The weights of each feature; above them, its vector in the network."""
    table: Table
    """The weights as they are written."""
    least: int
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
        rows = rows_of([table["weights"][fact] for fact in facts], table["features"])
        weights = Table(rows, len(facts), table["step"])
        packed = Packed(weights) if network is None else Packed(weights, network.table)
        packed[ALWAYS] += in_lanes(table["always"])
        return cls(
            facts=facts,
            thresholds={fact: Threshold(**each) for fact, each in table["thresholds"].items()},
            proven={fact: frozenset(each) for fact, each in table["proven_patterns"].items()},
            packed=packed,
            table=weights,
            least=MOST_STEPS + -(-_SUSPICIOUS // weights.step),
            network=network,
            scale=_SCALE if network is None else 2 * FINE,
        )

    def add_up(self, names: AbstractSet[str]) -> tuple[AbstractSet[str], int, Sequence[int]]:
        """Add up what features weigh for all facts.

        Args:
            names: the features of a text, and of what stands around it.

        Returns:
            Those that weigh anything, the scores of all facts, packed, and what they stir in the network.
        """
        met = self._known & names
        total = sum(map(self._packed.__getitem__, met), self._always)
        network, shift = self._network, LANE * len(self.facts)
        if network is None:
            return met, total, _NO_UNITS
        units, score = network.stir(total >> shift)
        weights = (total & (1 << shift) - 1) - self._middles
        return met, score + self._middles + weights * HUNDREDTH, units

    def has_weight(self, word: str) -> bool:
        """Return whether a word has a weight.

        Args:
            word: the word, folded.

        Returns:
            Whether its stem has.
        """
        return stem_of(word) in self.table.rows

    @functools.cached_property
    def _known(self) -> AbstractSet[str]:
        """The features that have weights or vectors."""
        vectors: Mapping[str, bytes] = {} if self._network is None else self._network.table.rows
        return {ALWAYS, *self.table.rows, *vectors}

    @functools.cached_property
    def _always(self) -> int:
        """What keeps the weights above 0, and what the units of the network have of every text."""
        always = 0 if self._network is None else self._network.always
        return self._middles + (always << LANE * len(self.facts))

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

    def pulling(self, fact: str, features: Iterable[str], units: Sequence[int]) -> Mapping[str, int]:
        """Choose what moves a fact most in the network.

        Args:
            fact: the fact.
            features: features of a text.
            units: what the units of the network have of them.

        Returns:
            Those that are worth quoting, with how far they pull.
        """
        return {} if self._network is None else self._network.pulling(self.number_of(fact), features, units)

    @functools.cached_property
    def _lanes(self) -> Mapping[str, int]:
        return {fact: number * LANE for number, fact in enumerate(self.facts)}


_NO_UNITS: Sequence[int] = ()
