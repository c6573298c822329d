"""Whom each shipped policy covers: cases show one inside and, for each thing that it asks, one outside."""

from __future__ import annotations

import functools

import attrs
import pytest

from offentligroll import Policy
from offentligroll.assessment.assessment import Assessment
from offentligroll.cases import Suite, run_suite
from offentligroll.rules import Covers

GUIDANCE = {"se-municipal-model"}
"""No law, and a model for any municipality."""


@functools.cache
def _suite(policy: str) -> Suite:
    """Give the cases of a policy that put a whole statement."""
    suite = Suite.shipped(policy)
    return attrs.evolve(suite, cases=tuple(one for one in suite.cases if one.statement is not None))


def _answers(policy: Policy) -> list[Assessment]:
    results = run_suite(_suite(policy.id), policy)
    return [one.assessment for one in results if one.assessment is not None]


def _outside(policy: Policy) -> list[Assessment]:
    return [one for one in _answers(policy) if one.not_covered is not None]


@pytest.mark.parametrize("policy", Policy.shipped_ids())
def test_every_policy_says_whom_it_is_about(policy: str) -> None:
    """Only guidance that is no law leaves it open."""
    assert (Policy.shipped(policy).covers is None) == (policy in GUIDANCE)


@pytest.mark.parametrize("policy", sorted(set(Policy.shipped_ids()) - GUIDANCE))
def test_each_policy_has_a_case_inside_and_one_outside(policy: str) -> None:
    """Outside it is silent on capacity, and every guideline and duty is out; it never says personal."""
    outside = _outside(Policy.shipped(policy))
    assert 0 < len(outside) < len(_suite(policy).cases)
    for one in outside:
        assert (one.capacity.value, one.status.value) == ("undetermined", "silent")
        assert {finding.outcome.value for finding in one.findings} <= {"not-applicable"}
        assert {duty.outcome.value for duty in one.obligations} <= {"not-due"}


@pytest.mark.parametrize("policy", sorted(set(Policy.shipped_ids()) - GUIDANCE))
def test_each_part_of_the_scope_keeps_somebody_out(policy: str) -> None:
    """Without any one of the things that the scope asks, one of the outside cases would be let in."""
    whole = Policy.shipped(policy)
    covers = whole.covers
    assert covers is not None
    outside = len(_outside(whole))
    for part in ("organisations", "kinds", "countries", "areas", "roles"):
        if getattr(covers, part):
            without = attrs.evolve(covers, **{part: ()})  # type: ignore[arg-type]
            kept = None if without == Covers() else without
            assert len(_outside(attrs.evolve(whole, covers=kept).as_read())) < outside, part
