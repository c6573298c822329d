"""Over all shipped policies: every rule can be reached, and nothing settled rests on what was not found."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Normaliser
from offentligroll.model import Act, Statement, Truth
from offentligroll.policy import Policy, shipped_ids
from offentligroll.policy.all_rules import all_rules
from offentligroll.policy.judging.judgement import Judgement
from offentligroll.policy.judging.judgements import judged
from offentligroll.rules import Status
from offentligroll.rules.condition import Condition, all_of, none_of
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation
from offentligroll.rules.visitor import applies_when

pytestmark = pytest.mark.thorough

SITUATIONS = 25
SEED = 20261129


def _reached(policy: Policy) -> Iterator[tuple[str, Condition]]:
    """Give each rule with when it has its effect: concludes, permits, is gone against, or is due."""
    rules: tuple[CapacityRule | Guideline | Obligation, ...]
    rules = all_rules(policy)
    for rule in rules:
        if isinstance(rule, CapacityRule):
            yield rule.id, rule.when
        elif isinstance(rule, Guideline):
            has_effect = not rule.modality.is_duty or rule.modality.is_prohibition
            conduct = rule.conduct if has_effect else none_of(rule.conduct)
            yield rule.id, all_of(applies_when(rule), conduct)
        else:
            yield rule.id, applies_when(rule)


def _statements() -> Iterator[Statement]:
    """Give each act, by an official and by a visitor, and that it was left at that: following on is one."""
    for act in Act:
        yield Statement(act=act)
        yield Statement(act=act).with_fact("author-is-visitor", value=True)
        yield Statement(act=act).with_fact("is-omission", value=True)


def _told_by(policy: Policy, statement: Statement) -> Known:
    """What a statement tells by itself; what is only not found, or unknown, somebody may tell."""
    known = Known(0)
    for used in policy.assess(statement).facts:
        if not used.fact.is_weak:
            known = known.with_truth(policy.compiled.positions[used.id], used.fact.truth)
    return known


@pytest.mark.parametrize("identity", shipped_ids())
def test_every_rule_is_reachable_from_some_statement(identity: str) -> None:
    """For each rule there is a statement of which all that it takes can be so."""
    policy = Policy.shipped(identity)
    positions, worlds = policy.compiled.positions, policy.compiled.norm_worlds
    normaliser = Normaliser(own_facts=policy.group_facts)
    said = [_told_by(policy, statement).told for statement in _statements()]
    yeses = sum(1 << 2 * place for place in range(len(positions)))

    def can_be(term: frozenset[tuple[str, bool]]) -> bool:
        told = 0
        for fact, negated in term:
            if fact not in positions:
                return True  # a condition of very many terms, which is answered by itself
            told |= 1 << 2 * positions[fact] + negated
        against = told >> 1 & yeses | (told & yeses) << 1
        return any(not against & one and worlds.closed(told | one) is not None for one in said)

    unreachable = [
        rule for rule, condition in _reached(policy) if not any(map(can_be, normaliser.terms(condition)))
    ]
    assert unreachable == []


def _situations(policy: Policy) -> Iterator[Known]:
    """Draw what is told and what was not found, so that it can all be so."""
    chance = random.Random(f"{SEED} {policy.id}")  # noqa: S311 - nothing is secret
    worlds = policy.compiled.norm_worlds
    for _ in range(SITUATIONS):
        told, weak = 0, []
        for place in chance.sample(range(len(policy.compiled.facts)), len(policy.compiled.facts)):
            drawn = chance.choice(("yes", "no", "not-found", "unknown"))
            if drawn == "not-found":
                weak.append(place)
            elif drawn != "unknown" and not told >> 2 * place & 3:
                closed = worlds.closed(told | 1 << 2 * place + (drawn == "no"))
                told = told if closed is None else closed
        known = Known(told)
        for place in weak:
            if not known.is_told(place):
                known = known.with_truth(place, Truth.NO, weak=True)
        yield known


def _outcomes(found: Judgement, *, settled: bool = False) -> dict[tuple[str, str], str]:
    """Tell what the norms come to."""
    findings = (("guideline", one.guideline.id, one.outcome, one.status) for one in found.findings)
    duties = (("obligation", one.obligation.id, one.outcome, one.status) for one in found.duties)
    return {
        (kind, norm): outcome.value
        for kind, norm, outcome, status in itertools.chain(findings, duties)
        if status is Status.SETTLED or not settled
    }


@pytest.mark.parametrize("identity", shipped_ids())
def test_nothing_settled_rests_on_what_was_not_found(identity: str) -> None:
    """What is settled comes to the same without what was not found, and were it found after all."""
    policy = Policy.shipped(identity)
    worlds, compared = policy.compiled.norm_worlds, 0
    for known in _situations(policy):
        settled = _outcomes(judged(policy, known, None), settled=True)
        others = [known.strong]
        for place in range(len(policy.compiled.facts)):
            if known.weak >> 2 * place & 1:
                found = worlds.completed(known.with_truth(place, Truth.YES))
                others += [] if found is None else [found]
        for other in others:
            there = _outcomes(judged(policy, other, None))
            assert {norm: there[norm] for norm in settled} == settled
            compared += len(settled)
    assert compared > 0 or not (policy.all_guidelines or policy.all_obligations)
