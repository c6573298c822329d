"""What guidelines and obligations have in common when they are decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.engine.conclusions import Decision
from offentligroll.engine.table import Layout
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import InCapacity

_FITS = {Capacity.OFFICIAL: InCapacity.OFFICIAL, Capacity.PERSONAL: InCapacity.PERSONAL}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Fit:
    """Which norms bind in which capacity, as guard bits."""

    always: int
    """Those that bind in any capacity."""
    only: Mapping[InCapacity, int]
    """Those that bind in one only."""

    @classmethod
    def compile(cls, layout: Layout, capacities: Sequence[InCapacity]) -> Fit:
        """Sort norms by the capacity in which they bind.

        Args:
            layout: where each norm's bits lie.
            capacities: the capacity in which each binds.

        Returns:
            The sorted norms.
        """
        sorted_by = {
            kind: layout.mask(number for number, one in enumerate(capacities) if one is kind)
            for kind in InCapacity
        }
        return cls(always=sorted_by[InCapacity.ANY], only=sorted_by)

    def answer(self, capacity: Capacity, every: int) -> tuple[int, int]:
        """Return which norms fit a capacity.

        Args:
            capacity: the capacity; undetermined stands for not known.
            every: all norms.

        Returns:
            Those that surely fit, and those that may fit.
        """
        if capacity is Capacity.UNDETERMINED:
            return self.always, every
        fits = self.always | self.only[_FITS[capacity]]
        return fits, fits


def by_status(mask: int, *, settled: int, assumed: int, is_open: bool) -> Iterable[tuple[Status, int]]:
    """Part the norms of one outcome by how firm it is.

    Args:
        mask: the norms of the outcome, as guard bits.
        settled: norms that firmly come to the same without weak facts and without a weak capacity.
        assumed: norms that firmly come to the same without a capacity that could still change.
        is_open: whether the outcome says that it is not decided.

    Returns:
        The parts with their status.
    """
    if is_open:
        return ((Status.OPEN, mask),)
    return (
        (Status.SETTLED, mask & settled),
        (Status.ASSUMED, mask & assumed & ~settled),
        (Status.PROVISIONAL, mask & ~assumed & ~settled),
    )


def firm_capacity(decision: Decision, *statuses: Status) -> Capacity:
    """Return the capacity where it is as firm as asked.

    Args:
        decision: the decided capacity.
        statuses: the statuses that are firm enough.

    Returns:
        The capacity, or undetermined for not known.
    """
    return decision.value if decision.status in statuses else Capacity.UNDETERMINED
