"""Answers to facts as directories and statements write them: plainly yes or no, or dated."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.files.shape import SlipError
from offentligroll.languages import Message
from offentligroll.model.given import GivenFact, same_fact_told_twice
from offentligroll.model.reading.dates import DatedShape, Day
from offentligroll.model.typed import recorded


@attrs.frozen(kw_only=True)
class ToldFactShape(DatedShape):
    """A dated answer to a fact."""

    value: bool
    note: str | None = None


@attrs.frozen(kw_only=True)
class StatementFactShape(ToldFactShape):
    """The same on a statement, where JSON writes the day as text."""

    checked: Day | None = None


FactsShape = Mapping[str, bool | ToldFactShape | tuple[ToldFactShape, ...]]
"""What the table ``facts`` of a directory holds."""
StatementFactsShape = Mapping[str, bool | StatementFactShape | tuple[bool | StatementFactShape, ...]]
"""What the table ``facts`` of a statement holds."""


def given_facts(told: FactsShape | StatementFactsShape) -> tuple[GivenFact, ...]:
    """Make answers of a ``facts`` table.

    Args:
        told: what the table says, by fact.

    Returns:
        The answers, in the order of the table.
    """
    if set(map(type, told.values())) == {bool}:
        return tuple(map(_plainly, told, told.values()))
    given: list[GivenFact] = []
    for fact, answers in told.items():
        for answer in answers if isinstance(answers, tuple) else (answers,):
            if isinstance(answer, bool):
                given.append(_plainly(fact, answer))
            else:
                period = answer.period()
                given.append(GivenFact(fact=fact, value=answer.value, period=period, note=answer.note))
    return tuple(given)


@functools.lru_cache(maxsize=4096)
def _plainly(fact: str, answer: bool) -> GivenFact:
    """Make an answer that always holds; many statements share it."""
    return recorded(GivenFact, fact=fact, value=answer)


def facts_told_twice(read: Mapping[str, Any]) -> Iterator[SlipError]:
    """Find the facts that a table answers twice for one day.

    Args:
        read: the fields of the table that could be read.

    Yields:
        What is wrong.
    """
    told = read.get("facts", {})
    if tuple not in map(type, told.values()):
        return
    several = {fact: answers for fact, answers in told.items() if isinstance(answers, tuple)}
    for fact in same_fact_told_twice(given_facts(several)):
        message = Message("model.doubled-fact", fact=fact)
        yield SlipError("doubled-fact", message, Message("model.advice.days"), key=("facts", fact))
