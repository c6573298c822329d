"""Running cases: what was expected because of which rule, and what came out because of which."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.wording.phrasing import safe_quote
from offentligroll.cases.archive_case import SHOWN, compared_measures, measures_of
from offentligroll.cases.case import Case
from offentligroll.cases.suite import Suite
from offentligroll.files.problems import Problem
from offentligroll.languages import Message, MessageError, say, written
from offentligroll.languages.arguments import check_type
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.policy.judging.standing import day_as_it_stands
from offentligroll.policy.policy import Policy
from offentligroll.review.measures import Measure


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


class Absent(enum.StrEnum):
    """What is said where there is nothing to name."""

    NO_RULE = "no rule"
    NO_HAT = "no hat"
    NO_GUIDELINE = "no such guideline in force"
    NO_OBLIGATION = "no such obligation in force"
    NO_MEASURE = "nothing measured"
    TELLABLE = "facts that can be told"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Difference:
    """One thing that was expected, and what came instead."""

    what: str
    """What it is about: ``"case"``, ``"capacity"``, ``"status"``, ``"hat"``, ``"because"``, or such as
    ``"guideline no-sides"``, ``"obligation keep"`` or ``"measure dialogue"``."""
    expected: str | Absent
    """What the case says."""
    found: str | Absent
    """What came out."""
    why: Message | None = None
    """What came out instead of an answer, where there is none."""

    def explain(self, language: str = "en") -> str:
        """State it in a line; words of the file stay as the file has them.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            The line.
        """
        kind, _, norm = self.what.partition(" ")
        return say(
            "suites.differs",
            language,
            what=say(f"suites.difference.{kind}", language, norm=norm),
            expected=_in_words(self.expected, language),
            found=self.why or _in_words(self.found, language),
        )

    in_language = explain

    def __str__(self) -> str:
        return self.explain()


def _in_words(value: str, language: str) -> str:
    if not isinstance(value, Absent):
        return written(tuple(value.split(", ")), language, "quoted commas")
    return say(f"suites.absent.{value.replace(' ', '-')}", language)


@attrs.frozen(kw_only=True, field_transformer=typed)
class CaseResult:
    """What became of one case."""

    __repr__ = short_repr

    case: Case
    """The case."""
    verdict: Verdict
    """What became of it."""
    differences: tuple[Difference, ...] = ()
    """What came out otherwise than expected."""
    assessment: Assessment | None = None
    """What came out; None where the case could not be assessed, or is about an archive."""
    measures: tuple[Measure, ...] = ()
    """What was measured, where the case is about an archive."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the case in its file."""

    def explain(self, language: str = "en") -> str:
        """State what was expected because of what, and what came out because of what.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            Lines of plain text.
        """
        lines = [heading_of(self.case, language)]
        lines += [problem.in_language(language) for problem in self.problems]
        if self.verdict in (Verdict.KNOWN, Verdict.NO_LONGER_KNOWN, Verdict.OVERRULED):
            is_overruled = self.verdict is Verdict.OVERRULED
            why = self.case.overruled_by if is_overruled else safe_quote(str(self.case.known), language, None)
            lines.append(say(f"suites.{self.verdict}", language, why=str(why)))
        lines += [difference.explain(language) for difference in self.differences]
        if self.case.because:
            lines.append(say("suites.expected-because", language, rules=self.case.because))
        if self.assessment is not None:
            rules = tuple(reason.id for reason in self.assessment.because)
            code = "suites.found-because" if rules else "suites.found-without-rule"
            lines += [say(code, language, rules=rules), "", self.assessment.explain(language)]
        lines += [_measure_line(one, language) for one in self.measures]
        return "\n".join(lines)


def _measure_line(one: Measure, language: str) -> str:
    outcome = say(f"suites.absent.{SHOWN}", language) if one.outcome is None else str(one.outcome)
    return say(
        "suites.measured",
        language,
        rule=one.id,
        channel=one.channel,
        first=one.start,
        last=one.end,
        low=str(one.low),
        high="∞" if one.high is None else str(one.high),
        outcome=outcome,
        status=str(one.status),
    )


def heading_of(case: Case, language: str) -> str:
    """Return the line that a case is told by.

    Args:
        case: the case.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its id, and its title as a quotation, since a case has its own language.
    """
    return f"{case.id}: {safe_quote(case.title, language, None)}" if case.title else case.id


def run_suite(suite: Suite, policy: Policy) -> tuple[CaseResult, ...]:
    """Run all cases of a suite.

    Args:
        suite: the cases.
        policy: the policy that they are about.

    Returns:
        One result for each case, in their order.
    """
    check_type("suite", suite, Suite)
    return tuple(run_case(case, suite, policy) for case in suite.cases)


def run_case(case: Case, suite: Suite, policy: Policy, *, as_of: dt.date | None = None) -> CaseResult:
    """Run one case.

    Args:
        case: the case.
        suite: the suite that it is part of.
        policy: the policy that it is about.
        as_of: the day of the law; left out, what the suite says of it.

    Returns:
        What became of it.
    """
    check_type("case", case, Case)
    check_type("suite", suite, Suite)
    check_type("policy", policy, Policy)
    wrong = (*suite.problems.get(case.id, ()), *suite.problems.get("", ()))
    if as_of is None and suite.as_policy_stands:
        as_of = day_as_it_stands(policy)
    try:
        if case.archive:
            return _run_archive(case, suite, policy, as_of)
        assessment = _assess(case, suite, policy, as_of)
    except ValueError as error:
        why = error.message if isinstance(error, MessageError) else None
        problem = Difference(what="case", expected=Absent.TELLABLE, found=str(error), why=why)
        return CaseResult(case=case, verdict=Verdict.FAILED, differences=(problem,), problems=wrong)
    differences = tuple(_differences(case, assessment))
    verdict = _verdict(case, differences)
    return CaseResult(
        case=case, verdict=verdict, differences=differences, assessment=assessment, problems=wrong
    )


def _run_archive(case: Case, suite: Suite, policy: Policy, as_of: dt.date | None) -> CaseResult:
    on = case.at or dt.date.max
    measures = measures_of(policy, suite.archives[case.id], case.holds, on, as_of)
    found = (
        Difference(what=what, expected=expected, found=Absent.NO_MEASURE if came is None else came)
        for what, expected, came in compared_measures(case.measures, measures)
        if came != expected
    )
    # A number alone is both ends of a measure.
    differences = tuple(dict.fromkeys(found))
    verdict = _verdict(case, differences)
    return CaseResult(case=case, verdict=verdict, differences=differences, measures=measures)


def _verdict(case: Case, differences: tuple[Difference, ...]) -> Verdict:
    if not differences:
        return Verdict.PASSED if case.known is None else Verdict.NO_LONGER_KNOWN
    if case.known is not None:
        return Verdict.KNOWN
    return Verdict.FAILED if case.overruled_by is None else Verdict.OVERRULED


def _assess(case: Case, suite: Suite, policy: Policy, as_of: dt.date | None) -> Assessment:
    statement = suite.statements.get(case.id)
    if case.channel is not None or not {rule.id for rule in policy.channel_rules}.isdisjoint(case.findings):
        policy = policy.of_channels
    if statement is not None:
        return policy.assess(statement, as_of=as_of)
    told = {*case.yes, *case.no}
    no = (*case.no, *(fact for fact in suite.unmentioned_is_no if fact not in told))
    return policy.assess_facts(case.yes, no, at=case.at, as_of=as_of)


def _differences(case: Case, assessment: Assessment) -> list[Difference]:
    return [
        # Words of ours stay what they are, so that they can be said in another language.
        Difference(what=what, expected=expected, found=found if isinstance(found, Absent) else str(found))
        for what, expected, found in _compared(case, assessment)
        if expected != found
    ]


def _compared(case: Case, assessment: Assessment) -> Iterator[tuple[str, str, str]]:
    """Yield what a case says something about, with what it says and what came; the rest is not worked out."""
    wanted = case.expect
    if wanted.capacity is not None:
        yield "capacity", str(wanted.capacity), assessment.capacity
    if wanted.status is not None:
        yield "status", str(wanted.status), assessment.status
    if wanted.hat is not None and wanted.hat not in assessment.hats:
        yield "hat", wanted.hat, ", ".join(assessment.hats) or Absent.NO_HAT
    if case.because:
        deciding = [reason.id for reason in assessment.because]
        missing = [rule for rule in case.because if rule not in deciding]
        if missing:
            yield "because", ", ".join(missing), ", ".join(deciding) or Absent.NO_RULE
    if case.findings:
        findings = {one.id: one.outcome for one in assessment.findings}
        for norm, outcome in case.findings.items():
            yield f"guideline {norm}", str(outcome), findings.get(norm, Absent.NO_GUIDELINE)
    if case.obligations:
        obligations = {one.id: one.outcome for one in assessment.obligations}
        for norm, due in case.obligations.items():
            yield f"obligation {norm}", str(due), obligations.get(norm, Absent.NO_OBLIGATION)
