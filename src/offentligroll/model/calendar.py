"""Working days and working hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

_MANY_DAYS = 366
"""A calendar that has no working day in so many is not one that can be counted in."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class WorkingHours:
    """The hours of a week in which the holder of a role is on duty, by the clock of the organisation.

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
        """Give the day on which the hours began that a time by the clock lies in.

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


@attrs.frozen(kw_only=True, field_transformer=typed)
class WorkingCalendar:
    """The working days of a country, and the clock of a place in it.

    What is not known of a country is not guessed: without its holidays no day is known to be a working
    day, and without knowing its week not even a Sunday is known to be free.

    Example:
        >>> calendar = WorkingCalendar.for_country("SE", ZoneInfo("Europe/Stockholm"))
        >>> calendar.add_working_days(dt.date(2011, 6, 23), 1)
        datetime.date(2011, 6, 27)
    """

    country: str | None
    """ISO 3166 code, such as ``"SE"``; None where it is not known."""
    zone: ZoneInfo
    """The time zone of its clock."""
    holidays: Container[dt.date] | None = attrs.field(default=None, hash=False)
    """Days that are not working days, beside the weekend; None where they are not known."""
    weekend: tuple[int, ...] = (5, 6)
    """Days of the week that are not working days, Monday is 0; counts where holidays are known."""
    known_from: dt.date = dt.date.min
    """The first day for which the holidays are known."""
    known_until: dt.date = dt.date.max
    """The last day for which the holidays are known."""

    @classmethod
    def for_country(
        cls, country: str | None, zone: ZoneInfo, holidays: Container[dt.date] | None = None
    ) -> WorkingCalendar:
        """Make the calendar of a country.

        Args:
            country: ISO 3166 code such as ``"SE"``, or None where it is not known.
            zone: the time zone of its clock.
            holidays: any container of dates, such as a set or a country of the ``holidays`` package.
                Left out for Sweden, the Swedish days from 1990 on are used. What the container itself
                says of its ``weekend``, ``start_year`` and ``end_year``, as that package's do, counts.

        Returns:
            The calendar. Without holidays, all answers of another country than Sweden are unknown.
        """
        if holidays is None and country == "SE":
            from offentligroll.model.swedish_holidays import FIRST_YEAR, SwedishHolidays  # noqa: PLC0415

            return cls(
                country=country,
                zone=zone,
                holidays=SwedishHolidays(),
                known_from=dt.date(FIRST_YEAR, 1, 1),
            )
        weekend: Iterable[int] = getattr(holidays, "weekend", (5, 6))
        first_year: int = getattr(holidays, "start_year", dt.MINYEAR)
        last_year: int = getattr(holidays, "end_year", dt.MAXYEAR)
        return cls(
            country=country,
            zone=zone,
            holidays=holidays,
            weekend=tuple(sorted(weekend)),
            known_from=dt.date(first_year, 1, 1),
            known_until=dt.date(last_year, 12, 31),
        )

    @property
    def limits_run_on(self) -> bool:
        """Whether calendar time that ends on a day off runs on to the next working day.

        In Sweden it does: section 2 of the act (1930:173) om beräkning av lagstadgad tid.
        """
        return self.country == "SE"

    def is_holiday(self, day: dt.date) -> Truth:
        """Tell whether a day is one of the holidays, whatever its weekday.

        Args:
            day: the day asked about.

        Returns:
            Unknown where the holidays of that day are not known.

        Raises:
            TypeError: it is an instant; its day depends on a zone.
        """
        if isinstance(day, dt.datetime):
            raise TypeError(f"`{day.isoformat()}` is an instant, not a day; take its day in a zone first")
        if self.holidays is None or not self.known_from <= day <= self.known_until:
            return Truth.UNKNOWN
        return Truth.from_bool(day in self.holidays)

    def is_working_day(self, day: dt.date) -> Truth:
        """Tell whether a day is a working day: neither weekend nor holiday.

        Args:
            day: the day asked about.

        Returns:
            Unknown where the holidays of that day are not known.

        Raises:
            TypeError: it is an instant; its day depends on a zone.
        """
        holiday = self.is_holiday(day)
        if holiday is Truth.NO and day.weekday() in self.weekend:
            return Truth.NO
        return ~holiday

    def add_working_days(self, day: dt.date, count: int) -> dt.date | None:
        """Count working days from a day on; the day itself is not one of those counted.

        Args:
            day: the day from which time runs, working day or not.
            count: how many; 0 gives the day itself or, where that is free, the next working day.

        Returns:
            The last of the days counted. None where it is not known, lies beyond the year 9999,
            or the calendar has more than a year without a working day.

        Raises:
            ValueError: the count is negative.
        """
        if count < 0:
            raise ValueError(f"working days are counted forwards; {count} is negative")
        left = max(count, 1)
        ordinal = day.toordinal() + (1 if count else 0)
        last = min(ordinal + _MANY_DAYS, dt.date.max.toordinal())
        while ordinal <= last:
            current = dt.date.fromordinal(ordinal)
            working = self.is_working_day(current)
            if working is Truth.UNKNOWN:
                return None
            if working is Truth.YES:
                left -= 1
                if not left:
                    return current
                last = min(ordinal + _MANY_DAYS, dt.date.max.toordinal())
            ordinal += 1
        return None

    def add(self, day: dt.date, *, years: int = 0, months: int = 0, days: int = 0) -> dt.date:
        """Count calendar years, months and days from a day on.

        A month that lacks the day ends on its last one, as Swedish time limits do (section 1 of the act
        (1930:173) om beräkning av lagstadgad tid). Free days count like others.

        Args:
            day: the day from which time runs.
            years: how many years.
            months: how many months.
            days: how many days.

        Returns:
            The last day, or 9999-12-31 where it would lie beyond the calendar.

        Raises:
            ValueError: one of the numbers is negative.

        Example:
            >>> calendar = WorkingCalendar.for_country("SE", ZoneInfo("Europe/Stockholm"))
            >>> calendar.add(dt.date(2012, 2, 29), years=1)
            datetime.date(2013, 2, 28)
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415

        if min(years, months, days) < 0:
            raise ValueError("years, months and days are counted forwards; one of them is negative")
        try:
            return day + relativedelta(years=years, months=months, days=days)
        except (ValueError, OverflowError):
            return dt.date.max

    def is_within_hours(self, at: dt.datetime, hours: WorkingHours) -> Truth:
        """Tell whether an instant lies in working hours, by the clock of the zone.

        Hours that begin on a holiday are off; weekends are off only where the hours leave them out.

        Args:
            at: an aware instant.
            hours: the hours of a role.

        Returns:
            Unknown where the clock is within the hours and it is not known whether the day is a holiday,
            and for the first and last hours of the calendar.

        Raises:
            ValueError: the instant has no zone.
        """
        if at.utcoffset() is None:
            raise ValueError(f"`{at.isoformat()}` has no time zone")
        try:
            local = at.astimezone(self.zone)
        except OverflowError:
            return Truth.UNKNOWN
        day = hours.begins_on(local)
        return Truth.NO if day is None else ~self.is_holiday(day)
