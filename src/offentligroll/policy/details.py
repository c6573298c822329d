"""Working out what an assessment can tell beyond its answer, when it is asked."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import attrs

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
from offentligroll.engine.capacity import Decision, States
from offentligroll.engine.known import Known
from offentligroll.engine.ranking import InPlay
from offentligroll.engine.stretches import agreed
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.tone import tone_of
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.deriving import asked_of_scope, hangs_on_day, is_outside
from offentligroll.policy.norms import Norms
from offentligroll.policy.questions import find_questions, weak_facts_that_matter
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import none_of
from offentligroll.rules.outcome import RuleState, Status
from offentligroll.rules.rule import CapacityRule
from offentligroll.rules.support import evaluate, support
from offentligroll.rules.visitor import VISITOR_RULE
from offentligroll.version import __version__


@attrs.frozen(kw_only=True, eq=False)
class Working:
    """The details of one assessment, each worked out once, when it is first read."""

    policy: Rulebook
    """The policy."""
    sheet: FactSheet
    """The facts of the statement."""
    statement: Statement | None
    """What was assessed; None for a bare set of facts."""
    organisation: Organisation | None
    """*The authority* of the question."""
    day: dt.date | None
    """The day of the law."""
    as_of: dt.date | None
    """That day, where it was asked for."""
    decision: Decision
    """The answer as first found; its value and status hold, its rules may be fewer than all."""

    @functools.cached_property
    def _in_force(self) -> bool:
        return self.decision.status is not Status.NOT_IN_FORCE

    @functools.cached_property
    def _known(self) -> Known:
        """What is known of all facts that the policy asks for."""
        compiled = self.policy.compiled
        return compiled.known(self.sheet, compiled.facts)

    @functools.cached_property
    def _days(self) -> tuple[dt.date | None, ...]:
        return self.policy.days_of(self.day)

    @functools.cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        """What is decided in each stretch, with every fact known, so that all deciding rules are there."""
        return tuple(self.policy.compiled.decide(self._known, day) for day in self._days)

    @functools.cached_property
    def _full(self) -> Decision:
        return self.policy.limited(agreed(self._decisions), self._known)

    @property
    def _norms(self) -> Norms:
        # Norms ask for value and status alone, which the answer as first found has.
        is_first = len(self._days) == 1 and self.policy.gate is None
        decisions = (self.decision,) if is_first else self._decisions
        return Norms(
            policy=self.policy,
            known=self._known,
            judged=tuple(zip(decisions, self._days, strict=True)),
            truth_of=self._truth_of,
            used=self.used,
            organisation=self.organisation,
        )

    @functools.cached_property
    def _in_play(self) -> tuple[tuple[States, InPlay], ...]:
        """The states of the rules in each stretch, and which of them are in play."""
        engine = self.policy.compiled.capacity
        states = [engine.states(self._known, day) for day in self._days]
        return tuple((one, engine.in_play(one)) for one in states)

    @functools.cached_property
    def rules(self) -> tuple[Reason, ...]:
        """Every capacity rule in force."""
        if not self._in_force:
            return ()
        in_force = 0
        for day in self._days:
            in_force |= self.policy.compiled.capacity.dated.in_force(day)
        return self._reasons(in_force)

    def _reasons(self, mask: int) -> tuple[Reason, ...]:
        engine = self.policy.compiled.capacity
        states = engine.states(self._known, self.day)
        kept = [
            (states.yes, RuleState.YES),
            (states.provisional, RuleState.PROVISIONAL),
            (states.open, RuleState.OPEN),
        ]
        reasons = []
        for number in sorted(engine.layout.rules(mask), key=engine.order.__getitem__):
            rule = engine.rules[number]
            bit = 1 << engine.layout.guards[number]
            state = next((state for states_of, state in kept if states_of & bit), RuleState.NO)
            if rule is VISITOR_RULE and state is RuleState.NO:
                # What every policy has built in is told where it counts.
                continue
            reasons.append(
                Reason(
                    rule=rule,
                    state=state,
                    facts=self.used(self._deciding_facts(rule, state)),
                    set_aside_by=self._set_aside_by(number) if state is not RuleState.NO else (),
                )
            )
        return tuple(reasons)

    def _set_aside_by(self, number: int) -> tuple[str, ...]:
        engine = self.policy.compiled.capacity
        bit, above = 1 << engine.layout.guards[number], 0
        for states, in_play in self._in_play:
            if (states.yes | states.provisional | states.open) & bit:
                above |= engine.outrankers_of(number) & in_play.standing
        return tuple(engine.rules[other].id for other in engine.layout.rules(above))

    def _deciding_facts(self, rule: CapacityRule, state: RuleState) -> tuple[str, ...]:
        """The facts that made a rule come out as it did: the first failing part, or all that hold."""
        applies = [rule.when]
        applies += [] if rule.unless is None else [none_of(rule.unless)]
        applies += [] if rule.requirement is None else [none_of(rule.requirement)]
        # What keeps a rule open is not what could rebut it.
        if rule.rebutted_by is not None and state is not RuleState.OPEN:
            applies.append(none_of(rule.rebutted_by))
        parts = tuple(self.policy.plain(part) for part in applies)
        wanted = {RuleState.NO: Truth.NO, RuleState.OPEN: Truth.UNKNOWN}.get(state)
        chosen = [part for part in parts if wanted is None or evaluate(part, self._truth_of) is wanted]
        return tuple(dict.fromkeys(fact for part in chosen for fact in support(part, self._truth_of)))

    def _truth_of(self, fact: str) -> Truth:
        return self.sheet[fact].truth

    def used(self, facts: Iterable[str]) -> tuple[UsedFact, ...]:
        """Take facts off the sheet, with their phrases.

        Args:
            facts: ids of facts.

        Returns:
            The facts.
        """
        return tuple(UsedFact(fact=self.sheet[fact], forms=self.policy.forms_of(fact)) for fact in facts)

    @functools.cached_property
    def because(self) -> tuple[Reason, ...]:
        """The deciding rules."""
        return self._reasons(self._full.deciding) if self._in_force else ()

    @functools.cached_property
    def despite(self) -> tuple[Reason, ...]:
        """Standing rules that pointed the other way."""
        value = self._full.lean or self._full.value
        if not self._in_force or value is Capacity.UNDETERMINED:
            return ()
        engine = self.policy.compiled.capacity
        against = 0
        for states, _ in self._in_play:
            against |= (states.yes | states.provisional) & engine.concluding(value.other)
        deciding = tuple(reason.id for reason in self.because)
        return tuple(
            reason if reason.set_aside_by else attrs.evolve(reason, overruled_by=deciding)
            for reason in self._reasons(against)
        )

    @functools.cached_property
    def held_open_by(self) -> tuple[Reason, ...]:
        """Requirements of the leaning capacity that are not known to be met."""
        if not self._in_force or self._full.lean is None:
            return ()
        engine = self.policy.compiled.capacity
        possibly = 0
        for _, in_play in self._in_play:
            possibly |= in_play.possibly
        return self._reasons(possibly & engine.requirements_of(self._full.lean))

    @functools.cached_property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known."""
        if not self._in_force:
            return ()
        used = self.used(self.policy.compiled.facts)
        return tuple(one for one in used if one.fact.truth is not Truth.UNKNOWN)

    @functools.cached_property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """Weak facts without which the answer would be another."""
        if not self._in_force:
            return ()
        compiled = self.policy.compiled

        def answer(known: Known) -> object:
            decision = self.policy.decide(compiled.with_derived(known), self.day)
            return decision.value, decision.status in (Status.SETTLED, Status.ASSUMED, Status.SILENT)

        facts = weak_facts_that_matter(compiled, self._known, answer)
        behind = asked_of_scope(self.policy, self.sheet) if self.policy.gate in facts else ()
        return self.used(dict.fromkeys((*facts, *behind)))

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline comes to."""
        if not self._in_force:
            return ()
        return self._norms.findings()

    @functools.cached_property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation comes to."""
        if not self._in_force:
            return ()
        return self._norms.obligations(self.statement)

    @functools.cached_property
    def tone(self) -> Tone:
        """How it is said."""
        return tone_of(self.sheet)

    @functools.cached_property
    def questions(self) -> OpenQuestions:
        """What to ask next."""
        outside = is_outside(self.policy, self.sheet)
        if not self._in_force or outside or self.decision.status is Status.SETTLED:
            return OpenQuestions()
        compiled = self.policy.compiled
        about_scope = asked_of_scope(self.policy, self.sheet)
        search = find_questions(compiled, self.policy.plain, self._known, self._days)
        return OpenQuestions(
            questions=tuple(
                Question(facts=self.used(chosen))
                for chosen in dict.fromkeys((*((fact,) for fact in about_scope), *search.sets))
            ),
            complete=search.complete,
            asks_day=self._full.hangs_on_day or hangs_on_day(self.policy, self.sheet),
        )

    @functools.cached_property
    def provenance(self) -> Provenance:
        """What it was made from."""
        policy = self.policy
        return Provenance(
            policy=policy.id,
            version=policy.version,
            title=policy.title,
            question=policy.question,
            sha256=policy.fingerprint,
            library=__version__,
            facts=facts_hash(self.facts, self.tone),
            otherwise=policy.otherwise,
            organisation=self.organisation.id if self.organisation else None,
            organisation_name=self.organisation.name if self.organisation else None,
            day=self.day,
            as_of=self.as_of,
            zone=str(policy.zone),
        )
