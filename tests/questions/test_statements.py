"""Questions about statements with a directory: what an app hands in."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll import Act, Directory, Policy, Statement
from offentligroll.questions import Form, Reply

AT = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
BODIES = (
    ("city", "municipality", "US", "US-CA", "mayor", "elected", "top"),
    ("bureau", "agency", "US", "US", "analyst", "appointed", "staff"),
    ("town", "municipality", "US", "US-MA", "clerk", "appointed", "staff"),
)
CHANNELS = ("mailbox", "account")


def _directory() -> str:
    parts = ["format = 1\n"]
    for body, kind, country, area, title, role, seniority in BODIES:
        parts.append(
            f'[[organisation]]\nid = "{body}"\nname = "{body.title()} of Sundale"\nkind = "{kind}"\n'
            f'country = "{country}"\narea = "{area}"\nzone = "America/New_York"\n'
            f'[[official]]\nid = "{title}"\nname = "Robin Doe"\n[[official.role]]\norganisation = "{body}"\n'
            f'titles = {{ en = ["{title}"] }}\nkind = "{role}"\nseniority = "{seniority}"\n'
            f'from = 2015-01-01\nuntil = "open"\n'
        )
        parts += [
            f'[[channel]]\nid = "{kind}:{title}"\nplatform = "{kind}"\nkind = "{kind}"\nholder = "{title}"\n'
            for kind in CHANNELS
        ]
    return "".join(parts)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Three bodies in the United States, with an official each, who has a mailbox and an account."""
    return Directory.from_text(_directory())


def _reply(policy: str, question: str, statement: Statement) -> Reply:
    return Policy.shipped(policy).answer(question, statement)


def test_a_message_has_a_mailbox(directory: Directory) -> None:
    """What was sent from one's own mailbox is copied within twenty days."""
    message = directory.statement(
        act="message",
        author="analyst",
        channel="mailbox:analyst",
        text="The agency's grant decision is attached.",
        at=AT,
    )
    reply = _reply("us-nara", "what-must-be-done", message)
    assert (reply.form, reply.by) == (Form.MUST, dt.date(2026, 11, 21))


def test_words_in_which_nothing_was_found_do_not_acquit(directory: Directory) -> None:
    """A text on the council's business in words that are nothing else is not said to be private."""
    message = directory.statement(
        act="message",
        author="mayor",
        channel="account:mayor",
        text="I will vote no tonight.",
        at=AT,
        language="en",
    )
    assert _reply("us-ca-records", "is-record", message).form is not Form.NO


@pytest.mark.parametrize("carried", ["quoted", "target"])
def test_what_a_share_carries_is_read(directory: Directory, carried: str) -> None:
    """It asks for money, and that is what is shared."""
    words = "Chip in $25 tonight so that Smith can win this election. Donate now!"
    share = directory.statement(
        act="share",
        author="clerk",
        channel="account:clerk",
        at=AT,
        language="en",
        quoted=words if carried == "quoted" else None,
        target="there",
    )
    there = Statement(act=Act.POST, id="there", text=words, language="en")
    reply = Policy.shipped("us-ma-campaign").answer("may-like-or-share", share, among=[there])
    assert (reply.form, reply.ground and reply.ground.id) == (Form.NO, "us-s-02")


def test_a_like_of_nobody_knows_what_stays_as_it_is(directory: Directory) -> None:
    """Where the words are not at hand nothing is told of them."""
    like = directory.statement(act="like", author="clerk", channel="account:clerk", at=AT)
    assert _reply("us-ma-campaign", "may-like-or-share", like).form not in (Form.YES, Form.NO)


def test_a_permission_does_not_stand_while_its_ground_is_unknown(directory: Directory) -> None:
    """Whether the mayor may block depends on what the page is used for, which nobody has told."""
    block = directory.statement(act="block", author="mayor", channel="account:mayor", at=AT)
    assert _reply("us-lindke", "may-remove", block).form not in (Form.YES, Form.NO)
