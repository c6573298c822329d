"""What the cases of a policy reach, and what of it still lacks a case.

Each thing that a case can show of a rule is an *aim*; a coverage says of each aim which cases reach it.
Whether the cases would also notice if the rule were another is asked by
:mod:`offentligroll.cases.mutation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Finding, Reason
from offentligroll.cases.aims import Aim, RuleKind, Shows, aims_of
from offentligroll.cases.running import CaseResult
from offentligroll.cases.suite import Suite
from offentligroll.languages.arguments import check_type
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.policy.policy import Policy
from offentligroll.review.measures import Measure
from offentligroll.rules.condition import Condition
from offentligroll.rules.covers import COVERS
from offentligroll.rules.outcome import ObligationOutcome, Outcome
from offentligroll.rules.rule import Guideline, InCapacity
from offentligroll.rules.support import evaluate
from offentligroll.rules.visitor import applies_when, binds_in

_MEASURED = {
    Outcome.BREACHED: Shows.BREACHED,
    Outcome.DEPARTED_FROM: Shows.DEPARTED_FROM,
    Outcome.COMPLIES: Shows.COMPLIES,
    Outcome.NOT_APPLICABLE: Shows.NOT_APPLICABLE,
}


@attrs.frozen(kw_only=True)
class Reach:
    """An aim, and the cases that reach it."""

    aim: Aim
    """The aim."""
    cases: tuple[str, ...] = ()
    """Ids of the cases, in their order."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Coverage:
    """What cases reach of one policy."""

    policy: str
    """The id of the policy."""
    reaches: tuple[Reach, ...] = ()
    """Every aim, in the order of the policy's file."""

    @property
    def reached(self) -> tuple[Reach, ...]:
        """The aims that some case reaches."""
        return tuple(one for one in self.reaches if one.cases)

    @property
    def lacking(self) -> tuple[Aim, ...]:
        """The aims that lack a case.

        A rule that never applies lacks a case for that alone: what it decides, and what it outranks, can't
        be shown before.
        """
        missing = [one.aim for one in self.reaches if not one.cases]
        silent = {(one.kind, one.rule) for one in missing if one.shows is Shows.APPLIES}
        follows = (Shows.DECIDES, Shows.OUTRANKING)
        return tuple(one for one in missing if (one.kind, one.rule) not in silent or one.shows not in follows)

    def with_cases_of(self, other: Coverage) -> Coverage:
        """Join what several suites reach of the same policy.

        Args:
            other: what another suite reaches of it.

        Returns:
            What both reach.
        """
        return attrs.evolve(
            self,
            reaches=tuple(
                attrs.evolve(mine, cases=mine.cases + theirs.cases)
                for mine, theirs in zip(self.reaches, other.reaches, strict=True)
            ),
        )


def coverage_of(suite: Suite, policy: Policy, results: Sequence[CaseResult]) -> Coverage:
    """Find what the cases of a suite reach, whatever became of them.

    Args:
        suite: the cases.
        policy: the policy that they are about.
        results: what became of them.

    Returns:
        The coverage.

    Example:
        >>> from offentligroll.cases import run_suite
        >>> suite, policy = Suite.shipped("katrineholm"), Policy.load("katrineholm")
        >>> coverage = coverage_of(suite, policy, run_suite(suite, policy))
        >>> 'applies' in {str(one.aim.shows) for one in coverage.reached}
        True
    """
    check_type("suite", suite, Suite)
    check_type("policy", policy, Policy)
    names = {case.id for case in suite.cases}
    cases: dict[Aim, list[str]] = {aim: [] for aim in aims_of(policy)}
    for result in results:
        if result.case.id not in names:
            continue
        reached = [*map(_of_measure, result.measures)]
        if result.assessment is not None:
            reached += _reached(policy, result.assessment)
        for aim in dict.fromkeys(reached):
            if aim in cases:
                cases[aim].append(result.case.id)
    return Coverage(
        policy=policy.id,
        reaches=tuple(Reach(aim=aim, cases=tuple(found)) for aim, found in cases.items()),
    )


def _of_measure(one: Measure) -> Aim:
    shows = Shows.MEASURED if one.outcome is None else _MEASURED.get(one.outcome)
    # What is undecided shows nothing.
    return Aim(kind=RuleKind.ARCHIVE_RULE, rule=one.id, shows=shows or Shows.APPLIES)


def _reached(policy: Policy, assessment: Assessment) -> Iterator[Aim]:
    """All that one assessment shows."""
    truths = {used.id: used.fact.truth for used in assessment.facts}
    holds = _Holds(policy=policy, truths=truths)
    if assessment.not_covered is not None:
        yield Aim(kind=RuleKind.COVERS, rule=COVERS, shows=Shows.NOT_COVERED)
    fits = (InCapacity.ANY.value, assessment.capacity.value)
    yield from _of_capacity_rules(assessment, holds)
    yield from _of_guidelines(assessment, holds, fits)
    for duty in assessment.obligations:
        if not duty.is_precaution and duty.outcome is not ObligationOutcome.UNDECIDED:
            yield Aim(kind=RuleKind.OBLIGATION, rule=duty.id, shows=Shows(duty.outcome.value))
        one = duty.obligation
        if binds_in(one).value in fits and holds(applies_when(one)) and holds(one.unless):
            yield Aim(kind=RuleKind.OBLIGATION, rule=duty.id, shows=Shows.EXCEPTION)


@attrs.frozen(kw_only=True)
class _Holds:
    """Whether conditions are known to hold."""

    policy: Policy
    truths: dict[str, Truth]

    def __call__(self, condition: Condition | None) -> bool:
        return self._is(condition, Truth.YES)

    def fails(self, condition: Condition | None) -> bool:
        """Whether a condition is known not to hold; one that is not there never holds."""
        return condition is None or self._is(condition, Truth.NO)

    def _is(self, condition: Condition | None, truth: Truth) -> bool:
        return condition is not None and evaluate(self.policy.plain(condition), self._truth_of) is truth

    def _truth_of(self, fact: str) -> Truth:
        return self.truths.get(fact, Truth.UNKNOWN)


def _of_capacity_rules(assessment: Assessment, holds: _Holds) -> Iterator[Aim]:
    deciding = {reason.id for reason in assessment.because}
    for reason in assessment.rules:
        for shows in _of_capacity_rule(reason, holds, deciding):
            yield Aim(kind=RuleKind.CAPACITY, rule=reason.id, shows=shows)
        if reason.state.stands:
            for above in reason.set_aside_by:
                yield Aim(kind=RuleKind.CAPACITY, rule=above, shows=Shows.OUTRANKING, other=reason.id)


def _of_capacity_rule(reason: Reason, holds: _Holds, deciding: set[str]) -> Iterator[Shows]:
    rule = reason.rule
    if reason.state.stands and not reason.set_aside_by:
        yield Shows.APPLIES
    if rule.id in deciding:
        yield Shows.DECIDES
    if not holds(rule.when):
        return
    if holds(rule.requirement) and holds.fails(rule.unless):
        yield Shows.REQUIREMENT_MET
    would_stand = holds.fails(rule.requirement)
    if would_stand and holds(rule.unless):
        yield Shows.EXCEPTION
    if would_stand and holds.fails(rule.unless) and holds(rule.rebutted_by):
        yield Shows.REBUTTAL


def _of_guidelines(assessment: Assessment, holds: _Holds, fits: tuple[str, str]) -> Iterator[Aim]:
    permitted = [one.guideline for one in assessment.findings if one.outcome is Outcome.PERMITTED]
    for finding in assessment.findings:
        for shows in _of_guideline(finding, holds, fits):
            yield Aim(kind=RuleKind.GUIDELINE, rule=finding.id, shows=shows)
        for above in permitted:
            if finding.id in above.outranks and _is_outranked(finding, above, holds, fits):
                yield Aim(kind=RuleKind.GUIDELINE, rule=above.id, shows=Shows.OUTRANKING, other=finding.id)


def _of_guideline(finding: Finding, holds: _Holds, fits: tuple[str, str]) -> Iterator[Shows]:
    if finding.outcome not in (Outcome.UNDECIDED, Outcome.EXCUSED):
        yield Shows(finding.outcome.value)
    if "defence" in finding.excused_by:
        yield Shows.DEFENCE
    one = finding.guideline
    binds = binds_in(one).value in fits and holds(applies_when(one))
    would_permit = not one.modality.is_duty and binds and holds(one.conduct) and holds(one.unless)
    if "unless" in finding.excused_by or would_permit:
        yield Shows.EXCEPTION


def _is_outranked(finding: Finding, above: Guideline, holds: _Holds, fits: tuple[str, str]) -> bool:
    """Whether a permission excuses a duty, or sets aside a permission that would otherwise stand."""
    one = finding.guideline
    if one.modality.is_duty:
        return above.id in finding.excused_by
    stands = holds(applies_when(one)) and holds(one.conduct) and holds.fails(one.unless)
    return stands and binds_in(one).value in fits
