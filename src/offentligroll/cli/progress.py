"""A bar that shows how far the work has come."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from offentligroll.cli.terminal import Terminal

Step = Callable[[int, int | None], None]
"""What is told how many are done, and how many there are, where that is known."""


@contextlib.contextmanager
def progress(terminal: Terminal, *, shown: bool = True) -> Iterator[Step | None]:
    """Show on a terminal how far the work has come.

    Args:
        terminal: where it is shown; nothing is shown where nobody would see it.
        shown: whether it is shown at all.

    Yields:
        What is told how far it has come; None where nothing is shown.
    """
    if not (shown and terminal.shows_err):
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal.err, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
