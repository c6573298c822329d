"""The ids by which the tables of a directory file name each other."""

from __future__ import annotations

import re
from typing import Annotated

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import Reads, Refers, SlipError
from offentligroll.languages import Message

CHANNEL_ID_PATTERN = r"[a-z0-9-]+:\S+"
"""The form of the id of a channel, as a regular expression."""

_CHANNEL_ID = re.compile(CHANNEL_ID_PATTERN)


def bad_channel_id(identity: str) -> tuple[Message, Message]:
    """State what is wrong with an id that names no platform.

    Args:
        identity: the id.

    Returns:
        What is wrong, and what to do.
    """
    return Message("model.bad-channel-id", id=shortened(identity)), Message("model.advice.channel-id")


def unknown_id(kinds: tuple[str, ...], identity: str) -> Message:
    """State that there is nothing under an id.

    Args:
        kinds: what was looked for, such as ``"official"``.
        identity: the id.

    Returns:
        What is wrong.
    """
    named = tuple(Message(f"model.kind.{kind}") for kind in kinds)
    return Message("model.unknown-id", kinds=named, id=shortened(identity))


def channel_id_of(text: str) -> str:
    """Hold the id of a channel to its form.

    Args:
        text: what stands in a file.

    Returns:
        The same.

    Raises:
        SlipError: it is no such id.
    """
    if _CHANNEL_ID.fullmatch(text) and text.isprintable():
        return text
    raise SlipError("bad-id", *bad_channel_id(text))


ChannelId = Annotated[str, Reads(channel_id_of)]
"""Platform, colon, and what stays when the handle changes."""
OrganisationId = Annotated[str, Refers("organisation")]
HolderId = Annotated[str, Refers("organisation", "official")]
