"""What changed between two policies as plain values, for programs."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.condition_record import condition_to_plain
from offentligroll.assessment.parts import Duty, Finding
from offentligroll.assessment.shift import Shift
from offentligroll.model.wording import UNDETERMINED
from offentligroll.policy.changes import FieldChange, PolicyChanges
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest, Group
from offentligroll.rules.covers import Covers
from offentligroll.rules.document import AdoptedDocument
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Accepted
from offentligroll.rules.source import Citation, InForce


def changes_record(changes: PolicyChanges) -> dict[str, Any]:
    """Write what changed between two policies.

    Args:
        changes: what changed.

    Returns:
        Plain values, ready for JSON; conditions are written as in policy files.
    """
    return {
        "old": _policy(changes.old),
        "new": _policy(changes.new),
        "head": [_field(one) for one in changes.head],
        "parts": [
            {
                "part": one.part.value,
                "kind": one.kind.value,
                "id": one.id,
                "fields": [_field(field) for field in one.fields],
            }
            for one in changes.parts
        ],
    }


def shift_record(identity: str, shift: Shift, verdicts: Sequence[str] | None) -> dict[str, Any]:
    """Write how an assessment comes out otherwise.

    Args:
        identity: the id of the case or statement.
        shift: both assessments.
        verdicts: for a case what became of it under the one and the other policy.

    Returns:
        Plain values, ready for JSON.
    """
    return {
        "id": identity,
        "old": _answer(shift.old),
        "new": _answer(shift.new),
        "findings": [
            {"id": one.id, "old": _finding(one.old), "new": _finding(one.new)} for one in shift.findings
        ],
        "obligations": [
            {"id": one.id, "old": _duty(one.old), "new": _duty(one.new)} for one in shift.obligations
        ],
        "case": None if verdicts is None else dict(zip(("old", "new"), verdicts, strict=True)),
    }


def _policy(policy: Rulebook) -> dict[str, str]:
    return {"policy": policy.id, "version": policy.version, "sha256": policy.fingerprint}


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.name,
        "language": change.language,
        "old": plain_value(change.old),
        "new": plain_value(change.new),
    }


@functools.singledispatch
def plain_value(value: Any) -> Any:  # noqa: ANN401 - any field of a policy
    """Write what stands in a field of a policy.

    Args:
        value: what stands there.

    Returns:
        Plain values: conditions as in policy files, days as ISO dates, durations by their units.

    Example:
        >>> plain_value(FactTest(fact="is-reply", negated=True)), plain_value(Duration(days=2))
        ('not is-reply', {'days': 2})
    """
    return value if value is None or isinstance(value, bool) else str(value)


@plain_value.register
def _condition(value: FactTest | Group) -> str | dict[str, Any] | None:
    return None if value == ALWAYS_TRUE else condition_to_plain(value)


@plain_value.register
def _citation(value: Citation) -> str:
    return f"{value.source.id}, {value.place}" if value.place else value.source.id


@plain_value.register
def _in_force(value: InForce) -> dict[str, Any]:
    return {"from": plain_value(value.start), "until": plain_value(value.end)}


@plain_value.register
def _document(value: AdoptedDocument) -> dict[str, Any]:
    return {
        "number": value.number,
        "adopted_by": dict(value.adopted_by) or None,
        "adopted": plain_value(value.adopted),
        "review_by": plain_value(value.review_by),
    }


@plain_value.register
def _covers(value: Covers) -> dict[str, Any]:
    return {field.name: plain_value(getattr(value, field.name)) for field in attrs.fields(Covers)}


@plain_value.register
def _duration(value: Duration) -> dict[str, Any]:
    units: dict[str, Any] = {name: amount for name, amount in attrs.asdict(value).items() if amount}
    # 0 working days is the same day, which is something else than none.
    return units or {"working_days": value.working_days}


@plain_value.register
def _accepted(value: Accepted) -> dict[str, Any]:
    return {"code": value.code, "why": value.why.get(UNDETERMINED) or dict(value.why)}


@plain_value.register
def _list(value: tuple) -> list[Any]:  # type: ignore[type-arg]  # singledispatch wants the bare class
    return [plain_value(one) for one in value]


def _answer(assessment: Assessment) -> dict[str, Any]:
    return {
        "capacity": assessment.capacity.value,
        "status": assessment.status.value,
        "lean": plain_value(assessment.lean),
        "because": [reason.id for reason in assessment.because],
    }


def _finding(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {"outcome": finding.outcome.value, "status": finding.status.value}


def _duty(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {
        "outcome": duty.outcome.value,
        "status": duty.status.value,
        "due": plain_value(duty.due),
        "keep_until": plain_value(duty.keep_until),
        "precaution": duty.is_precaution,
    }
