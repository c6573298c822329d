"""What rules, guidelines and obligations ask: their conditions."""

from __future__ import annotations

from offentligroll.rules.condition import Condition
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation


def conditions_of_rule(rule: CapacityRule) -> tuple[Condition, ...]:
    """Give the conditions of a capacity rule.

    Args:
        rule: the rule.

    Returns:
        Those that it has.
    """
    return _present(rule.requirement, rule.when, rule.unless, rule.rebutted_by)


def conditions_of_guideline(guideline: Guideline) -> tuple[Condition, ...]:
    """Give the conditions of a guideline.

    Args:
        guideline: the guideline.

    Returns:
        Those that it has.
    """
    return _present(guideline.conduct, guideline.when, guideline.unless, guideline.defence)


def conditions_of_obligation(obligation: Obligation) -> tuple[Condition, ...]:
    """Give the conditions of an obligation.

    Args:
        obligation: the obligation.

    Returns:
        Those that it has.
    """
    return _present(obligation.when, obligation.unless)


def _present(*conditions: Condition | None) -> tuple[Condition, ...]:
    return tuple(one for one in conditions if one is not None)
