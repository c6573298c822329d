"""The tables of a directory file as they are written, and how each becomes an object of the model.

A shape has the keys of its table as fields. Ids of other tables are still texts: the objects are built once
the file is known to have no problems at all.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import NotEmpty, Reads, Refers, Shape, SlipError
from offentligroll.files.values import Area, Country, Id, Name, Zone
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import (
    Audience,
    Channel,
    ChannelKind,
    Declaration,
    Handle,
    Label,
    Listing,
    Profile,
    RunBy,
)
from offentligroll.model.channel_use import Ability, AudienceGroup, ChannelFunction, Reach
from offentligroll.model.identifier import Identifier
from offentligroll.model.official import Mandate, Official, Role, RoleKind, Seniority, Title
from offentligroll.model.organisation import ElectionPeriod, Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge
from offentligroll.model.reading.dates import Date, DatedShape, End
from offentligroll.model.reading.told_facts import FactsShape, facts_told_twice, given_facts
from offentligroll.model.typed import recorded
from offentligroll.model.working_hours import WorkingHours

CHANNEL_ID_PATTERN = r"[a-z0-9-]+:\S+"
"""The form of the id of a channel, as a regular expression."""

_CHANNEL_ID = re.compile(CHANNEL_ID_PATTERN)


def bad_channel_id(identity: str) -> tuple[Message, Message]:
    """Say what is wrong with an id that names no platform.

    Args:
        identity: the id.

    Returns:
        What is wrong, and what to do.
    """
    return Message("model.bad-channel-id", id=shortened(identity)), Message("model.advice.channel-id")


def unknown_id(kinds: tuple[str, ...], identity: str) -> Message:
    """Say that there is nothing under an id.

    Args:
        kinds: what was looked for, such as ``"official"``.
        identity: the id.

    Returns:
        What is wrong.
    """
    named = tuple(Message(f"model.kind.{kind}") for kind in kinds)
    return Message("model.unknown-id", kinds=named, id=shortened(identity))


def channel_id_of(text: str) -> str:
    """Hold the id of a channel to its form.

    Args:
        text: what stands in a file.

    Returns:
        The same.

    Raises:
        SlipError: it is no such id.
    """
    if _CHANNEL_ID.fullmatch(text) and text.isprintable():
        return text
    raise SlipError("bad-id", *bad_channel_id(text))


def _disclaimer(value: str | bool) -> str:
    if value is False:
        return ""
    if isinstance(value, str) and value.strip():
        return value
    raise SlipError("invalid-value", Message("model.no-disclaimer"), Message("model.advice.disclaimer"))


ChannelId = Annotated[str, Reads(channel_id_of)]
"""Platform, colon, and what stays when the handle changes."""
Disclaimer = Annotated[str, Reads(_disclaimer, (str, bool))]
"""The words of a disclaimer, or false."""
OrganisationId = Annotated[str, Refers("organisation")]
HolderId = Annotated[str, Refers("organisation", "official")]

_COPIED = (
    "id",
    "kind",
    "holder_is_third_party",
    "label",
    "disclaimer",
    "audience",
    "run_by",
    "profile",
    "since",
    "passes_with_office",
    "is_campaign",
    "is_pseudonymous",
    "has_house_rules",
    "used_for_office",
    "used_for_private_life",
    "run_for_office_before",
    "administrators",
    "responsible",
    "opening_approved",
    "uses_official_address",
    "open_to_communications",
    "linked_from_official_site",
    "purpose",
    "meant_for",
    "source",
)
"""Fields that a channel has just as its table has them."""


class Weekday(enum.StrEnum):
    """The days of the week as files name them."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"

    @property
    def number(self) -> int:
        """Monday is 0."""
        return list(Weekday).index(self)


class DeclaredCapacity(enum.StrEnum):
    """The capacities that a channel can be declared to speak in."""

    OFFICIAL = "official"
    PERSONAL = "personal"


@attrs.frozen(kw_only=True)
class ElectionShape(DatedShape):
    """An election period of an organisation."""

    note: str | None = None


@attrs.frozen(kw_only=True)
class CompleteShape(DatedShape):
    """The time for which everything of a kind is told."""


@attrs.frozen(kw_only=True)
class HoursShape(Shape):
    """The hours of a role, channel or organisation, by the clock of the organisation."""

    weekdays: Annotated[tuple[Weekday, ...], NotEmpty()]
    start: dt.time = attrs.field(metadata={"key": "from"})
    end: dt.time = attrs.field(metadata={"key": "until"})

    def build(self) -> WorkingHours:
        """Make the hours."""
        weekdays = tuple(sorted({day.number for day in self.weekdays}))
        return WorkingHours(weekdays=weekdays, start=self.start, end=self.end)


@attrs.frozen(kw_only=True)
class OrganisationShape(Shape):
    """A table ``[[organisation]]``."""

    id: Id
    name: Name
    kind: OrganisationKind
    country: Country | None = None
    area: Area | None = None
    zone: Zone | None = None
    opening_hours: HoursShape | None = None
    short_names: tuple[Name, ...] = ()
    election_periods: tuple[ElectionShape, ...] = ()
    elections_complete: CompleteShape | None = None
    roles_complete: bool = False
    channels_complete: bool = False
    mandates_complete: bool = False
    identifiers: Mapping[str, tuple[Name, ...]] = attrs.field(factory=dict)
    source: str | None = None

    def build(self) -> Organisation:
        """Make the organisation."""
        return Organisation(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            area=self.area,
            zone=self.zone,
            opening_hours=None if self.opening_hours is None else self.opening_hours.build(),
            short_names=self.short_names,
            election_periods=tuple(
                ElectionPeriod(period=one.period(), note=one.note) for one in self.election_periods
            ),
            elections_complete=None if self.elections_complete is None else self.elections_complete.period(),
            roles_complete=self.roles_complete,
            channels_complete=self.channels_complete,
            mandates_complete=self.mandates_complete,
            identifiers=_identifiers(self.identifiers),
            source=self.source,
        )


def _identifiers(told: Mapping[str, tuple[str, ...]]) -> tuple[Identifier, ...]:
    return tuple(
        recorded(Identifier, scheme=scheme, value=value)
        for scheme, values in told.items()
        for value in values
    )


@attrs.frozen(kw_only=True)
class MandateShape(DatedShape):
    """A mandate of a role."""

    topics: tuple[Name, ...]
    source: str | None = None


@attrs.frozen(kw_only=True)
class RoleShape(DatedShape):
    """A table ``[[official.role]]``; a beginning that is left out is unknown."""

    organisation: OrganisationId
    kind: RoleKind
    start: End = attrs.field(default=Edge.UNKNOWN, metadata={"key": "from"})
    titles: Mapping[str, tuple[Name, ...]] = attrs.field(factory=dict)
    seniority: Seniority | None = None
    always_on: bool | None = None
    spokesperson: bool | None = None
    mandates: tuple[MandateShape, ...] | None = None
    hours: HoursShape | None = None
    leave: tuple[DatedShape, ...] | None = None
    politically_restricted: bool | None = None
    uniformed: bool | None = None
    judge_or_prosecutor: bool | None = None
    source: str | None = None

    def build(self, organisations: Mapping[str, Organisation]) -> Role:
        """Make the role, with its organisation out of those of the file."""
        return Role(
            organisation=organisations[self.organisation],
            kind=self.kind,
            period=self.period(),
            titles=tuple(
                recorded(Title, language=language, words=words)
                for language, titles in self.titles.items()
                for words in titles
            ),
            seniority=self.seniority,
            always_on=self.always_on,
            spokesperson=self.spokesperson,
            mandates=None
            if self.mandates is None
            else tuple(
                Mandate(topics=one.topics, source=one.source, period=one.period()) for one in self.mandates
            ),
            hours=None if self.hours is None else self.hours.build(),
            leave=None if self.leave is None else tuple(one.period() for one in self.leave),
            politically_restricted=self.politically_restricted,
            uniformed=self.uniformed,
            judge_or_prosecutor=self.judge_or_prosecutor,
            source=self.source,
        )


@attrs.frozen(kw_only=True)
class OfficialShape(Shape):
    """A table ``[[official]]``."""

    id: Id
    name: Name
    role: tuple[RoleShape, ...] | None = None
    roles_complete: bool = False
    visitor: bool = False
    facts: FactsShape = attrs.field(factory=dict)
    identifiers: Mapping[str, tuple[Name, ...]] = attrs.field(factory=dict)
    source: str | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find facts that are told twice."""
        return facts_told_twice(read)

    def build(self, organisations: Mapping[str, Organisation]) -> Official:
        """Make the person, with roles in organisations of the file."""
        roles = tuple(role.build(organisations) for role in self.role or ())
        return Official(
            id=self.id,
            name=self.name,
            roles=roles,
            # An empty list is written on purpose: there are none.
            roles_complete=self.roles_complete or self.role == (),
            visitor=self.visitor,
            facts=given_facts(self.facts),
            identifiers=_identifiers(self.identifiers),
            source=self.source,
        )


@attrs.frozen(kw_only=True)
class HandleShape(DatedShape):
    """A handle of a channel."""

    handle: Name
    source: str | None = None


@attrs.frozen(kw_only=True)
class DeclarationShape(DatedShape):
    """A capacity that a channel was declared to speak in."""

    capacity: DeclaredCapacity
    hat: str | None = None
    by: OrganisationId | None = None
    role: Name | None = None
    source: str | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find a personal declaration that says for whom it speaks officially."""
        yield from super().slips(read)
        if read.get("capacity") is DeclaredCapacity.PERSONAL:
            for key in ("by", "role"):
                if key in read:
                    message = Message("model.personal-bearer", key=key)
                    yield SlipError("personal-bearer", message, Message("model.advice.bearer"), key=(key,))

    def build(self, organisations: Mapping[str, Organisation]) -> Declaration:
        """Make the declaration, with its organisation out of those of the file."""
        return Declaration(
            capacity=Capacity(self.capacity.value),
            hat=self.hat,
            by=None if self.by is None else organisations[self.by],
            role=self.role,
            period=self.period(),
            source=self.source,
        )


@attrs.frozen(kw_only=True)
class ListingShape(DatedShape):
    """A list of official channels that a channel stood on."""

    by: OrganisationId
    source: str | None = None


@attrs.frozen(kw_only=True)
class FunctionShape(DatedShape):
    """Something that a channel can do, or can't."""

    name: Ability
    has: bool = True
    source: str | None = None


@attrs.frozen(kw_only=True)
class ReachShape(DatedShape):
    """A group that a channel reaches."""

    group: AudienceGroup
    per_cent: int | None = None
    source: str | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find a share that is none."""
        yield from super().slips(read)
        share = read.get("per_cent")
        if share is not None and not 0 <= share <= 100:
            message = Message("model.no-share", share=str(share))
            yield SlipError("invalid-value", message, Message("model.advice.share"), key=("per_cent",))


@attrs.frozen(kw_only=True)
class ChannelShape(Shape):
    """A table ``[[channel]]``."""

    id: ChannelId
    platform: str | None = None
    kind: ChannelKind | None = None
    holder: HolderId | None = None
    holder_is_third_party: bool | None = None
    handles: tuple[HandleShape, ...] = ()
    declared: tuple[DeclarationShape, ...] | None = None
    listed: tuple[ListingShape, ...] | None = None
    label: Label | None = None
    disclaimer: Disclaimer | None = None
    audience: Audience | None = None
    run_by: RunBy | None = None
    opening_hours: HoursShape | None = None
    profile: Profile | None = None
    since: Date | None = None
    passes_with_office: bool | None = None
    is_campaign: bool | None = None
    is_pseudonymous: bool | None = None
    has_house_rules: bool | None = None
    used_for_office: bool | None = None
    used_for_private_life: bool | None = None
    run_for_office_before: bool | None = None
    administrators: tuple[Name, ...] | None = None
    responsible: str | None = None
    opening_approved: bool | None = None
    uses_official_address: bool | None = None
    open_to_communications: bool | None = None
    linked_from_official_site: bool | None = None
    purpose: str | None = None
    meant_for: tuple[AudienceGroup, ...] | None = None
    reach: tuple[ReachShape, ...] = ()
    functions: tuple[FunctionShape, ...] = ()
    source: str | None = None
    facts: FactsShape = attrs.field(factory=dict)

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find another platform than the id's, and facts that are told twice."""
        platform = read.get("platform")
        told = read.get("id", "").partition(":")[0]
        if platform and told and platform != told:
            message = Message("model.contradictory-platform", platform=platform, told=told)
            yield SlipError(
                "contradictory-platform", message, Message("model.advice.platform"), key=("platform",)
            )
        yield from facts_told_twice(read)

    def build(
        self, organisations: Mapping[str, Organisation], holders: Mapping[str, Organisation | Official]
    ) -> Channel:
        """Make the channel, with holder and lists out of those of the file."""
        copied: dict[str, Any] = {name: getattr(self, name) for name in _COPIED}
        return recorded(
            Channel,
            **copied,
            platform=self.id.partition(":")[0],
            holder=None if self.holder is None else holders[self.holder],
            opening_hours=None if self.opening_hours is None else self.opening_hours.build(),
            handles=tuple(
                Handle(handle=one.handle, period=one.period(), source=one.source) for one in self.handles
            ),
            declared=None
            if self.declared is None
            else tuple(one.build(organisations) for one in self.declared),
            listed=None
            if self.listed is None
            else tuple(
                Listing(by=organisations[one.by], period=one.period(), source=one.source)
                for one in self.listed
            ),
            reach=tuple(
                Reach(group=one.group, per_cent=one.per_cent, period=one.period(), source=one.source)
                for one in self.reach
            ),
            functions=tuple(
                ChannelFunction(name=one.name, has=one.has, period=one.period(), source=one.source)
                for one in self.functions
            ),
            facts=given_facts(self.facts),
        )
