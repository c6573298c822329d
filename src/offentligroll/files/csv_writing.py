"""Writing rows that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from offentligroll.files.harmless import harmless

# What a spreadsheet takes for the beginning of a formula, the wide forms of East Asia included.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def csv_cell(value: str | Iterable[str] | None) -> str:
    """Make a value safe to stand in a spreadsheet.

    Args:
        value: words from anywhere; several stand with semicolons between them.

    Returns:
        The words; where they could be a formula, an apostrophe stands before them.

    Example:
        >>> csv_cell("=1+1"), csv_cell(["a", "b"]), csv_cell(None)
        ("'=1+1", 'a; b', '')
    """
    words = harmless((value if isinstance(value, str) else "; ".join(value)) if value else "")
    return f"'{words}" if _FORMULA.match(words) else words


def csv_line(cells: Iterable[str], delimiter: str = ",") -> str:
    r"""Write one row.

    Args:
        cells: its cells.
        delimiter: what parts them.

    Returns:
        The row with its line break.

    Example:
        >>> csv_line(["a", "b, c"])
        'a,"b, c"\n'
    """
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()
