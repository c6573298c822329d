"""The file that keeps answers: its form, and how it is opened without running anything that stands in it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message

APPLICATION = 0x4F524651
"""What the head of the file says that it is."""
FORMAT = 1
"""The version of the file."""
MOST_BYTES_OF_A_VALUE = 100_000

_SCHEMA = (
    """CREATE TABLE deed (
number INTEGER PRIMARY KEY,
kind TEXT NOT NULL CHECK (kind IN ('answer', 'seen', 'undo')),
at TEXT NOT NULL,
by TEXT NOT NULL CHECK (by <> ''),
fact TEXT,
policy TEXT,
truth TEXT CHECK (truth IN ('yes', 'no', 'unknown')),
statement TEXT,
channel TEXT,
author TEXT,
organisation TEXT,
first_day TEXT,
last_day TEXT,
note TEXT,
of INTEGER REFERENCES deed (number),
CHECK ((kind = 'answer') = (of IS NULL)),
CHECK ((kind = 'answer') = (fact IS NOT NULL AND truth IS NOT NULL))
)""",
    """CREATE TRIGGER deed_stays BEFORE UPDATE ON deed
BEGIN SELECT RAISE(ABORT, 'rows are only added'); END""",
    """CREATE TRIGGER deed_is_kept BEFORE DELETE ON deed
BEGIN SELECT RAISE(ABORT, 'rows are only added'); END""",
    # What is put in place of a row deletes it without asking the trigger above.
    """CREATE TRIGGER deed_is_new BEFORE INSERT ON deed
WHEN EXISTS (SELECT 1 FROM deed WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'rows are only added'); END""",
)


@attrs.frozen
class AnswerFile:
    """One SQLite file of answers."""

    path: Path
    """Where it is."""

    def prepare(self) -> None:
        """Begin the file where there is none, and refuse one that is not ours.

        Raises:
            FileError: it is another program's, of a later version, changed, broken, or can't be written.
        """
        with self.connected() as connection:
            if _is_empty(connection):
                _begin(connection)
            self._check(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Connect for one change, which is made as a whole or not at all.

        Yields:
            The connection.

        Raises:
            FileError: the file can't be written.
        """
        with self.connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextlib.contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """Connect for a moment: so any thread may, and nothing is left open.

        Yields:
            The connection.

        Raises:
            FileError: the file can't be read.
        """
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as opened:
                # What is in the file itself is never run: no view, no function, no trigger but our own.
                opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_VALUE)
                opened.execute("PRAGMA trusted_schema = OFF")
                opened.execute("PRAGMA cell_size_check = ON")
                opened.execute("PRAGMA foreign_keys = ON")
                yield opened
        except sqlite3.DatabaseError as error:
            problem = Message("queue.not-read", path=str(self.path), reason=str(error))
            raise FileError([Problem("answers", problem)]) from None

    def _check(self, connection: sqlite3.Connection) -> None:
        """Refuse a file that is another program's, of a later version, or has anything that is not ours."""
        path = str(self.path)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise FileError([Problem("answers", Message("queue.not-ours", path=path))])
        if version != FORMAT:
            said = Message("queue.other-version", path=path, version=version, known=FORMAT)
            raise FileError([Problem("answers", said)])
        found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != set(_SCHEMA) or sound != "ok":
            raise FileError([Problem("answers", Message("queue.changed", path=path))])


def _is_empty(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(tables == 0 and application == 0)


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    # Another program may have begun the file meanwhile.
    if _is_empty(connection):
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
