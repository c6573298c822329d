"""The requirement that every policy has built in: a visitor's words are never the authority's."""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.model.capacity import Capacity
from offentligroll.model.typed import recorded
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Bound, CapacityRule, Guideline, InCapacity, Obligation, Verb

VISITOR_FACT = "author-is-visitor"
"""The fact that the author is none of the authority's people."""

VISITOR = "visitor"
"""The id of the rule, which no file may give to one of its own, and the hat that it names."""

_IS_VISITOR = recorded(FactTest, fact=VISITOR_FACT)
_IS_NO_VISITOR = recorded(FactTest, fact=VISITOR_FACT, negated=True)

VISITOR_RULE = recorded(
    CapacityRule,
    id=VISITOR,
    verb=Verb.OFFICIAL_ONLY_IF,
    concludes=Capacity.PERSONAL,
    requirement=_IS_NO_VISITOR,
    hat=VISITOR,
    says=recorded(
        Wording,
        translations=(
            ("sv", "En besökares ord är aldrig myndighetens."),
            ("en", "A visitor's words are never the authority's."),
        ),
    ),
)
"""The rule: where it is known to fail, nothing else counts."""


def applies_when(norm: Guideline | Obligation) -> Condition:
    """State when a norm applies, whom it binds included.

    Args:
        norm: the guideline or obligation.

    Returns:
        Its own ``when``; and, where it binds the speaker alone, that no visitor speaks, and where it binds
        visitors alone, that one does.
    """
    who = _WHO.get(norm.binds)
    return norm.when if who is None else recorded(Group, kind=GroupKind.ALL_OF, members=(norm.when, who))


def binds_in(norm: Guideline | Obligation) -> InCapacity:
    """State in which capacity a norm binds.

    Args:
        norm: the guideline or obligation.

    Returns:
        What it says itself; any capacity where it binds visitors alone, who have no other.
    """
    return InCapacity.ANY if norm.binds == (Bound.VISITOR,) else norm.in_capacity


_WHO: Mapping[tuple[Bound, ...], Condition] = {
    (Bound.SPEAKER,): _IS_NO_VISITOR,
    (Bound.VISITOR,): _IS_VISITOR,
}
