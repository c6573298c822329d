"""Evaluating a condition, and telling which facts made it come out as it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from offentligroll.model.truth import Truth
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

TruthOf = Callable[[str], Truth]
"""Gives the truth of a fact by its id."""


def evaluate(condition: Condition, truth_of: TruthOf) -> Truth:
    """Return whether a condition holds, by strong Kleene logic.

    Args:
        condition: the condition.
        truth_of: gives the truth of each fact it asks about.

    Returns:
        Yes, no or unknown.
    """
    if isinstance(condition, FactTest):
        truth = truth_of(condition.fact)
        return ~truth if condition.negated else truth
    truths = [evaluate(member, truth_of) for member in condition.members]
    certain = truths.count(Truth.YES)
    possible = len(truths) - truths.count(Truth.NO)
    return _threshold(certain, possible, _needed(condition), negated=condition.kind is GroupKind.NONE_OF)


def _needed(group: Group) -> int:
    """How many members must hold; for *none of*, how many may not."""
    match group.kind:
        case GroupKind.ALL_OF:
            return len(group.members)
        case GroupKind.ANY_OF | GroupKind.NONE_OF:
            return 1
        case GroupKind.AT_LEAST:
            return group.count
        case _ as never:  # pragma: no cover
            assert_never(never)


def _threshold(certain: int, possible: int, needed: int, *, negated: bool) -> Truth:
    if possible < needed:
        return Truth.from_bool(negated)
    return Truth.from_bool(not negated) if certain >= needed else Truth.UNKNOWN


def support(condition: Condition, truth_of: TruthOf) -> tuple[str, ...]:
    """Return which facts made a condition come out as it did.

    Where it holds these are facts that make it hold; where it fails, facts that make it fail;
    where it is unknown, the facts whose answer is missing.

    Args:
        condition: the condition.
        truth_of: gives the truth of each fact it asks about.

    Returns:
        Ids of facts, each once, in reading order.
    """
    return tuple(dict.fromkeys(_support(condition, truth_of)))


def _support(condition: Condition, truth_of: TruthOf) -> Iterator[str]:
    if isinstance(condition, FactTest):
        yield condition.fact
        return
    truth = evaluate(condition, truth_of)
    member_truth = ~truth if condition.kind is GroupKind.NONE_OF else truth
    for member in condition.members:
        if evaluate(member, truth_of) is member_truth:
            yield from _support(member, truth_of)
