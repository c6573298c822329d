"""Which statements are handed on, and on what ground the others are left out."""

from __future__ import annotations

import datetime as dt
import enum
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.statement import day_in
from offentligroll.records.item import Item


class Ground(enum.StrEnum):
    """Why a statement is not handed on."""

    BEFORE = "before-the-period"
    AFTER = "after-the-period"
    UNDATED = "undated"
    OTHER_CHANNEL = "other-channel"
    OTHER_PERSON = "other-person"
    WITHHELD = "withheld"
    NO_RECORD = "no-record"


@attrs.frozen(kw_only=True)
class LeftOut:
    """A statement that is not handed on, or not with its words."""

    item: Item
    """The statement."""
    ground: Ground
    """Why."""
    reason: str | None = None
    """The section of law or the decision, where somebody withheld it."""
    words_only: bool = False
    """Whether only its words are left out."""


@attrs.frozen(kw_only=True)
class Selection:
    """A period, channels and people; what is left out of one of these is not asked about.

    Example:
        >>> from offentligroll import Act
        >>> item = Item(number=1, id="a", act=Act.POST, at=dt.date(2023, 12, 31))
        >>> Selection(start=dt.date(2024, 1, 1)).ground(item, ZoneInfo("Europe/Stockholm")).value
        'before-the-period'
    """

    start: dt.date | None = None
    """The first day."""
    end: dt.date | None = None
    """The last day."""
    channels: frozenset[str] = frozenset()
    """Ids of channels; none for all."""
    people: frozenset[str] = frozenset()
    """Ids of people or organisations; none for all."""

    def ground(self, item: Item, zone: ZoneInfo) -> Ground | None:
        """Tell why a statement is not asked about.

        Args:
            item: the statement.
            zone: the zone whose days count.

        Returns:
            The ground; None where it is asked about.
        """
        if self.channels and item.channel not in self.channels:
            return Ground.OTHER_CHANNEL
        if self.people and not self.people & item.people:
            return Ground.OTHER_PERSON
        if self.start is None and self.end is None:
            return None
        day = day_in(item.at, zone)
        if day is None:
            return Ground.UNDATED
        if self.start is not None and day < self.start:
            return Ground.BEFORE
        return Ground.AFTER if self.end is not None and day > self.end else None
