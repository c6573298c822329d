"""A policy with other rules, of which only what is another is compiled anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import attrs

from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact

AnyRulebook = TypeVar("AnyRulebook", bound=Rulebook)


def with_rules(
    policy: AnyRulebook,
    *,
    own_facts: Sequence[OwnFact] | None = None,
    capacity_rules: Sequence[CapacityRule] | None = None,
    guidelines: Sequence[Guideline] | None = None,
    obligations: Sequence[Obligation] | None = None,
) -> AnyRulebook:
    """Return a copy of a policy with other rules.

    Args:
        policy: the policy.
        own_facts: its own facts; left out, the same, and so for all that follow.
        capacity_rules: its capacity rules.
        guidelines: its guidelines.
        obligations: its obligations.

    Returns:
        The copy. Its rules must not ask for facts that the policy did not ask for before.
    """
    changed = attrs.evolve(
        policy,
        own_facts=policy.own_facts if own_facts is None else tuple(own_facts),
        capacity_rules=policy.capacity_rules if capacity_rules is None else tuple(capacity_rules),
        guidelines=policy.guidelines if guidelines is None else tuple(guidelines),
        obligations=policy.obligations if obligations is None else tuple(obligations),
        sha256="",
    )
    anew = own_facts is not None
    compiled = policy.compiled.with_rules(
        changed.group_facts,
        capacity_rules=(changed.capacity_rules, policy.otherwise)
        if anew or capacity_rules is not None
        else None,
        guidelines=changed.all_guidelines if anew or guidelines is not None else None,
        obligations=changed.all_obligations if anew or obligations is not None else None,
    )
    # It takes the place of what would be worked out from the start.
    object.__setattr__(changed, "compiled", compiled)
    return changed.as_read()
