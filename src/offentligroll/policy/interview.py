"""Asking a person, one fact at a time, only what a policy still needs to know about one statement."""

from __future__ import annotations

import collections
import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.assessment.parts import UsedFact
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth

if TYPE_CHECKING:
    from offentligroll.policy.policy import Policy


@attrs.frozen(kw_only=True)
class Interview:
    """The questions that a policy still has about one statement, and the answers so far.

    It is never changed: each answer gives a new interview, so that one can go back.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> interview = Policy.load("katrineholm").interview()
        >>> interview.question.id
        'account-is-listed'
        >>> interview = interview.with_answer("account-is-listed", Truth.YES)
        >>> interview.assessment.capacity, interview.assessment.status
        (<Capacity.OFFICIAL: 'official'>, <Status.SETTLED: 'settled'>)
    """

    policy: Policy
    """The policy that asks."""
    statement: Statement | None = None
    """What it asks about; None where nothing but the answers is known."""
    for_: Organisation | None = None
    """The organisation that is *the authority*."""
    as_of: dt.date | None = None
    """The day of the law, where it is not that of the statement."""
    answers: tuple[tuple[str, Truth], ...] = ()
    """The facts that were asked about, in order; unknown where the person could not tell."""

    def with_answer(self, fact: str, truth: Truth) -> Interview:
        """Give the interview with one more answer, or with another answer to what was asked before.

        Args:
            fact: the id of the fact.
            truth: yes, no, or unknown where the person can't tell; it is then not asked again.

        Returns:
            The interview that goes on.

        Raises:
            ValueError: it is no fact, or one that follows from others.
        """
        others = tuple(one for one in self.answers if one[0] != fact)
        following = attrs.evolve(self, answers=(*others, (fact, truth)))
        following.assessment  # noqa: B018 - an answer to what is no fact is refused at once
        return following

    @functools.cached_property
    def assessment(self) -> Assessment:
        """The assessment on what is known so far."""
        if self.statement is None:
            told = {truth: [fact for fact, one in self.answers if one is truth] for truth in Truth}
            return self.policy.assess_facts(told[Truth.YES], told[Truth.NO], as_of=self.as_of)
        statement = self.statement
        for fact, truth in self.answers:
            if truth is not Truth.UNKNOWN:
                statement = statement.with_fact(fact, truth is Truth.YES, note="interview")
        return self.policy.assess(statement, for_=self.for_, as_of=self.as_of)

    @functools.cached_property
    def question(self) -> UsedFact | None:
        """The fact to ask about next; None where no answer would tell more."""
        asked = {fact for fact, _ in self.answers}
        return next((fact for fact in self._questions() if fact.id not in asked), None)

    def _questions(self) -> Iterator[UsedFact]:
        """First what decides the capacity, then duties, then guidelines; what matters most comes first."""
        if self.assessment.status is Status.NOT_IN_FORCE:
            return
        yield from self._about_capacity()
        for duty in self.assessment.obligations:
            if duty.outcome is ObligationOutcome.UNDECIDED or duty.is_precaution:
                yield from _unknown(duty.facts)
        undecided = [one for one in self.assessment.findings if one.outcome is Outcome.UNDECIDED]
        for finding in sorted(undecided, key=lambda one: not one.guideline.modality.is_strict):
            yield from _unknown(finding.facts)

    def _about_capacity(self) -> Iterator[UsedFact]:
        if self.assessment.status is Status.SETTLED:
            return
        questions = self.assessment.open_questions()
        alone = [one.facts[0] for one in questions if len(one.facts) == 1]
        yield from sorted(alone, key=self._unsettled_after)
        together = collections.Counter(
            fact.id for one in questions if len(one.facts) > 1 for fact in one.facts
        )
        by_id = {fact.id: fact for one in questions for fact in one.facts}
        for fact, _ in together.most_common():
            yield by_id[fact]
        # Where more than two answers are wanted together, those that open rules wait for are left.
        for reason in (*self.assessment.held_open_by, *self.assessment.rules):
            if reason.state is RuleState.OPEN and not questions:
                yield from _unknown(reason.facts)

    def _unsettled_after(self, fact: UsedFact) -> int:
        """How many of the two answers would leave the capacity unsettled."""
        compiled = self.policy.compiled
        known = compiled.known_of(self.assessment.facts)
        day = self.assessment.provenance.day
        position = compiled.positions[fact.id]
        answers = (known.with_truth(position, truth) for truth in (Truth.YES, Truth.NO))
        decided = (self.policy.decide(compiled.with_derived(one), day) for one in answers)
        return sum(one.status is not Status.SETTLED for one in decided)


def _unknown(facts: Iterable[UsedFact]) -> Iterator[UsedFact]:
    return (one for one in facts if one.fact.truth is Truth.UNKNOWN)
