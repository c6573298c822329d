"""Deciding for what a policy is perhaps not about: both worlds are judged, as days are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from offentligroll.engine.conclusions import Decision
from offentligroll.engine.known import Known
from offentligroll.engine.stretches import agreed, agreed_norms
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import Status

T = TypeVar("T")

NOT_IN_FORCE = Decision(value=Capacity.UNDETERMINED, status=Status.NOT_IN_FORCE)
"""What a policy decides on a day on which it does not count."""
NOT_COVERED = Decision(value=Capacity.UNDETERMINED, status=Status.SILENT)
"""What a policy decides of what it is not about."""


def within(decision: Decision, known: Known, gate: int) -> Decision:
    """State what a decision comes to where the policy covers only some.

    Args:
        decision: what is decided where the policy covers the subject.
        known: what is known.
        gate: the position of the fact that it does.

    Returns:
        The decision, as firm as it is known that the policy covers the subject.
    """
    truth = known.truth(gate)
    if truth is Truth.UNKNOWN:
        return agreed([decision, NOT_COVERED])._replace(hangs_on_day=decision.hangs_on_day)
    decision = decision if truth is Truth.YES else NOT_COVERED
    if known.is_told(gate) or decision.status not in (Status.SETTLED, Status.SILENT):
        return decision
    return decision._replace(status=Status.ASSUMED)


def norms_within(
    decided: Mapping[int, tuple[T, Status]], known: Known, gate: int, absent: T, undecided: T
) -> dict[int, tuple[T, Status]]:
    """State what norms come to where the policy covers only some.

    Args:
        decided: what they come to where the policy covers the subject, by number.
        known: what is known.
        gate: the position of the fact that it does.
        absent: what they come to where it does not.
        undecided: what they come to where that makes a difference and is not known.

    Returns:
        Outcome and status by number.
    """
    truth = known.truth(gate)
    weak = Status.SETTLED if known.is_told(gate) else Status.ASSUMED
    outside = dict.fromkeys(decided, (absent, weak if truth is Truth.NO else Status.SETTLED))
    if truth is Truth.NO:
        return outside
    if truth is Truth.UNKNOWN:
        return agreed_norms([decided, outside], absent, undecided)
    return {
        number: (outcome, Status.ASSUMED if status is Status.SETTLED else status)
        if weak is Status.ASSUMED
        else (outcome, status)
        for number, (outcome, status) in decided.items()
    }
