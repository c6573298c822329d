"""By what later act a duty is met: one about the same, an answer to it, or other words for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from offentligroll import Policy, Statement
from offentligroll.model import Directory, statement_from_record
from offentligroll.review import Fulfilment, Holds, Side

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
