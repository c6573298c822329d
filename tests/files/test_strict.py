"""Objects are made of files without any coercion, and all problems of a file come together."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.document import Limits, parse_document
from offentligroll.files.problems import Place, Severity
from offentligroll.files.strict import problem_at, structure, where_of


class Kind(enum.StrEnum):
    """Words from a fixed list."""

    STATUTE = "statute"
    PRACTICE = "practice"


class Level(enum.Enum):
    """Numbers from a fixed list."""

    LOW = 1
    HIGH = 2


@attrs.frozen
class Name:
    """A class of the caller's own, with a function of its own."""

    text: str


@attrs.frozen
class Other:
    """A second class of the caller's own."""

    text: str


@attrs.frozen(kw_only=True)
class Span:
    """A table in braces, with a key that is no Python name."""

    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if self.start and self.until and self.until < self.start:
            raise ValueError(f"it ends on {self.until} and begins later")


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
    number_or_kind: int | Kind | str = 0
    name: Name | None = None
    named: Name | Other | None = None
    kind_or_name: Kind | Name | None = None
    mixed: str | dt.date | None = None
    span: Span | None = None
    span_or_day: Span | dt.date | None = None
    spans: tuple[Span, ...] = ()
    rule: tuple[Rule, ...] = ()
    short: str = attrs.field(default="", validator=attrs.validators.max_len(3))
    counted: int = attrs.field(default=0, init=False)


@attrs.frozen(kw_only=True)
class Strict:
    """A file of which one key is required."""

    title: str
    names: tuple[str, ...] = attrs.field(default=("x",))

    @names.validator
    def _some(self, _: object, names: tuple[str, ...]) -> None:
        if not names:
            raise ValueError


@attrs.frozen(kw_only=True)
class Own:
    """A file that wants values of the caller's own types."""

    name: Name
    either: Name | Other | None
    beside: int | Name


@attrs.frozen(kw_only=True)
class Deep:
    """A class of which each object may hold another."""

    inner: Deep | None = None


def name_from(value: object, _: object) -> Name:
    """Make a name of a text in lower case."""
    if not isinstance(value, str) or value != value.lower():
        raise ValueError(f"`{value}` is no name; write it small")
    return Name(value)


HOOKS = {
    Name: name_from,
    Name | Other: lambda value, _: Other(value) if value == "other" else name_from(value, _),
    str | dt.date: lambda value, _: value if isinstance(value, dt.date) else str(value) + "!",
}


def read(text: str) -> tuple[File | None, list[str]]:
    """Structure a text as a file, and give the object with the problems as lines."""
    made, problems = structure(parse_document(text, "f"), File, HOOKS)
    return made, [str(problem) for problem in problems]


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
    ("number_or_kind = 4", {"number_or_kind": 4}),
    ("number_or_kind = 'statute'", {"number_or_kind": Kind.STATUTE}),
    ("number_or_kind = 'stat'", {"number_or_kind": "stat"}),
    ("name = 'anna'", {"name": Name("anna")}),
    ("named = 'other'", {"named": Other("other")}),
    ("kind_or_name = 'statute'", {"kind_or_name": Kind.STATUTE}),
    ("kind_or_name = 'anna'", {"kind_or_name": Name("anna")}),
    ("mixed = 'a'", {"mixed": "a!"}),
    ("mixed = 2010-12-31", {"mixed": dt.date(2010, 12, 31)}),
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
    ("text = ['a']", "f:1:1: text: `text` wants a text, got a list (write it without the [ ])"),
    ("text = ['a', 'b']", "f:1:1: text: `text` wants a text, got a list"),
    ("text = []", "f:1:1: text: `text` wants a text, got a list"),
    ("text = {}", "f:1:1: text: `text` wants a text, got a table"),
    ("text = 5", 'f:1:1: text: `text` wants a text, got the number 5 (put it in quotes: "5")'),
    ("text = 0x" + "f" * 99, "f:1:1: text: `text` wants a text, got a very large number"),
    ("text = true", 'f:1:1: text: `text` wants a text, got yes/no (true) (put it in quotes: "true")'),
    (
        "text = 2010-12-31",
        'f:1:1: text: `text` wants a text, got the date 2010-12-31 (put it in quotes: "2010-12-31")',
    ),
    (
        "text = 10:00:00",
        'f:1:1: text: `text` wants a text, got the time of day 10:00:00 (put it in quotes: "10:00:00")',
    ),
    ("number = true", "f:1:1: number: `number` wants a whole number, got yes/no (true)"),
    ("number = 1.0", "f:1:1: number: `number` wants a whole number, got the number 1.0"),
    ("number = '12'", "f:1:1: number: `number` wants a whole number, got a text (write 12, without quotes)"),
    ("number = 'x'", "f:1:1: number: `number` wants a whole number, got a text"),
    (
        "decimal = 1",
        "f:1:1: decimal: `decimal` wants a number with a decimal point, got the number 1 (write 1.0)",
    ),
    (
        "truth = 'Ja'",
        "f:1:1: truth: `truth` wants yes/no (true or false), got a text (write true, without quotes)",
    ),
    ("truth = 0", "f:1:1: truth: `truth` wants yes/no (true or false), got the number 0"),
    (
        "day = '2010-12-31'",
        "f:1:1: day: `day` wants a date such as 2010-12-31, got a text (write 2010-12-31, without quotes)",
    ),
    (
        f"day = {LONG_DATE}",
        (
            "f:1:1: day: `day` wants a date such as 2010-12-31, got the time 2010-12-31T10:00:00+00:00 "
            "(write only the day, 2010-12-31)"
        ),
    ),
    (
        "moment = 2010-12-31",
        (
            "f:1:1: moment: `moment` wants a time with its zone, such as 2010-12-31T12:00:00+01:00, got "
            "the date 2010-12-31 (add the time of day and the zone, such as 2010-12-31T12:00:00+01:00)"
        ),
    ),
    (
        "moment = 2010-12-31T10:00:00",
        "f:1:1: moment: `moment` has no time zone (add an offset such as +01:00, or Z)",
    ),
    ("level = 3", "f:1:1: level: `3` is none of `1`, `2`"),
    ("level = 'low'", "f:1:1: level: `level` wants one of `1`, `2`, got a text"),
    ("words = 'a'", "f:1:1: words: `words` wants a list, got one text (put it in [ ])"),
    ("words = {}", "f:1:1: words: `words` wants a list, got a table"),
    ("words = [1]", 'f:1:10: words[1]: `words[1]` wants a text, got the number 1 (put it in quotes: "1")'),
    ("titles = 'a'", "f:1:1: titles: `titles` wants a table, got a text"),
    ("titles.sv = 1", 'f:1:8: titles.sv: `sv` wants a text, got the number 1 (put it in quotes: "1")'),
    ("titles.'å ' = []", 'f:1:8: titles."å ": `"å "` wants a text, got a list'),
    ("lists.a = ['x']", "f:1:12: lists.a[1]: `a[1]` wants a whole number, got a text"),
    ("several = 1", "f:1:1: several: `several` wants a text or a list, got the number 1 (put it in [ ])"),
    (
        "number_or_kind = []",
        (
            "f:1:1: number_or_kind: `number_or_kind` wants a whole number or one of `statute`, `practice` "
            "or a text, got a list"
        ),
    ),
    ("name = 'Anna'", "f:1:1: name: `Anna` is no name; write it small"),
    ("named = 'Anna'", "f:1:1: named: `Anna` is no name; write it small"),
    ("kind_or_name = 'Anna'", "f:1:1: kind_or_name: `Anna` is no name; write it small"),
    (
        "span_or_day = 'x'",
        "f:1:1: span_or_day: `span_or_day` wants a table or a date such as 2010-12-31, got a text",
    ),
    ("span = 'x'", "f:1:1: span: `span` wants a table, got a text"),
    ("span.start = 2010-12-31", "f:1:6: span: unknown key `start` (it may have `from`, `until`)"),
    (
        "[span]\nfrom = 2010-12-31\nuntil = 2010-01-01",
        "f:1:2: span: it ends on 2010-01-01 and begins later",
    ),
    (
        "[spans]\nfrom = 2010-12-31",
        (
            "f:1:2: spans: `spans` wants a list, got a table "
            "(write its header in double brackets, as [[…]], or put the { … } in [ ])"
        ),
    ),
    ("txt = 'a'", "f:1:1: unknown key `txt` (did you mean `text`?)"),
    ("counted = 1", "f:1:1: unknown key `counted`"),
    ("[[rule]]\nid = 'a'", 'f:1:1: rule[1] "a": `when` is missing (it is a list)'),
    (
        "[[rule]]\nid = 'a'\nwhen = 'x'",
        'f:3:1: rule[1] "a": when: `when` wants a list, got one text (put it in [ ])',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nkind = 'practise'",
        'f:4:1: rule[1] "a": kind: `practise` is none of `statute`, `practice` (did you mean `practice`?)',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nin_force = { from = 'x', }".replace(", }", " }"),
        'f:4:14: rule[1] "a": in_force.from: `from` wants a date such as 2010-12-31, got a text',
    ),
    (
        "[[rule]]\nid = 'a'\nwhen = []\nspans = [{}, { from = 1 }]",
        'f:4:16: rule[1] "a": spans[2].from: `from` wants a date such as 2010-12-31, got the number 1',
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
    made, problems = structure(parse_document("names = 1", "f"), Strict)
    assert made is None
    assert [problem.code for problem in problems] == ["wrong-type", "missing-key"]


def test_a_class_that_refuses_its_values_is_a_problem_of_the_file() -> None:
    """What the class itself checks is reported with the entry, in the class's words."""
    made, problems = structure(parse_document("short = 'long'", "f"), File)
    assert made is None
    assert [(problem.code, problem.message) for problem in problems] == [
        ("invalid-value", "Length of 'short' must be <= 3: 4")
    ]
    made_strict, problems = structure(parse_document("title = ''\nnames = []", "f"), Strict)
    assert (made_strict, problems[0].message) == (None, "this value can't be used")


def test_a_file_need_not_be_a_class() -> None:
    """A file whose keys are all its author's own is structured as a mapping, and never as anything else."""
    assert structure(parse_document("a = 1", "f"), dict[str, int]) == ({"a": 1}, [])
    made, (problem,) = structure(parse_document("a = 1", "f"), str)
    assert (made, str(problem)) == (None, "f:1:1: the file wants a text, got a table")


def test_what_only_misses_a_faulty_part_is_not_reported_twice() -> None:
    """Where an object can't be made because a part was left out as faulty, only the part is reported."""
    made, problems = structure(parse_document("title = ''\nnames = [1]", "f"), Strict)
    assert made is None
    assert [problem.code for problem in problems] == ["wrong-type"]


def test_a_missing_value_of_the_callers_own_type_has_no_hint() -> None:
    """Only the caller knows what its types want, so that nothing is said about it."""
    _, problems = structure(parse_document("", "f"), Own, {**HOOKS, Name | Other: name_from})
    assert [problem.hint for problem in problems] == [None, None, None]


def test_a_wrong_value_beside_the_callers_own_function_is_the_functions_business() -> None:
    """A union with a type of the caller's own takes what its function takes."""
    _, problems = structure(parse_document("beside = 'Å'\nname = 'a'\neither = 'b'", "f"), Own, HOOKS)
    assert [problem.message for problem in problems] == ["`Å` is no name; write it small"]


@pytest.mark.parametrize(
    "kind",
    [
        bytes,
        set[str],
        tuple[str, int],
        dict[int, str],
        Span | Rule,
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
    assert "did you mean" in problems[199]
    assert "did you mean" not in problems[200]


def test_tables_deeper_than_the_stack_are_a_problem() -> None:
    """However deep a file nests, the converter answers with a problem."""
    document = parse_document("inner." * 600 + "inner = {}", "f", Limits(key_parts=1_000))
    made, problems = structure(document, Deep)
    assert made is None
    assert [problem.code for problem in problems] == ["too-deep"]


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
    problem = problem_at(document, ("official", 0, "id"), "x", "it is so", "do this", Severity.WARNING)
    assert problem.place == Place("f", 3, 1)
    assert problem.severity is Severity.WARNING
    assert str(problem) == 'f:3:1: official[1] "jansson": id: it is so (do this)'


WRONG = st.sampled_from(
    ["1", "1.5", "true", "'x'", "[]", "[1]", "[{}]", "{}", "{a = 1}", "2010-01-01", LONG_DATE, "08:00:00"]
)


@given(st.dictionaries(st.sampled_from([field.name for field in attrs.fields(File)] + ["x"]), WRONG))
def test_any_values_give_an_object_or_problems_with_places(values: dict[str, str]) -> None:
    """Every value that is not used as it stands is reported, at its own line."""
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    document = parse_document(text, "f")
    made, problems = structure(document, File, HOOKS)
    assert all(problem.place is not None and problem.hint != "" for problem in problems)
    reported = {problem.place.line for problem in problems if problem.place}
    for line, key in enumerate(values, start=1):
        if line not in reported and made is not None and key in ("text", "number", "decimal", "truth", "day"):
            assert getattr(made, key) == document.data[key]
            assert type(getattr(made, key)) is type(document.data[key])
