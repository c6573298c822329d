"""The hours of a week in which somebody is on duty, or a place is open."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class WorkingHours:
    """The hours of a week in which a person is on duty or a place open, by the clock of the organisation.

    Hours that end no later than they begin run past midnight, and belong to the day on which they begin.

    Raises:
        ValueError: there is no weekday, one is not 0 to 6, or a time carries a zone of its own.
    """

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Days of the week, Monday is 0."""
    start: dt.time = dt.time(8)
    """When the day begins."""
    end: dt.time = dt.time(17)
    """When it ends: the first moment that is no longer within the hours."""

    def __attrs_post_init__(self) -> None:
        if not self.weekdays:
            raise ValueError("working hours need at least one weekday")
        for weekday in self.weekdays:
            if weekday not in range(7):
                raise ValueError(f"`{weekday}` is not a weekday; Monday is 0 and Sunday is 6")
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError("working hours go by the clock of the organisation; leave out the zone")
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))

    def begins_on(self, at: dt.datetime) -> dt.date | None:
        """Return the day on which the hours began that a time by the clock lies in.

        Args:
            at: the time as the organisation's clock shows it.

        Returns:
            That day or, for hours past midnight, the day before; None outside the hours.
        """
        time = at.time()
        if self.start < self.end:
            is_within = at.weekday() in self.weekdays and self.start <= time < self.end
            return at.date() if is_within else None
        if time >= self.start:
            return at.date() if at.weekday() in self.weekdays else None
        if time < self.end and (at.weekday() - 1) % 7 in self.weekdays and at.date() > dt.date.min:
            return at.date() - dt.timedelta(days=1)
        return None

    def span_on(self, day: dt.date, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
        """Return the instants between which the hours of a day lie, whatever its weekday.

        Args:
            day: the day on which they begin.
            zone: the zone of the clock.

        Returns:
            Their beginning and their end, in UTC.

        Raises:
            OverflowError: the day is the first or the last of the calendar.
        """
        last = day if self.start < self.end else day + dt.timedelta(days=1)
        opens = dt.datetime.combine(day, self.start, zone)
        closes = dt.datetime.combine(last, self.end, zone)
        return opens.astimezone(dt.UTC), closes.astimezone(dt.UTC)
