"""Closing answers over the relations of their facts, rank by rank, highest first."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.relations import ContradictionError, Relation, Relations
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded

_UNKNOWN = Truth.UNKNOWN


class Rank(enum.IntEnum):
    """Whose answer counts before whose: the lower number."""

    STATEMENT = 0
    CHANNEL = 1
    AUTHOR = 2
    PROGRAM = 3
    COMPUTED = 4
    WEAK = 5

    @classmethod
    def of_place(cls, place: str | None) -> Rank:
        """Return the rank of what is given at a place: for a statement, its channel or its author."""
        return {"channel": cls.CHANNEL, "author": cls.AUTHOR}.get(place or "", cls.STATEMENT)

    @property
    def is_told(self) -> bool:
        """Whether a person answers, who can't mean two things that exclude each other."""
        return self <= Rank.AUTHOR


class Ranked(list[tuple[Rank, Fact]]):
    """The answers to one fact in their order of authority."""

    doubtful: Sequence[Truth] = ()
    """What is given for a time that may or may not include the day."""
    is_contested: bool = False
    """Whether an answer that may be about another day would beat one that is about this."""


class Candidates(NamedTuple):
    """All that is answered to one fact."""

    answers: tuple[tuple[Rank, Fact], ...]
    """The known answers, those that count first first."""
    unknown: Fact
    """What it is where none of them counts."""
    doubtful: tuple[Truth, ...] = ()
    """What a person answers of a time that may or may not include the day: it would beat what is computed."""


def close(facts: Mapping[str, Candidates]) -> dict[str, Fact]:
    """Choose among the answers to facts that have relations.

    An answer that contradicts what follows from a higher one is beaten and shown. What follows from a weak
    answer is weak. Answers of one rank that contradict each other are unknown.

    Args:
        facts: what is answered to each, all facts that relations join included.

    Returns:
        One answer to each fact.

    Raises:
        ContradictionError: a person's answers at one place can't all be so.
    """
    return _each_alone(facts) or _rank_by_rank(facts)


def _rank_by_rank(facts: Mapping[str, Candidates]) -> dict[str, Fact]:
    decided: dict[str, Fact] = {}
    doubts = _doubts(facts)
    for rank in Rank:
        answers = {
            fact: answer
            for fact, candidates in facts.items()
            if fact not in decided and (answer := _at(rank, candidates.answers)) is not None
        }
        clashes = list(_clashes(answers)) if answers else []
        if clashes and rank.is_told:
            fact, other, relation = clashes[0]
            literals = ((fact, answers[fact].truth), (other, answers[other].truth))
            raise ContradictionError(relation, literals)
        for fact, other, _ in clashes:
            for one, against in ((fact, other), (other, fact)):
                decided[one] = recorded(
                    Fact,
                    id=one,
                    truth=_UNKNOWN,
                    note=Note.of("contradicted", fact=against),
                    beaten=(answers[one],),
                )
        if not rank.is_told:
            for fact, answer in answers.items():
                if (fact, ~answer.truth) in doubts:
                    decided.setdefault(fact, facts[fact].unknown)
        firm = {fact: answer for fact, answer in answers.items() if fact not in decided}
        decided |= firm
        for answer in firm.values():
            for other, truth in _following(answer.id, answer.truth):
                decided.setdefault(other, _implied(other, truth, answer))
    return {
        fact: _with_beaten(decided.get(fact, candidates.unknown), candidates.answers)
        for fact, candidates in facts.items()
    }


def _each_alone(facts: Mapping[str, Candidates]) -> dict[str, Fact] | None:
    """Return the answers where each fact has one, all of one rank, and none contradicts another."""
    answers: dict[str, Fact] = {}
    ranks: set[Rank] = set()
    for fact, candidates in facts.items():
        if len(candidates.answers) != 1 or candidates.doubtful:
            return None
        rank, answers[fact] = candidates.answers[0]
        ranks.add(rank)
    return answers if len(ranks) == 1 and not any(True for _ in _clashes(answers)) else None


def _doubts(facts: Mapping[str, Candidates]) -> frozenset[tuple[str, Truth]]:
    """Return all that would be so if answers of doubtful days were about the day."""
    doubtful = [(fact, truth) for fact, candidates in facts.items() for truth in candidates.doubtful]
    following = (literal for fact, truth in doubtful for literal in _following(fact, truth))
    return frozenset((*doubtful, *following))


def _at(rank: Rank, answers: Sequence[tuple[Rank, Fact]]) -> Fact | None:
    return next((answer for at, answer in answers if at is rank), None)


def _clashes(answers: Mapping[str, Fact]) -> Iterator[tuple[str, str, Relation]]:
    for fact, answer in answers.items():
        for (other, truth), relation in Relations.shipped().reached(fact, answer.truth):
            told = answers.get(other)
            if told is not None and told.truth is not truth:
                yield fact, other, relation


def _following(fact: str, truth: Truth) -> Iterator[tuple[str, Truth]]:
    return (literal for literal, _ in Relations.shipped().reached(fact, truth))


def _implied(fact: str, truth: Truth, answer: Fact) -> Fact:
    return recorded(
        Fact,
        id=fact,
        truth=truth,
        origin=Origin.IMPLIED,
        told_by="offentligroll",
        follows_from=answer.id if answer.truth is Truth.YES else f"not {answer.id}",
        is_weakly_implied=answer.is_weak,
    )


def _with_beaten(chosen: Fact, answers: Sequence[tuple[Rank, Fact]]) -> Fact:
    if chosen.truth is _UNKNOWN:
        return chosen
    beaten = tuple(answer for _, answer in answers if answer.truth is not chosen.truth)
    return attrs.evolve(chosen, beaten=beaten) if beaten else chosen
