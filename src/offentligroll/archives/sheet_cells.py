"""The cells of spreadsheets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from offentligroll.archives.extras import need
from offentligroll.archives.folder import Folder, file_error, read_whole
from offentligroll.files.spreadsheet_size import is_cheap
from offentligroll.languages import Message


def cells_of(folder: Folder, file: str, most_bytes: int, sheet: str | None = None) -> Iterator[list[Any]]:
    """Read the rows of a sheet.

    Args:
        folder: where the spreadsheet is.
        file: its name.
        most_bytes: how large it may be.
        sheet: the name of the sheet; the first unless told.

    Yields:
        The cells of each row, the headings first.

    Raises:
        FileError: it is no spreadsheet, has no such sheet or is too large, or its parser is not installed.
    """
    name = f"{folder.name}/{file}"
    calamine = need("python_calamine", name)
    content = read_whole(folder, file, most_bytes)
    if not is_cheap(content):
        raise file_error(name, "broken-table", Message("archives.table.no-spreadsheet"))
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        yield from book.get_sheet_by_name(sheet or book.sheet_names[0]).iter_rows()
    except (calamine.CalamineError, OSError, IndexError) as error:
        raise file_error(name, "broken-table", Message("archives.table.no-spreadsheet")) from error
