"""By when obligations are to be met: in days, in hours of the clock and in opening hours."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from policy_builders import STOCKHOLM, duty, entry, head, policy

from offentligroll.assessment.parts import Duty
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Act, Statement
from offentligroll.model.working_hours import WorkingHours
from offentligroll.policy.judging.deadlines import possible_days
from offentligroll.policy.policy import Policy
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Ends, InCapacity

FRIDAY = dt.datetime(2024, 5, 3, 15, tzinfo=STOCKHOLM)
DAYTIME = WorkingHours(start=dt.time(8), end=dt.time(16))
EVENINGS = WorkingHours(start=dt.time(17), end=dt.time(21))


def body(hours: WorkingHours | None = None) -> Organisation:
    """Make a municipality that may have opening hours."""
    return Organisation(
        id="body", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, opening_hours=hours
    )


def page(holder: Organisation | Official | None, hours: WorkingHours | None = None) -> Channel:
    """Make a page that may have opening hours."""
    return Channel(id="page:1", platform="page", holder=holder, opening_hours=hours)


def due(  # noqa: PLR0913 - what a deadline hangs on
    within: Duration,
    at: dt.date | None = FRIDAY,
    *,
    channel: Channel | None = None,
    ends: Ends | None = None,
    country: str | None = "SE",
    for_: Organisation | None = None,
) -> Duty:
    """Say when an obligation that follows from a post is to be met."""
    asked = policy(duty("d", within=within, ends=ends, in_capacity=InCapacity.ANY), country=country)
    (found,) = asked.assess(Statement(act=Act.POST, at=at, channel=channel), for_=for_).obligations
    return found


def test_hours_run_by_the_clock() -> None:
    """Twenty-four hours run over nights and weekends, and end at a moment."""
    found = due(Duration(hours=24))
    assert (found.due, found.due_at) == (dt.date(2024, 5, 4), FRIDAY + dt.timedelta(days=1))


def test_hours_over_the_night_when_the_clock_changes() -> None:
    """An hour that the clock leaves out is not counted."""
    eve = dt.datetime(2024, 3, 30, 15, tzinfo=STOCKHOLM)
    assert due(Duration(hours=24), eve).due_at == dt.datetime(2024, 3, 31, 16, tzinfo=STOCKHOLM)


def test_hours_that_end_on_a_day_off_run_on_where_the_policy_says_so() -> None:
    """Then the whole next working day is left."""
    found = due(Duration(hours=24), ends=Ends.NEXT_WORKING_DAY)
    assert (found.due, found.due_at, found.moved_from) == (dt.date(2024, 5, 6), None, dt.date(2024, 5, 4))


def test_hours_that_end_on_a_working_day_do_not_run_on() -> None:
    """The moment stays."""
    found = due(Duration(hours=72), ends=Ends.NEXT_WORKING_DAY)
    assert (found.due_at, found.moved_from) == (FRIDAY + dt.timedelta(days=3), None)


@pytest.mark.parametrize(
    "channel",
    [page(body(EVENINGS), DAYTIME), page(body(DAYTIME)), page(Official(id="boss", name="Boss")), None],
    ids=["the channel's", "its holder's", "a person's channel", "no channel"],
)
def test_office_hours_are_those_of_the_channel_else_of_the_organisation(channel: Channel | None) -> None:
    """The channel's hours go before its holder's; where no organisation holds it, the authority's count."""
    found = due(Duration(office_hours=4), channel=channel, for_=body(DAYTIME))
    assert found.due_at == dt.datetime(2024, 5, 6, 11, tzinfo=STOCKHOLM)


@pytest.mark.parametrize("within", [Duration(hours=24), Duration(office_hours=4)])
def test_of_a_day_alone_nobody_knows_the_hour(within: Duration) -> None:
    """Hours from a day, or from no time at all, end at a moment that is not known."""
    channel = page(body(DAYTIME))
    for at in (FRIDAY.date(), None):
        found = due(within, at, channel=channel)
        assert (found.due, found.due_at) == (None, None)


def test_nobody_told_the_opening_hours() -> None:
    """Then the last moment is not known, also where the holder is an organisation."""
    assert due(Duration(office_hours=4), channel=page(body())).due is None
    assert due(Duration(office_hours=4), ends=Ends.NEXT_WORKING_DAY).due is None


def test_the_end_of_the_calendar() -> None:
    """Hours beyond it are not known."""
    assert due(Duration(hours=24), dt.datetime(9999, 12, 31, 12, tzinfo=dt.UTC)).due is None


def test_days_run_on_where_only_the_policy_says_so() -> None:
    """Another country's law may not say it; a policy may. Without a calendar the day is not known then."""
    asked = policy(
        duty("d", within=Duration(days=1), ends=Ends.NEXT_WORKING_DAY, in_capacity=InCapacity.ANY),
        country="NO",
    )
    friday = Statement(act=Act.POST, at=FRIDAY)
    assert asked.assess(friday).obligations[0].due is None
    norway = WorkingCalendar.for_country("NO", STOCKHOLM, holidays=())
    (found,) = asked.with_calendar(norway).assess(friday).obligations
    assert (found.due, found.moved_from) == (dt.date(2024, 5, 6), dt.date(2024, 5, 4))


@pytest.mark.parametrize(
    ("language", "moment", "unknown"),
    [
        ("en", "no later than 4 May 2024", "the last moment is not known"),
        ("sv", "senast den 4 maj 2024", "när tiden går ut är inte känt"),
    ],
)
def test_moments_are_told(language: str, moment: str, unknown: str) -> None:
    """An explanation names the moment, and says where it can't be known."""
    asked = policy(duty("d", within=Duration(hours=24), in_capacity=InCapacity.ANY))
    said = asked.assess(Statement(act=Act.POST, at=FRIDAY)).explain(language)
    assert moment in said
    assert "15" in said.split(moment)[1][:12]
    assert unknown in asked.assess(Statement(act=Act.POST, at=FRIDAY.date())).explain(language)


@pytest.mark.parametrize(
    ("country", "body", "keys"),
    [
        ("SE", 'within = "1 working day"', []),
        ("AQ", 'within = "1 working day"', ["within"]),
        ("AQ", 'within = "4 office hours"', ["within"]),
        ("AQ", 'within = "P1D"\nretain = "9 working days"', ["retain"]),
        ("AQ", 'within = "P1D"\nends = "next working day"', ["ends"]),
        ("AQ", 'within = "P1D"', []),
        (None, 'within = "1 working day"', ["within"]),
    ],
)
def test_a_check_warns_where_no_calendar_is_at_hand(
    country: str | None, body: str, keys: list[str], tmp_path: Path
) -> None:
    """Days that nobody can count are told before anybody waits for them."""
    text = head() + entry("obligation", "o", f'action = {{ sv = "Gör.", en = "Do." }}\n{body}')
    text = text.replace('country = "SE"\n', "" if country is None else f'country = "{country}"\n')
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    found = [one for one in Policy.check(path) if one.code == "no-calendar"]
    assert [one.message.split("`")[1] for one in found] == keys


def test_days_off_are_looked_up_only_where_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy of another country that counts no working day never asks for the days off of that country."""
    from offentligroll.model import other_holidays

    def refuse(country: str) -> None:
        pytest.fail(f"the days of {country} were asked for")

    monkeypatch.setattr(other_holidays, "packaged_holidays", refuse)
    policy = Policy.load("us-wa-records")
    assert any(duty.retain is not None for duty in policy.obligations)
    post = Statement(id="1", act=Act.POST, at=dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC), text="Road closed.")
    policy.assess(post).explain()
    policy.review([post], on=dt.date(2024, 4, 1))


def test_days_can_end_on_several_days_only_where_hours_are_counted() -> None:
    """A time in days hangs on no hour, so that there is nothing to tell bounds of."""
    calendar = WorkingCalendar.for_country("SE", STOCKHOLM)
    (obligation,) = (
        one.obligation
        for one in policy(duty("d", within=Duration(days=3)))
        .assess(Statement(act=Act.POST, at=FRIDAY))
        .obligations
    )
    assert possible_days(obligation, FRIDAY.date(), calendar) == (None, None)
