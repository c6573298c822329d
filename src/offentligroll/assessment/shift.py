"""How the assessment of one statement differs under two policies, such as the old and the new version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Duty, Finding
from offentligroll.languages.arguments import check_type
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import ObligationOutcome, Outcome

Norm = TypeVar("Norm", Finding, Duty)


@attrs.frozen(kw_only=True, field_transformer=typed)
class FindingShift:
    """A guideline that comes to something else."""

    __repr__ = short_repr

    id: str
    """The guideline's id."""
    old: Finding | None
    """What it came to; None where there was no such guideline."""
    new: Finding | None
    """What it comes to; None where there is none any more."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class DutyShift:
    """An obligation that comes to something else."""

    __repr__ = short_repr

    id: str
    """The obligation's id."""
    old: Duty | None
    """What it came to; None where there was no such obligation."""
    new: Duty | None
    """What it comes to; None where there is none any more."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Shift:
    """Two assessments of one statement, and in what they differ."""

    __repr__ = short_repr

    old: Assessment
    """The one."""
    new: Assessment
    """The other."""
    is_answer_changed: bool
    """Whether the capacity, what it leans to, or its status is another."""
    findings: tuple[FindingShift, ...] = ()
    """The guidelines that come to something else."""
    obligations: tuple[DutyShift, ...] = ()
    """The obligations that come to something else."""

    @property
    def is_empty(self) -> bool:
        """Whether the assessments are the same; the rules that decided may be others."""
        return not self.is_answer_changed and not self.findings and not self.obligations


def shift_between(old: Assessment, new: Assessment) -> Shift:
    """Compare two assessments of one statement.

    A guideline that does not apply, or an obligation that is not due, counts as none.

    Args:
        old: the one.
        new: the other.

    Returns:
        In what they differ.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> old = Policy.load("katrineholm")
        >>> new = attrs.evolve(old, capacity_rules=())
        >>> shift = shift_between(*(one.assess_facts(["account-is-listed"]) for one in (old, new)))
        >>> shift.old.capacity.value, shift.new.capacity.value, shift.is_answer_changed
        ('official', 'undetermined', True)
    """
    check_type("old", old, Assessment)
    check_type("new", new, Assessment)
    findings = _pairs(_applying(old.findings), _applying(new.findings))
    duties = _pairs(_due(old.obligations), _due(new.obligations))
    return Shift(
        old=old,
        new=new,
        is_answer_changed=(old.capacity, old.status, old.lean) != (new.capacity, new.status, new.lean),
        findings=tuple(
            FindingShift(id=norm, old=was, new=is_)
            for norm, (was, is_) in findings.items()
            if was is None or is_ is None or (was.outcome, was.status) != (is_.outcome, is_.status)
        ),
        obligations=tuple(
            DutyShift(id=norm, old=was, new=is_)
            for norm, (was, is_) in duties.items()
            if was is None or is_ is None or _told(was) != _told(is_)
        ),
    )


def _applying(findings: Iterable[Finding]) -> Mapping[str, Finding]:
    return {one.id: one for one in findings if one.outcome is not Outcome.NOT_APPLICABLE}


def _due(duties: Iterable[Duty]) -> Mapping[str, Duty]:
    return {one.id: one for one in duties if one.outcome is not ObligationOutcome.NOT_DUE}


def _pairs(old: Mapping[str, Norm], new: Mapping[str, Norm]) -> Mapping[str, tuple[Norm | None, Norm | None]]:
    return {norm: (old.get(norm), new.get(norm)) for norm in {**old, **new}}


def _told(duty: Duty) -> tuple[object, ...]:
    return duty.outcome, duty.status, duty.due, duty.keep_until, duty.is_precaution
