"""Dates as registers keep them: a day, a month, a year, bounds, open, or unknown."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import functools
import re

import attrs

from offentligroll.model.typed import typed

_ONE_DAY = dt.timedelta(days=1)
_BOUNDS = re.compile(r"(?=[<>])(?:>([0-9-]{4,10}))?(?:<([0-9-]{4,10}))?")
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
class DateBounds:
    """A day of which only is known after or before what it lies.

    Raises:
        TypeError: a bound is no partial date.
        ValueError: there is neither bound, or no day lies between them.

    Example:
        >>> DateBounds(after=PartialDate.from_text("2013-02")).earliest
        datetime.date(2013, 3, 1)
    """

    after: PartialDate | None = None
    """It lies after this date, and not within it."""
    before: PartialDate | None = None
    """It lies before this date, and not within it."""

    def __attrs_post_init__(self) -> None:
        if self.after is None and self.before is None:
            raise ValueError("say after or before what the day lies, or write unknown")
        if self.latest < self.earliest:
            raise ValueError(f"no day lies after {self.after} and before {self.before}")

    @functools.cached_property
    def earliest(self) -> dt.date:
        """The first day that it can be."""
        if self.after is None or self.after.latest == dt.date.max:
            return dt.date.min if self.after is None else dt.date.max
        return self.after.latest + _ONE_DAY

    @functools.cached_property
    def latest(self) -> dt.date:
        """The last day that it can be."""
        if self.before is None or self.before.earliest == dt.date.min:
            return dt.date.max if self.before is None else dt.date.min
        return self.before.earliest - _ONE_DAY

    def __str__(self) -> str:
        return "".join(
            f"{sign}{date}" for sign, date in ((">", self.after), ("<", self.before)) if date is not None
        )


End = PartialDate | DateBounds | Edge
"""One end of a period."""
TOLD = (PartialDate, DateBounds)
"""The kinds of ends of which a day can be told that they do not lie beyond."""


def edge_from_text(text: str) -> End:
    """Read one end of a period.

    Args:
        text: a date as for :meth:`PartialDate.from_text`, ``"open"``, ``"unknown"``, or bounds as they are
            written out, such as ``">2013-02"``.

    Returns:
        The date or the edge.

    Raises:
        ValueError: the text is neither.
    """
    bounds = _BOUNDS.fullmatch(text)
    if bounds is not None:
        after, before = (None if one is None else PartialDate.from_text(one) for one in bounds.groups())
        return DateBounds(after=after, before=before)
    try:
        return Edge(text)
    except ValueError:
        return PartialDate.from_text(text)
