"""Real policies of plain ones, and how situations are put to them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import attrs

import plain_evaluator as plain
import strategies as draw
from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.known import Known
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.rule import OwnFact

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WORDS = Wording({"sv": "ett eget faktum", "en": "a fact of its own"})


def real(drawn: plain.PlainPolicy, situation: draw.Situation | None = None) -> Policy:
    """Give the real policy of a plain one; what is weak in a situation is assumed by it."""
    weak = () if situation is None else sorted(situation.weak)
    return Policy(
        id="drawn",
        version="1",
        languages=("sv", "en"),
        title=WORDS,
        question=WORDS,
        country="SE",
        zone=STOCKHOLM,
        in_force=drawn.in_force,
        otherwise=drawn.otherwise,
        assume=tuple(
            Assumption(fact=fact, value=situation.facts[fact] is Truth.YES) for fact in weak if situation
        ),
        own_facts=tuple(
            OwnFact(id=fact, phrase=WORDS, group=group) for fact, group in drawn.own_facts.items()
        ),
        capacity_rules=drawn.rules,
        guidelines=drawn.guidelines,
        obligations=drawn.obligations,
    )


def assess(asked: Policy, situation: draw.Situation) -> Assessment:
    """Assess a situation; its weak facts are left to the policy's assumptions."""
    told = {fact: truth for fact, truth in situation.facts.items() if fact not in situation.weak}
    yes = [fact for fact, truth in told.items() if truth is Truth.YES]
    no = [fact for fact, truth in told.items() if truth is Truth.NO]
    return asked.assess_facts(yes, no, at=situation.day)


def untold(situation: draw.Situation) -> list[str]:
    """Name the facts that are unknown or weak."""
    return [
        fact
        for fact in (*draw.FACTS, plain.VISITOR)
        if fact in situation.weak or situation.facts.get(fact, _untold(fact)) is Truth.UNKNOWN
    ]


def _untold(fact: str) -> Truth:
    return Truth.NO if fact == plain.VISITOR else Truth.UNKNOWN


def completions(situation: draw.Situation, *, fully: bool) -> Iterator[draw.Situation]:
    """Give every way in which all that is unknown or weak may turn out, or stay unknown."""
    truths = (Truth.YES, Truth.NO) if fully else tuple(Truth)
    open_facts = untold(situation)
    for answers in itertools.product(truths, repeat=len(open_facts)):
        facts = {**situation.facts, **dict(zip(open_facts, answers, strict=True))}
        if {facts.get("author-is-top-official"), facts.get(plain.VISITOR)} == {Truth.YES}:
            continue
        yield attrs.evolve(situation, facts=facts, weak=frozenset())


def bits(asked: Policy, situation: draw.Situation) -> Known:
    """Write a situation as bits over the facts of a policy."""
    known = Known(0)
    for position, fact in enumerate(asked.compiled.facts):
        truth = situation.facts.get(fact, _untold(fact))
        known = known.with_truth(position, truth, weak=fact in situation.weak)
    return asked.compiled.with_derived(known)
