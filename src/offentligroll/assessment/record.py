"""An assessment as plain data, to and from JSON."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import typing
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from offentligroll.assessment.evidence_record import note_from_plain, record_from_plain
from offentligroll.assessment.fact_record import used_from_plain, used_to_plain
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.assessment.strict_values import (
    accepted_of,
    exactly,
    list_of,
    moment_of,
    shown,
    text_of,
    wording_of,
)
from offentligroll.facts.evidence import Note, Record
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Accepted

if TYPE_CHECKING:
    from offentligroll.assessment.details import Explained


FIRST_FORMAT = 1
"""The format of version 0.1, whose records and notes were English sentences."""

FORMAT = 2
"""The format that is written: evidence and notes are data."""

_NO_ASSESSMENT = "this is not an assessment as `to_dict` writes it: {}"


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
    if number not in (FIRST_FORMAT, FORMAT):
        raise ValueError(
            f"this version reads records of the formats {FIRST_FORMAT} and {FORMAT}, not {number!r}"
        )


def condition_to_plain(condition: Condition | None) -> Any:  # noqa: ANN401
    """Write a condition as a policy file does.

    Args:
        condition: the condition, or None where there is none.

    Returns:
        A fact's id, ``not`` and the id, or a table with one key.

    Example:
        >>> condition_to_plain(FactTest(fact="is-satire", negated=True))
        'not is-satire'
    """
    if condition is None:
        return None
    if isinstance(condition, FactTest):
        return f"not {condition.fact}" if condition.negated else condition.fact
    members = [condition_to_plain(member) for member in condition.members]
    if condition.kind is GroupKind.AT_LEAST:
        return {condition.kind.value: {"count": condition.count, "of": members}}
    return {condition.kind.value: members}


def condition_from_plain(data: Any) -> Condition | None:  # noqa: ANN401
    """Read what :func:`condition_to_plain` wrote.

    Args:
        data: a text, a table with one key, or None.

    Returns:
        The condition.

    Raises:
        ValueError: the data has another shape.
    """
    return None if data is None else _condition(data)


def _condition(data: object) -> Condition:
    if isinstance(data, str):
        return FactTest(fact=data.removeprefix("not "), negated=data.startswith("not "))
    if not isinstance(data, Mapping) or len(data) != 1:
        raise ValueError(f"a condition is a fact or a table with one key, not {shown(data)}")
    ((key, members),) = data.items()
    kind, count = GroupKind(key), 0
    if kind is GroupKind.AT_LEAST:
        if not isinstance(members, Mapping) or members.keys() != {"count", "of"}:
            raise ValueError(f"`at_least` has the keys `count` and `of`, not {shown(members)}")
        count, members = exactly(members["count"], int), members["of"]
    return Group(kind=kind, count=count, members=tuple(_condition(member) for member in list_of(members)))


def _with_fixed_offset(statement: StatementSummary | None) -> StatementSummary | None:
    """Keep a time by its offset from UTC, which is what its text says; the zone's name is not kept."""
    if statement is None or not isinstance(statement.at, dt.datetime):
        return statement
    return attrs.evolve(statement, at=dt.datetime.fromisoformat(statement.at.isoformat()))


@functools.cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=False)
    converter.register_unstructure_hook(enum.StrEnum, lambda word: word.value)
    converter.register_structure_hook(str, text_of)
    converter.register_structure_hook(int, exactly)
    converter.register_structure_hook(bool, exactly)
    converter.register_unstructure_hook_factory(_is_tuple, lambda kind: _list_of(converter, kind))
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _tuple_of(converter, kind))
    moment = dt.datetime | dt.date
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(exactly(text, str)))
    converter.register_unstructure_hook(moment | None, lambda at: None if at is None else at.isoformat())
    converter.register_structure_hook(moment | None, moment_of)
    converter.register_unstructure_hook(Wording, dict)
    converter.register_unstructure_hook(UsedFact, lambda used: used_to_plain(used, converter))
    converter.register_structure_hook(UsedFact, lambda data, _: used_from_plain(data, converter))
    converter.register_structure_hook(Wording, wording_of)
    converter.register_structure_hook(Accepted, accepted_of)
    for note in (Note, Note | None):
        converter.register_unstructure_hook(note, lambda value: value and value.to_plain())
        converter.register_structure_hook(note, lambda data, _: note_from_plain(data))
    for record in (Record, Record | None):
        converter.register_unstructure_hook(record, lambda value: value and value.to_plain())
        converter.register_structure_hook(record, lambda data, _: record_from_plain(data))
    # It is a sequence of questions too, and would be written as a bare list.
    write = make_dict_unstructure_fn(OpenQuestions, converter)
    read = make_dict_structure_fn(OpenQuestions, converter)
    converter.register_unstructure_hook(
        OpenQuestions | None, lambda found: None if found is None else write(found)
    )
    converter.register_structure_hook(
        OpenQuestions | None, lambda data, _: None if data is None else read(data, OpenQuestions)
    )
    for kind in (FactTest, Group, Condition, Condition | None):
        converter.register_unstructure_hook(kind, condition_to_plain)
    converter.register_structure_hook(Condition, lambda data, _: _condition(data))
    converter.register_structure_hook(Condition | None, lambda data, _: condition_from_plain(data))
    return converter


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401
    origin: Any = typing.get_origin(kind)
    return origin is tuple


def _list_of(converter: cattrs.Converter, kind: Any) -> Any:  # noqa: ANN401
    element = typing.get_args(kind)[0]
    return lambda values: [converter.unstructure(one, element) for one in values]


def _tuple_of(converter: cattrs.Converter, kind: Any) -> Any:  # noqa: ANN401
    element = typing.get_args(kind)[0]
    return lambda data, _: tuple(converter.structure(one, element) for one in list_of(data))


def _in_words(error: BaseException, _: object) -> str:
    if isinstance(error, RecursionError):
        return "it nests too deep"
    return f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else str(error)
