"""A guideline that forbids criticism as such."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import duties_of_speakers, holds_whatever_the_words
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import facts_in

CRITICISM = ("criticises-own-authority", "criticises-colleague", "is-workplace-grievance")
"""The facts of criticism within the authority; towards parties, officials are to be impartial."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, rule, entry in subject.once(duties_of_speakers):
        fact = _forbidden(subject, path, entry)
        if fact is not None:
            found = Message("checks.forbids-criticism.found", fact=fact)
            advice = Message("checks.forbids-criticism.advice")
            yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)


def _forbidden(subject: Subject, path: Path, entry: Entry) -> str | None:
    """The criticism that breaches a guideline, however it is said and whatever else is said."""
    breach = all_of(entry.breached, none_of(entry.part("defence")))
    conduct = set(facts_in(entry.followed))
    for fact in CRITICISM:
        breaches = holds_whatever_the_words(breach, fact, {}) if fact in conduct else False
        if breaches is None:
            subject.passed_over.add(path)
        elif breaches:
            return fact
    return None


CHECK = Check(
    code="forbids-criticism",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[guideline]]
id = "keep-quiet"
must_not = "criticises-own-authority"
says = { en = "Staff do not criticise the municipality." }
cite = "law, 1"
""",
)
