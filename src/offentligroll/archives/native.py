"""The library's own JSON Lines, one statement a line.

It is streamed: only one line is in memory at a time. Messages, and what only a limited audience could see,
are left out unless private items are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.intake import Intake
from offentligroll.archives.offer import LINES, Offer
from offentligroll.files.lines import Line, read_lines
from offentligroll.files.problems import Problem
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_shape import NEEDS_DIRECTORY, read_statement
from offentligroll.model.statement import Act, Statement
from offentligroll.review.side import Side


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files of statements; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files():
        is_named_so = name.lower().endswith(LINES)
        beginning = offer.beginning(name).lstrip() if is_named_so or offer.named is not None else b""
        is_record = beginning.startswith(b"{") and b'":' in beginning
        # Other people's records need a mapping; reading each as a statement would tell of each the same slip.
        is_foreign = is_record and b'"act"' not in beginning
        is_written_so = is_record and offer.begins_as_statement(name)
        if (is_named_so and not is_foreign) or is_written_so or offer.is_told:
            yield offer.claim("jsonl", name, _in_file, tuple(Side))


def _in_file(folder: Folder, name: str, intake: Intake) -> Iterator[Statement]:
    with reading(folder, name) as stream:
        yield from statements(stream, intake)


def statements(source: Path | BinaryIO, intake: Intake) -> Iterator[Statement]:
    """Read statements, one a line.

    Args:
        source: the file, or a stream of bytes.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file; a line with a problem is left out.

    Raises:
        FileError: the file is missing or can't be read.
    """
    for line in read_lines(source):
        intake.held += 1
        if isinstance(line, Problem):
            intake.failed += 1
            intake.report(line)
        else:
            statement = made_of(line, intake)
            if statement is not None:
                yield statement


def made_of(line: Line, intake: Intake) -> Statement | None:
    """Turn one record into a statement.

    Args:
        line: the record, and where it stands.
        intake: what is wanted, and where problems and counts go.

    Returns:
        The statement; None where something is wrong with it, or where it is private.
    """
    statement, problems = read_statement(line, intake.directory)
    for problem in problems:
        intake.report(problem)
    if statement is None:
        intake.failed += 1
        return None
    is_message = statement.act is Act.MESSAGE
    if intake.include_private or not (is_message or statement.audience_is_limited):
        return statement
    intake.leave_out("direct" if is_message else "limited")
    return None


def problems_in(path: Path, directory: Directory | None) -> Iterator[Problem]:
    """Find what is wrong with a file of statements.

    Args:
        path: the file.
        directory: where people and channels are looked up; without one, ids that only a directory could tell
            are let through.

    Yields:
        The problems, in the order of the file.

    Raises:
        FileError: the file is missing or can't be read.
    """
    for line in read_lines(path):
        problems = (line,) if isinstance(line, Problem) else read_statement(line, directory)[1]
        yield from (one for one in problems if directory is not None or one.code != NEEDS_DIRECTORY)
