"""Running cases: what was expected because of which rule, and what came out because of which."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.suite import Case, Suite
from offentligroll.policy.policy import Policy


class Verdict(enum.StrEnum):
    """What became of a case."""

    PASSED = "passed"
    FAILED = "failed"
    KNOWN = "known"
    """It came out differently, as the file says that it is known to."""
    NO_LONGER_KNOWN = "no-longer-known"
    """The file says that it comes out differently, and it came out right."""
    OVERRULED = "overruled"
    """It came out differently, and another body decided the other way too."""

    @property
    def is_error(self) -> bool:
        """Whether somebody has to look at it."""
        return self in (Verdict.FAILED, Verdict.NO_LONGER_KNOWN)


@attrs.frozen(kw_only=True)
class Difference:
    """One thing that was expected, and what came instead."""

    what: str
    """What it is about: ``"capacity"``, ``"status"``, ``"because"``, or a guideline or obligation."""
    expected: str
    """What the case says."""
    found: str
    """What came out."""

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, came out {self.found}"


@attrs.frozen(kw_only=True)
class CaseResult:
    """What became of one case."""

    case: Case
    """The case."""
    verdict: Verdict
    """What became of it."""
    differences: tuple[Difference, ...] = ()
    """What came out otherwise than expected."""
    assessment: Assessment | None = None
    """What came out; None where the case could not be assessed."""

    def explain(self, language: str = "en") -> str:
        """Say what was expected because of what, and what came out because of what.

        Args:
            language: ``"sv"`` or ``"en"``, for the explanation of the assessment.

        Returns:
            Lines of plain text.
        """
        lines = [f"{self.case.id}: {self.case.title}".rstrip(": ")]
        if self.verdict is Verdict.NO_LONGER_KNOWN:
            lines.append(
                f"is said to come out differently and came out right; remove `known` ({self.case.known})"
            )
        elif self.verdict is Verdict.KNOWN:
            lines.append(f"is known to come out differently: {self.case.known}")
        elif self.verdict is Verdict.OVERRULED:
            lines.append(f"was overruled by {self.case.overruled_by}")
        lines += [str(difference) for difference in self.differences]
        if self.case.because:
            lines.append(f"expected because of: {', '.join(self.case.because)}")
        if self.assessment is not None:
            found = ", ".join(reason.id for reason in self.assessment.because) or "no rule"
            lines += [f"came out because of: {found}", "", self.assessment.explain(language)]
        return "\n".join(lines)


def run_suite(suite: Suite, policy: Policy) -> tuple[CaseResult, ...]:
    """Run all cases of a suite.

    Args:
        suite: the cases.
        policy: the policy that they are about.

    Returns:
        One result for each case, in their order.
    """
    return tuple(run_case(case, suite, policy) for case in suite.cases)


def run_case(case: Case, suite: Suite, policy: Policy) -> CaseResult:
    """Run one case.

    Args:
        case: the case.
        suite: the suite that it is part of.
        policy: the policy that it is about.

    Returns:
        What became of it.
    """
    try:
        assessment = _assess(case, suite, policy)
    except ValueError as error:
        problem = Difference(what="the case", expected="facts that can be told", found=str(error))
        return CaseResult(case=case, verdict=Verdict.FAILED, differences=(problem,))
    differences = tuple(_differences(case, assessment))
    return CaseResult(
        case=case, verdict=_verdict(case, differences), differences=differences, assessment=assessment
    )


def _verdict(case: Case, differences: tuple[Difference, ...]) -> Verdict:
    if not differences:
        return Verdict.PASSED if case.known is None else Verdict.NO_LONGER_KNOWN
    if case.known is not None:
        return Verdict.KNOWN
    return Verdict.FAILED if case.overruled_by is None else Verdict.OVERRULED


def _assess(case: Case, suite: Suite, policy: Policy) -> Assessment:
    as_of = day_as_it_stands(policy) if suite.as_policy_stands else None
    statement = suite.statements.get(case.id)
    if statement is not None:
        return policy.assess(statement, as_of=as_of)
    told = {*case.yes, *case.no}
    no = (*case.no, *(fact for fact in suite.unmentioned_is_no if fact not in told))
    return policy.assess_facts(case.yes, no, at=case.at, as_of=as_of)


def day_as_it_stands(policy: Policy) -> dt.date | None:
    """Give a day on which a policy counts as it stands, with all changes that its file knows of.

    Args:
        policy: the policy.

    Returns:
        Its last day in force; else the day of its last change; None where nothing in it is dated.
    """
    if policy.in_force is not None and policy.in_force.end is not None:
        return policy.in_force.end
    dates = [policy.in_force, *(one.in_force for one in policy.capacity_rules)]
    dates += [one.in_force for one in policy.guidelines]
    dates += [one.in_force for one in policy.obligations]
    dated = [one for one in dates if one is not None]
    starts = [one.start for one in dated if one.start is not None]
    after = [one.end + dt.timedelta(1) for one in dated if one.end is not None and one.end < dt.date.max]
    return max((*starts, *after), default=None)


def _differences(case: Case, assessment: Assessment) -> list[Difference]:
    wanted = case.expect
    deciding = [reason.id for reason in assessment.because]
    missing = [rule for rule in case.because if rule not in deciding]
    compared: list[tuple[str, str | None, str]] = [
        ("capacity", wanted.capacity, str(assessment.capacity)),
        ("status", wanted.status, str(assessment.status)),
    ]
    if wanted.hat not in assessment.hats:
        compared.append(("hat", wanted.hat, ", ".join(assessment.hats) or "no hat"))
    if missing:
        compared.append(("because", ", ".join(missing), ", ".join(deciding) or "no rule"))
    findings = {one.id: str(one.outcome) for one in assessment.findings}
    compared += [
        (f"guideline {norm}", outcome, findings.get(norm, "no such guideline in force"))
        for norm, outcome in case.findings.items()
    ]
    obligations = {one.id: str(one.outcome) for one in assessment.obligations}
    compared += [
        (f"obligation {norm}", outcome, obligations.get(norm, "no such obligation in force"))
        for norm, outcome in case.obligations.items()
    ]
    return [
        Difference(what=what, expected=str(expected), found=found)
        for what, expected, found in compared
        if expected is not None and str(expected) != found
    ]
