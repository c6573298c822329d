"""A list of words that is meant to find links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.subject import Subject

_ADDRESS = re.compile(
    r"https?(?:://.*)?|www(?:\..*)?|(?:[\w-]+\.)*[\w-]{3,}\.[a-z]{2,6}(?:/.*)?", re.IGNORECASE
)


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for number, raw in enumerate(subject.document.data.get("fact", ())):
        for language, listed in raw.get("words", {}).items():
            for place, phrase in enumerate(listed):
                if _ADDRESS.fullmatch(phrase.strip()):
                    found = Message("checks.address-as-words.found", words=phrase)
                    advice = Message("checks.address-as-words.advice")
                    path = ("fact", number, "words", language, place)
                    yield Finding(path=path, says=found, advice=advice)


CHECK = Check(
    code="address-as-words",
    chapter=Chapter.SELDOM_KNOWN,
    find=find,
    severity=Severity.WARNING,
    example="""\
[[fact]]
id = "links-to-the-map"
phrase = { en = "it links to the map" }
words = { en = ["map.example.org"] }

[[guideline]]
id = "no-map"
must_not = "links-to-the-map"
says = { en = "Posts don't link to the map." }
cite = "qa, 1"
""",
)
