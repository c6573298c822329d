"""Answering at once all facts that the words alone answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from offentligroll.facts.asking import as_fact
from offentligroll.facts.detector import NOT_FOUND, Context
from offentligroll.facts.detectors.word_answers import (
    AUTHORITY_UNCLEAR,
    OF_AUTHORITY,
    bare_answer,
    find_words,
    not_known,
    reading_of,
)
from offentligroll.facts.fact import Fact
from offentligroll.facts.heard import NO, WEAK, YES, HeardFacts
from offentligroll.facts.text.reading import Silence
from offentligroll.facts.text.verdicts import Verdict
from offentligroll.model.truth import Truth


def hear(
    context: Context, name: str, facts: frozenset[str], not_found: frozenset[str] = frozenset()
) -> HeardFacts:
    """Answer many facts from the words at once.

    Args:
        context: the statement.
        name: who answers.
        facts: the ids of the facts.
        not_found: the ids of others, for which there was nothing to look at.

    Returns:
        The answers.
    """
    found = reading_of(context)

    def find(fact: str) -> Fact:
        return as_fact(name, fact, find_words(context, fact))

    if len(found.texts) != 1 or found.unread is not None or found.picture is not None:
        return HeardFacts.of({fact: find(fact) for fact in facts} | _not_found(name, not_found))
    _, reading = found.texts[0]
    unclear = context.organisation is None
    silent = _silent(reading.silence, name, facts, not_found, unclear)
    codes = {
        fact: _code_of(verdict, is_open=unclear and fact in OF_AUTHORITY)
        for fact, verdict in reading.verdicts.items()
        if fact in facts
    }
    besides = frozenset(reading.verdicts).difference(facts) if len(codes) < len(reading.verdicts) else _NONE
    return silent.with_spoken(codes, find, besides)


_NONE: frozenset[str] = frozenset()


def _code_of(verdict: Verdict, *, is_open: bool) -> int:
    """Return what the answer will be that a verdict is turned into."""
    truth = verdict.truth
    if truth is _YES:
        return YES | WEAK * verdict.is_weak
    return NO | WEAK if truth is _NO and not is_open else 0


# Python 3.11 takes its time to look a member up in its enum.
_YES, _NO = Truth.YES, Truth.NO


def _not_found(name: str, facts: Iterable[str]) -> dict[str, Fact]:
    return {fact: as_fact(name, fact, NOT_FOUND) for fact in facts}


@functools.lru_cache(maxsize=64)
def _silent(
    silence: Silence, name: str, facts: frozenset[str], not_found: frozenset[str], unclear: bool
) -> HeardFacts:
    """State of each fact that nothing speaks for it."""
    said = {
        fact: as_fact(
            name,
            fact,
            not_known(AUTHORITY_UNCLEAR)
            if unclear and fact in OF_AUTHORITY
            else bare_answer(silence.by_fact.get(fact, silence.otherwise).ground),
        )
        for fact in facts
    }
    return HeardFacts.of(said | _not_found(name, not_found))
