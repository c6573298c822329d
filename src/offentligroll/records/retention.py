"""How long what a statement left is kept, and whether it may be disposed of by a day."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.parts import Duty
from offentligroll.model.statement import day_in
from offentligroll.records.item import Item
from offentligroll.rules.duration import Duration


class Retention(enum.StrEnum):
    """Whether a record may be disposed of on the day of the report."""

    FOR_EVER = "kept-for-ever"
    RUNNING = "kept"
    OVER = "may-be-disposed-of"
    NOT_KNOWN = "not-known"
    DISPOSED = "disposed-of"
    TOO_EARLY = "disposed-of-too-early"


@attrs.frozen(kw_only=True)
class Keeping:
    """What one obligation says of how long a statement is kept."""

    policy: str
    """The policy's id."""
    duty: Duty
    """The obligation."""
    retain: Duration
    """How long."""
    state: Retention
    """Whether it may be disposed of."""


def keepings(item: Item, on: dt.date, zone: ZoneInfo) -> Iterator[Keeping]:
    """Go through what the policies say of how long a statement is kept.

    Args:
        item: the statement.
        on: the day of the report.
        zone: the zone whose days count.

    Yields:
        One for each obligation that says so.
    """
    disposed = day_in(item.disposed_at, zone)
    for answered in item.answers:
        for duty in answered.duties:
            retain = duty.obligation.retain
            if retain is not None:
                state = _state(duty, on, disposed, for_ever=retain.for_ever)
                yield Keeping(policy=answered.policy, duty=duty, retain=retain, state=state)


def _state(duty: Duty, on: dt.date, disposed: dt.date | None, *, for_ever: bool) -> Retention:
    if disposed is not None:
        last = duty.keep_until
        is_early = for_ever or (last is not None and disposed <= last)
        return Retention.TOO_EARLY if is_early else Retention.DISPOSED
    if for_ever:
        return Retention.FOR_EVER
    if duty.keep_until is None:
        return Retention.NOT_KNOWN
    return Retention.OVER if duty.keep_until < on else Retention.RUNNING


def strictest(found: list[Keeping]) -> Keeping | None:
    """Return what keeps a statement longest.

    Args:
        found: what the policies say.

    Returns:
        For ever before what can't be told, and that before the latest day; None where nothing is said.
    """
    return max(found, key=_strictness, default=None)


def _strictness(one: Keeping) -> tuple[bool, bool, dt.date]:
    last = one.duty.keep_until
    return one.retain.for_ever, last is None, last or dt.date.min
