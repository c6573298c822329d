"""Conditions over facts: a fact, or a group of conditions."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from offentligroll.model.typed import typed


class GroupKind(enum.StrEnum):
    """How the members of a group count together."""

    ALL_OF = "all_of"
    ANY_OF = "any_of"
    NONE_OF = "none_of"
    AT_LEAST = "at_least"


@attrs.frozen(kw_only=True, field_transformer=typed)
class FactTest:
    """That a fact is so, or is not so."""

    fact: str
    """The id of a fact of the vocabulary or of the policy's own."""
    negated: bool = False
    """Whether it is asked that the fact is *not* so."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Group:
    """Conditions that count together, by strong Kleene logic."""

    kind: GroupKind
    """All of, any of, none of, or at least so many of."""
    members: tuple[Condition, ...]
    """One or more conditions."""
    count: int = 0
    """For *at least*: how many, from 1 to the number of members."""


Condition = FactTest | Group
"""What a rule asks: a fact, or a group."""

ALWAYS_TRUE = Group(kind=GroupKind.ALL_OF, members=())
"""The condition of a rule without ``when``; files can't write it."""


def facts_in(condition: Condition) -> Iterator[str]:
    """Give the facts that a condition asks about, with repetitions, in reading order.

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
