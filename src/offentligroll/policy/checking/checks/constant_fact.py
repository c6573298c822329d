"""An own fact that is true, or not true, whatever the facts that it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import is_possible
from offentligroll.rules.condition import Condition


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    own = {fact.id: fact for fact in subject.policy.own_facts}
    for number, raw in enumerate(subject.document.data.get("fact", ())):
        group = own[raw["id"]].group
        path: Path = ("fact", number)
        for found in () if group is None else _found(subject, path, raw["id"], group):
            advice = Message("checks.constant-fact.advice")
            yield Finding(path=path, says=found, advice=advice)


def _found(subject: Subject, path: Path, fact: str, group: Condition) -> Iterator[Message]:
    plain = subject.policy.plain(group)
    for condition, message in (
        (plain, Message("checks.constant-fact.found-never", fact=fact)),
        (none_of(plain) or plain, Message("checks.constant-fact.found-always", fact=fact)),
    ):
        can_be = is_possible(condition)
        if can_be is None:
            subject.passed_over.add(path)
        elif not can_be:
            yield message


CHECK = Check(
    code="constant-fact",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[fact]]
id = "answers"
phrase = { en = "it answers" }
all_of = ["is-reply", "not is-reply"]

[[guideline]]
id = "answer"
must = "is-share"
unless = "answers"
says = { en = "Questions are answered." }
cite = "law, 1"
""",
)
