"""The rules of a policy of whatever kind, for what asks each of them the same."""

from __future__ import annotations

from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation


def all_rules(rulebook: Rulebook) -> tuple[CapacityRule | Guideline | Obligation, ...]:
    """Return the rules about statements.

    Args:
        rulebook: the policy.

    Returns:
        Its capacity rules, guidelines and obligations; those that it takes in, and those that follow from
        house rules, are among them.
    """
    return (*rulebook.capacity_rules, *rulebook.all_guidelines, *rulebook.all_obligations)
