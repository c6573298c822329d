"""A guideline that binds private speech, and whose source is no law."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import duties_of_speakers
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.rule import InCapacity
from offentligroll.rules.source import SourceKind

LAW = frozenset({SourceKind.CONSTITUTION, SourceKind.STATUTE, SourceKind.CASE_LAW})
"""The kinds of sources that may bind private speech."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, rule, _ in subject.once(duties_of_speakers):
        source = None if rule.cite is None else rule.cite.source
        if rule.in_capacity is InCapacity.OFFICIAL or (source is not None and source.kind in LAW):
            continue
        if source is None:
            found = Message("checks.reaches-private-speech.found-without-source")
        else:
            found = Message("checks.reaches-private-speech.found", kind=source.kind.value)
        advice = Message("checks.reaches-private-speech.advice")
        yield Finding(path=(*path, "in_capacity"), says=found, advice=advice)


CHECK = Check(
    code="reaches-private-speech",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[guideline]]
id = "no-party"
must_not = "takes-party-side"
in_capacity = "any"
says = { en = "Staff take no party's side." }
cite = "qa, 1"
""",
)
