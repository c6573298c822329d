"""Asking a detector: what it needs is looked for first, and what is missing is said in words."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import attrs

from offentligroll.facts.detector import NOT_FOUND, Answer, Context, Detector, Need
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin, unknown
from offentligroll.facts.note import Note
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded

_MISSING = {
    Need.ACCOUNT: Answer.unknown(Note.of("channel-unrecorded")),
    Need.AUTHOR: Answer.unknown(Note.of("author-unknown")),
    Need.ORGANISATION: Answer.unknown(Note.of("authority-unclear")),
    Need.DAY: Answer.unknown(Note.of("day-unknown")),
    Need.WORDS: Answer.unknown(Note.of("words-missing")),
    Need.DIRECTORY: Answer.unknown(Note.of("directory-missing")),
}
_UNKNOWN = Truth.UNKNOWN
_MISQUOTED = ("misquoted", "misquoted-anywhere")

_NOTHING_MISSING: frozenset[Need] = frozenset()


def missing_in(context: Context) -> frozenset[Need]:
    """Find what no detector can be told about a statement.

    Args:
        context: the statement, seen for one organisation.

    Returns:
        The needs that the context leaves unmet.
    """
    statement = context.statement
    missing: list[Need] = []
    if statement.channel is None:
        missing.append(Need.ACCOUNT)
    if statement.author is None:
        missing.append(Need.AUTHOR)
    if context.organisation is None:
        missing.append(Need.ORGANISATION)
    if context.day is None:
        missing.append(Need.DAY)
    if not has_words(statement):
        missing.append(Need.WORDS)
    if statement.directory is None:
        missing.append(Need.DIRECTORY)
    return frozenset(missing) if missing else _NOTHING_MISSING


def has_words(statement: Statement) -> bool:
    """Return whether there is anything to read in a statement.

    Args:
        statement: the act.

    Returns:
        Whether it has a text, or a picture with a description.
    """
    text = statement.text
    return bool(text and not text.isspace()) or any(one.description for one in statement.media)


@functools.lru_cache(maxsize=4096)
def _not_found(fact: str, told_by: str) -> Fact:
    return Fact(id=fact, truth=NOT_FOUND.truth, origin=NOT_FOUND.origin, told_by=told_by)


@functools.cache
def _why(lacking: frozenset[Need]) -> Note | None:
    return next(answer.note for need, answer in _MISSING.items() if need in lacking)


def unasked(fact: str, needs: frozenset[Need], missing: frozenset[Need]) -> Fact | None:
    """State that a detector was not asked since something that it needs is missing.

    Args:
        fact: the id of the fact.
        needs: what the detector needs.
        missing: what :func:`missing_in` found.

    Returns:
        The unknown fact, with a note that names what is missing; None where nothing is.
    """
    return None if needs.isdisjoint(missing) else unknown(fact, _why(needs & missing))


def _located(name: str, answer: Answer, context: Context) -> Answer:
    """Find the places of quotes; unknown is an answer that quotes words which do not stand there."""
    text = context.statement.text or ""
    for part in answer.evidence:
        quoted = part.start is not None or part.quote is not None
        if quoted and (not part.quote or part.start is None or text[part.start : part.end] != part.quote):
            return Answer.unknown(Note.of(_MISQUOTED[0], name=name))
    found = []
    for quote in answer.quotes:
        start = text.find(quote) if quote else -1
        if start < 0:
            return Answer.unknown(Note.of(_MISQUOTED[1], name=name))
        found.append(Evidence(quote=quote, start=start, end=start + len(quote)))
    return attrs.evolve(answer, evidence=(*answer.evidence, *found), quotes=()) if found else answer


def is_misquoted(fact: Fact) -> bool:
    """Return whether a fact is unknown only because a program's detector quotes what does not stand there.

    Args:
        fact: the fact.

    Returns:
        Whether it is.
    """
    return fact.note is not None and fact.note.code in _MISQUOTED


def told_by_program(name: str, fact: str, answer: object, context: Context) -> Fact:
    """Take what a program's own detector says, and believe no quote that is not there.

    Args:
        name: who says so.
        fact: the id of the fact.
        answer: what it says.
        context: the statement, seen for one organisation.

    Returns:
        The fact; unknown where it quotes words that are not in the text at that place.

    Raises:
        TypeError: it is something else than an answer.
    """
    return as_fact(name, fact, _located(name, _checked(name, fact, answer), context))


def ask_program(detector: Detector, context: Context, missing: frozenset[Need]) -> Fact:
    """Ask a program's own detector.

    Args:
        detector: whom to ask.
        context: the statement, seen for one organisation.
        missing: what :func:`missing_in` found there.

    Returns:
        Its answer, as :func:`told_by_program` takes it.

    Raises:
        TypeError: the detector gives something else than an answer.
    """
    lacking = unasked(detector.fact, detector.needs, missing)
    if lacking is not None:
        return lacking
    try:
        return told_by_program(detector.name, detector.fact, detector.answer(context), context)
    except Exception as error:
        note_question(error, detector.name, (detector.fact,), (context,))
        raise


def ask(detector: Detector, context: Context, missing: frozenset[Need] | None = None) -> Fact:
    """Ask a detector of the library for its fact, unless something that it needs is missing.

    Args:
        detector: whom to ask.
        context: the statement, seen for one organisation.
        missing: what :func:`missing_in` found there, where that is at hand already.

    Returns:
        Its answer under its name; unknown, with a note that names what is missing, where it was not asked.

    Raises:
        TypeError: the detector gives something else than an answer.
    """
    if missing is None:
        missing = missing_in(context)
    if not detector.needs.isdisjoint(missing):
        return unknown(detector.fact, _why(detector.needs & missing))
    try:
        answer = detector.answer(context)
    except Exception as error:
        note_question(error, detector.name, (detector.fact,), (context,))
        raise
    return as_fact(detector.name, detector.fact, _checked(detector.name, detector.fact, answer))


def ask_of_words(detector: Detector, context: Context, missing: frozenset[Need]) -> Fact:
    """Ask what is said in the words, once for this authority and day, whichever policy asks.

    Args:
        detector: whom to ask; one of the library.
        context: the statement, seen for one organisation.
        missing: what :func:`missing_in` found there.

    Returns:
        As :func:`ask` gives it.
    """
    answers = context.heard.answers
    found = answers.get(detector.fact)
    if found is None:
        found = answers[detector.fact] = ask(detector, context, missing)
    return found


def note_question(error: Exception, name: str, facts: Iterable[str], contexts: Iterable[Context]) -> None:
    """Note on an error who was asked what about which statements.

    Args:
        error: what was raised.
        name: the name of the detector.
        facts: what it was asked.
        contexts: the statements.
    """
    asked = ", ".join(f"`{fact}`" for fact in facts)
    error.add_note(f"while `{name}` answered {asked} of {', '.join(one.statement.id for one in contexts)}")


def _checked(name: str, fact: str, answer: object) -> Answer:
    if not isinstance(answer, Answer):
        raise TypeError(f"the detector `{name}` gave {answer!r:.60} for `{fact}`; it must give an Answer")
    return answer


def as_fact(name: str, fact: str, answer: Answer) -> Fact:
    """Turn an answer into the fact that it answers.

    Args:
        name: who answers.
        fact: the id of the fact.
        answer: the answer.

    Returns:
        The fact.
    """
    if answer is NOT_FOUND:
        return _not_found(fact, name)
    if answer.truth is _UNKNOWN and not answer.evidence:
        return unknown(fact, answer.note)
    # The fields of an answer were checked when it was made.
    return recorded(
        Fact,
        id=fact,
        truth=answer.truth,
        origin=answer.origin,
        told_by=name,
        evidence=answer.evidence,
        note=answer.note,
        rests_on_absence=answer.is_weak,
    )


def without_account(context: Context, fact: str) -> Fact:
    """Answer *no* to a fact about the account of an act that no account is part of.

    Args:
        context: the statement.
        fact: the id of the fact.

    Returns:
        The answer, with the act as its record.
    """
    record = Record(kind=RecordKind.STATEMENT, field="account", value=False, of=context.statement.act.value)
    return Fact(
        id=fact,
        truth=Truth.NO,
        origin=Origin.LOOKED_UP,
        told_by="offentligroll",
        evidence=(Evidence(record=record),),
    )
