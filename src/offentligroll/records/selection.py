"""Which statements are handed on, and on what ground the others are left out."""

from __future__ import annotations

import enum
from zoneinfo import ZoneInfo

import attrs

from offentligroll.archives.selecting import Selection
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


def ground_of(selection: Selection, item: Item, zone: ZoneInfo) -> Ground | None:
    """Return why a statement is not handed on.

    Args:
        selection: what is asked about.
        item: the statement.
        zone: the zone whose days count.

    Returns:
        The ground; None where it is asked about. What has no day is not handed on where days are asked about.

    Example:
        >>> import datetime as dt
        >>> from offentligroll.model.statement import Act
        >>> item = Item(number=1, id="a", act=Act.POST, at=dt.date(2023, 12, 31))
        >>> ground_of(Selection(start=dt.date(2024, 1, 1)), item, ZoneInfo("Europe/Stockholm")).value
        'before-the-period'
    """
    if not selection.takes_channel(item.channel):
        return Ground.OTHER_CHANNEL
    if not selection.takes_any_of(item.people):
        return Ground.OTHER_PERSON
    day = day_in(item.at, zone)
    if day is None and selection.has_days:
        return Ground.UNDATED
    return {-1: Ground.BEFORE, 1: Ground.AFTER}.get(selection.side_of(day))
