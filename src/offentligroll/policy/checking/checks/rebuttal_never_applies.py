"""A rebuttal that can never apply."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.idle import Idleness, idle_parts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for part in subject.once(idle_parts):
        if part.why is Idleness.REBUTTAL:
            found = Message("checks.rebuttal-never-applies.found")
            advice = Message("checks.rebuttal-never-applies.advice")
            yield Finding(path=part.path, says=found, advice=advice)


CHECK = Check(
    code="rebuttal-never-applies",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[capacity]]
id = "own-account"
presumes = "personal"
when = "account-belongs-to-author"
rebutted_by = "not account-belongs-to-author"
says = { en = "On one's own account one speaks for oneself." }
cite = "law, 1"
""",
)
