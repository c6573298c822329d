"""Rows of CSV files and spreadsheets, and records of JSON, one at a time."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from offentligroll.archives.folder import ArchiveLimits, Folder, file_error, peek, reading
from offentligroll.archives.intake import Intake
from offentligroll.archives.json_items import items_of
from offentligroll.archives.sheet_cells import cells_of
from offentligroll.archives.values import mapping_of
from offentligroll.files.json_stream import stream_json
from offentligroll.files.lines import read_lines
from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message

SPREADSHEETS = (".xlsx", ".ods")
"""How the names of spreadsheets end."""
RECORDS = (".json", ".jsonl", ".ndjson")
"""How the names of files with records of JSON end."""
_DELIMITERS = ",;\t|"
_BACKSLASHED = '\\"'
_BACKSLASHED_WITHIN = re.compile(rb'\\"(?=[^",\r\n])')
_HINT = re.compile(r"sep=.(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"[\r\n]")


@attrs.frozen(kw_only=True)
class Row:
    """One row."""

    cells: Mapping[str, Any]
    """What stands in it, by the words of the first row: texts, and in spreadsheets numbers and times too."""
    number: int
    """Its line in the file, or its number in the sheet, from 1."""


def header_of(folder: Folder, file: str) -> tuple[str, ...]:
    """Return the words of the first row of a CSV file or spreadsheet; empty where it can't be read."""
    if file.lower().endswith(SPREADSHEETS):
        with contextlib.suppress(FileError):
            return tuple(map(str, next(cells_of(folder, file, ArchiveLimits().whole_bytes), ())))
        return ()
    return header_in(peek(folder, file))


def header_in(beginning: bytes) -> tuple[str, ...]:
    """Return the words of the first row of a CSV file, by the bytes with which it begins."""
    return tuple(next(_rows_in(_decoded(beginning)), ()))


def first_rows(folder: Folder, file: str) -> list[list[str]]:
    """Return the first rows of a CSV file, as far as its beginning reaches; the headings are the first."""
    text = _decoded(peek(folder, file))
    rows = list(_rows_in(text))
    # The last one may go on beyond the beginning.
    return rows if text.endswith(("\n", "\r")) else rows[:-1]


def _decoded(content: bytes) -> str:
    """Return the beginning of a CSV file, in UTF-8 or as Excel in the West writes it."""
    try:
        # The last letter may go on beyond the beginning.
        text = codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return _without_hint(text)


def _rows_in(text: str) -> Iterator[list[str]]:
    """Yield the rows of a text, up to where it is no table."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter_in(text))
    with contextlib.suppress(csv.Error):
        yield from rows


def _delimiter_in(text: str) -> str:
    """Return what parts the cells of the first line, however lines end."""
    line = _LINE_END.split(text, maxsplit=1)[0]
    return max(_DELIMITERS, key=line.count)


def _without_hint(text: str) -> str:
    """Drop the line in which a table tells Excel what parts its cells."""
    hint = _HINT.match(text)
    return text if hint is None else text[hint.end() :]


def keys_of(folder: Folder, file: str) -> tuple[str, ...]:
    """Return what the first record in a list or in lines of JSON has; empty where it can't be read."""
    beginning = peek(folder, file)
    if not file.lower().endswith(".json"):
        beginning = b"[" + beginning.partition(b"\n")[0] + b"]"
    with contextlib.suppress(FileError):
        for entry in stream_json(io.BytesIO(beginning), file):
            if entry.is_listed and isinstance(entry.value, dict):
                return tuple(_flat(entry.value))
    return ()


def rows_of(  # noqa: PLR0913 - what a table and its mapping tell
    folder: Folder,
    file: str,
    intake: Intake,
    *,
    encoding: str = "utf-8",
    sheet: str | None = None,
    wanted: Collection[str] = (),
    has_backslashes: bool = False,
) -> Iterator[Row]:
    """Read the rows of a table; the first has the words for the columns.

    Args:
        folder: where the file is.
        file: its name.
        intake: what it may cost, and where problems and counts go.
        encoding: the encoding of a CSV file.
        sheet: the name of the sheet; the first of a spreadsheet unless told.
        wanted: headings that may stand there only once.
        has_backslashes: whether a CSV file may write quotation marks within cells after a backslash.

    Yields:
        The rows that are not empty; a row of CSV that has more cells than headings, or whose last cell never
        ends, is reported instead.

    Raises:
        FileError: the file can't be read, or not from here on.
    """
    if file.lower().endswith(RECORDS):
        yield from _records(folder, file, intake)
    elif file.lower().endswith(SPREADSHEETS):
        yield from _spreadsheet(folder, file, intake, sheet, wanted)
    else:
        lines = _Lines(marks=_BACKSLASHED if has_backslashes and _is_backslashed(folder, file) else None)
        yield from _csv(folder, file, intake, encoding, wanted, lines)


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


def _is_backslashed(folder: Folder, file: str) -> bool:
    """Whether marks within cells are written as no CSV file writes them that doubles them."""
    with reading(folder, file) as stream:
        return any(_BACKSLASHED_WITHIN.search(line) for line in stream)


def _csv(  # noqa: PLR0913, PLR0917 - what a table and its mapping tell
    folder: Folder, file: str, intake: Intake, encoding: str, wanted: Collection[str], lines: _Lines
) -> Iterator[Row]:
    name = f"{folder.name}/{file}"
    text = peek(folder, file).decode(encoding, "replace").removeprefix("\ufeff")
    delimiter = _delimiter_in(_without_hint(text))
    with reading(folder, file) as stream:
        coding = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
        lines.begin(io.TextIOWrapper(stream, coding, newline=""))
        try:
            if _HINT.match(text):
                next(lines)
            reader = csv.DictReader(lines, delimiter=delimiter)
            _check_headings(reader.fieldnames or (), wanted, name)
            lines.taken()
            yield from _rows(reader, lines, name, intake)
        except UnicodeDecodeError as error:
            message, hint = (
                Message("archives.table.encoding", encoding=encoding),
                Message("archives.table.say-encoding"),
            )
            raise file_error(name, "wrong-encoding", message, hint) from error
        except csv.Error as error:
            message = Message("archives.table.broken", line=lines.number - 1)
            raise file_error(name, "broken-table", message) from error


@attrs.define
class _Lines:
    """The lines of a table, with those kept that a row takes."""

    marks: str | None = None
    """How quotation marks within cells are written, where they are not doubled."""
    number: int = 0
    """How many lines there were so far."""
    _lines: Iterator[str] = attrs.field(factory=lambda: iter(()), init=False)
    _kept: list[str] = attrs.field(factory=list, init=False)

    def begin(self, lines: Iterator[str]) -> None:
        """Begin with the first line."""
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if self.marks is not None:
            line = line.replace(self.marks, '""')
        # An empty line before a row is none of its lines.
        if self._kept or line.strip():
            self._kept.append(line)
        return line

    def taken(self) -> list[str]:
        """Return the lines since it was last asked."""
        kept, self._kept = self._kept, []
        return kept


def _rows(reader: csv.DictReader[str], lines: _Lines, name: str, intake: Intake) -> Iterator[Row]:
    """Yield the whole rows, and report those that are not; the last only once it is known to have ended."""
    before: Row | None = None
    taken: list[str] = []
    for cells in reader:
        if before is not None:
            yield before
        taken = lines.taken()
        number = lines.number - len(taken) + 1
        more: Any = cast("dict[Any, Any]", cells).pop(None, ())
        before = Row(cells=cells, number=number) if any(cells.values()) else None
        if any(one.strip() for one in more):
            _fail_row(intake, "too-many-cells", f"{name}:{number}")
            before = None
    if before is not None:
        if _is_open(taken, reader):
            _fail_row(intake, "unclosed-quote", f"{name}:{before.number}")
        else:
            yield before


def _fail_row(intake: Intake, code: str, where: str) -> None:
    intake.hold()
    intake.fail(code, Message(f"archives.table.{code}"), where)


def _is_open(lines: list[str], reader: csv.DictReader[str]) -> bool:
    """Whether the last cell of a row was begun with a quotation mark that nothing closed."""
    strict = csv.reader(lines, delimiter=reader.reader.dialect.delimiter, strict=True)
    try:
        next(strict, None)
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _check_headings(headings: Sequence[Any], wanted: Collection[str], name: str) -> None:
    """Refuse a table in which a wanted heading stands twice: nobody knows which is meant."""
    for one in wanted:
        if headings.count(one) > 1:
            message = Message("archives.table.double-column", column=one)
            raise file_error(name, "double-column", message)


def _spreadsheet(
    folder: Folder, file: str, intake: Intake, sheet: str | None, wanted: Collection[str]
) -> Iterator[Row]:
    rows = cells_of(folder, file, intake.limits.whole_bytes, sheet)
    header = [str(one) for one in next(rows, ())]
    _check_headings(header, wanted, f"{folder.name}/{file}")
    for number, cells in enumerate(rows, start=2):
        if any(one != "" for one in cells):
            yield Row(cells=dict(zip(header, cells, strict=False)), number=number)
