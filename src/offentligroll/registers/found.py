"""People and channels under way: what registers tell of each, until all are read."""

from __future__ import annotations

import attrs

from offentligroll.model.channel import ChannelKind, Declaration, Handle, Listing
from offentligroll.model.identifier import Identifier
from offentligroll.model.official import Role
from offentligroll.model.organisation import Organisation


@attrs.define(kw_only=True)
class PersonFound:
    """A person of whom registers tell."""

    id: str
    """The id that the person gets, or has, in the directory."""
    name: str
    """The name."""
    identifiers: list[Identifier] = attrs.field(factory=list)
    """What registers call the person."""
    roles: list[Role] = attrs.field(factory=list)
    """The roles that are told."""
    source: str | None = None
    """Where and when the person was told of."""


@attrs.define(kw_only=True)
class ChannelFound:
    """A channel of which registers tell."""

    id: str
    """Its id."""
    kind: ChannelKind | None = None
    """What sort of place it is."""
    holder: PersonFound | Organisation | None = None
    """Whose it is."""
    handles: list[Handle] = attrs.field(factory=list)
    """The names under which it is found."""
    declared: list[Declaration] = attrs.field(factory=list)
    """The capacities in which it was said to speak."""
    listed: list[Listing] = attrs.field(factory=list)
    """The lists on which it stands."""
    source: str | None = None
    """Where and when it was told of."""
