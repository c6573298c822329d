"""The small network that reads beside the linear reader: what words mean together that none means alone.

Each feature has a vector. Those of a text are added up; what is above 0 of each figure of the sum, its
units, counts for the facts by a second table. All figures are whole, so every machine gives the same answer.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from offentligroll.facts.text.lanes import MIDDLE, MOST_STEPS, Packed, in_lanes, middles, rows_of

MOST_OF_A_UNIT = 10_000
"""What a unit has above this does not count, so that a long text drowns nothing."""
FINE = 10_000
"""A score of 1 is so much: hundredths of a vector times hundredths of what its unit counts."""
_WORTH_QUOTING = 800
"""Words that pull less are not worth quoting."""


@attrs.frozen(kw_only=True, eq=False)
class Network:
    """The network of one language."""

    facts: tuple[str, ...]
    """The facts that it reads, in the order of their lanes."""
    _rows: Mapping[str, bytes]
    """The steps of the vector of each feature."""
    _packed: Mapping[str, int]
    _step: int
    _always: int
    """What the units have of every text, above their middles."""
    _out: Sequence[Sequence[int]]
    """What each unit counts for each fact."""
    _lanes_out: Sequence[int]
    _out_always: int
    _form: struct.Struct

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Network:
        """Make a network.

        Args:
            table: what ``network.json`` of a language holds, as ``tools/train_linear_reader.py`` writes it.

        Returns:
            The network.
        """
        rows = rows_of(table["vectors"], table["features"])
        width: int = len(table["vectors"])
        step: int = table["step"]
        return cls(
            facts=tuple(table["facts"]),
            rows=rows,
            packed=Packed(rows, width, step),
            step=step,
            always=in_lanes(table["always"]) + middles(width),
            out=table["out"],
            lanes_out=[*map(in_lanes, table["out"])],
            out_always=in_lanes([100 * each for each in table["out_always"]]),
            form=struct.Struct(f"<{width}I"),
        )

    def read(self, names: AbstractSet[str], around: Iterable[str]) -> Stirred:
        """Read the features of a text.

        Args:
            names: the features of its words.
            around: the features of what stands around them.

        Returns:
            What they stir.
        """
        rows, packed = self._rows.keys(), self._packed
        met = rows & names
        total = sum(map(packed.__getitem__, met), self._always)
        total += sum(map(packed.__getitem__, rows & around))
        score, awake = self._out_always, []
        figures = self._form.unpack(total.to_bytes(self._form.size, "little"))
        for number, figure in enumerate(figures):
            if figure > MIDDLE:
                awake.append(number)
                score += min(figure - MIDDLE, MOST_OF_A_UNIT) * self._lanes_out[number]
        return Stirred(network=self, met=met, awake=awake, score=score)

    def pulling(self, fact: int, met: Iterable[str], awake: Sequence[int]) -> Mapping[str, int]:
        """Choose what moves a fact most.

        Args:
            fact: the number of its lane.
            met: features that have vectors.
            awake: the units that are above 0.

        Returns:
            Those that are worth quoting, with how far they pull.
        """
        rows, step = self._rows, self._step
        ways = [(number, self._out[number][fact]) for number in awake]
        nothing = MOST_STEPS * sum([way for _, way in ways])
        pulls = (
            (name, step * (sum([rows[name][number] * way for number, way in ways]) - nothing)) for name in met
        )
        return {name: pull for name, pull in pulls if pull >= _WORTH_QUOTING}


@attrs.frozen(kw_only=True, eq=False)
class Stirred:
    """What one text stirs in a network."""

    network: Network
    """Which."""
    met: AbstractSet[str]
    """What has vectors of its words."""
    awake: Sequence[int]
    """The units that are above 0."""
    score: int
    """The scores of all facts, packed, in parts of `FINE`."""

    def pulling(self, fact: int) -> Mapping[str, int]:
        """Choose what moves a fact most.

        Args:
            fact: the number of its lane.

        Returns:
            The features that are worth quoting, with how far they pull.
        """
        return self.network.pulling(fact, self.met, self.awake)
