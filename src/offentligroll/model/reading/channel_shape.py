"""The table of a channel as it is written, and how it becomes an object of the model."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.files.shape import Reads, Shape, SlipError
from offentligroll.files.values import Name
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
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.reading.dates import Date, DatedShape
from offentligroll.model.reading.directory_ids import ChannelId, HolderId, OrganisationId
from offentligroll.model.reading.hours_shape import HoursShape
from offentligroll.model.reading.told_facts import FactsShape, facts_told_twice, given_facts
from offentligroll.model.typed import recorded


def _disclaimer(value: str | bool) -> str:
    if value is False:
        return ""
    if isinstance(value, str) and value.strip():
        return value
    raise SlipError("invalid-value", Message("model.no-disclaimer"), Message("model.advice.disclaimer"))


Disclaimer = Annotated[str, Reads(_disclaimer, (str, bool))]
"""The words of a disclaimer, or false."""

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


class DeclaredCapacity(enum.StrEnum):
    """The capacities that a channel can be declared to speak in."""

    OFFICIAL = "official"
    PERSONAL = "personal"


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
