"""A duty whose conduct only one kind of act can have, while every act falls under it."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.checks.removes_views import REMOVALS
from offentligroll.policy.checking.regions import asked_outright
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import implies
from offentligroll.rules.condition import any_of
from offentligroll.rules.rule import Guideline

OF_MEASURES = frozenset(
    {
        "content-breaks-house-rules",
        "goes-further-than-needed",
        "was-warned-before-measure",
        "was-heard-beforehand",
        "measure-has-end-date",
        "measure-rests-on-binding-rule",
    }
)
"""The facts that only such a measure can have."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        rule = entry.rule
        if not isinstance(rule, Guideline) or not rule.modality.is_duty:
            continue
        asked = (test.fact for test in asked_outright(entry.followed) if not test.negated)
        fact = next((fact for fact in asked if fact in OF_MEASURES), None)
        if fact is not None and implies(entry.when, any_of(*REMOVALS)) is False:
            found = Message("checks.conduct-of-another-act.found", fact=fact)
            advice = Message("checks.conduct-of-another-act.advice", facts=REMOVALS)
            yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)


CHECK = Check(
    code="conduct-of-another-act",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[guideline]]
id = "by-the-rules"
must = "content-breaks-house-rules"
says = { en = "Only what breaks the house rules is removed." }
cite = "law, 1"
""",
)
