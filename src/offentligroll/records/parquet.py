"""Statements and assessments as Parquet, for data warehouses; needs pyarrow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.compact import compact
from offentligroll.files.extras import needed
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item
from offentligroll.records.json_lines import item_record
from offentligroll.rules.outcome import Outcome

NAME = "assessments.parquet"
"""The file's name."""

COLUMNS: dict[str, str] = {
    "number": "int64",
    "statement": "string",
    "act": "string",
    "at": "string",
    "received": "string",
    "direction": "string",
    "channel": "string",
    "address": "string",
    "speaker": "string",
    "speaker_name": "string",
    "in_reply_to": "string",
    "target": "string",
    "language": "string",
    "words": "string",
    "policy": "string",
    "capacity": "string",
    "status": "string",
    "tone": "string",
    "because": "list",
    "breached": "list",
    "departed_from": "list",
    "undecided": "list",
    "due": "list",
}
"""Its columns and their types, version 1; `list` is a list of strings."""

_MOST_AT_ONCE = 10_000
_OUTCOMES = {
    "breached": Outcome.BREACHED,
    "departed_from": Outcome.DEPARTED_FROM,
    "undecided": Outcome.UNDECIDED,
}


@attrs.define
class Parquet:
    """Writes a row for each statement and policy, ten thousand at a time.

    Raises:
        MessageError: pyarrow is not installed.
    """

    folder: Path
    """Where the file goes."""
    settings: Settings
    """What may be told."""
    _rows: list[dict[str, Any]] = attrs.field(init=False, factory=list)
    _arrow: Any = attrs.field(init=False)
    _file: Any = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        parquet = needed("pyarrow.parquet", "records")
        self._arrow = needed("pyarrow", "records")
        schema = self._arrow.schema([(name, self._type(kind)) for name, kind in COLUMNS.items()])
        self._file = parquet.ParquetWriter(self.folder / NAME, schema)

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Take in its rows."""
        told = self.settings.disclosure
        common = item_record(self.settings, item)
        for assessment in assessments:
            row = {"words": None} | common | compact(told.assessment(assessment), words=told.tells_words)
            for name, outcome in _OUTCOMES.items():
                row[name] = assessment.brief.of_outcome(outcome)
            row["due"] = [one["obligation"] for one in row["due"]]
            self._rows.append({name: row[name] for name in COLUMNS})
        if len(self._rows) >= _MOST_AT_ONCE:
            self._flush()

    def end(self, handed: Handed) -> None:  # noqa: ARG002 - all was taken in
        """Write the rest, and close the file."""
        self._flush()
        self._file.close()

    def close(self) -> None:
        """Close the file, also where something went wrong."""
        self._file.close()

    def _flush(self) -> None:
        table = self._arrow.Table.from_pylist(self._rows, schema=self._file.schema)
        self._file.write_table(table)
        self._rows = []

    def _type(self, kind: str) -> Any:  # noqa: ANN401 - pyarrow has no types of its own to import
        text = self._arrow.string()
        return {"int64": self._arrow.int64(), "string": text, "list": self._arrow.list_(text)}[kind]
