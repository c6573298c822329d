"""A bundle for whoever asked for public records: the statements, and what was left out on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from offentligroll.files.json_writing import json_line
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item
from offentligroll.records.json_lines import item_record
from offentligroll.records.selection import Ground, LeftOut
from offentligroll.records.withholding import Withheld
from offentligroll.records.writer import Cell, ListWriter, write_rows

FOLDER = "bundle"
"""The folder's name: this alone is handed over."""
STATEMENTS = "statements.jsonl"
"""The statements, for programs."""
STATEMENTS_LIST = "statements.csv"
"""The statements, for people with a spreadsheet."""
LEFT_OUT = "left-out.csv"
"""What was left out, and on what ground."""

COLUMNS = (
    "number",
    "statement",
    "at",
    "act",
    "direction",
    "channel",
    "address",
    "speaker",
    "speaker_name",
    "in_reply_to",
    "words",
    "words_withheld_on",
)
"""The columns of the statements, version 1."""

LEFT_OUT_COLUMNS = ("number", "statement", "at", "what", "ground", "reason", "count")
"""The columns of what was left out, version 1; a row with a count is told for many."""


@attrs.frozen
class Bundle(ListWriter):
    """Writes the bundle."""

    folder: Path
    """Where the bundle's folder goes."""
    withheld: Mapping[str, Withheld] = attrs.field(factory=dict)
    """What the authority withholds, by id."""

    def end(self, handed: Handed) -> None:
        """Write it."""
        folder = self.folder / FOLDER
        folder.mkdir()
        told = [item for item in handed.items if self._is_told(item)]
        with (folder / STATEMENTS).open("x", encoding="utf-8", newline="\n") as file:
            for item in told:
                file.write(f"{json_line(item_record(handed.settings, self.shown(item)))}\n")
        rows = (self._row(handed, item) for item in told)
        write_rows(folder / STATEMENTS_LIST, COLUMNS, rows)
        write_rows(folder / LEFT_OUT, LEFT_OUT_COLUMNS, left_out_rows(handed, self.left_out(handed)))

    def _is_told(self, item: Item) -> bool:
        decision = self.withheld.get(item.id)
        return item.is_record and (decision is None or decision.words_only)

    def shown(self, item: Item) -> Item:
        """Return a statement without what is withheld of it."""
        return attrs.evolve(item, text=None, quoted=None) if item.id in self.withheld else item

    def _row(self, handed: Handed, item: Item) -> dict[str, Cell]:
        record = item_record(handed.settings, self.shown(item))
        decision = self.withheld.get(item.id)
        told = {name: record.get(name) for name in COLUMNS}
        return told | {"words_withheld_on": None if decision is None else decision.ground}

    def left_out(self, handed: Handed) -> Iterator[LeftOut]:
        """Go through what whoever asked does not get: what is withheld, and what is no record.

        Args:
            handed: the archive.

        Yields:
            Each, with its ground.
        """
        for item in handed.items:
            decision = self.withheld.get(item.id)
            if not item.is_record:
                yield LeftOut(item=item, ground=Ground.NO_RECORD)
            elif decision is not None:
                yield LeftOut(
                    item=item,
                    ground=Ground.WITHHELD,
                    reason=decision.ground,
                    words_only=decision.words_only,
                )


def left_out_rows(handed: Handed, withheld: Iterator[LeftOut]) -> Iterator[dict[str, Cell]]:
    """Yield what was left out: one by one what was asked about, and by number what was not.

    Args:
        handed: the archive.
        withheld: what was asked about and is not handed over.

    Yields:
        Rows, by column.
    """
    told, zone = handed.settings.disclosure, handed.settings.zone
    for one in withheld:
        yield {
            "number": one.item.number,
            "statement": told.identity(one.item.id),
            "at": told.moment(one.item.at, zone),
            "what": "words" if one.words_only else "statement",
            "ground": one.ground.value,
            "reason": one.reason,
        }
    # Whoever asked learns nothing of other people's posts beyond how many they are.
    counts = {ground: sum(one.ground is ground for one in handed.left_out) for ground in Ground}
    for ground, count in counts.items():
        if count:
            yield {"what": "statement", "ground": ground.value, "count": count}
    for reason, count in handed.not_read.items():
        yield {"what": "statement", "ground": "not-read", "reason": reason, "count": count}
    if handed.not_assessed:
        yield {"what": "statement", "ground": "not-assessed", "count": handed.not_assessed}
