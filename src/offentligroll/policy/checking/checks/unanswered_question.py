"""Questions that people ask and that no rule of a policy answers, in one hint."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.all_rules import all_rules
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.template_id import TemplateId


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy that answers questions at all."""
    answered = {one for rule in all_rules(subject.policy) for one in rule.answers}
    missing = tuple(one.value for one in TemplateId if one not in answered)
    # What a policy takes in may answer questions that it does not set out to answer itself.
    sets_out = any(getattr(entry.rule, "answers", ()) for _, entry in subject.own)
    if sets_out and missing:
        found = Message("checks.unanswered-question.found", count=len(missing), questions=missing)
        yield Finding(path=(), says=found, advice=Message("checks.unanswered-question.advice"))


CHECK = Check(
    code="unanswered-question",
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
""",
)
