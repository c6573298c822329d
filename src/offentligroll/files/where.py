"""Naming an entry of a file in words: ``capacity[2] "listed-channel": when``."""

from __future__ import annotations

import re
from typing import Any

from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, Severity
from offentligroll.languages import Message

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_NAME = 60

Path = tuple[str | int, ...]
"""The way to a value from the top of a file: keys, and numbers of list elements from 0."""


def where_of(document: Document, path: Path) -> str:
    r"""Name an entry of a document so that its author finds it.

    Args:
        document: the file.
        path: the way to the entry; it need not exist to its end.

    Returns:
        The keys on the way. List elements are counted from 1, as people count, and have their
        ``id`` beside them where they carry one.

    Example:
        >>> from offentligroll.files.document import parse_document
        >>> document = parse_document('[[capacity]]\nid = "listed-channel"', "a.policy.toml")
        >>> where_of(document, ("capacity", 0, "when"))
        'capacity[1] "listed-channel": when'
    """
    words = ""
    separator = ""
    value: Any = document.data
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            words += f"[{step + 1}]"
            separator = "."
            identity = value.get("id") if isinstance(value, dict) else None
            if isinstance(identity, str):
                words += f" {_quoted(identity)}"
                separator = ": "
        else:
            value = value.get(step) if isinstance(value, dict) else None
            words += separator + name_of_key(step)
            separator = "."
    return words


def problem_at(  # noqa: PLR0913, PLR0917 - these are the parts of a problem
    document: Document,
    path: Path,
    code: str,
    message: Message | str,
    hint: Message | str | None = None,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Make a problem about an entry of a document.

    Args:
        document: the file.
        path: the way to the entry; where it does not exist, the place is that of the nearest one.
        code: a short name of the kind of problem.
        message: what is wrong.
        hint: what to do about it.
        severity: how grave it is.

    Returns:
        The problem, with its place and the name of the entry.
    """
    return Problem(code, message, where_of(document, path), hint, document.place_of(path), severity)


def name_of_key(key: str) -> str:
    """Write a key as it would stand in a file, cut where it is very long."""
    return key if len(key) <= _LONGEST_NAME and _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST_NAME else f'"{text[:_LONGEST_NAME]}…"'
