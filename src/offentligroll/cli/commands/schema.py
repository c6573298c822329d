"""``offentligroll schema``: the JSON Schemas of files, statements and answers."""

from __future__ import annotations

import functools

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice
from offentligroll.cli.terminal import Terminal
from offentligroll.conversion.schemas import KINDS


@helping.command("schema")
@helping.argument("kind", type=Choice(KINDS))
@language_option
def command(*, kind: str, language: str) -> Work:  # noqa: ARG001 - that of help and errors
    """Read the arguments."""
    return functools.partial(print_schema, kind)


def print_schema(kind: str, terminal: Terminal) -> int:
    """Print a schema.

    Args:
        kind: such as ``"policy"`` or ``"statement"``.
        terminal: where it goes.

    Returns:
        0.
    """
    from offentligroll.conversion.schemas import shipped_schema

    terminal.write(shipped_schema(kind))
    return 0
