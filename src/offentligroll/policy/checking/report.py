"""All checks of a policy together, and what they come to."""

from __future__ import annotations

from pathlib import Path

import attrs

from offentligroll.files.document import Document
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Problem, Severity
from offentligroll.policy.checking.accepting import AcceptedProblem, take_out_accepted
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.dates import check_dates
from offentligroll.policy.checking.doubled import check_contradictory_duties, check_doubled
from offentligroll.policy.checking.lawfulness import check_lawfulness
from offentligroll.policy.checking.never import check_never
from offentligroll.policy.checking.overlapping import check_overlapping
from offentligroll.policy.checking.seldom_known import check_seldom_known, named
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS
from offentligroll.policy.checking.unused import check_unused
from offentligroll.policy.reading.loading import read_rulebook, rulebook_of
from offentligroll.policy.rulebook import Rulebook


@attrs.frozen(kw_only=True)
class CheckReport:
    """What is wrong with a policy, and what could be better."""

    problems: tuple[Problem, ...]
    """Errors, warnings and hints, by place; where there are errors, these are all."""
    accepted: tuple[AcceptedProblem, ...] = ()
    """What the author has accepted, with the reasons."""
    policy: Rulebook | None = None
    """The policy; None where there are errors."""
    document: Document | None = None
    """The file; None where there are errors."""

    @property
    def worst(self) -> Severity | None:
        """The gravest severity of a problem; None where there are no problems."""
        found = {one.severity for one in self.problems}
        return next((severity for severity in Severity if severity in found), None)


def check_policy(source: str | Path | Document, *, limits: Limits | None = None) -> CheckReport:
    """Find everything that can be wrong with a policy without running it.

    Args:
        source: the id of a shipped policy, a path, or a file that has been read.
        limits: what a file may cost; left out, the usual limits.

    Returns:
        What was found. Nothing is raised, whatever is wrong.

    Example:
        >>> report = check_policy("katrineholm")
        >>> [one.code for one in report.problems if one.severity is Severity.WARNING]
        []
        >>> [one.problem.code for one in report.accepted]
        ['reaches-private-speech']
    """
    try:
        if isinstance(source, Document):
            document, policy = source, rulebook_of(source, limits)
        else:
            document, policy = read_rulebook(source, limits)
    except FileError as error:
        return CheckReport(problems=error.problems)
    subject = Subject(document=document, policy=policy)
    check_never(subject)
    check_overlapping(subject, check_doubled(subject))
    check_contradictory_duties(subject)
    check_dates(subject)
    check_unused(subject)
    check_seldom_known(subject)
    check_lawfulness(subject)
    _tell_what_was_passed_over(subject)
    accepted = take_out_accepted(subject)
    problems = FileError(found.problem for found in subject.found).problems
    return CheckReport(problems=problems, accepted=accepted, policy=policy, document=document)


def _tell_what_was_passed_over(subject: Subject) -> None:
    """Say in one hint what was too large to look at."""
    document = subject.document
    subject.passed_over |= {path for path, entry in subject.own if len(entry.facts) > MOST_FACTS}
    if subject.passed_over or subject.pairs_passed_over:
        names = named(_id_at(document, path) for path in sorted(subject.passed_over))
        large = f"rules and own facts with more than {MOST_FACTS} facts: {names or 'none'}"
        message = f"not everything was looked at: {large}; pairs of rules: {subject.pairs_passed_over:,}"
        hint = "what these come to, only cases can tell; smaller rules can be looked at whole"
        subject.report((), Check.NOT_LOOKED_AT, message, hint)


def _id_at(document: Document, path: tuple[str | int, ...]) -> str:
    name: str = document.data[str(path[0])][path[1]]["id"]
    return name
