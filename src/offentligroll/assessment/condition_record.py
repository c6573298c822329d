"""Conditions as plain data, in the form that policy files have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.assessment.strict_values import exactly, list_of, shown
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind


def condition_to_plain(condition: Condition | None) -> Any:  # noqa: ANN401
    """Write a condition as a policy file does.

    Args:
        condition: the condition, or None where there is none.

    Returns:
        A fact's id, ``not`` and the id, or a table with one key.

    Example:
        >>> condition_to_plain(FactTest(fact="is-satire", negated=True))
        'not is-satire'
    """
    if condition is None:
        return None
    if isinstance(condition, FactTest):
        return f"not {condition.fact}" if condition.negated else condition.fact
    members = [condition_to_plain(member) for member in condition.members]
    if condition.kind is GroupKind.AT_LEAST:
        return {condition.kind.value: {"count": condition.count, "of": members}}
    return {condition.kind.value: members}


def condition_from_plain(data: Any) -> Condition | None:  # noqa: ANN401
    """Read what :func:`condition_to_plain` wrote.

    Args:
        data: a text, a table with one key, or None.

    Returns:
        The condition.

    Raises:
        ValueError: the data has another shape.
    """
    return None if data is None else some_condition_from_plain(data)


def some_condition_from_plain(data: object) -> Condition:
    """Read a condition where there must be one.

    Args:
        data: a text, or a table with one key.

    Returns:
        The condition.

    Raises:
        ValueError: the data has another shape.
    """
    if isinstance(data, str):
        return FactTest(fact=data.removeprefix("not "), negated=data.startswith("not "))
    if not isinstance(data, Mapping) or len(data) != 1:
        raise ValueError(f"a condition is a fact or a table with one key, not {shown(data)}")
    ((key, members),) = data.items()
    kind, count = GroupKind(key), 0
    if kind is GroupKind.AT_LEAST:
        if not isinstance(members, Mapping) or members.keys() != {"count", "of"}:
            raise ValueError(f"`at_least` has the keys `count` and `of`, not {shown(members)}")
        count, members = exactly(members["count"], int), members["of"]
    return Group(kind=kind, count=count, members=tuple(map(some_condition_from_plain, list_of(members))))
