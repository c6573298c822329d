"""What a check is: a code, how grave what it finds is, how it is found, and an example."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable

import attrs

from offentligroll.files.problems import Severity
from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.subject import Subject


class Chapter(enum.StrEnum):
    """What a check is about; the page of the checks has them in this order."""

    IDLE = "idle"
    CONFLICTING = "conflicting"
    DAYS = "days"
    UNUSED = "unused"
    SELDOM_KNOWN = "seldom-known"
    LAWFULNESS = "lawfulness"
    ITSELF = "itself"


@attrs.frozen(kw_only=True)
class Finding:
    """Something that a check found."""

    path: Path
    """The way to what it is about."""
    says: Message
    """What is wrong."""
    advice: Message
    """What to do about it."""


@attrs.frozen(kw_only=True)
class Check:
    """One thing that is looked for in a policy.

    Its words are in ``checks.toml`` of each language: *what* is looked for, *why*, how to *fix* it, and
    what is said where it is found.
    """

    code: str
    """Its name in problems and in ``accept``; it stays the same across versions."""
    chapter: Chapter
    """What it is about."""
    find: Callable[[Subject], Iterable[Finding]] | None
    """Finds it in a policy; None where more than the policy is needed, such as its cases."""
    severity: Severity = Severity.WARNING
    """How grave a finding is; never an error, since the file can be used."""
    example: str = ""
    """Entries of a file in which it is found, after lines of the file's head if there are any."""
