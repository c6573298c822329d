"""The library's own JSON Lines, one statement a line.

It is streamed: only one line is in memory at a time. Every line counts as wanted: the library's own records
say themselves whether their audience was limited.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from offentligroll.archives.intake import Intake
from offentligroll.files.lines import read_lines
from offentligroll.files.problems import Place, Problem
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.model.statement import Statement


def statements(path: Path, intake: Intake) -> Iterator[Statement]:
    """Read statements, one a line.

    Args:
        path: the file.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the file is missing or can't be read.
    """
    for line, found in read_lines(path):
        if isinstance(found, Problem):
            intake.report(found)
            continue
        try:
            statement = statement_from_record(found, intake.directory)
        except ValueError as error:
            place = Place(str(path), line, 1)
            intake.report(Problem("bad-statement", str(error), place=place))
            continue
        yield statement
