"""A rule that concludes nothing that another does not conclude too."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.overlaps import Effect, overlaps
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for overlap in subject.once(overlaps):
        if overlap.effect is Effect.COVERED:
            other = overlap.others[0].id
            found = Message("checks.covered-rule.found", other=other)
            advice = Message("checks.covered-rule.advice", other=other)
            yield Finding(path=overlap.path, says=found, advice=advice)


CHECK = Check(
    code="covered-rule",
    chapter=Chapter.CONFLICTING,
    find=find,
    example="""\
[[capacity]]
id = "listed"
presumes = "official"
when = "account-is-listed"
says = { en = "Listed channels are official." }
cite = "law, 1"

[[capacity]]
id = "listed-and-used"
presumes = "official"
when = { all_of = ["account-is-listed", "account-is-used-for-office"] }
says = { en = "Listed channels in use are official." }
cite = "law, 2"
""",
)
