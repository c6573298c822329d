"""The JSON Schemas of files, statements and answers.

They ship as files; ``tools/schemas.py`` of the repository makes them of the classes that read and write
these.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

KINDS = ("policy", "cases", "directory", "statement", "assessment")
"""What has a schema: files that people write, statements as records, and whole answers."""


def schema_line(kind: str) -> str:
    """Give the first line of a file whose schema stands beside it, as the usual TOML extensions read it.

    Args:
        kind: ``"policy"``, ``"cases"`` or ``"directory"``.

    Returns:
        The line, a comment to all others.

    Example:
        >>> schema_line("policy")
        '#:schema ./policy.schema.json'
    """
    return f"#:schema ./{schema_name(kind)}"


def schema_name(kind: str) -> str:
    """Give the name of a schema's file.

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
    return resources.files("offentligroll").joinpath("schemas", schema_name(kind)).read_text("utf-8")


def json_schema(kind: str, references: str = "#/definitions/") -> dict[str, Any]:
    """Give a JSON Schema that comes with the library.

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
        raise ValueError(f"`{kind:.40}` has no schema; there are {', '.join(KINDS)}")
    text = shipped_schema(kind).replace('"$ref": "#/definitions/', f'"$ref": "{references}')
    schema: dict[str, Any] = json.loads(text)
    return schema
