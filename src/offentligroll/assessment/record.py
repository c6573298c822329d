"""An assessment as plain data, to and from JSON."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import attrs
import cattrs

from offentligroll.assessment.brief import Brief, hats_of
from offentligroll.assessment.part_converter import part_converter
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.assessment.strict_values import exactly
from offentligroll.languages.arguments import word_of
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.truth import Truth
from offentligroll.rules.covers import covers_id
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

if TYPE_CHECKING:
    from offentligroll.assessment.details import Explained


FIRST_FORMAT = 1
"""The format of version 0.1, whose records and notes were English sentences."""

FORMAT = 2
"""The format that is written: evidence and notes are data."""

_NO_ASSESSMENT = "this is not an assessment as `to_dict` writes it: {}"


class Written(Protocol):
    """Something of a floor above that is written beside an answer."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""


@attrs.frozen(kw_only=True)
class AssessmentRecord:
    """Everything that an assessment can tell, with nothing left to work out."""

    statement: StatementSummary | None
    """What was assessed."""
    capacity: Capacity
    """Whose words they are."""
    status: Status
    """How firm the answer is."""
    lean: Capacity | None
    """The capacity that unmet requirements keep open."""
    tone: Tone
    """How it is said."""
    because: tuple[Reason, ...]
    """The deciding rules."""
    despite: tuple[Reason, ...]
    """Standing rules that pointed the other way."""
    held_open_by: tuple[Reason, ...]
    """Requirements that are not known to be met."""
    findings: tuple[Finding, ...]
    """What each guideline comes to."""
    obligations: tuple[Duty, ...]
    """What each obligation comes to."""
    weak_facts: tuple[UsedFact, ...]
    """Weak facts without which the answer would be another."""
    questions: OpenQuestions | None
    """What to ask next; None where nobody asked for it."""
    rules: tuple[Reason, ...]
    """Every rule in force."""
    facts: tuple[UsedFact, ...]
    """Every fact that the policy asks for and that is known."""
    provenance: Provenance
    """What it was made from."""
    tone_status: Status | None = None
    """How firm the tone is; None in records of versions that did not tell."""

    @property
    def origin(self) -> Provenance:
        """What it was made from."""
        return self.provenance

    @property
    def not_covered(self) -> UsedFact | None:
        """That the policy is not about it."""
        gate = covers_id(self.provenance.policy)
        return next((one for one in self.facts if one.id == gate and one.fact.truth is Truth.NO), None)

    def findings_of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the guidelines that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            The findings, in their order.
        """
        wanted = word_of("outcome", outcome, Outcome)
        return tuple(one for one in self.findings if one.outcome is wanted)

    def obligations_of(self, outcome: ObligationOutcome) -> tuple[Duty, ...]:
        """Return the obligations that come to one outcome.

        Args:
            outcome: the outcome.

        Returns:
            The obligations, in their order.
        """
        wanted = word_of("outcome", outcome, ObligationOutcome)
        return tuple(one for one in self.obligations if one.outcome is wanted)

    @property
    def brief(self) -> Brief:
        """The answer by ids."""
        return Brief(
            policy=self.provenance.policy,
            because=tuple(one.id for one in self.because),
            hats=hats_of((one.rule for one in self.because), self.capacity),
            findings=tuple((one.id, one.outcome, one.status) for one in self.findings),
            duties=tuple((one.id, one.outcome, one.status) for one in self.obligations),
            due=self.obligations_of(ObligationOutcome.DUE),
            weak_facts=tuple(one.id for one in self.weak_facts),
        )

    @classmethod
    def from_assessment(cls, assessment: Explained, *, questions: bool = True) -> AssessmentRecord:
        """Work everything out.

        Args:
            assessment: the assessment.
            questions: whether to look for what to ask next, which takes longest.

        Returns:
            The record.
        """
        return cls(
            statement=_with_fixed_offset(assessment.statement),
            capacity=assessment.capacity,
            status=assessment.status,
            lean=assessment.lean,
            tone=assessment.tone,
            because=assessment.because,
            despite=assessment.despite,
            held_open_by=assessment.held_open_by,
            findings=assessment.findings,
            obligations=assessment.obligations,
            weak_facts=assessment.weak_facts,
            questions=assessment.open_questions() if questions else None,
            rules=assessment.rules,
            facts=assessment.facts,
            provenance=assessment.provenance,
            tone_status=assessment.tone_status,
        )


def record_to_dict(record: AssessmentRecord) -> dict[str, Any]:
    """Turn a record into plain values.

    Args:
        record: the record.

    Returns:
        Dictionaries, lists, texts, numbers, truths and None.
    """
    plain = _converter().unstructure(record)
    if record.questions is None:
        del plain["questions"]
    return {"format": FORMAT, **plain}


def record_from_dict(data: Mapping[str, Any]) -> AssessmentRecord:
    """Turn plain values back into a record; nothing is turned into another type.

    Keys that this version does not know, of later ones, are passed over.

    Args:
        data: what :func:`record_to_dict` gave.

    Returns:
        The record.

    Raises:
        ValueError: the data has another shape.
    """
    try:
        plain = {"questions": None, **exactly(data, dict)}
        _check_format(plain.pop("format", FIRST_FORMAT))
        return _converter().structure(plain, AssessmentRecord)
    except cattrs.BaseValidationError as error:
        problem = "; ".join(cattrs.transform_error(error, format_exception=_in_words))
        raise ValueError(_NO_ASSESSMENT.format(problem)) from error
    except ValueError as error:
        raise ValueError(_NO_ASSESSMENT.format(error)) from error


def _check_format(number: object) -> None:
    if type(number) is not int or number not in (FIRST_FORMAT, FORMAT):
        raise ValueError(
            f"this version reads records of the formats {FIRST_FORMAT} and {FORMAT}, not {number!r}"
        )


def _with_fixed_offset(statement: StatementSummary | None) -> StatementSummary | None:
    """Keep times by their offset from UTC, which is what their text says; the zone's name is not kept."""
    if statement is None:
        return None
    at, received = (
        dt.datetime.fromisoformat(one.isoformat()) if isinstance(one, dt.datetime) else one
        for one in (statement.at, statement.received)
    )
    return attrs.evolve(statement, at=at, received=received)


@functools.cache
def _converter() -> cattrs.Converter:
    return part_converter()


def _in_words(error: BaseException, _: object) -> str:
    if isinstance(error, RecursionError):
        return "it nests too deep"
    return f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else str(error)
