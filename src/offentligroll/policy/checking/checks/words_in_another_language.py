"""A list of words in a language that the policy does not have."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, language, _ in subject.word_lists:
        if language not in subject.policy.languages:
            known = subject.policy.languages
            found = Message("checks.words-in-another-language.found", language=language, languages=known)
            advice = Message("checks.words-in-another-language.advice", language=language)
            yield Finding(path=(*path, "words", language), says=found, advice=advice)


CHECK = Check(
    code="words-in-another-language",
    chapter=Chapter.UNUSED,
    find=find,
    severity=Severity.HINT,
    example="""\
[[fact]]
id = "names-the-line"
phrase = { en = "the statement names the crisis line" }
words = { en = ["crisis line"], sv = ["kristelefonen"] }

[[guideline]]
id = "name-the-line"
should = "names-the-line"
when = "is-crisis"
says = { en = "In a crisis the crisis line is named." }
cite = "law, 1"
""",
)
