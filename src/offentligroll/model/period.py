"""Dates as registers keep them: a day, a month, a year, open, or unknown."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import functools
import re

import attrs

from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

_ADVICE = {"advice": "Period.from_dates takes dates, and Period.from_texts texts"}
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Edge(enum.StrEnum):
    """The two ways in which a period can lack a date at one end.

    *Open* says that there is no such end: the role goes on, or the account was always there.
    *Unknown* says that there is one and that nobody has told it.
    """

    OPEN = "open"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True, order=False, field_transformer=typed)
class PartialDate:
    """A date that may lack its day, or its day and month.

    Example:
        >>> PartialDate.from_text("2009-02").latest
        datetime.date(2009, 2, 28)
    """

    year: int
    """1 to 9999."""
    month: int | None = None
    """1 to 12, or None where only the year is known."""
    day: int | None = None
    """1 to 31, or None where only the month is known."""

    def __attrs_post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a date with a day needs its month")
        try:
            # The calendar itself refuses a month 13, and a month 0 as some registers write it.
            dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            # Each version of Python says it in other words.
            raise ValueError(f"`{self}` is no day of the calendar") from None

    @classmethod
    def from_text(cls, text: str) -> PartialDate:
        """Read ``2009``, ``2009-10`` or ``2009-10-31``.

        Args:
            text: the date in ISO form.

        Returns:
            The date, as exact as the text.

        Raises:
            ValueError: the text has another form, or names a month or day that does not exist.
        """
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(
                f"`{text}` is not a date; write a year, a year and month, or a full date such as 2009-10-31"
            )
        month, day = (None if part is None else int(part) for part in match.groups()[1:])
        return cls(year=int(match[1]), month=month, day=day)

    @classmethod
    def from_date(cls, day: dt.date) -> PartialDate:
        """Make an exact date of a Python one.

        Args:
            day: a date.

        Returns:
            The same day.
        """
        return cls(year=day.year, month=day.month, day=day.day)

    @functools.cached_property
    def earliest(self) -> dt.date:
        """The first day that this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @functools.cached_property
    def latest(self) -> dt.date:
        """The last day that this date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Period:
    """A stretch of days, both ends included, whose ends may be partial, open or unknown.

    Example:
        >>> period = Period.from_texts("2009", "unknown")
        >>> period.contains(dt.date(2009, 6, 1)), period.contains(dt.date(2008, 12, 31))
        (<Truth.UNKNOWN: 'unknown'>, <Truth.NO: 'no'>)
    """

    start: PartialDate | Edge = attrs.field(default=Edge.OPEN, metadata=_ADVICE)
    """The first day, or that there is none (open), or that nobody has told it (unknown)."""
    end: PartialDate | Edge = attrs.field(default=Edge.OPEN, metadata=_ADVICE)
    """The last day, or that it goes on (open), or that nobody has told it (unknown)."""
    checked: dt.date | None = None
    """A day on which somebody looked and found it so, whatever the ends say."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.latest < start.earliest:
            raise ValueError(f"it ends ({end}) before it begins ({start})")
        if self.checked is not None and not self.earliest <= self.checked <= self.latest:
            raise ValueError(f"it was checked on {self.checked}, outside its own period ({self})")

    @classmethod
    def from_texts(cls, start: str = "open", end: str = "open") -> Period:
        """Read a period from two texts.

        Args:
            start: a date as for :meth:`PartialDate.from_text`, ``"open"`` or ``"unknown"``.
            end: the same for the last day.

        Returns:
            The period.

        Raises:
            ValueError: a text is no date, or the end comes before the start.
        """
        return cls(start=edge_from_text(start), end=edge_from_text(end))

    @classmethod
    def from_dates(cls, start: dt.date | None = None, end: dt.date | None = None) -> Period:
        """Make a period of two exact days.

        Args:
            start: the first day, or None for no beginning.
            end: the last day, or None for no end.

        Returns:
            The period.
        """
        return cls(
            start=Edge.OPEN if start is None else PartialDate.from_date(start),
            end=Edge.OPEN if end is None else PartialDate.from_date(end),
        )

    @property
    def earliest(self) -> dt.date:
        """The first day that it may include, for all that is told."""
        return self.start.earliest if isinstance(self.start, PartialDate) else dt.date.min

    @property
    def latest(self) -> dt.date:
        """The last day that it may include, for all that is told."""
        return self.end.latest if isinstance(self.end, PartialDate) else dt.date.max

    def contains(self, day: dt.date) -> Truth:
        """Tell whether a day lies in the period.

        Args:
            day: the day asked about.

        Returns:
            Unknown where the day falls inside a partial date, or beyond an end nobody has told.
        """
        return self._has_begun(day) & self._has_not_ended(day)

    def _has_begun(self, day: dt.date) -> Truth:
        if self.start is Edge.OPEN:
            return Truth.YES
        if isinstance(self.start, PartialDate):
            if day < self.start.earliest:
                return Truth.NO
            if day >= self.start.latest:
                return Truth.YES
        # Whatever its first day, it had begun by the day it was seen, and by its last day.
        had_ended = isinstance(self.end, PartialDate) and day >= self.end.latest
        was_seen = self.checked is not None and day >= self.checked
        return Truth.YES if had_ended or was_seen else Truth.UNKNOWN

    def _has_not_ended(self, day: dt.date) -> Truth:
        if self.end is Edge.OPEN:
            return Truth.YES
        if isinstance(self.end, PartialDate):
            if day > self.end.latest:
                return Truth.NO
            if day <= self.end.earliest:
                return Truth.YES
        # Whatever its last day, it had not ended before the day it was seen, nor before its first day.
        had_not_begun = isinstance(self.start, PartialDate) and day <= self.start.earliest
        is_seen_later = self.checked is not None and day <= self.checked
        return Truth.YES if had_not_begun or is_seen_later else Truth.UNKNOWN

    def overlaps(self, other: Period) -> Truth:
        """Tell whether two periods share a day.

        Args:
            other: the other period.

        Returns:
            Unknown where it hangs on a partial or untold date.
        """
        return _meets(self.start, other.end) & _meets(other.start, self.end)

    def __str__(self) -> str:
        return f"{self.start} – {self.end}"


def _meets(start: PartialDate | Edge, end: PartialDate | Edge) -> Truth:
    """Whether something that starts here does so no later than the other thing ends."""
    if start is Edge.OPEN or end is Edge.OPEN:
        return Truth.YES
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        if start.earliest > end.latest:
            return Truth.NO
        return Truth.YES if start.latest <= end.earliest else Truth.UNKNOWN
    return Truth.UNKNOWN


def edge_from_text(text: str) -> PartialDate | Edge:
    """Read one end of a period.

    Args:
        text: a date as for :meth:`PartialDate.from_text`, ``"open"`` or ``"unknown"``.

    Returns:
        The date or the edge.

    Raises:
        ValueError: the text is neither.
    """
    try:
        return Edge(text)
    except ValueError:
        return PartialDate.from_text(text)


ALWAYS = Period()
"""No beginning and no end."""
