"""Tables in, tables out: what an assessor says of a table is what the plain loop says of its rows."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.util
import json
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from directories import statements
from offentligroll import Assessment, Directory, FileError, ObligationOutcome, Outcome, Policy
from offentligroll.frames import SCHEMA, Assessor
from offentligroll.model import Statement, statement_from_record
from offentligroll.model.truth import Truth

ROOT = Path(__file__).parents[2]
DIRECTORY = ROOT / "examples" / "katrineholm" / "directory.toml"
POLICIES = ("katrineholm", "us-lindke")
TRUTHS = {Truth.YES: True, Truth.NO: False, Truth.UNKNOWN: None}

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def arrow() -> ModuleType:
    """Arrow, where it is installed, with what tells one kind of frame from the other."""
    pytest.importorskip("narwhals")
    return cast("ModuleType", pytest.importorskip("pyarrow"))


@functools.cache
def assessor(path: Path | None = None) -> Assessor:
    """The same one for all examples, so that it loads once."""
    return Assessor(POLICIES, path)


@functools.cache
def directory() -> Directory:
    """Everybody in Katrineholm."""
    return Directory.load(DIRECTORY)


def row_of(statement: str | None, assessment: Assessment) -> dict[str, Any]:
    """One row, read off an assessment the long way round."""
    due = [one for one in assessment.obligations if one.outcome is ObligationOutcome.DUE]
    return {
        "statement": statement,
        "policy": assessment.provenance.policy,
        "capacity": str(assessment.capacity),
        "status": str(assessment.status),
        "lean": assessment.lean and str(assessment.lean),
        "because": [one.rule.id for one in assessment.because],
        "breached": [one.id for one in assessment.findings if one.outcome is Outcome.BREACHED],
        "due": [one.id for one in due if not one.is_precaution],
        "precautions": [one.id for one in due if one.is_precaution],
    }


def plain_loop(told: Sequence[Statement], for_: str | None = None) -> Rows:
    """The rows of some statements, one after the other."""
    policies = [Policy.shipped(one) for one in POLICIES]
    return [row_of(one.id, policy.assess(one, for_=for_)) for one in told for policy in policies]


KINDS: dict[str, tuple[str, Callable[[Any, Any], Any], Callable[[Any], Rows]]] = {
    "table": ("pyarrow", lambda _, table: table, lambda given: given.to_pylist()),
    "batch": (
        "pyarrow",
        lambda _, table: table.combine_chunks().to_batches()[0],
        lambda given: given.to_pylist(),
    ),
    "polars": ("polars", lambda polars, table: polars.from_arrow(table), lambda given: given.to_dicts()),
    "pandas": (
        "pandas",
        # A part of a larger frame has an index of its own.
        lambda _, table: table.to_pandas().set_index(table.to_pandas().index + 7),
        lambda given: [_plain(one) for one in given.to_dict("records")],
    ),
}
"""The module of each kind of table, what makes one of an Arrow table, and what reads its rows."""


def kinds() -> st.SearchStrategy[tuple[ModuleType, Callable[[Any, Any], Any], Callable[[Any], Rows]]]:
    """Draw a kind of table that is installed: its module, and what makes and reads one."""
    installed = [kind for kind in KINDS.values() if importlib.util.find_spec(kind[0])]
    return st.sampled_from([(importlib.import_module(name), *both) for name, *both in installed])


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row of pandas, which knows no lists and no null of a text."""
    return {
        key: list(one) if SCHEMA[key] == "list" else None if isinstance(one, float) else one
        for key, one in row.items()
    }


@given(data=st.data())
def test_a_table_of_statements_says_what_the_plain_loop_says(arrow: ModuleType, data: st.DataObject) -> None:
    """Whatever is said by whomever: the same rows in the same order, in a table of the same kind."""
    module, make, rows_of = data.draw(kinds())
    register = directory()
    told = data.draw(st.lists(statements(register), min_size=1, max_size=4))
    for number, one in enumerate(told):
        one["id"] = f"s-{number}"
    frame = make(module, arrow.Table.from_pylist(told, schema=_statement_schema(arrow)))
    answers = assessor(DIRECTORY)(frame)
    assert type(answers) is type(frame)
    assert rows_of(answers) == plain_loop([register.statement(**one) for one in told])


def _statement_schema(arrow: ModuleType) -> object:
    text = arrow.string()
    names = ("id", "act", "author", "channel", "on_behalf_of", "text", "language")
    return arrow.schema({**dict.fromkeys(names, text), "at": arrow.timestamp("ns", "Europe/Stockholm")})


@given(data=st.data(), told=st.lists(strategies.answers(), min_size=1, max_size=4), day=strategies.days())
def test_a_table_of_bare_facts_says_what_assess_facts_says(
    arrow: ModuleType, data: st.DataObject, told: list[dict[str, Truth]], day: dt.date | None
) -> None:
    """Each row is a set of facts, nulls are unknown, and rows that show the same come out the same."""
    module, make, rows_of = data.draw(kinds())
    rows = [{fact: TRUTHS[truth] for fact, truth in one.items()} for one in (*told, told[0])]
    schema = {**dict.fromkeys(strategies.FACTS, arrow.bool_()), "at": arrow.date32(), "id": arrow.string()}
    numbered = [{"id": str(number), "at": day, **one} for number, one in enumerate(rows)]
    answers = assessor()(make(module, arrow.Table.from_pylist(numbered, schema=arrow.schema(schema))))
    expected = [
        row_of(str(number), Policy.shipped(policy).assess_facts(one, at=day))
        for number, one in enumerate(rows)
        for policy in POLICIES
    ]
    assert rows_of(answers) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_table_comes_back_as_itself(arrow: ModuleType, kind: str) -> None:
    """What goes in as a frame of pandas comes out as one, and so on."""
    name, make, rows_of = KINDS[kind]
    frame = make(pytest.importorskip(name), arrow.table({"id": ["1", "2"], "act": ["post", "block"]}))
    answers = assessor()(frame)
    assert type(answers) is type(frame)
    records: Rows = [{"id": "1", "act": "post"}, {"id": "2", "act": "block"}]
    assert rows_of(answers) == plain_loop([statement_from_record(one) for one in records])


def test_an_iterator_gives_plain_tables_one_by_one(arrow: ModuleType) -> None:
    """As Spark wants it: batch for batch, nothing read ahead, and no dictionaries, which it can't read."""
    taken = []

    def batches() -> Iterator[Any]:
        for number in range(3):
            taken.append(number)
            yield arrow.RecordBatch.from_pylist([{"id": str(number), "act": "post", "text": "Nu plogas."}])

    assess = Assessor(["us-lindke"])
    given_back = assess(batches())
    first = next(given_back)
    assert taken == [0]
    assert [str(one) for one in first.schema.types] == ["string"] * 5 + ["list<item: string>"] * 4
    assert [batch["statement"].to_pylist() for batch in given_back] == [["1"], ["2"]]


def test_ids_may_be_whole_numbers(arrow: ModuleType) -> None:
    """Tables count their rows; a number is the same id as its digits, for statements and for bare facts."""
    posts = arrow.table({"id": [7, 8], "act": ["post", "reply"], "in_reply_to": [None, 7]})
    assert assessor()(posts)["statement"].to_pylist() == ["7", "7", "8", "8"]
    facts = arrow.table({"id": [7], "is-share": [True]})
    assert assessor()(facts)["statement"].to_pylist() == ["7", "7"]


def test_what_comes_again_is_encoded_the_same_in_each_table(arrow: ModuleType) -> None:
    """Dictionaries hold all words, so that tables of different answers join without more ado."""
    assess = Assessor(["us-lindke", "us-lindke", "se-practice"], detail="status")
    tables = [assess(arrow.table({"act": [act]})) for act in ("post", "block")]
    capacities = [one["capacity"].chunk(0).dictionary.to_pylist() for one in tables]
    assert capacities == [["official", "personal", "undetermined"]] * 2
    assert tables[0]["policy"].chunk(0).dictionary.to_pylist() == ["us-lindke", "se-practice"]
    assert arrow.concat_tables(tables).num_rows == 6


def test_an_empty_table_tells_the_columns(arrow: ModuleType) -> None:
    """Engines show an empty part first, to learn what comes."""
    empty = arrow.table({"act": arrow.array([], arrow.string())})
    for detail, count in (("status", 5), ("findings", 9), ("record", 10)):
        assess = Assessor(["us-lindke"], detail=detail)  # type: ignore[arg-type]
        answers = assess(empty)
        assert tuple(answers.column_names) == assess.columns == tuple(SCHEMA)[:count]
        assert answers.num_rows == 0


def test_records_are_whole(arrow: ModuleType) -> None:
    """The last column is the answer as it is stored, also for rows that show the same."""
    table = arrow.table({"account-is-listed": [True, True]})
    answers = Assessor(["katrineholm"], detail="record")(table)
    expected = Policy.shipped("katrineholm").assess_facts(["account-is-listed"])
    assert [Assessment.from_dict(json.loads(one)) for one in answers["record"].to_pylist()] == [expected] * 2
    assert answers["statement"].to_pylist() == [None, None]


@pytest.mark.parametrize("is_map", [True, False], ids=["map", "struct"])
def test_statements_tell_facts(arrow: ModuleType, is_map: bool) -> None:
    """A column `facts` is a map or a struct; what is null in it, or null itself, nobody told."""
    told: list[Any] = [{"acts-on-assignment": True, "receives-request": None}, None]
    pair = [("acts-on-assignment", arrow.bool_()), ("receives-request", arrow.bool_())]
    kind = arrow.map_(arrow.string(), arrow.bool_()) if is_map else arrow.struct(pair)
    column = arrow.array([list(told[0].items()), None] if is_map else told, kind)
    answers = assessor()(arrow.table({"id": ["1", "2"], "act": ["post", "post"], "facts": column}))
    records: list[dict[str, Any]] = [
        {"id": "1", "act": "post", "facts": {"acts-on-assignment": True}},
        {"id": "2", "act": "post"},
    ]
    assert answers.to_pylist() == plain_loop([statement_from_record(one) for one in records])


def test_it_asks_for_an_organisation(arrow: ModuleType) -> None:
    """`for_` says for which, as it does for one statement."""
    record = {"id": "1", "act": "post", "author": "jansson", "text": "Nu plogas Storgatan."}
    answers = Assessor(POLICIES, DIRECTORY, for_="katrineholm")(arrow.Table.from_pylist([record]))
    assert answers.to_pylist() == plain_loop([statement_from_record(record, directory())], "katrineholm")


def test_a_slip_in_an_id_is_told_at_once() -> None:
    """An id of which there is no policy is refused before any table comes, with what may have been meant."""
    with pytest.raises(FileError, match="did you mean `us-lindke`"):
        Assessor(["us-lindkee"])


def test_a_path_may_be_there_only_where_the_work_is_done() -> None:
    """A driver need not have the files of its workers."""
    assert Assessor(["/only/there.policy.toml"]).policies == ("/only/there.policy.toml",)


def test_it_travels_as_names_and_loads_once(arrow: ModuleType, tmp_path: Path) -> None:
    """A pickle is small whatever the directory, and copies in one process share what is loaded."""
    path = tmp_path / "directory.toml"
    path.write_text(DIRECTORY.read_text("utf-8"), "utf-8")
    assess = Assessor(POLICIES, path)
    pickled = pickle.dumps(assess)
    assert len(pickled) < 1_000
    table = arrow.table({"act": ["post"]})
    first = pickle.loads(pickled)(table)  # noqa: S301 - our own
    path.unlink()
    assert pickle.loads(pickled)(table).equals(first)  # noqa: S301 - our own
    assert assess(table).equals(first)
    with pytest.raises(FileError, match="directory"):
        Assessor(POLICIES, path)(table)


@pytest.mark.parametrize(
    ("row", "error", "told"),
    [
        ({"act": "post", "autor": "x"}, FileError, r"table:2:1.*autor.*did you mean `author`"),
        ({"act": "posted"}, FileError, "table:2:1.*posted"),
        ({"act": "post", "at": dt.datetime(2024, 1, 1, 12)}, FileError, "table:2:1.*time zone"),  # noqa: DTZ001
        ({"act": "post", "facts": [("is-satir", True)]}, ValueError, "is-satir.*did you mean `is-satire`"),
        ({"is-satir": True}, ValueError, "is-satir.*did you mean `is-satire`"),
        ({"is-satire": "yes"}, TypeError, "`is-satire` wants True, False or None"),
    ],
)
def test_a_row_that_is_wrong_is_named(
    arrow: ModuleType, row: dict[str, Any], error: type[Exception], told: str
) -> None:
    """What is wrong, in which row, and what was meant."""
    right = {"act": "post"} if "act" in row else {"is-satire": None}
    kinds = {key: arrow.map_(arrow.string(), arrow.bool_()) if key == "facts" else None for key in row}
    columns = {key: arrow.array([right.get(key), one], kinds[key]) for key, one in row.items()}
    if "autor" in row:
        # A column that is none is told at the first row.
        told = told.replace("table:2", "table:1")
    with pytest.raises(error, match=told) as raised:
        Assessor(["us-lindke"])(arrow.table(columns))
    if not isinstance(raised.value, FileError):
        assert "in row 2 of the table" in raised.value.__notes__


@pytest.mark.parametrize("wrong", [3, ["post"], {"act": ["post"]}, "posts"])
def test_what_is_no_table_is_refused(arrow: ModuleType, wrong: object) -> None:
    """Neither a list nor a mapping is taken for one."""
    with pytest.raises(TypeError, match=f"an assessor wants a table .*, got {type(wrong).__name__}"):
        Assessor(["us-lindke"])(wrong)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("us-lindke",), "`policies` wants a list of ids and paths, got 'us-lindke'"),
        ((3,), "`policies` wants a list of ids and paths, got 3"),
        ((["us-lindke"], Directory()), "`directory` wants the path of its file"),
    ],
)
def test_it_takes_names_alone(arguments: tuple[Any, ...], told: str) -> None:
    """One name is no list of names, and a directory does not travel."""
    with pytest.raises(TypeError, match=re.escape(told)):
        Assessor(*arguments)


def test_an_unknown_detail_is_refused() -> None:
    """There are three."""
    with pytest.raises(ValueError, match=r"`Assessor\.detail` wants one of 'status', 'findings', 'record'"):
        Assessor(["us-lindke"], detail="everything")  # type: ignore[arg-type]


@pytest.mark.parametrize("package", ["pyarrow", "narwhals"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Who lacks the extra is told what to install."""
    others = {"pyarrow", "narwhals"} - {package}
    for other in others:
        monkeypatch.setitem(sys.modules, other, importlib.import_module("json"))
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ValueError, match=rf"needs the package {package}.*`offentligroll\[frames\]`"):
        Assessor(["us-lindke"])(object())


def test_spark_is_told_the_columns_in_its_words() -> None:
    """The columns in their order, with its types."""
    assert Assessor(["us-lindke"]).ddl == (
        "statement string, policy string, capacity string, status string, lean string, "
        "because array<string>, breached array<string>, due array<string>, "
        "precautions array<string>"
    )


def test_the_page_has_all_columns() -> None:
    """The how-to tells each column, and with which detail it comes."""
    page = (ROOT / "docs" / "how-to" / "assess-tables.md").read_text("utf-8")
    told = re.findall(r"(?m)^\| `(\w+)` \| .* \| `(\w+)` \|$", page)
    details = ("status", "findings", "record")
    columns = [Assessor(["us-lindke"], detail=one).columns for one in details]  # type: ignore[arg-type]
    first = {
        name: detail for detail, names in reversed(list(zip(details, columns, strict=True))) for name in names
    }
    assert told == [(name, first[name]) for name in SCHEMA]
