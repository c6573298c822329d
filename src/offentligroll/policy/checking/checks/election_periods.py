"""A rule about the time before an election, of which only the directory tells when it is."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import facts_in

_PERIOD = "is-election-period"


def find(subject: Subject) -> Iterator[Finding]:
    """Find the first such rule of a policy; one word about it is enough."""
    for path, entry in subject.own:
        for key, condition in entry.parts:
            if _PERIOD in facts_in(condition):
                found = Message("checks.election-periods.found", fact=_PERIOD)
                advice = Message("checks.election-periods.advice")
                yield Finding(path=(*path, key), says=found, advice=advice)
                return


CHECK = Check(
    code="election-periods",
    chapter=Chapter.SELDOM_KNOWN,
    find=find,
    severity=Severity.HINT,
    example="""\
[[guideline]]
id = "careful-before-elections"
must_not = "takes-party-side"
when = "is-election-period"
says = { en = "Before an election the accounts take no side." }
cite = "law, 1"
""",
)
