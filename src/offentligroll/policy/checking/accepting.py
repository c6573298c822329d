"""What the author of a policy has accepted: set apart, with its reason."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.files.problems import Problem
from offentligroll.files.where import Path
from offentligroll.model.wording import Wording
from offentligroll.policy.checking.subject import Subject

Located = tuple[Path, Problem]
"""The way to what a problem is about, and the problem."""


@attrs.frozen(kw_only=True)
class AcceptedProblem:
    """A warning or hint that the author of a policy has accepted."""

    problem: Problem
    """The warning or hint."""
    why: Wording
    """The author's reason."""


def without_accepted(
    subject: Subject, found: Iterable[Located]
) -> tuple[list[Problem], tuple[AcceptedProblem, ...]]:
    """Set apart what a file accepts.

    Args:
        subject: the policy.
        found: what was found in it.

    Returns:
        What it does not accept, and what it does with the reasons.
    """
    reasons = {
        (path, accepted.code): accepted.why for path, part in subject.parts for accepted in part.accept
    }
    left: list[Problem] = []
    taken: list[AcceptedProblem] = []
    for path, problem in found:
        why = reasons.get((path[:2], problem.code))
        if why is None:
            left.append(problem)
        else:
            taken.append(AcceptedProblem(problem=problem, why=why))
    return left, tuple(taken)
