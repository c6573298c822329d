"""What many assessments come to for those who count no more than what goes against a guideline."""

from __future__ import annotations

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.policy.policy import Policy


@attrs.define(kw_only=True)
class Breaches:
    """A count of what goes against a guideline, and of nothing else."""

    statements: int = 0
    """How many statements there were."""
    against: int = 0
    """How many findings went against a guideline."""

    def add(self, assessment: Assessment, policy: Policy) -> None:
        """Count one assessment.

        Args:
            assessment: the assessment.
            policy: whose it is.
        """
        del policy
        self.against += sum(outcome.is_against for _, outcome, _ in assessment.brief.findings)
