"""What people and programs have told about a statement, its channel or its author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from offentligroll.facts.detector import Context
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin, unknown
from offentligroll.facts.note import Note
from offentligroll.languages import Message, MessageError
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.truth import Truth


def given_for(context: Context, fact: str) -> Iterator[tuple[Fact, Truth]]:
    """Yield what people or programs told: on the statement, then the channel, then the author.

    Args:
        context: the statement.
        fact: the id of the fact.

    Yields:
        The answers, unknown where it is not clear whether they are about the day; beside each what it says
        if it is.

    Raises:
        MessageError: one place has two answers.
    """
    statement = context.statement
    places: list[tuple[str, str | None, tuple[GivenFact, ...]]] = [("statement", None, statement.facts)]
    if statement.channel is not None:
        places.append(("channel", statement.channel.id, statement.channel.facts))
    if statement.author is not None:
        places.append(("author", statement.author.id, statement.author.facts))
    for place, owner, told in places:
        answers = [
            (answer, Truth.from_bool(given.value))
            for given in told
            if given.fact == fact and (answer := _given_at(context, place, owner, given)) is not None
        ]
        certain = {says: (one, says) for one, says in answers if one.truth is not Truth.UNKNOWN}
        if len(certain) > 1:
            code = f"facts.contradictory-{place}"
            raise MessageError(Message(code, fact=fact, owner=owner or ""))
        yield from certain.values() or answers


def _given_at(context: Context, place: str, owner: str | None, given: GivenFact) -> Fact | None:
    """Return an answer told at one place; unknown where it may not be about the day, None where it is not."""
    if place == "statement" or given.period == ALWAYS:
        holds = Truth.YES
    elif context.day is None:
        holds = Truth.UNKNOWN
    else:
        holds = given.period.contains(context.day)
    if holds is Truth.NO:
        return None
    if holds is Truth.UNKNOWN:
        day = (
            Note.of("day-unknown")
            if context.day is None
            else Note.of("unclear-for-day", day=context.day.isoformat())
        )
        return unknown(
            given.fact, Note.of("answered-for", id=owner or "", period=str(given.period), clause=day)
        )
    records = [] if owner is None else [_record(place, owner, given)]
    if isinstance(given, SignedFact):
        records += _signed(given)
    return Fact(
        id=given.fact,
        truth=Truth.from_bool(given.value),
        origin=Origin.GIVEN,
        told_by=place,
        evidence=tuple(Evidence(record=one) for one in records),
        note=None if given.note is None else Note.from_text(given.note),
    )


def _record(place: str, owner: str, given: GivenFact) -> Record:
    return Record(
        kind=RecordKind.CHANNEL if place == "channel" else RecordKind.OFFICIAL,
        id=owner,
        field="facts",
        value=given.value,
        period=None if given.period == ALWAYS else given.period,
    )


def _signed(given: SignedFact) -> Iterator[Record]:
    """Yield who answered, and who looked at it, as records."""
    for field, name, at in (("answered", given.by, given.at), ("seen", given.seen_by, given.seen_at)):
        if name is not None and at is not None:
            day = Period.from_dates(at.date(), at.date())
            yield Record(kind=RecordKind.STATEMENT, field=field, value=given.value, of=name, period=day)


def disagreement(answers: Iterable[Fact]) -> Note | None:
    """Return that programs contradict each other.

    Args:
        answers: what programs answer to one fact.

    Returns:
        The note that names the first of each; None where they agree.
    """
    tellers = {answer.truth: answer.told_by or "" for answer in reversed(tuple(answers))}
    if Truth.YES in tellers and Truth.NO in tellers:
        return Note.of("programs-disagree", yes=tellers[Truth.YES], no=tellers[Truth.NO])
    return None


def is_contested(given: Sequence[tuple[Fact, Truth]], answers: Sequence[Fact]) -> bool:
    """Return whether an answer of higher authority may be about the day, and would beat the best known one.

    Args:
        given: the given answers, each with what it says if it is about the day.
        answers: all answers by authority, the given ones first.

    Returns:
        Whether it is not known which of them holds.
    """
    best = next((place for place, one in enumerate(answers) if one.truth is not Truth.UNKNOWN), 0)
    return any(says is not answers[best].truth for _, says in given[:best])
