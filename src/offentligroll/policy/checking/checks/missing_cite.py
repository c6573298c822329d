"""A rule without a source."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, part in subject.parts:
        if part.cite is None:
            found = Message("checks.missing-cite.found")
            advice = Message("checks.missing-cite.advice")
            yield Finding(path=path, says=found, advice=advice)


CHECK = Check(
    code="missing-cite",
    chapter=Chapter.DAYS,
    find=find,
    example="""\
[[guideline]]
id = "answer"
must = "is-reply"
says = { en = "Questions are answered." }
""",
)
