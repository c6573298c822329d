"""What turns rules, facts and the parts of answers into plain values, and back."""

from __future__ import annotations

import datetime as dt
import enum
import typing
from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from offentligroll.assessment.condition_record import (
    condition_from_plain,
    condition_to_plain,
    some_condition_from_plain,
)
from offentligroll.assessment.evidence_record import note_from_plain, record_from_plain
from offentligroll.assessment.fact_record import used_from_plain, used_to_plain
from offentligroll.assessment.parts import OpenQuestions, UsedFact
from offentligroll.assessment.strict_values import (
    accepted_of,
    exactly,
    list_of,
    moment_of,
    text_of,
    wording_of,
)
from offentligroll.facts.evidence import Record
from offentligroll.facts.fact import Fact
from offentligroll.facts.note import Note
from offentligroll.model.typed import resolve_fields
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group
from offentligroll.rules.rule import Accepted, Obligation


def part_converter(*, omit_if_default: bool = False) -> cattrs.Converter:
    """Make a converter that turns no value into another type, and passes over keys that it does not know.

    Args:
        omit_if_default: whether fields are left out that hold what they hold if nobody says otherwise.

    Returns:
        The converter, for the caller to add to.
    """
    resolve_fields(Fact, Obligation)
    converter = cattrs.Converter(omit_if_default=omit_if_default, forbid_extra_keys=False)
    converter.register_unstructure_hook(enum.StrEnum, lambda word: word.value)
    converter.register_structure_hook(str, text_of)
    converter.register_structure_hook(int, exactly)
    converter.register_structure_hook(bool, exactly)
    converter.register_unstructure_hook_factory(_is_tuple, lambda kind: _list_of(converter, kind))
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _tuple_of(converter, kind))
    moment = dt.datetime | dt.date
    # An instant is a date too, and would lose its time as one.
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(exactly(text, str)))
    converter.register_structure_hook(dt.datetime, moment_of)
    for kind in (moment, moment | None):
        converter.register_unstructure_hook(kind, lambda at: None if at is None else at.isoformat())
        converter.register_structure_hook(kind, moment_of)
    converter.register_unstructure_hook(Wording, dict)
    converter.register_structure_hook(Wording, wording_of)
    converter.register_unstructure_hook(UsedFact, lambda used: used_to_plain(used, converter))
    converter.register_structure_hook(UsedFact, lambda data, _: used_from_plain(data, converter))
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
    for questions in (OpenQuestions, OpenQuestions | None):
        converter.register_unstructure_hook(questions, lambda found: None if found is None else write(found))
        converter.register_structure_hook(
            questions, lambda data, _: None if data is None else read(data, OpenQuestions)
        )
    for kind in (FactTest, Group, Condition, Condition | None):
        converter.register_unstructure_hook(kind, condition_to_plain)
        converter.register_structure_hook(kind, lambda data, _: some_condition_from_plain(data))
    converter.register_structure_hook(Condition | None, lambda data, _: condition_from_plain(data))
    return converter


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401
    origin: Any = typing.get_origin(kind)
    return origin is tuple


def _list_of(converter: cattrs.Converter, kind: Any) -> Any:  # noqa: ANN401
    first, *others = typing.get_args(kind)
    if others == [...]:
        return lambda values: [converter.unstructure(one, first) for one in values]
    kinds = (first, *others)
    return lambda values: [converter.unstructure(one, kind) for one, kind in zip(values, kinds, strict=True)]


def _tuple_of(converter: cattrs.Converter, kind: Any) -> Any:  # noqa: ANN401
    first, *others = typing.get_args(kind)
    if others == [...]:
        return lambda data, _: tuple(converter.structure(one, first) for one in list_of(data))
    kinds = (first, *others)
    return lambda data, _: tuple(
        converter.structure(one, kind) for one, kind in zip(list_of(data), kinds, strict=True)
    )
