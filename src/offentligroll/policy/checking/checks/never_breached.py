"""A guideline that nothing can breach."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.idle import Idleness, idle_parts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for part in subject.once(idle_parts):
        if part.why is Idleness.ALWAYS_FOLLOWED:
            found = Message("checks.never-breached.found")
            advice = Message("checks.never-breached.advice")
            yield Finding(path=part.path, says=found, advice=advice)


CHECK = Check(
    code="never-breached",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[guideline]]
id = "answer"
must = { any_of = ["is-reply", "is-share"] }
when = "is-reply"
says = { en = "Questions are answered." }
cite = "law, 1"
""",
)
