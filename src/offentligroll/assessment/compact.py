"""Assessments in few words, for lists and tables of programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from offentligroll.assessment.brief import Brief
from offentligroll.assessment.details import Explained
from offentligroll.assessment.parts import Duty
from offentligroll.files.json_writing import json_line
from offentligroll.rules.outcome import Outcome

if TYPE_CHECKING:
    from offentligroll.assessment.record import Written


def compact(assessment: Explained, *, words: bool = True) -> dict[str, Any]:
    """Write the answer as one flat record: at most some 2 kB for a short post.

    Args:
        assessment: the assessment.
        words: whether to keep the statement's words.

    Returns:
        Plain values, ready for JSON; findings by guideline, without those that do not apply.
    """
    statement, brief = assessment.statement, assessment.brief
    record = {
        "policy": brief.policy,
        **(_NO_STATEMENT if statement is None else statement.told),
        **_answer(assessment, brief),
        "due": [_duty(duty) for duty in brief.due],
        "weak_facts": list(brief.weak_facts),
    }
    if words:
        record["words"] = statement and statement.text
    return record


def compact_line(assessment: Explained, *, words: bool = True) -> str:
    """Write the same record on one line of JSON; what many answers have in common is written once for all.

    Args:
        assessment: the assessment.
        words: whether to keep the statement's words.

    Returns:
        JSON in which nothing can steer a terminal.
    """
    statement, brief = assessment.statement, assessment.brief
    answer = assessment.capacity, assessment.status, assessment.lean, assessment.tone, assessment.tone_status
    # Python 3.11 takes its time to hash the members of an enum.
    key = tuple(map(id, answer))
    written = brief.written.get(key)
    if written is None:
        written = brief.written[key] = json_line(_answer(assessment, brief))[1:-1]
    told = _NO_STATEMENT_IN_JSON if statement is None else statement.told_in_json
    line = f"{{{brief.policy_in_json}, {told}, {written}, {brief.due_in_json}"
    if not words:
        return f"{line}}}"
    return f'{line}, "words": {"null" if statement is None else statement.words_in_json}}}'


_NO_STATEMENT = dict.fromkeys(("statement", "at", "act", "channel", "author"))
_NO_STATEMENT_IN_JSON = json_line(_NO_STATEMENT)[1:-1]


def _answer(assessment: Explained, brief: Brief) -> dict[str, Any]:
    tone_status = assessment.tone_status
    return {
        "capacity": assessment.capacity.value,
        "status": assessment.status.value,
        "lean": None if assessment.lean is None else assessment.lean.value,
        "hats": list(brief.hats),
        "tone": assessment.tone.value,
        "tone_status": None if tone_status is None else tone_status.value,
        "because": list(brief.because),
        "findings": {
            guideline: {"outcome": outcome.value, "status": status.value}
            for guideline, outcome, status in brief.findings
            if outcome is not Outcome.NOT_APPLICABLE
        },
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "obligation": duty.id,
        "due": None if duty.due is None else duty.due.isoformat(),
        "keep_until": None if duty.keep_until is None else duty.keep_until.isoformat(),
        "is_precaution": duty.is_precaution,
    }


def precedents(found: Iterable[Written], detail: Literal["compact", "full"]) -> dict[str, Any]:
    """Write which decided cases are nearest.

    Args:
        found: the precedents of each question.
        detail: whether to write them whole or by their ids.

    Returns:
        What stands of them beside the answer; nothing where there are none.
    """
    written = [one.to_dict() for one in found]
    told = written if detail == "full" else [_by_ids(one) for one in written]
    return {"precedents": told} if told else {}


def _by_ids(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "guideline": one["guideline"],
        "followed": [near["case"] for near in one["nearest"] if near["is_followed"]],
        "against": [near["case"] for near in one["nearest"] if not near["is_followed"]],
        "contradicted": [near["case"] for near in one["nearest"] if near["is_contradicted"]],
        "apart": [near["case"] for near in one["apart"]],
    }


def rows(assessment: Explained) -> Iterator[dict[str, Any]]:
    """Write the findings and obligations as rows of a table, one of the same columns for each.

    Args:
        assessment: the assessment.

    Yields:
        A row for each finding and obligation, with the answer about the capacity repeated in each.
    """
    statement = assessment.statement
    common = {
        "policy": assessment.brief.policy,
        "statement": statement and statement.id,
        "capacity": assessment.capacity.value,
        "capacity_status": assessment.status.value,
    }
    for finding in assessment.findings:
        yield {
            **common,
            "kind": "guideline",
            "id": finding.id,
            "outcome": finding.outcome.value,
            "status": finding.status.value,
            "is_against": finding.outcome.is_against,
            "may_be_against": finding.may_be_against,
            "due": None,
            "keep_until": None,
            "is_precaution": False,
        }
    for duty in assessment.obligations:
        yield {
            **common,
            "kind": "obligation",
            "id": duty.id,
            "outcome": duty.outcome.value,
            "status": duty.status.value,
            "is_against": False,
            "may_be_against": False,
            "due": duty.due,
            "keep_until": duty.keep_until,
            "is_precaution": duty.is_precaution,
        }


def without_words(record: dict[str, Any]) -> dict[str, Any]:
    """Take the statement's words out of a whole record: its text, and what is quoted of it as evidence.

    Args:
        record: plain values, as an assessment is written in full.

    Returns:
        The record, changed in place.
    """
    if record["statement"] is not None:
        record["statement"]["text"] = None
    _without_quotes(record)
    return record


def _without_quotes(value: Any) -> None:  # noqa: ANN401 - any plain value
    if isinstance(value, dict):
        if "quote" in value:
            value["quote"] = None
        if value.get("kind") == "statement" and value.get("field") == "media" and value.get("value"):
            # The words that the author gave to a picture.
            value["value"] = "…"
        for inner in value.values():
            _without_quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            _without_quotes(inner)
