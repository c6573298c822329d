"""What the checks say of rules is true: held against every assignment of the facts, for random policies."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
from hypothesis import given
from hypothesis import strategies as st
from policy_builders import STOCKHOLM, WORDS

import strategies as draw
from offentligroll.files.document import Document
from offentligroll.model.truth import Truth
from offentligroll.policy.checking.covering import Coverings
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import Space, implies, is_possible
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import CapacityRule
from offentligroll.rules.support import evaluate

FACTS = draw.FACTS[:4]
WITHOUT_EFFECT = ("never-stands", "never-in-force", "shadowed-rule", "covered-rule")
NEEDLESS = ("exception-never-applies", "rebuttal-never-applies", "defence-never-applies")


def subject_of(rules: tuple[CapacityRule, ...]) -> Subject:
    """Give a policy of these rules for checking, as if they stood in a file."""
    entries = [{"id": one.id} for one in rules]
    document = Document(name="drawn", text="", data={"capacity": entries}, sha256="")
    return Subject(document=document, policy=policy_of(rules))


def policy_of(rules: tuple[CapacityRule, ...]) -> Policy:
    """Give a policy of these rules."""
    return Policy(
        id="drawn",
        version="1",
        languages=("sv", "en"),
        title=WORDS,
        question=WORDS,
        zone=STOCKHOLM,
        capacity_rules=rules,
    )


def found_in(subject: Subject, *codes: str) -> set[int]:
    """Give the numbers of the rules of which some checks are told."""
    checks = [all_checks()[code] for code in codes]
    return {
        int(finding.path[1]) for check in checks if check.find is not None for finding in check.find(subject)
    }


def without(rules: tuple[CapacityRule, ...], gone: str) -> tuple[CapacityRule, ...]:
    """Take a rule out."""
    left = (one for one in rules if one.id != gone)
    return tuple(
        attrs.evolve(one, outranks=tuple(other for other in one.outranks if other != gone)) for one in left
    )


def assignments(facts: tuple[str, ...] = FACTS) -> Iterator[dict[str, Truth]]:
    """Give all ways in which facts may be."""
    for answers in itertools.product((Truth.YES, Truth.NO), repeat=len(facts)):
        yield dict(zip(facts, answers, strict=True))


def values(policy: Policy) -> list[str]:
    """Give the value of a policy for every assignment on every day."""
    return [
        policy.assess_facts(
            [fact for fact, truth in known.items() if truth is Truth.YES],
            [fact for fact, truth in known.items() if truth is Truth.NO],
            at=day,
        ).capacity.value
        for known in assignments()
        for day in draw.DAYS
    ]


@given(draw.capacity_rules(FACTS, most=4, depth=2))
def test_what_never_matters_never_matters(rules: tuple[CapacityRule, ...]) -> None:
    """Without a rule that is said to be without effect, every answer is the same once all facts are known."""
    subject = subject_of(rules)
    before = values(policy_of(rules))
    for number in found_in(subject, *WITHOUT_EFFECT):
        assert values(policy_of(without(rules, rules[number].id))) == before, rules[number]


@given(draw.capacity_rules(FACTS, most=3, depth=2))
def test_rules_that_can_never_stand_are_found(rules: tuple[CapacityRule, ...]) -> None:
    """A rule that stands in no assignment is told of, and no other is."""
    subject = subject_of(rules)
    told = found_in(subject, "never-stands")
    never = {
        number
        for number, entry in enumerate(subject.capacity)
        if not any(evaluate(entry.stands, known.__getitem__) is Truth.YES for known in assignments())
    }
    assert told <= never <= told | found_in(subject, *NEEDLESS)


@given(draw.conditions(FACTS, depth=2), draw.conditions(FACTS, depth=2))
def test_tables_are_what_conditions_come_to(one: Condition, other: Condition) -> None:
    """A truth table has the assignments in which a condition holds, and what implies is true of all."""
    facts = tuple(sorted(set(facts_in(one))))
    table = Space.over(facts).table(one)
    rows = [
        {fact: Truth.from_bool(bool(row >> bit & 1)) for bit, fact in enumerate(facts)}
        for row in range(1 << len(facts))
    ]
    assert [evaluate(one, known.__getitem__) is Truth.YES for known in rows] == [
        bool(table >> row & 1) for row in range(len(rows))
    ]
    assert is_possible(one) is (table != 0)
    if implies(one, other):
        both = [(evaluate(one, k.__getitem__), evaluate(other, k.__getitem__)) for k in assignments()]
        assert (Truth.YES, Truth.NO) not in both


@given(st.lists(draw.conditions(FACTS, depth=2), max_size=6))
def test_coverings_are_all_pairs_that_imply(conditions: list[Condition]) -> None:
    """The quick way finds the pairs that comparing all with all finds."""
    found = set(Coverings(conditions, conditions).pairs())
    slow = {
        (inner, outer)
        for inner, one in enumerate(conditions)
        for outer, other in enumerate(conditions)
        if is_possible(one) and (one == other or implies(one, other))
    }
    assert found == slow
