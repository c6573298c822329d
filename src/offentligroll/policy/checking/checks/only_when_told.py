"""Capacity rules that no archive and no directory can make stand, in one hint."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.stated import only_stated
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Space
from offentligroll.rules.condition import facts_in
from offentligroll.rules.rule import CapacityRule


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    stated = subject.once(only_stated)
    rules: list[str] = []
    facts: dict[str, None] = {}
    for path, entry in subject.own:
        asked = [fact for fact in dict.fromkeys(facts_in(entry.applies)) if fact in stated]
        if isinstance(entry.rule, CapacityRule) and asked and _needs_stated(subject, path, entry, stated):
            rules.append(entry.rule.id)
            facts.update(dict.fromkeys(asked))
    if rules:
        found = Message("checks.only-when-told.found", count=len(rules), facts=tuple(facts))
        advice = Message("checks.only-when-told.advice", rules=tuple(rules))
        yield Finding(path=("capacity",), says=found, advice=advice)


def _needs_stated(subject: Subject, path: Path, entry: Entry, stated: frozenset[str]) -> bool:
    """Whether a rule can't stand on the facts that records and words show."""
    others = set(facts_in(entry.applies)) - stated
    if len(others) > MOST_FACTS:
        subject.passed_over.add(path)
        return False
    return not Space.over(others).table(entry.applies)


CHECK = Check(
    code="only-when-told",
    chapter=Chapter.SELDOM_KNOWN,
    find=find,
    severity=Severity.HINT,
    example="""\
[[capacity]]
id = "assignment"
presumes = "official"
when = "acts-on-assignment"
says = { en = "What is done on assignment is official." }
cite = "law, 1"
""",
)
