"""Gathering what registers tell into entries of a directory, each person and body once."""

from __future__ import annotations

import collections
import datetime as dt
import re
from collections.abc import Iterable, Mapping

import attrs

from offentligroll.files.values import slug, untaken
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel, ChannelKind, Declaration, Handle, Listing
from offentligroll.model.directory import Directory
from offentligroll.model.entries import Entries
from offentligroll.model.identifier import Identifier
from offentligroll.model.indexes import folded, folded_handle
from offentligroll.model.official import Official, Role, RoleKind, Title
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge
from offentligroll.model.period import Period
from offentligroll.registers.found import ChannelFound, PersonFound
from offentligroll.registers.values import Identifiers, identifiers_of

_LONGEST_ID = 200


@attrs.define(kw_only=True)
class Gathering:
    """What registers tell, gathered file by file.

    Example:
        >>> gathering = Gathering(source="list", day=dt.date(2024, 5, 2))
        >>> person = gathering.person("Kim Ek", {"hr": "17"})
        >>> gathering.person("K. Ek", {"hr": "17"}) is person
        True
        >>> [one.id for one in gathering.entries().officials]
        ['kim-ek']
    """

    source: str
    """Which file is being read."""
    day: dt.date
    """The day on which it was had."""
    known: Entries = attrs.field(factory=Directory)
    """The directory into which it goes, whose ids are kept."""
    skipped: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """How many things of a kind were not taken, by why."""
    _organisations: dict[str, Organisation] = attrs.field(init=False, factory=dict)
    _people: dict[str, PersonFound] = attrs.field(init=False, factory=dict)
    _channels: dict[str, ChannelFound] = attrs.field(init=False, factory=dict)
    _by_identifier: dict[tuple[str, Identifier], str] = attrs.field(init=False, factory=dict)
    _bodies_by_name: dict[str, str] = attrs.field(init=False, factory=dict)
    _people_by_name: dict[str, list[str]] = attrs.field(init=False, factory=dict)
    _taken: set[str] = attrs.field(init=False)
    _known_people: dict[str, Official] = attrs.field(init=False)
    _by_handle: dict[tuple[str, str], str] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        # A channel names its holder by the id alone, so that a body and a person never share one.
        bodies, people = self.known.organisations, self.known.officials
        self._taken = {one.id for one in bodies} | {one.id for one in people}
        self._known_people = {one.id: one for one in people}
        for channel in self.known.channels:
            for one in channel.handles:
                self._by_handle.setdefault((channel.platform, folded_handle(one.handle)), channel.id)
        for body in bodies:
            self._bodies_by_name.setdefault(folded(body.name), body.id)
            self._note("organisation", body.identifiers, body.id)
        for person in people:
            self._people_by_name.setdefault(folded(person.name), []).append(person.id)
            self._note("official", person.identifiers, person.id)

    @property
    def told(self) -> str:
        """Where and when it was told, as entries keep it."""
        return f"{self.source}, {self.day.isoformat()}"

    def organisation(
        self,
        name: str,
        kind: OrganisationKind,
        identifiers: Identifiers | None = None,
        country: str | None = None,
    ) -> Organisation:
        """Take in a body.

        Args:
            name: its name.
            kind: what sort of body it is.
            identifiers: what registers call it.
            country: such as ``"SE"``.

        Returns:
            The body; one that is there under the same identifier or name is the same.
        """
        told = identifiers_of(identifiers)
        identity = self._found("organisation", told) or self._bodies_by_name.get(folded(name))
        if identity is None:
            identity = self._free(_id_of(name))
        body = self._organisations.get(identity) or Organisation(
            id=identity, name=name, kind=kind, country=country, identifiers=told, source=self.told
        )
        body = attrs.evolve(body, identifiers=(*body.identifiers, *told))
        self._organisations[identity] = body
        self._bodies_by_name.setdefault(folded(name), identity)
        self._note("organisation", told, identity)
        return body

    def person(self, name: str, identifiers: Identifiers | None = None) -> PersonFound:
        """Take in a person.

        Args:
            name: the name.
            identifiers: what registers call the person; namesakes are told apart by them.

        Returns:
            The person; one that is there under the same identifier is the same, and so is the only one of
            that name whom no register calls otherwise.
        """
        told = identifiers_of(identifiers)
        identity = self._found("official", told) or self._namesake(name, told)
        if identity is None:
            identity = _id_of(name)
            if identity in self._taken and told:
                identity = f"{identity}-{_id_of(told[0].value)}"
            identity = self._free(identity)
            self._people_by_name.setdefault(folded(name), []).append(identity)
        person = self._people.setdefault(identity, PersonFound(id=identity, name=name, source=self.told))
        person.identifiers += told
        self._note("official", told, identity)
        return person

    def known_person(self, identifiers: Identifiers) -> PersonFound | None:
        """Find a person of whom a register tells by identifiers alone.

        Args:
            identifiers: what registers call the person.

        Returns:
            The person; None where nobody is called so.
        """
        identity = self._found("official", identifiers_of(identifiers))
        if identity is None:
            return None
        if identity not in self._people:
            known = self.known.official(identity)
            self._people[identity] = PersonFound(id=identity, name=known.name)
        return self._people[identity]

    def role(
        self,
        person: PersonFound,
        organisation: Organisation,
        kind: RoleKind,
        period: Period | None,
        titles: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Take in a role; one that is there already is not taken twice.

        Args:
            person: who holds it.
            organisation: where.
            kind: elected, appointed and so on.
            period: when; None for one whose days contradict each other, which is counted.
            titles: pairs of language and title.
        """
        if period is None:
            self.skipped["contradictory-dates"] += 1
            return
        named = tuple(Title(language=language, words=words) for language, words in titles if words.strip())
        role = Role(organisation=organisation, kind=kind, period=period, titles=named, source=self.told)
        if not any(_same_role(role, other) for other in person.roles):
            person.roles.append(role)

    def channel(  # noqa: PLR0913
        self,
        platform: str,
        *,
        stable_id: str | None = None,
        handle: str | None = None,
        holder: PersonFound | Organisation | None = None,
        kind: ChannelKind | None = ChannelKind.ACCOUNT,
        period: Period | None = None,
    ) -> ChannelFound | None:
        """Take in an account or page.

        Args:
            platform: such as ``"x"``.
            stable_id: the id that stays when the handle changes, where it is told.
            handle: the name under which it is found.
            holder: whose it is.
            kind: what sort of place it is.
            period: when the handle was its own; None for unknown days.

        Returns:
            The channel; None where neither id nor handle can be one, which is counted.
        """
        name = (handle or "").strip().lstrip("@").strip()
        identity = self._channel_id(platform, (stable_id or "").strip(), name)
        if identity is None:
            self.skipped["no-channel"] += 1
            return None
        channel = self._channels.setdefault(identity, ChannelFound(id=identity, kind=kind, source=self.told))
        channel.holder = channel.holder or holder
        days = period or Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN, checked=self.day)
        if name and not any(
            folded_handle(one.handle) == folded_handle(name) and one.period == days for one in channel.handles
        ):
            channel.handles.append(Handle(handle=f"@{name}", period=days, source=self.told))
        return channel

    def declare(self, channel: ChannelFound, capacity: Capacity, period: Period) -> None:
        """Take in that a channel was said to speak in a capacity."""
        channel.declared.append(Declaration(capacity=capacity, period=period, source=self.told))

    def list(self, channel: ChannelFound, organisation: Organisation, period: Period | None = None) -> None:
        """Take in that a channel stands on a body's list; where nobody says since when, on the day."""
        period = period or Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN, checked=self.day)
        if not any(one.by.id == organisation.id for one in channel.listed):
            channel.listed.append(Listing(by=organisation, period=period, source=self.told))

    def entries(self) -> Entries:
        """Return all that was gathered as entries of a directory."""
        officials = {
            one.id: Official(
                id=one.id,
                name=one.name,
                roles=tuple(one.roles),
                identifiers=tuple(one.identifiers),
                source=one.source,
            )
            for one in self._people.values()
        }
        return Entries(
            organisations=tuple(self._organisations.values()),
            officials=tuple(officials.values()),
            channels=tuple(self._channel(one, officials) for one in self._channels.values()),
        )

    def _channel(self, found: ChannelFound, officials: Mapping[str, Official]) -> Channel:
        holder = found.holder
        return Channel(
            id=found.id,
            platform=found.id.partition(":")[0],
            kind=found.kind,
            holder=officials[holder.id] if isinstance(holder, PersonFound) else holder,
            handles=tuple(found.handles),
            declared=tuple(found.declared) or None,
            listed=tuple(found.listed) or None,
            source=found.source,
        )

    def _channel_id(self, platform: str, stable_id: str, name: str) -> str | None:
        rest = stable_id or name.casefold()
        if not rest or rest.startswith("@") or re.search(r"\s", rest) or not rest.isprintable():
            return None
        if not stable_id:
            found = self._by_handle.get((platform, folded_handle(name)))
            if found is not None:
                return found
        identity = f"{platform}:{rest}"
        if name:
            self._by_handle.setdefault((platform, folded_handle(name)), identity)
        return identity

    def _namesake(self, name: str, told: tuple[Identifier, ...]) -> str | None:
        """Find the only person of a name, unless a register calls that person otherwise."""
        named = self._people_by_name.get(folded(name), [])
        if len(named) != 1:
            return None
        schemes = {one.scheme for one in told}
        others = {one.scheme for one in self._identifiers_of(named[0])}
        return None if schemes & others else named[0]

    def _identifiers_of(self, identity: str) -> tuple[Identifier, ...]:
        found = self._people.get(identity)
        known = self._known_people.get(identity)
        return (*(found.identifiers if found else ()), *(known.identifiers if known else ()))

    def _found(self, kind: str, told: tuple[Identifier, ...]) -> str | None:
        return next((found for one in told if (found := self._by_identifier.get((kind, one)))), None)

    def _note(self, kind: str, told: Iterable[Identifier], identity: str) -> None:
        for one in told:
            self._by_identifier.setdefault((kind, one), identity)

    def _free(self, wanted: str) -> str:
        identity = untaken(wanted, self._taken)
        self._taken.add(identity)
        return identity


def _id_of(words: str) -> str:
    return slug(words, _LONGEST_ID) or "unnamed"


def _same_role(one: Role, other: Role) -> bool:
    return (one.organisation.id, one.kind, one.period, one.titles) == (
        other.organisation.id,
        other.kind,
        other.period,
        other.titles,
    )
