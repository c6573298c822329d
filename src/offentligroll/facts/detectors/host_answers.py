"""Answering a policy's own facts that list hosts: whether the statement links to one of them."""

from __future__ import annotations

from offentligroll.facts.detector import NOT_FOUND, Answer, Context
from offentligroll.facts.detectors.word_answers import MOST_QUOTES
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.facts.text.links import LinkKind, hosts_of, kind_of_link
from offentligroll.model.truth import Truth


def detect_hosts(context: Context, hosts: frozenset[str]) -> Answer:
    """Answer from the links that a statement carries, and from those in its own words.

    Args:
        context: the statement.
        hosts: the hosts, in lower case; what belongs to one of them counts too.

    Returns:
        Yes with the links; *not found* where all links are known and lead elsewhere; else unknown.
    """
    statement, own = context.statement, context.own_words
    if not own.may_link or (statement.text is None and not statement.links):
        return Answer.unknown(own.missing or Note.of("words-missing"))
    text = statement.text or ""
    written = [
        (text[start:end], Evidence(quote=text[start:end], start=start, end=end)) for start, end in own.links
    ]
    carried = [
        (link, Evidence(record=Record(kind=RecordKind.STATEMENT, field="links", value=link)))
        for link in statement.links
    ]
    found = [one for link, one in (*written, *carried) if not hosts.isdisjoint(hosts_of(link))]
    if found:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=tuple(found[:MOST_QUOTES]))
    # An archive that gives the addresses behind its short links gives one for each.
    resolved = sum(not _is_shortened(link) for link, _ in carried)
    shortened = sum(_is_shortened(link) for link, _ in written)
    if shortened > resolved or resolved < len(carried):
        return Answer.unknown(Note.of("link-shortened"))
    if statement.text is None:
        return Answer.unknown(Note.of("words-missing"))
    return NOT_FOUND


def _is_shortened(link: str) -> bool:
    return kind_of_link(link) is LinkKind.SHORTENED
