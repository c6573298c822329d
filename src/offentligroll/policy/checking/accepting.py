"""What the author of a policy has accepted: set apart, with its reason, while there is need for it."""

from __future__ import annotations

import attrs

from offentligroll.files.problems import Problem, did_you_mean
from offentligroll.files.where import Path
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.subject import Found, Subject


@attrs.frozen(kw_only=True)
class AcceptedProblem:
    """A warning or hint that the author of a policy has accepted."""

    problem: Problem
    """The warning or hint."""
    why: str
    """The author's reason."""


def take_out_accepted(subject: Subject) -> tuple[AcceptedProblem, ...]:
    """Set apart what a file accepts of what was found in it.

    Args:
        subject: the policy; what is accepted is no longer among what was found, and what is accepted without
            need is.

    Returns:
        What is accepted, with the reasons.
    """
    by_rule: dict[tuple[Path, str], list[Found]] = {}
    for found in subject.found:
        by_rule.setdefault((found.path[:2], found.problem.code), []).append(found)
    accepted: list[AcceptedProblem] = []
    taken: set[int] = set()
    for path, entry in subject.own:
        for number, one in enumerate(entry.rule.accept):
            several = by_rule.get((path, one.code), [])
            accepted += [AcceptedProblem(problem=found.problem, why=one.why) for found in several]
            taken.update(map(id, several))
            if not several:
                _report_unused(subject, (*path, "accept", number), one.code)
    subject.found = [found for found in subject.found if id(found) not in taken]
    return tuple(accepted)


def _report_unused(subject: Subject, path: Path, code: str) -> None:
    if code in list(Check):
        message = f"nothing is found here that `{code}` would have to accept"
        subject.report(path, Check.ACCEPT_UNUSED, message, "leave it out")
    else:
        message = f"there is no check `{code}`"
        hint = did_you_mean(code, Check) or "the code stands in brackets after each warning"
        subject.report(path, Check.ACCEPT_UNUSED, message, hint)
