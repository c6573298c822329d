"""Which capacity rules the cases of a policy make stand: a hint for what no case would notice."""

from __future__ import annotations

import collections

from offentligroll.cases.running import run_suite
from offentligroll.cases.suite import Suite
from offentligroll.files.document import Contents
from offentligroll.files.problems import Problem
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Finding
from offentligroll.policy.checking.checks.seldom_reached import CHECK
from offentligroll.policy.checking.report import problem_of
from offentligroll.policy.policy import Policy


def check_reached(policy: Policy, document: Contents, suite: Suite) -> tuple[Problem, ...]:
    """Look for capacity rules that no case, or only one case, makes stand.

    Args:
        policy: the policy.
        document: its file.
        suite: its cases.

    Returns:
        A hint for those that no case makes stand, and one for those that a single case does.
    """
    reached: collections.Counter[str] = collections.Counter()
    for result in run_suite(suite, policy):
        if result.assessment is not None:
            reached.update(one.id for one in result.assessment.rules if one.state.stands)
    own = [one.id for one in policy.capacity_rules if "/" not in one.id]
    never = tuple(rule for rule in own if not reached[rule])
    once = tuple(rule for rule in own if reached[rule] == 1)
    found = (
        *([Message("checks.seldom-reached.found-none", rules=never)] if never else []),
        *([Message("checks.seldom-reached.found-one", rules=once)] if once else []),
    )
    advice = Message("checks.seldom-reached.advice")
    return tuple(
        problem_of(CHECK, Finding(path=("capacity",), says=message, advice=advice), document)
        for message in found
    )
