"""A condition that asks for several owners of one account, which records never show."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import asked_outright
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import Condition, FactTest, GroupKind

_OWNERS = ("account-belongs-to-authority", "account-belongs-to-author", "account-belongs-to-third-party")


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        for key, condition in entry.parts:
            owners = next(_several(condition), None)
            if owners is not None:
                found = Message("checks.several-owners.found", owners=owners)
                advice = Message("checks.several-owners.advice")
                yield Finding(path=(*path, key), says=found, advice=advice)


def _several(condition: Condition) -> Iterator[tuple[str, ...]]:
    if isinstance(condition, FactTest):
        return
    if condition.kind is GroupKind.ALL_OF:
        asked = {test.fact for test in asked_outright(condition) if not test.negated}
        owners = tuple(fact for fact in _OWNERS if fact in asked)
        if len(owners) > 1:
            yield owners
    for member in condition.members:
        yield from _several(member)


CHECK = Check(
    code="several-owners",
    chapter=Chapter.SELDOM_KNOWN,
    find=find,
    severity=Severity.HINT,
    example="""\
[[capacity]]
id = "own-account"
decides = "official"
when = { all_of = ["account-belongs-to-authority", "account-belongs-to-author"] }
says = { en = "The authority's accounts are official." }
cite = "law, 1"
""",
)
