"""`assess --jobs`: several processes, and the same answer byte for byte."""

from __future__ import annotations

import functools
import json
import multiprocessing
import pickle
from collections.abc import Iterator
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from cli_builders import DIRECTORY, EXPORT, KATRINEHOLM, STATEMENTS, Ended, Screen, offentligroll

from offentligroll import Act, Directory, Official, Organisation, Statement
from offentligroll.cli import jobs
from offentligroll.cli.commands.assess import AssessRequest, answering
from offentligroll.cli.inputs import Asked
from offentligroll.facts.circumstances import PEOPLE
from offentligroll.model import OrganisationKind


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Several portions of statements, with lines that can't be read and answers that are no facts."""
    monkeypatch.setattr(jobs, "_PORTION", 15)
    path = tmp_path / "posts.jsonl"
    lines = Path(STATEMENTS).read_text("utf-8").splitlines()
    wrong = ["{", json.dumps({"id": "slip", "act": "post", "facts": {"is-satir": True}})]
    path.write_text("\n".join([*lines * 4, *wrong, *lines * 4, *wrong]), "utf-8")
    return path


def assess(*argv: str | Path) -> Ended:
    """Assess under two policies."""
    return offentligroll("assess", *argv, *KATRINEHOLM, "--policy", "katrineholm", "--policy", "us-lindke")


@pytest.mark.parametrize("how", [("--format", "jsonl"), ("--format", "csv", "--no-words")])
def test_two_processes_answer_as_one(posts: Path, how: tuple[str, ...]) -> None:
    """Answers stand in their order, problems too, and the run ends the same."""
    assert assess(posts, EXPORT, *how, "--jobs", "2") == assess(posts, EXPORT, *how)


@pytest.mark.parametrize(
    "how", [("--full",), ("--after", "pub-evening"), ("--after", "nobody"), ("--from", "2011-02-09")]
)
def test_other_options_hold_as_with_one(
    posts: Path, how: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written, and from where, is the same."""
    in_this_process(monkeypatch)
    several = assess(posts, "--format", "jsonl", *how, "--jobs", "2")
    assert several == assess(posts, "--format", "jsonl", *how)
    assert bool(several.out) is ("nobody" not in how)


def test_progress_of_all_is_shown(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar runs with what the processes have answered."""
    in_this_process(monkeypatch)
    several = offentligroll(
        "assess", posts, *KATRINEHOLM, "--format", "csv", "--jobs", "2", err=Screen(), width=200
    )
    assert "━" in several.err


def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads do what processes would."""
    monkeypatch.setattr(jobs, "_prepared", [])
    context: Any = mock.Mock(Pool=lambda _, __: ThreadPool(1))
    monkeypatch.setattr("multiprocessing.get_context", lambda _=None: context)


@pytest.mark.parametrize(("threads", "copied"), [(1, True), (2, False), (None, False)])
def test_copies_where_nothing_runs_beside(
    posts: Path, monkeypatch: pytest.MonkeyPatch, threads: int | None, copied: bool
) -> None:
    """A process that nothing runs beside is copied with what it has loaded; elsewhere others begin anew."""
    in_this_process(monkeypatch)
    get_context = mock.Mock(return_value=multiprocessing.get_context())
    monkeypatch.setattr("multiprocessing.get_context", get_context)
    monkeypatch.setattr(jobs, "_threads", lambda: threads)
    assert assess(posts, "--format", "csv", "--jobs", "2") == assess(posts, "--format", "csv")
    get_context.assert_called_once_with("fork" if copied else "spawn")
    assert jobs._prepared == []


def test_threads_that_python_did_not_begin_count_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system is asked, which may not tell; to copy beside a thread that nobody counted could hang."""
    for thread in ("1", "2"):
        (tmp_path / thread).touch()
    monkeypatch.setattr(jobs, "_THREADS", tmp_path)
    assert jobs._threads() == 2
    monkeypatch.setattr(jobs, "_THREADS", tmp_path / "of-another-system")
    assert jobs._threads() is None


def test_few_portions_are_read_ahead(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers come while the archive is still being read."""
    in_this_process(monkeypatch)
    monkeypatch.setattr(jobs, "_PORTION", 1)
    assert assess(posts, "--format", "csv", "--jobs", "2") == assess(posts, "--format", "csv")


def test_an_interrupted_run_says_where_to_go_on(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with one process: after the last statement that was written."""
    in_this_process(monkeypatch)
    monkeypatch.setattr(jobs, "_PORTION", 1)
    told = jobs._told
    count = iter(range(100))

    def interrupted(*arguments: Any) -> Any:  # noqa: ANN401 - as it comes
        if next(count) == 3:
            raise KeyboardInterrupt
        return told(*arguments)

    monkeypatch.setattr(jobs, "_told", interrupted)
    ended = assess(posts, "--format", "csv", "--jobs", "2")
    assert "blog-journalists-questions" in ended.err
    # Three statements, under two policies.
    assert len(ended.rows) == 6


@pytest.mark.parametrize("name", ["table", "text", "json"])
def test_other_formats_take_one_process(name: str) -> None:
    """Tables count, and lists have separators: they are written by one."""
    ended = offentligroll("assess", STATEMENTS, "--format", name, "--jobs", "2")
    assert ended.code == 2
    assert "`--jobs` can only be used with `--format jsonl` or `--format csv`" in ended.err


def test_a_statement_finds_its_people_again() -> None:
    """Whom the directory has travels as a place in it; whom it does not have travels whole."""
    directory = Directory.load(DIRECTORY)
    told = directory.statement(
        id="told", act="post", author="jansson", channel="web:kommunchef.com", text="Hej"
    )
    stranger = Official(id="jansson", name="A stranger of that id")
    body = Organisation(id="katrineholm", name="Another body of that id", kind=OrganisationKind.PARTY)
    strange = Statement(id="strange", act=Act.POST, author=stranger, publisher=body, directory=directory)
    people = jobs.people_of(directory)
    for statement in (told, strange):
        arrived = pickle.dumps(jobs.on_its_way(statement, people))
        home = jobs.at_home(pickle.loads(arrived), directory)  # noqa: S301 - our own
        assert home == statement
        assert home.directory is directory
        for field in PEOPLE:
            one = getattr(statement, field)
            assert (getattr(home, field) is one) is (id(one) in people or one is None)
    assert b"Mattias" not in pickle.dumps(jobs.on_its_way(told, people))


def test_a_statement_without_a_directory_travels_too() -> None:
    """As it was told."""
    statement = Statement(act=Act.POST, text="Nu plogas Storgatan.", language="sv")
    assert jobs.at_home(jobs.on_its_way(statement, jobs.people_of(None)), None) == statement


def test_a_process_that_is_no_copy_loads_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, what the command was told to work on; then it answers what arrives."""
    monkeypatch.setattr(jobs, "_prepared", [])
    statement = Directory.load(DIRECTORY).statement(id="one", act="post", author="jansson", text="Hej")
    told = jobs.on_its_way(statement, {})
    request = AssessRequest(asked=Asked(archives=("-",), directory=DIRECTORY), format="jsonl", jobs=2)
    (text, problems, _), again = jobs._answered(functools.partial(answering, request), [(1, told)] * 2)
    assert (json.loads(text)["statement"], problems, again[0]) == ("one", [], text)


def test_for_few_statements_no_other_process_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first portion is answered here: what it loads, copies of this process need not load again."""
    monkeypatch.setattr("multiprocessing.get_context", mock.Mock(side_effect=AssertionError))
    several = assess(STATEMENTS, "--format", "jsonl", "--jobs", "2")
    assert several == assess(STATEMENTS, "--format", "jsonl")


def test_a_run_that_nobody_read_to_its_end_leaves_nothing_to_the_next() -> None:
    """Copies of this process answer as it does now, and not as in a run before that still waits."""

    def run(told: str) -> Iterator[Any]:
        inputs: Any = SimpleNamespace(directory=None)
        statements = ((number, Statement(id="one", act=Act.POST)) for number in (1, 2))
        return jobs.in_order(2, lambda *_: (told, [], 0), mock.Mock(), inputs, statements)

    runs = [run("then"), run("now")]
    for one in runs:
        next(one)
    ((answer, _, _),) = jobs._answered(mock.Mock(), [(1, {"id": "two", "act": Act.POST})])
    assert answer == "now"


def test_processes_leave_interrupts_to_the_one_that_reads() -> None:
    """Ctrl-C is told once."""
    with mock.patch("signal.signal") as set_signal:
        jobs._be_quiet()
    set_signal.assert_called_once()
