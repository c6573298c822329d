"""Dates in files: whole or partial ones, ends of periods, and the moments of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import NotEmpty, Reads, Shape, SlipError
from offentligroll.languages import Message
from offentligroll.model.loose_dates import iso_moment
from offentligroll.model.partial_date import DateBounds, Edge, PartialDate
from offentligroll.model.partial_date import End as PeriodEnd
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth


def _date(value: dt.date | str) -> PartialDate:
    if not isinstance(value, str):
        return PartialDate.from_date(value)
    try:
        return PartialDate.from_text(value)
    except ValueError:
        message = Message("model.no-date", text=shortened(value))
        raise SlipError("invalid-value", message, Message("model.advice.date")) from None


def _end(value: dt.date | str) -> PartialDate | Edge:
    return _EDGES[value] if isinstance(value, str) and value in _EDGES else _date(value)


def _moment(value: dt.date | str) -> dt.datetime | dt.date:
    moment = iso_moment(value) if isinstance(value, str) else value
    if moment is None:
        message = Message("model.no-moment", text=shortened(str(value)))
        raise SlipError("invalid-value", message, Message("model.advice.moment"))
    if isinstance(moment, dt.datetime) and moment.utcoffset() is None:
        message = Message("files.no-time-zone", value=moment.isoformat())
        raise SlipError("no-time-zone", message, Message("files.advice.offset"))
    return moment


def _day(value: dt.date | str) -> dt.date:
    moment = _moment(value)
    if isinstance(moment, dt.datetime):
        message = Message("model.time-for-day", time=moment.isoformat())
        raise SlipError("invalid-value", message, Message("files.advice.day", day=str(moment.date())))
    return moment


_EDGES = {str(edge): edge for edge in Edge}

Date = Annotated[PartialDate, Reads(_date, (dt.date, str), Message("model.kind.date"))]
"""A date, as exact as it is known."""
Edges = Annotated[PartialDate | Edge, Reads(_end, (dt.date, str), Message("model.kind.end"))]
"""One end of a period, as a date or a word."""
Moment = Annotated[
    dt.datetime | dt.date, Reads(_moment, (str, dt.datetime, dt.date), Message("model.kind.moment"))
]
"""An instant with its zone, or a day; JSON writes them as texts, and TOML may."""
Day = Annotated[dt.date, Reads(_day, (str, dt.date), Message("files.kind.date"))]
"""A day; JSON writes it as text, and TOML may."""


@attrs.frozen(kw_only=True)
class BoundsShape(Shape):
    """``{ after = …, before = … }``: a day of which only is known between what it lies."""

    after: Date | None = None
    before: Date | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find bounds between which no day lies."""
        after, before = read.get("after"), read.get("before")
        if after is not None and before is not None:
            try:
                DateBounds(after=after, before=before)
            except ValueError:
                message = Message("model.no-bounds", after=str(after), before=str(before))
                yield SlipError("contradictory-dates", message, Message("model.advice.swap"), key=("before",))


End = Edges | Annotated[BoundsShape, NotEmpty()]
"""One end of a period."""


def end_of(written: PartialDate | Edge | BoundsShape) -> PeriodEnd:
    """Make an end of a period.

    Args:
        written: what a file says.

    Returns:
        The same, as the model has it.
    """
    if not isinstance(written, BoundsShape):
        return written
    after, before = written.after, written.before
    # A bound that can't be used has been reported.
    return Edge.UNKNOWN if after is before is None else DateBounds(after=after, before=before)


@attrs.frozen(kw_only=True)
class DatedShape(Shape):
    """A table with ``from`` and ``until``, both included; left out they are open."""

    start: End = attrs.field(default=Edge.OPEN, metadata={"key": "from"})
    end: End = attrs.field(default=Edge.OPEN, metadata={"key": "until"})
    checked: dt.date | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find an end before the beginning, and a check outside.

        Args:
            read: the fields that could be read; an end that is not among them contradicts nothing.

        Yields:
            What is wrong.
        """
        start, end = (end_of(read.get(key, Edge.OPEN)) for key in ("start", "end"))
        if not isinstance(start, Edge) and not isinstance(end, Edge) and end.latest < start.earliest:
            yield ends_before_it_begins(str(start), str(end), "until")
        elif "checked" in read:
            checked: dt.date = read["checked"]
            if Period(start=start, end=end).contains(checked) is Truth.NO:
                days = {"day": str(checked), "start": str(start), "end": str(end)}
                yield SlipError(
                    "contradictory-dates", Message("model.checked-outside", **days), key=("checked",)
                )

    def period(self) -> Period:
        """Make the period."""
        return Period(start=end_of(self.start), end=end_of(self.end), checked=self.checked)


def ends_before_it_begins(start: str, end: str, key: str) -> SlipError:
    """State that the days of a period are the wrong way round.

    Args:
        start: the first day, as the file has it.
        end: the last day.
        key: the key of the last day.

    Returns:
        What is wrong.
    """
    message = Message("model.ends-before-it-begins", start=start, end=end)
    return SlipError("contradictory-dates", message, Message("model.advice.swap"), key=(key,))
