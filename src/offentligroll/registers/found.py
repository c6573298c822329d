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
    name: str
    identifiers: list[Identifier] = attrs.field(factory=list)
    roles: list[Role] = attrs.field(factory=list)
    source: str | None = None


@attrs.define(kw_only=True)
class ChannelFound:
    """A channel of which registers tell."""

    id: str
    kind: ChannelKind | None = None
    holder: PersonFound | Organisation | None = None
    handles: list[Handle] = attrs.field(factory=list)
    declared: list[Declaration] = attrs.field(factory=list)
    listed: list[Listing] = attrs.field(factory=list)
    source: str | None = None
