"""When it was done: duty, and the weeks before an election."""

from __future__ import annotations

import datetime as dt

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import Family, author_of, day_of
from offentligroll.model.calendar import WorkingHours
from offentligroll.model.official import Role
from offentligroll.model.truth import Truth

_setting = Family("offentligroll.setting")


def _is_within(context: Context, hours: WorkingHours) -> Truth:
    """Whether the statement falls in working hours.

    A bare day never says *yes*. Without a calendar, hours of night and of free weekdays can still be told.
    """
    at = context.statement.at
    day = day_of(context)
    if isinstance(at, dt.datetime):
        if context.calendar is not None:
            return context.calendar.is_within_hours(at, hours)
        zone = context.zone
        if context.organisation is not None and context.organisation.zone is not None:
            zone = context.organisation.zone
        try:
            is_outside = hours.begins_on(at.astimezone(zone)) is None
        except OverflowError:
            return Truth.UNKNOWN
        return Truth.NO if is_outside else Truth.UNKNOWN
    runs_past_midnight = hours.end <= hours.start
    if day.weekday() not in hours.weekdays and not runs_past_midnight:
        return Truth.NO
    if context.calendar is not None and not runs_past_midnight:
        return ~context.calendar.is_holiday(day) & Truth.UNKNOWN
    return Truth.UNKNOWN


@_setting.answers("is-on-duty", Need.AUTHOR, Need.ORGANISATION, Need.DAY)
def is_on_duty(context: Context) -> Answer:
    """Whether the author was on duty in the role: within its hours, on a working day, and not on leave."""
    author, day = author_of(context), day_of(context)
    if not author.roles:
        return Answer.unknown(f"the directory tells no role of {author.id}")
    missing: str | None = None
    for role in context.roles:
        within = Truth.UNKNOWN if role.hours is None else _is_within(context, role.hours)
        duty = role.is_held_on(day) & within & ~role.is_on_leave_on(day)
        if duty is Truth.YES:
            return Answer.looked_up(Truth.YES, f"{author.id}: working hours {_clock(role)}, not on leave")
        if duty is Truth.UNKNOWN and missing is None:
            missing = _missing(role, day, within)
    if missing is not None:
        return Answer.unknown(missing)
    return Answer.looked_up(Truth.NO, f"{author.id}: no hours of duty at that time")


def _clock(role: Role) -> str:
    hours = role.hours
    return "" if hours is None else f"{hours.start:%H:%M}–{hours.end:%H:%M}"


def _missing(role: Role, day: dt.date, within: Truth) -> str:
    if role.is_held_on(day) is Truth.UNKNOWN:
        return f"whether the role was held on {day} is not clear ({role.period})"
    if role.hours is None:
        return "nobody has told the working hours of the role"
    if within is Truth.UNKNOWN:
        return "the hour, or whether it was a working day, is not known"
    return "nobody has told whether the author was on leave"


@_setting.answers("is-election-period", Need.ORGANISATION, Need.DAY)
def is_election_period(context: Context) -> Answer:
    """Whether the day falls in a period of special care before an election."""
    organisation, day = context.organisation, day_of(context)
    if organisation is None or not organisation.election_periods:
        return Answer.unknown("nobody has told the periods before elections")
    records = [
        f"{organisation.name}: {election.note or 'election period'}, {election.period}"
        for election in organisation.election_periods
        if election.period.contains(day) is Truth.YES
    ]
    truth = organisation.is_election_period(day)
    if truth is Truth.NO:
        records = [f"{organisation.name}: no election period on {day}"]
    return Answer.looked_up(truth, *records, missing=f"the directory leaves open whether {day} falls in one")


SETTING_DETECTORS = _setting.detectors()
