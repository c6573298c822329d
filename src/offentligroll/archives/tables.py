"""Rows of CSV files and spreadsheets, and records of JSON, one at a time."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.extras import need
from offentligroll.archives.folder import Folder, file_error, peek, read_whole, reading
from offentligroll.archives.intake import Intake
from offentligroll.archives.json_items import items_of
from offentligroll.archives.values import mapping_of
from offentligroll.files.lines import read_lines
from offentligroll.files.problems import Problem
from offentligroll.files.spreadsheet_size import is_cheap
from offentligroll.languages import Message

SPREADSHEETS = (".xlsx", ".ods")
"""How the names of spreadsheets end."""
RECORDS = (".json", ".jsonl", ".ndjson")
"""How the names of files with records of JSON end."""
_DELIMITERS = ",;\t|"


@attrs.frozen(kw_only=True)
class Row:
    """One row."""

    cells: Mapping[str, Any]
    """What stands in it, by the words of the first row: texts, and in spreadsheets numbers and times too."""
    number: int
    """Its line in the file, or its number in the sheet, from 1."""


def header_of(folder: Folder, file: str, encoding: str = "utf-8") -> tuple[str, ...]:
    """Return the words of the first row of a CSV file; empty where it can't be read."""
    line = peek(folder, file).decode(encoding, "replace").partition("\n")[0].rstrip("\r")
    return tuple(next(csv.reader([line], delimiter=_delimiter(line)), ()))


def first_rows(folder: Folder, file: str) -> list[list[str]]:
    """Return the first rows of a CSV file, as far as its beginning reaches; the headings are the first."""
    text = peek(folder, file).decode("utf-8", "replace")
    delimiter = _delimiter(text.partition("\n")[0])
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    # The last one may go on beyond the beginning.
    return rows if text.endswith("\n") else rows[:-1]


def keys_of(folder: Folder, file: str) -> tuple[str, ...]:
    """Return what the first record of a file of JSON has; empty where it can't be read."""
    text = peek(folder, file).decode("utf-8", "replace")
    start = text.find("{")
    try:
        record, _ = json.JSONDecoder().raw_decode(text, max(start, 0))
    except (ValueError, RecursionError):
        return ()
    return tuple(_flat(record)) if isinstance(record, dict) else ()


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def rows_of(
    folder: Folder, file: str, intake: Intake, *, encoding: str = "utf-8", sheet: str | None = None
) -> Iterator[Row]:
    """Read the rows of a table; the first has the words for the columns.

    Args:
        folder: where the file is.
        file: its name.
        intake: what it may cost.
        encoding: the encoding of a CSV file.
        sheet: the name of the sheet; the first of a spreadsheet unless told.

    Yields:
        The rows that are not empty.

    Raises:
        FileError: the file can't be read, or not from here on.
    """
    if file.lower().endswith(RECORDS):
        yield from _records(folder, file, intake)
    elif file.lower().endswith(SPREADSHEETS):
        yield from _spreadsheet(folder, file, intake, sheet)
    else:
        yield from _csv(folder, file, encoding)


def _records(folder: Folder, file: str, intake: Intake) -> Iterator[Row]:
    """Read records; what stands in tables within them is named with dots, such as ``user.id``."""
    if file.lower().endswith(".json"):
        for number, item in enumerate(items_of(folder, file, intake), start=1):
            yield Row(cells=_flat(mapping_of(item.value)), number=number)
        return
    with reading(folder, file) as stream:
        for number, line in enumerate(read_lines(stream), start=1):
            if isinstance(line, Problem):
                intake.hold()
                intake.failed += 1
                intake.report(line)
            else:
                yield Row(cells=_flat(line.data), number=number)


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting = [("", record)]
    while waiting:
        prefix, table = waiting.pop()
        for key, value in table.items():
            if isinstance(value, dict):
                waiting.append((f"{prefix}{key}.", value))
            else:
                found[f"{prefix}{key}"] = value
    return found


def _csv(folder: Folder, file: str, encoding: str) -> Iterator[Row]:
    name = f"{folder.name}/{file}"
    line = peek(folder, file).decode(encoding, "replace").partition("\n")[0]
    with reading(folder, file) as stream:
        coding = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
        lines = io.TextIOWrapper(stream, coding, newline="")
        reader = csv.DictReader(lines, delimiter=_delimiter(line), restkey="")
        try:
            for cells in reader:
                if any(cells.values()):
                    yield Row(cells=cells, number=reader.line_num)
        except UnicodeDecodeError as error:
            message, hint = (
                Message("archives.table.encoding", encoding=encoding),
                Message("archives.table.say-encoding"),
            )
            raise file_error(name, "wrong-encoding", message, hint) from error
        except csv.Error as error:
            message = Message("archives.table.broken", line=reader.line_num)
            raise file_error(name, "broken-table", message) from error


def _spreadsheet(folder: Folder, file: str, intake: Intake, sheet: str | None) -> Iterator[Row]:
    name = f"{folder.name}/{file}"
    calamine = need("python_calamine", name)
    content = read_whole(folder, file, intake.limits.whole_bytes)
    if not is_cheap(content):
        raise file_error(name, "broken-table", Message("archives.table.no-spreadsheet"))
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        rows = book.get_sheet_by_name(sheet or book.sheet_names[0]).iter_rows()
        header = [str(one) for one in next(rows, ())]
        for number, cells in enumerate(rows, start=2):
            if any(one != "" for one in cells):
                yield Row(cells=dict(zip(header, cells, strict=False)), number=number)
    except (calamine.CalamineError, OSError, IndexError) as error:
        raise file_error(name, "broken-table", Message("archives.table.no-spreadsheet")) from error
