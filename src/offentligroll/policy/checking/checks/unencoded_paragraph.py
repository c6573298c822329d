"""Paragraphs of an adopted document that nothing of the policy says."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.reading.encoded import encoded_paragraphs


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    paragraphs = [one for one in encoded_paragraphs(subject.document) if not one.paragraph.is_heading]
    lines = tuple(str(one.paragraph.line) for one in paragraphs if not one.is_encoded)
    if lines:
        found = Message(
            "checks.unencoded-paragraph.found", count=len(lines), all=len(paragraphs), lines=lines
        )
        yield Finding(path=(), says=found, advice=Message("checks.unencoded-paragraph.advice"))


CHECK = Check(
    code="unencoded-paragraph",
    chapter=Chapter.UNUSED,
    find=find,
    severity=Severity.HINT,
)
