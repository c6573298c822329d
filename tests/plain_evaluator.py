"""The words of the design about capacities, findings and obligations, as slow and plain Python.

It is meant to be held beside section 3 of the design: above each piece stands the sentence that it spells
out. It shares nothing with the engine but the classes of rules, and whatever the engine answers must agree
with it. Facts that are not in the mapping are unknown.
"""

# The sentences of the design look like code to the linter, since they speak of `when` and `unless`.
# ruff: noqa: ERA001

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import TypeVar, assert_never

import attrs

from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Bound, CapacityRule, Guideline, InCapacity, Modality, Obligation, Verb
from offentligroll.rules.source import InForce

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
OFFICIAL, PERSONAL, UNDETERMINED = Capacity.OFFICIAL, Capacity.PERSONAL, Capacity.UNDETERMINED

VISITOR = "author-is-visitor"

# "A visitor's words are never the authority's: every policy has this requirement built in (rule id `visitor`,
# `hat = "visitor"`, …)"
BUILT_IN = CapacityRule(
    id="visitor",
    verb=Verb.OFFICIAL_ONLY_IF,
    concludes=PERSONAL,
    requirement=FactTest(fact=VISITOR, negated=True),
    hat="visitor",
    says=Wording({"en": "A visitor's words are never the authority's."}),
)

Rule = TypeVar("Rule", CapacityRule, Guideline, Obligation)


@attrs.frozen(kw_only=True)
class PlainPolicy:
    """What of a policy the evaluator needs."""

    rules: tuple[CapacityRule, ...] = ()
    guidelines: tuple[Guideline, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    otherwise: Capacity = UNDETERMINED
    in_force: InForce | None = None
    own_facts: Mapping[str, Condition] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class PlainDecision:
    """Whose words they are, how surely, and the state of each rule."""

    value: Capacity
    status: str
    lean: Capacity | None = None
    deciding: frozenset[str] = frozenset()
    states: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Knowledge:
    """What is known, and what a policy's own facts stand for."""

    facts: Mapping[str, Truth]
    own_facts: Mapping[str, Condition]

    def truth(self, condition: Condition) -> Truth:
        """Answer a condition by strong Kleene logic."""
        match condition:
            # "A leading `not ` negates a fact." "A policy's own [[fact]] names a group once."
            case FactTest(fact=fact, negated=negated):
                own = self.own_facts.get(fact)
                # "*No, origin premise*: a bare set of facts […]; telling `author-is-visitor` [lifts it]."
                untold = NO if fact == VISITOR else UNKNOWN
                answer = self.facts.get(fact, untold) if own is None else self.truth(own)
                return _not(answer) if negated else answer
            # "A group with exactly one key: all_of, any_of, none_of, at_least, by strong Kleene logic."
            case Group(kind=kind, members=members, count=count):
                truths = [self.truth(member) for member in members]
                match kind:
                    case GroupKind.ALL_OF:
                        return _at_least(len(truths), truths)
                    case GroupKind.ANY_OF:
                        return _at_least(1, truths)
                    case GroupKind.NONE_OF:
                        return _not(_at_least(1, truths))
                    case GroupKind.AT_LEAST:
                        return _at_least(count, truths)
                    case _ as never:
                        assert_never(never)
            case _ as never:
                assert_never(never)

    def truth_or_no(self, condition: Condition | None) -> Truth:
        """Answer an exception, rebuttal or defence; one that is not written is not met."""
        return NO if condition is None else self.truth(condition)


def _not(truth: Truth) -> Truth:
    return {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[truth]


def _at_least(count: int, truths: list[Truth]) -> Truth:
    if truths.count(YES) >= count:
        return YES
    return UNKNOWN if truths.count(YES) + truths.count(UNKNOWN) >= count else NO


# --- capacity rules ---------------------------------------------------------------------------------------


def rule_state(rule: CapacityRule, known: Knowledge) -> str:
    """Tell how a rule stands by itself: yes, provisional, open or no."""
    when = known.truth(rule.when)
    unless = known.truth_or_no(rule.unless)
    rebutted = known.truth_or_no(rule.rebutted_by)
    # "when: the rule's condition. unless: Yes → the rule is out. rebutted_by: Yes → the rule falls."
    if when is NO or unless is YES or rebutted is YES:
        return "no"
    # "A requirement's rule is *yes* when the requirement is known to fail."
    if rule.requirement is not None:
        requirement = known.truth(rule.requirement)
        if requirement is YES:
            return "no"
        if requirement is UNKNOWN:
            return "open"
    # "when: Unknown → the rule is *open*. unless: unknown → the rule is *open*."
    if when is UNKNOWN or unless is UNKNOWN:
        return "open"
    # "rebutted_by: unknown → it stands, provisionally."
    if rebutted is UNKNOWN:
        return "provisional"
    # "yes (stands whatever is still learnt)"
    return "yes"


@attrs.frozen
class Play:
    """Which rules stand and are in play, over the outranking order."""

    rules: tuple[CapacityRule, ...]
    states: Mapping[str, str]

    def outranking(self, rule: CapacityRule) -> list[CapacityRule]:
        """Give the rules that set this one aside while they stand."""
        return [other for other in self.rules if rule.id in other.outranks]

    def stands(self, rule: CapacityRule) -> bool:
        """Tell whether the rule has a say in the value as things are known."""
        # "The rules that are yes or provisional, and not set aside by another such rule";
        # "a rule that is itself set aside sets nothing aside."
        return self.states[rule.id] in ("yes", "provisional") and not any(
            self.stands(other) for other in self.outranking(rule)
        )

    def surely(self, rule: CapacityRule) -> bool:
        """Tell whether the rule has a say whatever is still learnt."""
        # "surely in play if it is yes and nothing that outranks it is possibly in play"
        return self.states[rule.id] == "yes" and not any(
            self.possibly(other) for other in self.outranking(rule)
        )

    def possibly(self, rule: CapacityRule) -> bool:
        """Tell whether the rule has a say, or might come to have one."""
        # "possibly in play if it is not no and nothing that outranks it is surely in play"
        return self.states[rule.id] != "no" and not any(self.surely(other) for other in self.outranking(rule))


def _decide_on_all_facts(policy: PlainPolicy, known: Knowledge) -> PlainDecision:
    policy = attrs.evolve(policy, rules=(BUILT_IN, *policy.rules))
    states = {rule.id: rule_state(rule, known) for rule in policy.rules}
    # "where it is yes no other rule opens or conflicts with it; known to fail it answers *personal*."
    if states[BUILT_IN.id] == "yes":
        return PlainDecision(
            value=PERSONAL, status="settled", deciding=frozenset({BUILT_IN.id}), states=states
        )
    play = Play(policy.rules, states)
    standing = [rule for rule in policy.rules if play.stands(rule)]
    possible = [rule for rule in policy.rules if play.possibly(rule)]
    # "Those of the highest tier decide."
    top = [rule for rule in standing if rule.verb.tier == min(one.verb.tier for one in standing)]
    deciding = frozenset(rule.id for rule in top)
    conclusions = {rule.concludes for rule in top}
    # "If they disagree: undetermined, *conflicting*, both named."
    if len(conclusions) > 1:
        return PlainDecision(value=UNDETERMINED, status="conflicting", deciding=deciding, states=states)
    # "If there are none: otherwise."
    value = conclusions.pop() if conclusions else policy.otherwise
    # "*open*: when nothing stands, `otherwise` is undetermined, and something is possibly in play."
    # "*silent*: nothing stands, nothing could, no `otherwise`."
    if value is UNDETERMINED:
        return PlainDecision(value=UNDETERMINED, status="open" if possible else "silent", states=states)
    # "While the rule of a requirement of the capacity that would have been the value is possibly in play,
    # the value is undetermined, the status *open*, and `lean` is that capacity; also where that value comes
    # from the other capacity's failed requirement, or from `otherwise`."
    requires = Verb.OFFICIAL_ONLY_IF if value is OFFICIAL else Verb.PERSONAL_ONLY_IF
    if any(rule.verb is requires for rule in possible):
        return PlainDecision(value=UNDETERMINED, status="open", lean=value, deciding=deciding, states=states)
    # "*settled*: a rule surely in play concludes the value, and no rule possibly in play at that tier or
    # above concludes the other; or `otherwise` is that same capacity, whether or not a rule stands, and no
    # rule possibly in play concludes the other."
    # "*provisional*: the value, and it could still change."
    against = [rule for rule in possible if rule.concludes is not value]
    settled = (policy.otherwise is value and not against) or any(
        play.surely(rule)
        and rule.concludes is value
        and not any(other.verb.tier <= rule.verb.tier for other in against)
        for rule in policy.rules
    )
    return PlainDecision(
        value=value, status="settled" if settled else "provisional", deciding=deciding, states=states
    )


def decide(
    policy: PlainPolicy,
    facts: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = None,
) -> PlainDecision:
    """Decide whose words they are.

    Args:
        policy: the rules.
        facts: what is known; the rest is unknown.
        weak: the facts that are only assumed or not found.
        day: the day of the statement, where it is known.

    Returns:
        The decision.
    """
    # "A whole policy out of force gives status *not-in-force*."
    if day is not None and not _counts(policy.in_force, day):
        return PlainDecision(value=UNDETERMINED, status="not-in-force")
    # "Without `at`, each stretch of days between the edges of dated rules is judged by itself,"
    stretches = [_decide_on_a_day(policy, facts, weak, stretch) for stretch in _stretches(policy, day)]
    deciding = frozenset[str]().union(*(one.deciding for one in stretches))
    states = {rule: state for one in stretches for rule, state in one.states.items()}
    values, statuses = {one.value for one in stretches}, {one.status for one in stretches}
    leans = {one.lean for one in stretches}
    # "and what all agree on is the answer; where they part, the value is `undetermined`, *open*"
    if len(values) > 1:
        return PlainDecision(value=UNDETERMINED, status="open", deciding=deciding, states=states)
    value = values.pop()
    # "Where values are alike the status is the weakest of *settled, assumed, provisional*;
    # all undetermined: the common status, else *open*."
    if len(statuses) > 1:
        weakest = "provisional" if "provisional" in statuses else "assumed"
        status = "open" if value is UNDETERMINED else weakest
    else:
        status = statuses.pop()
    lean = leans.pop() if len(leans) == 1 else None
    return PlainDecision(value=value, status=status, lean=lean, deciding=deciding, states=states)


def _decide_on_a_day(
    policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str], day: dt.date
) -> PlainDecision:
    policy = _as_of(policy, day)
    decision = _decide_on_all_facts(policy, Knowledge(facts, policy.own_facts))
    # "*assumed*: settled, or silent, only with the weak facts."
    if decision.status in ("settled", "silent"):
        without = _decide_on_all_facts(policy, _without_weak(policy, facts, weak))
        if without.status != decision.status:
            return attrs.evolve(decision, status="assumed")
    return decision


# --- time -------------------------------------------------------------------------------------------------


def _counts(in_force: InForce | None, day: dt.date) -> bool:
    return in_force is None or in_force.includes(day)


def _stretches(policy: PlainPolicy, day: dt.date | None) -> list[dt.date]:
    """Give the day, or one day of each stretch between the edges of dated rules."""
    if day is not None:
        return [day]
    edges = {dt.date.min}
    dated = [rule.in_force for rule in policy.rules]
    dated += [norm.in_force for norm in policy.guidelines]
    dated += [duty.in_force for duty in policy.obligations]
    for in_force in (policy.in_force, *dated):
        # "`from` and `until` are inclusive."
        if in_force is not None and in_force.start is not None:
            edges.add(in_force.start)
        if in_force is not None and in_force.end is not None and in_force.end < dt.date.max:
            edges.add(in_force.end + dt.timedelta(days=1))
    # "Only stretches within the policy's own `in_force` count."
    return sorted(edge for edge in edges if _counts(policy.in_force, edge))


def _as_of(policy: PlainPolicy, day: dt.date) -> PlainPolicy:
    # "Policies and rules not in force on that day are absent."
    return attrs.evolve(
        policy,
        rules=tuple(one for one in policy.rules if _counts(one.in_force, day)),
        guidelines=tuple(one for one in policy.guidelines if _counts(one.in_force, day)),
        obligations=tuple(one for one in policy.obligations if _counts(one.in_force, day)),
    )


def _without_weak(policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str]) -> Knowledge:
    # "Assumed and *not found* facts are the weak ones."
    return Knowledge({fact: UNKNOWN if fact in weak else facts[fact] for fact in facts}, policy.own_facts)


# --- guidelines -------------------------------------------------------------------------------------------


@attrs.frozen
class Norms:
    """Guidelines before what is known, in a capacity."""

    guidelines: tuple[Guideline, ...]
    known: Knowledge
    capacity: Capacity

    def fit(self, rule: Guideline | Obligation) -> Truth:
        """Tell whether the rule binds in the capacity."""
        # "one that binds `visitor` [applies] only where it is yes, in any capacity"
        # "in_capacity = official (default), personal or any"
        if rule.in_capacity is InCapacity.ANY or rule.binds == (Bound.VISITOR,):
            return YES
        if self.capacity is UNDETERMINED:
            return UNKNOWN
        return YES if rule.in_capacity.value == self.capacity.value else NO

    def when(self, rule: Guideline | Obligation) -> Truth:
        """Tell whether the rule applies to this act of this author."""
        when, visitor = self.known.truth(rule.when), self.known.truth(FactTest(fact=VISITOR))
        # "A norm that binds only the speaker applies only where `author-is-visitor` is no; one that binds
        # `visitor` only where it is yes"
        if rule.binds == (Bound.SPEAKER,):
            return _at_least(2, [when, _not(visitor)])
        return _at_least(2, [when, visitor]) if rule.binds == (Bound.VISITOR,) else when

    def outranking(self, guideline: Guideline) -> list[Guideline]:
        """Give the permissions that name this guideline."""
        # "Only a `may` has `outranks`, naming duties or other permissions."
        return [other for other in self.guidelines if guideline.id in other.outranks]

    def stands(self, may: Guideline) -> bool:
        """Tell whether a permission stands, whatever is still learnt."""
        # "A permission stands when its capacity, `when` and conduct are yes, `unless` is no, and no
        # permission that outranks it possibly stands."
        return (
            self.fit(may) is YES
            and self.when(may) is YES
            and self.known.truth(may.conduct) is YES
            and self.known.truth_or_no(may.unless) is NO
            and not any(self.possibly_stands(other) for other in self.outranking(may))
        )

    def possibly_stands(self, may: Guideline) -> bool:
        """Tell whether a permission stands or might come to."""
        return (
            self.fit(may) is not NO
            and self.when(may) is not NO
            and self.known.truth(may.conduct) is not NO
            and self.known.truth_or_no(may.unless) is not YES
            and not any(self.stands(other) for other in self.outranking(may))
        )

    def excuses(self, duty: Guideline) -> frozenset[str]:
        """Name all that covers a duty."""
        # "an exception, a shown defence or a standing permission covers it; all that do are named"
        named = {may.id for may in self.outranking(duty) if self.stands(may)}
        if self.known.truth_or_no(duty.unless) is YES:
            named.add("unless")
        if self.known.truth_or_no(duty.defence) is YES:
            named.add("defence")
        return frozenset(named)

    def outcome(self, guideline: Guideline) -> str:  # noqa: PLR0911 (one return for each word of the page)
        """Tell what follows of one guideline."""
        fit = self.fit(guideline)
        when = self.when(guideline)
        conduct = self.known.truth(guideline.conduct)
        unless = self.known.truth_or_no(guideline.unless)
        # "Outcomes, in this order: *not-applicable* (capacity or `when` known not to fit),"
        if fit is NO or when is NO:
            return "not-applicable"
        # "for a `may` *permitted* / *not-applicable* / *undecided*;"
        if guideline.modality is Modality.MAY:
            if self.stands(guideline):
                return "permitted"
            return "undecided" if self.possibly_stands(guideline) else "not-applicable"
        # "*complies* (conduct known to be right);"
        forbidden = guideline.modality in (Modality.MUST_NOT, Modality.SHOULD_NOT)
        if conduct is (NO if forbidden else YES):
            return "complies"
        # "*excused* (there is no breach whatever else is learnt);"
        if self.excuses(guideline):
            return "excused"
        # "*undecided* (whether it applies, the conduct, an exception or a permission is not known);"
        if UNKNOWN in (fit, when, conduct, unless):
            return "undecided"
        if any(self.possibly_stands(may) for may in self.outranking(guideline)):
            return "undecided"
        # "*breached* (must) or *departed-from* (should)."
        return "breached" if guideline.modality in (Modality.MUST, Modality.MUST_NOT) else "departed-from"

    def _still(self, guideline: Guideline) -> tuple[Truth, Truth, Truth]:
        """Tell whether it applies, whether the conduct is right, and whether something covers it."""
        fit, when = self.fit(guideline), self.when(guideline)
        forbidden = guideline.modality in (Modality.MUST_NOT, Modality.SHOULD_NOT)
        conduct = self.known.truth(guideline.conduct)
        outranking = self.outranking(guideline)
        covers = [self.known.truth_or_no(guideline.unless), self.known.truth_or_no(guideline.defence)]
        covers += [
            YES if self.stands(may) else UNKNOWN if self.possibly_stands(may) else NO for may in outranking
        ]
        return _at_least(2, [fit, when]), _not(conduct) if forbidden else conduct, _at_least(1, covers)

    def all_outcomes(self, guideline: Guideline) -> set[str]:
        """Give every outcome that answers to what is unknown could lead to."""
        # "no answer to what is unknown in applicability, conduct, excuse or defence gives another outcome"
        if guideline.modality is Modality.MAY:
            return {self.outcome(guideline)}
        strict = guideline.modality in (Modality.MUST, Modality.MUST_NOT)
        applies, right, covered = (
            (YES, NO) if truth is UNKNOWN else (truth,) for truth in self._still(guideline)
        )
        found = set()
        for answer in itertools.product(applies, right, covered):
            match answer:
                case (Truth.NO, _, _):
                    found.add("not-applicable")
                case (_, Truth.YES, _):
                    found.add("complies")
                case (_, _, Truth.YES):
                    found.add("excused")
                case _:
                    found.add("breached" if strict else "departed-from")
        return found


def findings(
    policy: PlainPolicy,
    facts: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = None,
) -> dict[str, tuple[str, str, frozenset[str]]]:
    """Find what the guidelines say of the statement.

    Args:
        policy: the rules.
        facts: what is known; the rest is unknown.
        weak: the facts that are only assumed or not found.
        day: the day of the statement, where it is known.

    Returns:
        By id: the outcome, the status, and what covers it ("unless", "defence", ids of permissions).
    """
    found = _findings(policy, facts, weak, day)
    return {
        guideline: (outcome, status, covering) for guideline, (outcome, status, covering, _) in found.items()
    }


def may_be_against(
    policy: PlainPolicy,
    facts: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = None,
) -> frozenset[str]:
    """Name the guidelines that the statement may still turn out to go against.

    Args:
        policy: the rules.
        facts: what is known; the rest is unknown.
        weak: the facts that are only assumed or not found.
        day: the day of the statement, where it is known.

    Returns:
        Their ids.
    """
    found = _findings(policy, facts, weak, day)
    return frozenset(guideline for guideline, (_, _, _, against) in found.items() if against)


def _findings(
    policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str], day: dt.date | None
) -> dict[str, tuple[str, str, frozenset[str], bool]]:
    # "a whole policy out of force gives … no findings"
    if day is not None and not _counts(policy.in_force, day):
        return {}
    stretches = [_findings_on_a_day(policy, facts, weak, stretch) for stretch in _stretches(policy, day)]
    found = {}
    for guideline in dict.fromkeys(one for stretch in stretches for one in stretch):
        # "A finding or obligation not in force in a stretch counts as *not-applicable*/*not-due* there;"
        absent = ("not-applicable", "settled", frozenset[str](), False)
        told = [stretch.get(guideline, absent) for stretch in stretches]
        covering = frozenset[str]().union(*(covers for _, _, covers, _ in told))
        against = any(may for _, _, _, may in told)
        # "where stretches part it is *undecided*, *open*."
        outcome, status = _agreed([(outcome, status) for outcome, status, _, _ in told], "undecided")
        found[guideline] = (outcome, status, covering if outcome == "excused" else frozenset[str](), against)
    return found


def _agreed(told: list[tuple[str, str]], undecided: str) -> tuple[str, str]:
    if len({outcome for outcome, _ in told}) > 1:
        return undecided, "open"
    order = ("open", "provisional", "assumed", "settled")
    return told[0][0], min((status for _, status in told), key=order.index)


def _findings_on_a_day(
    policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str], day: dt.date
) -> dict[str, tuple[str, str, frozenset[str], bool]]:
    now, sure, assuming = _three_views(policy, facts, weak, day)
    found = {}
    for guideline in now.guidelines:
        outcome = now.outcome(guideline)
        # "*open* if undecided;"
        if outcome == "undecided":
            status = "open"
        # "*settled* if, with weak facts and an unsettled capacity taken as unknown, no answer … gives another
        # outcome;"
        elif sure.all_outcomes(guideline) == {outcome}:
            status = "settled"
        # "*assumed* if it follows with weak facts and a capacity settled or assumed;"
        elif assuming.all_outcomes(guideline) == {outcome}:
            status = "assumed"
        # "else *provisional* (an unknown defence too)."
        else:
            status = "provisional"
        covering = now.excuses(guideline) if outcome == "excused" else frozenset[str]()
        # "whether any completion could still make it go against the guideline (`may_be_against`, with weak
        # facts and an unsettled capacity taken as unknown; always false for a `may`)"
        against = not sure.all_outcomes(guideline).isdisjoint({"breached", "departed-from"})
        found[guideline.id] = (outcome, status, covering, against)
    return found


def _three_views(
    policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str], day: dt.date
) -> tuple[Norms, Norms, Norms]:
    decision = decide(policy, facts, weak, day)
    present = _as_of(policy, day)
    known = Knowledge(facts, policy.own_facts)
    known_firmly = _without_weak(present, facts, weak)
    settled = decision.value if decision.status == "settled" else UNDETERMINED
    assumed = decision.value if decision.status in ("settled", "assumed") else UNDETERMINED
    return (
        Norms(present.guidelines, known, decision.value),
        Norms(present.guidelines, known_firmly, settled),
        Norms(present.guidelines, known, assumed),
    )


# --- obligations ------------------------------------------------------------------------------------------


def obligations(
    policy: PlainPolicy,
    facts: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = None,
) -> dict[str, tuple[str, bool, str]]:
    """Find what must be done after the statement.

    Args:
        policy: the rules.
        facts: what is known; the rest is unknown.
        weak: the facts that are only assumed or not found.
        day: the day of the statement, where it is known.

    Returns:
        By id: the outcome, whether it is a precaution, and the status.
    """
    # A policy out of force is absent with all its rules.
    if day is not None and not _counts(policy.in_force, day):
        return {}
    stretches = [_obligations_on_a_day(policy, facts, weak, stretch) for stretch in _stretches(policy, day)]
    due = {}
    for obligation in policy.obligations:
        if not any(obligation.id in stretch for stretch in stretches):
            continue
        told = [stretch.get(obligation.id, ("not-due", "settled")) for stretch in stretches]
        outcome, status = _agreed(told, "undecided")
        # "`when_undecided = "due"` (a records duty runs while one is in doubt; shown as a precaution)."
        precaution = outcome == "undecided" and obligation.due_when_undecided
        due[obligation.id] = ("due" if precaution else outcome, precaution, status)
    return due


def _obligations_on_a_day(
    policy: PlainPolicy, facts: Mapping[str, Truth], weak: frozenset[str], day: dt.date
) -> dict[str, tuple[str, str]]:
    now, sure, assuming = _three_views(policy, facts, weak, day)
    due = {}
    for obligation in _as_of(policy, day).obligations:
        truth = _is_due(obligation, now)
        # "Outcomes: *due*, *not-due*, *undecided*." The status goes as that of a finding.
        if truth is UNKNOWN:
            due[obligation.id] = ("undecided", "open")
            continue
        if _is_due(obligation, sure) is truth:
            status = "settled"
        else:
            status = "assumed" if _is_due(obligation, assuming) is truth else "provisional"
        due[obligation.id] = ("due" if truth is YES else "not-due", status)
    return due


def _is_due(obligation: Obligation, norms: Norms) -> Truth:
    fit = norms.fit(obligation)
    when = norms.when(obligation)
    unless = norms.known.truth_or_no(obligation.unless)
    return _at_least(3, [fit, when, _not(unless)])
