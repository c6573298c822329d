"""Lanes in which lines run beside a column, so that no two of them lie on each other."""

from __future__ import annotations

from collections.abc import Sequence

import attrs


@attrs.frozen(kw_only=True)
class Bus:
    """One line that leaves a row, runs beside the column, and comes in at other rows."""

    source: int
    """The row that it leaves."""
    targets: tuple[int, ...]
    """The rows at which it comes in."""

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last row that it passes."""
        rows = (self.source, *self.targets)
        return min(rows), max(rows)


def lanes_of(buses: Sequence[Bus]) -> tuple[int, ...]:
    """Give each line a lane, the shortest ones nearest to the column.

    Args:
        buses: the lines.

    Returns:
        The number of each line's lane, from 0.

    Example:
        >>> lanes_of([Bus(source=0, targets=(4,)), Bus(source=1, targets=(2,)), Bus(source=3, targets=(4,))])
        (1, 0, 0)
    """
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for number in sorted(range(len(buses)), key=lambda one: (_length(buses[one]), one)):
        first, last = buses[number].span
        free = (
            lane
            for lane, spans in enumerate(taken)
            if all(last < start or end < first for start, end in spans)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[number] = lane
    return tuple(lanes[number] for number in range(len(buses)))


def _length(bus: Bus) -> int:
    first, last = bus.span
    return last - first
