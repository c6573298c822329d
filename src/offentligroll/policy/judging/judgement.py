"""What a policy concludes from one pattern of known facts: ids and masks, without evidence or words."""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from offentligroll.assessment.brief import Brief, hats_of
from offentligroll.engine.capacity import States
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.known import Known
from offentligroll.engine.ranking import InPlay
from offentligroll.engine.stretches import agreed
from offentligroll.facts.tone import possible_tones, tone_of
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.norms import JudgedDuty, JudgedFinding, Norms
from offentligroll.policy.judging.questions import Search, find_questions, weak_facts_that_matter
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import none_of
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import CapacityRule
from offentligroll.rules.support import evaluate, support
from offentligroll.rules.visitor import VISITOR_RULE


@attrs.frozen(kw_only=True)
class JudgedReason:
    """A capacity rule and how it stands."""

    rule: CapacityRule
    """The rule."""
    state: RuleState
    """Whether it stands."""
    facts: tuple[str, ...]
    """The facts that decided its state."""
    set_aside_by: tuple[str, ...] = ()
    """Ids of standing rules that outrank it."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Judgement:
    """The conclusions of a policy, each worked out once for all statements of which the same is known."""

    policy: Rulebook
    """The policy."""
    known: Known
    """What is known of all facts that it asks for."""
    day: dt.date | None
    """A day of the stretch of the law's days; None where it is not known, or no rule is dated."""

    @functools.cached_property
    def days(self) -> tuple[dt.date | None, ...]:
        """The day, or a day of each stretch."""
        return self.policy.days_of(self.day)

    @functools.cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        """What is decided in each stretch."""
        return tuple(self.policy.compiled.decide(self.known, day) for day in self.days)

    @functools.cached_property
    def decision(self) -> Decision:
        """The answer, with all rules that decide."""
        return self.policy.limited(agreed(self._decisions), self.known)

    @functools.cached_property
    def _in_play(self) -> tuple[tuple[States, InPlay], ...]:
        """The states of the rules in each stretch, and which of them are in play."""
        engine = self.policy.compiled.capacity
        states = [engine.states(self.known, day) for day in self.days]
        return tuple((one, engine.in_play(one)) for one in states)

    @functools.cached_property
    def rules(self) -> tuple[JudgedReason, ...]:
        """Every capacity rule in force."""
        in_force = 0
        for day in self.days:
            in_force |= self.policy.compiled.capacity.dated.in_force(day)
        return self._reasons(in_force)

    @functools.cached_property
    def because(self) -> tuple[JudgedReason, ...]:
        """The deciding rules."""
        return self._reasons(self.decision.deciding)

    @functools.cached_property
    def because_ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(one.rule.id for one in self.because)

    @functools.cached_property
    def brief(self) -> Brief:
        """The answer by ids; which days something is due hangs on the statement."""
        return Brief(
            policy=self.policy.id,
            because=self.because_ids,
            hats=self.hats,
            findings=self.outcomes,
            duties=tuple((one.obligation.id, one.outcome, one.status) for one in self.duties),
            weak_facts=self.weak_facts,
        )

    @functools.cached_property
    def despite(self) -> tuple[JudgedReason, ...]:
        """Standing rules that pointed the other way."""
        value = self.decision.lean or self.decision.value
        if value is Capacity.UNDETERMINED:
            return ()
        engine = self.policy.compiled.capacity
        against = 0
        for states, _ in self._in_play:
            against |= (states.yes | states.provisional) & engine.conclusions.concluding(value.other)
        return self._reasons(against)

    @functools.cached_property
    def held_open_by(self) -> tuple[JudgedReason, ...]:
        """Requirements of the leaning capacity that are not known to be met."""
        if self.decision.lean is None:
            return ()
        engine = self.policy.compiled.capacity
        possibly = 0
        for _, in_play in self._in_play:
            possibly |= in_play.possibly
        return self._reasons(possibly & engine.conclusions.requirements_of(self.decision.lean))

    @functools.cached_property
    def hats(self) -> tuple[str, ...]:
        """The roles that the deciding rules name."""
        return hats_of((one.rule for one in self.because), self.decision.value)

    @functools.cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that are known."""
        compiled = self.policy.compiled
        told = self.known.told
        return tuple(fact for place, fact in enumerate(compiled.facts) if told >> 2 * place & 3)

    @functools.cached_property
    def weak_facts(self) -> tuple[str, ...]:
        """Weak facts without which the answer would be another."""
        compiled = self.policy.compiled

        def answer(known: Known) -> object:
            decision = self.policy.decide(compiled.with_derived(known), self.day)
            return decision.value, decision.status in (Status.SETTLED, Status.ASSUMED, Status.SILENT)

        return weak_facts_that_matter(self.policy, self.known, self.days, answer)

    @functools.cached_property
    def findings(self) -> tuple[JudgedFinding, ...]:
        """What each guideline comes to."""
        return self._norms.findings()

    @functools.cached_property
    def outcomes(self) -> tuple[tuple[str, Outcome, Status], ...]:
        """What each guideline comes to, by its id, and how firm that is."""
        return self._norms.outcomes()

    @functools.cached_property
    def duties(self) -> tuple[JudgedDuty, ...]:
        """What each obligation comes to."""
        return self._norms.duties()

    @functools.cached_property
    def due(self) -> tuple[JudgedDuty, ...]:
        """The obligations that are due."""
        return tuple(one for one in self.duties if one.outcome is ObligationOutcome.DUE)

    @functools.cached_property
    def counts_hours(self) -> bool:
        """Whether the hour of the act counts for the days on which something is due."""
        times = [one.obligation.within for one in self.due]
        counted = [(one.hours, one.office_hours) for one in times if one is not None]
        return any(hours is not None for pair in counted for hours in pair)

    @functools.cached_property
    def briefs(self) -> dict[object, Brief]:
        """The answer by ids with what is due, by the days that are counted from; so many as are kept."""
        return {}

    @functools.cached_property
    def _norms(self) -> Norms:
        return Norms(
            policy=self.policy,
            known=self.known,
            judged=tuple(zip(self._decisions, self.days, strict=True)),
            truth_of=self.truth_of,
        )

    @functools.cached_property
    def search(self) -> Search:
        """What to ask next about the capacity."""
        return find_questions(self.policy, self.known, self.days)

    def truth_of(self, fact: str) -> Truth:
        """Read off one fact.

        Args:
            fact: the id of a fact that the policy asks for.

        Returns:
            Its truth.
        """
        return self.known.truth(self.policy.compiled.positions[fact])

    def _reasons(self, mask: int) -> tuple[JudgedReason, ...]:
        engine = self.policy.compiled.capacity
        states = engine.states(self.known, self.day)
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
                JudgedReason(
                    rule=rule,
                    state=state,
                    facts=self._deciding_facts(rule, state),
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
        return tuple(engine.ids_of(above))

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
        chosen = [part for part in parts if wanted is None or evaluate(part, self.truth_of) is wanted]
        return tuple(dict.fromkeys(fact for part in chosen for fact in support(part, self.truth_of)))


@functools.cache
def tone_status(told: int, weak: int) -> Status:
    """State how firm the tone of a statement is.

    Args:
        told: the answers to the facts that it rests on.
        weak: both bits of those that are weak.

    Returns:
        Settled where whatever is still learnt leaves it as it is.
    """
    if tone_of(told) is Tone.UNKNOWN:
        return Status.OPEN
    if len(possible_tones(told, weak)) == 1:
        return Status.SETTLED
    return Status.ASSUMED if len(possible_tones(told)) == 1 else Status.PROVISIONAL
