"""Dates, hours, zones, working days and exact numbers as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

import cattrs

from offentligroll.assessment.strict_values import exactly, list_of
from offentligroll.model.partial_date import DateBounds, Edge, PartialDate, edge_from_text
from offentligroll.model.swedish_holidays import SwedishHolidays

_SWEDISH = "SE"


def register_times(converter: cattrs.Converter) -> None:
    """Have a converter write and read what has to do with time, and exact numbers.

    Args:
        converter: the converter.
    """
    edge = PartialDate | DateBounds | Edge
    for kind in (edge, edge | None, PartialDate, PartialDate | None):
        converter.register_unstructure_hook(kind, lambda date: None if date is None else str(date))
    converter.register_structure_hook(edge, lambda text, _: edge_from_text(exactly(text, str)))
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.from_text(exactly(text, str)))
    converter.register_unstructure_hook(dt.time, dt.time.isoformat)
    converter.register_structure_hook(dt.time, lambda text, _: dt.time.fromisoformat(exactly(text, str)))
    # As a text it stays exact.
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: _number(exactly(text, str)))
    converter.register_unstructure_hook(ZoneInfo, str)
    converter.register_structure_hook(ZoneInfo, lambda name, _: _zone(name))
    holidays = Container[dt.date] | None
    converter.register_unstructure_hook(holidays, _holidays_to_plain)
    converter.register_structure_hook(holidays, lambda data, _: _holidays_from_plain(data))


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"`{text}` is no number") from None


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(exactly(name, str))
    except (LookupError, OSError):
        raise ValueError(f"there is no time zone `{name}`") from None


def _holidays_to_plain(holidays: object) -> str | list[str]:
    if isinstance(holidays, SwedishHolidays):
        return _SWEDISH
    if isinstance(holidays, set | frozenset):
        return sorted(day.isoformat() for day in holidays)
    raise TypeError("holidays can be written as plain values where they are a set of dates")


def _holidays_from_plain(data: Any) -> Container[dt.date] | None:  # noqa: ANN401
    if data is None:
        return None
    if data == _SWEDISH:
        return SwedishHolidays()
    return frozenset(dt.date.fromisoformat(exactly(day, str)) for day in list_of(data))
