"""How facts and conditions look in a JSON Schema, before the facts are filled in (``report/schemas.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.files.values import ID_PATTERN
from offentligroll.rules.condition import GroupKind


def facts_table(value: dict[str, Any]) -> dict[str, Any]:
    """Write a table whose keys are facts.

    Args:
        value: what stands under each.

    Returns:
        The schema: facts of the vocabulary are explained, and a policy's own ones pass.
    """
    beside = {"allOf": [value]} if "$ref" in value else value
    return {
        "type": "object",
        "properties": {"$facts": beside},
        "patternProperties": {_OWN_ID: value},
        "additionalProperties": False,
    }


_OWN_ID = f"^({ID_PATTERN}/)?{ID_PATTERN}$"
_BY_ID = {"$facts": "ids"}
_BY_PHRASE = {"$facts": "phrases"}
_CONDITIONS = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/condition"}}
_GROUP_WORDS = {
    GroupKind.ALL_OF: "All of them are true.",
    GroupKind.ANY_OF: "At least one of them is true.",
    GroupKind.NONE_OF: "None of them is true.",
    GroupKind.AT_LEAST: "At least this many of them are true.",
}

FACT_DEFINITIONS: Mapping[str, dict[str, Any]] = {
    "fact": {
        "description": "A fact: its id, or its phrase in Swedish or English; prefix `not ` to negate it.",
        "anyOf": [
            _BY_ID,
            _BY_PHRASE,
            {"type": "string", "pattern": "^([Nn]ot|[Ii]nte) +\\S", "description": "A negated fact."},
            {"type": "string", "pattern": _OWN_ID, "description": "A fact of the policy's own."},
            {"type": "string", "pattern": "\\S\\s+\\S", "description": "A phrase; `check` looks it up."},
        ],
    },
    "told-fact": {
        "description": "A fact: its id.",
        "anyOf": [_BY_ID, {"type": "string", "pattern": _OWN_ID, "description": "A policy's own fact."}],
    },
    "condition": {
        "description": "A fact, or a group with exactly one key.",
        "anyOf": [{"$ref": "#/definitions/fact"}, {"$ref": "#/definitions/group"}],
    },
    "conditions": _CONDITIONS,
    "group": {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {
            kind.value: {
                "description": _GROUP_WORDS[kind],
                "allOf": [
                    {"$ref": f"#/definitions/{'at-least' if kind is GroupKind.AT_LEAST else 'conditions'}"}
                ],
            }
            for kind in GroupKind
        },
    },
    "at-least": {
        "type": "object",
        "required": ["count", "of"],
        "additionalProperties": False,
        "properties": {
            "count": {"description": "How many of them.", "type": "integer", "minimum": 1},
            "of": {"description": "Facts or groups.", "allOf": [{"$ref": "#/definitions/conditions"}]},
        },
    },
    "told": {
        "description": "True or false, or dated answers.",
        "anyOf": [
            {"type": "boolean"},
            {"$ref": "#/definitions/toldfact"},
            {"type": "array", "items": {"$ref": "#/definitions/toldfact"}},
        ],
    },
    "told-facts": facts_table({"$ref": "#/definitions/told"}),
    "sentence": {
        "description": "A sentence in each language of the file.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "sv": {"description": "På svenska.", "type": "string"},
            "en": {"description": "In English.", "type": "string"},
        },
        "additionalProperties": {"type": "string"},
    },
}
"""What facts, conditions and sentences look like, by name."""
