"""What a measure of a channel over a period comes to: a number, or between which numbers it lies."""

from __future__ import annotations

import collections
import datetime as dt
import enum
from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.outcome import Outcome, Status

_CONTEXT = Context(prec=28)


class Lacking(enum.StrEnum):
    """What of a period an archive does not show."""

    OWN_SIDE = "own-side"
    """The authority's own statements."""
    INCOMING = "incoming"
    """All that came in."""
    CUT_OFF = "cut-off"
    """The days before the archive begins, or after it ends."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Measure:
    """What one rule about archives comes to for one channel and one period."""

    __repr__ = short_repr

    rule: ArchiveRule
    """The rule."""
    channel: str
    """The channel's id."""
    start: dt.date
    """The first day of the period."""
    end: dt.date
    """Its last day."""
    outcome: Outcome | None
    """Whether it keeps to its bound; None where it is only shown."""
    status: Status
    """How firm that is: assumed where it rests on weak facts, or on an archive that nobody says is whole."""
    low: Decimal
    """The least that it can be: a share from 0 to 1, a count, or a number of days."""
    high: Decimal | None
    """The most that it can be; None where nobody can tell."""
    reached: int = 0
    """How many statements surely count: of a share those that make it, of requests those answered in time."""
    members: int = 0
    """How many surely belong to the whole."""
    unclear: int = 0
    """Of how many it is not known whether they belong to it, or whether they count."""
    lacks: tuple[Lacking, ...] = ()
    """What of the period the archive does not show."""
    may_lack: tuple[Lacking, ...] = ()
    """What it may lack besides, since nobody says that it is there."""
    facts: tuple[str, ...] = ()
    """The facts that are not known of what is unclear, the most frequent first."""

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.id


@attrs.frozen
class Part:
    """One statement as a measure sees it."""

    belongs: Truth
    """Whether it belongs to the whole."""
    counts: Truth
    """Whether it counts."""
    day: dt.date | None
    """When it was; None where that is not known."""


@attrs.frozen(kw_only=True)
class Interval:
    """Between which numbers a measure lies."""

    low: Fraction
    """The least that it can be."""
    high: Fraction | None
    """The most that it can be; None where nobody can tell."""
    is_empty: Truth = Truth.NO
    """Whether there is nothing to take a share of."""

    @property
    def decimals(self) -> tuple[Decimal, Decimal | None]:
        """Both ends."""
        return _decimal(self.low), None if self.high is None else _decimal(self.high)


def _decimal(number: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))


def share(parts: Iterable[Part], *, lacks: bool) -> Interval:
    """Return between which shares the statements that count can be of the whole.

    Args:
        parts: the statements that may belong to the whole.
        lacks: whether there may be others, any number of them.

    Returns:
        The shares.
    """
    found = collections.Counter((one.belongs, one.counts) for one in parts)
    sure = sum(number for (belongs, _), number in found.items() if belongs is Truth.YES)
    if not sure:
        is_empty = Truth.UNKNOWN if found or lacks else Truth.YES
        return Interval(low=Fraction(0), high=Fraction(1), is_empty=is_empty)
    if lacks:
        return Interval(low=Fraction(0), high=Fraction(1))
    least = found[Truth.YES, Truth.YES]
    # What may belong to the whole lowers the share if it does not count, and raises it if it does.
    lowering = found[Truth.UNKNOWN, Truth.NO] + found[Truth.UNKNOWN, Truth.UNKNOWN]
    raising = found[Truth.UNKNOWN, Truth.YES] + found[Truth.UNKNOWN, Truth.UNKNOWN]
    most = least + found[Truth.YES, Truth.UNKNOWN]
    return Interval(low=Fraction(least, sure + lowering), high=Fraction(most + raising, sure + raising))


def count(parts: Iterable[Part], *, lacks: bool) -> Interval:
    """Return between which numbers the count of statements lies.

    Args:
        parts: the statements that may belong to the whole.
        lacks: whether there may be others, any number of them.

    Returns:
        The numbers.
    """
    truths = [one.belongs & one.counts for one in parts]
    low, high = truths.count(Truth.YES), len(truths) - truths.count(Truth.NO)
    return Interval(low=Fraction(low), high=None if lacks else Fraction(high))


def longest_gap(parts: Iterable[Part], start: dt.date, end: dt.date, *, lacks: bool) -> Interval:
    """Return how many days there were at the most from one statement to the next.

    The first and the last day of the period count as if something were said on them.

    Args:
        parts: the statements that may belong to the whole.
        start: the first day of the period.
        end: its last day.
        lacks: whether there may be others, any number of them.

    Returns:
        The numbers of days.
    """
    told = [(one.belongs & one.counts, one.day) for one in parts]
    possible = [day for truth, day in told if truth is not Truth.NO]
    high = _longest([day for truth, day in told if truth is Truth.YES and day is not None], start, end)
    # A statement of an unknown day may cut any gap.
    is_open = lacks or None in possible
    low = 0 if is_open else _longest([day for day in possible if day is not None], start, end)
    return Interval(low=Fraction(low), high=Fraction(high))


def _longest(days: Iterable[dt.date], start: dt.date, end: dt.date) -> int:
    points = sorted({start, end, *days})
    return max((later - day).days for day, later in zip(points, [*points[1:], points[-1]], strict=True))
