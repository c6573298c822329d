"""A rule that outranks another one and is broader than that."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.overlaps import Effect, overlaps
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for overlap in subject.once(overlaps):
        if overlap.effect is Effect.SET_ASIDE:
            # What is inherited outranks nothing of this file, so that the other stands in it too.
            path = overlap.path_of_other or overlap.path
            found = Message("checks.broader-outranker.found", other=overlap.rule.id)
            advice = Message("checks.broader-outranker.advice", other=overlap.rule.id)
            yield Finding(path=(*path, "outranks"), says=found, advice=advice)


CHECK = Check(
    code="broader-outranker",
    chapter=Chapter.CONFLICTING,
    find=find,
    severity=Severity.HINT,
    example="""\
[[capacity]]
id = "own-account"
presumes = "personal"
when = { all_of = ["account-belongs-to-author", "has-personal-tone"] }
says = { en = "A personal tone on an own account is personal." }
cite = "law, 1"

[[capacity]]
id = "director"
presumes = "official"
when = "account-belongs-to-author"
outranks = ["own-account"]
says = { en = "The director's account is official." }
cite = "law, 2"
""",
)
