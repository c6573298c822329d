"""Days on which no version of a rule counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.days import Days, neighbours
from offentligroll.policy.checking.subject import Subject

_DAY = dt.timedelta(days=1)


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for pair in subject.once(neighbours):
        before, after = pair.days
        if after.first - before.last > _DAY:
            days = Days(before.last + _DAY, after.first - _DAY).words
            found = Message("checks.in-force-gap.found", days=days, other=pair.earlier.rule.id)
            advice = Message("checks.in-force-gap.advice")
            yield Finding(path=(*pair.path, "in_force"), says=found, advice=advice)


CHECK = Check(
    code="in-force-gap",
    chapter=Chapter.DAYS,
    find=find,
    example="""\
[[guideline]]
id = "answer-2010"
must = "is-reply"
in_force = { from = 2010-01-01, until = 2012-12-31 }
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
