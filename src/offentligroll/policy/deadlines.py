"""By when an obligation is to be met, and how long to keep what the act left."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.statement import Statement, day_in
from offentligroll.rules.rule import Duration, Obligation, StartsAt


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day to do something."""

    day: dt.date | None = None
    """The day; None where no time is set, or where it can't be told."""
    moved_from: dt.date | None = None
    """The day off on which the time would have run out, where it ran on to a working day."""


def deadline_of(
    obligation: Obligation, statement: Statement, calendar: WorkingCalendar, *, came_in: bool = False
) -> Deadline:
    """Return the last day to meet an obligation.

    Time that starts with what came in is never counted from the answer to it. Calendar time that ends on a
    day off runs on to the next working day where the country's law or the policy says so.

    Args:
        obligation: the obligation.
        statement: the act that it follows from.
        calendar: the working days, and the zone whose days count.
        came_in: whether a visitor's statement is itself what came in, so that its own time is its receipt.

    Returns:
        The deadline.
    """
    if obligation.within is None:
        return Deadline()
    last = _after(_first_day(obligation, statement, calendar, came_in=came_in), obligation.within, calendar)
    runs_on = calendar.limits_run_on or obligation.ends is not None
    if last is None or obligation.within.working_days is not None or not runs_on:
        return Deadline(day=last)
    working = calendar.add_working_days(last, 0)
    return Deadline(day=working, moved_from=None if working in (last, None) else last)


def keep_until(
    obligation: Obligation, statement: Statement, calendar: WorkingCalendar, *, came_in: bool = False
) -> dt.date | None:
    """Give the last day to keep what the act left.

    Args:
        obligation: the obligation.
        statement: the act that it follows from.
        calendar: the working days, and the zone whose days count.
        came_in: whether a visitor's statement is itself what came in, so that its own time is its receipt.

    Returns:
        The day; None where nothing is to be kept, where it is kept for ever, or where it can't be told.
    """
    if obligation.retain is None:
        return None
    return _after(_first_day(obligation, statement, calendar, came_in=came_in), obligation.retain, calendar)


def _first_day(
    obligation: Obligation, statement: Statement, calendar: WorkingCalendar, *, came_in: bool
) -> dt.date | None:
    at = statement.at
    if obligation.starts is StartsAt.RECEIVED and (statement.received is not None or not came_in):
        at = statement.received
    return day_in(at, calendar.zone)


def _after(start: dt.date | None, duration: Duration, calendar: WorkingCalendar) -> dt.date | None:
    if start is None or duration.for_ever:
        return None
    if duration.working_days is not None:
        return calendar.add_working_days(start, duration.working_days)
    return calendar.add(start, years=duration.years, months=duration.months, days=duration.days)
