"""A list of words with signs of a search pattern, which are taken as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject

_PATTERN = re.compile(r"[*|\\\[\]^$]|\)[?*+]|\.[*+]")


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, language, words in subject.word_lists:
        patterns = tuple(word for word in words if _PATTERN.search(word))
        if patterns:
            found = Message("checks.literal-words.found", count=len(patterns), words=patterns)
            advice = Message("checks.literal-words.advice")
            yield Finding(path=(*path, "words", language), says=found, advice=advice)


CHECK = Check(
    code="literal-words",
    chapter=Chapter.IDLE,
    find=find,
    example="""\
[[fact]]
id = "names-the-line"
phrase = { en = "the statement names the crisis line" }
words = { en = ["crisis line*"] }

[[guideline]]
id = "name-the-line"
should = "names-the-line"
when = "is-crisis"
says = { en = "In a crisis the crisis line is named." }
cite = "law, 1"
""",
)
