"""A guideline by which views are removed, or people shut out, on no ground, or on that of the view."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import holds_whatever_the_words
from offentligroll.policy.checking.regions import Entry, all_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import ALWAYS_TRUE, facts_in
from offentligroll.rules.rule import Bound, Guideline, InCapacity, Modality

REMOVALS = ("is-removal", "is-block", "is-hiding", "is-mute")
"""The acts that take away what others have said, or keep them from saying it."""

LEAVING = ("is-omission",)
"""The act that leaves it standing."""

VIEWS = (
    "is-political-comment",
    "criticises-own-authority",
    "criticises-party-or-politician",
    "gives-own-opinion",
    "takes-party-side",
    "takes-religious-side",
)
"""What nobody may be shut out for as such."""

GROUNDS = ("content-breaks-house-rules", "disposal-is-decided", "is-spam", "repeats-itself")
"""What is no view, and may be removed."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for rule, entry in zip(subject.policy.guidelines, subject.guidelines, strict=True):
        path = entry.path
        # On one's own page one chooses oneself what stands, and what binds visitors removes nothing.
        if path is None or rule.binds == (Bound.VISITOR,) or rule.in_capacity is InCapacity.PERSONAL:
            continue
        code = _code(subject, path, rule, entry)
        if code is not None:
            found = Message(f"checks.removes-views.found-{code}")
            advice = Message("checks.removes-views.advice", fact=GROUNDS[0])
            yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)
    yield from _of_house_rules(subject)


def _of_house_rules(subject: Subject) -> Iterator[Finding]:
    """Find a house rule that forbids a view."""
    for path, rule in subject.house_rules:
        condition = subject.policy.plain(rule.not_allowed)
        if any(
            holds_whatever_the_words(condition, view, {}) for view in VIEWS if view in facts_in(condition)
        ):
            found = Message("checks.removes-views.found-house")
            advice = Message("checks.removes-views.advice-house")
            yield Finding(path=(*path, "not_allowed"), says=found, advice=advice)


def _code(subject: Subject, path: Path, rule: Guideline, entry: Entry) -> str | None:
    """What is found: a removal that needs no ground, or one whose ground is a view; None where neither is."""
    # Whoever must not leave a thing standing must remove it.
    is_left = rule.modality.is_prohibition
    conduct = entry.part("conduct") if is_left else entry.followed
    removal, asked = all_of(entry.applies, conduct), set(facts_in(conduct or ALWAYS_TRUE))
    demand = "may" if rule.modality is Modality.MAY else "must"
    for fact in asked.intersection(LEAVING if is_left else REMOVALS):
        for kind, views in (("", False), ("view-", True)):
            others = dict.fromkeys(GROUNDS, False) | dict.fromkeys(VIEWS, views)
            removes = holds_whatever_the_words(removal, fact, others)
            if removes is None:
                subject.passed_over.add(path)
            elif removes:
                return f"{kind}{demand}"
    return None


CHECK = Check(
    code="removes-views",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[guideline]]
id = "moderate"
may = "is-removal"
binds = ["authority"]
says = { en = "Comments may be removed." }
cite = "law, 1"
""",
)
