"""For which days one answer about an account or a person is asked, and holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from queue_builders import CHANNELS, PEOPLE, TOWN, posts, session_over

from offentligroll import Capacity, Policy, Statement, Truth
from offentligroll.model import (
    Ability,
    Channel,
    ChannelFunction,
    Declaration,
    GivenFact,
    Handle,
    Listing,
    Period,
    Role,
    RoleKind,
)
from offentligroll.queue import OpenQuestion, ReviewSession
from small_policy import TEXT

ASA = "Åsa Ek"
OWN = CHANNELS[1]
"""An account of somebody with a role in the town."""


def asked(session: ReviewSession, fact: str) -> list[OpenQuestion]:
    """What is open about a fact, in the order of the days."""
    return sorted(
        (one for one in session.questions() if one.used.id == fact), key=lambda one: str(one.scope.start)
    )


def days(session: ReviewSession, fact: str) -> list[tuple[str, str]]:
    """The days that each question about a fact is about."""
    return [(str(one.scope.start), str(one.scope.end)) for one in asked(session, fact)]


def on_days(*told: str, channel: Channel = OWN, **more: Any) -> list[Statement]:  # noqa: ANN401
    """A post on each of some days."""
    post = attrs.evolve(posts(1)[0], author=PEOPLE[0], channel=channel, **more)
    return [attrs.evolve(post, id=day, at=dt.datetime.fromisoformat(f"{day}T09:00:00+00:00")) for day in told]


def policy_about(fact: str) -> list[Policy]:
    """The small policy, which asks for another fact of the account or its author."""
    return [Policy.from_text(TEXT.replace("account-is-listed", fact))]


def period(start: str, end: str = "open") -> Period:
    """A period of days."""
    return Period.from_texts(start, end)


ENDED = Declaration(capacity=Capacity.OFFICIAL, by=TOWN, period=period("unknown", "2013"))
YEARS = ("2012-05-01", "2014-05-01", "2016-05-01")


def test_each_is_asked_about_once(tmp_path: Path) -> None:
    """One answer is also about the posts that may wait for it only later."""
    told = tuple(
        GivenFact(fact="account-is-listed", value=value, period=period(start, end))
        for value, start, end in ((False, "2010-01-01", "2012-12-31"), (True, "2013-01-01", "2013-12-31"))
    )
    statements = on_days("2012-05-01", "2013-05-01", "2016-05-01", channel=attrs.evolve(OWN, facts=told))
    session = session_over(statements, tmp_path)
    (question,) = asked(session, "author-is-spokesperson")
    assert question.statements == (0, 2)
    assert days(session, "author-is-spokesperson") == [("2012-05-01", "2016-05-01")]
    session.answer(question.id, Truth.NO, by=ASA)
    assert [[one.fact for one in said.facts] for said in session.answered()] == [
        ["author-is-spokesperson"]
    ] * 3


@pytest.mark.parametrize(
    ("fact", "records", "asks"),
    [
        (
            "account-is-listed",
            {"listed": (Listing(by=TOWN, period=period("unknown", "2013-01-01")),)},
            [("2012-05-01", "2012-05-01"), ("2014-05-01", "2016-05-01")],
        ),
        (
            "account-is-declared-official",
            {"declared": (ENDED,)},
            # That it has ended is told.
            [("2012-05-01", "2012-05-01")],
        ),
        (
            "account-name-uses-title",
            {"handles": (Handle(handle="@ek", period=period("unknown", "2012")),)},
            [("2012-05-01", "2012-05-01"), ("2014-05-01", "2016-05-01")],
        ),
        (
            "account-receives-comments",
            {
                "functions": (
                    ChannelFunction(name=Ability.RECEIVE_COMMENTS, period=period("2012-06-01", "2012-12-31")),
                    ChannelFunction(name=Ability.RECEIVE_MESSAGES, period=period("2015-01-01")),
                )
            },
            [("2012-05-01", "2012-05-01"), ("2014-05-01", "2016-05-01")],
        ),
    ],
)
def test_a_record_parts_the_days(
    tmp_path: Path, fact: str, records: dict[str, Any], asks: list[tuple[str, str]]
) -> None:
    """Where what the answer hangs on ends, there may be another answer from then on."""
    account = attrs.evolve(OWN, **records)
    session = session_over(on_days(*YEARS, channel=account), tmp_path, policy_about(fact))
    assert days(session, fact) == asks


def test_what_hangs_on_no_record_is_asked_once(tmp_path: Path) -> None:
    """A change of handle says nothing of what an account is used for."""
    account = attrs.evolve(OWN, handles=(Handle(handle="@ek", period=period("unknown", "2012")),))
    fact = "account-is-used-for-office"
    session = session_over(on_days(*YEARS, channel=account), tmp_path, policy_about(fact))
    assert days(session, fact) == [("2012-05-01", "2016-05-01")]


@pytest.mark.parametrize("channel", [OWN, None])
def test_another_post_may_have_another_answer(tmp_path: Path, channel: Channel | None) -> None:
    """Whoever changes her post is asked about anew; the last day of a year may be in either."""
    roles = tuple(
        Role(organisation=TOWN, kind=RoleKind.APPOINTED, period=period(start, end))
        for start, end in (("2010", "2013-12-31"), ("2014-01-01", "9999-12-31"))
    )
    author = attrs.evolve(PEOPLE[0], roles=roles)
    said = [attrs.evolve(one, author=author, channel=channel) for one in on_days(*YEARS)]
    session = session_over(said, tmp_path, policy_about("author-is-senior"))
    assert days(session, "author-is-senior") == [("2012-05-01", "2012-05-01"), ("2014-05-01", "2016-05-01")]


def test_what_is_on_record_in_between_parts_the_days(tmp_path: Path) -> None:
    """No answer is put over what the directory tells."""
    told = GivenFact(fact="account-is-listed", value=True, period=period("2014-01-01", "2014-12-31"))
    session = session_over(on_days(*YEARS, channel=attrs.evolve(OWN, facts=(told,))), tmp_path)
    assert days(session, "account-is-listed") == [("2012-05-01", "2012-05-01"), ("2016-05-01", "2016-05-01")]


@pytest.mark.parametrize("truth", [Truth.YES, Truth.UNKNOWN])
def test_what_was_answered_of_all_parts_the_days(tmp_path: Path, truth: Truth) -> None:
    """What comes before and after is asked by itself."""
    first, second, third = on_days(*YEARS)
    before = session_over([second], tmp_path)
    before.answer(asked(before, "account-is-listed")[0].id, truth, by=ASA)
    after = session_over([first, second, third], tmp_path)
    assert days(after, "account-is-listed") == [("2012-05-01", "2012-05-01"), ("2016-05-01", "2016-05-01")]


@pytest.mark.parametrize("by_archive", [True, False])
def test_what_is_said_of_one_parts_nothing(tmp_path: Path, by_archive: bool) -> None:
    """One post that was answered alone says nothing of the others."""
    told: Sequence[GivenFact] = (GivenFact(fact="account-is-listed", value=True),) if by_archive else ()
    first, second, third = on_days(*YEARS)
    session = session_over([first, attrs.evolve(second, facts=tuple(told)), third], tmp_path)
    if not by_archive:
        session.answer(asked(session, "account-is-listed")[0].id, Truth.YES, by=ASA, only=1)
    (question,) = asked(session, "account-is-listed")
    assert question.statements == (0, 2)
    assert days(session, "account-is-listed") == [("2012-05-01", "2016-05-01")]
