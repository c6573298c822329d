"""The engine of bits must agree with the plain evaluator, written from the words of the design."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given

import plain_evaluator as plain
import strategies as draw
from offentligroll.engine.capacity import Decision
from offentligroll.engine.known import Known
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import ObligationOutcome, Status
from offentligroll.rules.rule import OwnFact

WORDS = Wording({"sv": "ett eget faktum", "en": "a fact of its own"})


def real(policy: plain.PlainPolicy) -> Policy:
    """Give the real policy with the rules of a plain one."""
    return Policy(
        id="drawn",
        version="1",
        languages=("sv", "en"),
        title=WORDS,
        question=WORDS,
        zone=ZoneInfo("Europe/Stockholm"),
        in_force=policy.in_force,
        otherwise=policy.otherwise,
        own_facts=tuple(
            OwnFact(id=fact, phrase=WORDS, group=group) for fact, group in policy.own_facts.items()
        ),
        capacity_rules=policy.rules,
        guidelines=policy.guidelines,
        obligations=policy.obligations,
    )


def known(policy: Policy, situation: draw.Situation) -> Known:
    """Write a situation as bits over the facts of a policy."""
    compiled = policy.compiled
    bits = Known(0)
    for position, fact in enumerate(compiled.facts):
        truth = situation.facts.get(fact, Truth.UNKNOWN)
        bits = bits.with_truth(position, truth, weak=fact in situation.weak)
    return compiled.with_derived(bits)


def deciding(policy: Policy, decision: Decision) -> frozenset[str]:
    """Name the deciding rules of a decision."""
    engine = policy.compiled.capacity
    return frozenset(engine.rules[number].id for number in engine.layout.rules(decision.deciding))


def states(policy: Policy, situation: draw.Situation) -> dict[str, str]:
    """Name the state of each rule in force."""
    engine = policy.compiled.capacity
    found = engine.states(known(policy, situation), situation.day)
    named = dict.fromkeys(
        (engine.rules[number].id for number in engine.layout.rules(engine.dated.in_force(situation.day))),
        "no",
    )
    for state, mask in (("yes", found.yes), ("provisional", found.provisional), ("open", found.open)):
        named.update(dict.fromkeys((engine.rules[number].id for number in engine.layout.rules(mask)), state))
    return named


def completions(situation: draw.Situation) -> Iterator[draw.Situation]:
    """Give every way in which all that is unknown or weak may turn out."""
    untold = [
        fact
        for fact in draw.FACTS
        if fact in situation.weak or situation.facts.get(fact, Truth.UNKNOWN) is Truth.UNKNOWN
    ]
    for answers in itertools.product((Truth.YES, Truth.NO), repeat=len(untold)):
        facts = {**situation.facts, **dict(zip(untold, answers, strict=True))}
        yield attrs.evolve(situation, facts=facts, weak=frozenset())


@given(policy=draw.policies(), situation=draw.situations())
def test_the_engine_decides_the_capacity_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """A plain evaluator in the tests, written from the words of this page, must agree with it."""
    expected = plain.decide(policy, situation.facts, situation.weak, situation.day)
    engine = real(policy)
    decision = engine.decide(known(engine, situation), situation.day)
    assert (decision.value, decision.status, decision.lean) == (
        expected.value,
        expected.status,
        expected.lean,
    )
    assert deciding(engine, decision) == expected.deciding
    if decision.status is not Status.NOT_IN_FORCE:
        assert states(engine, situation) == expected.states


@given(policy=draw.policies(), situation=draw.situations())
def test_the_engine_decides_every_guideline_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """Outcomes, in this order; a finding's status: settled, assumed, open, else provisional."""
    expected = plain.findings(policy, situation.facts, situation.weak, situation.day)
    engine = real(policy)
    bits = known(engine, situation)
    decision = engine.decide(bits, situation.day)
    if decision.status is Status.NOT_IN_FORCE:
        assert expected == {}
        return
    guidelines = engine.compiled.guidelines
    _, decided = guidelines.decide(bits, decision, situation.day, certain=engine.is_certain(situation.day))
    found = {guidelines.guidelines[number].id: answer for number, answer in decided.items()}
    assert found == {one: (outcome, status) for one, (outcome, status, _) in expected.items()}


@given(policy=draw.policies(), situation=draw.situations())
def test_the_engine_decides_every_obligation_as_the_design_says(
    policy: plain.PlainPolicy, situation: draw.Situation
) -> None:
    """Outcomes: `due` with the date, `not-due`, `undecided`; a records duty runs while one is in doubt."""
    expected = plain.obligations(policy, situation.facts, situation.weak, situation.day)
    engine = real(policy)
    bits = known(engine, situation)
    decision = engine.decide(bits, situation.day)
    if decision.status is Status.NOT_IN_FORCE:
        assert expected == {}
        return
    duties = engine.compiled.obligations
    decided = duties.decide(bits, decision, situation.day, certain=engine.is_certain(situation.day))
    found = {}
    for number, (outcome, status) in decided.items():
        duty = duties.obligations[number]
        precaution = outcome is ObligationOutcome.UNDECIDED and duty.due_when_undecided
        found[duty.id] = (ObligationOutcome.DUE if precaution else outcome, precaution, status)
    assert found == expected
