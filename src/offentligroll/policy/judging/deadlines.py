"""By when an obligation is to be met, and how long to keep what the act left."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.statement import day_in
from offentligroll.model.working_hours import WorkingHours
from offentligroll.policy.judging.laid_out import Moment, Times
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Obligation, StartsAt


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day, or the very moment, to do something."""

    day: dt.date | None = None
    """The day; None where no time is set, or where it can't be told."""
    at: dt.datetime | None = None
    """The moment, where time is counted in hours."""
    moved_from: dt.date | None = None
    """The day off on which the time would have run out, where it ran on to a working day."""


def deadline_of(
    obligation: Obligation,
    starts: Moment | None,
    calendar: WorkingCalendar,
    hours: WorkingHours | None = None,
) -> Deadline:
    """Return the last day to meet an obligation.

    Calendar time that ends on a day off runs on to the next working day where the country's law or the
    policy says so.

    Args:
        obligation: the obligation.
        starts: when its time began to run.
        calendar: the working days, and the zone whose days count.
        hours: when the place is open that is to do it.

    Returns:
        The deadline.
    """
    return deadline_after(obligation.within, starts, calendar, hours, runs_on=obligation.ends is not None)


def deadline_after(
    within: Duration | None,
    starts: Moment | None,
    calendar: WorkingCalendar,
    hours: WorkingHours | None = None,
    *,
    runs_on: bool = False,
) -> Deadline:
    """Return the last day of a time.

    Args:
        within: the time; None where none is set.
        starts: when it began to run.
        calendar: the working days, and the zone whose days count.
        hours: when the place is open.
        runs_on: whether a time that ends on a day off runs on to the next working day, whatever the law says.

    Returns:
        The deadline.
    """
    if within is None or starts is None:
        return Deadline()
    if within.hours is None and within.office_hours is None:
        last = _after(day_in(starts, calendar.zone), within, calendar)
        runs_on = within.working_days is None and (calendar.limits_run_on or runs_on)
        return _run_on(Deadline(day=last), calendar) if runs_on else Deadline(day=last)
    at = _hours_after(starts, within, calendar, hours)
    deadline = Deadline(day=day_in(at, calendar.zone), at=at)
    return _run_on(deadline, calendar) if runs_on else deadline


def _run_on(deadline: Deadline, calendar: WorkingCalendar) -> Deadline:
    if deadline.day is None:
        return deadline
    working = calendar.add_working_days(deadline.day, 0)
    if working == deadline.day:
        return deadline
    return Deadline(day=working, moved_from=None if working is None else deadline.day)


def possible_days(
    obligation: Obligation, starts: Moment | None, calendar: WorkingCalendar
) -> tuple[dt.date | None, dt.date | None]:
    """Return between which days a time in hours runs out, where an hour that it hangs on is not known.

    Args:
        obligation: the obligation.
        starts: when its time began to run.
        calendar: the working days, and the zone whose days count.

    Returns:
        The first day and the last; no last one where office hours alone would tell it, and neither where its
        time is not counted in hours or nothing tells when it began.
    """
    within, day = obligation.within, day_in(starts, calendar.zone)
    if within is None or day is None:
        return None, None
    if within.office_hours is not None:
        return day, None
    if within.hours is None:
        return None, None
    first, last = (
        deadline_of(obligation, dt.datetime.combine(day, hour, calendar.zone), calendar).day
        for hour in (dt.time.min, dt.time.max)
    )
    return first, last


def keep_until(obligation: Obligation, starts: Moment | None, calendar: WorkingCalendar) -> dt.date | None:
    """Return the last day to keep what the act left.

    Args:
        obligation: the obligation.
        starts: when its time began to run.
        calendar: the working days, and the zone whose days count.

    Returns:
        The day; None where nothing is to be kept, where it is kept for ever, or where it can't be told.
    """
    if obligation.retain is None:
        return None
    return _after(day_in(starts, calendar.zone), obligation.retain, calendar)


def starts_at(obligation: Obligation, times: Times, *, came_in: bool = False) -> Moment | None:
    """Return when the time of an obligation begins to run.

    Time that starts with what came in is never counted from the answer to it.

    Args:
        obligation: the obligation.
        times: those of the act that it follows from.
        came_in: whether a visitor's statement is itself what came in, so that its own time is its receipt.

    Returns:
        The time; None where nothing tells.
    """
    if obligation.starts is StartsAt.RECEIVED and (times.received is not None or not came_in):
        return times.received
    return times.at


def _hours_after(
    starts: Moment, within: Duration, calendar: WorkingCalendar, hours: WorkingHours | None
) -> dt.datetime | None:
    if not isinstance(starts, dt.datetime):
        # Of a day alone nobody knows the hour.
        return None
    if within.hours is not None:
        try:
            later = starts.astimezone(dt.UTC) + dt.timedelta(hours=within.hours)
            return later.astimezone(calendar.zone)
        except OverflowError:
            return None
    if hours is None or within.office_hours is None:
        return None
    return calendar.add_open_hours(starts, within.office_hours, hours)


def _after(start: dt.date | None, duration: Duration, calendar: WorkingCalendar) -> dt.date | None:
    if start is None or duration.for_ever:
        return None
    if duration.working_days is not None:
        return calendar.add_working_days(start, duration.working_days)
    return calendar.add(start, years=duration.years, months=duration.months, days=duration.days)
