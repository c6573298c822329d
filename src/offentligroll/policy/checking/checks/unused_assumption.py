"""An assumption that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.needs import needed_facts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    needed = subject.once(needed_facts)
    for fact in subject.document.data.get("assume", ()):
        if fact not in needed:
            found = Message("checks.unused-assumption.found", fact=fact)
            advice = Message("checks.unused-assumption.advice")
            yield Finding(path=("assume", fact), says=found, advice=advice)


CHECK = Check(
    code="unused-assumption",
    chapter=Chapter.UNUSED,
    find=find,
    severity=Severity.HINT,
    example="""\
[assume]
account-is-run-by-staff = false
""",
)
