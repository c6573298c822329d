"""The grammar of one language: all patterns of all facts, met in one sweep over a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.grammar.forms import ElementTable, Forms
from offentligroll.facts.text.grammar.matching import Reader
from offentligroll.facts.text.grammar.places import FilledPlaces
from offentligroll.facts.text.grammar.rule import Owner, Part, Rule, Rules
from offentligroll.facts.text.grammar.sentences import mark_after, sentence_around
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words


class Found(NamedTuple):
    """A pattern that was met."""

    owner: Owner
    """Whose it is."""
    source: str
    """The pattern, as it is written."""
    spans: tuple[tuple[int, int], ...]
    """Where its parts lie, as indexes of words."""

    @property
    def start(self) -> int:
        """The index of its first word."""
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        """The index after its last word."""
        return max(end for _, end in self.spans)


@attrs.frozen(eq=False)
class Grammar:
    """The patterns of one language, ready to be met.

    The work grows with the length of the text and with how many rare elements stand in it, hardly with
    the number of patterns: a pattern is looked for only where its rarest element stands, and only if
    all its other elements stand somewhere too.
    """

    forms: Forms
    """The word forms that were met so far."""
    all_bits: int
    """All bits of elements and places."""
    fillers: Phrases
    """What may stand between any two elements."""
    clause_words: frozenset[str]
    """The words that begin a clause."""

    @classmethod
    def of(cls, tables: Mapping[str, Any], *, fillers: Phrases, clause_words: frozenset[str]) -> Grammar:
        """Make a grammar of the tables of its patterns.

        Args:
            tables: as `grammar.making.grammar_tables` gives them, or as they were kept as JSON.
            fillers: what may stand between any two elements.
            clause_words: the words that begin a clause.

        Returns:
            The grammar.
        """
        bits = {needed: 1 << number for number, needed in enumerate(tables["bits"])}
        elements = ElementTable.of(tables["elements"])
        return cls(
            forms=Forms(elements, Rules(tables["steps"], tables["rules"]), dict(tables["anchors"]), bits),
            all_bits=(1 << len(bits)) - 1,
            fillers=fillers,
            clause_words=clause_words,
        )

    def reader(self, words: Words, places: Mapping[str, Phrases]) -> Reader:
        """Lay out a text for this grammar.

        Args:
            words: the words.
            places: what fills the places.

        Returns:
            The text, each word with what it can be.
        """
        forms = self.forms.of(words.folded, words.written)
        return Reader.of(words, forms, FilledPlaces(words, places), self.fillers, self.clause_words)

    def sweep(self, reader: Reader) -> Sequence[Found]:
        """Find all patterns, overlapping ones too.

        Args:
            reader: the text, from this grammar's `reader`.

        Returns:
            What was met.
        """
        places = reader.places.present
        absent = self.all_bits ^ self._shown(reader, places)
        runs, anchored_at = reader.runs_from, self.forms.anchored_at
        found: list[Found | None] = []
        for at, form in enumerate(reader.forms):
            if form.anchored:
                for rule in [rule for rule in form.anchored if not rule.needs & absent]:
                    if rule.is_word and at not in runs:
                        found.append(Found(rule.owner, rule.source, ((at, at + 1),)))
                    else:
                        found.append(_met(rule, reader, at))
            if at in runs:
                for element in runs[at].keys() - form.whole:
                    found += [
                        _met(rule, reader, at) for rule in anchored_at(element) if not rule.needs & absent
                    ]
        for place in places:
            rules = [rule for rule in anchored_at(place) if not rule.needs & absent]
            for at in reader.places.by_start(place) if rules else ():
                found += [_met(rule, reader, at) for rule in rules]
        return [one for one in found if one is not None]

    def _shown(self, reader: Reader, places: Iterable[str]) -> int:
        """Return the bits of all elements and places that something in a text fills."""
        shown = 0
        for form in reader.forms:
            shown |= form.shows
        bits = self.forms.bits
        for filled in reader.runs_from.values():
            for element in filled:
                shown |= bits.get(element, 0)
        for place in places:
            shown |= bits.get(place, 0)
        return shown


def _met(rule: Rule, reader: Reader, at: int) -> Found | None:
    span = reader.span(rule.parts[0], at)
    if span is None or (rule.mark is not None and rule.mark not in mark_after(reader.words, span[0])):
        return None
    if rule.ends_text and len(reader.forms) - span[1] > _AFTER_THE_END:
        return None
    spans = [span]
    for part in rule.parts[1:]:
        other = _in_sentence(part, reader, span)
        if other is None:
            return None
        spans.append(other)
    return Found(rule.owner, rule.source, tuple(spans))


def _in_sentence(part: Part, reader: Reader, beside: tuple[int, int]) -> tuple[int, int] | None:
    anchor = part.steps[part.anchor]
    start, end = sentence_around(reader.words, beside[0])
    for at in range(start, end):
        if anchor.places or reader.may_begin(anchor.number, at):
            span = reader.span(part, at)
            if span is not None and (span[1] <= beside[0] or span[0] >= beside[1]):
                return span
    return None


_AFTER_THE_END = 3
"""So many words may follow what ends a text."""
