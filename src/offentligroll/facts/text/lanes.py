"""Figures of many columns packed into one integer, so that adding two integers adds all columns at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

LANE = 32
"""So many bits a column has."""
MIDDLE = 1 << (LANE - 1)
"""What is added to a column so that it is never below 0."""
MASK = (1 << LANE) - 1
MOST_STEPS = 45
"""The largest weight, in steps; the smallest is as far below 0."""
SIGNS = "".join(sign for sign in map(chr, range(ord("!"), ord("~"))) if sign not in '"\\')
"""How the steps of a weight are written, from the smallest to the largest: ``O`` is none."""
_STEPS = bytes.maketrans(SIGNS.encode("ascii"), bytes(range(len(SIGNS))))


def in_lanes(figures: Iterable[int]) -> int:
    """Pack figures, the first into the lowest bits.

    Args:
        figures: the figures; any may be below 0.

    Returns:
        The integer.

    Example:
        >>> in_lanes([1, 2]) + in_lanes([3, -1]) == in_lanes([4, 1])
        True
    """
    return sum(figure << (number * LANE) for number, figure in enumerate(figures))


def middles(width: int) -> int:
    """Return what keeps each column above 0.

    Args:
        width: how many columns there are.

    Returns:
        The middle in each of them, packed.
    """
    return in_lanes([MIDDLE] * width)


def rows_of(columns: Sequence[str], features: Sequence[str]) -> dict[str, bytes]:
    """Cut the signs of all columns into rows of steps.

    Args:
        columns: for each column one sign a feature.
        features: the features.

    Returns:
        For each feature its steps, a byte for each column; ``MOST_STEPS`` is none.

    Example:
        >>> [step - MOST_STEPS for step in rows_of(["OP", "QO"], ["hm", "tja"])["tja"]]
        [1, 0]
    """
    width = len(columns)
    grid = bytearray(width * len(features))
    for number, column in enumerate(columns):
        grid[number::width] = column.encode("ascii").translate(_STEPS)
    steps = bytes(grid)
    return {
        feature: steps[at : at + width]
        for feature, at in zip(features, range(0, len(steps), width), strict=True)
    }


class Table(NamedTuple):
    """The weights of features in some columns."""

    rows: Mapping[str, bytes]
    """The steps of each feature, as `rows_of` gives them."""
    width: int
    """How many columns there are."""
    step: int
    """What one step is."""


class Packed(dict[str, int]):
    """The weights of features in tables side by side, each laid into the lanes when it is first met."""

    def __init__(self, *tables: Table) -> None:
        """Keep what is to be packed.

        Args:
            tables: the tables, the first for the lowest bits.
        """
        super().__init__()
        self._tables = tables
        self._nothing = [in_lanes([MOST_STEPS] * table.width) for table in tables]

    def __missing__(self, feature: str) -> int:
        packed = shift = 0
        for (rows, width, step), nothing in zip(self._tables, self._nothing, strict=True):
            if row := rows.get(feature):
                lanes = bytearray(width * LANE // 8)
                lanes[:: LANE // 8] = row
                packed += (int.from_bytes(lanes, "little") - nothing) * step << shift
            shift += width * LANE
        self[feature] = packed
        return packed
