"""Working days, and hours counted on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.model.working_hours import WorkingHours

_MANY_DAYS = 366
"""A calendar that has no working day in so many is not one that can be counted in."""


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
                Left out for Sweden, the Swedish days from 1990 on are used, and for other countries those of
                the ``holidays`` package, where it is installed (``offentligroll[holidays]``). What the
                container itself says of its ``weekend``, ``start_year`` and ``end_year``, as that package's
                do, counts.

        Returns:
            The calendar. Without holidays its answers are unknown.
        """
        if holidays is None and country == "SE":
            from offentligroll.model.swedish_holidays import FIRST_YEAR, SwedishHolidays  # noqa: PLC0415

            return cls(
                country=country,
                zone=zone,
                holidays=SwedishHolidays(),
                known_from=dt.date(FIRST_YEAR, 1, 1),
            )
        if holidays is None and country is not None:
            from offentligroll.model.other_holidays import packaged_holidays  # noqa: PLC0415

            holidays = packaged_holidays(country)
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
        """Return whether a day is one of the holidays, whatever its weekday.

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
        """Return whether a day is a working day: neither weekend nor holiday.

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

    def working_days_between(self, first: dt.date, last: dt.date) -> int | None:
        """Count the working days after one day, up to and with another.

        Args:
            first: the day from which it is counted, which does not count itself.
            last: the last day.

        Returns:
            The count; None where it is not known of one of the days.

        Example:
            >>> calendar = WorkingCalendar.for_country("SE", ZoneInfo("Europe/Stockholm"))
            >>> calendar.working_days_between(dt.date(2024, 6, 5), dt.date(2024, 6, 24))
            11
        """
        days = range(first.toordinal() + 1, last.toordinal() + 1)
        working = [self.is_working_day(dt.date.fromordinal(ordinal)) for ordinal in days]
        return None if Truth.UNKNOWN in working else working.count(Truth.YES)

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

    def add_open_hours(self, at: dt.datetime, count: int, hours: WorkingHours) -> dt.datetime | None:
        """Count hours in which a place is open, by the clock of the zone.

        Days that are holidays are closed; weekends only where the hours leave them out.

        Args:
            at: the aware instant from which time runs.
            count: how many hours.
            hours: when it is open.

        Returns:
            The instant at which the last of them is over. None where it is not known, lies beyond the year
            9999, or the place does not open for more than a year.

        Raises:
            ValueError: the instant has no zone, or the count is negative.

        Example:
            >>> calendar = WorkingCalendar.for_country("SE", ZoneInfo("Europe/Stockholm"))
            >>> asked = dt.datetime(2011, 6, 23, 16, tzinfo=calendar.zone)
            >>> print(calendar.add_open_hours(asked, 4, WorkingHours()))
            2011-06-27 11:00:00+02:00
        """
        if at.utcoffset() is None:
            raise ValueError(f"`{at.isoformat()}` has no time zone")
        if count < 0:
            raise ValueError(f"hours are counted forwards; {count} is negative")
        try:
            return self._open_hours_after(at.astimezone(dt.UTC), dt.timedelta(hours=count), hours)
        except OverflowError:
            return None

    def _open_hours_after(
        self, at: dt.datetime, left: dt.timedelta, hours: WorkingHours
    ) -> dt.datetime | None:
        # Hours past midnight belong to the day before.
        day = at.astimezone(self.zone).date() - dt.timedelta(days=1)
        closed = 0
        while closed <= _MANY_DAYS:
            opens, closes = hours.span_on(day, self.zone)
            begins = max(opens, at)
            is_closed = ~Truth.from_bool(day.weekday() in hours.weekdays and begins < closes)
            if is_closed is Truth.NO:
                is_closed = self.is_holiday(day)
            if is_closed is Truth.UNKNOWN:
                return None
            if is_closed is Truth.NO:
                if left <= closes - begins:
                    return (begins + left).astimezone(self.zone)
                left -= closes - begins
            closed = closed + 1 if is_closed is Truth.YES else 0
            day += dt.timedelta(days=1)
        return None

    def is_within_hours(self, at: dt.datetime, hours: WorkingHours) -> Truth:
        """Return whether an instant lies in working hours, by the clock of the zone.

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
