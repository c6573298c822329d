"""The answers of people in one SQLite file, to which rows are only added."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from offentligroll.languages import Message, MessageError
from offentligroll.languages.arguments import path_of
from offentligroll.model.truth import Truth
from offentligroll.queue.deeds import COLUMNS, deed_of, standing
from offentligroll.queue.file import AnswerFile
from offentligroll.queue.parts import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Deed,
    DeedKind,
    KeptAnswer,
    Scope,
)


@attrs.frozen
class AnswerStore:
    """The audit trail of a review: who answered what, who has looked at it, and what was taken back.

    Several programs may write to one file at a time: each row is added in a transaction of its own, and
    none is ever changed or taken away.

    Example:
        >>> import tempfile
        >>> store = AnswerStore.opened(Path(tempfile.mkdtemp()) / "answered.sqlite")
        >>> number = store.answer("is-satire", Truth.NO, Scope(statement="7"), by="Åsa Ek")
        >>> [(one.fact, one.truth.value, one.by) for one in store.kept()]
        [('is-satire', 'no', 'Åsa Ek')]
        >>> store.undo(by="Åsa Ek").fact
        'is-satire'
        >>> store.kept(), len(store.deeds())
        ((), 2)
    """

    path: Path
    """The file."""

    @property
    def _file(self) -> AnswerFile:
        return AnswerFile(self.path)

    @classmethod
    def opened(cls, path: Path | str) -> AnswerStore:
        """Open a file of answers, or begin one where there is none.

        Args:
            path: the file.

        Returns:
            The store.

        Raises:
            FileError: it is no such file, one of a later version, broken, or can't be read or written.
        """
        store = cls(Path(path_of("path", path)))
        store._file.prepare()
        store.kept()
        return store

    def answer(  # noqa: PLR0913
        self,
        fact: str,
        truth: Truth,
        scope: Scope,
        *,
        by: str,
        policy: str | None = None,
        note: str | None = None,
        at: dt.datetime | None = None,
    ) -> int:
        """Keep an answer.

        Args:
            fact: the id of the fact.
            truth: the answer; unknown where nobody can tell.
            scope: what it is about.
            by: the name of whoever answers.
            policy: the id of the policy whose own fact it is.
            note: what they write to it.
            at: when; left out, now.

        Returns:
            The number of its row.

        Raises:
            MessageError: nobody is named, or a text is too long.
            FileError: the file can't be written.
        """
        return self.answer_each(fact, truth, [scope], by=by, policy=policy, note=note, at=at)[0]

    def answer_each(  # noqa: PLR0913
        self,
        fact: str,
        truth: Truth,
        scopes: Sequence[Scope],
        *,
        by: str,
        policy: str | None = None,
        note: str | None = None,
        at: dt.datetime | None = None,
    ) -> tuple[int, ...]:
        """Keep the same answer about several, all at once: it is taken back at once too.

        Args:
            fact: the id of the fact.
            truth: the answer; unknown where nobody can tell.
            scopes: what it is about.
            by: the name of whoever answers.
            policy: the id of the policy whose own fact it is.
            note: what they write to it.
            at: when; left out, now.

        Returns:
            The numbers of its rows.

        Raises:
            MessageError: nobody is named, or a text is too long.
            FileError: the file can't be written.
        """
        note = (note or "").strip() or None
        if note is not None and len(note) > LONGEST_NOTE:
            raise MessageError(Message("queue.long-note", most=LONGEST_NOTE))
        told = {"fact": fact, "policy": policy, "truth": truth.value, "note": note}
        moment = at or dt.datetime.now().astimezone()
        with self._file.writing() as connection:
            return tuple(
                _add(connection, DeedKind.ANSWER, by, moment, told | _columns(scope)) for scope in scopes
            )

    def see(self, number: int, *, by: str, at: dt.datetime | None = None) -> int:
        """Keep that a second person has looked at an answer and agrees.

        Args:
            number: the number of the answer's row.
            by: the name of the second person.
            at: when; left out, now.

        Returns:
            The number of the new row.

        Raises:
            MessageError: the answer stands no more, is the same person's, or has been looked at.
            FileError: the file can't be written.
        """
        name = named(by)
        with self._file.writing() as connection:
            kept = {one.number: one for one in standing(_deeds(connection))}
            answer = kept.get(number)
            if answer is None:
                raise MessageError(Message("queue.stands-no-more", number=number))
            if answer.by.casefold() == name.casefold():
                raise MessageError(Message("queue.own-answer"))
            if answer.seen_by is not None:
                raise MessageError(Message("queue.seen-already", name=answer.seen_by))
            return _add(connection, DeedKind.SEEN, by, at, {"of": number})

    def undo(self, *, by: str, number: int | None = None, at: dt.datetime | None = None) -> Deed | None:
        """Take back what a person did last (all answers that were given at once), or one certain thing.

        Args:
            by: the name of the person; everybody takes back only what is their own.
            number: the number of its row; left out, the last that is not taken back.
            at: when; left out, now.

        Returns:
            What was taken back; None where there is nothing.

        Raises:
            MessageError: nobody is named.
            FileError: the file can't be written.
        """
        name = named(by)
        with self._file.writing() as connection:
            deeds = _deeds(connection)
            undone = {one.of for one in deeds if one.kind is DeedKind.UNDO}
            own = [
                one
                for one in deeds
                if one.kind is not DeedKind.UNDO
                and one.number not in undone
                and one.by.casefold() == name.casefold()
                and number in (None, one.number)
            ]
            if not own:
                return None
            last = own[-1]
            for one in own:
                if one.number == last.number or _was_at_once(one, last):
                    _add(connection, DeedKind.UNDO, by, at, {"of": one.number})
            return last

    def deeds(self) -> tuple[Deed, ...]:
        """Return the whole audit trail.

        Returns:
            All rows, in their order.

        Raises:
            FileError: the file can't be read, or a row is none that this library wrote.
        """
        with self._file.connected() as connection:
            return _deeds(connection, str(self.path))

    def kept(self) -> tuple[KeptAnswer, ...]:
        """Return the answers that stand.

        Returns:
            Those that were not taken back, in their order.

        Raises:
            FileError: the file can't be read, or a row is none that this library wrote.
        """
        return standing(self.deeds())


def named(name: str) -> str:
    """Take a person's name.

    Args:
        name: the name.

    Returns:
        The name on one line.

    Raises:
        MessageError: it is empty, or too long.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise MessageError(Message("queue.no-name", most=LONGEST_NAME))
    return name


def _was_at_once(one: Deed, last: Deed) -> bool:
    """Whether both are answers that were given at once."""
    same = ("kind", "at", "fact", "policy", "truth")
    return one.kind is DeedKind.ANSWER and all(getattr(one, name) == getattr(last, name) for name in same)


def _columns(scope: Scope) -> dict[str, str | None]:
    return {
        "statement": scope.statement,
        "channel": scope.channel,
        "author": scope.author,
        "organisation": scope.organisation,
        "first_day": None if scope.start is None else scope.start.isoformat(),
        "last_day": None if scope.end is None else scope.end.isoformat(),
    }


def _add(
    connection: sqlite3.Connection,
    kind: DeedKind,
    by: str,
    at: dt.datetime | None,
    values: Mapping[str, str | int | None],
) -> int:
    moment = at or dt.datetime.now().astimezone()
    row = {"kind": kind.value, "at": moment.isoformat(), "by": named(by), **values}
    marks = ", ".join(f":{name}" for name in row)
    added = connection.execute(f"INSERT INTO deed ({', '.join(row)}) VALUES ({marks})", row)  # noqa: S608 - own names
    return int(added.lastrowid or 0)


def _deeds(connection: sqlite3.Connection, path: str = "") -> tuple[Deed, ...]:
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM deed ORDER BY number")  # noqa: S608 - own names
    return tuple(deed_of(row, path) for row in rows)
