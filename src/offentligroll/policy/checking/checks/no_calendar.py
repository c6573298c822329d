"""Time that is counted in days of which no calendar is at hand."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.rule import Obligation


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    if subject.policy.working_calendar.holidays is not None:
        return
    country = subject.policy.country
    for path, rule in subject.parts:
        key = _counted(rule) if isinstance(rule, Obligation | ArchiveRule) else None
        if key is not None:
            code = "found" if country else "found-no-country"
            found = Message(f"checks.no-calendar.{code}", key=key, country=country or "")
            advice = Message(
                "checks.no-calendar.advice" if country else "checks.no-calendar.advice-no-country"
            )
            within = (rule.modality.value, key) if isinstance(rule, ArchiveRule) else (key,)
            yield Finding(path=(*path, *within), says=found, advice=advice)


def _counted(rule: Obligation | ArchiveRule) -> str | None:
    """Name the key that needs to know which days are working days."""
    if isinstance(rule, ArchiveRule):
        return "answered" if rule.within is not None and rule.within.counts_days else None
    for key, duration in (("within", rule.within), ("retain", rule.retain)):
        if duration is not None and duration.counts_days:
            return key
    return None if rule.ends is None or rule.within is None else "ends"


CHECK = Check(
    code="no-calendar",
    chapter=Chapter.DAYS,
    find=find,
    example="""\
country = "AQ"

[[obligation]]
id = "answer"
in_capacity = "any"
when = "receives-request"
within = "2 working days"
action = { en = "Answer it." }
says = { en = "Questions are answered within two working days." }
cite = "law, 1"
""",
)
