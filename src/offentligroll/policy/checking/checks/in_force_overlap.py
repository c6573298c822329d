"""Two versions of a rule that count on the same days."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.days import neighbours
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for pair in subject.once(neighbours):
        before, after = pair.days
        if after.first <= before.last:
            found = Message("checks.in-force-overlap.found", other=pair.earlier.rule.id)
            advice = Message("checks.in-force-overlap.advice", days=(before & after).words)
            yield Finding(path=(*pair.path, "in_force"), says=found, advice=advice)


CHECK = Check(
    code="in-force-overlap",
    chapter=Chapter.DAYS,
    find=find,
    example="""\
[[guideline]]
id = "answer-2010"
must = "is-reply"
in_force = { from = 2010-01-01, until = 2014-12-31 }
says = { en = "Questions are answered." }
cite = "law, 1"

[[guideline]]
id = "answer-2014"
must = "is-reply"
in_force = { from = 2014-01-01 }
says = { en = "Questions are answered." }
cite = "law, 1"
""",
)
