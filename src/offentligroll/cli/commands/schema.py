"""``offentligroll schema``: the JSON Schemas that editors complete and explain by."""

from __future__ import annotations

import functools

from offentligroll.cli import helping
from offentligroll.cli.options import Work
from offentligroll.cli.parsing import Choice
from offentligroll.cli.terminal import Terminal


@helping.command("schema")
@helping.argument("kind", type=Choice(("policy", "cases", "directory")))
def command(*, kind: str) -> Work:
    """Read the arguments."""
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
