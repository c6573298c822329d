"""The rules of a file as sentences, each with its place and the section of the document it belongs to."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.names import RULE_KINDS, says_of
from offentligroll.editing.nodes import Entry, ValueKind
from offentligroll.editing.positions import Span
from offentligroll.languages import check_language
from offentligroll.policy.policy import Policy
from offentligroll.report.document_words import KIND_OF
from offentligroll.report.page import Entry as Told
from offentligroll.report.page import words_of
from offentligroll.report.rule_words import RuleWords, rules_of

_LISTED = (*RULE_KINDS, "fact", "case")


@attrs.frozen(kw_only=True)
class OutlineItem:
    """A rule, a fact of the policy's own, or a case, as it stands in the text."""

    kind: str
    """The key of its list, such as ``"guideline"``."""
    id: str
    """Its id; empty where it has none yet."""
    says: str
    """Its sentence as the text has it, in the reader's language or another; a case's title."""
    span: Span
    """From its header to the end of its last line."""
    name_span: Span
    """Its id, or its header where it has none."""
    section: str = ""
    """The heading that it stands under in a Markdown document, else where in its source it comes from."""
    source: str = ""
    """The key of the source that it cites."""
    number: int | None = None
    """Its number on the page that ``show`` writes; None where it was not there when the policy was last
    without errors."""
    lines: tuple[str, ...] = ()
    """What ``show`` says of it: strength, conditions, exceptions, rank, deadline, source."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``kind``, ``id``, ``says``, ``range``, ``selectionRange``, ``section``, ``source``, ``number``,
            ``lines``.
        """
        return {
            "kind": self.kind,
            "id": self.id,
            "says": self.says,
            "range": self.span.to_dict(),
            "selectionRange": self.name_span.to_dict(),
            "section": self.section,
            "source": self.source,
            "number": self.number,
            "lines": list(self.lines),
        }


def outline(draft: Draft, language: str = "en") -> tuple[OutlineItem, ...]:
    r"""Return the rules of a file, in the order of the text; also while it can't be read.

    Args:
        draft: the file.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Rules, principles and own facts of a policy; the cases of a file of cases. What ``show`` says of a
        rule is that of the text as it last had no errors.

    Raises:
        ValueError: the language is another.

    Example:
        >>> draft = Draft.of('[[principle]]\nid = "kind"\nsays = { en = "Be kind." }\ncite = "rules, § 2"\n')
        >>> [(one.kind, one.id, one.says, one.section) for one in outline(draft)]
        [('principle', 'kind', 'Be kind.', '§ 2')]
    """
    check_language(language)
    told = _told(draft, language)
    headings = _headings(draft)
    entries = (one for one in draft.tree.entries if one.path[:1] and one.path[0] in _LISTED)
    return tuple(_item(draft, entry, language, told, headings) for entry in entries if len(entry.path) == 2)


def _told(draft: Draft, language: str) -> Mapping[tuple[str, str], Told]:
    """What the page says of each rule."""
    return {} if draft.good is None else _of_good(draft.good, language)


@functools.lru_cache(maxsize=8)
def _of_good(draft: Draft, language: str) -> Mapping[tuple[str, str], Told]:
    assert draft.policy_now is not None  # noqa: S101 - it is good
    words = RuleWords(policy=Policy.of(draft.policy_now), language=language)
    return {(KIND_OF[type(rule)], rule.id): words.entry(rule) for rule in rules_of(words.policy)}


def _headings(draft: Draft) -> tuple[tuple[int, str], ...]:
    """The lines and words of the headings of a document."""
    good = draft if not isinstance(draft.document, Exception) else draft.before
    if good is None or isinstance(good.document, Exception):
        return ()
    return tuple((one.line, one.words) for one in good.document.paragraphs if one.is_heading)


def _item(
    draft: Draft,
    entry: Entry,
    language: str,
    told: Mapping[tuple[str, str], Told],
    headings: tuple[tuple[int, str], ...],
) -> OutlineItem:
    kind, identity = str(entry.path[0]), entry.id or ""
    source, _, place = _text(entry, "cite").partition(",")
    line = draft.lines.position(entry.start).line + 1
    above = [words for number, words in headings if number <= line]
    found = told.get((kind, identity))
    named = entry.item("id")
    start, end = (entry.start, entry.header_end) if named is None else (named.start, named.end)
    return OutlineItem(
        kind=kind,
        id=identity,
        says=_sentence(entry, language),
        span=draft.lines.span(entry.start, entry.last),
        name_span=draft.lines.span(start, end),
        section=above[-1] if above else place.strip(),
        source=source.strip(),
        number=None if found is None else found.number,
        lines=() if found is None else tuple(_lines(found)),
    )


def _sentence(entry: Entry, language: str) -> str:
    key = {"fact": "phrase", "case": "title"}.get(str(entry.path[0]), "says")
    return _text(entry, key) or says_of(entry.item(key), language)


def _text(entry: Entry, key: str) -> str:
    item = entry.item(key)
    return item.value.text if item is not None and item.value.kind is ValueKind.TEXT else ""


def _lines(told: Told) -> Iterator[str]:
    return map(words_of, told.lines)
