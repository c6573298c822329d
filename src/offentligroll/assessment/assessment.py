"""The answer of one policy about one statement."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.assessment.details import Detail, Details
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.rules.outcome import Status

if TYPE_CHECKING:
    from offentligroll.assessment.record import AssessmentRecord


@attrs.frozen(kw_only=True, eq=False)
class Assessment:
    """The answer of one policy about one statement, for one organisation.

    The answer itself is there at once; reasons, findings and questions are worked out when they are
    read. It assesses the communication, not the person, and is no verdict.

    Raises:
        TypeError: when it is used as a bool, since *undetermined* is neither.
    """

    statement: StatementSummary | None
    """What was assessed; None for a bare set of facts."""
    capacity: Capacity
    """Whose words they are."""
    status: Status
    """How firm the answer is."""
    lean: Capacity | None = None
    """The capacity that it would be, were its requirements known to be met."""
    _details: Details = attrs.field(repr=False)

    @property
    def because(self) -> tuple[Reason, ...]:
        """The deciding rules, with the facts and quotes that they rest on."""
        return self._details.because

    @property
    def despite(self) -> tuple[Reason, ...]:
        """The standing rules that pointed the other way, and what beat them."""
        return self._details.despite

    @property
    def held_open_by(self) -> tuple[Reason, ...]:
        """The requirements of ``lean`` that are not known to be met."""
        return self._details.held_open_by

    @property
    def rules(self) -> tuple[Reason, ...]:
        """Every capacity rule in force, its state and the facts that decided it: also the *why not*."""
        return self._details.rules

    @property
    def hats(self) -> tuple[str, ...]:
        """The roles that the deciding rules name, such as ``"party"``."""
        hats = (one.rule.hat for one in self.because if one.rule.concludes is self.capacity)
        return tuple(dict.fromkeys(hat for hat in hats if hat is not None))

    @property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known, with origin and evidence."""
        return self._details.facts

    @property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """The assumed and *not found* facts without which the answer would be another."""
        return self._details.weak_facts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline in force comes to."""
        return self._details.findings

    @property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation in force comes to."""
        return self._details.obligations

    @property
    def tone(self) -> Tone:
        """Professional, personal or private: another axis than the capacity."""
        return self._details.tone

    @property
    def provenance(self) -> Provenance:
        """Policy, version, hashes and day: what it takes to get the same answer again."""
        return self._details.provenance

    def open_questions(self) -> OpenQuestions:
        """Tell which facts to ask about next.

        Returns:
            The smallest sets of facts, of at most two, that nobody has told and some answers to
            which change the capacity; and whether all such sets were tried.
        """
        return self._details.questions

    def explain(self, language: str = "en", detail: Detail = "reasons", *, words: bool = True) -> str:
        """Say why, as a careful colleague would write it.

        Args:
            language: ``"sv"`` or ``"en"``.
            detail: ``"sentence"``, ``"reasons"`` or ``"everything"``.
            words: whether to quote the statement's words.

        Returns:
            Plain text.

        Raises:
            ValueError: the language or the detail is not one of these.
        """
        from offentligroll.assessment.wording.explanation import explain  # noqa: PLC0415

        return explain(self, language, detail, words=words)

    def to_dict(self) -> dict[str, Any]:
        """Turn the whole assessment into plain values, ready for JSON.

        Returns:
            A dictionary that :meth:`from_dict` turns back without loss.
        """
        from offentligroll.assessment.record import record_to_dict  # noqa: PLC0415

        return record_to_dict(self.record)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Assessment:
        """Turn what :meth:`to_dict` gave back into an assessment.

        Args:
            data: the plain values.

        Returns:
            An assessment equal to the one that was written.

        Raises:
            ValueError: the data has another shape.
        """
        from offentligroll.assessment.record import record_from_dict  # noqa: PLC0415

        record = record_from_dict(data)
        return cls(
            statement=record.statement,
            capacity=record.capacity,
            status=record.status,
            lean=record.lean,
            details=record,
        )

    @functools.cached_property
    def record(self) -> AssessmentRecord:
        """Everything that the assessment can tell, worked out."""
        from offentligroll.assessment.record import AssessmentRecord  # noqa: PLC0415

        return AssessmentRecord.from_assessment(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Assessment):
            return NotImplemented
        return self.record == other.record

    def __hash__(self) -> int:
        return hash((self.statement and self.statement.id, self.capacity, self.status, self.lean))

    def __bool__(self) -> bool:
        raise TypeError(
            "an assessment is neither true nor false; ask for its `capacity`, its `status` or its `findings`"
        )
