"""The JSON Schema of an assessment as ``to_dict`` writes it in full.

It is made of the classes that an answer consists of; what a key means is the word under the field of its
class. Later versions may add keys, so that others pass.
"""

from __future__ import annotations

import ast
import datetime as dt
import enum
import functools
import inspect
import textwrap
import types
import typing
from collections.abc import Mapping
from typing import Any

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.record import FORMAT, AssessmentRecord
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.fact import Fact
from offentligroll.facts.forms import FORM_NAMES
from offentligroll.facts.note import Note
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, GroupKind

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_TEXT: Schema = {"type": "string"}
_NULL: Schema = {"type": "null"}
_WORDING: Schema = {
    "description": "Words by language code.",
    "type": "object",
    "additionalProperties": _TEXT,
}
_PERIOD = {
    "from": {"description": "The first day, `open` or `unknown`.", **_TEXT},
    "until": {"description": "The last day, `open` or `unknown`.", **_TEXT},
    "checked": {
        "description": "A day on which somebody found it so.",
        "anyOf": [{"type": "string", "format": "date"}, _NULL],
    },
}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _table(description: str, properties: Mapping[str, Schema], *optional: str) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": [key for key in properties if key not in optional],
    }


_CONDITIONS = {"type": "array", "items": _reference("Condition")}
_AT_LEAST = _table("How many of which.", {"count": {"type": "integer"}, "of": _CONDITIONS})

_BY_HAND: Mapping[object, tuple[str, Schema]] = {
    Wording: ("Wording", _WORDING),
    Condition: (
        "Condition",
        {
            "description": "A fact's id, with `not ` before it to negate it; or a group with one key.",
            "anyOf": [
                _TEXT,
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "properties": {
                        kind.value: _AT_LEAST if kind is GroupKind.AT_LEAST else _CONDITIONS
                        for kind in GroupKind
                    },
                },
            ],
        },
    ),
    Note: (
        "Note",
        _table(
            "Why a fact is not known, or what the one who answered added.",
            {
                "code": {"description": "What is said, as languages name it.", **_TEXT},
                "parameters": {
                    "description": "What fills the sentence: texts, notes, or lists of notes.",
                    "type": "object",
                },
            },
        ),
    ),
    Record: (
        "Record",
        _table(
            "What a register, an archive or a directory holds.",
            {
                "kind": {"description": "What it is about.", "enum": [one.value for one in RecordKind]},
                "id": {"description": "Whose.", "anyOf": [_TEXT, _NULL]},
                "field": {"description": "Which field of it.", **_TEXT},
                "value": {"description": "What stands there.", "anyOf": [_TEXT, {"type": "boolean"}, _NULL]},
                "of": {"description": "Whom or what it refers to.", "anyOf": [_TEXT, _NULL]},
                "period": {
                    "description": "When it holds.",
                    "anyOf": [_table("A stretch of days.", _PERIOD), _NULL],
                },
                "source": {"description": "Where the register has it from.", "anyOf": [_TEXT, _NULL]},
            },
        ),
    ),
    UsedFact: (
        "UsedFact",
        _table(
            "A fact that an answer rests on.",
            {
                "fact": {
                    "description": "The answer, its origin and evidence.",
                    "allOf": [_reference("Fact")],
                },
                "phrase": {"description": "What the fact says.", "allOf": [_reference("Wording")]},
                "forms": {
                    "description": "Its other sentences, where the vocabulary does not have them.",
                    "type": "object",
                    "properties": {form: _reference("Wording") for form in FORM_NAMES},
                },
            },
            "forms",
        ),
    ),
}
"""What is written in a form of its own."""


_PRECEDENTS = "The nearest decided cases of each question, where they were asked for; see `precedents_of`."


def answer_schema() -> tuple[Schema, dict[str, Schema]]:
    """Make the schema of an assessment.

    Returns:
        The schema, and the definitions that it refers to.
    """
    writer = _Writer()
    for name, table in _BY_HAND.values():
        writer.definitions[name] = table
    writer.value(Fact)
    root = writer.table(AssessmentRecord, "questions")
    form = {"format": {"description": "The form of the record.", "const": FORMAT}}
    # Beside the answer, and only where it is asked for.
    beside = {"description": _PRECEDENTS, "type": "array", "items": {"type": "object"}}
    root["properties"] = form | root["properties"] | {"precedents": beside}
    root["required"] = ["format", *root["required"]]
    return root, writer.definitions


@attrs.frozen
class _Writer:
    """Writes the classes of an answer as schemas."""

    definitions: dict[str, Schema] = attrs.field(factory=dict)

    def table(self, cls: type, *optional: str) -> Schema:
        """Write what an object of a class holds."""
        hints = typing.get_type_hints(cls)
        words = _words_under_fields(cls)
        properties = {}
        for field in attrs.fields(cls):
            wanted = self.value(hints[field.name])
            beside = {"allOf": [wanted]} if "$ref" in wanted else wanted
            properties[field.name] = {"description": words[field.name], **beside}
        return _table(_summary(cls), properties, *optional)

    def value(self, kind: Any) -> Schema:  # noqa: ANN401 - a type expression
        """Write what a value of a type looks like."""
        if kind in _BY_HAND:
            return _reference(_BY_HAND[kind][0])
        if kind in _PLAIN:
            return _PLAIN[kind]
        arguments = typing.get_args(kind)
        if typing.get_origin(kind) is tuple:
            return {"type": "array", "items": self.value(arguments[0])}
        if arguments:
            is_condition = set(arguments) > set(typing.get_args(Condition))
            members = (Condition, types.NoneType) if is_condition else arguments
            return {"anyOf": [self.value(one) for one in members]}
        return self._one(kind)

    def _one(self, kind: Any) -> Schema:  # noqa: ANN401 - a class
        if issubclass(kind, enum.Enum):
            return {"enum": [member.value for member in kind]}
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}
            self.definitions[kind.__name__] = self.table(kind)
        return _reference(kind.__name__)


_PLAIN: Mapping[object, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    types.NoneType: _NULL,
}


def _summary(cls: type) -> str:
    return (inspect.getdoc(cls) or "").partition("\n")[0]


@functools.cache
def _words_under_fields(cls: type) -> Mapping[str, str]:
    """The text under each field, in one line."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - for the type checker
    found = {}
    for field, under in zip(body.body, body.body[1:], strict=False):
        match field, under:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                found[name] = " ".join(words.replace("``", "`").split())
    return found
