"""A guideline that nothing can follow."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.idle import Idleness, idle_parts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for part in subject.once(idle_parts):
        if part.why is Idleness.NEVER_FOLLOWED:
            found = Message("checks.never-followed.found")
            advice = Message("checks.never-followed.advice")
            yield Finding(path=part.path, says=found, advice=advice)


CHECK = Check(
    code="never-followed",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[guideline]]
id = "no-party"
must_not = "takes-party-side"
when = "takes-party-side"
says = { en = "No party's side is taken." }
cite = "law, 1"
""",
)
