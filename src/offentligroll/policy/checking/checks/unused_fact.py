"""An own fact that no rule uses."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.needs import needed_facts
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    needed = subject.once(needed_facts)
    for number, raw in enumerate(subject.document.data.get("fact", ())):
        if raw["id"] not in needed:
            found = Message("checks.unused-fact.found", fact=raw["id"])
            advice = Message("checks.unused-fact.advice")
            yield Finding(path=("fact", number), says=found, advice=advice)


CHECK = Check(
    code="unused-fact",
    chapter=Chapter.UNUSED,
    find=find,
    example="""\
[[fact]]
id = "answers"
phrase = { en = "it answers" }
any_of = ["is-reply", "is-message"]
""",
)
