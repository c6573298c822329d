"""Conditions over facts: a fact, or a group of conditions."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from offentligroll.languages.arguments import check_type
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import recorded, typed


class GroupKind(enum.StrEnum):
    """How the members of a group count together."""

    ALL_OF = "all_of"
    ANY_OF = "any_of"
    NONE_OF = "none_of"
    AT_LEAST = "at_least"


@attrs.frozen(kw_only=True, field_transformer=typed)
class FactTest:
    """That a fact is so, or is not so."""

    __repr__ = short_repr

    fact: str
    """The id of a fact of the vocabulary or of the policy's own."""
    negated: bool = False
    """Whether it is asked that the fact is *not* so."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Group:
    """Conditions that count together, by strong Kleene logic."""

    __repr__ = short_repr

    kind: GroupKind
    """All of, any of, none of, or at least so many of."""
    members: tuple[Condition, ...]
    """One or more conditions."""
    count: int = 0
    """For *at least*: how many, from 1 to the number of members."""


Condition = FactTest | Group
"""What a rule asks: a fact, or a group."""


def condition_of(asked: Condition | str) -> Condition:
    """Take a condition, or the id of a fact as policies write it.

    Args:
        asked: a condition, ``"is-satire"`` or ``"not is-satire"``.

    Returns:
        The condition.

    Example:
        >>> condition_of("not is-satire")
        FactTest(fact='is-satire', negated=True)
    """
    if not isinstance(asked, str):
        return asked
    fact = asked.removeprefix("not ")
    return FactTest(fact=fact, negated=fact != asked)


def all_of(*members: Condition | str) -> Group:
    """Ask that all conditions hold.

    Args:
        *members: conditions, or ids of facts.

    Returns:
        The condition.

    Example:
        >>> from offentligroll.rules import CapacityRule
        >>> rule = CapacityRule(
        ...     id="listed-and-declared",
        ...     verb="decides",
        ...     concludes="official",
        ...     when=all_of("account-is-listed", any_of("account-is-declared-official", "not is-satire")),
        ...     says={"en": "A listed account that is declared to speak in the role is official."},
        ... )
        >>> len(rule.when.members)
        2
    """
    return _group(GroupKind.ALL_OF, members)


def any_of(*members: Condition | str) -> Group:
    """Ask that some condition holds.

    Args:
        *members: conditions, or ids of facts.

    Returns:
        The condition.
    """
    return _group(GroupKind.ANY_OF, members)


def none_of(*members: Condition | str) -> Group:
    """Ask that no condition holds.

    Args:
        *members: conditions, or ids of facts.

    Returns:
        The condition.
    """
    return _group(GroupKind.NONE_OF, members)


def at_least(count: int, *members: Condition | str) -> Group:
    """Ask that so many conditions hold.

    Args:
        count: how many, from 1 to the number of conditions.
        *members: conditions, or ids of facts.

    Returns:
        The condition.

    Raises:
        ValueError: the number is another.
    """
    check_type("count", count, int)
    if not 1 <= count <= len(members):
        raise ValueError(f"at least {count} of {len(members)} conditions can't be asked for")
    return _group(GroupKind.AT_LEAST, members, count)


def not_(asked: Condition | str) -> Condition:
    """Ask that a condition does not hold.

    Args:
        asked: a condition, or the id of a fact.

    Returns:
        The condition.

    Example:
        >>> not_("is-satire")
        FactTest(fact='is-satire', negated=True)
    """
    condition = condition_of(asked)
    if isinstance(condition, FactTest):
        return FactTest(fact=condition.fact, negated=not condition.negated)
    return none_of(condition)


def _group(kind: GroupKind, members: tuple[Condition | str, ...], count: int = 0) -> Group:
    if not members:
        raise ValueError("a group needs at least one condition")
    return Group(kind=kind, members=tuple(map(condition_of, members)), count=count)


ALWAYS_TRUE = recorded(Group, kind=GroupKind.ALL_OF, members=())
"""The condition of a rule without ``when``; files can't write it."""


def facts_in(condition: Condition) -> Iterator[str]:
    """Yield the facts that a condition asks about, with repetitions, in reading order.

    Args:
        condition: the condition.

    Yields:
        Ids of facts.
    """
    if isinstance(condition, FactTest):
        yield condition.fact
    else:
        for member in condition.members:
            yield from facts_in(member)
