"""Whom and what a policy is about at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from offentligroll.model.organisation_kind import OrganisationKind
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.rules.condition import Condition
from offentligroll.rules.source import InForce

if TYPE_CHECKING:
    from offentligroll.model.channel import ChannelKind
    from offentligroll.model.official import RoleKind

COVERS = "covers"
"""The last part of the id of the fact that a policy covers something: ``town/covers``."""


def covers_id(policy: str) -> str:
    """Name the fact that a policy covers what is assessed.

    Args:
        policy: the id of the policy.

    Returns:
        An id that no file can give to a fact of its own.

    Example:
        >>> covers_id("us-hatch-act")
        'us-hatch-act/covers'
    """
    return f"{policy}/{COVERS}"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Covers:
    """Whom and what a policy is about: all that is named must fit; what is left out is not asked.

    Example:
        >>> covers = Covers(organisations=["katrineholm"], kinds=["municipality"])
        >>> covers.kinds
        (<OrganisationKind.MUNICIPALITY: 'municipality'>,)
    """

    __repr__ = short_repr

    organisations: tuple[str, ...] = ()
    """Ids of the authorities that it is about."""
    kinds: tuple[OrganisationKind, ...] = ()
    """The kinds of authorities."""
    countries: tuple[str, ...] = ()
    """ISO 3166 codes of the countries of the authorities."""
    areas: tuple[str, ...] = ()
    """The parts of countries whose bodies the authorities are, such as ``"US-WA"``, and whole countries."""
    roles: tuple[str, ...] = ()
    """Kinds of roles, such as ``"elected"``, and titles; they limit officials' statements only."""
    channels: tuple[str, ...] = ()
    """Ids of channels, such as ``"x:100"``, and kinds of them, such as ``"page"``."""
    days: InForce | None = None
    """The days whose statements it is about."""
    when: Condition | None = None
    """What must be so besides."""

    @property
    def asks_of_authority(self) -> bool:
        """Whether it limits the authorities."""
        return bool(self.organisations or self.kinds or self.countries or self.areas)

    @property
    def role_kinds(self) -> frozenset[RoleKind]:
        """The kinds among the roles; the others are titles."""
        from offentligroll.model.official import RoleKind  # noqa: PLC0415

        return frozenset(kind for kind in RoleKind if kind.value in self.roles)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles among the roles."""
        from offentligroll.model.official import RoleKind  # noqa: PLC0415

        kinds = {kind.value for kind in RoleKind}
        return tuple(role for role in self.roles if role not in kinds)

    @property
    def channel_kinds(self) -> frozenset[ChannelKind]:
        """The kinds among the channels; the others are ids."""
        from offentligroll.model.channel import ChannelKind  # noqa: PLC0415

        return frozenset(kind for kind in ChannelKind if kind.value in self.channels)
