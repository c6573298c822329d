"""Metadata for a transfer to the US National Archives: a file for each record, and a list of all files.

The elements are the minimum of NARA Bulletin 2015-04; the list has a pipe between its cells, as the National
Archives ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.files.json_writing import json_line
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item
from offentligroll.records.json_lines import item_record
from offentligroll.records.writer import Cell, ListWriter, write_rows

FOLDER = "nara"
"""The folder's name."""
NAME = "metadata.csv"
"""The name of the list in it."""

COLUMNS = (
    "File Name",
    "Record ID",
    "Title",
    "Description",
    "Creator",
    "Creation Date",
    "Rights",
)
"""Its columns, version 1."""


@attrs.frozen
class Nara(ListWriter):
    """Writes a file for each statement that may be a record, and their list."""

    folder: Path
    """Where the folder goes."""

    def end(self, handed: Handed) -> None:
        """Write them."""
        folder = self.folder / FOLDER
        folder.mkdir()
        items = [item for item in handed.items if item.is_record]
        for item in items:
            path = folder / _file_name(item)
            path.write_text(f"{json_line(item_record(handed.settings, item))}\n", encoding="utf-8")
        write_rows(folder / NAME, COLUMNS, _rows(handed, items), delimiter="|")


def _file_name(item: Item) -> str:
    return f"{item.number:08d}.json"


def _rows(handed: Handed, items: list[Item]) -> Iterator[dict[str, Cell]]:
    told, zone = handed.settings.disclosure, handed.settings.zone
    for item in items:
        place = told.name(item.address) or told.channel(item.channel)
        yield {
            "File Name": _file_name(item),
            "Record ID": told.identity(item.id),
            "Title": f"{item.act} {item.number}",
            "Description": " · ".join(filter(None, (item.direction.value, place))),
            "Creator": told.name(item.speaker_name) or told.identity(item.speaker),
            "Creation Date": told.moment(item.at, zone),
            # Whether something is restricted is a decision of people, which no archive tells.
            "Rights": None,
        }
