from __future__ import annotations

import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pytest

from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.given import GivenFact
from offentligroll.model.statement import Act, Statement, day_in

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TWITTER = Channel(id="twitter:1", platform="twitter")
NINE_PM = dt.datetime(2011, 2, 3, 21, 14, tzinfo=STOCKHOLM)


def test_an_id_of_the_archive_is_kept() -> None:
    """A statement with an id keeps it."""
    assert Statement(act=Act.POST, id="33").id == "33"


def test_a_statement_without_id_gets_a_hash_of_channel_time_and_words() -> None:
    """The same channel, time and words give the same id, and any other one gives another."""
    one = Statement(act=Act.POST, channel=TWITTER, at=NINE_PM, text="Nu plogas Storgatan.")
    same = Statement(act=Act.REPLY, channel=TWITTER, at=NINE_PM, text="Nu plogas Storgatan.", language="sv")
    others = [
        Statement(act=Act.POST, at=NINE_PM, text="Nu plogas Storgatan."),
        Statement(act=Act.POST, channel=TWITTER, text="Nu plogas Storgatan."),
        Statement(act=Act.POST, channel=TWITTER, at=NINE_PM.date(), text="Nu plogas Storgatan."),
        Statement(act=Act.POST, channel=TWITTER, at=NINE_PM),
    ]
    assert one.id.startswith("sha256:")
    assert one.id == same.id
    assert len({one.id, *(other.id for other in others)}) == 5


def test_an_instant_gives_the_same_id_in_whatever_zone_it_is_written() -> None:
    """Two exports of one post that write its time in different zones agree on its id."""
    assert Statement(act=Act.POST, at=NINE_PM).id == Statement(act=Act.POST, at=NINE_PM.astimezone(dt.UTC)).id


@pytest.mark.parametrize("text", ["\ud800", "🙂", "שלום", "x" * 1_000_000, ""])
def test_any_words_can_be_hashed(text: str) -> None:
    """Lone surrogates, emoji, right-to-left text and a million letters all get an id."""
    assert len(Statement(act=Act.POST, text=text).id) == len("sha256:") + 16


def test_the_last_moment_of_the_calendar_has_an_id_and_a_day() -> None:
    """A time that can't be moved to another zone is taken as it is written."""
    west = dt.timezone(-dt.timedelta(hours=5))
    one = Statement(act=Act.POST, at=dt.datetime.max.replace(tzinfo=west))
    assert one.id.startswith("sha256:")
    assert one.day_in(STOCKHOLM) == dt.date.max


@pytest.mark.parametrize("field", ["at", "received"])
def test_a_time_without_zone_is_refused(field: str) -> None:
    """Naive times are an error that says what to write."""
    with pytest.raises(
        ValueError, match=rf"`Statement.{field}` wants a datetime .* it has no time zone; write an offset"
    ):
        Statement(act=Act.POST, **{field: dt.datetime(2011, 2, 3, 21, 14)})  # type: ignore[arg-type] # noqa: DTZ001


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("act", 1, r"`Statement\.act` wants an Act \(post, .*spoken, .*close-account\), got 1"),
        ("at", "2011-02-03", r"`Statement\.at` wants a datetime or a date or None, got '2011-02-03'"),
        ("received", 0, r"`Statement\.received` wants a datetime or a date or None, got 0"),
        ("topics", "snow", r"`Statement\.topics` wants a tuple of text, got 'snow'"),
        ("links", [None], r"`Statement\.links` wants a tuple of text, got \[None\]"),
        ("media", None, r"`Statement\.media` wants a tuple of Media, got None"),
        ("facts", {"is-share": True}, r"wants a tuple of GivenFact, .*; Statement\.with_fact adds one"),
        ("author", "kim", r"wants an Official or None, got 'kim'; Directory\.statement takes ids of people"),
        ("channel", "x:1", r"wants a Channel or None, got 'x:1'; Directory\.statement takes ids"),
        ("on_behalf_of", "town", r"wants an Organisation or None, got 'town'; Directory\.statement takes"),
    ],
    ids=["act", "at", "received", "topics", "links", "media", "facts", "author", "channel", "on_behalf_of"],
)
def test_what_a_field_can_not_hold_is_refused(field: str, value: object, message: str) -> None:
    """It is said what is wanted and what came; no text is taken for as many topics as it has letters."""
    with pytest.raises(TypeError, match=message):
        Statement(**{"act": Act.POST, field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (None, None),
        (dt.date(2011, 2, 3), dt.date(2011, 2, 3)),
        (dt.datetime(2011, 2, 3, 22, 59, tzinfo=dt.UTC), dt.date(2011, 2, 3)),
        (dt.datetime(2011, 2, 3, 23, 0, tzinfo=dt.UTC), dt.date(2011, 2, 4)),
        (dt.datetime(2011, 7, 3, 22, 0, tzinfo=dt.UTC), dt.date(2011, 7, 4)),
    ],
    ids=["not known", "a day", "before midnight", "midnight in winter", "midnight in summer"],
)
def test_the_day_is_that_of_the_zone(at: dt.datetime | dt.date | None, day: dt.date | None) -> None:
    """An instant has its day by the clock of the zone, and a day stays as it is."""
    assert day_in(at, STOCKHOLM) == day
    assert Statement(act=Act.POST, at=at).day_in(STOCKHOLM) == day


def test_one_fact_is_answered_once() -> None:
    """Two answers to one fact on a statement are an error that names it."""
    twice = (GivenFact(fact="is-share", value=True), GivenFact(fact="is-share", value=False))
    with pytest.raises(ValueError, match="answers `is-share` twice"):
        Statement(act=Act.POST, facts=twice)


def test_an_answer_can_be_replaced_in_a_copy() -> None:
    """A copy has the new answer instead of the old one, beside all others; the statement is as it was."""
    one = Statement(act=Act.POST, id="1").with_fact("is-share", False).with_fact("is-reply", True)
    two = one.with_fact("is-share", True, note="seen in the archive")
    assert [(given.fact, given.value) for given in one.facts] == [("is-share", False), ("is-reply", True)]
    assert [(given.fact, given.value) for given in two.facts] == [("is-reply", True), ("is-share", True)]
    assert two.facts[1].note == "seen in the archive"
    assert two.id == one.id


def test_acts_differ_in_account_and_words() -> None:
    """Spoken words have no account; shares, likes and the like have no words of their own."""
    assert [act.value for act in Act if not act.has_account] == ["spoken"]
    assert [act.value for act in Act if act.has_own_words] == [
        "post",
        "reply",
        "message",
        "spoken",
        "edit",
    ]


def test_statements_survive_pickling() -> None:
    """A statement read back from a pickle is equal, with its channel and without its directory."""
    one = Statement(
        act=Act.POST, channel=TWITTER, at=NINE_PM, text="Hej", directory=Directory(channels=(TWITTER,))
    )
    copy = pickle.loads(pickle.dumps(one))  # noqa: S301
    assert copy == one
    assert hash(copy) == hash(one)
    assert copy.channel == TWITTER
    assert copy.directory is None
