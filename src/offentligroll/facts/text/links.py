"""Telling from an address whether it leads to politics."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator

import attrs

from offentligroll.facts.text.languages import shipped_table


class LinkKind(enum.StrEnum):
    """Where a link leads, as far as its address tells."""

    CONTRIBUTION = "contribution"
    CAMPAIGN = "campaign"
    SHORTENED = "shortened"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class _Hosts:
    """The shipped list of hosts."""

    contribution: frozenset[str]
    campaign: frozenset[str]
    endings: tuple[str, ...]
    giving: frozenset[str]
    shorteners: frozenset[str]


@functools.cache
def _hosts() -> _Hosts:
    table = shipped_table("links.toml")
    return _Hosts(
        contribution=frozenset(table["contribution_hosts"]),
        campaign=frozenset(table["campaign_hosts"]),
        endings=tuple(table["campaign_endings"]),
        giving=frozenset(table["giving_words"]),
        shorteners=frozenset(table["shorteners"]),
    )


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,15}://|//", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/?#\\]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_")


def kind_of_link(link: str) -> LinkKind:
    """Tell where a link leads, from nothing but its address.

    Args:
        link: an address, with or without scheme. Broken ones lead elsewhere; none is an error.

    Returns:
        What its host and path say.

    Example:
        >>> kind_of_link("https://secure.actblue.com/donate/anna")
        <LinkKind.CONTRIBUTION: 'contribution'>
        >>> kind_of_link("www.katrineholm.se")
        <LinkKind.OTHER: 'other'>
    """
    hosts = _hosts()
    address = link.strip().casefold()
    scheme = _SCHEME.match(address)
    if scheme:
        address = address[scheme.end() :]
    host, *rest = _AFTER_HOST.split(address, maxsplit=1)
    host = host.rpartition("@")[2].partition(":")[0].rstrip(".")
    parents = tuple(_parents(host))
    if hosts.contribution.intersection(parents):
        return LinkKind.CONTRIBUTION
    if hosts.campaign.intersection(parents) or _is_candidates_own(host, hosts.endings):
        words = _BETWEEN_WORDS.split(" ".join((host, *rest)))
        return LinkKind.CONTRIBUTION if hosts.giving.intersection(words) else LinkKind.CAMPAIGN
    return LinkKind.SHORTENED if hosts.shorteners.intersection(parents) else LinkKind.OTHER


_LONGEST_HOST = 253


def _parents(host: str) -> Iterator[str]:
    """Give the host and all that it belongs to: a.b.se, b.se, se."""
    if len(host) > _LONGEST_HOST:
        return
    while host:
        yield host
        host = host.partition(".")[2]


def _is_candidates_own(host: str, endings: tuple[str, ...]) -> bool:
    """Whether a label of the host ends as candidates' sites do, as in annaforsenate.com."""
    return any(
        label.rstrip("0123456789").endswith(endings) and label not in endings for label in host.split(".")
    )
