"""Which capacity rules the cases of a policy make stand: a hint for what no case would notice."""

from __future__ import annotations

import collections

from offentligroll.cases.running import run_suite
from offentligroll.cases.suite import Suite
from offentligroll.files.document import Document
from offentligroll.files.problems import Problem
from offentligroll.files.where import problem_at
from offentligroll.policy.checking.codes import SEVERITIES, Check
from offentligroll.policy.checking.seldom_known import named
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import RuleState

_STANDING = (RuleState.YES, RuleState.PROVISIONAL)


def check_reached(policy: Policy, document: Document, suite: Suite) -> tuple[Problem, ...]:
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
            reached.update(one.id for one in result.assessment.rules if one.state in _STANDING)
    own = [one.id for one in policy.capacity_rules if "/" not in one.id]
    check = Check.SELDOM_REACHED
    advice = "add a case for each; `offentligroll test --coverage` says which case reaches what"
    return tuple(
        problem_at(document, ("capacity",), check.value, message, advice, SEVERITIES[check])
        for message in (
            _message("no case makes {} stand", [rule for rule in own if not reached[rule]]),
            _message("only one case makes {} stand", [rule for rule in own if reached[rule] == 1]),
        )
        if message
    )


def _message(sentence: str, rules: list[str]) -> str:
    return sentence.format(named(rules)) if rules else ""
