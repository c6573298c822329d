"""The register that officials, organisations and channels come from."""

from __future__ import annotations

import attrs

from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation


@attrs.frozen(kw_only=True)
class Directory:
    """Organisations, officials and channels, found by id or name."""

    organisations: tuple[Organisation, ...] = ()
    """All bodies."""
    officials: tuple[Official, ...] = ()
    """All people."""
    channels: tuple[Channel, ...] = ()
    """All accounts, pages and other places."""
