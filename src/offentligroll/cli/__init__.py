"""The command ``offentligroll``: one file a command.

What it says goes to standard output, problems go to standard error. It ends with 0 where all is fine, with 1
where something was breached, failed or is wrong, and with 2 where it was called wrongly.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence

from offentligroll.cli.at_once import answered_at_once

_NEEDED = ("click", "rich")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the words after the command's name; left out, those it was called with.

    Returns:
        The exit code: 0 fine, 1 something was breached, failed or is wrong, 2 misuse.
    """
    argv = sys.argv[1:] if argv is None else argv
    if answered_at_once(argv):
        return 0
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        names = " and ".join(missing)
        sys.stderr.write(
            f'offentligroll: {names} missing; install it with pip install "offentligroll[cli]"\n'
        )
        return 2
    from offentligroll.cli.application import run_on_console

    return run_on_console(argv)
