"""A file of a register, read within limits: its text, and what is in it."""

from __future__ import annotations

import csv
import functools
import io
import json
from pathlib import Path
from typing import Any

import attrs

from offentligroll.files.extras import needed
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import decode, read_bytes
from offentligroll.files.spreadsheet_size import is_cheap
from offentligroll.languages import Message

MOST_BYTES = 200_000_000
"""The largest file that is read."""
_OLD_BOOK = b"\xd0\xcf\x11\xe0"
"""How spreadsheets of before 2007 begin; their sheets are small."""


@attrs.frozen(eq=False)
class RegisterFile:
    """One file."""

    path: Path
    """Where it is."""

    @property
    def name(self) -> str:
        """Its name in small letters."""
        return self.path.name.lower()

    @functools.cached_property
    def text(self) -> str:
        """Its words."""
        return decode(read_bytes(self.path, MOST_BYTES), str(self.path))

    @functools.cached_property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What it holds as JSON; None where it is none."""
        if not self.name.endswith((".json", ".jsonld")):
            return None
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise self.wrong(Message("registers.no-json"), line) from None

    @functools.cached_property
    def yaml(self) -> Any:  # noqa: ANN401 - whatever YAML holds
        """What it holds as YAML, in which every scalar is a text; None where it is none.

        Raises:
            MessageError: PyYAML is not installed.
        """
        if not self.name.endswith((".yaml", ".yml")):
            return None
        yaml = needed("yaml", "registers")
        try:
            # The base loader makes texts of all scalars and objects of none, so that nothing is run.
            return yaml.load(self.text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = 1 if mark is None else mark.line + 1
            raise self.wrong(Message("registers.no-yaml"), line) from None

    @functools.cached_property
    def rows(self) -> list[dict[str, str]] | None:
        """Its rows by column; None where it is no table.

        Raises:
            MessageError: python-calamine is not installed, and it is a spreadsheet.
        """
        if self.name.endswith((".xlsx", ".xls", ".ods")):
            return self._sheet()
        if not self.name.endswith((".csv", ".tsv", ".txt")):
            return None
        first = self.text.partition("\n")[0]
        delimiter = max(",;\t|", key=first.count)
        reader = csv.DictReader(io.StringIO(self.text, newline=""), delimiter=delimiter)
        try:
            return [
                {name.strip(): (value or "").strip() for name, value in row.items() if isinstance(name, str)}
                for row in reader
            ]
        except csv.Error:
            raise self.wrong(Message("registers.no-table"), reader.line_num) from None

    def _sheet(self) -> list[dict[str, str]]:
        calamine = needed("python_calamine", "registers")
        content = read_bytes(self.path, MOST_BYTES)
        if not content.startswith(_OLD_BOOK) and not is_cheap(content):
            raise self.wrong(Message("registers.no-sheet"), 1)
        try:
            rows = (
                calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
            )
        except Exception:  # noqa: BLE001 - whatever the reader of spreadsheets raises of a broken one
            raise self.wrong(Message("registers.no-sheet"), 1) from None
        head = [str(cell).strip() for cell in rows[0]] if rows else []
        return [
            {name: _cell(cell) for name, cell in zip(head, row, strict=False) if name} for row in rows[1:]
        ]

    def wrong(self, message: Message, line: int = 1, hint: Message | None = None) -> FileError:
        """Make the error that says what is wrong with it."""
        place = Place(str(self.path), line, 1)
        return FileError([Problem("wrong-register", message, hint=hint, place=place)])


def _cell(value: Any) -> str:  # noqa: ANN401 - a date, a number, a text
    if hasattr(value, "isoformat"):
        moment: str = value.isoformat()
        return moment
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
