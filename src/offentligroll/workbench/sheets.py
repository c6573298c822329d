"""Tables as spreadsheets have them: CSV and XLSX, in and out."""

from __future__ import annotations

import base64
import csv
import io
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from offentligroll.files.csv_writing import csv_cell, csv_line
from offentligroll.files.extras import needed
from offentligroll.languages import Message, MessageError, chain

MOST_ROWS = 5_000
"""How many rows are read; what comes after them is refused."""
_SEPARATORS = {"sv": ";"}
"""What spreadsheets of a language expect between cells, where it is no comma."""
_GUARD = "'"


def to_csv(rows: Iterable[Sequence[str]], language: str) -> bytes:
    r"""Write a table as CSV that spreadsheets open without being asked.

    Args:
        rows: its rows.
        language: ``"sv"`` or ``"en"``, whose spreadsheets want another mark between cells.

    Returns:
        The file.

    Example:
        >>> to_csv([["id", "å"], ["1", "=1+1"]], "sv").decode("utf-8-sig")
        "id;å\n1;'=1+1\n"
    """
    between = _SEPARATORS.get(chain(language)[0], ",")
    lines = (csv_line([csv_cell(cell) for cell in row], between) for row in rows)
    return "".join(lines).encode("utf-8-sig")


def to_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a workbook.

    Args:
        rows: its rows; the first has the names of the columns.

    Returns:
        The file.

    Raises:
        MessageError: openpyxl is not installed.
    """
    book = needed("openpyxl", "workbench").Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([csv_cell(cell) for cell in row])
    sheet.freeze_panes = "D2"
    for column, width in zip("ABC", (24, 36, 60), strict=True):
        sheet.column_dimensions[column].width = width
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_sheet(name: str, content: bytes) -> list[list[str]]:
    r"""Read a table.

    Args:
        name: the file's name, which tells what it is.
        content: the file.

    Returns:
        Its rows, as texts.

    Raises:
        MessageError: it is no such file, has too many rows, or openpyxl is not installed.

    Example:
        >>> read_sheet("a.csv", b"id;title\n1;'=1+1\n")
        [['id', 'title'], ['1', '=1+1']]
    """
    rows = _xlsx(name, content) if name.lower().endswith(".xlsx") else _csv(name, content)
    found = [[_unguarded(cell) for cell in row] for row in itertools.islice(rows, MOST_ROWS + 1)]
    if len(found) > MOST_ROWS:
        raise MessageError(Message("workbench.too-many-rows", name=name, most=MOST_ROWS))
    return [row for row in found if any(row)]


def _csv(name: str, content: bytes) -> Iterable[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets of Western Europe save so, if nobody asks for UTF-8.
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise MessageError(Message("workbench.no-table", name=name))
    head = text.partition("\n")[0]
    between = max(";,\t", key=head.count)
    return csv.reader(io.StringIO(text), delimiter=between)


def _xlsx(name: str, content: bytes) -> Iterable[list[str]]:
    openpyxl = needed("openpyxl", "workbench")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            [_text(cell) for cell in row]
            for row in book.worksheets[0].iter_rows(max_row=MOST_ROWS + 1, values_only=True)
        ]
    except Exception:  # noqa: BLE001 - the package raises many kinds for what is no workbook
        raise MessageError(Message("workbench.no-table", name=name)) from None


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever stands in a cell
    if cell is None:
        return ""
    return cell.date().isoformat() if hasattr(cell, "date") else str(cell)


def _unguarded(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith(_GUARD) and csv_cell(cell[1:]) == cell else cell


def packed(content: bytes) -> str:
    """Write a file so that JSON can hold it.

    Args:
        content: the file.

    Returns:
        It in letters.
    """
    return base64.b64encode(content).decode()


def unpacked(name: str, letters: str) -> bytes:
    """Return the file that JSON held.

    Args:
        name: its name.
        letters: it in letters.

    Returns:
        The file.

    Raises:
        MessageError: the letters are none of a file.
    """
    try:
        return base64.b64decode(letters, validate=True)
    except ValueError:
        raise MessageError(Message("workbench.no-table", name=name)) from None
