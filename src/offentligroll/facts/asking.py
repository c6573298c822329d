"""Asking a detector: what it needs is looked for first, and what is missing is said in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.evidence import Evidence, Note, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.truth import Truth

_MISSING = {
    Need.ACCOUNT: Answer.unknown(Note.of("channel-unrecorded")),
    Need.AUTHOR: Answer.unknown(Note.of("author-unknown")),
    Need.ORGANISATION: Answer.unknown(Note.of("authority-unclear")),
    Need.DAY: Answer.unknown(Note.of("day-unknown")),
    Need.WORDS: Answer.unknown(Note.of("words-missing")),
    Need.DIRECTORY: Answer.unknown(Note.of("directory-missing")),
}
_UNKNOWN = Truth.UNKNOWN

Verify = Callable[[Detector, Answer, Context], Note | None]

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
    if not statement.text or statement.text.isspace():
        missing.append(Need.WORDS)
    if statement.directory is None:
        missing.append(Need.DIRECTORY)
    return frozenset(missing) if missing else _NOTHING_MISSING


@functools.lru_cache(maxsize=4096)
def unknown(fact: str, note: Note | None) -> Fact:
    """Give the answer that a fact is not known; the same few are given again and again.

    Args:
        fact: the id of the fact.
        note: what is missing.

    Returns:
        The unknown fact.
    """
    return Fact(id=fact, truth=Truth.UNKNOWN, note=note)


@functools.cache
def _why(lacking: frozenset[Need]) -> Note | None:
    return next(answer.note for need, answer in _MISSING.items() if need in lacking)


def _misquoted(detector: Detector, answer: Answer, context: Context) -> Note | None:
    """What is said of an answer that quotes words which do not stand in the text where it has them from."""
    text = context.statement.text or ""
    for part in answer.evidence:
        if part.quote is not None and (part.start is None or text[part.start : part.end] != part.quote):
            return Note.of("misquoted", name=detector.name)
    return None


def ask_program(detector: Detector, context: Context, missing: frozenset[Need] | None = None) -> Fact:
    """Ask a program's own detector, and believe no quote that is not there.

    Args:
        detector: whom to ask.
        context: the statement, seen for one organisation.
        missing: as for :func:`ask`.

    Returns:
        Its answer; unknown where it quotes words that do not stand in the text at that place.

    Raises:
        TypeError: the detector gives something else than an answer.
    """
    return ask(detector, context, missing, verify=_misquoted)


def ask(
    detector: Detector,
    context: Context,
    missing: frozenset[Need] | None = None,
    *,
    verify: Verify | None = None,
) -> Fact:
    """Ask a detector for its fact, unless something that it needs is missing.

    Args:
        detector: whom to ask.
        context: the statement, seen for one organisation.
        missing: what :func:`missing_in` found there, where that is at hand already.
        verify: tells why an answer is not taken, if so.

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
        error.add_note(f"while `{detector.name}` answered `{detector.fact}` of {context.statement.id}")
        raise
    if not isinstance(answer, Answer):
        raise TypeError(
            f"the detector `{detector.name}` gave {answer!r} for `{detector.fact}`; it must give an Answer"
        )
    if answer.truth is _UNKNOWN and not answer.evidence:
        return unknown(detector.fact, answer.note)
    refused = None if verify is None else verify(detector, answer, context)
    if refused is not None:
        return unknown(detector.fact, refused)
    return Fact(
        id=detector.fact,
        truth=answer.truth,
        origin=answer.origin,
        told_by=detector.name,
        evidence=answer.evidence,
        note=answer.note,
        rests_on_absence=answer.is_weak,
    )


@functools.cache
def needs_account_by_fact() -> Mapping[str, bool]:
    """Return the facts of the vocabulary, each with whether it needs an account, as a mere dictionary."""
    return {fact: definition.needs_account for fact, definition in Vocabulary.shipped().items()}


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
