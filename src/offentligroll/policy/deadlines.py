"""By when an obligation is to be met, and how long to keep what the act left."""

from __future__ import annotations

import datetime as dt

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.statement import Statement, day_in
from offentligroll.rules.rule import Duration, Obligation, StartsAt


def due_day(obligation: Obligation, statement: Statement, calendar: WorkingCalendar) -> dt.date | None:
    """Give the last day to meet an obligation.

    Args:
        obligation: the obligation.
        statement: the act that it follows from.
        calendar: the working days, and the zone whose days count.

    Returns:
        The day; None where no time is set, or where the day can't be told.
    """
    if obligation.within is None:
        return None
    return _after(_first_day(obligation, statement, calendar), obligation.within, calendar)


def keep_until(obligation: Obligation, statement: Statement, calendar: WorkingCalendar) -> dt.date | None:
    """Give the last day to keep what the act left.

    Args:
        obligation: the obligation.
        statement: the act that it follows from.
        calendar: the working days, and the zone whose days count.

    Returns:
        The day; None where nothing is to be kept, where it is kept for ever, or where it can't be told.
    """
    if obligation.retain is None:
        return None
    return _after(_first_day(obligation, statement, calendar), obligation.retain, calendar)


def _first_day(obligation: Obligation, statement: Statement, calendar: WorkingCalendar) -> dt.date | None:
    at = statement.at
    if obligation.starts is StartsAt.RECEIVED and statement.received is not None:
        at = statement.received
    return day_in(at, calendar.zone)


def _after(start: dt.date | None, duration: Duration, calendar: WorkingCalendar) -> dt.date | None:
    if start is None or duration.for_ever:
        return None
    if duration.working_days is not None:
        return calendar.add_working_days(start, duration.working_days)
    return calendar.add(start, years=duration.years, months=duration.months, days=duration.days)
