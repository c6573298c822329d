"""An adopted document with the rules that its paragraphs have become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.files.document import Document
from offentligroll.files.where import Path
from offentligroll.languages import say
from offentligroll.model.wording import Wording
from offentligroll.policy.reading.encoded import EncodedParagraph, encoded_paragraphs
from offentligroll.report.page import Entry, Line, Section
from offentligroll.report.page_words import line
from offentligroll.report.rule_words import Rule, RuleWords, rules_of
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.document import Principle
from offentligroll.rules.house_rule import HouseRule
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation

_BULLET = re.compile(r"^[-*+] +", re.MULTILINE)
KIND_OF: Mapping[type[Rule], str] = {
    CapacityRule: "capacity",
    Guideline: "guideline",
    Obligation: "obligation",
    HouseRule: "house_rule",
    ChannelRule: "channel_rule",
    ArchiveRule: "archive_rule",
    Principle: "principle",
}
"""The keys under which files list the rules of each kind."""


def document_sections(document: Document, words: RuleWords) -> Iterator[Section]:
    """Weave the paragraphs of a document and the rules that say them.

    Args:
        document: the file of the policy.
        words: says the policy's rules.

    Yields:
        A section for each heading; none where the file is TOML alone.
    """
    paragraphs = encoded_paragraphs(document)
    told = [one for one in paragraphs if not one.paragraph.is_heading]
    bare = sum(not one.is_encoded for one in told)
    title, gathered = say("pages.page.document", words.language), list[EncodedParagraph]()
    intro = [line("pages.page.document-intro", words.language, count=bare, all=len(told))]
    number = 0
    for one in (*paragraphs, None):
        if one is not None and not one.paragraph.is_heading:
            gathered.append(one)
            continue
        entries = tuple(_entries(gathered, document, words))
        if entries:
            number += 1
            yield Section(
                name=f"document-{number}",
                title=title,
                intro=tuple(intro) if number == 1 else (),
                entries=entries,
            )
        if one is not None:
            # A rule may stand right under a heading.
            title, gathered = one_line(one.paragraph.words), [one] if one.entries else []


def _entries(paragraphs: Iterable[EncodedParagraph], document: Document, words: RuleWords) -> Iterator[Entry]:
    for one in paragraphs:
        lines = tuple(_said(path, document, words) for path in one.entries)
        nothing = line("pages.page.no-rule", words.language)
        said = one_line(_BULLET.sub("", one.paragraph.words))
        encoded = tuple(
            (str(kind), str(document.data[str(kind)][number]["id"])) for kind, number in one.entries
        )
        yield Entry(words=(said,), lines=lines or (nothing,), encoded=encoded)


def _said(path: Path, document: Document, words: RuleWords) -> Line:
    """Refer to a rule by its number, or say what has none in its own words."""
    kind, number = path
    told = document.data[str(kind)][number]
    rules = [rule for rule in rules_of(words.policy) if rule.id == told["id"] and KIND_OF[type(rule)] == kind]
    if rules:
        return words.references(rules)
    says = Wording(told.get("says") or told.get("phrase")).in_language(words.language)
    return (f"{one_line(says)} [{told['id']}]",)
