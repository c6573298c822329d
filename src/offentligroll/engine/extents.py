"""How much own group facts stand for, without writing them out."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from offentligroll.engine.own_facts import users_last
from offentligroll.rules.condition import Condition, facts_in


@attrs.frozen(kw_only=True)
class Extent:
    """How much an own group fact stands for."""

    depth: int
    """1 for a group that uses no other, one more for each own fact on the longest way down."""
    facts: int
    """How many facts it asks about in the end, repetitions counted."""


def extents(groups: Mapping[str, Condition]) -> Mapping[str, Extent]:
    """Measure own group facts without writing them out.

    Args:
        groups: the own group facts by id; without circles.

    Returns:
        The extent of each; those that others use come first.
    """
    found: dict[str, Extent] = {}
    for fact in users_last(groups):
        below = [found[one] for one in facts_in(groups[fact]) if one in found]
        depth = 1 + max((one.depth for one in below), default=0)
        found[fact] = Extent(depth=depth, facts=facts_asked(groups[fact], found))
    return found


def facts_asked(condition: Condition, extents: Mapping[str, Extent]) -> int:
    """Count the facts that a condition asks about in the end.

    Args:
        condition: the condition.
        extents: those of the own group facts.

    Returns:
        Their number, repetitions counted.
    """
    return sum(extents[one].facts if one in extents else 1 for one in facts_in(condition))
