"""Which rules count on which day."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from offentligroll.engine.table import Layout
from offentligroll.rules.source import InForce


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DatedRules:
    """The rules in force, for each stretch of days between two changes."""

    dated: int
    """Rules that count on some days only, as guard bits."""
    _layout: Layout
    _days: tuple[InForce | None, ...]
    changes: tuple[dt.date, ...]
    """Days on which something changes, ascending."""
    _stretches: dict[int, int] = attrs.field(factory=dict, init=False)
    """The rules in force in each stretch that somebody has asked about."""

    @classmethod
    def compile(cls, layout: Layout, days: Sequence[InForce | None]) -> DatedRules:
        """Cut time at each day on which a rule comes or goes.

        Args:
            layout: where each rule's bits lie.
            days: when each rule counts; None for always.

        Returns:
            The rules by stretch.
        """
        dated = layout.mask(number for number, dates in enumerate(days) if dates is not None)
        return cls(dated=dated, layout=layout, days=tuple(days), changes=changes_of(days))

    def in_force(self, day: dt.date | None) -> int:
        """Return the rules that count.

        Args:
            day: the day of the law; None where nothing is dated, or for all rules of whatever day.

        Returns:
            The rules, as guard bits.
        """
        if day is None or not self.dated:
            return self._layout.every
        stretch = bisect.bisect_right(self.changes, day)
        found = self._stretches.get(stretch)
        if found is None:
            found = self._layout.mask(
                number for number, dates in enumerate(self._days) if dates is None or dates.includes(day)
            )
            self._stretches[stretch] = found
        return found


def changes_of(days: Iterable[InForce | None]) -> tuple[dt.date, ...]:
    """Return the days on which something comes or goes.

    Args:
        days: when each counts; None for always.

    Returns:
        The days, ascending.
    """
    changes: set[dt.date] = set()
    for dates in days:
        if dates is not None and dates.start is not None:
            changes.add(dates.start)
        if dates is not None and dates.end is not None and dates.end < dt.date.max:
            changes.add(dates.end + dt.timedelta(1))
    return tuple(sorted(changes))
