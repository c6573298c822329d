"""An answer by ids alone: what lists and tables need, without evidence or sentences."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import attrs

from offentligroll.assessment.parts import Duty
from offentligroll.files.json_writing import json_line
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import CapacityRule


def hats_of(rules: Iterable[CapacityRule], capacity: Capacity) -> tuple[str, ...]:
    """Name the roles that deciding rules speak of.

    Args:
        rules: the deciding rules.
        capacity: what they decide.

    Returns:
        Each once, in the order of the rules.
    """
    named = (rule.hat for rule in rules if rule.concludes is capacity)
    return tuple(dict.fromkeys(hat for hat in named if hat is not None))


@attrs.frozen(kw_only=True, slots=False)
class Brief:
    """An answer by ids."""

    policy: str
    """The id of the policy."""
    because: tuple[str, ...] = ()
    """The deciding rules."""
    hats: tuple[str, ...] = ()
    """The roles that they name."""
    findings: tuple[tuple[str, Outcome, Status], ...] = ()
    """What each guideline in force comes to, and how firm that is."""
    duties: tuple[tuple[str, ObligationOutcome, Status], ...] = ()
    """What each obligation in force comes to, and how firm that is."""
    due: tuple[Duty, ...] = ()
    """The obligations that are due; the facts behind them only where these were worked out."""
    weak_facts: tuple[str, ...] = ()
    """The weak facts without which the answer would be another."""
    written: dict[object, str] = attrs.field(factory=dict, eq=False, repr=False)
    """What was written of it before, as JSON; copies with other days share it."""

    @functools.cached_property
    def policy_in_json(self) -> str:
        """The id of the policy, as the beginning of a record in JSON."""
        return f'"policy": {json_line(self.policy)}'

    @functools.cached_property
    def due_in_json(self) -> str:
        """What is due, and the weak facts, as JSON without braces."""
        due = [
            {
                "obligation": duty.id,
                "due": None if duty.due is None else duty.due.isoformat(),
                "keep_until": None if duty.keep_until is None else duty.keep_until.isoformat(),
                "is_precaution": duty.is_precaution,
            }
            for duty in self.due
        ]
        return json_line({"due": due, "weak_facts": self.weak_facts})[1:-1]

    def of_outcome(self, outcome: Outcome) -> tuple[str, ...]:
        """Name the guidelines that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            Their ids, in the order of the policy.
        """
        return tuple(guideline for guideline, found, _ in self.findings if found is outcome)
