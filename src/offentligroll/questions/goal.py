"""Asking a person only what can still change the answer to one question."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.languages import MessageError
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.policy.arguments import check_can_be_told, id_of
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.answering import Asked, answer
from offentligroll.questions.owners import OWNERS
from offentligroll.questions.parts import Form
from offentligroll.questions.reply import Reply

MOST_TRIED = 6
"""So many facts are tried at each step; what nobody knows at first is seldom among them."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class GoalInterview:
    """The questions that can still change one answer, and the answers so far; it is never changed.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> policy = Policy.shipped("se-law")
        >>> asking = policy.interview_for("may-show-person", ["account-belongs-to-authority"])
        >>> asking.question.id
        'all-shown-have-consented'
        >>> asking.with_answer("all-shown-have-consented", Truth.YES).reply.form
        <Form.YES: 'yes'>
    """

    policy: Rulebook
    """The policy that answers."""
    asked: Asked
    """The question, and what is told."""
    answers: tuple[tuple[str, Truth], ...] = ()
    """The facts that were asked about, in order; unknown where the person could not tell."""

    @functools.cached_property
    def reply(self) -> Reply:
        """The answer on what is known so far."""
        return answer(self.policy, self.asked)

    def with_answer(self, fact: str, truth: Truth) -> GoalInterview:
        """Return the interview with one more answer.

        Args:
            fact: the id of the fact, or its phrase.
            truth: yes, no, or unknown where the person can't tell.

        Returns:
            The interview that goes on.

        Raises:
            ValueError: it is no fact, or one that follows from others.
        """
        fact = id_of(fact, self.policy.own_facts)
        answers = (*(one for one in self.answers if one[0] != fact), (fact, truth))
        if truth is Truth.UNKNOWN:
            return attrs.evolve(self, answers=answers)
        asked = self.asked.with_fact(fact, holds=truth is Truth.YES)
        return attrs.evolve(self, asked=asked, answers=answers)

    @functools.cached_property
    def question(self) -> UsedFact | None:
        """The fact to ask about next; None where no answer would change the reply."""
        if self._is_answered:
            return None
        for number, used in enumerate(self._candidates()):
            if number == MOST_TRIED:
                return None
            if self._matters(used.id):
                return used
        return None

    @property
    def _is_answered(self) -> bool:
        return self.reply.form.is_outright and self.reply.status.is_firm

    def _candidates(self) -> Iterator[UsedFact]:
        """What the reply would ask, then what the rules beside it wait for: what is known first, first."""
        first = self.asked.template.first
        passed = {fact for fact, _ in self.answers}
        ask = self.reply.ask
        if ask is not None and ask.id not in passed and self._can_be_told(ask.id):
            yield ask
        waiting = {
            used.id: used
            for ground in self.reply.beside
            for used in ground.facts
            if ground.form is Form.NOT_KNOWN and used.fact.truth is Truth.UNKNOWN and self._is_open(used.id)
            if self._can_be_told(used.id)
        }
        is_answered = self.reply.form.is_outright
        ordered = sorted(
            (one for one in waiting if one not in passed and (one in first or not is_answered)),
            key=lambda one: first.index(one) if one in first else len(first),
        )
        yield from (waiting[one] for one in ordered)

    def _can_be_told(self, fact: str) -> bool:
        """Whether a person can answer it; what follows from others is not asked."""
        try:
            check_can_be_told([fact], self.policy.own_facts)
        except MessageError:
            return False
        return True

    def _is_open(self, fact: str) -> bool:
        """Whether what was told leaves it open: one owner of an account is enough."""
        return fact not in OWNERS or not any(one in self.asked.yes for one in OWNERS)

    def _matters(self, fact: str) -> bool:
        """Whether one of the two answers gives another reply than the other."""
        told = [answer(self.policy, self.asked.with_fact(fact, holds=holds)) for holds in (True, False)]
        return _of(told[0]) != _of(told[1])


def _of(reply: Reply) -> tuple[object, ...]:
    return (reply.form, reply.manner, reply.by, reply.action)
