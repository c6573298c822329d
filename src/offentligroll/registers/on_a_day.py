"""What a directory says of one day: contradictions, and what nobody has looked at for long."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator

import attrs

from offentligroll.languages.arguments import check_type
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel
from offentligroll.model.entries import Entries
from offentligroll.model.indexes import folded_handle
from offentligroll.model.truth import Truth

_STALE = dt.timedelta(days=366)


class OnADay(enum.StrEnum):
    """What is wrong on a day."""

    SHARED_HANDLE = "shared-handle"
    BOTH_CAPACITIES = "both-capacities"
    STALE_LISTING = "stale-listing"
    GONE_HOLDER = "gone-holder"
    SAME_ROLE_TWICE = "same-role-twice"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong on a day."""

    what: OnADay
    """What."""
    id: str
    """The entry's id."""
    other: str = ""
    """The other entry, handle or day that it is about."""


def findings_on(directory: Entries, day: dt.date) -> Iterator[Finding]:
    """Look at a directory on one day.

    Args:
        directory: the directory.
        day: the day.

    Yields:
        What contradicts itself on that day, and what nobody had looked at for more than a year.
    """
    check_type("directory", directory, Entries)
    check_type("day", day, dt.date)
    yield from _shared_handles(directory, day)
    for channel in directory.channels:
        yield from _of_channel(channel, day)
    for official in directory.officials:
        held = [role for role in official.roles if role.is_held_on(day) is Truth.YES]
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for role in held:
            key = (role.organisation.id, tuple(title.words.casefold() for title in role.titles))
            if key in seen:
                yield Finding(what=OnADay.SAME_ROLE_TWICE, id=official.id, other=role.organisation.id)
            seen.add(key)


def _shared_handles(directory: Entries, day: dt.date) -> Iterator[Finding]:
    """Find handles that two channels of one platform surely have on a day."""
    found: dict[tuple[str, str], str] = {}
    for channel in directory.channels:
        for handle in dict.fromkeys(map(folded_handle, channel.handles_on(day))):
            first = found.setdefault((channel.platform, handle), channel.id)
            if first != channel.id:
                yield Finding(what=OnADay.SHARED_HANDLE, id=channel.id, other=f"@{handle} ({first})")


def _of_channel(channel: Channel, day: dt.date) -> Iterator[Finding]:
    declared = [
        capacity
        for capacity in (Capacity.OFFICIAL, Capacity.PERSONAL)
        if channel.is_declared_on(day, capacity) is Truth.YES
    ]
    if len(declared) > 1:
        yield Finding(what=OnADay.BOTH_CAPACITIES, id=channel.id)
    for listing in channel.listed or ():
        checked = listing.period.checked
        if checked is not None and day - checked > _STALE and listing.period.contains(day) is not Truth.NO:
            yield Finding(what=OnADay.STALE_LISTING, id=channel.id, other=checked.isoformat())
    holder = channel.holder
    roles = getattr(holder, "roles", ())
    is_official = channel.is_declared_on(day, Capacity.OFFICIAL) is Truth.YES
    if is_official and roles and all(role.is_held_on(day) is Truth.NO for role in roles):
        yield Finding(what=OnADay.GONE_HOLDER, id=channel.id, other=getattr(holder, "id", ""))
