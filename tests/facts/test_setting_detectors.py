"""When it was done: duty and elections."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from fact_builders import (
    BOTKYRKA,
    ENDED,
    HELD,
    KATRINEHOLM,
    PERHAPS,
    STOCKHOLM,
    answer,
    channel,
    director,
    official,
    records,
    statement,
    why,
)

from offentligroll.facts.detectors.setting import SETTING_DETECTORS
from offentligroll.facts.elections import ElectionDays
from offentligroll.facts.fact import Fact
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.official import Role
from offentligroll.model.organisation import ElectionPeriod, Organisation
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth
from offentligroll.model.working_hours import WorkingHours

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
SWEDISH = WorkingCalendar.for_country("SE", STOCKHOLM)
OFFICE = WorkingHours()
NIGHT = WorkingHours(start=dt.time(22), end=dt.time(6))

THURSDAY = dt.date(2011, 2, 3)
SATURDAY = dt.date(2011, 2, 5)
EPIPHANY = dt.date(2011, 1, 6)
"""A holiday that fell on a Thursday."""


def at(day: dt.date, hour: int) -> dt.datetime:
    """Give an hour of a day in Stockholm."""
    return dt.datetime.combine(day, dt.time(hour), STOCKHOLM)


def on_duty(
    when: dt.datetime | dt.date,
    *roles: Role,
    calendar: WorkingCalendar | None = SWEDISH,
    organisation: Organisation = KATRINEHOLM,
) -> Fact:
    """Ask whether the holder of these roles was on duty."""
    said = statement(author=official(*roles), at=when)
    return answer(SETTING_DETECTORS, "is-on-duty", said, calendar=calendar, organisation=organisation)


def worker(period: Period = HELD, **fields: Any) -> Role:  # noqa: ANN401
    """Make a role with office hours and no leave."""
    return director(period, **({"hours": OFFICE, "leave": ()} | fields))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (at(THURSDAY, 10), YES),
        (at(THURSDAY, 21), NO),
        (at(SATURDAY, 10), NO),
        (at(EPIPHANY, 10), NO),
        (THURSDAY, UNKNOWN),
        (SATURDAY, NO),
        (EPIPHANY, NO),
    ],
    ids=[
        "working hour",
        "evening",
        "Saturday",
        "holiday",
        "some time on a Thursday",
        "some time on a Saturday",
        "some time on a holiday",
    ],
)
def test_by_hours(when: dt.datetime | dt.date, expected: Truth) -> None:
    """Working hours of working days are duty; a bare day says no more than that it was free."""
    assert on_duty(when, worker()).truth is expected


def test_record() -> None:
    """The hours and that there was no leave are the record."""
    found = on_duty(at(THURSDAY, 10), worker())
    assert records(found) == ["jansson: working hours 08:00–17:00, not on leave"]


class TestOpeningHours:
    """When the place was open, whoever is on duty."""

    FACT = "is-in-opening-hours"
    OPEN = attrs.evolve(KATRINEHOLM, opening_hours=OFFICE)
    PAGE = channel(holder=KATRINEHOLM, opening_hours=NIGHT)

    def asked(self, when: dt.datetime | dt.date, organisation: Organisation, **told: Any) -> Fact:  # noqa: ANN401
        """Ask of a post without an author whether the place was open."""
        said = statement(at=when, **told)
        return answer(SETTING_DETECTORS, self.FACT, said, organisation=organisation, calendar=SWEDISH)

    @pytest.mark.parametrize(
        ("when", "expected"),
        [(at(THURSDAY, 10), YES), (at(THURSDAY, 21), NO), (at(EPIPHANY, 10), NO), (THURSDAY, UNKNOWN)],
    )
    def test_the_hours_of_the_authority(self, when: dt.datetime | dt.date, expected: Truth) -> None:
        """Its hours on working days count; a bare day does not say at what time it was."""
        assert self.asked(when, self.OPEN).truth is expected

    def test_the_channels_own_hours_go_before(self) -> None:
        """A channel that is watched at night is open at night."""
        assert self.asked(at(THURSDAY, 23), self.OPEN, channel=self.PAGE).truth is YES
        assert self.asked(at(THURSDAY, 10), self.OPEN, channel=self.PAGE).truth is NO

    def test_the_holders_hours_go_before_those_of_another_authority(self) -> None:
        """Whose page it is decides when it is open, not for whom it is asked."""
        page = channel(holder=self.OPEN)
        assert self.asked(at(THURSDAY, 10), BOTKYRKA, channel=page).truth is YES

    def test_the_record_says_whose_hours_they_are(self) -> None:
        """The hours are named where it was open; else that it was not."""
        assert records(self.asked(at(THURSDAY, 10), self.OPEN)) == ["Katrineholms kommun: open 08:00–17:00"]
        assert records(self.asked(at(THURSDAY, 21), self.OPEN)) == [
            "Katrineholms kommun: not open at that time"
        ]
        assert records(self.asked(at(THURSDAY, 10), self.OPEN, channel=self.PAGE)) == [
            "twitter:1: not open at that time"
        ]

    def test_hours_that_nobody_told(self) -> None:
        """The note says what is missing."""
        found = self.asked(at(THURSDAY, 10), KATRINEHOLM)
        assert why(found) == "no opening hours are recorded for the channel or the authority"


@pytest.mark.parametrize(
    ("one", "expected", "note"),
    [
        (worker(ENDED), NO, None),
        (
            worker(PERHAPS),
            UNKNOWN,
            "it is not clear whether the role was held on 3 February 2011 (1 January 2009 – 2011)",
        ),
        (worker(hours=None), UNKNOWN, "the working hours of the role are not recorded"),
        (worker(leave=None), UNKNOWN, "it is not recorded whether the author was on leave"),
        (worker(leave=(HELD,)), NO, None),
        (worker(hours=None, leave=(HELD,)), NO, None),
        (worker(organisation=BOTKYRKA), NO, None),
    ],
    ids=[
        "ended",
        "possibly held",
        "no hours",
        "leave not told",
        "on leave",
        "on leave, no hours",
        "elsewhere",
    ],
)
def test_by_role(one: Role, expected: Truth, note: str | None) -> None:
    """Duty needs a role that was held, its hours, and that there was no leave."""
    found = on_duty(at(THURSDAY, 10), one)
    assert (found.truth, why(found)) == (expected, note)


def test_hour_not_known() -> None:
    """Where only the hour is missing, the note says so."""
    assert why(on_duty(THURSDAY, worker())) == "the hour, or whether it was a working day, is not known"


def test_two_roles() -> None:
    """Duty in one role is duty, whatever is not known of others; the first thing missing is named."""
    assert on_duty(at(THURSDAY, 10), worker(hours=None), worker()).truth is YES
    found = on_duty(at(THURSDAY, 10), worker(hours=None), worker(leave=None))
    assert why(found) == "the working hours of the role are not recorded"


def test_no_role_told() -> None:
    """Of a person without any role in the directory nothing is known."""
    assert why(on_duty(at(THURSDAY, 10))) == "the directory lists no role of jansson"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (at(THURSDAY, 10), UNKNOWN),
        (at(THURSDAY, 21), NO),
        (at(SATURDAY, 10), NO),
        (THURSDAY, UNKNOWN),
        (SATURDAY, NO),
        (dt.datetime.max.replace(tzinfo=dt.UTC), UNKNOWN),
    ],
    ids=["working hour", "evening", "Saturday", "a Thursday", "a Saturday", "the end of time"],
)
def test_without_calendar(when: dt.datetime | dt.date, expected: Truth) -> None:
    """Without a calendar only hours and weekdays that are free anyhow can be told."""
    author = worker(Period())
    assert on_duty(when, author, calendar=None).truth is expected


def test_clock_of_the_organisation() -> None:
    """Hours go by the organisation's own clock where that is known."""
    new_york = attrs.evolve(KATRINEHOLM, zone=ZoneInfo("America/New_York"))
    when = at(THURSDAY, 10)
    assert on_duty(when, worker(), calendar=None, organisation=new_york).truth is NO


@pytest.mark.parametrize("calendar", [SWEDISH, None], ids=["calendar", "none"])
@pytest.mark.parametrize("day", [THURSDAY, SATURDAY, EPIPHANY], ids=str)
def test_night_shift(day: dt.date, calendar: WorkingCalendar | None) -> None:
    """A bare day does not tell whether the night before reached into it."""
    assert on_duty(day, worker(hours=NIGHT), calendar=calendar).truth is UNKNOWN


ELECTION = ElectionPeriod(period=Period.from_texts("2010-08-19", "2010-09-19"), note="elections of 2010")
VAGUE = ElectionPeriod(period=Period.from_texts("2014-08", "2014-09"))


@pytest.mark.parametrize(
    ("periods", "day", "expected"),
    [
        ((ELECTION,), dt.date(2010, 8, 19), YES),
        ((ELECTION,), dt.date(2010, 9, 19), YES),
        ((ELECTION,), dt.date(2010, 9, 20), UNKNOWN),
        ((ELECTION,), dt.date(2018, 9, 8), UNKNOWN),
        ((ELECTION, VAGUE), dt.date(2014, 8, 5), UNKNOWN),
        ((VAGUE,), dt.date(2014, 9, 1), YES),
        ((), dt.date(2010, 9, 1), UNKNOWN),
    ],
    ids=[
        "first day",
        "last day",
        "after",
        "another election",
        "inside a month",
        "without a note",
        "not told",
    ],
)
def test_election_period(periods: tuple[ElectionPeriod, ...], day: dt.date, expected: Truth) -> None:
    """A day falls in a period that was told, does not, or it is left open; both ends belong to it."""
    organisation = attrs.evolve(KATRINEHOLM, election_periods=periods)
    found = answer(SETTING_DETECTORS, "is-election-period", statement(at=day), organisation=organisation)
    assert found.truth is expected


def test_no_election_period() -> None:
    """*No* only where all periods of the time are told, or where every election of the country is far."""
    told = attrs.evolve(
        KATRINEHOLM,
        election_periods=(ELECTION,),
        elections_complete=Period.from_texts("2010-01-01", "2013-12-31"),
    )
    at = dt.date(2010, 9, 20)
    found = answer(SETTING_DETECTORS, "is-election-period", statement(at=at), organisation=told)
    assert (found.truth, records(found)) == (
        NO,
        ["Katrineholms kommun: no election period on 20 September 2010"],
    )
    swedish = attrs.evolve(KATRINEHOLM, country="SE", election_periods=(ELECTION,))
    for day, expected in (
        (dt.date(2012, 2, 3), NO),
        (dt.date(2018, 9, 8), UNKNOWN),
        (dt.date(2031, 1, 1), UNKNOWN),
    ):
        said = statement(at=day)
        assert answer(SETTING_DETECTORS, "is-election-period", said, organisation=swedish).truth is expected
    assert ElectionDays.of_country("XX") is None


def test_election_record() -> None:
    """The period with its note is the record."""
    organisation = attrs.evolve(KATRINEHOLM, election_periods=(ELECTION,))
    said = statement(at=dt.date(2010, 9, 1))
    found = answer(SETTING_DETECTORS, "is-election-period", said, organisation=organisation)
    assert records(found) == ["Katrineholms kommun: elections of 2010, 19 August 2010 – 19 September 2010"]
