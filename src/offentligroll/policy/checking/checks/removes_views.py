"""A guideline by which views are removed, or people shut out, on no ground in what they say."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import holds_whatever_the_words
from offentligroll.policy.checking.regions import Entry, all_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import facts_in
from offentligroll.rules.rule import Bound, Modality

REMOVALS = ("is-removal", "is-hiding", "is-block")
"""The acts that take away what others have said, or keep them from saying it."""

_HOUSE_RULES = "content-breaks-house-rules"


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for rule, entry in zip(subject.policy.guidelines, subject.guidelines, strict=True):
        path = entry.path
        if path is None or Bound.AUTHORITY not in rule.binds or rule.modality.is_prohibition:
            continue
        if _is_groundless(subject, path, entry):
            found = (
                Message("checks.removes-views.found-may")
                if rule.modality is Modality.MAY
                else Message("checks.removes-views.found-must")
            )
            advice = Message("checks.removes-views.advice", fact=_HOUSE_RULES)
            yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)


def _is_groundless(subject: Subject, path: Path, entry: Entry) -> bool:
    """Whether nothing about what is removed needs to be true."""
    done = all_of(entry.applies, entry.followed)
    conduct = set(facts_in(entry.followed))
    for fact in REMOVALS:
        removes = holds_whatever_the_words(done, fact, {_HOUSE_RULES: False}) if fact in conduct else False
        if removes is None:
            subject.passed_over.add(path)
        elif removes:
            return True
    return False


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
