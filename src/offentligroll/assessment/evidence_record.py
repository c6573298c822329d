"""Notes and records of evidence out of plain data, those of older versions included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note, Parameter
from offentligroll.model.partial_date import edge_from_text
from offentligroll.model.period import Period


def note_from_plain(data: object) -> Note | None:
    """Read a note.

    Args:
        data: what :meth:`Note.to_plain` gave; a text, as version 0.1 wrote it; or None.

    Returns:
        The note.

    Raises:
        ValueError: the data has another shape.

    Example:
        >>> note_from_plain("the day is not known")
        Note(code='text', parameters=(…))
    """
    if data is None:
        return None
    return Note.from_text(data) if isinstance(data, str) else _note(data)


def _note(data: object) -> Note:
    table = _table(data, ("code", "parameters"))
    parameters = _mapping(table["parameters"]).items()
    return Note(_text(table["code"]), tuple((name, _parameter(value)) for name, value in parameters))


def _parameter(value: object) -> Parameter:
    if isinstance(value, str):
        return value
    return tuple(_note(note) for note in value) if isinstance(value, list) else _note(value)


def record_from_plain(data: object) -> Record | None:
    """Read a record.

    Args:
        data: what :meth:`Record.to_plain` gave; a text, as version 0.1 wrote it; or None.

    Returns:
        The record.

    Raises:
        ValueError: the data has another shape.

    Example:
        >>> str(record_from_plain("x:1: held by Lindby kommun").kind)
        'note'
    """
    if data is None:
        return None
    if isinstance(data, str):
        return Record.from_text(data)
    table = _table(data, ("kind", "id", "field", "value", "of", "period", "source"))
    value = table["value"]
    return Record(
        kind=RecordKind(_text(table["kind"])),
        id=_text_or_none(table["id"]),
        field=_text(table["field"]),
        value=value if isinstance(value, bool) else _text_or_none(value),
        of=_text_or_none(table["of"]),
        period=None if table["period"] is None else _period(table["period"]),
        source=_text_or_none(table["source"]),
    )


def _period(data: object) -> Period:
    table = _table(data, ("from", "until", "checked"))
    checked = table["checked"]
    return Period(
        start=edge_from_text(_text(table["from"])),
        end=edge_from_text(_text(table["until"])),
        checked=None if checked is None else dt.date.fromisoformat(_text(checked)),
    )


def _table(data: object, keys: tuple[str, ...]) -> Mapping[str, Any]:
    table = _mapping(data)
    if set(table) != set(keys):
        raise ValueError(f"the keys are {', '.join(keys)}, not {', '.join(map(str, table))}")
    return table


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{ascii(data)[:60]} is not of the type dict")  # noqa: TRY004 - shapes are values
    return data


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{ascii(value)[:60]} is not of the type str")  # noqa: TRY004 - shapes are values
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
