"""An exception that can never apply."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.idle import Idleness, idle_parts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for part in subject.once(idle_parts):
        if part.why is Idleness.EXCEPTION:
            found = Message("checks.exception-never-applies.found")
            advice = Message("checks.exception-never-applies.advice")
            yield Finding(path=part.path, says=found, advice=advice)


CHECK = Check(
    code="exception-never-applies",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
unless = "not account-is-listed"
says = { en = "Listed channels are official." }
cite = "law, 1"
""",
)
