"""What each statement of an archive still waits for under a policy."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.known import Known
from offentligroll.facts.among import Among
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.policy.asking.inquiry import wanted
from offentligroll.policy.judging.assessing import assess_laid
from offentligroll.policy.judging.judgements import stretch_of
from offentligroll.policy.judging.laying_out import lay_out
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.template_id import TemplateId


@attrs.frozen(kw_only=True)
class Waits:
    """A fact that a statement waits for."""

    fact: str
    """Its id."""
    is_own: bool
    """Whether it is the policy's own."""
    rules: tuple[str, ...]
    """The ids of the rules that wait for it."""


@attrs.frozen(kw_only=True)
class Asking:
    """A policy that asks, and what it has asked of the same knowledge before."""

    policy: Rulebook
    """The policy."""
    for_: Organisation | None = None
    """*The authority*, where somebody has named it."""
    as_of: dt.date | None = None
    """The day of the law, where it is not each statement's own."""
    among: Among
    """The statements among which each stands."""
    question: TemplateId | None = None
    """The question that people want answered; None for all."""
    _kept: dict[object, tuple[Waits, ...]] = attrs.field(factory=dict)

    def look(
        self, statement: Statement, asked: frozenset[str]
    ) -> tuple[Assessment, Known, tuple[Waits, ...]]:
        """Assess a statement, with what people have answered on it, and tell what it still waits for.

        Args:
            statement: the statement.
            asked: the facts of which people have said that nobody can tell.

        Returns:
            The assessment, what is known, and facts that can be told, what matters most first.

        Raises:
            ValueError: the answers on it can't all be so.
        """
        policy = self.policy
        laid = lay_out(policy, statement, for_=self.for_, as_of=self.as_of, among=self.among)
        known = Known(*laid.sheet.bits(policy.compiled.facts))
        assessment = assess_laid(policy, laid)
        pattern = (known, stretch_of(policy, laid.day), assessment.status, asked)
        found = self._kept.get(pattern)
        if found is None:
            found = self._kept[pattern] = self._waits(assessment, asked)
        return assessment, known, found

    def _waits(self, assessment: Assessment, asked: frozenset[str]) -> tuple[Waits, ...]:
        own = {one.id for one in self.policy.own_facts if one.group is None}
        told = {one.id for one in self.policy.own_facts if one.group is not None}
        return tuple(
            Waits(fact=one.fact, is_own=one.fact in own, rules=tuple(rule.id for rule in one.rules))
            for one in wanted(self.policy, assessment, asked, self.question)
            if one.fact in own or (one.fact in Vocabulary.shipped() and one.fact not in told)
        )
