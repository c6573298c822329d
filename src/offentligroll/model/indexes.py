"""Indexes of a directory: by id, by name and by holder."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.unknown_id import UnknownIdError


class HasId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Its id."""


T = TypeVar("T", bound=HasId)


def by_id(kind: str, entries: Iterable[T]) -> dict[str, T]:
    """Index entries by id, which each of a kind has for itself."""
    found: dict[str, T] = {}
    for entry in entries:
        if found.setdefault(entry.id, entry) is not entry:
            raise ValueError(f"two entries have the id `{entry.id}`; each {kind} needs its own")
    return found


def grouped(entries: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """Group entries by their keys, in their order."""
    groups: dict[str, list[T]] = {}
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def checked_days(channels: Iterable[Channel]) -> dict[str, frozenset[dt.date]]:
    """The days on which somebody looked at each organisation's list."""
    days: dict[str, set[dt.date]] = {}
    for channel in channels:
        for listing in channel.listed or ():
            if listing.period.checked is not None:
                days.setdefault(listing.by.id, set()).add(listing.period.checked)
    return {organisation: frozenset(found) for organisation, found in days.items()}


def entry_of(kind: str, identity: str, entries: Mapping[str, T]) -> T:
    """Return the entry of an id; raises :class:`UnknownIdError` where there is none."""
    try:
        return entries[identity]
    except (KeyError, TypeError):
        raise UnknownIdError(kind, identity, entries) from None


def holder_key(holder: Organisation | Official) -> str:
    """A key for an organisation or a person; they may have the same id."""
    # An organisation and a person may have the same id.
    return f"{type(holder).__name__} {holder.id}"


def folded(name: str) -> str:
    """Fold case, spaces and forms of letters."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def folded_handle(handle: str) -> str:
    """Fold a handle, with or without its ``@``."""
    return folded(handle).removeprefix("@")
