"""The JSON Schemas of the files that people write, for editors that complete and explain while typing.

They ship as files; ``tools/schemas.py`` of the repository makes them of the classes that read these files.
"""

from __future__ import annotations

from importlib import resources

KINDS = ("policy", "cases", "directory")
"""The kinds of files that have a schema."""


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
        kind: ``"policy"``, ``"cases"`` or ``"directory"``.

    Returns:
        Such as ``"policy.schema.json"``.
    """
    return f"{kind}.schema.json"


def shipped_schema(kind: str) -> str:
    """Read a schema that comes with the library.

    Args:
        kind: ``"policy"``, ``"cases"`` or ``"directory"``.

    Returns:
        The schema as JSON.
    """
    return resources.files("offentligroll").joinpath("schemas", schema_name(kind)).read_text("utf-8")
