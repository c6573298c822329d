"""Evaluating conditions, and naming the facts that made them come out as they did."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies as draw
from offentligroll.model.truth import Truth
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind
from offentligroll.rules.support import evaluate, support

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
A, B, C = (FactTest(fact=fact) for fact in "abc")
NOT_A = FactTest(fact="a", negated=True)


def group(kind: str, *members: Condition, count: int = 0) -> Group:
    """Make a group."""
    return Group(kind=GroupKind(kind), members=members, count=count)


def known(letters: str) -> Mapping[str, Truth]:
    """Read truths of a, b and c off three letters: y, n or ?."""
    return dict(zip("abc", ({"y": YES, "n": NO, "?": UNKNOWN}[letter] for letter in letters), strict=True))


@pytest.mark.parametrize(
    ("condition", "truths", "truth", "facts"),
    [
        (A, "y??", YES, "a"),
        (NOT_A, "y??", NO, "a"),
        (NOT_A, "???", UNKNOWN, "a"),
        (ALWAYS_TRUE, "???", YES, ""),
        (group("all_of", A, B, C), "yyy", YES, "abc"),
        (group("all_of", A, B, C), "ynn", NO, "bc"),
        (group("all_of", A, B, C), "y?n", NO, "c"),
        (group("all_of", A, B, C), "y??", UNKNOWN, "bc"),
        (group("any_of", A, B, C), "yn?", YES, "a"),
        (group("any_of", A, B, C), "nnn", NO, "abc"),
        (group("any_of", A, B, C), "n??", UNKNOWN, "bc"),
        (group("none_of", A, B), "nny", YES, "ab"),
        (group("none_of", A, B), "y??", NO, "a"),
        (group("none_of", A, B), "n??", UNKNOWN, "b"),
        (group("at_least", A, B, C, count=2), "yy?", YES, "ab"),
        (group("at_least", A, B, C, count=2), "nn?", NO, "ab"),
        (group("at_least", A, B, C, count=2), "y??", UNKNOWN, "bc"),
        (group("at_least", A, B, C, count=2), "n?y", UNKNOWN, "b"),
        (group("any_of", A, NOT_A), "???", UNKNOWN, "a"),
        (group("all_of", A, NOT_A), "???", UNKNOWN, "a"),
        (group("all_of", group("any_of", A, B), C), "ny?", UNKNOWN, "c"),
        (group("none_of", group("all_of", A, B), C), "ynn", YES, "bc"),
        (group("any_of", A, group("all_of", A, B)), "yyn", YES, "ab"),
    ],
)
def test_conditions(condition: Condition, truths: str, truth: Truth, facts: str) -> None:
    """A condition holds by strong Kleene logic, and rests on the facts that made it so, each once."""
    found = known(truths)
    assert evaluate(condition, found.__getitem__) is truth
    assert "".join(support(condition, found.__getitem__)) == facts


@given(condition=draw.conditions(), facts=draw.answers(), others=st.data())
def test_the_facts_named_suffice(
    condition: Condition, facts: dict[str, Truth], others: st.DataObject
) -> None:
    """Where a condition holds or fails, the facts named alone make it so; the others may be anything."""
    truth = evaluate(condition, lambda fact: facts.get(fact, UNKNOWN))
    named = support(condition, lambda fact: facts.get(fact, UNKNOWN))
    assert len(set(named)) == len(named)
    if truth is UNKNOWN:
        assert named
        assert all(facts.get(fact, UNKNOWN) is UNKNOWN for fact in named)
    else:
        kept = {fact: facts[fact] for fact in named}
        drawn = others.draw(draw.answers())
        assert evaluate(condition, lambda fact: kept.get(fact, UNKNOWN)) is truth
        assert evaluate(condition, lambda fact: kept.get(fact, drawn.get(fact, UNKNOWN))) is truth
