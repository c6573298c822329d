"""Whether cases notice when a rule of their policy is lost, weakened or turned round.

A change that no case notices survives: nobody would see it if somebody made it by mistake. It does not
mean that the rule is wrong, but that an example is missing that shows what the rule is for.

Only what changed is compiled anew, and a case is only assessed anew where the change can reach it: where
the decision about its capacity, which is quick to find, is another, or where it expects something of a norm
that changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.aims import RuleKind
from offentligroll.cases.case import Case
from offentligroll.cases.mutant_kinds import Change
from offentligroll.cases.mutants import Mutant, mutants_of
from offentligroll.cases.running import run_case
from offentligroll.cases.suite import Suite
from offentligroll.engine.asked import conditions_of
from offentligroll.engine.known import Known
from offentligroll.languages.arguments import each_of
from offentligroll.model.typed import typed
from offentligroll.policy.judging.standing import day_as_it_stands
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import Condition, facts_in

MOST_CHANGES = 5_000
"""How many changes are tried, if nobody says otherwise."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class MutationReport:
    """Which changes of a policy its cases notice."""

    policy: str
    """The id of the policy."""
    tried: int = 0
    """How many changes were tried."""
    survivors: tuple[Mutant, ...] = ()
    """The changes that no case notices, in the order of the policy's file."""
    spared: int = 0
    """Changes that were not tried, because no case notices even that the whole rule is gone."""
    left_out: int = 0
    """Changes that were not tried, because there were too many."""

    @property
    def noticed(self) -> int:
        """How many of the changes that were tried some case notices."""
        return self.tried - len(self.survivors)


def mutate(
    policy: Policy,
    suites: Sequence[Suite],
    *,
    most: int = MOST_CHANGES,
    on_progress: Callable[[int, int], None] | None = None,
) -> MutationReport:
    """Change each rule of a policy in turn, and find the changes that no case notices.

    Cases that come out wrong to begin with notice nothing.

    Args:
        policy: the policy.
        suites: its cases.
        most: how many changes to try at most; deletions come first.
        on_progress: called after each change with how many have been dealt with, and how many there are.

    Returns:
        The report; the same for the same policy and cases.
    """
    mutants = list(mutants_of(policy))
    chosen = mutants[: max(most, 0)]
    suites = tuple(each_of("suites", suites, Suite))
    cases = [one for suite in suites for one in _cases_of(suite, policy)]
    archives = [one for suite in suites for one in _archives_of(suite, policy)]
    reach = _Reach.of(policy)
    unmissed: set[tuple[RuleKind, str]] = set()
    survivors: list[Mutant] = []
    spared = 0
    for number, mutant in enumerate(chosen, start=1):
        rule = (mutant.kind, mutant.rule)
        if rule in unmissed:
            spared += 1
        elif not (_is_measured(mutant, policy, archives) or _is_noticed(mutant, policy, cases, reach)):
            survivors.append(mutant)
            if mutant.change is Change.DELETED:
                unmissed.add(rule)
        if on_progress is not None:
            on_progress(number, len(chosen))
    return MutationReport(
        policy=policy.id,
        tried=len(chosen) - spared,
        survivors=_by_rule(survivors, mutants),
        spared=spared,
        left_out=len(mutants) - len(chosen),
    )


def _by_rule(survivors: Iterable[Mutant], mutants: Iterable[Mutant]) -> tuple[Mutant, ...]:
    """Put the changes of one rule together: own facts first, as in a file, and then the rules."""
    order: dict[tuple[RuleKind, str], int] = {}
    for one in mutants:
        order.setdefault((one.kind, one.rule), len(order))
    kinds = list(RuleKind)
    return tuple(sorted(survivors, key=lambda one: (kinds.index(one.kind), order[one.kind, one.rule])))


@attrs.frozen(kw_only=True)
class _Tried:
    """A case that comes out right, with what it takes to see quickly whether a change reaches it."""

    case: Case
    suite: Suite
    as_of: dt.date | None
    known: Known
    day: dt.date | None
    decision: object

    @property
    def norms(self) -> Iterable[tuple[RuleKind, str]]:
        """The guidelines and obligations that it expects something of."""
        yield from ((RuleKind.GUIDELINE, one) for one in self.case.findings)
        yield from ((RuleKind.OBLIGATION, one) for one in self.case.obligations)


def _cases_of(suite: Suite, policy: Policy) -> Iterator[_Tried]:
    as_of = day_as_it_stands(policy) if suite.as_policy_stands else None
    for case in suite.cases:
        result = run_case(case, suite, policy, as_of=as_of)
        if result.assessment is not None and not result.verdict.is_error:
            known, day = _known(policy, result.assessment), result.assessment.provenance.day
            yield _Tried(
                case=case,
                suite=suite,
                as_of=as_of,
                known=known,
                day=day,
                decision=_decision(policy, known, day),
            )


def _known(policy: Policy, assessment: Assessment) -> Known:
    known, positions = Known(0), policy.compiled.positions
    # A case about a channel knows of facts that no statement is asked for.
    for used in (one for one in assessment.facts if one.id in positions):
        known = known.with_truth(positions[used.id], used.fact.truth, weak=used.fact.is_weak)
    return policy.compiled.with_derived(known)


def _decision(policy: Policy, known: Known, day: dt.date | None) -> object:
    """Return all of a decision that cases, guidelines and obligations can see."""
    decision = policy.decide(known, day)
    engine = policy.compiled.capacity
    deciding = frozenset(engine.rules[number].id for number in engine.layout.rules(decision.deciding))
    return decision.value, decision.status, decision.lean, deciding


_MEASURES = frozenset({RuleKind.FACT, RuleKind.COVERS, RuleKind.ARCHIVE_RULE})
"""What can change a measure."""


def _archives_of(suite: Suite, policy: Policy) -> Iterator[tuple[Case, Suite]]:
    for case in suite.cases:
        if case.archive and not run_case(case, suite, policy).verdict.is_error:
            yield case, suite


def _is_measured(mutant: Mutant, policy: Policy, archives: Sequence[tuple[Case, Suite]]) -> bool:
    """Whether a case about an archive notices a change."""
    if mutant.kind not in _MEASURES or not archives:
        return False
    changed = mutant.applied_to(policy)
    return any(run_case(case, suite, changed).verdict.is_error for case, suite in archives)


def _is_noticed(mutant: Mutant, policy: Policy, cases: Sequence[_Tried], reach: _Reach) -> bool:
    if mutant.kind is RuleKind.ARCHIVE_RULE:
        return False
    norms = reach.norms_behind(mutant)
    if mutant.kind in (RuleKind.COVERS, RuleKind.HOUSE_RULE, RuleKind.CHANNEL_RULE):
        changed = mutant.applied_to(policy)
        return any(run_case(one.case, one.suite, changed, as_of=one.as_of).verdict.is_error for one in cases)
    in_capacity = mutant.kind in (RuleKind.CAPACITY, RuleKind.FACT)
    if not in_capacity:
        cases = [one for one in cases if not norms.isdisjoint(one.norms)]
    changed = mutant.applied_to(policy) if cases else policy
    for one in cases:
        if norms.isdisjoint(one.norms) and one.decision == _decision(
            changed, changed.compiled.with_derived(one.known), one.day
        ):
            continue
        if run_case(one.case, one.suite, changed, as_of=one.as_of).verdict.is_error:
            return True
    return False


@attrs.frozen(kw_only=True)
class _Reach:
    """Which norms a change can reach."""

    users: dict[str, set[tuple[RuleKind, str]]]
    """For each fact the own facts, guidelines and obligations whose conditions name it."""
    below: dict[str, tuple[str, ...]]
    """For each permission the guidelines that it outranks."""

    @classmethod
    def of(cls, policy: Policy) -> _Reach:
        """Note what uses what in a policy."""
        users: dict[str, set[tuple[RuleKind, str]]] = {}

        def note(kind: RuleKind, rule: str, conditions: Iterable[Condition]) -> None:
            for condition in conditions:
                for fact in facts_in(condition):
                    users.setdefault(fact, set()).add((kind, rule))

        for fact, group in policy.group_facts.items():
            note(RuleKind.FACT, fact, (group,))
        for guideline in policy.guidelines:
            note(RuleKind.GUIDELINE, guideline.id, conditions_of(guideline))
        for obligation in policy.obligations:
            note(RuleKind.OBLIGATION, obligation.id, conditions_of(obligation))
        return cls(users=users, below={one.id: one.outranks for one in policy.guidelines})

    def norms_behind(self, mutant: Mutant) -> set[tuple[RuleKind, str]]:
        """Return the guidelines and obligations whose outcome a change can touch, but by the capacity."""
        found: set[tuple[RuleKind, str]] = set()
        waiting = [(mutant.kind, mutant.rule)]
        while waiting:
            kind, rule = one = waiting.pop()
            if one in found:
                continue
            found.add(one)
            if kind is RuleKind.FACT:
                waiting += self.users.get(rule, ())
            elif kind is RuleKind.GUIDELINE:
                waiting += [(kind, other) for other in self.below[rule]]
        return found
