"""Whether the parts of a stored answer agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.assessment.record import AssessmentRecord
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import Status

_DETERMINED = (Status.SETTLED, Status.ASSUMED, Status.PROVISIONAL)


def disagreements(record: AssessmentRecord) -> Iterator[str]:
    """Find what in a record can't be so together.

    It does not work the answer out again; that needs the policy (``policy.verify``).

    Args:
        record: the record.

    Yields:
        What disagrees, in a clause.
    """
    undetermined = record.capacity is Capacity.UNDETERMINED
    if undetermined and record.status in (Status.SETTLED, Status.PROVISIONAL):
        yield f"the capacity is undetermined, and yet {record.status}"
    if not undetermined and record.status not in _DETERMINED:
        yield f"the capacity is {record.capacity}, and yet {record.status}"
    if record.lean is not None and not undetermined:
        yield f"it leans to {record.lean}, and yet the capacity is {record.capacity}"
    for reason in record.because:
        if not undetermined and reason.rule.concludes is not record.capacity:
            yield f"the deciding rule `{reason.id}` concludes {reason.rule.concludes}, not {record.capacity}"
    if not undetermined and not record.because and record.provenance.otherwise is not record.capacity:
        yield f"no rule decides, and without one the policy says {record.provenance.otherwise}"
    rules = {reason.id: reason for reason in record.rules}
    for reason in (*record.because, *record.despite, *record.held_open_by):
        other = rules.get(reason.id)
        if other is None or other.state is not reason.state:
            yield f"the rule `{reason.id}` is {reason.state} in one place, and not in the other"
        elif other.rule != reason.rule:
            yield f"the rule `{reason.id}` says one thing in one place, and another in the other"
    yield from _facts(record)


def _facts(record: AssessmentRecord) -> Iterator[str]:
    known = {used.id: used.fact for used in record.facts}
    parts = (
        *(used for reason in (*record.because, *record.rules) for used in reason.facts),
        *(used for finding in record.findings for used in finding.facts),
        *(used for duty in record.obligations for used in duty.facts),
    )
    phrases = {used.id: used.phrase for used in (*parts, *record.facts)}
    for fact in dict.fromkeys(used.id for used in parts if used.phrase != phrases[used.id]):
        yield f"the fact `{fact}` is called one thing in one place, and another in another"
    told = dict.fromkeys((used.id, used.fact) for used in parts)
    for fact, one in told:
        elsewhere = known.get(fact)
        truth = Truth.UNKNOWN if elsewhere is None else elsewhere.truth
        if truth is not one.truth:
            yield f"the fact `{fact}` is {one.truth} in one place, and {truth} in another"
        elif elsewhere is not None and elsewhere != one:
            yield f"the fact `{fact}` rests on one thing in one place, and on another in another"
