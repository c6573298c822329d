"""A rule that another rule of the same strength always contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.overlaps import Effect, overlaps
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for overlap in subject.once(overlaps):
        if overlap.effect is Effect.CONTRADICTED:
            found = Message("checks.always-contradicts.found", other=overlap.others[0].id)
            advice = Message("checks.always-contradicts.advice")
            yield Finding(path=overlap.path, says=found, advice=advice)


CHECK = Check(
    code="always-contradicts",
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
id = "listed-blog"
presumes = "personal"
when = { all_of = ["account-is-listed", "has-personal-tone"] }
says = { en = "A personal tone is personal." }
cite = "law, 2"
""",
)
