"""What was done: facts about the act."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from fact_builders import (
    BOTKYRKA,
    JANSSON,
    KATRINEHOLM,
    STOCKHOLM,
    answer,
    channel,
    records,
    statement,
    why,
)

from offentligroll.facts.detectors.act import ACT_DETECTORS
from offentligroll.facts.fact import Origin
from offentligroll.facts.sheet import FactSheet
from offentligroll.languages import render
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act, Lost, Media
from offentligroll.model.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
BY_ACT = {
    "is-own-words": {Act.POST, Act.REPLY, Act.MESSAGE, Act.SPOKEN, Act.EDIT},
    "is-share": {Act.SHARE},
    "is-reaction": {Act.LIKE},
    "is-follow": {Act.FOLLOW},
    "is-block": {Act.BLOCK},
    "is-removal": {Act.REMOVAL, Act.HIDE},
    "is-spoken": {Act.SPOKEN},
    "is-message": {Act.MESSAGE},
    "is-edit": {Act.EDIT},
    "is-hiding": {Act.HIDE},
    "is-unhiding": {Act.UNHIDE},
    "is-unblock": {Act.UNBLOCK},
    "is-mute": {Act.MUTE},
    "is-report": {Act.REPORT},
    "opens-account": {Act.OPEN_ACCOUNT},
    "closes-account": {Act.CLOSE_ACCOUNT},
}


ACT_WORDS = {act: render(f"records.code.{act}", {}, "en") for act in Act}
"""What each act is called."""


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("fact", BY_ACT)
def test_by_act(fact: str, act: Act) -> None:
    """The kind of the act is the answer, and its record."""
    found = answer(ACT_DETECTORS, fact, statement(act=act), organisation=None)
    assert found.truth is Truth.from_bool(act in BY_ACT[fact])
    assert (found.origin, records(found)) == (Origin.LOOKED_UP, [f"the act is {ACT_WORDS[act]}"])


@pytest.mark.parametrize(
    ("act", "answers", "expected"),
    [
        (Act.REPLY, None, YES),
        (Act.POST, "tweet:17", YES),
        (Act.POST, None, NO),
        (Act.MESSAGE, "mail:3", YES),
        (Act.MESSAGE, None, UNKNOWN),
        (Act.SPOKEN, None, UNKNOWN),
        (Act.EDIT, None, UNKNOWN),
        (Act.EDIT, "tweet:17", YES),
        (Act.LIKE, "tweet:17", NO),
        (Act.SHARE, "tweet:17", NO),
    ],
)
def test_reply(act: Act, answers: str | None, expected: Truth) -> None:
    """Words that answer something are a reply; of mail and speech it is not known unless recorded."""
    assert answer(ACT_DETECTORS, "is-reply", statement(act=act, in_reply_to=answers)).truth is expected


def test_who_goes_on_from_an_own_post_replies_to_nobody() -> None:
    """The next part of a thread is no answer, and the record says what it continues."""
    found = answer(ACT_DETECTORS, "is-reply", statement(act=Act.POST, continues="tweet:17"))
    assert (found.truth, records(found)) == (NO, ["it continues tweet:17"])


def test_what_may_have_answered_something_gone_may_be_a_reply() -> None:
    """Nobody can tell any more; a quote of something gone says nothing of it."""
    assert answer(ACT_DETECTORS, "is-reply", statement(act=Act.POST, lost=(Lost.ANSWERED,))).truth is UNKNOWN
    assert answer(ACT_DETECTORS, "is-reply", statement(act=Act.POST, lost=(Lost.QUOTED,))).truth is NO


@pytest.mark.parametrize("act", Act)
def test_nothing_on_record_is_an_omission(act: Act) -> None:
    """What was done was not left undone, whatever it was."""
    sheet = FactSheet.of_statement(statement(act=act), KATRINEHOLM, STOCKHOLM)
    assert sheet["is-omission"].truth is NO


def test_a_later_version_is_an_edit() -> None:
    """A post or reply that names the version before it edits that one; a share with it does not."""
    post = answer(ACT_DETECTORS, "is-edit", statement(version_of="tweet:17"))
    assert (post.truth, records(post)) == (YES, ["it is a later version of tweet:17"])
    assert answer(ACT_DETECTORS, "is-edit", statement(act=Act.SHARE, version_of="tweet:17")).truth is NO


def test_a_measure_that_ends() -> None:
    """A block for a time has its end on record; a block without one may have it elsewhere."""
    fact = "measure-has-end-date"
    for_a_time = answer(ACT_DETECTORS, fact, statement(act=Act.BLOCK, until=dt.date(2011, 5, 3)))
    assert (for_a_time.truth, records(for_a_time)) == (YES, ["it ends on 2011-05-03"])
    assert why(answer(ACT_DETECTORS, fact, statement(act=Act.BLOCK))) == (
        "whether the measure has an end was not recorded"
    )


OWN = channel(holder=JANSSON)
AUTHORITYS = channel(holder=KATRINEHOLM)
ANOTHERS = channel(holder=BOTKYRKA)


@pytest.mark.parametrize(
    ("fields", "organisation", "expected"),
    [
        ({"publisher": KATRINEHOLM, "author": JANSSON}, KATRINEHOLM, YES),
        ({"publisher": KATRINEHOLM, "author": JANSSON, "act": Act.SPOKEN}, KATRINEHOLM, YES),
        ({"publisher": KATRINEHOLM}, KATRINEHOLM, UNKNOWN),
        ({"publisher": KATRINEHOLM, "author": JANSSON}, None, UNKNOWN),
        ({"publisher": BOTKYRKA, "author": JANSSON}, KATRINEHOLM, NO),
        ({"publisher": BOTKYRKA}, KATRINEHOLM, NO),
        ({"publisher": JANSSON}, None, NO),
        ({"author": JANSSON, "channel": OWN}, KATRINEHOLM, NO),
        ({"author": JANSSON, "channel": AUTHORITYS}, KATRINEHOLM, UNKNOWN),
        ({"act": Act.SHARE, "channel": AUTHORITYS}, KATRINEHOLM, YES),
        ({"act": Act.SHARE, "channel": AUTHORITYS}, None, UNKNOWN),
        ({"act": Act.SHARE, "channel": ANOTHERS}, KATRINEHOLM, NO),
        ({"act": Act.SHARE, "channel": OWN}, KATRINEHOLM, NO),
        ({"act": Act.SHARE, "channel": channel()}, KATRINEHOLM, UNKNOWN),
        ({"act": Act.SHARE}, KATRINEHOLM, UNKNOWN),
        ({"act": Act.SPOKEN}, KATRINEHOLM, NO),
        ({"act": Act.LIKE, "channel": AUTHORITYS}, KATRINEHOLM, NO),
    ],
    ids=[
        "published by the authority",
        "speech published by the authority",
        "author not known",
        "authority not clear",
        "published by another body",
        "published by another body, author not known",
        "published by a person",
        "own account",
        "post on the authority's account",
        "share on the authority's account",
        "share on some body's account",
        "share on another body's account",
        "share on the own account",
        "holder not told",
        "channel not recorded",
        "spoken",
        "like",
    ],
)
def test_republication(fields: dict[str, Any], organisation: Organisation | None, expected: Truth) -> None:
    """The authority republishes what it publishes of another's words, or shares on its own account."""
    found = answer(
        ACT_DETECTORS, "is-republication-by-authority", statement(**fields), organisation=organisation
    )
    assert found.truth is expected
    assert (found.note is not None) is (expected is UNKNOWN)


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ((), NO),
        ((Media(url="a", description="En plog"),), NO),
        ((Media(url="a", description="En plog"), Media(url="b", description=" ")), YES),
        ((Media(url="a", description="En plog"), Media(url="b")), UNKNOWN),
        ((Media(url="b", kind="audio/ogg"),), NO),
    ],
)
def test_alternative_text(media: tuple[Media, ...], expected: Truth) -> None:
    """A picture whose words are told to be none lacks them; where they are not told, it is unknown."""
    assert answer(ACT_DETECTORS, "lacks-alternative-text", statement(media=media)).truth is expected
