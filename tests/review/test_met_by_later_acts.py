"""By what later act a duty is met: one about the same, an answer to it, or other words for it."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll import Policy, Statement
from offentligroll.model import Directory, statement_from_record
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth
from offentligroll.review import Fulfilment, Holds, Side
from offentligroll.review.threads import Entry, Found, Threads
from steps import steps_of

JUNE = dt.date(2024, 6, 28)
DIRECTORY = Directory.from_text(
    """
format = 1

[[organisation]]
id = "lindby"
name = "Lindby"
kind = "municipality"
country = "SE"

[[channel]]
id = "page:lindby"
kind = "page"
holder = "lindby"
run_by = "staff"
"""
)
ASA = {"id": "asa", "name": "Åsa Ek", "visitor": True}


def said(id: str, at: str, **more: Any) -> Statement:  # noqa: A002, ANN401
    """Make an act on the page; without an author it is the municipality's own."""
    record: dict[str, Any] = {"id": id, "at": at, "act": "post", "channel": "page:lindby", **more}
    record |= {} if "author" in more else {"on_behalf_of": "lindby"}
    return statement_from_record(record, DIRECTORY)


COMMENT = said("comment", "2024-05-06", act="reply", text="!", author=ASA)


def met(when: str, done_by: str, *statements: Statement) -> Fulfilment:
    """Review acts under one duty that is to be done within a week."""
    policy = Policy.from_text(
        f"""
format = 1
id = "lindby"
version = "1"
languages = ["en"]
country = "SE"
zone = "Europe/Stockholm"
title = {{ en = "Lindby" }}
question = {{ en = "?" }}

[[obligation]]
id = "duty"
in_capacity = "any"
when = "{when}"
within = "P7D"
done_by = {done_by}
action = {{ en = "Do it." }}
says = {{ en = "It is done." }}
"""
    )
    (found,) = policy.review(statements, on=JUNE, holds=Holds(sides=tuple(Side))).obligations
    return found


@pytest.mark.parametrize(
    ("when", "done_by", "first", "later"),
    [
        (
            "is-block",
            '"is-unblock"',
            said("block", "2024-05-07", act="block", target="comment"),
            said("done", "2024-05-10", act="unblock", target="comment"),
        ),
        (
            "is-removal",
            '"is-reply"',
            said("removal", "2024-05-07", act="removal", target="comment"),
            said("done", "2024-05-08", act="reply", in_reply_to="comment", text="It broke the rules."),
        ),
        (
            "is-misleading",
            '"is-edit"',
            said("wrong", "2024-05-07", text="Tuesday.", facts={"is-misleading": True}),
            said("done", "2024-05-08", act="edit", version_of="wrong", text="Monday."),
        ),
        (
            "is-misleading",
            '"takes-back-earlier-statement"',
            said("wrong", "2024-05-07", text="Tuesday.", facts={"is-misleading": True}),
            said("done", "2024-05-08", takes_back="wrong", text="It was wrong."),
        ),
        (
            "is-misleading",
            '"corrects-an-error"',
            said("wrong", "2024-05-07", text="Tuesday.", language="en", facts={"is-misleading": True}),
            said(
                "done",
                "2024-05-08",
                act="reply",
                in_reply_to="wrong",
                language="en",
                text="Correction: Monday.",
            ),
        ),
    ],
    ids=["lifted", "told why", "edited", "taken back", "corrected below"],
)
def test_what_meets_it(when: str, done_by: str, first: Statement, later: Statement) -> None:
    """An act about the same post, an answer to it, or other words for it, by the same side too."""
    found = met(when, done_by, COMMENT, first, later)
    assert (found.statement, found.outcome, found.done_in) == (first.id, "done", "done")


@pytest.mark.parametrize(
    ("at", "more"),
    [
        ("2024-05-06", {"target": "comment"}),
        ("2024-05-10", {"target": "another"}),
        ("2024-05-10", {"target": "comment", "author": ASA}),
    ],
    ids=["before it", "about another", "a visitor's"],
)
def test_what_does_not(at: str, more: dict[str, Any]) -> None:
    """What came before, is about something else, or is somebody else's lifts no block."""
    block = said("block", "2024-05-07", act="block", target="comment")
    lifted = said("lifted", at, act="unblock", **more)
    end = said("end", "2024-06-20", text="!")
    found = met("is-block", '"is-unblock"', COMMENT, block, lifted, end)
    assert (found.outcome, found.done_in) == ("overdue", None)


def test_what_is_the_authoritys_own_came_in_from_nobody() -> None:
    """When its time begins is told, and not that it came in."""
    block = said("block", "2024-05-07", act="block", target="comment")
    found = met("is-block", '"is-unblock"', COMMENT, block)
    assert (found.starts, found.starts_by) == (dt.date(2024, 5, 7), None)


def entry(identity: str, at: dt.date | None, meets: Truth = Truth.YES) -> Entry:
    """Make what a review remembers of an act of the municipality about a post."""
    nothing = dict.fromkeys(one.name for one in attrs.fields(Entry) if one.default is attrs.NOTHING)
    told: dict[str, Any] = {"id": identity, "at": at, "act": Act.SHARE, "target": "p", "pending": ()}
    return Entry(**{**nothing, **told, "is_visitors": Truth.NO, "meets": {"duty": meets}})


def test_many_acts_about_the_same_take_the_time_of_their_number() -> None:
    """Ten times as many shares of one post take about ten times as many steps."""

    def shares(count: int) -> Threads:
        about = [
            entry(f"s{number}", dt.datetime(2024, 5, 7, 8, tzinfo=dt.UTC) + number * dt.timedelta(minutes=1))
            for number in range(count)
        ]
        post = attrs.evolve(entry("p", dt.date(2024, 5, 1)), target=None)
        return Threads(entries=(post, *about), zone=ZoneInfo("Europe/Stockholm"))

    def all_of(threads: Threads) -> list[Found]:
        return [threads.meeting(one, "duty") for one in threads.entries]

    assert [one.entry and one.entry.id for one in all_of(shares(3))] == ["s0", "s1", "s2", None]
    few, many = (steps_of(functools.partial(all_of, shares(count))) for count in (20, 200))
    assert many < 15 * few


@pytest.mark.parametrize(
    ("asked", "acts", "found"),
    [
        (None, [dt.date(2024, 5, 6)], True),
        (dt.date(2024, 5, 7), [dt.datetime(2024, 5, 7, 6, tzinfo=dt.UTC)], True),
        (dt.datetime(2024, 5, 7, 8, tzinfo=dt.UTC), [dt.date(2024, 5, 7)], True),
        (dt.datetime(2024, 5, 7, 8, tzinfo=dt.UTC), [None], True),
        (dt.datetime(2024, 5, 7, 8, tzinfo=dt.UTC), [dt.datetime(2024, 5, 7, 7, 59, tzinfo=dt.UTC)], False),
        (dt.datetime(2024, 5, 7, 8, tzinfo=dt.UTC), [dt.date(2024, 5, 6)], False),
        (dt.date(2024, 5, 7), [dt.datetime(2024, 5, 6, 21, tzinfo=dt.UTC)], False),
    ],
)
def test_only_what_is_known_to_be_earlier_is_passed_over(
    asked: dt.date | None, acts: list[dt.date | None], found: bool
) -> None:
    """A day and an hour of it, or no time at all, leave open which came first."""
    first, post = entry("first", asked, meets=Truth.NO), attrs.evolve(entry("p", None), target=None)
    later = [entry(f"later-{number}", at) for number, at in enumerate(acts)]
    threads = Threads(entries=(post, first, *later), zone=ZoneInfo("Europe/Stockholm"))
    assert (threads.meeting(first, "duty").entry is not None) is found
