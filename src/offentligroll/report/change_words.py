"""What changed between two policies, in words: what came, what went, and what reads otherwise."""

from __future__ import annotations

import functools

import attrs

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import check_language, say
from offentligroll.policy.changes import ChangeKind, FieldChange, Part, PartChange, PartKind, PolicyChanges
from offentligroll.report.page import Entry, Line, Page, Section, words_of
from offentligroll.report.page_words import line
from offentligroll.report.policy_page import assumption_entry, own_fact_entry, source_entry
from offentligroll.report.rule_words import RuleWords
from offentligroll.report.value_words import value_words
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.rule import Guideline, OwnFact
from offentligroll.rules.source import Source

_DEMAND = ("modality", "conduct")
"""The fields of a guideline that together say what it asks."""


def changes_page(changes: PolicyChanges, language: str) -> Page:
    """State what changed from one policy to another.

    Args:
        changes: what changed.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The page.

    Raises:
        ValueError: the language is another.

    Example:
        >>> from offentligroll.policy.changes import changes_between
        >>> from offentligroll.policy.policy import Policy
        >>> policy = Policy.load("katrineholm")
        >>> page = changes_page(changes_between(policy, attrs.evolve(policy, version="x")), "en")
        >>> page.title
        'From katrineholm version 4 to katrineholm version x'
        >>> [words_of(one) for one in page.sections[0].intro]
        ['Version, before: 4', 'Version, now: x']
    """
    written_in = (*changes.old.title, *changes.new.title)
    words = ChangeWords(changes=changes, language=check_language(language, written_in))
    sections = []
    if changes.head:
        intro = tuple(told for one in changes.head for told in words.field(one))
        sections.append(Section(name="head", title=say("pages.change.head", language), intro=intro))
    for kind in ChangeKind:
        entries = tuple(words.entry(one) for one in changes.parts if one.kind is kind)
        if entries:
            sections.append(Section(name=kind, title=say(f"pages.change.{kind}", language), entries=entries))
    old, new = changes.old, changes.new
    versions = {"old_version": one_line(old.version), "new_version": one_line(new.version)}
    return Page(
        language=language,
        title=say("pages.change.title", language, old=old.id, new=new.id, **versions),
        contents=say("pages.page.contents", language),
        about=() if changes.parts else (line("pages.change.nothing", language),),
        sections=tuple(sections),
    )


@attrs.frozen(kw_only=True)
class ChangeWords:
    """Says the changes from one policy to another in one language."""

    changes: PolicyChanges
    """What changed."""
    language: str
    """``"sv"`` or ``"en"``."""

    @functools.cached_property
    def _old(self) -> RuleWords:
        return RuleWords(policy=self.changes.old, language=self.language)

    @functools.cached_property
    def _new(self) -> RuleWords:
        return RuleWords(policy=self.changes.new, language=self.language)

    def entry(self, change: PartChange) -> Entry:
        """State what became of a part.

        Args:
            change: what became of it.

        Returns:
            A part that came or went with all that belongs to it; of one that changed only what did.
        """
        sides = ((change.new, self._new), (change.old, self._old))
        told = next(_part_entry(part, words) for part, words in sides if part is not None)
        lines = told.lines
        if change.kind is ChangeKind.CHANGED:
            lines = tuple(one for field in change.fields for one in self._field_of(change, field))
            used = self.changes.rules_with(change.id) if change.part is PartKind.OWN_FACT else ()
            if used:
                lines += (line("pages.change.used", self.language, rules=", ".join(used)),)
        kind = say(f"pages.change.kind-{change.part}", self.language)
        words = line("pages.change.part", self.language, kind=kind, words=words_of(told.words))
        return Entry(words=words, id=change.id, lines=lines)

    def _field_of(self, change: PartChange, field: FieldChange) -> tuple[Line, ...]:
        """State what of a part changed; what a guideline asks is one thing, its strength and its conduct."""
        old, new = change.old, change.new
        if field.name not in _DEMAND or not isinstance(old, Guideline) or not isinstance(new, Guideline):
            return self.field(field)
        if field.name != next(one.name for one in change.fields if one.name in _DEMAND):
            return ()
        before, now = self._old.demand(old), self._new.demand(new)
        name = say("pages.change.field-demand", self.language)
        return (
            line("pages.change.before", self.language, field=name, value=before),
            line("pages.change.now", self.language, field=name, value=now),
        )

    def field(self, change: FieldChange) -> tuple[Line, Line]:
        """State what one thing was, and what it is.

        Args:
            change: what changed.

        Returns:
            A line for each.
        """
        field = say(f"pages.change.field-{change.name}", self.language)
        if change.language is not None:
            field = say("pages.change.field-in", self.language, field=field, code=one_line(change.language))
        return (
            line("pages.change.before", self.language, field=field, value=value_words(change.old, self._old)),
            line("pages.change.now", self.language, field=field, value=value_words(change.new, self._new)),
        )


def _part_entry(part: Part, words: RuleWords) -> Entry:
    if isinstance(part, Source):
        return source_entry(part, words)
    if isinstance(part, Assumption):
        return assumption_entry(part, words)
    if isinstance(part, OwnFact):
        return own_fact_entry(part, words)
    return words.entry(part)
