"""The engine of bits must agree with the plain evaluator, written from the words of the design."""

from __future__ import annotations

from unittest import mock

import attrs
from hypothesis import given

import plain_evaluator as plain
import strategies as draw
from offentligroll.engine import capacity
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.known import Known
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import Status
from real_policies import assess, bits, real


def deciding(policy: Policy, decision: Decision) -> frozenset[str]:
    """Name the deciding rules of a decision."""
    engine = policy.compiled.capacity
    return frozenset(engine.ids_of(decision.deciding))


def states(policy: Policy, situation: draw.Situation) -> dict[str, str]:
    """Name the state of each rule in force."""
    engine = policy.compiled.capacity
    found = engine.states(bits(policy, situation), situation.day)
    named = dict.fromkeys(
        (engine.rules[number].id for number in engine.layout.rules(engine.dated.in_force(situation.day))),
        "no",
    )
    for state, mask in (("yes", found.yes), ("provisional", found.provisional), ("open", found.open)):
        named.update(dict.fromkeys((engine.rules[number].id for number in engine.layout.rules(mask)), state))
    return named


def agrees(policy: plain.PlainPolicy, situation: draw.Situation) -> None:
    """Hold the engine against the plain evaluator."""
    expected = plain.decide(policy, situation.facts, situation.weak, situation.day)
    engine = real(policy)
    decision = engine.decide(bits(engine, situation), situation.day)
    assert (decision.value, decision.status, decision.lean) == (
        expected.value,
        expected.status,
        expected.lean,
    )
    assert deciding(engine, decision) == expected.deciding
    if decision.status is not Status.NOT_IN_FORCE:
        assert states(engine, situation) == expected.states


@given(policy=draw.policies(), situation=draw.situations(any_speaker=True))
def test_the_engine_decides_the_capacity_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """A plain evaluator in the tests, written from the words of this page, must agree with it."""
    agrees(policy, situation)


@given(policy=draw.policies(), situation=draw.situations(any_speaker=True))
def test_the_engine_decides_the_same_where_it_asks_the_high_tiers_first(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """Of many rules those of the lower tiers are asked only where the others leave it open."""
    with mock.patch.object(capacity, "_MANY", 0), mock.patch.object(capacity, "_FEW", 0):
        agrees(policy, situation)


def test_what_is_kept_of_decisions_is_bounded() -> None:
    """A policy of few rules keeps what it decided, up to a bound, and decides the same after it."""
    compiled = Policy.shipped("katrineholm").compiled
    every = [Known(0).with_truth(place, truth) for place in compiled.positions.values() for truth in Truth]
    engine = attrs.evolve(compiled.capacity, kept=capacity._Kept())
    expected = [engine.decide(known, None) for known in every]
    engine = attrs.evolve(compiled.capacity, kept=capacity._Kept())
    with mock.patch.object(capacity, "_MOST_KEPT", 2):
        assert [engine.decide(known, None) for known in every] == expected
    assert len(engine._kept or ()) <= 2


@given(policy=draw.policies(), situation=draw.situations())
def test_the_engine_decides_every_guideline_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """Outcomes, in this order; a finding's status: settled, assumed, open, else provisional."""
    expected = plain.findings(policy, situation.facts, situation.weak, situation.day)
    findings = assess(real(policy, situation), situation).findings
    found = {
        finding.id: (finding.outcome, finding.status, frozenset(finding.excused_by)) for finding in findings
    }
    assert found == expected
    may_be_against = plain.may_be_against(policy, situation.facts, situation.weak, situation.day)
    assert {finding.id for finding in findings if finding.may_be_against} == may_be_against


@given(policy=draw.policies(), situation=draw.situations())
def test_the_engine_decides_every_obligation_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """Outcomes: `due` with the date, `not-due`, `undecided`; a records duty runs while one is in doubt."""
    expected = plain.obligations(policy, situation.facts, situation.weak, situation.day)
    found = {
        duty.id: (duty.outcome, duty.is_precaution, duty.status)
        for duty in assess(real(policy, situation), situation).obligations
    }
    assert found == expected
