"""Only the facts that the policy needs are asked for, each once, the cheap ones first."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter

import attrs
import pytest
from policy_builders import ASSIGNED, LISTED, PARTY, REQUEST, TOP, all_of, duty, ids, norm, policy, rule

from offentligroll.facts.detector import Answer, Context, Detector
from offentligroll.facts.fact import Origin
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import Relations
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.judging import details
from offentligroll.policy.policy import Policy
from offentligroll.rules.source import InForce
from offentligroll.rules.visitor import VISITOR_FACT

SAID = Statement(act=Act.POST, at=dt.date(2018, 9, 1), text="Nu plogas Storgatan.", language="sv")
READS = "gives-own-opinion"
PRIVATE = "concerns-private-life"


class Counting:
    """Detectors that answer as told and count who was asked."""

    def __init__(self, **answers: Truth) -> None:
        self.asked: list[str] = []
        told = {fact.replace("_", "-"): truth for fact, truth in answers.items()}
        self.answers = {VISITOR_FACT: Truth.NO, **told}

    def answer(self, _: Context, fact: str) -> Answer:
        """Note the question, and answer it."""
        self.asked.append(fact)
        truth = self.answers.get(fact, Truth.UNKNOWN)
        return Answer(truth=truth, origin=None if truth is Truth.UNKNOWN else Origin.LOOKED_UP)

    def for_policy(self, asked: Policy) -> Policy:
        """Give a policy whose facts are all asked here."""
        shipped = Detectors.shipped().library
        library = tuple(
            attrs.evolve(one, needs=frozenset(), answer=functools.partial(self.answer, fact=one.fact))
            for one in shipped
        )
        return attrs.evolve(asked, detectors=Detectors(library=library))


ASKED = policy(
    rule("looked-up", "decides", when=LISTED),
    rule("read", "presumes", "personal", when=all_of(READS, TOP), rebutted_by=PARTY),
    norm("norm", "must_not", PRIVATE),
    duty("duty", when=REQUEST),
)


LOOKED_UP = {LISTED, *Relations.shipped().components[TOP]}
"""What is looked up: a fact that others are related to is asked for together with these."""


def test_nothing_is_read_where_a_look_up_settles_it() -> None:
    """Text detectors are not run where looked-up facts settle the answer."""
    counting = Counting(account_is_listed=Truth.YES)
    assessment = counting.for_policy(ASKED).assess(SAID)
    assert assessment.capacity.value == "official"
    assert set(counting.asked) == LOOKED_UP


def test_words_are_read_where_they_may_matter() -> None:
    """Where looked-up facts leave it open, the words are read after them."""
    counting = Counting(account_is_listed=Truth.NO, author_is_top_official=Truth.YES)
    counting.for_policy(ASKED).assess(SAID)
    count = len(LOOKED_UP)
    assert set(counting.asked[:count]) == LOOKED_UP
    assert set(counting.asked[count:]) == {READS, PARTY}


def test_each_fact_is_asked_once() -> None:
    """However much is read of an assessment, each fact that the policy needs is asked for once."""
    counting = Counting(account_is_listed=Truth.YES)
    assessment = counting.for_policy(ASKED).assess(SAID)
    assert assessment.record.rules
    assert assessment.to_dict()
    assert assessment.explain("sv")
    tone = {PRIVATE, READS, "has-personal-tone"}
    registering = {"receives-request", "asks-for-documents"}
    assert set(counting.asked) == LOOKED_UP | {READS, PARTY} | tone | registering
    assert set(Counter(counting.asked).values()) == {1}


def test_a_policy_out_of_force_asks_nothing() -> None:
    """A policy out of force asks nothing."""
    counting = Counting(account_is_listed=Truth.YES)
    late = attrs.evolve(counting.for_policy(ASKED), in_force=InForce(start=dt.date(2019, 1, 1)))
    assert late.assess(SAID).rules == ()
    assert counting.asked == []


def test_a_policy_without_facts_asks_who_speaks() -> None:
    """Rules that hold always need no facts but the one that every policy has built in."""
    counting = Counting()
    assessment = counting.for_policy(policy(rule("always", "presumes"))).assess(SAID)
    assert ids(assessment.because) == ["always"]
    assert set(counting.asked) == LOOKED_UP - {LISTED}


@pytest.mark.parametrize(
    ("cost", "words", "expected"),
    [
        (100, Truth.YES, [LISTED, PARTY]),
        (100, Truth.NO, [LISTED, PARTY, "model"]),
        (0, Truth.YES, ["model", LISTED, PARTY]),
    ],
)
def test_a_dear_detector_comes_last(cost: int, words: Truth, expected: list[str]) -> None:
    """A program's dear detector, such as a language model, is asked only where nothing cheaper settles it."""
    counting = Counting(takes_party_side=words)
    model = Detector(
        fact=ASSIGNED,
        name="a language model",
        answer=lambda context: counting.answer(context, "model"),
        cost=cost,
    )
    asked = policy(
        rule("dear", "suggests", when=ASSIGNED),
        rule("read", "decides", "personal", when=PARTY),
        rule("looked-up", "decides", "personal", when=LISTED),
    )
    counting.for_policy(asked).with_detector(model).assess(SAID)
    who_speaks = LOOKED_UP - {LISTED}
    assert [one for one in counting.asked if one not in who_speaks | {ASSIGNED}] == expected


def test_details_are_worked_out_when_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reasons, findings and questions are computed only when read, and then once."""
    made: Counter[str] = Counter()
    makers = dict.fromkeys(("Reason", "Finding", "Duty", "Question", "Provenance"), details)
    for name, maker in makers.items():
        made_before = getattr(maker, name)

        def noted(*args: object, _name: str = name, _class: type = made_before, **fields: object) -> object:
            made[_name] += 1
            return _class(*args, **fields)

        monkeypatch.setattr(maker, name, noted)
    # What is made without being checked again is given the maker as its class.
    monkeypatch.setattr(details, "recorded", lambda maker, **fields: maker(**fields))
    assessment = ASKED.assess_facts([TOP])
    assert made == Counter()
    assert (len(assessment.findings), len(assessment.findings)) == (1, 1)
    assert made == Counter(Finding=1)
    assert (len(assessment.rules), len(assessment.rules)) == (2, 2)
    assert made == Counter(Finding=1, Reason=2)
    assert (len(assessment.open_questions()), assessment.obligations[0].id) == (2, "duty")
    assert made == Counter(Finding=1, Reason=2, Question=2, Duty=1)


def test_many_statements_are_assessed_lazily() -> None:
    """`policy.assess_all(iterable)` is lazy."""
    counting = Counting(account_is_listed=Truth.YES)
    assessments = counting.for_policy(ASKED).assess_all(iter([SAID] * 3))
    assert counting.asked == []
    assert next(assessments).capacity.value == "official"
    assert len(counting.asked) == len(LOOKED_UP)
