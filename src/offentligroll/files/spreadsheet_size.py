"""What a spreadsheet would cost to open: its readers unpack it whole, and keep a sheet's whole rectangle.

A few bytes can hold gigabytes, or name one cell at the far end of a sheet, and no reader would say no.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

import attrs

_CHUNK = 1 << 16
_MOST_BYTES = 512 * 1024**2
_MOST_CELLS = 10_000_000
_REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,9})")
# The other methods hand out all that a piece unpacks to at once. Spreadsheets use none of them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BOOKS = frozenset({"xl/workbook.xml", "content.xml"})
_OTHER_BOOK = "xl/workbook.bin"
"""The readers turn to it where the other is broken, and nobody has counted its cells."""
_CELLS = b"sheetData"
"""What is in every sheet of an ``.xlsx``, whatever the file is called that it stands in."""


class _CostlyError(Exception):
    """It would cost too much, or can't be told what it costs."""


def is_cheap(content: bytes) -> bool:
    """Return whether a spreadsheet (``.xlsx`` or ``.ods``) can be opened without harm.

    Args:
        content: the whole file.

    Returns:
        Whether it unpacks to a bounded size, and has so many cells that they can be held; no for what is no
        such file, or is broken.

    Example:
        >>> is_cheap(b"no spreadsheet")
        False
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            names = [one.filename for one in book.infolist()]
            if len(set(names)) < len(names) or _BOOKS.isdisjoint(names) or _OTHER_BOOK in names:
                return False
            left = _MOST_BYTES
            for file in book.infolist():
                left = _unpacked(book, file, left)
    except (_CostlyError, expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return False
    except (NotImplementedError, RuntimeError):
        # Of a later version, or locked.
        return False
    return True


def _unpacked(book: zipfile.ZipFile, file: zipfile.ZipInfo, most: int) -> int:
    """Go through one file of a spreadsheet, and return how many bytes the others may have."""
    if file.compress_type not in _METHODS:
        raise _CostlyError
    sheet = _Sheet()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.EntityDeclHandler = sheet.refuse
    # Pictures and settings are none, and what Excel draws with is often broken.
    is_xml = file.filename.lower().endswith((".xml", ".rels"))
    before = b""
    with book.open(file) as stream:
        while data := stream.read(_CHUNK):
            most -= len(data)
            if most < 0:
                raise _CostlyError
            if is_xml:
                parser.Parse(data, False)
            elif _CELLS in before + data:
                raise _CostlyError
            before = data[-len(_CELLS) :]
    return most


@attrs.define
class _Sheet:
    """The rectangle of cells that have been seen."""

    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    repeated: int = 1
    is_filled: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of a row or a cell, in either format; elsewhere, what a cell says."""
        kind = name.rpartition(" ")[2]
        if kind == "c":
            self._place(attributes.get("r"))
        elif kind == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif kind == "table-row":
            self.row, self.column, self.is_filled = self.row + 1, 0, False
            self.repeated = _repeated(attributes, "rows")
        elif kind in ("table-cell", "covered-table-cell"):
            self.column += _repeated(attributes, "columns")
            if any(key.endswith((" value-type", " formula")) for key in attributes):
                self._fill()
        elif kind == "p":
            self._fill()

    def end(self, name: str) -> None:
        """Take in the end of a row, which may stand for many; empty ones count once more come after."""
        if name.endswith(" table-row"):
            self.row += self.repeated - 1
            if self.is_filled:
                self.rows = max(self.rows, self.row)
                self._check()
        elif name.endswith(" table"):
            self.row = self.rows = self.columns = 0

    def refuse(self, *_: object) -> None:
        """Refuse entities of its own."""
        raise _CostlyError

    def _place(self, reference: str | None) -> None:
        match = None if reference is None else _REFERENCE.fullmatch(reference)
        if match is None:
            self.column += 1
        else:
            self.row, self.column = int(match[2]), _number(match[1])
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        self._check()

    def _fill(self) -> None:
        self.is_filled = True
        self.columns = max(self.columns, self.column)
        self._check()

    def _check(self) -> None:
        if self.rows * self.columns > _MOST_CELLS:
            raise _CostlyError


def _repeated(attributes: dict[str, str], what: str) -> int:
    end = f" number-{what}-repeated"
    return next((int(count) for key, count in attributes.items() if key.endswith(end)), 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
