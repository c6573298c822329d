"""The reference names every column that is written, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from offentligroll.records import answers_list, bundle, disposal_list, nara, parquet, registration_list

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "records.md"
_TABLE = re.compile(r"<!-- columns: (\S+) -->\n((?:\|[^\n]*\n)+)")
_COLUMN = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def test_every_column_is_documented_in_its_order() -> None:
    """Who reads a list finds out what each cell says."""
    told = {match[1]: tuple(_COLUMN.findall(match[2])) for match in _TABLE.finditer(PAGE.read_text("utf-8"))}
    assert told == {
        "registration": registration_list.COLUMNS,
        "disposal": disposal_list.COLUMNS,
        "disposal-summary": disposal_list.SUMMARY_COLUMNS,
        "nara": nara.COLUMNS,
        "parquet": tuple(parquet.COLUMNS),
        "bundle": bundle.COLUMNS,
        "answers": answers_list.COLUMNS,
        "left-out": bundle.LEFT_OUT_COLUMNS,
    }
