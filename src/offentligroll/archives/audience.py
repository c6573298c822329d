"""Who could see what is told in the terms of ActivityStreams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from offentligroll.archives.values import id_of, list_of, mapping_of

LIMITED = {"public": False, "followers-only": True, "direct": True, "no-audience": None}
"""Whether each audience was a limited one; None where that is not known."""
QUOTES = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")
"""The keys under which a quoted post stands."""
_QUOTES = frozenset(QUOTES)

_USUAL = ["https://www.w3.org/ns/activitystreams#Public"]
_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})


def audience_of(*told_by: dict[str, Any]) -> str:
    """Return who was addressed.

    Args:
        told_by: the activity, the post, and posts that it quotes; the narrowest of them counts.

    Returns:
        One of the audiences of :data:`LIMITED`.
    """
    answers = [_audience_of(one) for one in told_by]
    return next((one for one in ("direct", "followers-only", "public") if one in answers), "no-audience")


def _audience_of(one: dict[str, Any]) -> str | None:
    to = one.get("to")
    if to == _USUAL:
        return "public"
    named = [
        address
        for key in ("to", "cc")
        for entry in list_of(one.get(key))
        if (address := entry if isinstance(entry, str) else id_of(entry))
    ]
    if not _PUBLIC.isdisjoint(named):
        return "public"
    if any(address.endswith("/followers") for address in named):
        return "followers-only"
    return "direct" if named else None


def quoted_in(thing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the quoted posts that the export holds.

    Args:
        thing: the post that quotes.

    Yields:
        Each of them.
    """
    if has_quote(thing):
        yield from (quote for key in QUOTES if (quote := mapping_of(thing.get(key))))


def has_quote(thing: dict[str, Any]) -> bool:
    """Return whether a post quotes another.

    Args:
        thing: the post.

    Returns:
        Whether any of the keys of quotes is there.
    """
    return not _QUOTES.isdisjoint(thing)
