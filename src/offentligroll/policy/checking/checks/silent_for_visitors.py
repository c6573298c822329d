"""A duty about what comes in that falls silent where a visitor sends it."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import facts_in
from offentligroll.rules.rule import InCapacity, Obligation, StartsAt
from offentligroll.rules.visitor import VISITOR_FACT

INCOMING = (VISITOR_FACT, "receives-request", "contains-incoming-document")
"""The facts that tell of something that came in."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for duty, entry in zip(subject.policy.obligations, subject.obligations, strict=True):
        if entry.path is not None and duty.in_capacity is not InCapacity.ANY and _is_incoming(subject, duty):
            found = Message("checks.silent-for-visitors.found")
            yield Finding(path=entry.path, says=found, advice=Message("checks.silent-for-visitors.advice"))


def _is_incoming(subject: Subject, duty: Obligation) -> bool:
    asked = set(facts_in(subject.policy.plain(duty.when)))
    return duty.starts is StartsAt.RECEIVED or not asked.isdisjoint(INCOMING)


CHECK = Check(
    code="silent-for-visitors",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[obligation]]
id = "register"
when = "receives-request"
starts = "received"
action = { en = "Register it." }
says = { en = "What comes in is registered." }
cite = "law, 1"
""",
)
