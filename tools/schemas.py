"""JSON Schemas of the files that people write, for editors that complete and explain while typing.

There are schemas of statements and answers too, for programs.

They are made of the classes that the files are read into, of the vocabulary, and of a word on each key. A
schema can't know a policy's own facts, so it completes facts and lets other ids pass; ``offentligroll check``
says which of them there are. JSON has no dates: editors hand over the dates of TOML as texts.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import json
import tomllib
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from offentligroll.assessment.record import AssessmentRecord
from offentligroll.cases.archive_case import Alone, Number
from offentligroll.cases.case import FactId
from offentligroll.cases.suite_file import SuiteShape
from offentligroll.files.kinds import is_class, is_enumeration, is_list, is_mapping, members_of, note_on
from offentligroll.files.shape import NotEmpty, fields_of
from offentligroll.files.strict import FORMAT
from offentligroll.files.values import (
    AREA_PATTERN,
    COUNTRY_PATTERN,
    ID_PATTERN,
    Area,
    Country,
    Id,
    Name,
    Zone,
)
from offentligroll.model.channel import ChannelKind
from offentligroll.model.partial_date import Edge
from offentligroll.model.reading.channel_shape import Disclaimer
from offentligroll.model.reading.dates import Date, Day, Edges, Moment
from offentligroll.model.reading.directory_file import DirectoryShape
from offentligroll.model.reading.directory_ids import CHANNEL_ID_PATTERN, ChannelId
from offentligroll.model.reading.statement_shape import StatementShape
from offentligroll.model.reading.told_facts import (
    FactsShape,
    StatementFactsShape,
    ToldFactShape,
)
from offentligroll.policy.reading.covers_shape import CoveredChannel
from offentligroll.policy.reading.duration_text import DurationText
from offentligroll.policy.reading.measure_shape import Limit, MeasureShape
from offentligroll.policy.reading.shapes import (
    ArchiveRuleShape,
    CapacityShape,
    ChannelRuleShape,
    ExtendedId,
    GuidelineShape,
    HouseRuleShape,
    OwnFactShape,
    Phrase,
    PolicyShape,
)
from offentligroll.rules.archive_rule import Measured
from offentligroll.rules.outcome import Outcome
from offentligroll.rules.rule import Modality, Verb
from schema_answers import answer_schema
from schema_facts import FACT_DEFINITIONS, facts_table

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_FORMAT: Schema = {"const": FORMAT}
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_DURATION = "^(P([0-9]+[YMWD])+|[0-9]+ (working days?|hours?|office hours?)|forever)$"
_DAYS = "^P([0-9]+[WD])+$"
_MEMBERS: Schema = {"$ref": "#/definitions/conditions"}
_TOLD: Schema = {"$ref": "#/definitions/told-facts"}

_KINDS: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: _DAY,
    dt.time: {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?"},
    Day: _DAY,
    Date: _DATE,
    Edges: {"anyOf": [_DATE, {"enum": list(Edge)}]},
    Moment: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    DurationText: {"type": "string", "pattern": _DURATION},
    Number: {"type": "number"},
    Alone: {"anyOf": [{"type": "number"}, {"enum": list(Outcome)}]},
    Limit: {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": _DAYS}]},
    Zone: {"type": "string"},
    Id: {"type": "string", "pattern": f"^{ID_PATTERN}$"},
    ExtendedId: {"type": "string", "pattern": f"^{ID_PATTERN}$"},
    ChannelId: {"type": "string", "pattern": f"^{CHANNEL_ID_PATTERN}$"},
    Name: {"type": "string", "pattern": "\\S"},
    Phrase: {"type": "string", "pattern": "\\S"},
    CoveredChannel: {
        "anyOf": [{"type": "string", "pattern": f"^{CHANNEL_ID_PATTERN}$"}, {"enum": list(ChannelKind)}]
    },
    Area: {"type": "string", "pattern": f"^{AREA_PATTERN}$"},
    Country: {"type": "string", "pattern": f"^{COUNTRY_PATTERN}$"},
    Disclaimer: {"anyOf": [{"type": "string", "pattern": "\\S"}, {"const": False}]},
    FactId: {"$ref": "#/definitions/told-fact"},
    FactsShape: _TOLD,
    StatementFactsShape: _TOLD,
    Any: {"$ref": "#/definitions/condition"},
    dict[str, str]: {"$ref": "#/definitions/sentence"},
}
"""What values look like."""

_KEYS: Mapping[tuple[type, str], Schema] = {
    (PolicyShape, "format"): _FORMAT,
    (PolicyShape, "languages"): {"type": "array", "minItems": 1, "items": {"type": "string"}},
    (PolicyShape, "assume"): facts_table({"type": "boolean"}),
    (OwnFactShape, "all_of"): _MEMBERS,
    (OwnFactShape, "any_of"): _MEMBERS,
    (OwnFactShape, "none_of"): _MEMBERS,
    (OwnFactShape, "at_least"): {"$ref": "#/definitions/at-least"},
    (MeasureShape, "longest_gap"): {"anyOf": [{"const": True}, {"$ref": "#/definitions/condition"}]},
    (SuiteShape, "format"): _FORMAT,
    (DirectoryShape, "format"): _FORMAT,
}
"""Keys that hold less, or something else, than their type says."""

_ONE_OF: Mapping[type, tuple[str, ...]] = {
    CapacityShape: tuple(Verb),
    GuidelineShape: tuple(Modality),
    HouseRuleShape: ("not_allowed",),
    ChannelRuleShape: tuple(Modality),
    ArchiveRuleShape: ("must", "should"),
    MeasureShape: tuple(Measured),
    OwnFactShape: ("all_of", "any_of", "none_of", "at_least", "words", "hosts"),
}
"""Shapes with exactly one of some keys."""

_OR_ALONE: Mapping[type, str] = {OwnFactShape: "ask"}
"""A key that will do where none of them is there."""

KINDS: Mapping[str, tuple[type, str]] = {
    "policy": (PolicyShape, "A policy of offentligroll"),
    "cases": (SuiteShape, "Cases of a policy of offentligroll"),
    "directory": (DirectoryShape, "A directory of offentligroll"),
    "statement": (StatementShape, "A statement of offentligroll"),
    "assessment": (AssessmentRecord, "An assessment of offentligroll"),
}
"""What has a schema, with its shape and title."""


def schema_text(kind: str) -> str:
    """Make a schema without the facts, as it is shipped.

    Args:
        kind: one of :data:`KINDS`.

    Returns:
        The schema as JSON.
    """
    return f"{json.dumps(schema_of(kind), indent=1, ensure_ascii=False)}\n"


def schema_of(kind: str) -> Schema:
    """Make a schema of the classes, without the facts.

    Args:
        kind: one of :data:`KINDS`.

    Returns:
        The schema.
    """
    shape, title = KINDS[kind]
    if shape is AssessmentRecord:
        root, definitions = answer_schema()
    else:
        writer = _Writer(is_json=shape is StatementShape)
        root, definitions = writer.table(shape), writer.definitions
        # Tables of facts refer to it by name.
        writer.value(ToldFactShape)
    used = _closure(root, {**FACT_DEFINITIONS, **definitions})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **root,
        "definitions": dict(sorted(used.items())),
    }


def _closure(root: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Keep the definitions that are referred to, also by one another."""
    used: dict[str, Schema] = {}
    waiting = [root]
    while waiting:
        part: Any = waiting.pop()
        if isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix("#/definitions/")
            if name and name not in used:
                used[name] = definitions[name]
                waiting.append(used[name])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return used


@attrs.frozen
class _Writer:
    """Writes what classes want as a schema."""

    definitions: dict[str, Schema] = attrs.field(factory=dict)
    is_json: bool = False
    """Whether it is JSON, where a key that is not known may be null; TOML has no null."""

    def table(self, shape: type) -> Schema:
        """Write what a table of a class holds."""
        properties, required = {}, []
        for key, field in fields_of(shape).items():
            wanted = _KEYS.get((shape, key)) or self.value(field.kind)
            if self.is_json and not field.is_required:
                wanted = {"anyOf": [wanted, {"type": "null"}]}
            properties[key] = {"description": words()[shape.__name__][key], **_beside(wanted)}
            if field.is_required:
                required.append(key)
        table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            table["required"] = required
        if required and not self.is_json:
            table["x-taplo"] = {"initKeys": required}
        if shape in _ONE_OF:
            table["oneOf"] = [{"required": [key]} for key in map(str, _ONE_OF[shape])]
            if shape in _OR_ALONE:
                others = {"anyOf": list(table["oneOf"])}
                table["oneOf"].append({"required": [_OR_ALONE[shape]], "not": others})
        return table

    def value(self, kind: Any) -> Schema:  # noqa: ANN401 - kinds are type expressions, not classes
        """Write what a value of a kind looks like."""
        if kind in _KINDS:
            return _KINDS[kind]
        members = members_of(kind)
        if len(members) > 1:
            return {"anyOf": [self.value(member) for member in members]}
        return self._one(members[0])

    def _one(self, kind: Any) -> Schema:  # noqa: ANN401 - as above
        if kind in _KINDS:
            return _KINDS[kind]
        if note_on(kind) is not None:
            plain = self.value(typing.get_args(kind)[0])
            return _filled(plain) if isinstance(note_on(kind), NotEmpty) else plain
        makers: tuple[tuple[Callable[[Any], bool], Callable[[Any], Schema]], ...] = (
            (is_enumeration, _enumeration),
            (is_class, self._reference),
            (is_list, lambda kind: {"type": "array", "items": self.value(typing.get_args(kind)[0])}),
            (is_mapping, lambda kind: _table_of(self.value(typing.get_args(kind)[1]))),
        )
        return next(make(kind) for fits, make in makers if fits(kind))

    def _reference(self, shape: type) -> Schema:
        name = shape.__name__.removesuffix("Shape").lower()
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.table(shape)
        return {"$ref": f"#/definitions/{name}"}


def _enumeration(kind: type[enum.Enum]) -> Schema:
    return {"enum": [member.value for member in kind]}


def _filled(plain: Schema) -> Schema:
    """Ask for something in a list or table."""
    return plain | {"minItems": 1} if "items" in plain else {"allOf": [plain], "minProperties": 1}


def _table_of(element: Schema) -> Schema:
    return {"type": "object", "additionalProperties": element}


def _beside(wanted: Schema) -> Schema:
    """Let a reference stand beside a description, which older readers would otherwise pass over."""
    return {"allOf": [wanted]} if "$ref" in wanted else wanted


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Give the word on each key.

    Returns:
        The words by the name of the class and the key.
    """
    return tomllib.loads(Path(__file__).with_name("schema_words.toml").read_text("utf-8"))
