"""The tables of a person and her roles as they are written, and how they become objects of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.files.shape import Shape, SlipError
from offentligroll.files.values import Id, Name
from offentligroll.model.official import Mandate, Official, Role, RoleKind, Seniority, Title
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import Edge
from offentligroll.model.reading.dates import DatedShape, End
from offentligroll.model.reading.directory_ids import OrganisationId
from offentligroll.model.reading.hours_shape import HoursShape
from offentligroll.model.reading.organisation_shape import identifiers_of
from offentligroll.model.reading.told_facts import FactsShape, facts_told_twice, given_facts
from offentligroll.model.typed import recorded


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
            identifiers=identifiers_of(self.identifiers),
            source=self.source,
        )
