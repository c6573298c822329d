"""Answering at once all facts that the words alone answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

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
    silent = _silence(_Shared(reading.silence), reading.otherwise, name, facts, not_found, unclear)
    codes = {
        fact: _code_of(verdict, is_open=unclear and fact in OF_AUTHORITY)
        for fact, verdict in reading.verdicts.items()
        if fact in facts
    }
    return HeardFacts(silent.silent, silent.silent_codes, codes, find)


def _code_of(verdict: Verdict, *, is_open: bool) -> int:
    """Return what the answer will be that a verdict is turned into."""
    if verdict.truth is Truth.YES:
        return YES | WEAK * verdict.is_weak
    return NO | WEAK if verdict.truth is Truth.NO and not is_open else 0


def _not_found(name: str, facts: Iterable[str]) -> dict[str, Fact]:
    return {fact: as_fact(name, fact, NOT_FOUND) for fact in facts}


class _Shared:
    """What is said where nothing was met, equal to itself alone: there are few, and all are kept."""

    def __init__(self, verdicts: Mapping[str, Verdict]) -> None:
        self.verdicts = verdicts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shared) and other.verdicts is self.verdicts

    def __hash__(self) -> int:
        return id(self.verdicts)


@functools.lru_cache(maxsize=64)
def _silence(  # noqa: PLR0913, PLR0917 - all that it depends on
    shared: _Shared,
    otherwise: Verdict,
    name: str,
    facts: frozenset[str],
    not_found: frozenset[str],
    unclear: bool,
) -> HeardFacts:
    """State of each fact that nothing speaks for it."""
    said = {
        fact: as_fact(
            name,
            fact,
            not_known(AUTHORITY_UNCLEAR)
            if unclear and fact in OF_AUTHORITY
            else bare_answer(shared.verdicts.get(fact, otherwise).ground),
        )
        for fact in facts
    }
    return HeardFacts.of(said | _not_found(name, not_found))
