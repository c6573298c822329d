"""A policy with other rules is the policy that would be made of them from the start."""

from __future__ import annotations

import attrs
import pytest
from policy_builders import LISTED, all_of, any_of, asks, duty, named, norm, policy, rule

from offentligroll.policy.changing import with_rules
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import Condition, Group, GroupKind

MANY = tuple(f"author-is-{who}" for who in ("appointed", "elected", "top-official", "senior", "spokesperson"))
WIDE = Group(
    kind=GroupKind.AT_LEAST,
    count=6,
    members=tuple(
        asks(one)
        for one in (
            *MANY,
            "is-reply",
            "is-share",
            "is-spoken",
            "is-block",
            "is-follow",
            "is-removal",
            "is-reaction",
        )
    ),
)
"""So many terms that it is answered by itself."""


def _policy(condition: Condition = WIDE, **fields: object) -> Policy:
    parts = (
        named("own", any_of("is-reply", "is-share")),
        rule("listed", "decides", when=LISTED, outranks=("wide",)),
        rule("wide", "presumes", "personal", when=condition),
        norm("kind", "must_not", "is-abusive", when="own", in_capacity="any"),
        duty("keep", when="own"),
    )
    return policy(*parts, **fields)


def _same(one: Policy, other: Policy) -> None:
    """Hold two policies to give the same answers."""
    for yes in ((), (LISTED,), (*MANY, "is-reply", "is-abusive"), ("is-share", "is-abusive"), ("is-spoken",)):
        for no in ((), ("is-block", "is-follow", "is-removal", "is-reaction")):
            some, others = one.assess_facts(yes, no), other.assess_facts(yes, no)
            assert (some.capacity, some.status) == (others.capacity, others.status)
            assert some.rules == others.rules
            assert some.findings == others.findings
            assert some.obligations == others.obligations


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"capacity_rules": (rule("wide", "presumes", "personal", when=all_of(WIDE, "not is-reply")),)},
        {"guidelines": (norm("kind", "should_not", WIDE, in_capacity="any"),)},
        {"obligations": (duty("keep", when="is-reply", in_capacity="any"),)},
        {"own_facts": (named("own", all_of("is-reply", "is-share")),)},
        {"capacity_rules": (), "guidelines": (), "obligations": ()},
    ],
    ids=["nothing", "capacity", "guideline", "obligation", "own-fact", "none-left"],
)
def test_the_answers_are_those_of_a_policy_made_from_the_start(
    changes: dict[str, tuple[object, ...]],
) -> None:
    """Compiling only what changed is quicker, and comes to the same."""
    before = _policy()
    changed = with_rules(before, **changes)  # type: ignore[arg-type]
    _same(changed, attrs.evolve(before, **changes))  # type: ignore[arg-type]
    _same(before, _policy())


def test_what_did_not_change_is_not_compiled_anew() -> None:
    """A change of a guideline leaves the capacity as it was compiled."""
    before = _policy()
    changed = with_rules(before, guidelines=())
    assert changed.compiled.capacity is before.compiled.capacity
    assert changed.compiled.guidelines is not before.compiled.guidelines


def test_a_changed_policy_is_another() -> None:
    """Its hash is not that of the policy that it came from."""
    before = _policy()
    assert with_rules(before, guidelines=()).fingerprint != before.fingerprint
