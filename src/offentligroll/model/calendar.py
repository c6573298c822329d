"""Working days and working hours."""

from __future__ import annotations

import datetime as dt

import attrs


@attrs.frozen(kw_only=True)
class WorkingHours:
    """The hours of a week in which the holder of a role is on duty, by the clock of the organisation."""

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Days of the week, Monday is 0."""
    start: dt.time = dt.time(8)
    """When the day begins."""
    end: dt.time = dt.time(17)
    """When it ends."""
