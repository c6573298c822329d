"""The links in an author's own words."""

from __future__ import annotations

from offentligroll.facts.detector import Context
from offentligroll.facts.evidence import Evidence
from offentligroll.facts.text.links import LinkKind, kind_of_link


def written_links(context: Context) -> tuple[tuple[LinkKind, Evidence], ...]:
    """Return the links in the own words.

    Args:
        context: the statement.

    Returns:
        For each, where it leads, and the quote.
    """
    text = context.statement.text or ""
    known = known_hosts(context)
    return tuple(
        (kind_of_link(text[start:end], known), Evidence(quote=text[start:end], start=start, end=end))
        for start, end in context.own_words.links
    )


def known_hosts(context: Context) -> frozenset[str]:
    """Return the hosts that the directory knows as parties' and candidates'.

    Args:
        context: the statement.

    Returns:
        The hosts.
    """
    directory = context.statement.directory
    return directory.campaign_hosts if directory is not None else frozenset()
