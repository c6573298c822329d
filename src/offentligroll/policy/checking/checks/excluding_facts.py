"""A condition that asks for facts of which no act can have all."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.facts.relations import ContradictionError, Relations
from offentligroll.languages import Message
from offentligroll.model.truth import Truth
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import asked_outright
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import Condition, FactTest, GroupKind

_TRUTHS = {False: Truth.YES, True: Truth.NO}


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        for key, condition in entry.parts:
            error = next(_contradictions(condition), None)
            if error is not None and error.relation is not None:
                (first, _), (second, _) = error.literals
                found = Message(
                    "checks.excluding-facts.found", first=first, second=second, why=error.relation.why
                )
                advice = Message("checks.excluding-facts.advice")
                yield Finding(path=(*path, key), says=found, advice=advice)


def _contradictions(condition: Condition) -> Iterator[ContradictionError]:
    if isinstance(condition, FactTest):
        return
    if condition.kind is GroupKind.ALL_OF:
        try:
            tests = asked_outright(condition)
            Relations.shipped().check({test.fact: _TRUTHS[test.negated] for test in tests})
        except ContradictionError as error:
            yield error
    for member in condition.members:
        yield from _contradictions(member)


CHECK = Check(
    code="excluding-facts",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[guideline]]
id = "tell-why"
must = "corrects-an-error"
when = { all_of = ["is-reply", "is-removal"] }
says = { en = "Whoever removes a comment tells why." }
cite = "law, 1"
""",
)
