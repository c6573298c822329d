"""Runs that are kept: a case is run anew once it, or the policy, has changed."""

from __future__ import annotations

from typing import Any

import attrs

from offentligroll.cases.case import Case
from offentligroll.cases.running import CaseResult, run_case
from offentligroll.cases.suite import Suite
from offentligroll.policy.policy import Policy


@attrs.define(kw_only=True)
class KeptRuns:
    """What became of the cases of one policy, for somebody who writes both.

    Example:
        >>> suite, policy, runs = Suite.shipped("katrineholm"), Policy.shipped("katrineholm"), KeptRuns()
        >>> first, again = runs.run(suite, policy), runs.run(suite, policy)
        >>> first[0] is again[0]
        True
    """

    _policy: Policy | None = None
    _kept: dict[str, dict[str, tuple[Any, CaseResult]]] = attrs.field(factory=dict)
    """By suite and the id of a case: all of the suite that it hangs on, and what became of it."""

    def run(self, suite: Suite, policy: Policy) -> tuple[CaseResult, ...]:
        """Run the cases of a suite that are new, or were changed since they were last run.

        Args:
            suite: the cases.
            policy: the policy that they are about.

        Returns:
            One result for each case, in their order.
        """
        if policy != self._policy:
            self._policy, self._kept = policy, {}
        before = self._kept.get(suite.name, {})
        kept: dict[str, tuple[Any, CaseResult]] = {}
        for case in suite.cases:
            about, (held, result) = _about(case, suite), before.get(case.id, (None, None))
            kept[case.id] = about, result if result and held == about else run_case(case, suite, policy)
        self._kept[suite.name] = kept
        return tuple(result for _, result in kept.values())


def _about(case: Case, suite: Suite) -> tuple[Any, ...]:
    return (
        case,
        suite.statements.get(case.id),
        suite.archives.get(case.id),
        suite.as_policy_stands,
        suite.unmentioned_is_no,
        suite.problems.get(case.id),
        suite.problems.get(""),
    )
