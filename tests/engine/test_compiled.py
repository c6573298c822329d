"""A policy made ready to judge many statements."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.assessment.parts import UsedFact
from offentligroll.engine.known import Known
from offentligroll.engine.table import ones_at, ones_of
from offentligroll.facts.fact import Fact, Origin
from offentligroll.model.truth import Truth
from offentligroll.policy.asking.inquiry import known_of
from offentligroll.policy.policy import Policy

KATRINEHOLM = Policy.load("katrineholm")


def used(fact: str) -> UsedFact:
    """Give a fact that is so."""
    told = Fact(id=fact, truth=Truth.YES, origin=Origin.GIVEN)
    return UsedFact(fact=told, forms=KATRINEHOLM.forms_of(fact))


def test_facts_that_the_policy_does_not_need_are_passed_over() -> None:
    """Only the facts that the policy needs are written down."""
    compiled = KATRINEHOLM.compiled
    known = known_of(compiled, [used("is-satire"), used("account-is-listed")])
    assert known == Known(0).with_truth(compiled.positions["account-is-listed"], Truth.YES)


def test_compiled_rules_can_be_pickled() -> None:
    """Rules that were compiled once decide the same in another process."""
    compiled = KATRINEHOLM.compiled
    known = Known(0).with_truth(compiled.positions["account-is-listed"], Truth.YES)
    expected = compiled.capacity.decide(known, None)
    assert pickle.loads(pickle.dumps(compiled)).capacity.decide(known, None) == expected  # noqa: S301


@pytest.mark.parametrize("positions", [(), (7,), (0, 900), tuple(range(3, 300, 2))])
def test_the_ones_of_an_integer_are_read_off(positions: tuple[int, ...]) -> None:
    """Few are taken off one by one, many are read off a text."""
    assert ones_of(sum(1 << position for position in positions)) == list(positions)


@pytest.mark.property
@given(st.sets(st.integers(0, 3_000)), st.integers(0, 20_000))
def test_the_ones_of_an_integer_are_those_that_it_was_made_of(positions: set[int], above: int) -> None:
    """Whether there are many or few, in few bits or in thousands."""
    expected = sorted({*positions, 3_000 + above} if above else positions)
    assert ones_of(ones_at(expected)) == expected
