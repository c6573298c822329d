"""What a format makes of the files of an archive: which of them it reads, and what of them it tells."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from zoneinfo import ZoneInfo

import attrs

from offentligroll.archives.intake import Intake
from offentligroll.model.statement import Statement
from offentligroll.review.side import Side


@attrs.frozen(kw_only=True)
class Claim:
    """One export that a format has recognised.

    Example:
        >>> Claim(format="diary", files=("diary.txt",), statements=lambda intake: iter(())).sides
        (<Side.OWN: 'own'>,)
    """

    format: str
    """The format's name."""
    root: str = ""
    """The way to the export's folder in the archive, ending in ``/``, or empty for the top."""
    account: str | None = None
    """Which account it is, where the files tell."""
    sides: tuple[Side, ...] = (Side.OWN,)
    """Whose statements it holds."""
    until: dt.date | None = None
    """The last day that it covers, where the files tell."""
    files: tuple[str, ...]
    """The files that are read, by their ways from the top of the archive."""
    statements: Callable[[Intake], Iterator[Statement]] = attrs.field(repr=False)
    """Reads the statements, one by one."""


@attrs.define(kw_only=True)
class Coverage:
    """What became of all that an export holds: every file and every item in it.

    ``held`` is always the sum of what was read, left out, read before and could not be read.

    Example:
        >>> Coverage(format="x", held=3, read=2, failed=1).is_whole
        True
    """

    format: str
    """The format's name."""
    root: str = ""
    """The way to the export's folder in the archive."""
    account: str | None = None
    """Which account it is, where the files tell."""
    sides: tuple[Side, ...] = (Side.OWN,)
    """Whose statements it holds."""
    first: dt.date | None = None
    """The day of the earliest statement that was read."""
    last: dt.date | None = None
    """The day of the latest statement that was read."""
    until: dt.date | None = None
    """The last day that it covers, where the files tell."""
    held: int = 0
    """How many items its files hold."""
    read: int = 0
    """How many became statements."""
    left_out: Mapping[str, int] = attrs.field(factory=collections.Counter[str])
    """How many were left out on purpose, by reason."""
    repeated: int = 0
    """How many had been read before, from another file or export."""
    failed: int = 0
    """How many could not be read, each with a problem."""
    files: tuple[str, ...] = ()
    """The files that were read."""
    files_failed: tuple[str, ...] = ()
    """The files that could not be read, or not to their end."""

    @property
    def is_whole(self) -> bool:
        """Whether the sum of all ways to end is what the files hold."""
        return self.held == self.read + sum(self.left_out.values()) + self.repeated + self.failed


class Days:
    """Keeps the first and the last day of an export while it is read.

    Args:
        coverage: where they are told.
        zone: the zone whose days count.
    """

    __slots__ = ("_coverage", "_surely_from", "_surely_to", "_zone")

    def __init__(self, coverage: Coverage, zone: ZoneInfo) -> None:
        self._coverage = coverage
        self._zone = zone
        self._surely_from, self._surely_to = dt.date.max.toordinal(), 0

    def take_in(self, statement: Statement) -> None:
        """Widen the days so that they hold a statement's.

        Args:
            statement: what was read.
        """
        at = statement.at
        # Clocks are less than two days apart, so that most days lie between the two in every zone.
        if at is not None and self._surely_from <= at.toordinal() <= self._surely_to:
            return
        day = statement.day_in(self._zone)
        if day is None:
            return
        first, last = min(day, self._coverage.first or day), max(day, self._coverage.last or day)
        self._coverage.first, self._coverage.last = first, last
        self._surely_from, self._surely_to = first.toordinal() + 2, last.toordinal() - 2
