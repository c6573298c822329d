"""A rule that counts while its source is not in force."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.days import Days, days_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.source import InForce


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        cite, days = entry.rule.cite, days_of(entry.rule, subject.policy)
        source = None if cite is None else cite.source
        if source is not None and source.in_force is not None and days:
            for found, advice in _found(source.id, source.in_force, days):
                yield Finding(path=(*path, "cite"), says=found, advice=advice)


def _found(source: str, in_force: InForce, days: Days) -> Iterator[tuple[Message, Message]]:
    if in_force.start is not None and days.first < in_force.start:
        day = str(in_force.start)
        yield (
            Message("checks.source-out-of-force.found-before", source=source, day=day),
            Message("checks.source-out-of-force.advice-before", day=day),
        )
    if in_force.end is not None and days.last > in_force.end:
        day = str(in_force.end)
        yield (
            Message("checks.source-out-of-force.found-after", source=source, day=day),
            Message("checks.source-out-of-force.advice-after", day=day),
        )


CHECK = Check(
    code="source-out-of-force",
    chapter=Chapter.DAYS,
    find=find,
    example="""\
[sources.act]
title = "An act"
kind = "statute"
verified = true
in_force = { from = 2025-07-01 }

[[guideline]]
id = "answer"
must = "is-reply"
says = { en = "Questions are answered." }
cite = "act, 1"
""",
)
