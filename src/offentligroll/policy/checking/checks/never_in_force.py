"""A rule whose days lie outside those of its policy."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.days import days_of
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        if not days_of(entry.rule, subject.policy):
            found = Message("checks.never-in-force.found")
            advice = Message("checks.never-in-force.advice")
            yield Finding(path=(*path, "in_force"), says=found, advice=advice)


CHECK = Check(
    code="never-in-force",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
in_force = { until = 2015-12-31 }

[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
in_force = { from = 2020-01-01 }
says = { en = "Listed channels are official." }
cite = "law, 1"
""",
)
