"""A rule that can never stand."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.idle import Idleness, idle_parts
from offentligroll.policy.checking.subject import Subject

_WORDS = {
    Idleness.WHEN: (
        Message("checks.never-stands.found-when"),
        Message("checks.never-stands.advice-when"),
    ),
    Idleness.REQUIREMENT: (
        Message("checks.never-stands.found-requirement"),
        Message("checks.never-stands.advice-requirement"),
    ),
    Idleness.PERMISSION: (
        Message("checks.never-stands.found-permission"),
        Message("checks.never-stands.advice-permission"),
    ),
}


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for part in subject.once(idle_parts):
        if part.why in _WORDS:
            found, advice = _WORDS[part.why]
            yield Finding(path=part.path, says=found, advice=advice)
        elif part.why is Idleness.TAKEN_AWAY:
            key = str(part.path[-1])
            found = Message("checks.never-stands.found", part=key)
            advice = Message("checks.never-stands.advice", part=key)
            yield Finding(path=part.path, says=found, advice=advice)


CHECK = Check(
    code="never-stands",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[capacity]]
id = "listed"
decides = "official"
when = { all_of = ["account-is-listed", "not account-is-listed"] }
says = { en = "Listed channels are official." }
cite = "law, 1"
""",
)
