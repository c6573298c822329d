"""What writes one file, or a few, of a folder of records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from offentligroll.assessment.assessment import Assessment
from offentligroll.files.csv_writing import csv_cell, csv_line
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item

Cell = str | int | bool | dt.date | None
"""What stands in a cell; times are dates too."""


class Writer(Protocol):
    """Writes records in one format."""

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Take in a statement that is handed on, as the archive is gone through."""

    def end(self, handed: Handed) -> None:
        """Write what is told of the archive as a whole, and close the files."""


class ListWriter:
    """A writer that has nothing to do before the end."""

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Wait for the end."""


def write_rows(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], delimiter: str = ","
) -> None:
    """Write a CSV file that is safe to open in a spreadsheet.

    Args:
        path: the file, which is not there yet.
        columns: the names of its columns.
        rows: the rows, by column; what is left out is empty.
        delimiter: what parts the cells.
    """
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(csv_line(columns, delimiter))
        for row in rows:
            file.write(csv_line([_words(row.get(column)) for column in columns], delimiter))


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case dt.date():
            return cell.isoformat()
        case _:
            return csv_cell(cell)
