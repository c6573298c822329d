"""`assess --jobs`: several processes, and the same answer byte for byte."""

from __future__ import annotations

import json
import multiprocessing
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from cli_builders import DIRECTORY, EXPORT, KATRINEHOLM, STATEMENTS, Ended, offentligroll

from offentligroll import Act, Directory, Official, Organisation, Statement
from offentligroll.cli import jobs
from offentligroll.model import OrganisationKind


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """More than one portion of statements, with lines that can't be read and answers that are no facts."""
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
    """The directory's own stand in the place of copies; whom it does not have stays as told."""
    directory = Directory.load(DIRECTORY)
    told = directory.statement(act="post", author="jansson", channel="web:kommunchef.com")
    copy = Statement(id=told.id, act=told.act, author=told.author, channel=told.channel)
    assert jobs.at_home(copy, None) is copy
    home = jobs.at_home(copy, directory)
    assert home.directory is directory
    assert home.author is directory.official("jansson")
    assert home.channel is directory.channel("web:kommunchef.com")
    stranger = Official(id="nobody-knows", name="A stranger")
    body = Organisation(id="katrineholm", name="Another body of that id", kind=OrganisationKind.PARTY)
    strange = Statement(act=Act.POST, author=stranger, publisher=body)
    found = jobs.at_home(strange, directory)
    assert (found.author, found.publisher) == (stranger, body)


def test_processes_leave_interrupts_to_the_one_that_reads() -> None:
    """Ctrl-C is told once."""
    with mock.patch("signal.signal") as set_signal:
        jobs._be_quiet()
    set_signal.assert_called_once()
