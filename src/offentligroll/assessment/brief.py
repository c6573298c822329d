"""An answer by ids alone: what lists and tables need, without evidence or sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from offentligroll.assessment.parts import Duty
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

if TYPE_CHECKING:
    from offentligroll.assessment.record import AssessmentRecord


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
    due: tuple[Duty, ...] = ()
    """The obligations that are due; the facts behind them only where these were worked out."""
    weak_facts: tuple[str, ...] = ()
    """The weak facts without which the answer would be another."""

    @classmethod
    def of(cls, record: AssessmentRecord) -> Brief:
        """Tell by ids what stands in a record.

        Args:
            record: the record.

        Returns:
            The same without evidence.
        """
        hats = (one.rule.hat for one in record.because if one.rule.concludes is record.capacity)
        return cls(
            policy=record.provenance.policy,
            because=tuple(one.id for one in record.because),
            hats=tuple(dict.fromkeys(hat for hat in hats if hat is not None)),
            findings=tuple((one.id, one.outcome, one.status) for one in record.findings),
            due=tuple(one for one in record.obligations if one.outcome is ObligationOutcome.DUE),
            weak_facts=tuple(one.id for one in record.weak_facts),
        )
