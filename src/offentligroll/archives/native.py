"""The library's own JSON Lines, one statement a line.

It is streamed: only one line is in memory at a time. Every line counts as wanted: the library's own records
say themselves whether their audience was limited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from offentligroll.files.lines import read_lines
from offentligroll.files.problems import Problem
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_shape import NEEDS_DIRECTORY, read_statement
from offentligroll.model.statement import Statement


def statements(
    source: Path | BinaryIO, directory: Directory | None, on_problem: Callable[[Problem], None]
) -> Iterator[Statement]:
    """Read statements, one a line.

    Args:
        source: the file, or a stream of bytes.
        directory: where people and channels are looked up.
        on_problem: called with each problem.

    Yields:
        The statements, in the order of the file; a line with a problem is left out.

    Raises:
        FileError: the file is missing or can't be read.
    """
    for line in read_lines(source):
        if isinstance(line, Problem):
            on_problem(line)
            continue
        statement, problems = read_statement(line, directory)
        for problem in problems:
            on_problem(problem)
        if statement is not None:
            yield statement


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
