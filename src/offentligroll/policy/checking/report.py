"""All checks of a policy together, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.files.document import Built, Contents, Document
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Problem, Severity
from offentligroll.files.where import problem_at
from offentligroll.model.typed import typed
from offentligroll.policy.checking.accepting import AcceptedProblem, Located, without_accepted
from offentligroll.policy.checking.check import Check, Finding
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.reading.built import read_built
from offentligroll.policy.reading.loading import read_rulebook, rulebook_of
from offentligroll.policy.rulebook import Rulebook


@attrs.frozen(kw_only=True, field_transformer=typed)
class CheckReport:
    """What is wrong with a policy, and what could be better."""

    problems: tuple[Problem, ...]
    """Errors, warnings and hints, by place; where there are errors, these are all."""
    accepted: tuple[AcceptedProblem, ...] = ()
    """What the author has accepted, with the reasons."""
    policy: Rulebook | None = None
    """The policy; None where there are errors."""
    document: Document | Built | None = None
    """The file, or what stands in for it; None where there are errors."""

    @property
    def worst(self) -> Severity | None:
        """The gravest severity of a problem; None where there are no problems."""
        found = {one.severity for one in self.problems}
        return next((severity for severity in Severity if severity in found), None)


def check_policy(
    source: str | Path | Contents | Rulebook, *, limits: Limits | None = None, folder: Path | None = None
) -> CheckReport:
    """Find everything that can be wrong with a policy without running it.

    Args:
        source: the id of a shipped policy, a path, a file that has been read, or a policy that a program
            built.
        limits: what a file may cost; left out, the usual limits.
        folder: where a file that has been read stands, with the policies that it extends beside it.

    Returns:
        What was found. Nothing is raised, whatever is wrong.

    Example:
        >>> report = check_policy("katrineholm")
        >>> [one.code for one in report.problems if one.severity is Severity.WARNING]
        []
        >>> {one.problem.code for one in report.accepted}
        {'reaches-private-speech'}
    """
    try:
        document: Contents
        if isinstance(source, Contents):
            document, policy = source, rulebook_of(source, limits, folder=folder)
        elif isinstance(source, Rulebook):
            document, policy = read_built(source), source
        else:
            document, policy = read_rulebook(source, limits)
    except FileError as error:
        return CheckReport(problems=error.problems)
    subject = Subject(document=document, policy=policy)
    problems, accepted = without_accepted(subject, _found(subject))
    by_place = FileError(problems).problems
    return CheckReport(problems=by_place, accepted=accepted, policy=policy, document=document)


def _found(subject: Subject) -> Iterator[Located]:
    for check in all_checks().values():
        for finding in () if check.find is None else check.find(subject):
            subject.found.add((finding.path[:2], check.code))
            yield finding.path, problem_of(check, finding, subject.document)


def problem_of(check: Check, finding: Finding, document: Contents) -> Problem:
    """Make a problem of what a check found.

    Args:
        check: the check.
        finding: what it found.
        document: the file.

    Returns:
        The problem, with its place.
    """
    says, advice = finding.says, finding.advice
    return problem_at(document, finding.path, check.code, says, advice, check.severity)
