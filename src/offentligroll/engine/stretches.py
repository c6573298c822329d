"""Judging without a day: each stretch of days between the edges of dated rules by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from offentligroll.engine.conclusions import Decision
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Status
from offentligroll.rules.source import InForce

T = TypeVar("T")
_FIRMEST_LAST = (Status.PROVISIONAL, Status.ASSUMED, Status.SETTLED)


def stretches_of(edges: Iterable[dt.date], in_force: InForce | None) -> tuple[dt.date | None, ...]:
    """Cut time at each day on which a rule comes or goes.

    Args:
        edges: the days on which something changes.
        in_force: when the policy itself counts; None for always.

    Returns:
        One day of each stretch in which the policy counts, in order; None alone where nothing changes.
    """
    first = dt.date.min if in_force is None or in_force.start is None else in_force.start
    last = dt.date.max if in_force is None or in_force.end is None else in_force.end
    changes = sorted(edge for edge in set(edges) if first < edge <= last)
    return (first, *changes) if changes else (None,) if first == dt.date.min else (first,)


def agreed(decisions: Sequence[Decision]) -> Decision:
    """State what all stretches agree on.

    Args:
        decisions: what was decided in each stretch.

    Returns:
        The common value, as firm as in the least firm stretch; undetermined and open where they part.
    """
    first, *others = decisions
    if not others:
        return first
    deciding = 0
    for decision in decisions:
        deciding |= decision.deciding
    if any(decision.value is not first.value for decision in others):
        return Decision(value=Capacity.UNDETERMINED, status=Status.OPEN, deciding=deciding, hangs_on_day=True)
    statuses = {decision.status for decision in decisions}
    status = first.status
    if len(statuses) > 1:
        undetermined = first.value is Capacity.UNDETERMINED
        status = Status.OPEN if undetermined else min(statuses, key=_FIRMEST_LAST.index)
    leans = {decision.lean for decision in decisions}
    return Decision(
        value=first.value,
        status=status,
        lean=first.lean if len(leans) == 1 else None,
        deciding=deciding,
    )


def agreed_norms(
    stretches: Sequence[Mapping[int, tuple[T, Status]]], absent: T, undecided: T
) -> dict[int, tuple[T, Status]]:
    """State what norms come to in all stretches.

    Args:
        stretches: for each stretch, by the norm's number, the outcome and its status.
        absent: what a norm comes to in a stretch in which it is not in force.
        undecided: what it comes to where stretches part.

    Returns:
        By number the common outcome, as firm as where it is least firm; undecided and open where they part.
    """
    if len(stretches) == 1:
        return dict(stretches[0])
    numbers = dict.fromkeys(number for found in stretches for number in found)
    agreed_on = {}
    for number in numbers:
        all_found = [found.get(number, (absent, Status.SETTLED)) for found in stretches]
        outcomes = {outcome for outcome, _ in all_found}
        statuses = {status for _, status in all_found}
        if len(outcomes) > 1:
            agreed_on[number] = (undecided, Status.OPEN)
        else:
            status = statuses.pop() if len(statuses) == 1 else min(statuses, key=_FIRMEST_LAST.index)
            agreed_on[number] = (outcomes.pop(), status)
    return agreed_on
