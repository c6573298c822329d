"""``offentligroll schema``: the JSON Schemas that editors complete and explain by."""

from __future__ import annotations

import functools

import click

from offentligroll.cli.options import Work
from offentligroll.cli.terminal import Terminal


@click.command("schema", short_help="Print the JSON Schema of a kind of file.")
@click.argument("kind", type=click.Choice(("policy", "cases", "directory")))
def command(*, kind: str) -> Work:
    """Print the JSON Schema of policies, cases or directories, for editors.

    Keep it beside your file, and name it on the file's first line. Editors with a TOML extension such as Even
    Better TOML then complete and explain while you type.

    \b
      offentligroll schema policy > policy.schema.json
      #:schema ./policy.schema.json
    """  # noqa: D301
    return functools.partial(print_schema, kind)


def print_schema(kind: str, terminal: Terminal) -> int:
    """Print a schema.

    Args:
        kind: ``"policy"``, ``"cases"`` or ``"directory"``.
        terminal: where it goes.

    Returns:
        0.
    """
    from offentligroll.report.schemas import shipped_schema

    terminal.write(shipped_schema(kind))
    return 0
