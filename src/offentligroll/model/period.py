"""Stretches of days, whose ends may be partial, bounded, open or unknown."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.partial_date import TOLD, Edge, End, PartialDate, edge_from_text
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

_ADVICE = {"advice": "Period.from_dates takes dates, and Period.from_texts texts"}


@attrs.frozen(kw_only=True, field_transformer=typed)
class Period:
    """A stretch of days, both ends included, whose ends may be partial, bounded, open or unknown.

    Example:
        >>> period = Period.from_texts("2009", "unknown")
        >>> period.contains(dt.date(2009, 6, 1)), period.contains(dt.date(2008, 12, 31))
        (<Truth.UNKNOWN: 'unknown'>, <Truth.NO: 'no'>)
    """

    start: End = attrs.field(default=Edge.OPEN, metadata=_ADVICE)
    """The first day, or that there is none (open), or that nobody has told it (unknown)."""
    end: End = attrs.field(default=Edge.OPEN, metadata=_ADVICE)
    """The last day, or that it goes on (open), or that nobody has told it (unknown)."""
    checked: dt.date | None = None
    """A day on which somebody looked and found it so, whatever the ends say."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if isinstance(start, TOLD) and isinstance(end, TOLD) and end.latest < start.earliest:
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
        return self.start.earliest if isinstance(self.start, TOLD) else dt.date.min

    @property
    def latest(self) -> dt.date:
        """The last day that it may include, for all that is told."""
        return self.end.latest if isinstance(self.end, TOLD) else dt.date.max

    def contains(self, day: dt.date) -> Truth:
        """Return whether a day lies in the period.

        Args:
            day: the day asked about.

        Returns:
            Unknown where the day falls inside a partial date, or beyond an end nobody has told.
        """
        return self._has_begun(day) & self._has_not_ended(day)

    def _has_begun(self, day: dt.date) -> Truth:
        if self.start is Edge.OPEN:
            return Truth.YES
        if isinstance(self.start, TOLD):
            if day < self.start.earliest:
                return Truth.NO
            if day >= self.start.latest:
                return Truth.YES
        # Whatever its first day, it had begun by the day it was seen, and by its last day.
        had_ended = isinstance(self.end, TOLD) and day >= self.end.latest
        was_seen = self.checked is not None and day >= self.checked
        return Truth.YES if had_ended or was_seen else Truth.UNKNOWN

    def _has_not_ended(self, day: dt.date) -> Truth:
        if self.end is Edge.OPEN:
            return Truth.YES
        if isinstance(self.end, TOLD):
            if day > self.end.latest:
                return Truth.NO
            if day <= self.end.earliest:
                return Truth.YES
        # Whatever its last day, it had not ended before the day it was seen, nor before its first day.
        had_not_begun = isinstance(self.start, TOLD) and day <= self.start.earliest
        is_seen_later = self.checked is not None and day <= self.checked
        return Truth.YES if had_not_begun or is_seen_later else Truth.UNKNOWN

    def overlaps(self, other: Period) -> Truth:
        """Return whether two periods share a day.

        Args:
            other: the other period.

        Returns:
            Unknown where it hangs on a partial or untold date.
        """
        return _meets(self.start, other.end) & _meets(other.start, self.end)

    def __str__(self) -> str:
        return f"{self.start} – {self.end}"


def _meets(start: End, end: End) -> Truth:
    """Whether something that starts here does so no later than the other thing ends."""
    if start is Edge.OPEN or end is Edge.OPEN:
        return Truth.YES
    if isinstance(start, TOLD) and isinstance(end, TOLD):
        if start.earliest > end.latest:
            return Truth.NO
        return Truth.YES if start.latest <= end.earliest else Truth.UNKNOWN
    return Truth.UNKNOWN


ALWAYS = Period()
"""No beginning and no end."""
