"""Asking a person, one fact at a time, only what a policy still needs to know about one statement."""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import UsedFact
from offentligroll.facts.fact import Fact
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages.arguments import check_type
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.policy.answered import with_fact_ids
from offentligroll.policy.arguments import id_of
from offentligroll.policy.asking.inquiry import Rule, Wanted, wanted
from offentligroll.policy.judging.assessing import assess
from offentligroll.policy.judging.deciding import assess_facts
from offentligroll.policy.rulebook import Rulebook

_WITHOUT_ACCOUNT = ("is-spoken",)
"""The acts that no account is part of."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Interview:
    """The questions that a policy still has about one statement, and the answers so far.

    It is never changed: each answer gives a new interview, so that one can go back.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> interview = Policy.load("katrineholm").interview()
        >>> interview.question.id
        'is-spoken'
        >>> interview = interview.with_answer("is-spoken", Truth.NO)
        >>> interview.question.id, [rule.id for rule in interview.waiting]
        ('account-is-listed', ['listed-channel'])
        >>> interview = interview.with_answer("account-is-listed", Truth.YES)
        >>> interview.assessment.capacity, interview.assessment.status
        (<Capacity.OFFICIAL: 'official'>, <Status.SETTLED: 'settled'>)
    """

    policy: Rulebook
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
        """Return the interview with one more answer, or with another answer to what was asked before.

        Args:
            fact: the id of the fact, or its phrase.
            truth: yes, no, or unknown where the person can't tell; it is then not asked again.

        Returns:
            The interview that goes on.

        Raises:
            ValueError: it is no fact, or one that follows from others.
        """
        check_type("fact", fact, str)
        fact = id_of(fact, self.policy.own_facts)
        others = tuple(one for one in self.answers if one[0] != fact)
        return attrs.evolve(self, answers=(*others, (fact, truth)))

    @functools.cached_property
    def assessment(self) -> Assessment:
        """The assessment on what is known so far."""
        if self.statement is None:
            told = {truth: [fact for fact, one in self._told.items() if one is truth] for truth in Truth}
            return assess_facts(self.policy, told[Truth.YES], told[Truth.NO], as_of=self.as_of)
        statement = self.told_statement(self.statement)
        return assess(self.policy, statement, for_=self.for_, as_of=self.as_of)

    def told_statement(self, statement: Statement) -> Statement:
        """Return a statement with the answers on it.

        Args:
            statement: the statement that was asked about.

        Returns:
            A copy; what the person could not tell stays as it was.
        """
        statement = with_fact_ids(statement, self.policy.own_facts)
        for fact, truth in self._told.items():
            if truth is not Truth.UNKNOWN:
                statement = statement.with_fact(fact, truth is Truth.YES)
        return statement

    @property
    def question(self) -> UsedFact | None:
        """The fact to ask about next, as far as it is known; None where no answer would tell more."""
        return None if self._next is None else self._used(self._next.fact)

    @property
    def waiting(self) -> tuple[Rule, ...]:
        """The rules, guidelines and obligations for whose sake the question is asked."""
        return () if self._next is None else self._next.rules

    @functools.cached_property
    def _next(self) -> Wanted | None:
        following = next(wanted(self.policy, self.assessment, frozenset(self._told)), None)
        if following is None or not self._asks_for_account(following.fact):
            return following
        # Whoever heard it at a meeting need not be asked about accounts one by one.
        acts = (fact for fact in _WITHOUT_ACCOUNT if fact in self.policy.compiled.positions)
        first = next((fact for fact in acts if fact not in self._told), following.fact)
        return attrs.evolve(following, fact=first)

    def _asks_for_account(self, fact: str) -> bool:
        return self.statement is None and fact in _needing_account()

    @functools.cached_property
    def _told(self) -> dict[str, Truth]:
        """The answers, and what follows: spoken words have no account, and the reverse."""
        told = dict(self.answers)
        if self.statement is not None:
            return told
        if any(told.get(fact) is Truth.YES for fact in _WITHOUT_ACCOUNT):
            needed = (fact for fact in self.policy.compiled.facts if fact in _needing_account())
            told |= {fact: Truth.NO for fact in needed if told.get(fact) is not Truth.YES}
        elif any(told.get(fact) is Truth.YES for fact in _needing_account()):
            needed = (fact for fact in self.policy.compiled.facts if fact in _WITHOUT_ACCOUNT)
            told |= dict.fromkeys(needed, Truth.NO)
        return told

    def _used(self, fact: str) -> UsedFact:
        """Return what is known of a fact, with a word on why it is not."""
        assessment = self.assessment
        told = (
            *assessment.facts,
            *(one for reason in assessment.rules for one in reason.facts),
            *(one for finding in assessment.findings for one in finding.facts),
            *(one for duty in assessment.obligations for one in duty.facts),
        )
        unknown = UsedFact(fact=Fact(id=fact, truth=Truth.UNKNOWN), forms=self.policy.forms_of(fact))
        return next((one for one in told if one.id == fact), unknown)


@functools.cache
def _needing_account() -> frozenset[str]:
    return frozenset(one.id for one in Vocabulary.shipped().values() if one.needs_account)
