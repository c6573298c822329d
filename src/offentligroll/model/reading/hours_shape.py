"""Hours as files write them: the days of the week, and two times of the clock."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated

import attrs

from offentligroll.files.shape import NotEmpty, Shape
from offentligroll.model.working_hours import WorkingHours


class Weekday(enum.StrEnum):
    """The days of the week as files name them."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"

    @property
    def number(self) -> int:
        """Monday is 0."""
        return list(Weekday).index(self)


@attrs.frozen(kw_only=True)
class HoursShape(Shape):
    """The hours of a role, channel or organisation, by the clock of the organisation."""

    weekdays: Annotated[tuple[Weekday, ...], NotEmpty()]
    start: dt.time = attrs.field(metadata={"key": "from"})
    end: dt.time = attrs.field(metadata={"key": "until"})

    def build(self) -> WorkingHours:
        """Make the hours."""
        weekdays = tuple(sorted({day.number for day in self.weekdays}))
        return WorkingHours(weekdays=weekdays, start=self.start, end=self.end)
