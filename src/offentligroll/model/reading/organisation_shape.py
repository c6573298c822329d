"""The table of an organisation as it is written, and how it becomes an object of the model."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from offentligroll.files.shape import Shape
from offentligroll.files.values import Area, Country, Id, Name, Zone
from offentligroll.model.identifier import Identifier
from offentligroll.model.organisation import ElectionPeriod, Organisation, OrganisationKind
from offentligroll.model.reading.dates import DatedShape
from offentligroll.model.reading.hours_shape import HoursShape
from offentligroll.model.typed import recorded


@attrs.frozen(kw_only=True)
class ElectionShape(DatedShape):
    """An election period of an organisation."""

    note: str | None = None


@attrs.frozen(kw_only=True)
class CompleteShape(DatedShape):
    """The time for which everything of a kind is told."""


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
            identifiers=identifiers_of(self.identifiers),
            source=self.source,
        )


def identifiers_of(told: Mapping[str, tuple[str, ...]]) -> tuple[Identifier, ...]:
    """Make the numbers by which registers know somebody.

    Args:
        told: the numbers by their scheme.

    Returns:
        One for each.
    """
    return tuple(
        recorded(Identifier, scheme=scheme, value=value)
        for scheme, values in told.items()
        for value in values
    )
