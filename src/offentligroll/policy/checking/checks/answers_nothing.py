"""Norms that answer none of the questions that people ask, in one hint."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.rule import Guideline, Obligation


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy that answers questions at all."""
    norms = [
        (path, entry.rule) for path, entry in subject.own if isinstance(entry.rule, Guideline | Obligation)
    ]
    silent = [(path, rule.id) for path, rule in norms if not rule.answers]
    if silent and len(silent) < len(norms):
        ids = tuple(identity for _, identity in silent)
        found = Message("checks.answers-nothing.found", count=len(ids), rules=ids)
        yield Finding(path=silent[0][0][:1], says=found, advice=Message("checks.answers-nothing.advice"))


CHECK = Check(
    code="answers-nothing",
    chapter=Chapter.UNUSED,
    find=find,
    severity=Severity.HINT,
    example="""\
[[guideline]]
id = "no-party"
must_not = "takes-party-side"
says = { en = "No side of a party is taken." }
cite = "law, 1"
answers = ["may-say"]

[[guideline]]
id = "with-care"
should = "is-measured"
says = { en = "The tone is measured." }
cite = "law, 2"
""",
)
