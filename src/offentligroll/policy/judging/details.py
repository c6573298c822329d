"""Working out what an assessment can tell beyond its answer, when it is asked."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import attrs

from offentligroll.assessment.brief import Brief
from offentligroll.assessment.facts_hash import facts_hash
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Question,
    Reason,
    UsedFact,
)
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.known import Known
from offentligroll.facts.tone import tone_of
from offentligroll.model.bounded import keep
from offentligroll.model.capacity import Tone
from offentligroll.model.opening import opening_hours_for
from offentligroll.model.statement import day_in
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded
from offentligroll.policy.judging.deadlines import deadline_of, keep_until, starts_at
from offentligroll.policy.judging.judgement import JudgedReason, Judgement, tone_status
from offentligroll.policy.judging.judgements import judged
from offentligroll.policy.judging.laid_out import LaidOut
from offentligroll.policy.judging.norms import JudgedDuty, JudgedFinding
from offentligroll.policy.judging.origin import origin_of
from offentligroll.policy.own_facts.deriving import asked_of_scope, hangs_on_day, is_outside
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.visitor import VISITOR_FACT


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Working:
    """The details of one assessment: a judgement, and the evidence that is looked up when it is read."""

    policy: Rulebook
    """The policy."""
    laid: LaidOut
    """The statement, its facts, its authority and its days."""
    decision: Decision
    """The answer as first found; its value and status hold, its rules may be fewer than all."""
    whole: Judgement | None = None
    """What the policy concludes, where every fact was asked for already."""
    _used: dict[str, UsedFact] = attrs.field(factory=dict)
    _found: dict[str, Finding] = attrs.field(factory=dict)

    @functools.cached_property
    def _judgement(self) -> Judgement | None:
        """What the policy concludes, with every fact asked for; None where it does not count that day."""
        if self.whole is not None or self.decision.status is Status.NOT_IN_FORCE:
            return self.whole
        compiled = self.policy.compiled
        return judged(self.policy, Known(*self.laid.bits(compiled.facts)), self.laid.day)

    @functools.cached_property
    def brief(self) -> Brief:
        """The answer by ids."""
        judgement = self._judgement
        if judgement is None:
            return Brief(policy=self.policy.id)
        if self.policy.gate in judgement.weak_facts or (judgement.due and judgement.counts_hours):
            return self._brief(judgement)
        if not judgement.due:
            return judgement.brief
        times, zone = self.laid.times, (self.policy.calendar or self.policy).zone
        days = day_in(times.at, zone), day_in(times.received, zone), self._came_in
        found = judgement.briefs.get(days)
        if found is None:
            found = keep(judgement.briefs, days, self._brief(judgement), MOST_DAYS)
        return found

    def _brief(self, judgement: Judgement) -> Brief:
        brief = judgement.brief
        return recorded(
            Brief,
            policy=brief.policy,
            because=brief.because,
            hats=brief.hats,
            findings=brief.findings,
            duties=brief.duties,
            due=tuple([self._duty(one) for one in judgement.due]),
            weak_facts=self._weak_facts(judgement),
            written=brief.written,
        )

    @functools.cached_property
    def rules(self) -> tuple[Reason, ...]:
        """Every capacity rule in force."""
        judgement = self._judgement
        return () if judgement is None else self._reasons(judgement.rules)

    @functools.cached_property
    def because(self) -> tuple[Reason, ...]:
        """The deciding rules."""
        judgement = self._judgement
        return () if judgement is None else self._reasons(judgement.because)

    @functools.cached_property
    def despite(self) -> tuple[Reason, ...]:
        """Standing rules that pointed the other way."""
        judgement = self._judgement
        if judgement is None:
            return ()
        return tuple(
            reason if reason.set_aside_by else attrs.evolve(reason, overruled_by=judgement.because_ids)
            for reason in self._reasons(judgement.despite)
        )

    @functools.cached_property
    def held_open_by(self) -> tuple[Reason, ...]:
        """Requirements of the leaning capacity that are not known to be met."""
        judgement = self._judgement
        return () if judgement is None else self._reasons(judgement.held_open_by)

    def _reasons(self, reasons: Iterable[JudgedReason]) -> tuple[Reason, ...]:
        return tuple(
            Reason(rule=one.rule, state=one.state, facts=self.used(one.facts), set_aside_by=one.set_aside_by)
            for one in reasons
        )

    def used(self, facts: Iterable[str]) -> tuple[UsedFact, ...]:
        """Take facts off the sheet, with their phrases.

        Args:
            facts: ids of facts.

        Returns:
            The facts.
        """
        return tuple(self._used.get(fact) or self._taken(fact) for fact in facts)

    def _taken(self, fact: str) -> UsedFact:
        used = self._used[fact] = recorded(
            UsedFact, fact=self.laid.sheet[fact], forms=self.policy.forms_of(fact)
        )
        return used

    @functools.cached_property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known."""
        judgement = self._judgement
        return () if judgement is None else self.used(judgement.facts)

    @property
    def not_covered(self) -> UsedFact | None:
        """That the policy is not about it."""
        gate, judgement = self.policy.gate, self._judgement
        if gate is None or judgement is None or judgement.truth_of(gate) is not Truth.NO:
            return None
        return self.used((gate,))[0]

    @functools.cached_property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """Weak facts without which the answer would be another."""
        judgement = self._judgement
        return () if judgement is None else self.used(self._weak_facts(judgement))

    def _weak_facts(self, judgement: Judgement) -> tuple[str, ...]:
        facts = judgement.weak_facts
        if self.policy.gate not in facts:
            return facts
        return tuple(dict.fromkeys((*facts, *asked_of_scope(self.policy, self.laid.sheet))))

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline comes to."""
        judgement = self._judgement
        return () if judgement is None else tuple(map(self._finding, judgement.findings))

    def findings_of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the guidelines that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            The findings, in the order of the policy.
        """
        judgement = self._judgement
        findings = () if judgement is None else judgement.findings
        return tuple(self._finding(one) for one in findings if one.outcome is outcome)

    def _finding(self, one: JudgedFinding) -> Finding:
        return self._found.get(one.guideline.id) or self._found.setdefault(one.guideline.id, self._made(one))

    def _made(self, one: JudgedFinding) -> Finding:
        return recorded(
            Finding,
            guideline=one.guideline,
            outcome=one.outcome,
            status=one.status,
            facts=self.used(one.facts),
            excused_by=one.excused_by,
            may_be_against=one.may_be_against,
        )

    @functools.cached_property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation comes to, with its days as far as these can be told."""
        judgement = self._judgement
        duties = () if judgement is None else judgement.duties
        return tuple(self._duty(one, self.used(one.facts)) for one in duties)

    def obligations_of(self, outcome: ObligationOutcome) -> tuple[Duty, ...]:
        """Return the obligations that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            The obligations, in the order of the policy.
        """
        judgement = self._judgement
        duties = () if judgement is None else judgement.duties
        return tuple(self._duty(one, self.used(one.facts)) for one in duties if one.outcome is outcome)

    def _duty(self, duty: JudgedDuty, facts: tuple[UsedFact, ...] = ()) -> Duty:
        """Return by when it is due, as far as the days are known that are counted from."""
        obligation = duty.obligation
        days: dict[str, dt.date | None] = {}
        if duty.outcome is ObligationOutcome.DUE:
            calendar = self.policy.calendar_of(obligation)
            starts = starts_at(obligation, self.laid.times, came_in=self._came_in)
            hours = opening_hours_for(self.laid.statement, self.laid.organisation)
            deadline = deadline_of(obligation, starts, calendar, hours)
            days = {
                "due": deadline.day,
                "due_at": deadline.at,
                "moved_from": deadline.moved_from,
                "keep_until": keep_until(obligation, starts, calendar),
            }
        return recorded(
            Duty,
            obligation=obligation,
            outcome=duty.outcome,
            status=duty.status,
            is_precaution=duty.is_precaution,
            facts=facts,
            **days,
        )

    @functools.cached_property
    def _came_in(self) -> bool:
        """Whether it came in from a visitor; no evidence is looked up for that."""
        told, _ = self.laid.bits(_VISITOR)
        return told == 1

    @property
    def tone(self) -> Tone:
        """How it is said."""
        return tone_of(self._tone_bits[0])

    @property
    def tone_status(self) -> Status:
        """How firm that is: it rests on three facts, each of which may be unknown or weak."""
        return tone_status(*self._tone_bits)

    @functools.cached_property
    def _tone_bits(self) -> tuple[int, int]:
        return self.laid.tone_bits

    @functools.cached_property
    def questions(self) -> OpenQuestions:
        """What to ask next."""
        judgement = self._judgement
        outside = is_outside(self.policy, self.laid.sheet)
        if judgement is None or outside or self.decision.status is Status.SETTLED:
            return OpenQuestions()
        about_scope = asked_of_scope(self.policy, self.laid.sheet)
        search = judgement.search
        return OpenQuestions(
            questions=tuple(
                Question(facts=self.used(chosen))
                for chosen in dict.fromkeys((*((fact,) for fact in about_scope), *search.sets))
            ),
            complete=search.complete,
            asks_day=judgement.decision.hangs_on_day or hangs_on_day(self.policy, self.laid.sheet),
        )

    @functools.cached_property
    def provenance(self) -> Provenance:
        """What it was made from."""
        return attrs.evolve(self.origin, facts=facts_hash(self.facts, self.tone))

    @functools.cached_property
    def origin(self) -> Provenance:
        """The same but for the hash of the facts, for which all have to be looked up."""
        return origin_of(self.policy, self.laid)


_VISITOR = (VISITOR_FACT,)
MOST_DAYS = 512
"""So many days are kept for what one judgement makes due."""
