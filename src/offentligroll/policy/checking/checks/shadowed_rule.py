"""A rule that stronger rules leave without a say."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.overlaps import Effect, overlaps
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for overlap in subject.once(overlaps):
        if overlap.effect is Effect.SHADOWED:
            (other,) = overlap.others
            verbs = {"verb": other.verb.value, "own": overlap.rule.verb.value}
            found = Message("checks.shadowed-rule.found", other=other.id, **verbs)
            advice = Message("checks.shadowed-rule.advice", other=other.id)
            yield Finding(path=overlap.path, says=found, advice=advice)
        elif overlap.effect is Effect.SHADOWED_TOGETHER:
            found = Message(
                "checks.shadowed-rule.found-together", others=tuple(rule.id for rule in overlap.others)
            )
            advice = Message("checks.shadowed-rule.advice-together")
            yield Finding(path=overlap.path, says=found, advice=advice)


CHECK = Check(
    code="shadowed-rule",
    chapter=Chapter.CONFLICTING,
    find=find,
    example="""\
[[capacity]]
id = "listed"
decides = "official"
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
