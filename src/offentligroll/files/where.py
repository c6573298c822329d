"""Naming an entry of a file in words, such as ``capacity[2] "listed-channel": when``."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from typing import Any, Protocol

import attrs

from offentligroll.files.problems import Place, Problem, Severity, did_you_mean
from offentligroll.languages import Message

Path = tuple[str | int, ...]
"""The way to a value from the top of a file: keys, and numbers of list elements from 0."""

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
"""A key that stands in a file without quotes."""
_LONGEST_NAME = 60
MOST_SUGGESTIONS = 50
"""A file with more problems than this gets no more suggestions, which cost more than finding the problems."""


class Source(Protocol):
    """Something that was read: a whole TOML file, one line of JSON Lines, or what a program built."""

    @property
    def data(self) -> Any:  # noqa: ANN401 - whatever stands there
        """What it says."""

    @property
    def table(self) -> str:
        """What a table is called there: ``"table"`` or, in JSON, ``"object"``."""

    def place_of(self, path: Path) -> Place | None:
        """Where a value starts, or the nearest one around it; None where there are no lines."""


def where_of(source: Source, path: Path) -> str:
    r"""Name an entry so that its author finds it.

    Args:
        source: the file.
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
    value: Any = source.data
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
    source: Source,
    path: Path,
    code: str,
    message: Message,
    hint: Message | None = None,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Make a problem about an entry of a file.

    Args:
        source: the file.
        path: the way to the entry; where it does not exist, the place is that of the nearest one.
        code: a short name of the kind of problem.
        message: what is wrong.
        hint: what to do about it.
        severity: how grave it is.

    Returns:
        The problem, with its place and the name of the entry.
    """
    return Problem(code, message, where_of(source, path), hint, source.place_of(path), severity)


def unsaid(source: Source, path: Path, held: object, read: object) -> Problem:
    """Make a problem of what a program built and no file can say.

    Args:
        source: what it built.
        path: the way to it.
        held: what stands there.
        read: what it would be, read back.

    Returns:
        The problem.
    """
    shown = [str(one.value if isinstance(one, enum.Enum) else one) for one in (held, read)]
    words = [one if len(one) <= _LONGEST_NAME else f"{one[:_LONGEST_NAME]}…" for one in shown]
    message = Message("files.unsaid", held=words[0], read=words[1])
    return problem_at(source, path, "unsaid", message, Message("files.advice.unsaid"))


@attrs.define
class Report:
    """What is wrong with one file, as it is found."""

    source: Source
    """The file."""
    problems: list[Problem] = attrs.field(factory=list)
    """What was found wrong so far."""

    def add(  # noqa: PLR0913 - these are the parts of a problem
        self,
        path: Path,
        code: str,
        message: Message,
        hint: Message | None = None,
        *,
        at: Path | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem.

        Args:
            path: the way to what is wrong.
            code: a short name of the kind of problem.
            message: what is wrong.
            hint: what to do about it.
            at: the way to where it stands, if that is elsewhere.
            severity: how grave it is.
        """
        place = self.source.place_of(path if at is None else at)
        self.problems.append(Problem(code, message, where_of(self.source, path), hint, place, severity))

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(one.severity is Severity.ERROR for one in self.problems) if self.problems else 0

    def suggestion(self, word: str, known: Iterable[str]) -> Message | None:
        """Suggest what somebody may have meant.

        Args:
            word: what was written.
            known: the words that would have been right.

        Returns:
            A question, or None where nothing is near, or where the file has too many problems.
        """
        return did_you_mean(word, known) if self.may_suggest else None

    @property
    def may_suggest(self) -> bool:
        """Whether there are few enough problems for looking for what may have been meant."""
        return len(self.problems) < MOST_SUGGESTIONS


def name_of_key(key: str) -> str:
    """Write a key as it would stand in a file, cut where it is very long."""
    return key if len(key) <= _LONGEST_NAME and BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST_NAME else f'"{text[:_LONGEST_NAME]}…"'
