"""The file of answers: rows are only added, everybody's are kept, and a stranger's file is refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from offentligroll import FileError
from offentligroll.languages import MessageError
from offentligroll.model.truth import Truth
from offentligroll.queue import AnswerStore, DeedKind, Scope, file

MONDAY = dt.datetime(2026, 11, 30, 9, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))
POST = Scope(statement="7", channel="x:asa")


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    """A store without answers."""
    return AnswerStore.opened(tmp_path / "answers.sqlite")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Reach around the store, as another program could."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def run(path: Path, command: str, values: tuple[object, ...] = ()) -> list[Any]:
    """Run one command around the store."""
    with opened(path) as connection:
        return connection.execute(command, values).fetchall()


def test_everything_told_comes_back(store: AnswerStore) -> None:
    """Who, when with its zone, about what and why: nothing is lost on the way through the file."""
    march = Scope(
        channel="x:1", author="asa", organisation="lindby", start=dt.date(2024, 3, 1), end=dt.date(2024, 3, 9)
    )
    number = store.answer(
        "is-urgent", Truth.YES, march, by=" Åsa  Ek ", policy="small", note=" Ring. ", at=MONDAY
    )
    (kept,) = AnswerStore.opened(store.path).kept()
    assert (kept.number, kept.fact, kept.policy, kept.truth) == (number, "is-urgent", "small", Truth.YES)
    assert (kept.scope, kept.note, kept.by) == (march, "Ring.", "Åsa Ek")
    assert kept.at == MONDAY
    assert kept.at.utcoffset() == MONDAY.utcoffset()


def test_now_is_aware(store: AnswerStore) -> None:
    """Where nobody says when, it is now, with the zone."""
    store.answer("is-satire", Truth.NO, POST, by="Åsa")
    assert store.kept()[0].at.utcoffset() is not None


class TestUndo:
    """A way back from everything, which adds a row."""

    def test_it_takes_back_the_own_last_deed(self, store: AnswerStore) -> None:
        """Others' answers stay, and the trail tells all of it."""
        store.answer("is-satire", Truth.NO, POST, by="Åsa")
        store.answer("is-reply", Truth.NO, POST, by="Bo")
        undone = store.undo(by="åsa")
        assert undone is not None
        assert undone.fact == "is-satire"
        assert [one.fact for one in store.kept()] == ["is-reply"]
        assert [one.kind for one in store.deeds()] == [DeedKind.ANSWER, DeedKind.ANSWER, DeedKind.UNDO]

    def test_it_goes_back_step_by_step(self, store: AnswerStore) -> None:
        """Again and again, until nothing is left."""
        for fact in ("is-satire", "is-reply"):
            store.answer(fact, Truth.NO, POST, by="Åsa")
        assert [one and one.fact for one in (store.undo(by="Åsa") for _ in range(3))] == [
            "is-reply",
            "is-satire",
            None,
        ]

    def test_a_certain_row(self, store: AnswerStore) -> None:
        """By its number, but only by whoever did it."""
        first = store.answer("is-satire", Truth.NO, POST, by="Åsa")
        store.answer("is-reply", Truth.NO, POST, by="Åsa")
        assert store.undo(by="Bo", number=first) is None
        assert store.undo(by="Åsa", number=first) is not None
        assert [one.fact for one in store.kept()] == ["is-reply"]

    def test_an_agreement_is_taken_back_too(self, store: AnswerStore) -> None:
        """The answer stands then as before."""
        number = store.answer("is-satire", Truth.NO, POST, by="Åsa")
        store.see(number, by="Bo")
        store.undo(by="Bo")
        assert [one.seen_by for one in store.kept()] == [None]


class TestSecondLook:
    """Answered, and seen by a second person."""

    def test_both_names_are_kept(self, store: AnswerStore) -> None:
        """With when."""
        number = store.answer("is-satire", Truth.NO, POST, by="Åsa")
        store.see(number, by="Bo", at=MONDAY)
        (kept,) = store.kept()
        assert (kept.by, kept.seen_by, kept.seen_at) == ("Åsa", "Bo", MONDAY)

    def test_an_answer_that_is_taken_back_takes_it_along(self, store: AnswerStore) -> None:
        """What was seen is no more."""
        number = store.answer("is-satire", Truth.NO, POST, by="Åsa")
        store.see(number, by="Bo")
        store.undo(by="Åsa")
        assert store.kept() == ()

    @pytest.mark.parametrize(
        ("by", "before", "says"),
        [
            ("ÅSA", (), "someone other"),
            ("Cia", ("Bo",), "Bo has already looked"),
            ("", (), "say who answers"),
        ],
    )
    def test_what_is_no_second_look(
        self, store: AnswerStore, by: str, before: tuple[str, ...], says: str
    ) -> None:
        """The same person's, one too many, or nobody's."""
        number = store.answer("is-satire", Truth.NO, POST, by="Åsa")
        for name in before:
            store.see(number, by=name)
        with pytest.raises(MessageError, match=says):
            store.see(number, by=by)

    def test_of_what_is_not_there(self, store: AnswerStore) -> None:
        """There is nothing to look at."""
        with pytest.raises(MessageError, match="answer 7 was taken back or does not exist"):
            store.see(7, by="Bo")


@pytest.mark.parametrize(
    ("by", "note", "says"),
    [(" ", None, "say who answers"), ("x" * 201, None, "at most 200"), ("Åsa", "x" * 2001, "at most 2,000")],
)
def test_what_is_not_taken(store: AnswerStore, by: str, note: str | None, says: str) -> None:
    """Nobody's answers, and whole essays; nothing is written then."""
    with pytest.raises(MessageError, match=says):
        store.answer("is-satire", Truth.NO, POST, by=by, note=note)
    assert store.deeds() == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE deed SET truth = 'yes'",
        "DELETE FROM deed",
        (
            "INSERT OR REPLACE INTO deed (number, kind, at, by, fact, truth) "
            "SELECT number, kind, at, 'Bo', fact, truth FROM deed"
        ),
    ],
)
def test_rows_are_only_added(store: AnswerStore, change: str) -> None:
    """The file itself refuses every change, whoever asks."""
    store.answer("is-satire", Truth.NO, POST, by="Åsa")
    before = store.deeds()
    with pytest.raises(sqlite3.DatabaseError, match="rows are only added"):
        run(store.path, change)
    assert store.deeds() == before


def test_two_programs_at_a_time(store: AnswerStore) -> None:
    """The one waits for the other, and both rows are there."""
    other = AnswerStore.opened(store.path)
    store.answer("is-satire", Truth.NO, POST, by="Åsa")
    other.answer("is-reply", Truth.NO, POST, by="Bo")
    assert [one.by for one in store.kept()] == ["Åsa", "Bo"]


def test_it_is_written_ahead(store: AnswerStore) -> None:
    """Readers and a writer don't wait for each other."""
    assert run(store.path, "PRAGMA journal_mode") == [("wal",)]


def of_another_program(path: Path) -> None:
    """A database of something else."""
    run(path, "CREATE TABLE other (a)")


def of_later(path: Path) -> None:
    """A file of a later version."""
    AnswerStore.opened(path)
    run(path, "PRAGMA user_version = 2")


def with_a_view(path: Path) -> None:
    """A file with something in it that this library never writes."""
    AnswerStore.opened(path)
    run(path, "CREATE VIEW more AS SELECT load_extension('evil')")


def without_triggers(path: Path) -> None:
    """A file from which the guard was taken away."""
    AnswerStore.opened(path)
    run(path, "DROP TRIGGER deed_is_kept")


def with_row(**values: object) -> Callable[[Path], None]:
    """A file with a row that another program wrote."""

    def make(path: Path) -> None:
        AnswerStore.opened(path)
        row: dict[str, object] = {
            "kind": "answer",
            "at": MONDAY.isoformat(),
            "by": "Bo",
            "fact": "is-satire",
            "truth": "no",
        }
        row |= values
        marks = ", ".join("?" * len(row))
        columns = ", ".join(row)
        run(path, f"INSERT INTO deed ({columns}) VALUES ({marks})", (*row.values(),))  # noqa: S608

    return make


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"no database at all, but some words"), "can't be used"),
        (lambda path: path.mkdir(), "can't be used"),
        (of_another_program, "is not a file of answers"),
        (of_later, "version 2"),
        (with_a_view, "changed by another program"),
        (without_triggers, "changed by another program"),
        (with_row(at="2026-11-30T09:15:00"), "row 1 was not written"),
        (with_row(at="yesterday"), "row 1 was not written"),
        (with_row(first_day="someday"), "row 1 was not written"),
        (with_row(fact=b"\xff"), "row 1 was not written"),
    ],
)
def test_what_is_refused(tmp_path: Path, make: Callable[[Path], object], says: str) -> None:
    """A stranger's file is looked at before anything in it counts, and the error names it."""
    path = tmp_path / "answers.sqlite"
    make(path)
    with pytest.raises(FileError, match=says) as caught:
        AnswerStore.opened(path)
    assert "answers.sqlite" in str(caught.value)
    assert "answers.sqlite" in caught.value.problems[0].in_language("sv")


def test_begun_twice_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes second finds what the first has begun."""
    AnswerStore.opened(tmp_path / "answers.sqlite")
    answers = iter([True])
    real = file._is_empty
    monkeypatch.setattr(file, "_is_empty", lambda connection: next(answers, False) or real(connection))
    assert AnswerStore.opened(tmp_path / "answers.sqlite").kept() == ()
