"""When it was done: duty, and the weeks before an election."""

from __future__ import annotations

import datetime as dt
from typing import cast

import attrs

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import Family, are_all_roles_told, author_of, day_of, held_on
from offentligroll.facts.elections import ElectionDays
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.official import Role
from offentligroll.model.opening import place_with_hours
from offentligroll.model.organisation import Organisation
from offentligroll.model.truth import Truth
from offentligroll.model.working_hours import WorkingHours

_setting = Family("offentligroll.setting", by_circumstances=False)


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
    if not author.roles and not are_all_roles_told(context):
        return Answer.unknown(Note.of("no-role-told", id=author.id))
    missing: Note | None = None
    for role in context.roles:
        within = Truth.UNKNOWN if role.hours is None else _is_within(context, role.hours)
        duty = role.is_held_on(day) & within & ~role.is_on_leave_on(day)
        if duty is Truth.YES:
            return Answer.looked_up(
                Truth.YES, Record(kind=RecordKind.ROLE, id=author.id, field="hours", value=_clock(role.hours))
            )
        if duty is Truth.UNKNOWN and missing is None:
            missing = _missing(role, day, within)
    if missing is None and not are_all_roles_told(context):
        missing = Note.of("roles-incomplete", id=author.id)
    if missing is not None:
        return Answer.unknown(missing)
    return Answer.looked_up(Truth.NO, Record(kind=RecordKind.ROLE, id=author.id, field="hours", value=False))


@_setting.answers("is-in-opening-hours", Need.DAY)
def is_in_opening_hours(context: Context) -> Answer:
    """Whether it was done while the channel was open, or else its holder or the authority."""
    place = place_with_hours(context.statement, context.organisation)
    hours = None if place is None else place.opening_hours
    if place is None or hours is None:
        return Answer.unknown(Note.of("opening-hours-unsaid"))
    truth = _is_within(context, hours)
    kind, name = RecordKind.CHANNEL, None
    if isinstance(place, Organisation):
        kind, name = RecordKind.ORGANISATION, place.name
    value = _clock(hours) if truth is Truth.YES else False
    record = Record(kind=kind, id=place.id, field="opening_hours", value=value, of=name)
    return Answer.looked_up(truth, record, missing=Note.of("hour-unknown"))


def _clock(hours: WorkingHours | None) -> str:
    return "" if hours is None else f"{hours.start:%H:%M}–{hours.end:%H:%M}"


def _missing(role: Role, day: dt.date, within: Truth) -> Note:
    if role.is_held_on(day) is Truth.UNKNOWN:
        return Note.of("role-held-unclear", day=day.isoformat(), period=str(role.period))
    if role.hours is None:
        return Note.of("hours-unsaid")
    if within is Truth.UNKNOWN:
        return Note.of("hour-unknown")
    return Note.of("leave-unsaid")


@_setting.answers("is-election-period", Need.ORGANISATION, Need.DAY)
def is_election_period(context: Context) -> Answer:
    """Whether the day falls in a period of special care before an election."""
    organisation, day = cast("Organisation", context.organisation), day_of(context)
    truth = organisation.is_election_period(day)
    elections = ElectionDays.of_country(organisation.country)
    told = organisation.election_periods
    is_open = truth is Truth.UNKNOWN and all(one.period.contains(day) is Truth.NO for one in told)
    if is_open and elections is not None and elections.is_far_from_all(day):
        record = _no_election(organisation, day)
        return Answer.looked_up(Truth.NO, attrs.evolve(record, source=elections.source))
    if truth is Truth.NO:
        return Answer.looked_up(truth, _no_election(organisation, day))
    records = [
        Record(
            kind=RecordKind.ORGANISATION,
            id=organisation.id,
            field="election_periods",
            value=election.note or True,
            of=organisation.name,
            period=election.period,
        )
        for election in told
        if election.period.contains(day) is Truth.YES
    ]
    missing = Note.of("election-unclear", day=day.isoformat()) if told else Note.of("elections-unsaid")
    return Answer.looked_up(truth, *records, missing=missing)


def _no_election(organisation: Organisation, day: dt.date) -> Record:
    return Record(
        kind=RecordKind.ORGANISATION,
        id=organisation.id,
        field="election_periods",
        value=False,
        of=organisation.name,
        period=held_on(day),
    )


SETTING_DETECTORS = _setting.detectors()
