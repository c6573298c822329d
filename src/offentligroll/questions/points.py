"""How each rule that answers a question stands, before they are weighed against each other."""

from __future__ import annotations

import functools
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Duty, Finding, UsedFact
from offentligroll.facts.fact import Origin
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth
from offentligroll.policy.all_rules import all_rules
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.needed import needed
from offentligroll.questions.owners import OWNERS
from offentligroll.questions.parts import Form, Ground
from offentligroll.questions.point import Point, Rule, Stance
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.outcome import ObligationOutcome, Outcome
from offentligroll.rules.rule import Bound, CapacityRule, Guideline, InCapacity, Modality, Obligation
from offentligroll.rules.support import TruthOf, evaluate
from offentligroll.rules.template_id import TemplateId
from offentligroll.rules.visitor import applies_when, binds_in


@attrs.frozen(kw_only=True)
class Points:
    """The rules of one policy that answer one question, for those of one side."""

    policy: Rulebook
    """The policy."""
    assessment: Assessment
    """What it comes to."""
    question: TemplateId
    """What is asked."""
    supposed: frozenset[str] = frozenset()
    """Facts that the question itself says."""
    first: tuple[str, ...] = ()
    """The facts that whoever asks knows first."""

    @functools.cached_property
    def known(self) -> dict[str, UsedFact]:
        """The facts that are known, by id."""
        return {one.id: one for one in self.assessment.facts}

    def truth_of(self, fact: str) -> Truth:
        """Return what is known of a fact."""
        used = self.known.get(fact)
        return Truth.UNKNOWN if used is None else used.fact.truth

    @functools.cached_property
    def tagged(self) -> tuple[Rule, ...]:
        """The rules that answer the question."""
        return tuple(rule for rule in all_rules(self.policy) if self.question in rule.answers)

    @functools.cached_property
    def _told(self) -> dict[str, float]:
        """What is told, by how telling it is: what few rules ask about tells most."""
        users = Counter(fact for rule in self.tagged for fact in self._facts_of(rule))
        return {
            one.id: (1.0 if one.fact.truth is Truth.YES else 0.5) / max(1, users[one.id])
            for one in self.known.values()
            if one.id not in self.supposed
            and one.id not in _OF_EVERYBODY
            and not one.fact.is_weak
            and one.fact.origin not in (Origin.PREMISE, Origin.IMPLIED)
        }

    def is_told(self, facts: Iterable[UsedFact]) -> bool:
        """Whether one of the facts is told, and not only supposed, assumed, or that it is another act."""
        return any(one.id in self._told and not _is_another_act(one) for one in facts)

    def _facts_of(self, rule: Rule) -> tuple[str, ...]:
        parts: tuple[Condition | None, ...]
        if isinstance(rule, CapacityRule):
            parts = (rule.when, rule.requirement, rule.unless)
        elif isinstance(rule, Guideline):
            parts = (rule.when, rule.conduct, rule.unless)
        else:
            parts = (rule.when, rule.unless)
        plain = (self.policy.plain(part) for part in parts if part is not None)
        return tuple(dict.fromkeys(fact for part in plain for fact in facts_in(part)))

    def weight(self, rule: Rule) -> float:
        """How closely a rule is about what somebody has told."""
        return sum(self._told.get(fact, 0.0) for fact in self._facts_of(rule))

    def of_guidelines(self, binds: Sequence[Bound]) -> tuple[Point, ...]:
        """Return what the guidelines say that bind one of some.

        Args:
            binds: whose guidelines answer.

        Returns:
            Those that answer the question, in the order of the policy.
        """
        return tuple(self._of_guidelines(binds))

    def _of_guidelines(self, binds: Sequence[Bound]) -> Iterator[Point]:
        for finding in self.assessment.findings:
            norm = finding.guideline
            if self.question in norm.answers and any(one in binds for one in norm.binds):
                yield self._point(finding)

    def _point(self, finding: Finding) -> Point:
        norm = finding.guideline
        stance = self._stance(finding)
        point = Point(
            ground=Ground(rule=norm, status=finding.status, form=_FORMS[stance], facts=finding.facts),
            stance=stance,
            weight=self.weight(norm),
            hangs_on=self._hangs_on(norm),
            may_be_against=finding.may_be_against,
        )
        if stance not in (Stance.OPEN, Stance.AGAINST):
            return point
        missing = self._in_order(one.id for one in finding.facts if one.fact.truth is Truth.UNKNOWN)
        missing = tuple(one for one in missing if self._of_an_owner(one) is Truth.UNKNOWN)
        goal = self._goal_of(norm)
        is_done = norm.modality.is_duty and self._is_wrong(norm, self.truth_of) is Truth.YES
        applies = self._fits(norm) & self._evaluated(applies_when(norm))
        return attrs.evolve(
            point,
            to_yes=needed(goal, missing, self._of_an_owner, Truth.YES),
            to_no=needed(goal, missing, self._of_an_owner, Truth.NO),
            is_done=is_done,
            applies=applies is Truth.YES,
        )

    def _of_an_owner(self, fact: str) -> Truth:
        """What is known of a fact; an account of which one owner is told is taken to have no other."""
        if fact in OWNERS and any(self.truth_of(one) is Truth.YES for one in OWNERS - {fact}):
            return Truth.NO
        return self.truth_of(fact)

    def _in_order(self, facts: Iterable[str]) -> tuple[str, ...]:
        """What whoever asks knows first, first."""
        place = {fact: number for number, fact in enumerate(self.first)}
        return tuple(sorted(dict.fromkeys(facts), key=lambda fact: place.get(fact, len(place))))

    def _stance(self, finding: Finding) -> Stance:
        norm, outcome = finding.guideline, finding.outcome
        if outcome is Outcome.PERMITTED:
            return Stance.PERMITTED
        if outcome.is_against:
            return Stance.AGAINST
        if outcome in (Outcome.COMPLIES, Outcome.EXCUSED):
            return Stance.FREE
        if outcome is Outcome.UNDECIDED:
            return Stance.OPEN
        does_it = norm.modality.is_duty and self._is_wrong(norm, self.truth_of) is Truth.YES
        return Stance.FREE if does_it else Stance.APART

    def _goal_of(self, norm: Guideline) -> Callable[[TruthOf], Truth]:
        """What is worked out of what is known: that it permits, or forbids nothing."""

        def goal(truth_of: TruthOf) -> Truth:
            applies = evaluate(self.policy.plain(applies_when(norm)), truth_of)
            exception = Truth.NO
            if norm.unless is not None:
                exception = evaluate(self.policy.plain(norm.unless), truth_of)
            if norm.modality is Modality.MAY:
                conduct = evaluate(self.policy.plain(norm.conduct), truth_of)
                return _all((applies, conduct, ~exception))
            excused = [exception]
            if norm.defence is not None:
                excused.append(evaluate(self.policy.plain(norm.defence), truth_of))
            excused += [self._goal_of(one)(truth_of) for one in self._permissions_of(norm)]
            return ~_all((applies, self._is_wrong(norm, truth_of), *(~one for one in excused)))

        return goal

    def _permissions_of(self, norm: Guideline) -> tuple[Guideline, ...]:
        guidelines = self.policy.all_guidelines
        return tuple(one for one in guidelines if norm.id in one.outranks and not one.modality.is_duty)

    def _is_wrong(self, norm: Guideline, truth_of: TruthOf) -> Truth:
        conduct = evaluate(self.policy.plain(norm.conduct), truth_of)
        return conduct if norm.modality.is_prohibition else ~conduct

    def _evaluated(self, condition: Condition) -> Truth:
        return evaluate(self.policy.plain(condition), self.truth_of)

    def _fits(self, norm: Guideline | Obligation) -> Truth:
        """Whether it binds in the capacity that was found."""
        wanted, found = binds_in(norm), self.assessment.capacity
        if wanted is InCapacity.ANY:
            return Truth.YES
        if found is Capacity.UNDETERMINED:
            return Truth.UNKNOWN
        return Truth.from_bool(wanted.value == found.value)

    def _hangs_on(self, norm: Guideline | Obligation) -> Capacity | None:
        return Capacity(binds_in(norm).value) if self._fits(norm) is Truth.UNKNOWN else None

    def of_duties(self, binds: Sequence[Bound]) -> tuple[Point, ...]:
        """Return what is to be done by one of some: obligations, and guidelines read as what they ask for.

        Args:
            binds: whose obligations answer.

        Returns:
            Those that answer the question.
        """
        duties = (
            self._duty_point(duty)
            for duty in self.assessment.obligations
            if self.question in duty.obligation.answers and any(one in binds for one in duty.obligation.binds)
        )
        return (*duties, *map(self._asked_for, self._of_guidelines(binds)))

    def _duty_point(self, duty: Duty) -> Point:
        stance = _DUTIES[duty.outcome]
        return Point(
            ground=Ground(rule=duty.obligation, status=duty.status, form=_FORMS[stance], facts=duty.facts),
            stance=stance,
            weight=self.weight(duty.obligation),
            hangs_on=self._hangs_on(duty.obligation),
            duty=duty,
            waits_for_whose=self._waits_for_whose(duty.obligation),
        )

    def _waits_for_whose(self, obligation: Obligation) -> bool:
        """Whether it is about what was done; of an answer by nobody knows whom that can't be told."""
        said = self.assessment.statement
        if said is not None and said.act is Act.REPLY and self.truth_of("author-is-visitor") is not Truth.NO:
            return False
        is_open = self._hangs_on(obligation) is not None
        return is_open and self._evaluated(applies_when(obligation)) is Truth.YES

    def _asked_of(self, point: Point, norm: Guideline) -> Point:
        """Read a permission as what need not be done, where it applies: to leave it is what it permits."""
        exception = Truth.NO if norm.unless is None else self._evaluated(norm.unless)
        stands = self._fits(norm) & self._evaluated(applies_when(norm)) & ~exception
        stance = {Truth.YES: Stance.PERMITTED, Truth.NO: Stance.APART}.get(stands, Stance.OPEN)
        return attrs.evolve(point, stance=stance, ground=attrs.evolve(point.ground, form=Form.NEED_NOT))

    def _asked_for(self, point: Point) -> Point:
        """Read a guideline as what it asks for: a demand that applies is due, whether it is met or not."""
        norm = cast("Guideline", point.rule)
        if not norm.modality.is_duty:
            return self._asked_of(point, norm)
        if point.stance is Stance.AGAINST:
            stance = Stance.DUE
        elif norm.modality.is_prohibition or point.stance is not Stance.OPEN:
            stance = _ASKED_FOR.get(point.stance, point.stance)
        else:
            applies = self._fits(norm) & self._evaluated(applies_when(norm))
            stance = Stance.DUE if applies is Truth.YES else Stance.OPEN
        return attrs.evolve(point, stance=stance, ground=attrs.evolve(point.ground, form=_FORMS[stance]))


def _is_another_act(used: UsedFact) -> bool:
    definition = Vocabulary.shipped().get(used.id)
    return used.fact.truth is Truth.NO and definition is not None and definition.group is Group.ACT


_OF_EVERYBODY = frozenset({"author-holds-public-role", "author-is-visitor", "is-own-words"})
"""What is so of nearly all that is asked about, and tells nothing of what it is about."""

_ASKED_FOR = {Stance.FREE: Stance.NOT_DUE, Stance.APART: Stance.NOT_DUE}
_DUTIES = {
    ObligationOutcome.DUE: Stance.DUE,
    ObligationOutcome.NOT_DUE: Stance.NOT_DUE,
    ObligationOutcome.UNDECIDED: Stance.OPEN,
}
_FORMS = {
    Stance.PERMITTED: Form.YES,
    Stance.FREE: Form.YES,
    Stance.AGAINST: Form.NO,
    Stance.OPEN: Form.NOT_KNOWN,
    Stance.DUE: Form.MUST,
    Stance.NOT_DUE: Form.NEED_NOT,
    Stance.APART: Form.NOT_SAID,
}


def _all(truths: Iterable[Truth]) -> Truth:
    return functools.reduce(operator.and_, truths, Truth.YES)
