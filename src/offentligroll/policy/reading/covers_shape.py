"""What a policy file says of whom and what the policy is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.problems import did_you_mean
from offentligroll.files.shape import NotEmpty, Reads, Shape, SlipError
from offentligroll.files.values import Area, Country, Id, Name
from offentligroll.languages import Message
from offentligroll.model.channel import ChannelKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.reading.dates import ends_before_it_begins
from offentligroll.model.reading.directory_ids import channel_id_of


def _channel(text: str) -> str:
    """Take the id of a channel, or a kind of channels."""
    if ":" in text:
        return channel_id_of(text)
    if text in [kind.value for kind in ChannelKind]:
        return text
    hint = did_you_mean(text, ChannelKind) or Message(
        "policy.advice.covered-channel", kinds=tuple(ChannelKind)
    )
    raise SlipError("invalid-value", Message("policy.covered-channel", text=shortened(text)), hint)


CoveredChannel = Annotated[str, Reads(_channel)]
"""The id of a channel, or a kind of channels."""


@attrs.frozen(kw_only=True)
class DaysShape(Shape):
    """A table with ``from`` and ``until``, which are days."""

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find an end before the beginning."""
        start, end = read.get("start"), read.get("end")
        if start is not None and end is not None and end < start:
            yield ends_before_it_begins(str(start), str(end), "until")


@attrs.frozen(kw_only=True)
class CoversShape(DaysShape):
    """``[covers]``."""

    organisations: Annotated[tuple[Id, ...], NotEmpty()] = ()
    kinds: Annotated[tuple[OrganisationKind, ...], NotEmpty()] = ()
    countries: Annotated[tuple[Country, ...], NotEmpty()] = ()
    areas: Annotated[tuple[Area, ...], NotEmpty()] = ()
    roles: Annotated[tuple[Name, ...], NotEmpty()] = ()
    channels: Annotated[tuple[CoveredChannel, ...], NotEmpty()] = ()
    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    end: dt.date | None = attrs.field(default=None, metadata={"key": "until"})
    when: Any = None


CoversTable = Annotated[CoversShape, NotEmpty()]
