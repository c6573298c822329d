"""A policy's own group facts: what they stand for, and how much that may be.

Own facts may use own facts, so that a short file can stand for very long conditions. How deep and how
large they may become is bounded when a file is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.model.typed import recorded
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
        return recorded(Group, kind=GroupKind.NONE_OF, members=(own,)) if condition.negated else own
    members = tuple(expand(member, plain) for member in condition.members)
    return recorded(Group, kind=condition.kind, members=members, count=condition.count)


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


def users_last(groups: Mapping[str, Condition]) -> list[str]:
    """Order own group facts so that each comes after those that it uses.

    Args:
        groups: the own group facts by id; without circles.

    Returns:
        Their ids.
    """
    import graphlib  # noqa: PLC0415 - where no own facts are taken apart it is not needed

    graph = {fact: set(facts_in(group)) & groups.keys() for fact, group in groups.items()}
    return list(graphlib.TopologicalSorter(graph).static_order())
