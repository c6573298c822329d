"""What a policy would still have to be told about one statement, and in which order it is best asked."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Finding, UsedFact
from offentligroll.engine.compiled import Compiled
from offentligroll.engine.known import Known
from offentligroll.engine.trials import Trials
from offentligroll.facts.vocabulary import Group, Source, Vocabulary
from offentligroll.model.truth import Truth
from offentligroll.policy.asking.turning import Turning, differs
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import Condition
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import CapacityRule, Guideline, InCapacity, Obligation
from offentligroll.rules.support import TruthOf, evaluate, support
from offentligroll.rules.template_id import TemplateId
from offentligroll.rules.visitor import applies_when, binds_in

Rule = CapacityRule | Guideline | Obligation
"""Whatever may wait for a fact."""

MOST_TRIED_AT_ONCE = 12
"""Up to so many facts, every way in which they may turn out is tried; beyond, all of them count."""

_EASE = {Source.MODEL: 0, Source.TEXT: 1, Source.GIVEN: 2}


@attrs.frozen(kw_only=True)
class Wanted:
    """A fact that is still to be asked about."""

    fact: str
    """Its id."""
    rules: tuple[Rule, ...]
    """The rules that wait for it."""


def wanted(
    policy: Rulebook,
    assessment: Assessment,
    asked: frozenset[str],
    question: TemplateId | None = None,
) -> Iterator[Wanted]:
    """Yield the facts to ask about, what matters most first.

    First comes what decides the capacity, then what can make something due, then what can turn a guideline
    against what was done: strict ones before others. Where somebody seems to have breached a guideline, it is
    asked about what could excuse it, and about what is only taken for granted.

    Args:
        policy: the policy that asks.
        assessment: what is known so far.
        asked: the facts that a person has been asked about.
        question: the question that people want answered: what waits only for others is left out, and whose
            words they are is asked only where an answer hangs on it; None for all of them.

    Yields:
        Facts, each once, none of which has been asked about.
    """
    if assessment.status is Status.NOT_IN_FORCE:
        return
    known = known_of(policy.compiled, assessment.facts)
    seen = set(asked)
    turning = Turning(policy=policy, known=known, capacity=assessment.capacity, asked=asked)
    norms = _norms(turning, assessment)
    hangs_on_capacity = True
    if question is not None:
        told = [(rule, facts) for rule, facts in norms if question in rule.answers]
        deciding = any(question in rule.answers for rule in policy.capacity_rules)
        hangs_on_capacity = deciding or any(binds_in(rule) is not InCapacity.ANY for rule, _ in told)
        norms = iter(told)
    if assessment.status is not Status.SETTLED and hangs_on_capacity:
        for one in _Capacity(policy=policy, known=known, day=assessment.provenance.day).wanted(asked):
            seen.add(one.fact)
            yield one
    waiting: dict[str, list[Rule]] = {}
    for rule, facts in norms:
        for fact in facts:
            if fact not in seen:
                waiting.setdefault(fact, []).append(rule)
    yield from (Wanted(fact=fact, rules=tuple(rules)) for fact, rules in waiting.items())


def known_of(compiled: Compiled, facts: Iterable[UsedFact]) -> Known:
    """Write down as bits the facts that an assessment knows.

    Args:
        compiled: the rules of the policy, compiled.
        facts: the facts; those that the policy does not need are passed over.

    Returns:
        What is known, derived conditions included.
    """
    known = Known(0)
    for used in facts:
        if used.id in compiled.positions:
            known = known.with_truth(compiled.positions[used.id], used.fact.truth, weak=used.fact.is_weak)
    return compiled.with_derived(known)


@attrs.frozen(kw_only=True)
class _Capacity:
    """What could still change whose words they are."""

    policy: Rulebook
    known: Known
    day: dt.date | None

    def wanted(self, asked: frozenset[str]) -> Sequence[Wanted]:
        rules = [(rule, self._missing(rule)) for rule in self._rules()]
        waiting: dict[str, list[CapacityRule]] = {}
        for rule, facts in rules:
            for fact in facts:
                if fact not in asked:
                    waiting.setdefault(fact, []).append(rule)
        fewest = {
            fact: min((rule.verb.tier, len(facts)) for rule, facts in rules if fact in facts)
            for fact in waiting
        }
        chosen = self._pivotal(tuple(waiting))
        chosen.sort(key=lambda fact: (self._unsettled_after(fact), *fewest[fact], _ease(fact)))
        return [Wanted(fact=fact, rules=tuple(waiting[fact])) for fact in chosen]

    def _rules(self) -> Iterator[CapacityRule]:
        """The rules that an answer may still move, and that no higher one makes idle."""
        engine = self.policy.compiled.capacity
        movable = 0
        for day in self.policy.days_of(self.day):
            movable |= self._movable_on(day)
        for number in sorted(engine.layout.rules(movable), key=engine.order.__getitem__):
            yield engine.rules[number]

    def _movable_on(self, day: dt.date | None) -> int:
        engine = self.policy.compiled.capacity
        states = engine.states(self.known.strong, day)
        in_play = engine.in_play(states)
        movable = (states.provisional | states.open) & in_play.possibly
        return movable & engine.conclusions.up_to_the_highest(in_play.surely)

    def _missing(self, rule: CapacityRule) -> tuple[str, ...]:
        parts = (rule.when, rule.requirement, rule.unless, rule.rebutted_by)
        truth_of = self.policy.compiled.truth_of(self.known.strong)
        return _missing(self.policy, parts, truth_of)

    def _pivotal(self, facts: tuple[str, ...]) -> list[str]:
        """Leave out the facts that make no difference, however the others turn out."""
        if len(facts) > MOST_TRIED_AT_ONCE:
            return list(facts)
        positions, columns = self.policy.compiled.positions, self.policy.columns
        answers = [
            [(positions[fact], truth is Truth.YES) for fact, truth in zip(facts, truths, strict=True)]
            for truths in _completions(len(facts))
        ]
        trials = Trials.of_answers(self.known, answers, self.policy.compiled.worlds)
        days = self.policy.days_of(self.day)
        values = columns.values(trials, days)
        steps = {fact: 1 << len(facts) - 1 - number for number, fact in enumerate(facts)}
        pivotal = [
            fact
            for fact, step in steps.items()
            if any(differs(value, trials.every, step, len(answers)) for value in values)
        ]
        now = self.policy.compiled.capacity.value(self.known, days)
        if not pivotal and values.other_than(now, trials.every):
            # Together they make a difference all the same, as `a or not a` does.
            return list(facts)
        return pivotal

    def _unsettled_after(self, fact: str) -> int:
        """How many of the two answers would leave the capacity unsettled."""
        decided = (self.policy.decide(self._with([fact], truths), self.day) for truths in _completions(1))
        return sum(one.status is not Status.SETTLED for one in decided)

    def _with(self, facts: Sequence[str], truths: Sequence[Truth]) -> Known:
        compiled, known = self.policy.compiled, self.known
        for fact, truth in zip(facts, truths, strict=True):
            known = known.with_truth(compiled.positions[fact], truth)
        return compiled.with_derived(known)


def _completions(count: int) -> Iterator[tuple[Truth, ...]]:
    return itertools.product((Truth.YES, Truth.NO), repeat=count)


def _ease(fact: str) -> int:
    """How hard it is to answer: what a register says, what the words say, what only a person knows."""
    definition = Vocabulary.shipped().get(fact)
    if definition is None:
        return _EASE[Source.TEXT]
    return 3 if definition.group is Group.AFTERWARDS else _EASE[definition.source]


def _norms(
    turning: Turning, assessment: Assessment
) -> Iterator[tuple[Guideline | Obligation, Iterable[str]]]:
    for duty in assessment.obligations:
        if duty.is_precaution:
            yield duty.obligation, _unknown(duty.facts)
        elif duty.outcome is ObligationOutcome.UNDECIDED:
            yield duty.obligation, turning.facts(duty.obligation)
    findings = sorted(assessment.findings, key=_rank)
    for finding in findings:
        if finding.outcome is Outcome.UNDECIDED and finding.may_be_against:
            yield finding.guideline, turning.facts(finding.guideline)
    policy, truth_of = turning.policy, turning.policy.compiled.truth_of(turning.known)
    known = {one.id: one for one in assessment.facts}
    for finding in findings:
        if finding.outcome.is_against and finding.status is not Status.SETTLED:
            norm = finding.guideline
            yield norm, _missing(policy, (norm.defence,), truth_of)
            parts = (applies_when(norm), norm.conduct, norm.unless)
            behind = (fact for part in parts for fact in _behind(policy, part, truth_of))
            yield norm, (fact for fact in behind if known[fact].fact.is_weak)


def _rank(finding: Finding) -> int:
    return 0 if finding.guideline.modality.is_strict else 1


def _unknown(facts: Iterable[UsedFact]) -> Iterator[str]:
    return (one.id for one in facts if one.fact.truth is Truth.UNKNOWN)


def _missing(policy: Rulebook, parts: Iterable[Condition | None], truth_of: TruthOf) -> tuple[str, ...]:
    """The facts for want of which conditions are not known, in reading order."""
    plain = (policy.plain(part) for part in parts if part is not None)
    unknown = (part for part in plain if evaluate(part, truth_of) is Truth.UNKNOWN)
    return tuple(dict.fromkeys(fact for part in unknown for fact in support(part, truth_of)))


def _behind(policy: Rulebook, part: Condition | None, truth_of: TruthOf) -> tuple[str, ...]:
    return () if part is None else support(policy.plain(part), truth_of)
