"""A duty that asks for what nobody should do, or forbids what everybody should."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import asked_outright
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.rule import Guideline


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    vocabulary = Vocabulary.shipped()
    for path, entry in subject.own:
        rule = entry.rule
        if not isinstance(rule, Guideline) or not rule.modality.is_duty:
            continue
        for test in asked_outright(entry.followed):
            definition = vocabulary.get(test.fact)
            if definition is not None and definition.is_wanted is test.negated:
                kind = "forbids" if test.negated else "asks"
                found = Message(f"checks.reversed-sense.found-{kind}", fact=test.fact)
                advice = Message("checks.reversed-sense.advice")
                yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)


CHECK = Check(
    code="reversed-sense",
    chapter=Chapter.CONFLICTING,
    find=find,
    example="""\
[[guideline]]
id = "tone"
must_not = "is-measured"
says = { en = "Staff keep a measured tone." }
cite = "law, 1"
""",
)
