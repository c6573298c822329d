"""The register that officials, organisations and channels come from."""

from __future__ import annotations

import datetime as dt
import functools
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

import attrs

from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.official import Official, RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.truth import Truth
from offentligroll.model.unknown_id import UnknownIdError

if TYPE_CHECKING:
    from offentligroll.model.reading.directory_file import DirectoryEntries


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


_SITES = (ChannelKind.WEBSITE, ChannelKind.BLOG)


def _is_political(holder: Organisation | Official | None) -> bool:
    if isinstance(holder, Organisation):
        return holder.kind is OrganisationKind.PARTY
    return holder is not None and any(role.kind is RoleKind.CANDIDATE for role in holder.roles)


@attrs.frozen(kw_only=True)
class Directory:
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
    _officials_by_name: Mapping[str, tuple[Official, ...]] = attrs.field(init=False, eq=False, repr=False)
    _channels_by_handle: Mapping[str, tuple[Channel, ...]] = attrs.field(init=False, eq=False, repr=False)
    _channels_by_holder: Mapping[str, tuple[Channel, ...]] = attrs.field(init=False, eq=False, repr=False)
    _checked: Mapping[str, frozenset[dt.date]] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        indexes = {
            "_organisations_by_id": _by_id("organisation", self.organisations),
            "_officials_by_id": _by_id("official", self.officials),
            "_channels_by_id": _by_id("channel", self.channels),
            "_officials_by_name": _grouped(self.officials, lambda one: [_folded(one.name)]),
            "_channels_by_handle": _grouped(
                self.channels, lambda one: [_folded_handle(handle.handle) for handle in one.handles]
            ),
            "_checked": _checked_days(self.channels),
            "_channels_by_holder": _grouped(
                self.channels, lambda one: [] if one.holder is None else [_holder_key(one.holder)]
            ),
        }
        for name, index in indexes.items():
            object.__setattr__(self, name, index)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Directory:
        """Read a directory from a TOML file.

        Args:
            path: the file.

        Returns:
            The directory.

        Raises:
            FileError: the file can't be used; the error carries all problems with their places.
        """
        from offentligroll.files.document import read_document  # noqa: PLC0415
        from offentligroll.model.reading.directory_file import entries_of  # noqa: PLC0415

        return cls._of(entries_of(read_document(os.fspath(path))))

    @classmethod
    def from_text(cls, text: str, name: str = "directory.toml") -> Directory:
        """Read a directory from the text of a TOML file.

        Args:
            text: the contents.
            name: what problems call the file.

        Returns:
            The directory.

        Raises:
            FileError: the text can't be used; the error carries all problems with their places.

        Example:
            >>> directory = Directory.from_text('''
            ... format = 1
            ... [[official]]
            ... id = "jansson"
            ... name = "Mattias Jansson"
            ... ''')
            >>> directory.official("jansson").name
            'Mattias Jansson'
        """
        from offentligroll.files.document import parse_document  # noqa: PLC0415
        from offentligroll.model.reading.directory_file import entries_of  # noqa: PLC0415

        return cls._of(entries_of(parse_document(text, name)))

    @classmethod
    def _of(cls, entries: DirectoryEntries) -> Directory:
        return cls(
            organisations=entries.organisations, officials=entries.officials, channels=entries.channels
        )

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
        return _found("organisation", identity, self._organisations_by_id)

    def official(self, identity: str) -> Official:
        """Find a person.

        Args:
            identity: the person's id.

        Returns:
            The person.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("official", identity, self._officials_by_id)

    def channel(self, identity: str) -> Channel:
        """Find a channel.

        Args:
            identity: its id, ``platform:stable-id``.

        Returns:
            The channel.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("channel", identity, self._channels_by_id)

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
        wanted = _folded_handle(handle)
        return tuple(
            channel
            for channel in self._channels_by_handle.get(wanted, ())
            if any(
                _folded_handle(one.handle) == wanted and one.period.contains(day) is Truth.YES
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
        return day in self._checked.get(organisation.id, ())

    def channels_of(self, holder: Organisation | Official) -> tuple[Channel, ...]:
        """Give the channels of an organisation or person.

        Args:
            holder: whose channels.

        Returns:
            The channels, in the order of the directory.
        """
        return self._channels_by_holder.get(_holder_key(holder), ())

    def officials_named(self, name: str) -> tuple[Official, ...]:
        """Find people by name; namesakes are several.

        Args:
            name: the full name; the case of letters and the number of spaces make no difference.

        Returns:
            All people of that name, in the order of the directory.
        """
        return self._officials_by_name.get(_folded(name), ())


def _by_id(kind: str, entries: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        if found.setdefault(entry.id, entry) is not entry:
            raise ValueError(f"two entries have the id `{entry.id}`; each {kind} needs its own")
    return found


def _grouped(entries: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _checked_days(channels: Iterable[Channel]) -> dict[str, frozenset[dt.date]]:
    days: dict[str, set[dt.date]] = {}
    for channel in channels:
        for listing in channel.listed or ():
            if listing.period.checked is not None:
                days.setdefault(listing.by.id, set()).add(listing.period.checked)
    return {organisation: frozenset(found) for organisation, found in days.items()}


def _found(kind: str, identity: str, entries: Mapping[str, T]) -> T:
    try:
        return entries[identity]
    except KeyError:
        raise UnknownIdError(kind, identity, entries) from None


def _holder_key(holder: Organisation | Official) -> str:
    # An organisation and a person may have the same id.
    return f"{type(holder).__name__} {holder.id}"


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _folded_handle(handle: str) -> str:
    return _folded(handle).removeprefix("@")
