"""A rule that does the same as another one."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.doubles import doubles
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for first, entry in subject.once(doubles):
        if entry.path is not None:
            found = Message("checks.duplicate-rule.found", other=first.rule.id)
            advice = Message("checks.duplicate-rule.advice")
            yield Finding(path=entry.path, says=found, advice=advice)


CHECK = Check(
    code="duplicate-rule",
    chapter=Chapter.CONFLICTING,
    find=find,
    example="""\
[[guideline]]
id = "answer"
must = "is-reply"
says = { en = "Questions are answered." }
cite = "law, 1"

[[guideline]]
id = "reply"
must = "is-reply"
says = { en = "Questions get a reply." }
cite = "law, 2"
""",
)
