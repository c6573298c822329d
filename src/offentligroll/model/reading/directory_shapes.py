"""The tables of a directory file as they are written, and how each becomes an object of the model.

A shape has the keys of its table as fields. What a shape holds has the right types; ids of other
tables are still texts. It is built once the file is known to have no problems at all.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from typing import Any, NewType
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.calendar import WorkingHours
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
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Mandate, Official, Role, RoleKind, Seniority, Title
from offentligroll.model.organisation import ElectionPeriod, Organisation, OrganisationKind
from offentligroll.model.period import Edge, PartialDate, Period

FormatNumber = NewType("FormatNumber", int)
Id = NewType("Id", str)
ChannelId = NewType("ChannelId", str)
Name = NewType("Name", str)
Country = NewType("Country", str)
Disclaimer = NewType("Disclaimer", str)

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
class DatedShape:
    """A table with ``from`` and ``until``, both included; left out they are open."""

    start: PartialDate | Edge = attrs.field(default=Edge.OPEN, metadata={"key": "from"})
    end: PartialDate | Edge = attrs.field(default=Edge.OPEN, metadata={"key": "until"})
    checked: dt.date | None = None

    def period(self) -> Period:
        """Make the period."""
        return Period(start=self.start, end=self.end, checked=self.checked)


@attrs.frozen(kw_only=True)
class ToldFactShape(DatedShape):
    """A dated answer to a fact."""

    value: bool
    note: str | None = None


FactsShape = Mapping[str, bool | ToldFactShape | tuple[ToldFactShape, ...]]


def given_facts(told: FactsShape) -> tuple[GivenFact, ...]:
    """Make answers of a ``facts`` table.

    Args:
        told: what the table says, by fact.

    Returns:
        The answers, in the order of the table.
    """
    given: list[GivenFact] = []
    for fact, answers in told.items():
        if isinstance(answers, bool):
            given.append(GivenFact(fact=fact, value=answers))
            continue
        given += [
            GivenFact(fact=fact, value=answer.value, period=answer.period(), note=answer.note)
            for answer in (answers if isinstance(answers, tuple) else (answers,))
        ]
    return tuple(given)


@attrs.frozen(kw_only=True)
class ElectionShape(DatedShape):
    """An election period of an organisation."""

    note: str | None = None


@attrs.frozen(kw_only=True)
class OrganisationShape:
    """A table ``[[organisation]]``."""

    id: Id
    name: Name
    kind: OrganisationKind
    country: Country | None = None
    zone: ZoneInfo | None = None
    short_names: tuple[Name, ...] = ()
    election_periods: tuple[ElectionShape, ...] = ()

    def build(self) -> Organisation:
        """Make the organisation."""
        return Organisation(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            zone=self.zone,
            short_names=self.short_names,
            election_periods=tuple(
                ElectionPeriod(period=one.period(), note=one.note) for one in self.election_periods
            ),
        )


@attrs.frozen(kw_only=True)
class MandateShape(DatedShape):
    """A mandate of a role."""

    topics: tuple[Name, ...]
    source: str | None = None


@attrs.frozen(kw_only=True)
class HoursShape:
    """The working hours of a role, by the clock of its organisation."""

    weekdays: tuple[Weekday, ...]
    start: dt.time = attrs.field(metadata={"key": "from"})
    end: dt.time = attrs.field(metadata={"key": "until"})

    def __attrs_post_init__(self) -> None:
        self.build()

    def build(self) -> WorkingHours:
        """Make the hours; hours that make no sense raise ValueError."""
        weekdays = tuple(sorted({day.number for day in self.weekdays}))
        return WorkingHours(weekdays=weekdays, start=self.start, end=self.end)


@attrs.frozen(kw_only=True)
class RoleShape(DatedShape):
    """A table ``[[official.role]]``; a beginning that is left out is unknown."""

    organisation: str
    kind: RoleKind
    start: PartialDate | Edge = attrs.field(default=Edge.UNKNOWN, metadata={"key": "from"})
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

    def build(self, organisations: Mapping[str, Organisation]) -> Role:
        """Make the role, with its organisation out of those of the file."""
        return Role(
            organisation=organisations[self.organisation],
            kind=self.kind,
            period=self.period(),
            titles=tuple(
                Title(language=language, words=words)
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
        )


@attrs.frozen(kw_only=True)
class OfficialShape:
    """A table ``[[official]]``."""

    id: Id
    name: Name
    role: tuple[RoleShape, ...] = ()
    facts: FactsShape = attrs.field(factory=dict)

    def build(self, organisations: Mapping[str, Organisation]) -> Official:
        """Make the person, with roles in organisations of the file."""
        roles = tuple(role.build(organisations) for role in self.role)
        return Official(id=self.id, name=self.name, roles=roles, facts=given_facts(self.facts))


@attrs.frozen(kw_only=True)
class HandleShape(DatedShape):
    """A handle of a channel."""

    handle: Name


@attrs.frozen(kw_only=True)
class DeclarationShape(DatedShape):
    """A capacity that a channel was declared to speak in."""

    capacity: DeclaredCapacity
    hat: str | None = None
    source: str | None = None


@attrs.frozen(kw_only=True)
class ListingShape(DatedShape):
    """A list of official channels that a channel stood on."""

    by: str
    source: str | None = None


@attrs.frozen(kw_only=True)
class ChannelShape:
    """A table ``[[channel]]``."""

    id: ChannelId
    platform: str | None = None
    kind: ChannelKind | None = None
    holder: str | None = None
    holder_is_third_party: bool | None = None
    handles: tuple[HandleShape, ...] = ()
    declared: tuple[DeclarationShape, ...] | None = None
    listed: tuple[ListingShape, ...] | None = None
    label: Label | None = None
    disclaimer: Disclaimer | None = None
    audience: Audience | None = None
    run_by: RunBy | None = None
    profile: Profile | None = None
    since: PartialDate | None = None
    passes_with_office: bool | None = None
    is_campaign: bool | None = None
    is_pseudonymous: bool | None = None
    has_house_rules: bool | None = None
    used_for_office: bool | None = None
    used_for_private_life: bool | None = None
    run_for_office_before: bool | None = None
    facts: FactsShape = attrs.field(factory=dict)

    def build(
        self, organisations: Mapping[str, Organisation], holders: Mapping[str, Organisation | Official]
    ) -> Channel:
        """Make the channel, with holder and lists out of those of the file."""
        copied: dict[str, Any] = {name: getattr(self, name) for name in _COPIED}
        return Channel(
            **copied,
            platform=self.id.partition(":")[0],
            holder=None if self.holder is None else holders[self.holder],
            handles=tuple(Handle(handle=one.handle, period=one.period()) for one in self.handles),
            declared=None
            if self.declared is None
            else tuple(
                Declaration(
                    capacity=Capacity(one.capacity.value), hat=one.hat, period=one.period(), source=one.source
                )
                for one in self.declared
            ),
            listed=None
            if self.listed is None
            else tuple(
                Listing(by=organisations[one.by], period=one.period(), source=one.source)
                for one in self.listed
            ),
            facts=given_facts(self.facts),
        )
