"""The answer of one policy about one statement."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from offentligroll.assessment.read_details import ReadDetails
from offentligroll.faces import loader
from offentligroll.model.capacity import Capacity
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import Status

if TYPE_CHECKING:
    from offentligroll.assessment.details import Detail, Details
    from offentligroll.assessment.parts import StatementSummary
    from offentligroll.assessment.record import AssessmentRecord, Written
else:
    __getattr__ = loader(__name__, {"Details": "assessment.details", "StatementSummary": "assessment.parts"})


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Assessment(ReadDetails):
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

    def explain(self, language: str = "en", detail: Detail = "reasons", *, words: bool = True) -> str:
        """Explain why, as a careful colleague would write it.

        Args:
            language: ``"sv"`` or ``"en"``; or another such as ``"nb"``, in which the words of a policy that
                is written in it are shown, and all else in English; or several with commas between them, the
                most wanted first, such as ``"nb,sv"``.
            detail: ``"sentence"``, ``"reasons"`` or ``"everything"``.
            words: whether to quote the statement's words.

        Returns:
            Plain text.

        Raises:
            TypeError: the language is no text, or ``words`` neither True nor False.
            ValueError: the language or the detail is not one of these.
        """
        from offentligroll.assessment.strict_values import check_flags  # noqa: PLC0415

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
        from offentligroll.assessment import compact  # noqa: PLC0415
        from offentligroll.assessment.strict_values import check_flags  # noqa: PLC0415

        check_flags(questions=questions, words=words)
        if detail not in ("compact", "full"):
            raise ValueError(f'`detail` is "compact" or "full", got `{detail}`')
        beside = compact.precedents(precedents, detail)
        if detail == "compact":
            return compact.compact(self, words=words) | beside
        from offentligroll.assessment.record import record_to_dict  # noqa: PLC0415

        plain = record_to_dict(self.record if questions else self._without_questions)
        return (plain if words else compact.without_words(plain)) | beside

    def to_json_line(self, *, words: bool = True) -> str:
        """Write the compact record on one line of JSON, as JSON Lines want it; quicker than by a dictionary.

        Args:
            words: whether to keep the statement's words.

        Returns:
            JSON without a line break, in which nothing can steer a terminal.

        Raises:
            TypeError: ``words`` is neither True nor False.
        """
        from offentligroll.assessment.compact import compact_line  # noqa: PLC0415

        if words is not True and words is not False:
            from offentligroll.assessment.strict_values import check_flags  # noqa: PLC0415

            check_flags(words=words)
        return compact_line(self, words=words)

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
