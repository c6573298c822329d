"""Characters that nobody sees, and that could drive a terminal or turn a line round: rules need none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from offentligroll.files.where import Path, Report
from offentligroll.languages import Message

# Line ends and tabs are words' own layout; marks that only say which way a script runs are not here either.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def refuse_invisible(report: Report) -> None:
    """Note the texts of a file that hold control characters.

    Args:
        report: the file, with what was found wrong so far.
    """
    for path, text in _texts(report.source.data):
        match = _CONTROL.search(text)
        if match is not None:
            message = Message("files.invisible", code=f"U+{ord(match[0]):04X}")
            report.add(path, "control-character", message, Message("files.advice.invisible"))


def without_invisible(text: str) -> str:
    """Write a space for each control character.

    Args:
        text: any text.

    Returns:
        What a policy may hold.
    """
    return _CONTROL.sub(" ", text)


def _texts(data: Any) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - whatever a file holds
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), one) for number, one in enumerate(value)]
