"""The JSON Schemas of files, statements and answers.

They ship as files without the facts; ``tools/schemas.py`` of the repository makes them of the classes that
read and write these. The facts are filled in from the vocabulary when a schema is asked for:

- ``{"$facts": "ids"}`` stands for a choice of their ids,
- ``{"$facts": "phrases"}`` for a choice of their phrases,
- ``{"$facts": {…}}`` for a table in which each of them may stand, with such a value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from offentligroll.facts.vocabulary import FactDefinition, Vocabulary

KINDS = ("policy", "cases", "directory", "statement", "assessment")
"""What has a schema: files that people write, statements as records, and whole answers."""
_FACTS = "$facts"
_LANGUAGES = ("sv", "en")


def schema_name(kind: str) -> str:
    """Return the name of a schema's file.

    Args:
        kind: one of :data:`KINDS`.

    Returns:
        Such as ``"policy.schema.json"``.
    """
    return f"{kind}.schema.json"


def shipped_schema(kind: str) -> str:
    """Read a schema that comes with the library.

    Args:
        kind: one of :data:`KINDS`.

    Returns:
        The schema as JSON.
    """
    text = resources.files("offentligroll").joinpath("schemas", schema_name(kind)).read_text("utf-8")
    return f"{json.dumps(_filled(json.loads(text)), indent=1, ensure_ascii=False)}\n"


def json_schema(kind: str, references: str = "#/definitions/") -> dict[str, Any]:
    """Return a JSON Schema that comes with the library.

    Args:
        kind: ``"statement"`` for what :func:`~offentligroll.model.statement_from_record` reads,
            ``"assessment"`` for what :meth:`~offentligroll.assessment.Assessment.to_dict` writes in full, or
            a kind of file: ``"policy"``, ``"cases"`` or ``"directory"``.
        references: where the schema's ``definitions`` will stand in the document that it becomes a part of,
            such as ``"#/components/schemas/"`` for OpenAPI.

    Returns:
        The schema, of draft 7.

    Raises:
        ValueError: there is no schema of that kind.

    Example:
        >>> json_schema("statement")["required"]
        ['act']
    """
    if kind not in KINDS:
        raise ValueError(f"`{kind!s:.40}` has no schema; there are {', '.join(KINDS)}")
    text = shipped_schema(kind).replace('"$ref": "#/definitions/', f'"$ref": "{references}')
    schema: dict[str, Any] = json.loads(text)
    return schema


def _filled(part: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(part, list):
        return [_filled(each) for each in part]
    if not isinstance(part, dict):
        return part
    if _FACTS in part:
        return _facts(part[_FACTS])
    return {key: _filled(value) for key, value in part.items()}


def _facts(wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a JSON value
    facts = tuple(Vocabulary.shipped().values())
    if wanted == "ids":
        return _choice({fact.id: _words(fact) for fact in facts})
    if wanted == "phrases":
        return _choice({fact.phrase[language]: fact.id for language in _LANGUAGES for fact in facts})
    return {fact.id: {"description": _words(fact), **wanted} for fact in facts}


def _words(fact: FactDefinition) -> str:
    return "\n\n".join(f"{language}: {fact.phrase[language]}" for language in _LANGUAGES)


def _choice(words: Mapping[str, str]) -> dict[str, Any]:
    """Offer values, each with a word on it as the usual editors show it."""
    shown = list(words.values())
    return {"enum": list(words), "enumDescriptions": shown, "x-taplo": {"docs": {"enumValues": shown}}}
