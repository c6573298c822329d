"""A rule that accepts what is not found in it."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity, did_you_mean
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, part in subject.parts:
        for number, accepted in enumerate(part.accept):
            code = accepted.code
            if (path, code) in subject.found:
                continue
            if code in all_checks():
                found = Message("checks.accept-unused.found", code=code)
                advice = Message("checks.accept-unused.advice")
            else:
                found = Message("checks.accept-unused.found-unknown", code=code)
                advice = did_you_mean(code, all_checks()) or Message("checks.accept-unused.advice-unknown")
            yield Finding(path=(*path, "accept", number), says=found, advice=advice)


CHECK = Check(
    code="accept-unused",
    chapter=Chapter.ITSELF,
    find=find,
    severity=Severity.HINT,
    example="""\
[[guideline]]
id = "answer"
must = "is-reply"
says = { en = "Questions are answered." }
cite = "law, 1"
accept = [{ code = "reaches-private-speech", why = "it did once" }]
""",
)
