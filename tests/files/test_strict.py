"""Objects are made of files without any coercion, and all problems of a file come together."""

from __future__ import annotations

import datetime as dt
import enum
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypedDict
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.document import parse_document
from offentligroll.files.lines import Line
from offentligroll.files.problems import FileError, Place, Severity
from offentligroll.files.shape import NotEmpty, Reads, Refers, Shape, SlipError
from offentligroll.files.strict import Read, read_file, structure
from offentligroll.files.values import Country, Id, Name, Zone
from offentligroll.files.where import problem_at, where_of
from offentligroll.languages import Message


class Kind(enum.StrEnum):
    """Words from a fixed list."""

    STATUTE = "statute"
    PRACTICE = "practice"


class Level(enum.Enum):
    """Numbers from a fixed list."""

    LOW = 1
    HIGH = 2


def small(text: str) -> str:
    """Take a text in small letters, and turn it round."""
    if text != text.lower():
        raise SlipError("not-small", Message("files.bad-id", id=text), Message("files.advice.delete"))
    return text[::-1]


UTC = ZoneInfo("UTC")
Small = Annotated[str, Reads(small)]
Whatever = Annotated[str, Reads(str, (int, bool), Message("files.kind.one-of", words=("1", "true")))]


@attrs.frozen(kw_only=True)
class Span(Shape):
    """A table in braces, with a key that is no Python name."""

    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    until: dt.date | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find an end before the beginning."""
        if "start" in read and "until" in read and read["until"] < read["start"]:
            yield SlipError("contradictory", Message("files.no-words"), key=("until",))


class Kept(TypedDict, total=False):
    """A table that is kept as what it says."""

    word: str
    day: dt.date


@attrs.frozen(kw_only=True)
class Rule:
    """An element of a list of tables."""

    id: str
    when: tuple[str, ...]
    kind: Kind = Kind.PRACTICE
    in_force: Span = Span()
    spans: tuple[Span, ...] = ()
    inner: tuple[Rule, ...] = ()


@attrs.frozen(kw_only=True)
class File:
    """What a whole file says."""

    text: str = "-"
    number: int = 0
    decimal: float = 0.0
    truth: bool | None = None
    day: dt.date = dt.date.min
    moment: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    clock: dt.time = dt.time.min
    anything: Any = None
    level: Level = Level.LOW
    words: tuple[str, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict)
    lists: dict[str, tuple[int, ...]] = attrs.field(factory=dict)
    several: str | tuple[str, ...] | None = None
    small: Small | None = None
    whatever: Whatever = ""
    small_or_span: Small | Span | None = None
    filled: Annotated[tuple[str, ...], NotEmpty()] = ()
    filled_span: Annotated[Span, NotEmpty()] | None = None
    kept: Kept | None = None
    identity: Id = ""
    name: Name = ""
    country: Country = ""
    zone: Zone = UTC
    span: Span | None = None
    span_or_day: Span | dt.date | None = None
    spans: tuple[Span, ...] = ()
    rule: tuple[Rule, ...] = ()
    friend: Annotated[str, Refers("rule")] = ""
    by_id: dict[Id, int] = attrs.field(factory=dict)
    counted: int = attrs.field(default=0, init=False)


@attrs.frozen(kw_only=True)
class Whole(Shape):
    """A whole file, for whose required keys others stand in."""

    format: int = attrs.field(metadata={"instead": 1})
    title: str = attrs.field(metadata={"instead": "…"})
    rule: tuple[Rule, ...] = ()


@attrs.frozen(kw_only=True)
class Strict:
    """A file of which two keys are required."""

    title: str
    span: Span


@attrs.frozen(kw_only=True)
class Deep:
    """A class of which each object may hold another."""

    inner: Deep | None = None


def read(text: str) -> tuple[File | None, list[str]]:
    """Structure a text as a file, and give the object with the problems as lines."""
    found = structure(parse_document(text, "f"), File)
    return found.made, [str(problem) for problem in found.report.problems]


def codes(found: Read[Any]) -> list[str]:
    """The codes of all problems."""
    return [problem.code for problem in found.report.problems]


GOOD_VALUES = [
    ('text = "a"', {"text": "a"}),
    ("number = 3", {"number": 3}),
    ("decimal = 3.5", {"decimal": 3.5}),
    ("truth = true", {"truth": True}),
    ("day = 2010-12-31", {"day": dt.date(2010, 12, 31)}),
    ("moment = 2010-12-31T10:00:00Z", {"moment": dt.datetime(2010, 12, 31, 10, tzinfo=dt.UTC)}),
    ("clock = 08:30:00", {"clock": dt.time(8, 30)}),
    ("anything = [1, {a = 'x'}]", {"anything": [1, {"a": "x"}]}),
    ("level = 2", {"level": Level.HIGH}),
    ("words = ['a', 'b']", {"words": ("a", "b")}),
    ("titles = {sv = 'Å', en = 'A'}", {"titles": {"sv": "Å", "en": "A"}}),
    ("lists.a = [1]\nlists.b = []", {"lists": {"a": (1,), "b": ()}}),
    ("several = 'a'", {"several": "a"}),
    ("several = ['a']", {"several": ("a",)}),
    ("small = 'anna'", {"small": "anna"[::-1]}),
    ("whatever = 1", {"whatever": "1"}),
    ("small_or_span = 'ab'", {"small_or_span": "ba"}),
    ("small_or_span = {}", {"small_or_span": Span()}),
    ("filled = ['a']", {"filled": ("a",)}),
    ("filled_span.from = 2010-12-31", {"filled_span": Span(start=dt.date(2010, 12, 31))}),
    ("kept = { word = 'a', day = 2010-12-31 }", {"kept": {"word": "a", "day": dt.date(2010, 12, 31)}}),
    (f"identity = '{'a' * 200}'", {"identity": "a" * 200}),
    ("name = ' å '", {"name": " å "}),
    ("country = 'SE'", {"country": "SE"}),
    ("zone = 'Europe/Stockholm'", {"zone": ZoneInfo("Europe/Stockholm")}),
    ("friend = 'a'", {"friend": "a"}),
    ("by_id.a-1 = 3", {"by_id": {"a-1": 3}}),
    ("span_or_day = {}", {"span_or_day": Span()}),
    ("span_or_day = 2010-12-31", {"span_or_day": dt.date(2010, 12, 31)}),
    ("span.from = 2010-12-31", {"span": Span(start=dt.date(2010, 12, 31))}),
    ("[[rule]]\nid = 'a'\nwhen = ['b']", {"rule": (Rule(id="a", when=("b",)),)}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), GOOD_VALUES, ids=lambda value: str(value)[:30])
def test_right_values_become_fields(text: str, expected: dict[str, Any]) -> None:
    """A value of the right kind becomes the field of its key, and what is left out has its default."""
    assert read(text) == (File(**expected), [])


LONG_DATE = "2010-12-31T10:00:00Z"
BAD_VALUES = [
    # text, the line that is printed
    ("text = ['a']", "f:1:1: text: `text` should be text in quotes, not a list (write it without the [ ])"),
    ("text = ['a', 'b']", "f:1:1: text: `text` should be text in quotes, not a list"),
    ("text = []", "f:1:1: text: `text` should be text in quotes, not a list"),
    ("text = {}", "f:1:1: text: `text` should be text in quotes, not a table"),
    ("text = 5", 'f:1:1: text: `text` should be text in quotes, not the number 5 (put it in quotes: "5")'),
    ("text = 0x" + "f" * 99, "f:1:1: text: `text` should be text in quotes, not a very large number"),
    ("text = true", 'f:1:1: text: `text` should be text in quotes, not true (put it in quotes: "true")'),
    (
        "text = 2010-12-31",
        (
            "f:1:1: text: `text` should be text in quotes, not the date 2010-12-31 (put it in "
            'quotes: "2010-12-31")'
        ),
    ),
    (
        "text = 10:00:00",
        (
            "f:1:1: text: `text` should be text in quotes, not the time of day 10:00:00 (put it "
            'in quotes: "10:00:00")'
        ),
    ),
    ("number = true", "f:1:1: number: `number` should be a whole number, not true"),
    ("number = 1.0", "f:1:1: number: `number` should be a whole number, not the number 1.0"),
    (
        "number = '12'",
        "f:1:1: number: `number` should be a whole number, not text (write 12, without quotes)",
    ),
    ("number = 'x'", "f:1:1: number: `number` should be a whole number, not text"),
    (
        "decimal = 1",
        "f:1:1: decimal: `decimal` should be a number with a decimal point, not the number 1 (write 1.0)",
    ),
    (
        "truth = 'Ja'",
        "f:1:1: truth: `truth` should be true or false, not text (write true, without quotes)",
    ),
    ("truth = 0", "f:1:1: truth: `truth` should be true or false, not the number 0"),
    (
        "day = '2010-12-31'",
        "f:1:1: day: `day` should be a date such as 2010-12-31, not text (write 2010-12-31, without quotes)",
    ),
    (
        "clock = '8.30'",
        (
            "f:1:1: clock: `clock` should be a time of day such as 08:00:00, not text "
            "(write 08:30:00, without quotes)"
        ),
    ),
    ("clock = '25:00'", "f:1:1: clock: `clock` should be a time of day such as 08:00:00, not text"),
    (
        f"day = {LONG_DATE}",
        (
            "f:1:1: day: `day` should be a date such as 2010-12-31, not the time 2010-12-31T10:00:00+00:00 "
            "(write only the day, 2010-12-31)"
        ),
    ),
    (
        "moment = 2010-12-31",
        (
            "f:1:1: moment: `moment` should be a time with its zone, such as 2010-12-31T12:00:00+01:00, not "
            "the date 2010-12-31 (add the time of day and the zone, such as 2010-12-31T12:00:00+01:00)"
        ),
    ),
    (
        "moment = 2010-12-31T10:00:00",
        "f:1:1: moment: `2010-12-31T10:00:00` has no time zone (add an offset such as +01:00, or Z)",
    ),
    ("level = 3", "f:1:1: level: `3` is not one of `1`, `2`"),
    ("level = 'low'", "f:1:1: level: `level` should be one of `1`, `2`, not text"),
    ("words = 'a'", "f:1:1: words: `words` should be a list, not a single text (put it in [ ])"),
    ("words = {}", "f:1:1: words: `words` should be a list, not a table"),
    (
        "words = [1]",
        'f:1:10: words[1]: `words[1]` should be text in quotes, not the number 1 (put it in quotes: "1")',
    ),
    (
        "titles = 'a'",
        (
            "f:1:1: titles: `titles` should be a table, not text "
            '(write one text for each language, such as { sv = "a" })'
        ),
    ),
    (
        "titles.sv = 1",
        'f:1:8: titles.sv: `sv` should be text in quotes, not the number 1 (put it in quotes: "1")',
    ),
    ("titles.'å ' = []", 'f:1:8: titles."å ": `"å "` should be text in quotes, not a list'),
    ("lists.a = ['x']", "f:1:12: lists.a[1]: `a[1]` should be a whole number, not text"),
    (
        "several = 1",
        (
            "f:1:1: several: `several` should be text in quotes or a list, not the number 1 (put "
            'it in quotes: "1")'
        ),
    ),
    (
        "small = 'Anna'",
        (
            "f:1:1: small: `Anna` is not an id; an id has only the small letters a to z, digits "
            "and hyphens, at most 200 (delete it)"
        ),
    ),
    ("small = 3", 'f:1:1: small: `small` should be text in quotes, not the number 3 (put it in quotes: "3")'),
    ("whatever = 'x'", "f:1:1: whatever: `whatever` should be one of `1`, `true`, not text"),
    (
        "small_or_span = 3",
        (
            "f:1:1: small_or_span: `small_or_span` should be text in quotes or a table, not the "
            'number 3 (put it in quotes: "3")'
        ),
    ),
    ("filled = []", "f:1:1: filled: `filled` is an empty list (put something in it, or leave it out)"),
    (
        "filled_span = {}",
        "f:1:1: filled_span: `filled_span` is an empty table (put something in it, or leave it out)",
    ),
    (
        "kept.word = 1",
        'f:1:6: kept.word: `word` should be text in quotes, not the number 1 (put it in quotes: "1")',
    ),
    (
        f"identity = '{'a' * 201}'",
        (
            f"f:1:1: identity: `{'a' * 40}…` is not an id; an id has only the small letters a to "
            f"z, digits and hyphens, at most 200"
        ),
    ),
    ("name = ' '", "f:1:1: name: text is missing here"),
    (
        "country = 'Sverige'",
        "f:1:1: country: `Sverige` is not a country code (write two capital letters, such as SE)",
    ),
    (
        "zone = 'Europe/Stokholm'",
        "f:1:1: zone: `Europe/Stokholm` is not a time zone (did you mean `Europe/Stockholm`?)",
    ),
    (
        "zone = 'Europe/Katrineholm'",
        "f:1:1: zone: `Europe/Katrineholm` is not a time zone (write a name such as Europe/Stockholm)",
    ),
    (
        "by_id.A = 3",
        (
            "f:1:7: by_id.A: `A` is not an id; an id has only the small letters a to z, digits "
            "and hyphens, at most 200 (write `a`)"
        ),
    ),
    (
        "span_or_day = 'x'",
        "f:1:1: span_or_day: `span_or_day` should be a table or a date such as 2010-12-31, not text",
    ),
    ("span = 'x'", "f:1:1: span: `span` should be a table, not text"),
    ("span.start = 2010-12-31", "f:1:6: span: unknown key `start` (it can have `from`, `until`)"),
    (
        "[span]\nfrom = 2010-12-31\nuntil = 2010-01-01",
        "f:3:1: span.until: text is missing here",
    ),
    (
        "[spans]\nfrom = 2010-12-31",
        (
            "f:1:2: spans: `spans` should be a list, not a table "
            "(write its header in double brackets, as [[…]], or put the { … } in [ ])"
        ),
    ),
    ("txt = 'a'", "f:1:1: unknown key `txt` (did you mean `text`?)"),
    ("counted = 1", "f:1:1: unknown key `counted`"),
    ("[[rule]]\nid = 'a'", 'f:1:1: rule[1] "a": `when` is missing (it should be a list)'),
    (
        "[[rule]]\nid = 'a'\nwhen = 'x'",
        'f:3:1: rule[1] "a": when: `when` should be a list, not a single text (put it in [ ])',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nkind = 'practise'",
        'f:4:1: rule[1] "a": kind: `practise` is not one of `statute`, `practice` (did you mean `practice`?)',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nin_force = { from = 'x', }".replace(", }", " }"),
        'f:4:14: rule[1] "a": in_force.from: `from` should be a date such as 2010-12-31, not text',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nspans = [{}, { from = 1 }]",
        'f:4:16: rule[1] "a": spans[2].from: `from` should be a date such as 2010-12-31, not the number 1',
    ),
]


@pytest.mark.parametrize(("text", "line"), BAD_VALUES, ids=lambda value: value[:40])
def test_wrong_values_are_reported_in_words_for_policy_authors(text: str, line: str) -> None:
    """Nothing is coerced: each wrong value is a problem with place, entry, plain words and a suggestion."""
    made, (problem,) = read(text)
    assert made is not None
    assert problem.startswith(line) if line.endswith("`counted`") else problem == line


def test_all_problems_of_a_file_come_together_and_the_rest_is_made() -> None:
    """Faulty elements are left out, faulty optional fields have their defaults, all else is there."""
    made, problems = read(
        "text = 1\nnumber = 2\nwords = ['a', 1, 'b']\ntitles = {sv = 1, en = 'A'}\nbogus = 1\n"
        "[[rule]]\nid = 'a'\n[[rule]]\nid = 'b'\nwhen = ['x']\nkind = 'bad'\n[[rule]]\nid = 1\nwhen = 1\n"
        "[[rule]]\nid = 'd'\nwhen = []\n[[rule.inner]]\n[[rule.inner]]\nid = 'e'\nwhen = []\n"
    )
    assert made == File(
        number=2,
        words=("a", "b"),
        titles={"en": "A"},
        rule=(
            Rule(id="b", when=("x",)),
            Rule(id="d", when=(), inner=(Rule(id="e", when=()),)),
        ),
    )
    assert [line.split(":")[1] for line in problems] == [
        "1",
        "3",
        "4",
        "5",
        "6",
        "11",
        "13",
        "14",
        "18",
        "18",
    ]


def test_nothing_is_made_where_the_file_itself_lacks_something() -> None:
    """Without its required keys there is no object, and the problems say why."""
    found = structure(parse_document("span = 1", "f"), Strict)
    assert found.made is None
    assert codes(found) == ["wrong-type", "missing-key"]


def test_others_stand_in_for_what_a_whole_file_lacks() -> None:
    """Where its head is faulty, the rest of a file is checked all the same, and it tells what was faulty."""
    found = read_file(parse_document("title = 1\n[[rule]]\nid = 'a'", "f"), Whole)
    assert (found.made, found.made.faulty) == (Whole(format=1, title="…"), frozenset({"format", "title"}))
    assert codes(found) == ["wrong-type", "missing-key", "missing-key"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "f:1:1: the file is empty (it needs at least `format` and `title`)"),
        ("# nothing", "f:1:1: the file is empty (it needs at least `format` and `title`)"),
        (
            "titel = 1\nformat = 2",
            (
                "f:2:1: this version reads format 1, and the file has format 2 (a newer version "
                "of the library may read it)"
            ),
        ),
    ],
)
def test_of_some_files_nothing_else_can_be_said(text: str, line: str) -> None:
    """An empty file, or one of another format, has that one problem."""
    with pytest.raises(FileError) as caught:
        read_file(parse_document(text, "f"), Whole)
    assert str(caught.value) == line


def test_a_file_of_which_nothing_can_be_made_is_an_error() -> None:
    """Where nothing stands in for what is missing, there is no object to go on with."""
    with pytest.raises(FileError, match="`title` is missing"):
        read_file(parse_document("span = {}", "f"), Strict)


def test_contradictions_are_found_beside_other_faults() -> None:
    """What the values of a table contradict in one another is told even where a third value is faulty."""
    text = "[[rule]]\nwhen = 1\nin_force = { from = 2010-12-31, until = 2010-01-01, bogus = 1 }"
    found = structure(parse_document(text, "f"), File)
    assert codes(found) == ["wrong-type", "unknown-key", "contradictory", "missing-key"]


def test_tables_know_the_way_to_them() -> None:
    """A shape knows where it stands, also behind entries that were left out."""
    made, _ = read(
        "[[spans]]\nfrom = 1\nuntil = 2\n[[spans]]\n[[rule]]\nid = 'a'\n[[rule]]\nid = 'b'\nwhen = []"
    )
    assert made is not None
    assert [(one.path, one.faulty) for one in made.spans] == [
        (("spans", 0), {"from", "until"}),
        (("spans", 1), frozenset()),
    ]


def test_entries_of_one_list_have_ids_of_their_own() -> None:
    """Also where the entry itself is faulty; the ids of faulty entries stay known."""
    found = structure(parse_document("[[rule]]\nid = 'a'\n[[rule]]\nid = 'a'\nwhen = []", "f"), File)
    lines = [str(problem) for problem in found.report.problems]
    assert lines[1:] == [
        'f:4:1: rule[2] "a": id: duplicate id `a`; first used on line 2 (give one of them another id)'
    ]
    assert found.ids == {("rule",): {"a": ("rule", 0, "id")}}
    keyed = structure(parse_document("by_id.a = 1\nby_id.b = 'x'", "f"), File)
    assert keyed.ids == {("by_id",): {"a": ("by_id", "a"), "b": ("by_id", "b")}}


def test_references_are_gathered() -> None:
    """Whoever knows all entries can hold the ids that a file writes against them."""
    found = structure(parse_document("friend = 'a'", "f"), File)
    assert [(one.path, one.kinds, one.id) for one in found.references] == [(("friend",), ("rule",), "a")]
    assert structure(parse_document("friend = 1", "f"), File).references == ()


def test_json_has_objects_and_null() -> None:
    """In a line of JSON a table is called an object, null is what is not known, and the place is the line."""
    line = Line({"text": None, "span": [], "spans": {}, "number": None}, "f.jsonl", 7)
    assert [str(problem) for problem in structure(line, File).report.problems] == [
        "f.jsonl:7:1: span: `span` should be an object in { }, not a list",
        "f.jsonl:7:1: spans: `spans` should be a list, not an object (put it in [ ])",
    ]
    (problem,) = structure(Line({"rule": [None]}), File).report.problems
    assert problem.message == "`rule[1]` should be an object in { }, not null"


def test_a_file_need_not_be_a_class() -> None:
    """A file whose keys are all its author's own is structured as a mapping, and never as anything else."""
    assert structure(parse_document("a = 1", "f"), dict[str, int]).made == {"a": 1}
    found = structure(parse_document("a = 1", "f"), str)
    assert found.made is None
    assert str(found.report.problems[0]) == "f:1:1: the record should be text in quotes, not a table"


@pytest.mark.parametrize(
    "kind",
    [
        bytes,
        set[str],
        tuple[str, int],
        dict[int, str],
        Span | Rule,
        Kind | str,
        tuple[int, ...] | tuple[str, ...],
    ],
)
def test_a_type_that_files_can_not_give_is_the_programmers_error(kind: Any) -> None:  # noqa: ANN401
    """Rather than to guess, the converter refuses classes whose fields it can't fill."""
    cls = attrs.make_class("Own", {"value": attrs.field(type=kind)})
    with pytest.raises(TypeError, match="files can't give values of the type"):
        structure(parse_document("value = {}", "f"), cls)


def test_many_problems_come_without_further_suggestions() -> None:
    """A file that is wrong from end to end is reported in full, in time linear in its size."""
    _, problems = read("\n".join(f"txt{number} = 1" for number in range(300)))
    assert len(problems) == 300
    assert "did you mean" in problems[49]
    assert "did you mean" not in problems[50]


def test_tables_deeper_than_the_stack_are_a_problem() -> None:
    """However deep a file nests, the converter answers with a problem."""
    deep: dict[str, object] = {}
    for _ in range(sys.getrecursionlimit()):
        deep = {"inner": deep}
    document = attrs.evolve(parse_document("", "f"), data=deep)
    found = structure(document, Deep)
    assert found.made is None
    assert codes(found) == ["too-deep"]


NAMED = """\
title.sv = "x"
[[official]]
id = "jansson"
[[official.role]]
organisation = "katrineholm"
mandates = [{ topics = ["a"] }]
[facts]
"a b" = true
"""


@pytest.mark.parametrize(
    ("path", "where"),
    [
        pytest.param((), "", id="the file"),
        pytest.param(("title", "sv"), "title.sv", id="keys"),
        pytest.param(("official", 0), 'official[1] "jansson"', id="element with id"),
        pytest.param(("official", 0, "name"), 'official[1] "jansson": name', id="key of an element"),
        pytest.param(
            ("official", 0, "role", 0, "mandates", 0, "topics", 0),
            'official[1] "jansson": role[1].mandates[1].topics[1]',
            id="lists in lists",
        ),
        pytest.param(("facts", "a b"), 'facts."a b"', id="quoted key"),
        pytest.param(("official", 4, "role", 2), "official[5].role[3]", id="what is not there"),
        pytest.param(("x" * 70,), f'"{"x" * 60}…"', id="a key without end"),
    ],
)
def test_entries_are_named_as_people_count(path: tuple[str | int, ...], where: str) -> None:
    """An entry is named by its keys, by its number from 1, and by its id where it has one."""
    assert where_of(parse_document(NAMED, "f"), path) == where


def test_other_floors_report_problems_of_their_own_in_the_same_way() -> None:
    """A problem about an entry gets its place and its name."""
    document = parse_document(NAMED, "f")
    message, hint = Message("files.file.empty"), Message("files.advice.delete")
    problem = problem_at(document, ("official", 0, "id"), "x", message, hint, Severity.WARNING)
    assert problem.place == Place("f", 3, 1)
    assert problem.severity is Severity.WARNING
    assert str(problem) == 'f:3:1: official[1] "jansson": id: the file is empty (delete it)'


WRONG = st.sampled_from(
    ["1", "1.5", "true", "'x'", "[]", "[1]", "[{}]", "{}", "{a = 1}", "2010-01-01", LONG_DATE, "08:00:00"]
)


@given(st.dictionaries(st.sampled_from([field.name for field in attrs.fields(File)] + ["x"]), WRONG))
def test_any_values_give_an_object_or_problems_with_places(values: dict[str, str]) -> None:
    """Every value that is not used as it stands is reported, at its own line."""
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    document = parse_document(text, "f")
    found = structure(document, File)
    made, problems = found.made, found.report.problems
    assert all(problem.place is not None and problem.hint != "" for problem in problems)
    reported = {problem.place.line for problem in problems if problem.place}
    for line, key in enumerate(values, start=1):
        if line not in reported and made is not None and key in ("text", "number", "decimal", "truth", "day"):
            assert getattr(made, key) == document.data[key]
            assert type(getattr(made, key)) is type(document.data[key])
