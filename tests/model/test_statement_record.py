from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Edge, PartialDate, Period
from offentligroll.model.reading.statement_record import statement_from_record, statement_to_record
from offentligroll.model.statement import Act, Media, Statement

KATRINEHOLM = Organisation(id="katrineholm", name="Katrineholms kommun", kind=OrganisationKind.MUNICIPALITY)
JANSSON = Official(id="jansson", name="Mattias Jansson")
TWITTER = Channel(id="twitter:kommunchef", platform="twitter", holder=JANSSON)
DIRECTORY = Directory(
    organisations=(KATRINEHOLM, Organisation(id="both", name="B", kind=OrganisationKind.OTHER)),
    officials=(JANSSON, Official(id="both", name="B")),
    channels=(TWITTER,),
)
CET = dt.timezone(dt.timedelta(hours=1))


def read(directory: Directory | None = DIRECTORY, **keys: Any) -> Statement:  # noqa: ANN401 - any JSON
    """A post with these keys."""
    return statement_from_record({"id": "1", "act": "post", **keys}, directory)


def test_a_record_with_everything() -> None:
    """Every key of the native JSON finds its place, with people and channels of the directory."""
    record = {
        "id": "7",
        "act": "reply",
        "at": "2011-02-03T21:14:00+01:00",
        "author": "jansson",
        "channel": "twitter:kommunchef",
        "text": "Nu plogas Storgatan.",
        "language": "sv",
        "in_reply_to": "6",
        "topics": ["snow clearance"],
        "media": ["https://example.org/a.jpg", {"url": "b.mp4", "kind": "video/mp4", "was_read": True}],
        "publisher": "katrineholm",
        "on_behalf_of": "katrineholm",
        "version_of": "5",
        "quoted": "Varför plogas det inte?",
        "links": ["https://example.org"],
        "audience_is_limited": False,
        "received": "2011-02-03",
        "facts": {"acts-on-assignment": True},
    }
    statement = statement_from_record(record, DIRECTORY)
    assert statement == Statement(
        id="7",
        act=Act.REPLY,
        at=dt.datetime(2011, 2, 3, 21, 14, tzinfo=CET),
        author=JANSSON,
        channel=TWITTER,
        text="Nu plogas Storgatan.",
        language="sv",
        in_reply_to="6",
        topics=("snow clearance",),
        media=(Media(url="https://example.org/a.jpg"), Media(url="b.mp4", kind="video/mp4", was_read=True)),
        publisher=KATRINEHOLM,
        on_behalf_of=KATRINEHOLM,
        version_of="5",
        quoted="Varför plogas det inte?",
        links=("https://example.org",),
        audience_is_limited=False,
        received=dt.date(2011, 2, 3),
        facts=(GivenFact(fact="acts-on-assignment", value=True),),
    )
    assert statement.directory is DIRECTORY
    assert statement_to_record(statement) == record


def test_null_stands_for_what_is_not_known() -> None:
    """A key that holds null is as good as left out."""
    keys = dict.fromkeys(("at", "author", "channel", "text", "publisher", "facts", "media", "id"))
    assert statement_from_record({"act": "post", **keys}) == Statement(act=Act.POST)


def test_without_directory_people_and_channels_are_known_by_their_ids() -> None:
    """A record can be read without a directory; then nothing but the id is known of author and channel."""
    statement = read(None, author="jansson", channel="twitter:1:2")
    assert statement.author == Official(id="jansson", name="jansson")
    assert statement.channel == Channel(id="twitter:1:2", platform="twitter")
    assert statement.directory is None


def test_somebody_may_be_called_na() -> None:
    """The texts NA, None and null are ids and words like others."""
    statement = read(None, author="NA", text="None", language="null")
    assert statement.author == Official(id="NA", name="NA")
    assert (statement.text, statement.language) == ("None", "null")


def test_a_publisher_may_be_a_person() -> None:
    """A publisher is an organisation or a person of the directory."""
    assert read(publisher="jansson").publisher == JANSSON


def test_dated_answers() -> None:
    """An answer may carry a note and days, and several answers their own days each."""
    facts = {
        "one": {"value": True, "note": "register"},
        "two": [
            {"value": True, "until": "2009"},
            {"value": False, "from": "2010-02", "checked": "2011-02-01", "note": None},
        ],
    }
    statement = read(facts=facts)
    assert statement_from_record(statement_to_record(statement)) == statement
    assert statement.facts == (
        GivenFact(fact="one", value=True, note="register"),
        GivenFact(fact="two", value=True, period=Period.from_texts("open", "2009")),
        GivenFact(
            fact="two",
            value=False,
            period=Period(start=PartialDate(year=2010, month=2), checked=dt.date(2011, 2, 1)),
        ),
    )


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"texts": "x"}, "unknown key `texts` (did you mean `text`?)"),
        ({"zzz": 1}, "unknown key `zzz`"),
        ({"act": "pots"}, "`act`: `pots` is none of `post`, `reply`"),
        ({"act": "pots"}, "(did you mean `post`?)"),
        ({"act": None}, "`act` is missing; it is one of `post`"),
        ({"id": 33}, "`id` wants a text, got `33`"),
        ({"text": ["a"]}, "`text` wants a text, got a list"),
        ({"language": {"sv": 1}}, "`language` wants a text, got an object"),
        ({"topics": "snow"}, "`topics` wants a list, got the text `snow`"),
        ({"topics": ["snow", None]}, "`topics[2]` wants a text, got nothing"),
        ({"links": [True]}, "`links[1]` wants a text, got `true`"),
        ({"audience_is_limited": "yes"}, "`audience_is_limited` wants true or false, got the text `yes`"),
        ({"audience_is_limited": 1}, "`audience_is_limited` wants true or false, got `1`"),
        ({"at": 1296764040}, "`at` wants a text, got `1296764040`"),
        ({"at": "2011-02-03T21:14:00"}, "`at`: `2011-02-03T21:14:00` has no time zone; add an offset"),
        ({"at": "2011"}, "`at`: `2011` is not a time; write such as"),
        ({"at": "03/02/2011"}, "`at`: `03/02/2011` is not a time"),
        ({"at": "2011-02-30"}, "`at`: `2011-02-30` is not a time"),
        ({"at": "x" * 1_000_000}, "is not a time"),
        ({"received": "2011-02-03T21:14"}, "`received`: `2011-02-03T21:14` has no time zone"),
        (
            {"author": "janson"},
            "`author`: there is no official `janson` in the directory (did you mean `jansson`?)",
        ),
        ({"channel": "twitter:kommunchefen"}, "`channel`: there is no channel `twitter:kommunchefen`"),
        ({"on_behalf_of": "jansson"}, "`on_behalf_of`: there is no organisation `jansson`"),
        (
            {"publisher": "katrinholm"},
            "no organisation or official `katrinholm` in the directory (did you mean",
        ),
        ({"publisher": "both"}, "`publisher`: `both` is both an organisation and an official"),
        ({"media": "a.jpg"}, "`media` wants a list, got the text `a.jpg`"),
        ({"media": ["a.jpg", 3]}, "`media[2]` wants an object, got `3`"),
        ({"media": [{"uri": "a.jpg"}]}, "`media[1]`: unknown key `uri` (did you mean `url`?)"),
        ({"media": [{"was_read": "no"}]}, "`media[1].was_read` wants true or false"),
        ({"facts": ["is-share"]}, '`facts` wants an object such as {"is-share": true}, got a list'),
        ({"facts": {"is-share": "yes"}}, "`facts.is-share` wants an object, got the text `yes`"),
        ({"facts": {"is-share": None}}, "`facts.is-share` wants an object, got nothing"),
        ({"facts": {"is-share": {"note": "x"}}}, "`facts.is-share` lacks its `value`"),
        ({"facts": {"is-share": {"value": True, "from": "soon"}}}, "`facts.is-share`: `soon` is not a date"),
        (
            {"facts": {"is-share": {"value": True, "checked": "2011-02-03T10:00Z"}}},
            "`facts.is-share.checked` wants a day, without the time",
        ),
        ({"facts": {"is-share": [True, False]}}, "the statement answers `is-share` twice"),
    ],
)
def test_what_a_key_can_not_hold_is_refused(keys: dict[str, Any], words: str) -> None:
    """Nothing is coerced: the error names the key, quotes what stands there and says what to write."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the words are checked below
        read(**keys)
    assert words in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"publisher": "katrineholm"}, "`publisher` needs a directory"),
        ({"on_behalf_of": "katrineholm"}, "`on_behalf_of` needs a directory"),
        ({"channel": "kommunchef"}, "`channel`: `kommunchef` does not name a platform"),
        ({"channel": "twitter:"}, "`channel`: `twitter:` does not name a platform"),
        ({"channel": ":1"}, "`channel`: `:1` does not name a platform"),
    ],
)
def test_without_directory_nothing_is_guessed(keys: dict[str, Any], words: str) -> None:
    """What only a directory can tell is an error where there is none."""
    with pytest.raises(ValueError, match="`") as error:
        read(None, **keys)
    assert words in str(error.value)


@pytest.mark.parametrize(("record", "got"), [([], "a list"), ("post", "the text `post`"), (None, "nothing")])
def test_a_record_is_an_object(record: Any, got: str) -> None:  # noqa: ANN401 - any JSON
    """A line that holds something else than an object is refused."""
    with pytest.raises(ValueError, match=f"and not {got}"):
        statement_from_record(record)


texts = st.none() | st.text(max_size=20)
edges = st.sampled_from([Edge.OPEN, Edge.UNKNOWN, PartialDate(year=2009), PartialDate(year=2009, month=2)])
given_facts = st.builds(
    GivenFact,
    fact=st.sampled_from(["a", "b", "c"]),
    value=st.booleans(),
    period=st.builds(Period, start=edges, end=edges),
    note=texts,
)
moments = (
    st.none()
    | st.dates()
    | st.datetimes(
        timezones=st.builds(dt.timezone, st.timedeltas(dt.timedelta(hours=-12), dt.timedelta(hours=14)))
    )
)
statements = st.builds(
    Statement,
    act=st.sampled_from(Act),
    id=st.text(min_size=1, max_size=5),
    at=moments,
    author=st.sampled_from([None, JANSSON]),
    channel=st.sampled_from([None, TWITTER]),
    text=texts,
    language=texts,
    publisher=st.sampled_from([None, JANSSON, KATRINEHOLM]),
    on_behalf_of=st.sampled_from([None, KATRINEHOLM]),
    in_reply_to=texts,
    version_of=texts,
    topics=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    links=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    media=st.lists(
        st.builds(Media, url=texts, kind=texts, description=texts, was_read=st.booleans()), max_size=3
    ).map(tuple),
    quoted=texts,
    audience_is_limited=st.none() | st.booleans(),
    received=moments,
    facts=st.lists(given_facts, max_size=3, unique_by=lambda one: one.fact).map(tuple),
)


@given(statements)
@example(
    Statement(act=Act.POST, at=dt.datetime(2011, 2, 3, tzinfo=dt.timezone(dt.timedelta(microseconds=1))))
)
@example(
    Statement(act=Act.POST, at=dt.datetime(2011, 2, 3, tzinfo=dt.timezone(-dt.timedelta(microseconds=1))))
)
def test_records_lose_nothing(statement: Statement) -> None:
    """A statement written to JSON and read with its directory is equal to the first."""
    record = json.loads(json.dumps(statement_to_record(statement)))
    assert statement_from_record(record, DIRECTORY) == statement
