"""Conditions that lack a member, and conditions as a file has them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind


def without_one(condition: Condition) -> Iterator[tuple[Group, Condition]]:
    """Leave one member out of a group, or of a group within it.

    Args:
        condition: the condition.

    Yields:
        What is left, and what is gone.
    """
    if isinstance(condition, FactTest):
        return
    members = condition.members
    for number, member in enumerate(members):
        before, after = members[:number], members[number + 1 :]
        if before or after:
            left = (*before, *after)
            yield attrs.evolve(condition, members=left, count=min(condition.count, len(left))), member
        for inner, gone in without_one(member):
            yield attrs.evolve(condition, members=(*before, inner, *after)), gone


def written(condition: Condition) -> str:
    """Write a condition as a file has it.

    Args:
        condition: the condition.

    Returns:
        Such as ``"not is-reply"`` in quotes, or ``{ any_of = [ … ] }``.

    Example:
        >>> written(Group(kind=GroupKind.ANY_OF, members=(FactTest(fact="is-reply", negated=True),)))
        '{ any_of = ["not is-reply"] }'
    """
    if isinstance(condition, FactTest):
        return f'"not {condition.fact}"' if condition.negated else f'"{condition.fact}"'
    members = ", ".join(written(member) for member in condition.members)
    if condition.kind is GroupKind.AT_LEAST:
        return f"{{ at_least = {{ count = {condition.count}, of = [{members}] }} }}"
    return f"{{ {condition.kind.value} = [{members}] }}"
