"""A source that no rule cites."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.needs import cited_sources
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    cited = cited_sources(subject)
    for source in subject.document.data.get("sources", ()):
        if source not in cited:
            found = Message("checks.unused-source.found", source=source)
            advice = Message("checks.unused-source.advice")
            yield Finding(path=("sources", source), says=found, advice=advice)


CHECK = Check(
    code="unused-source",
    chapter=Chapter.UNUSED,
    find=find,
    severity=Severity.HINT,
    example="""\
[sources.spare]
title = "A text"
kind = "policy"
verified = true
""",
)
