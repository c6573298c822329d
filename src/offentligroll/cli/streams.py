"""The streams of the process, before anything else is loaded."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def may_be_terminal(stream: TextIO) -> bool:
    """Return whether colours and folding may be wanted: rich, which knows, takes its time to load.

    Args:
        stream: where words go.

    Returns:
        Whether somebody may be looking.
    """
    return stream.isatty() or any(name in os.environ for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


def settle_encodings() -> None:
    """Have files and pipes be UTF-8 wherever it runs; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
