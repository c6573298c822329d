"""An answer by ids alone: what lists and tables need, without evidence or sentences."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.assessment.parts import Duty
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


@attrs.frozen(kw_only=True)
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

    def of_outcome(self, outcome: Outcome) -> tuple[str, ...]:
        """Name the guidelines that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            Their ids, in the order of the policy.
        """
        return tuple(guideline for guideline, found, _ in self.findings if found is outcome)
