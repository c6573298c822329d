"""The small network that reads beside the linear reader: what words mean together that none means alone.

Each feature has a vector. Those of a text are added up; what is above 0 of each figure of the sum, its
units, counts for the facts by a second table. All figures are whole, so every machine gives the same answer.
"""

from __future__ import annotations

import operator
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.lanes import LANE, MIDDLE, MOST_STEPS, Table, in_lanes, middles, rows_of

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
    table: Table
    """The vectors of the features."""
    always: int
    """What the units have of every text, above their middles."""
    _out: Sequence[Sequence[int]]
    """What each unit counts for each fact."""
    _lanes_out: Sequence[int]
    _out_always: int
    _form: struct.Struct
    _middles: int
    _most: int
    """The most that a unit counts, in each lane."""
    _room: int
    """What lifts a lane to its middle that has more."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Network:
        """Make a network.

        Args:
            table: what ``network.json`` of a language holds, as ``tools/train_linear_reader.py`` writes it.

        Returns:
            The network.
        """
        width = len(table["vectors"])
        return cls(
            facts=tuple(table["facts"]),
            table=Table(rows_of(table["vectors"], table["features"]), width, table["step"]),
            always=in_lanes(table["always"]) + middles(width),
            out=table["out"],
            lanes_out=[*map(in_lanes, table["out"])],
            out_always=in_lanes([100 * each for each in table["out_always"]]),
            form=struct.Struct(f"<{width}I"),
            middles=middles(width),
            most=in_lanes([MOST_OF_A_UNIT] * width),
            room=in_lanes([MIDDLE - 1 - MOST_OF_A_UNIT] * width),
        )

    def stir(self, total: int) -> Stirred:
        """Read what the vectors of a text add up to.

        Args:
            total: their sum with `always`, packed.

        Returns:
            What they stir.
        """
        # Of each lane, what lies above its middle, at most so much; all lanes at once.
        above = total & self._middles
        units = total & (above - (above >> (LANE - 1)))
        if too_high := (units + self._room) & self._middles:
            full = too_high - (too_high >> (LANE - 1))
            units = units & ~full | self._most & full
        figures = self._form.unpack(units.to_bytes(self._form.size, "little"))
        return Stirred(figures, sum(map(operator.mul, figures, self._lanes_out), self._out_always))

    def pulling(self, fact: int, met: Iterable[str], units: Sequence[int]) -> Mapping[str, int]:
        """Choose what moves a fact most.

        Args:
            fact: the number of its lane.
            met: features.
            units: what the units have above 0.

        Returns:
            Those that are worth quoting, with how far they pull.
        """
        rows, _, step = self.table
        ways = [(number, self._out[number][fact]) for number, figure in enumerate(units) if figure]
        nothing = MOST_STEPS * sum([way for _, way in ways])
        pulls = (
            (name, step * (sum([rows[name][number] * way for number, way in ways]) - nothing))
            for name in met
            if name in rows
        )
        return {name: pull for name, pull in pulls if pull >= _WORTH_QUOTING}


class Stirred(NamedTuple):
    """What one text stirs in a network."""

    units: Sequence[int]
    """What the units have above 0."""
    score: int
    """The scores of all facts, packed, in parts of `FINE`."""
