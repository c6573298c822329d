"""Builders of policies, as text and as objects, so that a test shows only what matters to it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Duty, Finding, Reason
from offentligroll.files.problems import FileError
from offentligroll.model.capacity import Capacity
from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import CapacityRule, Guideline, Modality, Obligation, OwnFact, Verb

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WORDS = Wording({"sv": "En regel.", "en": "A rule."})
SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'

LISTED = "account-is-listed"
ASSIGNED = "acts-on-assignment"
DECIDING = "announces-decision"
PARTY = "takes-party-side"
REQUEST = "receives-request"
TOP = "author-is-top-official"


def head(id: str = "drawn", more: str = "") -> str:  # noqa: A002
    """Write the head of a policy file, with more lines at its end."""
    return (
        f'format = 1\nid = "{id}"\nversion = "1"\nlanguages = ["sv", "en"]\n'
        'title = { sv = "Prov", en = "Test" }\nquestion = { sv = "I rollen?", en = "In the role?" }\n'
        f'country = "SE"\nzone = "Europe/Stockholm"\n{more}\n'
    )


def entry(kind: str, id: str, body: str) -> str:  # noqa: A002
    """Write one rule of a policy file."""
    return f'[[{kind}]]\nid = "{id}"\n{body}\n{SAYS}'


def own_fact(id: str, body: str) -> str:  # noqa: A002
    """Write one own fact of a policy file."""
    return f'[[fact]]\nid = "{id}"\nphrase = {{ sv = "ett {id}", en = "a {id}" }}\n{body}\n'


def loaded(*entries: str, more: str = "") -> Policy:
    """Load a policy of these entries."""
    return Policy.from_text(head(more=more) + "\n".join(entries))


def slips_of(body: str) -> list[tuple[str, int | None]]:
    """Find what is wrong with what stands below a head: the codes, each with its line there."""
    with pytest.raises(FileError) as caught:
        Policy.from_text(head() + body)
    above = head().count("\n")
    return [
        (one.code, None if one.place is None else one.place.line - above) for one in caught.value.problems
    ]


def asks(condition: str | Condition | None) -> Any:  # noqa: ANN401
    """Read a fact, or the opposite of one, and let conditions pass."""
    if isinstance(condition, str):
        return FactTest(fact=condition.removeprefix("not "), negated=condition.startswith("not "))
    return condition


def group(kind: GroupKind, *members: str | Condition, count: int = 0) -> Group:
    """Make a group."""
    return Group(kind=kind, members=tuple(asks(member) for member in members), count=count)


def any_of(*members: str | Condition) -> Group:
    """Make an *any of*."""
    return group(GroupKind.ANY_OF, *members)


def all_of(*members: str | Condition) -> Group:
    """Make an *all of*."""
    return group(GroupKind.ALL_OF, *members)


def rule(id: str, verb: str, concludes: str = "official", **fields: Any) -> CapacityRule:  # noqa: A002, ANN401
    """Make a capacity rule; what a requirement concludes follows from its verb."""
    kind = Verb(verb)
    if kind.is_requirement:
        concludes = "personal" if kind is Verb.OFFICIAL_ONLY_IF else "official"
    for name in ("when", "unless", "rebutted_by", "requirement"):
        if name in fields:
            fields[name] = asks(fields[name])
    return CapacityRule(id=id, verb=kind, concludes=Capacity(concludes), says=WORDS, **fields)


def norm(id: str, modality: str, conduct: str | Condition, **fields: Any) -> Guideline:  # noqa: A002, ANN401
    """Make a guideline."""
    for name in ("when", "unless", "defence"):
        if name in fields:
            fields[name] = asks(fields[name])
    return Guideline(id=id, modality=Modality(modality), conduct=asks(conduct), says=WORDS, **fields)


def duty(id: str, **fields: Any) -> Obligation:  # noqa: A002, ANN401
    """Make an obligation."""
    for name in ("when", "unless"):
        if name in fields:
            fields[name] = asks(fields[name])
    return Obligation(id=id, action=WORDS, says=WORDS, **fields)


def measure(id: str, measured: str, **fields: Any) -> ArchiveRule:  # noqa: A002, ANN401
    """Make a rule about archives, which must be so unless it is said otherwise."""
    for name in ("counted", "of", "when"):
        if name in fields:
            fields[name] = asks(fields[name])
    given: dict[str, Any] = {"id": id, "modality": "must", "measured": measured, "says": WORDS}
    return ArchiveRule(**given | fields)


def named(id: str, condition: Condition) -> OwnFact:  # noqa: A002
    """Make an own fact that stands for a group."""
    return OwnFact(id=id, phrase=WORDS, group=condition)


def policy(*parts: CapacityRule | Guideline | Obligation | OwnFact, **fields: Any) -> Policy:  # noqa: ANN401
    """Make a policy of rules of all kinds."""
    given: dict[str, Any] = {
        "id": "drawn",
        "version": "1",
        "languages": ("sv", "en"),
        "title": WORDS,
        "question": WORDS,
        "country": "SE",
        "zone": STOCKHOLM,
        "capacity_rules": tuple(one for one in parts if isinstance(one, CapacityRule)),
        "guidelines": tuple(one for one in parts if isinstance(one, Guideline)),
        "obligations": tuple(one for one in parts if isinstance(one, Obligation)),
        "own_facts": tuple(one for one in parts if isinstance(one, OwnFact)),
    }
    return Policy(**given | fields)


def answer(assessment: Assessment) -> tuple[str, str]:
    """Give value and status as words."""
    return assessment.capacity.value, assessment.status.value


def ids(reasons: tuple[Reason, ...]) -> list[str]:
    """Name the rules of reasons."""
    return [one.id for one in reasons]


def finding(assessment: Assessment, id: str = "norm") -> Finding:  # noqa: A002
    """Give what one guideline came to."""
    (found,) = [one for one in assessment.findings if one.id == id]
    return found


def outcome(assessment: Assessment, id: str = "duty") -> Duty:  # noqa: A002
    """Give what one obligation came to."""
    (found,) = [one for one in assessment.obligations if one.id == id]
    return found
