"""Telling from an address whether it leads to politics."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator

import attrs

from offentligroll.facts.text.tables import shipped_table


class LinkKind(enum.StrEnum):
    """Where a link leads, as far as its address tells."""

    CONTRIBUTION = "contribution"
    CAMPAIGN = "campaign"
    GIVING = "giving"
    """A host that is not known, with a path where money is given."""
    SHORTENED = "shortened"
    PUBLIC = "public"
    """A public body or a school."""
    OTHER = "other"


@attrs.frozen(kw_only=True)
class _Hosts:
    """The shipped list of hosts."""

    contribution: frozenset[str]
    campaign: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    inside: tuple[str, ...]
    public: tuple[str, ...]
    giving: frozenset[str]
    shorteners: frozenset[str]


@functools.cache
def _hosts() -> _Hosts:
    table = shipped_table("links.toml")
    return _Hosts(
        contribution=frozenset(table["contribution_hosts"]),
        campaign=frozenset(table["campaign_hosts"]),
        endings=tuple(table["campaign_endings"]),
        beginnings=tuple(table["campaign_beginnings"]),
        inside=tuple(table["campaign_names"]),
        public=tuple(table["public_endings"]),
        giving=frozenset(table["giving_words"]),
        shorteners=frozenset(table["shorteners"]),
    )


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,15}://|//", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/?#\\]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_")


def kind_of_link(link: str, known: frozenset[str] = frozenset()) -> LinkKind:
    """Return where a link leads, from nothing but its address.

    Args:
        link: an address, with or without scheme. Broken ones lead elsewhere; none is an error.
        known: hosts that are known to be a party's, a candidate's or a campaign's.

    Returns:
        What its host and path say.

    Example:
        >>> kind_of_link("https://secure.actblue.com/donate/anna")
        <LinkKind.CONTRIBUTION: 'contribution'>
        >>> kind_of_link("www.katrineholm.se")
        <LinkKind.OTHER: 'other'>
    """
    hosts = _hosts()
    host, rest = _cut(link)
    parents = tuple(_parents(host))
    if hosts.contribution.intersection(parents):
        return LinkKind.CONTRIBUTION
    if hosts.shorteners.intersection(parents):
        return LinkKind.SHORTENED
    words = _BETWEEN_WORDS.split(" ".join((host, *rest)))
    gives = not hosts.giving.isdisjoint(words)
    if hosts.campaign.intersection(parents) or known.intersection(parents) or _is_campaigns(host, hosts):
        return LinkKind.CONTRIBUTION if gives else LinkKind.CAMPAIGN
    if host.endswith(hosts.public):
        return LinkKind.PUBLIC
    return LinkKind.GIVING if gives else LinkKind.OTHER


def hosts_of(link: str) -> tuple[str, ...]:
    """Return the host of an address, and all that it belongs to.

    Args:
        link: an address, with or without scheme.

    Returns:
        The hosts in lower case, without the `www.` that many write before them.

    Example:
        >>> hosts_of("https://www.felanmalan.example.se/vag")
        ('felanmalan.example.se', 'example.se', 'se')
    """
    return tuple(_parents(_cut(link)[0].removeprefix("www.")))


def _cut(link: str) -> tuple[str, list[str]]:
    """Cut an address into its host and what follows."""
    address = link.strip().casefold()
    scheme = _SCHEME.match(address)
    if scheme:
        address = address[scheme.end() :]
    host, *rest = _AFTER_HOST.split(address, maxsplit=1)
    return host.rpartition("@")[2].partition(":")[0].rstrip("."), rest


_LONGEST_HOST = 253


def _parents(host: str) -> Iterator[str]:
    """Yield the host and all that it belongs to: a.b.se, b.se, se."""
    if len(host) > _LONGEST_HOST:
        return
    while host:
        yield host
        host = host.partition(".")[2]


def _is_campaigns(host: str, hosts: _Hosts) -> bool:
    """Whether a label of the host is named as parties' and candidates' own sites are: annaforsenate.com."""
    if host.endswith(hosts.public) or len(host) > _LONGEST_HOST:
        return False
    for label in host.split(".")[:-1]:
        plain = label.strip("0123456789")
        if plain in hosts.endings:
            continue
        if plain.endswith(hosts.endings) or plain.startswith(hosts.beginnings):
            return True
        if plain.startswith(hosts.inside) or plain.endswith(hosts.inside):
            return True
    return False
