"""Public bodies, and other bodies that officials have to do with."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.identifier import Identifier, together
from offentligroll.model.organisation_kind import OrganisationKind as OrganisationKind  # noqa: PLC0414
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.model.working_hours import WorkingHours


@attrs.frozen(kw_only=True, field_transformer=typed)
class ElectionPeriod:
    """The weeks before an election in which special care applies."""

    period: Period
    """Both days included."""
    note: str | None = None
    """Which election, and on what ground."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Organisation:
    """A municipality, agency, parliament, party, union or other body."""

    id: str
    """Its key in the directory."""
    name: str
    """Its name, as in the register."""
    kind: OrganisationKind
    """What sort of body it is."""
    country: str | None = None
    """ISO 3166 code, such as ``"SE"``."""
    area: str | None = None
    """The part of the country whose body it is, such as ``"US-WA"``; ``"US"`` for all of the country."""
    zone: ZoneInfo | None = None
    """The time zone of its days and hours."""
    opening_hours: WorkingHours | None = None
    """When it is open."""
    short_names: tuple[str, ...] = ()
    """Other names that people use of it, such as ``"Katrineholm"``."""
    election_periods: tuple[ElectionPeriod, ...] = ()
    """Periods of special care; empty where nobody has told any."""
    elections_complete: Period | None = None
    """The time for which all of these are told; None where there may be others."""
    roles_complete: bool = False
    """Whether the directory holds every role in this organisation, whoever had it."""
    channels_complete: bool = False
    """Whether the directory holds the whole list of its official channels."""
    mandates_complete: bool = False
    """Whether the roles in this organisation name all their mandates."""
    identifiers: tuple[Identifier, ...] = ()
    """What other registers call it; those of one register stand together."""
    source: str | None = None
    """Where and when it was told of."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "identifiers", together(self.identifiers))

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the full one first."""
        return (self.name, *self.short_names)

    def is_election_period(self, day: dt.date) -> Truth:
        """Return whether a day falls in a period of special care.

        Args:
            day: the day asked about.

        Returns:
            *No* only for days for which all periods are told; unknown, too, where a partial date leaves it
            open.
        """
        complete = self.elections_complete
        answer = Truth.UNKNOWN if complete is None else ~complete.contains(day) & Truth.UNKNOWN
        for election in self.election_periods:
            answer |= election.period.contains(day)
        return answer
