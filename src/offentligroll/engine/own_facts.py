"""A policy's own group facts: what they stand for, and how much that may be.

Own facts may use own facts, so that a short file can stand for very long conditions. How deep and how
large they may become is bounded when a file is loaded.
"""

from __future__ import annotations

import graphlib
from collections.abc import Mapping

import attrs

from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind, facts_in

DEEPEST_OWN_FACT = 16
"""How deep own facts may use one another."""

MOST_FACTS_OF_ONE = 1_000
"""How many facts, repetitions counted, one own fact may stand for."""

MOST_FACTS_OF_ALL = 500_000
"""How many facts, repetitions counted, all conditions of the rules of a policy may ask about."""


def expand(condition: Condition, plain: Mapping[str, Condition]) -> Condition:
    """Replace a policy's own group facts by what they stand for.

    Args:
        condition: the condition.
        plain: the own group facts by id, as :func:`plain_groups` gives them.

    Returns:
        The same condition without own group facts.
    """
    if isinstance(condition, FactTest):
        own = plain.get(condition.fact)
        if own is None:
            return condition
        return Group(kind=GroupKind.NONE_OF, members=(own,)) if condition.negated else own
    members = tuple(expand(member, plain) for member in condition.members)
    return Group(kind=condition.kind, members=members, count=condition.count)


def plain_groups(groups: Mapping[str, Condition]) -> Mapping[str, Condition]:
    """State own group facts in facts that can be known, each once, however often others use it.

    Args:
        groups: the own group facts by id; without circles.

    Returns:
        The same facts, none of which uses another.
    """
    plain: dict[str, Condition] = {}
    for fact in users_last(groups):
        plain[fact] = expand(groups[fact], plain)
    return plain


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


def users_last(groups: Mapping[str, Condition]) -> list[str]:
    """Order own group facts so that each comes after those that it uses.

    Args:
        groups: the own group facts by id; without circles.

    Returns:
        Their ids.
    """
    graph = {fact: set(facts_in(group)) & groups.keys() for fact, group in groups.items()}
    return list(graphlib.TopologicalSorter(graph).static_order())
