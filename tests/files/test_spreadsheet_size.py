"""Spreadsheets that would cost more to open than they seem."""

from __future__ import annotations

import io
import zipfile

import pytest

from offentligroll.files import spreadsheet_size
from offentligroll.files.spreadsheet_size import is_cheap

BOOK, SHEET, CONTENT = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "content.xml"
OFFICE = ('xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')  # fmt: skip
WIDE, HIGH = 't:number-columns-repeated="16384"', 't:number-rows-repeated="1048576"'
WORDS = 'o:value-type="string"'


def packed(*files: tuple[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Write the files of a spreadsheet."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", method) as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        for name, content in files:
            archive.writestr(name, content)
    return book.getvalue()


def sheet(rows: str) -> bytes:
    """Write the rows of an ``.xlsx``."""
    return packed((BOOK, "<workbook/>"), (SHEET, f"<worksheet>{rows}</worksheet>"))


def table(rows: str) -> bytes:
    """Write the rows of an ``.ods``."""
    return packed((CONTENT, f"<t:table {OFFICE}>{rows}</t:table>"))


@pytest.mark.parametrize(
    "content",
    [
        sheet('<row r="1"><c r="A1"/><c r="B1"/></row><row r="1048576"><c r="A1048576"/></row>'),
        sheet("<row><c/><c/></row><row><c r='XFD2'/></row>"),
        sheet('<row r="5"><c r="nowhere"/></row>'),
        table(f"<t:table-row><t:table-cell {WORDS}/><t:table-cell {WIDE}/></t:table-row>"
              f"<t:table-row {HIGH}><t:table-cell {WIDE}/></t:table-row>"),
        table(f"<t:table-row {HIGH}><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>"),
        packed((BOOK, "<workbook/>"), ("xl/media/image1.png", "\x89PNG\x00\x00\x00<")),
        packed((BOOK, "<workbook/>"), ("xl/drawings/vmlDrawing1.vml", "<xml><div>a<br></div></xml>")),
    ],
    ids=["long", "wide", "without-places", "styled-to-the-end", "one-column", "picture", "drawing"],
)  # fmt: skip
def test_ordinary_spreadsheets_are_opened(content: bytes) -> None:
    """Long ones, wide ones, and those whose empty cells reach to the end of the sheet."""
    assert is_cheap(content)


@pytest.mark.parametrize(
    "content",
    [
        sheet('<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'),
        table(f"<t:table-row {HIGH}><t:table-cell {WIDE} {WORDS}/></t:table-row>"),
        table(f"<t:table-row {HIGH}><t:table-cell {WIDE}><x:p>a</x:p></t:table-cell></t:table-row>"),
        table(f"<t:table-row {HIGH}/><t:table-row><t:table-cell {WIDE} {WORDS}/></t:table-row>"),
        table(f"<t:table-row><t:table-cell t:number-columns-repeated='{'9' * 30}' {WORDS}/></t:table-row>"),
        packed((BOOK, '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        packed((BOOK, "<a>"), (BOOK, "<a/>")),
        packed((BOOK, "<a></b>")),
        packed(("other.xml", "<a/>")),
        packed((BOOK, "<a/>"), method=zipfile.ZIP_BZIP2),
        packed((BOOK, "<a/>"))[:-30],
        packed((BOOK, "<a/>")).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        packed((SHEET, "<row r='x'/>"), (BOOK, "<a/>")),
        packed((BOOK, "<a/>"), ("xl/worksheets/sheet1.png", "<worksheet><sheetData/></worksheet>")),
        packed((BOOK, "<a/>"), ("xl/sheet1.png", f"{' ' * 65_530}<x:sheetData/>")),
        packed((BOOK, "<a/>"), ("xl/workbook.bin", "a")),
    ],
    ids=[
        "far-cell", "repeated-cells", "repeated-words", "after-empty-rows", "wider-than-any", "entities",
        "double-name", "broken-xml", "no-book", "other-method", "cut", "locked", "no-number",
        "sheet-as-picture", "sheet-across-pieces", "two-books",
    ],
)  # fmt: skip
def test_costly_and_broken_ones_are_not(content: bytes) -> None:
    """A rectangle of a billion cells, whatever names it, is never held; nor is what can't be told."""
    assert not is_cheap(content)


def test_what_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files together have one bound, whatever the file says of their sizes."""
    content = packed((BOOK, f"<a>{' ' * 300_000}</a>"), (SHEET, f"<a>{' ' * 300_000}</a>"))
    assert is_cheap(content)
    monkeypatch.setattr(spreadsheet_size, "_MOST_BYTES", 500_000)
    assert not is_cheap(content)


def test_each_sheet_counts_by_itself() -> None:
    """Many small sheets in one file are no large one."""
    row = f"<t:table-row t:number-rows-repeated='400000'><t:table-cell {WORDS}/></t:table-row>"
    wide = f"<t:table-row><t:table-cell {WIDE} {WORDS}/></t:table-row>"
    assert is_cheap(packed((CONTENT, f"<a {OFFICE}><t:table>{row}</t:table><t:table>{wide}</t:table></a>")))
    assert not is_cheap(table(row + wide))
