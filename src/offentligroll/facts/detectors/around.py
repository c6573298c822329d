"""What the statements around one tell, and what words alone never settle.

A statement publishes what came in, takes back or repeats another, and is taken back. Words about that, and
about politics, arouse suspicion only.
"""

from __future__ import annotations

import attrs

from offentligroll.facts.among import NOTHING_AROUND
from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import Family
from offentligroll.facts.detectors.word_answers import find_words
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

_around = Family("offentligroll.around", by_circumstances=False)
_COST_OF_READING = 10


def _record(field: str, *ids: str) -> Record:
    return Record(kind=RecordKind.STATEMENT, field=field, value=", ".join(ids))


@_around.answers("contains-incoming-document", cost=_COST_OF_READING)
def contains_incoming_document(context: Context) -> Answer:
    """Whether it is recorded to publish what came in; words about what came in arouse suspicion only."""
    contains = context.statement.contains
    if contains:
        return Answer.looked_up(Truth.YES, _record("contains", *contains))
    return find_words(context, "contains-incoming-document")


@_around.answers("receives-request", cost=_COST_OF_READING)
def receives_request(context: Context) -> Answer:
    """Find questions, requests and complaints in visitors' words; nobody else's are put to the authority."""
    author = context.statement.author
    if author is None or not author.visitor:
        return Answer.unknown(Note.of("nobody-said"))
    return find_words(context, "receives-request")


@_around.answers("asks-for-documents", Need.WORDS, cost=_COST_OF_READING)
def asks_for_documents(context: Context) -> Answer:
    """Find in visitors' words that they ask for a document; what others ask for may be someone else's."""
    answer = find_words(context, "asks-for-documents")
    author = context.statement.author
    if answer.truth is not Truth.YES or (author is not None and author.visitor):
        return answer
    return attrs.evolve(answer, truth=Truth.UNKNOWN, origin=None, note=Note.of("words-whose"))


@_around.answers("is-political-comment", Need.WORDS, cost=_COST_OF_READING)
def is_political_comment(context: Context) -> Answer:
    """Find words about what parties dispute; they arouse suspicion only."""
    return find_words(context, "is-political-comment")


@_around.answers("removes-own-post")
def removes_own_post(context: Context) -> Answer:
    """Whether what is taken down was published by who takes it down, or on behalf of the authority."""
    statement = context.statement
    if statement.act not in (Act.REMOVAL, Act.HIDE):
        return Answer.looked_up(Truth.NO, _record("act", statement.act.value))
    target = (context.among or NOTHING_AROUND).find(statement.target)
    if target is None:
        return Answer.unknown(Note.of("target-missing"))
    writer, bearer = target.author, target.on_behalf_of
    if (writer is not None and statement.author is not None and writer.id == statement.author.id) or (
        bearer is not None and context.organisation is not None and bearer.id == context.organisation.id
    ):
        return Answer.looked_up(Truth.YES, _record("target", target.id))
    if writer is not None and writer.visitor:
        return Answer.looked_up(Truth.NO, _record("target", target.id))
    return Answer.unknown(Note.of("words-whose"))


@_around.answers("sender-agreed-to-publication")
def sender_agreed_to_publication(context: Context) -> Answer:
    """Whether all whose documents it publishes agreed, as was recorded of what came in."""
    among, contains = context.among or NOTHING_AROUND, context.statement.contains
    if not contains:
        return Answer.unknown(Note.of("nobody-said"))
    came_in = [among.find(one) for one in contains]
    found = [one for one in came_in if one is not None]
    refused = [one.id for one in found if one.publication_agreed is False]
    if refused:
        return Answer.looked_up(Truth.NO, _record("publication_refused", *refused))
    if len(found) < len(contains):
        return Answer.unknown(Note.of("incoming-missing"))
    agreed = all(one.publication_agreed for one in found)
    return Answer.looked_up(
        Truth.YES if agreed else Truth.UNKNOWN,
        _record("publication_agreed", *contains),
        missing=Note.of("nobody-said"),
    )


@_around.answers("is-only-published-here")
def is_only_published_here(context: Context) -> Answer:
    """Whether the same words stand on another channel; that none do here does not say that none do."""
    among = context.among or NOTHING_AROUND
    elsewhere = among.elsewhere(context.statement)
    if elsewhere:
        return Answer.looked_up(Truth.NO, _record("elsewhere", *(one.id for one in elsewhere)))
    return Answer.unknown(Note.of("nobody-said"))


@_around.answers("takes-back-earlier-statement", cost=_COST_OF_READING)
def takes_back_earlier_statement(context: Context) -> Answer:
    """Whether it is recorded to take another back, or its words say so."""
    earlier = context.statement.takes_back
    if earlier is not None:
        return Answer.looked_up(Truth.YES, _record("takes_back", earlier))
    return find_words(context, "takes-back-earlier-statement")


@_around.answers("was-taken-back")
def was_taken_back(context: Context) -> Answer:
    """Whether another statement at hand takes it back; that none does here does not say that none did."""
    statement = context.statement
    taking_back = (context.among or NOTHING_AROUND).taking_back(statement)
    own = [one for one in taking_back if one.author == statement.author]
    if own:
        return Answer.looked_up(Truth.YES, _record("taken_back_by", *(one.id for one in own)))
    return Answer.unknown(Note.of("nobody-said"))


@_around.answers("repeats-itself")
def repeats_itself(context: Context) -> Answer:
    """Whether the author said the same there before; that it is not at hand does not say so."""
    before = (context.among or NOTHING_AROUND).said_before(context.statement)
    if before:
        return Answer.looked_up(Truth.YES, _record("said_before", *(one.id for one in before)))
    return Answer.unknown(Note.of("nobody-said"))


AROUND_DETECTORS = _around.detectors()

LOOKED_AROUND_FOR = frozenset(
    {
        "sender-agreed-to-publication",
        "is-only-published-here",
        "was-taken-back",
        "repeats-itself",
        "removes-own-post",
    }
)
"""The facts that other statements answer, so that these have to be at hand."""
