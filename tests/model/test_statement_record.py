from __future__ import annotations

import datetime as dt
import json
from typing import Any, ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import Period
from offentligroll.model.reading.statement_record import statement_from_record, statement_to_record
from offentligroll.model.statement import Act, Lost, Media, Statement

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
        "continues": "4",
        "lost": ["quoted"],
        "topics": ["snow clearance"],
        "media": ["https://example.org/a.jpg", {"url": "b.mp4", "kind": "video/mp4", "was_read": True}],
        "publisher": "katrineholm",
        "on_behalf_of": "katrineholm",
        "version_of": "5",
        "until": "2011-05-03",
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
        continues="4",
        lost=(Lost.QUOTED,),
        topics=("snow clearance",),
        media=(Media(url="https://example.org/a.jpg"), Media(url="b.mp4", kind="video/mp4", was_read=True)),
        publisher=KATRINEHOLM,
        on_behalf_of=KATRINEHOLM,
        version_of="5",
        until=dt.date(2011, 5, 3),
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
    statement = read(None, author="NA", text="null", language="na")
    assert statement.author == Official(id="NA", name="NA")
    assert (statement.text, statement.language) == ("null", "na")


def test_a_publisher_may_be_a_person() -> None:
    """A publisher is an organisation or a person of the directory."""
    assert read(publisher="jansson").publisher == JANSSON


def test_answers_within_bounds() -> None:
    """The days of an answer may be bounded, and are written so that they read back."""
    answer = {"value": True, "from": {"after": "2013-02"}, "until": {"before": "2015"}}
    statement = read(facts={"one": answer})
    assert statement_to_record(statement)["facts"] == {"one": answer}
    assert statement_from_record(statement_to_record(statement)) == statement


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
        ({"act": "pots"}, "act: `pots` is not one of `post`, `reply`"),
        ({"act": "pots"}, "(did you mean `post`?)"),
        ({"act": None}, "`act` is missing (it should be one of `post`"),
        ({"id": 33}, "id: `id` should be text in quotes, not the number 33"),
        ({"text": ["a"]}, "`text` should be text in quotes, not a list"),
        ({"language": "svenska"}, "`svenska` is not a language code"),
        ({"language": {"sv": 1}}, "`language` should be text in quotes, not an object"),
        ({"topics": "snow"}, "`topics` should be a list, not a single text"),
        ({"topics": ["snow", None]}, "`topics[2]` should be text in quotes, not null"),
        ({"links": [True]}, "`links[1]` should be text in quotes, not true"),
        ({"audience_is_limited": "yes"}, "`audience_is_limited` should be true or false, not text"),
        ({"audience_is_limited": 1}, "`audience_is_limited` should be true or false, not the number 1"),
        (
            {"at": 1296764040},
            "`at` should be a time such as 2011-02-03T21:14:00+01:00, or a day, not the number",
        ),
        ({"at": "2011-02-03T21:14:00"}, "at: `2011-02-03T21:14:00` has no time zone (add an offset"),
        ({"at": "2011"}, "at: `2011` is not a time (write such as"),
        ({"at": "03/02/2011"}, "at: `03/02/2011` is not a time"),
        ({"at": "2011-02-30"}, "at: `2011-02-30` is not a time"),
        ({"at": "x" * 1_000_000}, "is not a time"),
        ({"received": "2011-02-03T21:14"}, "received: `2011-02-03T21:14:00` has no time zone"),
        (
            {"author": "janson"},
            "author: there is no official `janson` in the directory (did you mean `jansson`?)",
        ),
        ({"author": "mattias  jansson"}, "no official `mattias  jansson` in the directory (did you mean `ja"),
        ({"author": "katrineholm"}, "(`katrineholm` is an organisation: leave out `author`, and write"),
        ({"author": "@neighbour"}, '(write a visitor as `{ id = "…", name = "…", visitor = true }`'),
        ({"channel": "twitter:kommunchefen"}, "channel: there is no channel `twitter:kommunchefen`"),
        ({"on_behalf_of": "jansson"}, "on_behalf_of: there is no organisation `jansson`"),
        (
            {"publisher": "katrinholm"},
            "no official or organisation `katrinholm` in the directory (did you mean",
        ),
        ({"publisher": "both"}, "publisher: `both` is both an organisation and an official"),
        ({"media": "a.jpg"}, "`media` should be a list, not a single text"),
        (
            {"media": ["a.jpg", 3]},
            "`media[2]` should be text in quotes or an object in { }, not the number 3",
        ),
        ({"media": [{"uri": "a.jpg"}]}, "media[1]: unknown key `uri` (did you mean `url`?)"),
        ({"media": [{"was_read": "no"}]}, "media[1].was_read: `was_read` should be true or false"),
        ({"facts": ["is-share"]}, "`facts` should be an object in { }, not a list"),
        (
            {"facts": {"is-share": "yes"}},
            "`is-share` should be true or false, an object in { } or a list, not text (write true",
        ),
        (
            {"facts": {"is-share": None}},
            "`is-share` should be true or false, an object in { } or a list, not null",
        ),
        ({"facts": {"is-share": {"note": "x"}}}, "facts.is-share: `value` is missing"),
        (
            {"facts": {"is-share": {"value": True, "from": "soon"}}},
            "facts.is-share.from: `soon` is not a date",
        ),
        (
            {"facts": {"is-share": {"value": True, "checked": "2011-02-03T10:00Z"}}},
            (
                "facts.is-share.checked: `2011-02-03T10:00:00+00:00` has a time of day (write "
                "only the day, 2011-02-03)"
            ),
        ),
        (
            {"facts": {"is-share": [True, {"value": False}]}},
            "facts.is-share: the fact `is-share` has two answers for one day",
        ),
    ],
)
def test_what_a_key_can_not_hold_is_refused(keys: dict[str, Any], words: str) -> None:
    """Nothing is coerced: the error names the key, quotes what stands there and says what to write."""
    with pytest.raises(FileError) as error:
        read(**keys)
    assert words in str(error.value)
    assert len(str(error.value)) < 300


def test_all_slips_of_a_record_are_told() -> None:
    """One bad key does not hide another, and nothing stands in for a place that there is none of."""
    with pytest.raises(FileError) as error:
        read(act="pst", lenguage="sv", author="janson")
    assert [(problem.code, problem.where, problem.place) for problem in error.value.problems] == [
        ("unknown-value", "act", None),
        ("unknown-key", "", None),
    ]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (
            {"publisher": "katrineholm"},
            "publisher: only a directory can say who `katrineholm` is (give one)",
        ),
        ({"on_behalf_of": "katrineholm"}, "on_behalf_of: only a directory can say who `katrineholm` is"),
        ({"channel": "kommunchef"}, "channel: `kommunchef` is not the id of a channel"),
        ({"channel": "twitter:"}, "channel: `twitter:` is not the id of a channel"),
        ({"channel": ":1"}, "channel: `:1` is not the id of a channel"),
    ],
)
def test_without_directory_nothing_is_guessed(keys: dict[str, Any], words: str) -> None:
    """What only a directory can tell is an error where there is none."""
    with pytest.raises(FileError) as error:
        read(None, **keys)
    assert words in str(error.value)


@pytest.mark.parametrize(("record", "got"), [([], "a list"), ("post", "text"), (None, "null")])
def test_a_record_is_an_object(record: Any, got: str) -> None:  # noqa: ANN401 - any JSON
    """A line that holds something else than an object is refused."""
    with pytest.raises(FileError, match=f"the record should be an object in {{ }}, not {got}"):
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
    language=st.sampled_from([None, "sv", "en-GB", "zh_TW", "smn"]),
    publisher=st.sampled_from([None, JANSSON, KATRINEHOLM]),
    on_behalf_of=st.sampled_from([None, KATRINEHOLM]),
    in_reply_to=texts,
    continues=texts,
    lost=st.lists(st.sampled_from(Lost), max_size=2).map(tuple),
    version_of=texts,
    until=moments,
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


class TestAuthors:
    """Somebody whom the directory does not hold stands in the statement itself."""

    RECORD: ClassVar[dict[str, Any]] = {
        "id": "1",
        "act": "reply",
        "author": {"id": "facebook:77", "name": "Anna", "visitor": True},
    }

    def test_there_and_back(self) -> None:
        """An author object is read and written again, with a directory and without."""
        for directory in (None, Directory()):
            said = statement_from_record(self.RECORD, directory)
            assert said.author == Official(id="facebook:77", name="Anna", visitor=True)
            assert statement_to_record(said) == self.RECORD

    def test_whom_the_directory_holds_is_named_by_id(self) -> None:
        """A person of the directory is named by id alone, so that two records never contradict each other."""
        held = Directory(officials=(Official(id="facebook:77", name="Anna"),))
        with pytest.raises(FileError, match=r"the directory holds `facebook:77`"):
            statement_from_record(self.RECORD, held)
        assert statement_to_record(statement_from_record({**self.RECORD, "author": "facebook:77"}, held)) == {
            **self.RECORD,
            "author": "facebook:77",
        }
