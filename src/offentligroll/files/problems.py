"""What can be wrong with a file, where, and what to do about it.

Here stand the problem itself, its place, and the error that carries all problems of a file.
"""

from __future__ import annotations

import difflib
import enum
import itertools
import re
from collections.abc import Iterable

import attrs

# Characters that would move the cursor, reorder a line, break it, or could not be printed at all.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_WORD = 60
_MOST_CANDIDATES = 5_000


class Severity(enum.StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@attrs.frozen(order=True)
class Place:
    """A spot in a file, as editors count it.

    Example:
        >>> str(Place("katrineholm.policy.toml", 12, 1))
        'katrineholm.policy.toml:12:1'
    """

    file: str
    """The file's name or path, as the user gave it."""
    line: int
    """The line, from 1."""
    column: int
    """The character in the line, from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Problem:
    """One thing that is wrong with a file, in words for the person who wrote it.

    Example:
        >>> str(Problem("unknown-key", "unknown key `wen`", "capacity[1]", "did you mean `when`?"))
        'capacity[1]: unknown key `wen` (did you mean `when`?)'
    """

    code: str
    """A short name of the kind of problem, such as ``"unknown-key"``; it stays the same across versions."""
    message: str
    """What is wrong; starts in lower case and quotes the file's words in backticks."""
    where: str = ""
    """Which entry of the file, such as ``capacity[2] "listed-channel": when``; empty for the file itself."""
    hint: str | None = None
    """What to do about it, or None where the message says it all."""
    place: Place | None = None
    """Where in the file, or None where that has no meaning."""
    severity: Severity = Severity.ERROR
    """How grave it is."""

    def __str__(self) -> str:
        place = None if self.place is None else str(self.place)
        line = ": ".join(part for part in (place, self.where, self.message) if part)
        return printable(line if self.hint is None else f"{line} ({self.hint})")


class FileError(ValueError):
    """A file can't be used; carries everything that is wrong with it.

    Args:
        problems: what is wrong, at least one problem.

    Example:
        >>> print(FileError([Problem("empty", "the file is empty", place=Place("a.json", 1, 1))]))
        a.json:1:1: the file is empty
    """

    problems: tuple[Problem, ...]
    """What is wrong, sorted by place; problems without a place come first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_by_place))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def printable(text: str) -> str:
    r"""Make words out of a file safe to print on one line of a terminal.

    Args:
        text: any text.

    Returns:
        The same text, with control characters and lone surrogates written as ``\uXXXX``.

    Example:
        >>> print(printable("two\nlines"))
        two\u000alines
    """
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Suggest what somebody may have meant to write.

    Args:
        word: what was written.
        known: the words that would have been right.

    Returns:
        A question that names the closest word, or None where none is close.

    Example:
        >>> did_you_mean("rebuted_by", ["when", "unless", "rebutted_by"])
        'did you mean `rebutted_by`?'
    """
    # Comparing costs the product of the lengths, so words and candidates from strangers are bounded.
    folded = word[:_LONGEST_WORD].casefold()
    candidates: dict[str, str] = {}
    for candidate in itertools.islice(known, _MOST_CANDIDATES):
        if len(candidate) <= 3 * len(folded) and len(folded) <= 3 * len(candidate):
            candidates.setdefault(candidate[:_LONGEST_WORD].casefold(), candidate)
    close = difflib.get_close_matches(folded, candidates, n=1)
    return f"did you mean `{candidates[close[0]]}`?" if close else None


def _by_place(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return ("", 0, 0) if place is None else (place.file, place.line, place.column)
