"""The answer of one policy about one statement."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from offentligroll.assessment.brief import Brief
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
from offentligroll.assessment.strict_values import check_flags
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.indexes import entry_of
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import Outcome, Status

if TYPE_CHECKING:
    from offentligroll.assessment.record import AssessmentRecord, Written


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Assessment:
    """The answer of one policy about one statement, for one organisation.

    Reasons, findings and questions are worked out when they are read. It is no verdict on the person.

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
    _details: Details

    def __repr__(self) -> str:
        # Logs and tracebacks print this: no words, and the statement by its id.
        told = {
            "statement": None if self.statement is None else self.statement.id[:80],
            "capacity": self.capacity.value,
            "status": self.status.value,
            "lean": None if self.lean is None else self.lean.value,
        }
        return f"Assessment({', '.join(f'{name}={one!r}' for name, one in told.items() if one)})"

    def _repr_html_(self) -> str:
        from offentligroll.assessment.wording.notebook import assessment_in_notebook  # noqa: PLC0415

        return assessment_in_notebook(self)

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
        return self._details.brief.hats

    @property
    def brief(self) -> Brief:
        """The answer by ids, for lists: found without looking evidence up."""
        return self._details.brief

    @property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known, with origin and evidence."""
        return self._details.facts

    @property
    def not_covered(self) -> UsedFact | None:
        """That the policy is not about it, and what says so; None where it is, or where nobody knows."""
        return self._details.not_covered

    @property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """The assumed and *not found* facts without which the answer would be another."""
        return self._details.weak_facts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline in force comes to."""
        return self._details.findings

    @property
    def against(self) -> tuple[Finding, ...]:
        """The findings that the statement breaches or departs from a guideline."""
        has_some = any(outcome.is_against for _, outcome, _ in self._details.brief.findings)
        return tuple(one for one in self.findings if one.outcome.is_against) if has_some else ()

    def findings_of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the guidelines that come to one outcome; of the others no evidence is looked up.

        Args:
            outcome: such as ``Outcome.UNDECIDED``.

        Returns:
            The findings, in the order of the policy.
        """
        return self._details.findings_of(outcome)

    def finding(self, identity: str) -> Finding:
        """Return what one guideline comes to.

        Args:
            identity: the guideline's id.

        Returns:
            The finding.

        Raises:
            UnknownIdError: no guideline in force has that id.
        """
        return entry_of("guideline", identity, {one.id: one for one in self.findings})

    @property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation in force comes to."""
        return self._details.obligations

    @property
    def tone(self) -> Tone:
        """Professional, personal or private: another axis than the capacity."""
        return self._details.tone

    @property
    def tone_status(self) -> Status | None:
        """How firm the tone is; None in records of versions that did not tell."""
        return self._details.tone_status

    @property
    def provenance(self) -> Provenance:
        """Policy, version, hashes and day: what it takes to get the same answer again."""
        return self._details.provenance

    @property
    def origin(self) -> Provenance:
        """The same but for the hash of the facts, for which all would have to be looked up."""
        return self._details.origin

    def open_questions(self) -> OpenQuestions:
        """Return which facts to ask about next.

        Returns:
            The smallest sets of one fact, two, or else three, that nobody has told and some answers to which
            change the capacity; and whether all were tried, as none were for a record written without.
        """
        found = self._details.questions
        return OpenQuestions(complete=False) if found is None else found

    def explain(self, language: str = "en", detail: Detail = "reasons", *, words: bool = True) -> str:
        """Explain why, as a careful colleague would write it.

        Args:
            language: ``"sv"`` or ``"en"``.
            detail: ``"sentence"``, ``"reasons"`` or ``"everything"``.
            words: whether to quote the statement's words.

        Returns:
            Plain text.

        Raises:
            TypeError: the language is no text, or ``words`` neither True nor False.
            ValueError: the language or the detail is not one of these.
        """
        check_flags(words=words)
        from offentligroll.assessment.wording.explanation import explain  # noqa: PLC0415

        return explain(self, language, detail, words=words)

    def to_dict(
        self,
        detail: Literal["compact", "full"] = "full",
        *,
        questions: bool = False,
        words: bool = True,
        precedents: Iterable[Written] = (),
    ) -> dict[str, Any]:
        """Turn the assessment into plain values, ready for JSON.

        Args:
            detail: ``"full"`` for what :meth:`from_dict` reads back, ``"compact"`` for a flat record.
            questions: whether to look for what to ask next, which takes longest; full records only.
            words: whether to keep the statement's words, what is quoted of them as evidence included.
            precedents: what :func:`offentligroll.cases.precedents_of` found; a compact record has the ids.

        Returns:
            A dictionary.

        Raises:
            TypeError: ``questions`` or ``words`` is neither True nor False.
            ValueError: the detail is neither of these.
        """
        check_flags(questions=questions, words=words)
        from offentligroll.assessment import compact  # noqa: PLC0415

        if detail not in ("compact", "full"):
            raise ValueError(f'`detail` is "compact" or "full", got `{detail}`')
        beside = compact.precedents(precedents, detail)
        if detail == "compact":
            return compact.compact(self, words=words) | beside
        from offentligroll.assessment.record import record_to_dict  # noqa: PLC0415

        plain = record_to_dict(self.record if questions else self._without_questions)
        return (plain if words else compact.without_words(plain)) | beside

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Assessment:
        """Turn what :meth:`to_dict` gave back into an assessment.

        Args:
            data: the plain values.

        Returns:
            An assessment equal to the one that was written.

        Raises:
            ValueError: the data has another shape, or its parts disagree.
        """
        from offentligroll.assessment.agreement import disagreements  # noqa: PLC0415
        from offentligroll.assessment.record import record_from_dict  # noqa: PLC0415

        record = record_from_dict(data)
        for clause in disagreements(record):
            raise ValueError(f"the parts of this record disagree: {clause}")
        return cls._of(record)

    @classmethod
    def _of(cls, record: AssessmentRecord) -> Assessment:
        same = ("statement", "capacity", "status", "lean")
        return cls(**{name: getattr(record, name) for name in same}, details=record)

    def redacted(self, key: bytes, *, questions: bool = False) -> Assessment:
        """Leave out who and what could be recognised, for those who may see the answer and not the people.

        Words, names, addresses and notes are gone; of the author the title is left, where the facts tell one,
        of times the day. Ids and the hash of the facts are keyed, so that nobody can confirm a guess.

        Args:
            key: a secret of at least 16 bytes, such as ``secrets.token_bytes(32)``.
            questions: whether to keep what to ask next, which takes longest to find.

        Returns:
            The same answer, which can be written, explained and verified as any other.

        Raises:
            TypeError: the key is not bytes.
            ValueError: the key is too short.
        """
        from offentligroll.assessment.redaction import redacted  # noqa: PLC0415

        return Assessment._of(redacted(self, key, questions=questions))

    @functools.cached_property
    def _without_questions(self) -> AssessmentRecord:
        from offentligroll.assessment.record import AssessmentRecord  # noqa: PLC0415

        return AssessmentRecord.from_assessment(self, questions=False)

    @functools.cached_property
    def record(self) -> AssessmentRecord:
        """Everything that the assessment can tell, worked out."""
        from offentligroll.assessment.record import AssessmentRecord  # noqa: PLC0415

        return AssessmentRecord.from_assessment(self)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Write findings and obligations as rows of a table, such as a data frame's.

        Yields:
            A row of the same columns for each; see ``docs/how-to/use-in-a-program.md``.
        """
        from offentligroll.assessment.compact import rows  # noqa: PLC0415

        return rows(self)

    def __eq__(self, other: object) -> bool:
        """Whether all is the same but what to ask next, which follows from the rest."""
        if not isinstance(other, Assessment):
            return NotImplemented
        return self._without_questions == other._without_questions

    def __reduce__(self) -> tuple[object, ...]:
        # As a record it carries no person and no policy but what the answer itself tells.
        return (Assessment.from_dict, (self.to_dict(),))

    def __hash__(self) -> int:
        return hash((self.statement and self.statement.id, self.capacity, self.status, self.lean))

    def __bool__(self) -> bool:
        raise TypeError("an assessment is neither true nor false; ask for `capacity`, `status` or `findings`")
