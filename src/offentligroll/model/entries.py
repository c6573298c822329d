"""Organisations, officials and channels, found by id, name and handle."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

import attrs

from offentligroll.languages.arguments import check_type
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.indexes import (
    by_id,
    checked_days,
    entry_of,
    folded,
    folded_handle,
    grouped,
    holder_key,
)
from offentligroll.model.official import Official, RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

_SITES = (ChannelKind.WEBSITE, ChannelKind.BLOG)


def _is_political(holder: Organisation | Official | None) -> bool:
    if isinstance(holder, Organisation):
        return holder.kind is OrganisationKind.PARTY
    return holder is not None and any(role.kind is RoleKind.CANDIDATE for role in holder.roles)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Entries:
    """Organisations, officials and channels, found by id or name.

    Raises:
        ValueError: two entries of one kind have the same id.
    """

    organisations: tuple[Organisation, ...] = ()
    """All bodies."""
    officials: tuple[Official, ...] = ()
    """All people."""
    channels: tuple[Channel, ...] = ()
    """All accounts, pages and other places."""
    _organisations_by_id: Mapping[str, Organisation] = attrs.field(init=False, eq=False, repr=False)
    _officials_by_id: Mapping[str, Official] = attrs.field(init=False, eq=False, repr=False)
    _channels_by_id: Mapping[str, Channel] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        indexes = {
            "_organisations_by_id": by_id("organisation", self.organisations),
            "_officials_by_id": by_id("official", self.officials),
            "_channels_by_id": by_id("channel", self.channels),
        }
        for name, index in indexes.items():
            object.__setattr__(self, name, index)

    @functools.cached_property
    def _officials_by_name(self) -> Mapping[str, tuple[Official, ...]]:
        return grouped(self.officials, lambda one: [folded(one.name)])

    @functools.cached_property
    def _channels_by_handle(self) -> Mapping[str, tuple[Channel, ...]]:
        return grouped(self.channels, lambda one: [folded_handle(two.handle) for two in one.handles])

    @functools.cached_property
    def _channels_by_holder(self) -> Mapping[str, tuple[Channel, ...]]:
        return grouped(self.channels, lambda one: [] if one.holder is None else [holder_key(one.holder)])

    @functools.cached_property
    def _checked(self) -> Mapping[str, frozenset[dt.date]]:
        return checked_days(self.channels)

    @functools.cached_property
    def campaign_hosts(self) -> frozenset[str]:
        """The hosts of the websites of parties, candidates and their campaigns."""
        return frozenset(
            name.partition(":")[2].casefold().removeprefix("www.")
            for channel in self.channels
            if channel.kind in _SITES and _is_political(channel.holder)
            for name in (channel.id, *(f":{handle.handle}" for handle in channel.handles))
        )

    def organisation(self, identity: str) -> Organisation:
        """Find an organisation.

        Args:
            identity: its id.

        Returns:
            The organisation.

        Raises:
            UnknownIdError: there is none.
        """
        return entry_of("organisation", identity, self._organisations_by_id)

    def official(self, identity: str) -> Official:
        """Find a person.

        Args:
            identity: the person's id.

        Returns:
            The person.

        Raises:
            UnknownIdError: there is none.
        """
        return entry_of("official", identity, self._officials_by_id)

    def channel(self, identity: str) -> Channel:
        """Find a channel.

        Args:
            identity: its id, ``platform:stable-id``.

        Returns:
            The channel.

        Raises:
            UnknownIdError: there is none.
        """
        return entry_of("channel", identity, self._channels_by_id)

    def find_channel(self, *, platform: str, stable_id: str) -> Channel | None:
        """Find a channel by what its platform calls it.

        Args:
            platform: such as ``"twitter"``.
            stable_id: the id that stays when the handle changes.

        Returns:
            The channel, or None where the directory has none.
        """
        return self._channels_by_id.get(f"{platform}:{stable_id}")

    def channels_with_handle(self, handle: str, day: dt.date) -> tuple[Channel, ...]:
        """Find the channels that surely had a handle on a day.

        Handles change and pass to others, and two platforms may each have the same one.

        Args:
            handle: the handle; an ``@`` before it and the case of letters make no difference.
            day: the day asked about.

        Returns:
            The channels, in the order of the directory.
        """
        check_type("handle", handle, str)
        wanted = folded_handle(handle)
        return tuple(
            channel
            for channel in self._channels_by_handle.get(wanted, ())
            if any(
                folded_handle(one.handle) == wanted and one.period.contains(day) is Truth.YES
                for one in channel.handles
            )
        )

    def is_list_checked_on(self, organisation: Organisation, day: dt.date) -> bool:
        """Return whether somebody looked at an organisation's list of official channels on a day.

        Args:
            organisation: whose list.
            day: the day asked about.

        Returns:
            True where a listing of any channel on it was checked that day.
        """
        return day in self.days_checked(organisation)

    def days_checked(self, organisation: Organisation) -> frozenset[dt.date]:
        """Return the days on which somebody looked at an organisation's list of official channels.

        Args:
            organisation: whose list.

        Returns:
            The days.
        """
        return self._checked.get(organisation.id, frozenset())

    @functools.cached_property
    def remembered(self) -> dict[Any, Any]:
        """What was found out about its entries before; it goes when the directory goes."""
        return {}

    def channels_of(self, holder: Organisation | Official) -> tuple[Channel, ...]:
        """Return the channels of an organisation or person.

        Args:
            holder: whose channels.

        Returns:
            The channels, in the order of the directory.
        """
        check_type("holder", holder, (Organisation, Official))
        return self._channels_by_holder.get(holder_key(holder), ())

    def officials_named(self, name: str) -> tuple[Official, ...]:
        """Find people by name; namesakes are several.

        Args:
            name: the full name; the case of letters and the number of spaces make no difference.

        Returns:
            All people of that name, in the order of the directory.
        """
        check_type("name", name, str)
        return self._officials_by_name.get(folded(name), ())
