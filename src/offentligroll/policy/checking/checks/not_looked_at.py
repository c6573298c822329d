"""What was too large for the other checks."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.document import Contents
from offentligroll.files.problems import Severity
from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy that all other checks have looked at."""
    large = {path for path, entry in subject.own if len(entry.facts) > MOST_FACTS}
    passed_over = sorted(subject.passed_over | large)
    pairs = subject.pairs_passed_over
    parts = []
    if passed_over:
        names = tuple(_id_at(subject.document, path) for path in passed_over)
        parts.append(Message("checks.not-looked-at.found-large", most=MOST_FACTS, names=names))
    if pairs:
        parts.append(Message("checks.not-looked-at.found-pairs", count=pairs))
    if parts:
        found = Message("checks.not-looked-at.found", parts=tuple(parts))
        advice = Message("checks.not-looked-at.advice")
        yield Finding(path=(), says=found, advice=advice)


def _id_at(document: Contents, path: Path) -> str:
    name: str = document.data[str(path[0])][path[1]]["id"]
    return name


CHECK = Check(
    code="not-looked-at",
    chapter=Chapter.ITSELF,
    find=find,
    severity=Severity.HINT,
)
