"""What ActivityStreams tells of an account."""

from __future__ import annotations

from typing import Any

from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.intake import since
from offentligroll.archives.values import list_of, mapping_of, text_of
from offentligroll.model.channel import Channel, ChannelKind, Handle, Profile
from offentligroll.model.partial_date import Edge
from offentligroll.model.period import Period
from offentligroll.model.typed import recorded

_PLATFORMS = (
    "mastodon",
    "activitypub",
    "fediverse",
    "pixelfed",
    "pleroma",
    "akkoma",
    "misskey",
    "gotosocial",
)


def channel_ids(address: str) -> tuple[str, ...]:
    """Return the ids that a directory may use for an account, whatever program runs its server.

    Args:
        address: the actor's address.

    Returns:
        The ids.
    """
    return tuple(f"{platform}:{address}" for platform in _PLATFORMS)


def bare_channel(address: str, actor: dict[str, Any]) -> Channel:
    """Make a channel of what the export itself tells of the account.

    Args:
        address: the actor's address.
        actor: what is told; may be empty.

    Returns:
        The channel.
    """
    name = text_of(actor.get("preferredUsername"))
    untold = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN)
    profile = None
    if actor:
        summary = text_of(actor.get("summary"))
        profile = Profile(
            name=text_of(actor.get("name")),
            bio=None if summary is None else html_to_text(summary).text,
            website=_website(actor),
        )
    return recorded(
        Channel,
        id=f"mastodon:{address}",
        platform="mastodon",
        kind=ChannelKind.ACCOUNT,
        handles=() if name is None else (Handle(handle=f"@{name}", period=untold),),
        profile=profile,
        since=since(actor.get("published")),
    )


def _website(actor: dict[str, Any]) -> str | None:
    """The first address among the fields of the profile."""
    for field in list_of(actor.get("attachment")):
        value = text_of(mapping_of(field).get("value"))
        if value is not None:
            links = html_to_text(value).links
            if links:
                return links[0]
    return None
