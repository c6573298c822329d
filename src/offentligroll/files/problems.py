"""What can be wrong with a file, where, and what to do about it.

Here stand the problem itself, its place, and the error that carries all problems of a file.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Iterable

import attrs

from offentligroll.languages import FALLBACK, Message
from offentligroll.languages.errors import OffentligrollError

# Characters that would move the cursor, reorder a line, break it, not be seen, or could not be printed.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_LONGEST_WORD = 60
_MOST_CLOSE = 5
_LONG_PART = 5
"""Shorter parts of an id, such as "is" and "has", are in too many."""
_MOST_CANDIDATES = 5_000


class Severity(enum.StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


def _cut(message: Message) -> Message:
    return message.shortened()


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
    """One thing that is wrong with a file, for the person who wrote it, in any language.

    Args:
        code: a short name of the kind of problem.
        message: what is wrong, as a message of the catalogue.
        where: which entry of the file.
        hint: what to do about it, as a message of the catalogue.
        place: where in the file.
        severity: how grave it is.

    Example:
        >>> missing = Message("files.file.missing", path="a.toml")
        >>> problem = Problem("missing-file", missing, hint=Message("files.did-you-mean", word="b.toml"))
        >>> print(problem)
        there is no file `a.toml` (did you mean `b.toml`?)
        >>> problem.in_language("sv")
        'filen `a.toml` finns inte (menades `b.toml`?)'
    """

    code: str
    """A short name of the kind of problem, such as ``"unknown-key"``; it stays the same across versions."""
    says: Message = attrs.field(alias="message", converter=_cut)
    """What is wrong, as data."""
    where: str = ""
    """Which entry of the file, such as ``capacity[2] "listed-channel": when``; empty for the file itself."""
    advice: Message | None = attrs.field(
        default=None, alias="hint", converter=attrs.converters.optional(_cut)
    )
    """What to do about it, as data; None where the message says it all."""
    place: Place | None = None
    """Where in the file, or None where that has no meaning."""
    severity: Severity = Severity.ERROR
    """How grave it is."""

    @property
    def message(self) -> str:
        """What is wrong, in English; starts in lower case and quotes the file's words in backticks."""
        return str(self.says)

    @property
    def hint(self) -> str | None:
        """What to do about it, in English; None where the message says it all."""
        return None if self.advice is None else str(self.advice)

    def in_language(self, language: str) -> str:
        """State the problem in one line.

        Args:
            language: such as ``"sv"``.

        Returns:
            The place, the entry, what is wrong and what to do.
        """
        place = None if self.place is None else str(self.place)
        line = ": ".join(part for part in (place, self.where, self.says.in_language(language)) if part)
        return printable(line if self.advice is None else f"{line} ({self.advice.in_language(language)})")

    def __str__(self) -> str:
        return self.in_language(FALLBACK)


class FileError(OffentligrollError, ValueError):
    """A file can't be used; carries everything that is wrong with it.

    Args:
        problems: what is wrong, at least one problem.

    Example:
        >>> empty = Problem("empty", Message("files.file.empty"), place=Place("a.json", 1, 1))
        >>> print(FileError([empty]))
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


def did_you_mean(word: str, known: Iterable[str], closeness: float = 0.6) -> Message | None:
    """Suggest what somebody may have meant to write.

    Args:
        word: what was written.
        known: the words that would have been right.
        closeness: how alike they must be, from 0 to 1.

    Returns:
        A question that names the closest word, or None where none is close.

    Example:
        >>> print(did_you_mean("rebuted_by", ["when", "unless", "rebutted_by"]))
        did you mean `rebutted_by`?
        >>> print(did_you_mean("is-before-election", ["is-reaction", "is-election-period"]))
        did you mean `is-election-period`?
    """
    # Comparing costs the product of the lengths, so words and candidates from strangers are bounded.
    folded = word[:_LONGEST_WORD].casefold()
    candidates: dict[str, str] = {}
    for candidate in itertools.islice(known, _MOST_CANDIDATES):
        if len(candidate) <= 3 * len(folded) and len(folded) <= 3 * len(candidate):
            candidates.setdefault(candidate[:_LONGEST_WORD].casefold(), candidate)
    import difflib  # noqa: PLC0415 - few files have a slip

    close = difflib.get_close_matches(folded, candidates, n=_MOST_CLOSE, cutoff=closeness)
    if not close:
        return None
    # Ids are made of words: one that has a whole word in common is meant rather than one of like letters.
    parts = {part for part in folded.split("-") if len(part) >= _LONG_PART}
    meant = max(close, key=lambda one: len(parts & {*one.split("-")}))
    return Message("files.did-you-mean", word=candidates[meant])


def _by_place(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return ("", 0, 0) if place is None else (place.file, place.line, place.column)
