"""Tables of every kind as Arrow, their rows as plain values, and answers as a table of the same kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from offentligroll.files.extras import needed
from offentligroll.frames.answers import EXTRA

_AT_ONCE = 10_000
_IDS = ("id", "in_reply_to", "continues", "target", "takes_back", "version_of")
"""The keys of ids that archives give; tables may have them as numbers."""


@attrs.frozen(kw_only=True)
class Table:
    """A table that somebody gave."""

    arrow: Any
    """The table as Arrow."""
    same_kind: Callable[[Any], Any]
    """Makes of a record batch a table of the kind that was given."""

    @classmethod
    def of(cls, frame: object) -> Table:
        """Take a table.

        Args:
            frame: a table or record batch of Arrow, or a data frame of pandas, Polars or their like.

        Returns:
            The table.

        Raises:
            TypeError: it is none of these.
            MessageError: a package of the extra is not installed.
        """
        arrow, narwhals = needed("pyarrow", EXTRA), needed("narwhals", EXTRA)
        if isinstance(frame, arrow.RecordBatch):
            return cls(arrow=arrow.Table.from_batches([frame]), same_kind=lambda batch: batch)
        if isinstance(frame, arrow.Table):
            return cls(arrow=frame, same_kind=lambda batch: arrow.Table.from_batches([batch]))
        if not narwhals.dependencies.is_into_dataframe(frame):
            wanted = "a table or record batch of Arrow, a data frame, or an iterator of these"
            raise TypeError(f"an assessor wants {wanted}, got {type(frame).__name__}")
        known = narwhals.from_native(frame, eager_only=True)

        def same_kind(batch: Any) -> Any:  # noqa: ANN401 - as Arrow gives it
            table = arrow.Table.from_batches([batch])
            return narwhals.from_arrow(table, backend=known.implementation).to_native()

        # The index of a pandas frame, such as a part of a larger one has, is no column.
        return cls(arrow=narwhals.maybe_reset_index(known).to_arrow(), same_kind=same_kind)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Read the rows.

        Yields:
            The plain values of each, by column.
        """
        arrow = needed("pyarrow", EXTRA)
        names = self.arrow.column_names
        for batch in self.arrow.to_batches(max_chunksize=_AT_ONCE):
            columns = [_values(column, arrow) for column in batch.columns]
            for row in zip(*columns, strict=True):
                yield dict(zip(names, row, strict=True))


def _values(column: Any, arrow: Any) -> list[Any]:  # noqa: ANN401 - pyarrow has no types of its own
    kind = column.type
    if arrow.types.is_timestamp(kind):
        # Python counts no nanoseconds.
        column = column.cast(arrow.timestamp("us", kind.tz), safe=False)
    values: list[Any] = column.to_pylist()
    if arrow.types.is_map(kind):
        return [None if one is None else dict(one) for one in values]
    return values


def as_in_json(row: dict[str, Any]) -> dict[str, Any]:
    """Write the row of a statement as a line of JSON Lines would have it.

    Args:
        row: plain values.

    Returns:
        Them, with days, times and ids as texts, and without the facts that nobody told.
    """
    record = {key: one.isoformat() if isinstance(one, dt.date) else one for key, one in row.items()}
    for key in _IDS:
        if isinstance(record.get(key), int):
            record[key] = str(record[key])
    if isinstance(told := record.get("facts"), dict):
        record["facts"] = {fact: one for fact, one in told.items() if one is not None}
    return record
