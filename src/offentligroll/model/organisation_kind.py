"""Which sorts of bodies there are."""

from __future__ import annotations

import enum


class OrganisationKind(enum.StrEnum):
    """What sort of body it is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    AGENCY = "agency"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    COURT = "court"
    POLICE = "police"
    MILITARY = "military"
    PUBLIC_COMPANY = "public-company"
    UNIVERSITY = "university"
    SCHOOL = "school"
    PARTY = "party"
    UNION = "union"
    ASSOCIATION = "association"
    COMPANY = "company"
    MEDIA = "media"
    OTHER = "other"

    @property
    def is_public(self) -> bool:
        """Whether bodies of this kind are public authorities or act as one."""
        return self not in _NOT_PUBLIC


_NOT_PUBLIC = frozenset(
    {
        OrganisationKind.PARTY,
        OrganisationKind.UNION,
        OrganisationKind.ASSOCIATION,
        OrganisationKind.COMPANY,
        OrganisationKind.MEDIA,
        OrganisationKind.OTHER,
    }
)
