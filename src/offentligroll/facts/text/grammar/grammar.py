"""The grammar of one language: all patterns of all facts, met in one sweep over a text."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from offentligroll.facts.text.grammar.forms import ElementTable, Forms
from offentligroll.facts.text.grammar.matching import Reader
from offentligroll.facts.text.grammar.places import Places
from offentligroll.facts.text.grammar.rule import Part, Rule, Rules, Spans
from offentligroll.facts.text.grammar.sentences import mark_after, sentence_around
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words

Found = tuple[Rule, Spans]
"""A pattern that was met, and where."""


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
        bits: dict[int | str, int] = {}
        for number, keys in enumerate(tables["bits"]):
            for key in keys:
                bits[key] = bits.get(key, 0) | 1 << number
        elements = ElementTable.of(tables["elements"])
        return cls(
            forms=Forms(elements, Rules(tables["steps"], tables["rules"]), dict(tables["anchors"]), bits),
            all_bits=(1 << len(tables["bits"])) - 1,
            fillers=fillers,
            clause_words=clause_words,
        )

    def reader(self, words: Words, places: Places) -> Reader:
        """Lay out a text for this grammar.

        Args:
            words: the words.
            places: what fills the places.

        Returns:
            The text, each word with what it can be.
        """
        forms = self.forms.of(words.folded, words.written)
        return Reader(words, forms, places.filled_in(words), self.fillers, self.clause_words)

    def sweep(self, reader: Reader) -> Sequence[Found]:
        """Find all patterns, overlapping ones too.

        Args:
            reader: the text, from this grammar's `reader`.

        Returns:
            What was met.
        """
        runs, shown = reader.runs_from, self._shown(reader)
        absent = self.all_bits ^ shown
        found: list[Found] = []
        for at, met in enumerate(reader.met):
            if met and at not in runs:
                found += [(rule, ((at, at + 1),)) for rule in met]
        for at, sought in enumerate(reader.sought):
            if sought is not None and (sought.always or sought.wants & shown):
                _meet(sought.among(shown, absent), reader, at, found)
        if runs or reader.places:
            self._sweep_beyond_words(reader, shown, absent, found)
        return found

    def _sweep_beyond_words(self, reader: Reader, shown: int, absent: int, found: list[Found]) -> None:
        """Find patterns where several words fill an element or a place together."""
        anchors, sought_at = self.forms.anchors, self.forms.sought_at
        for at, elements in reader.runs_from.items():
            form = reader.forms[at]
            if form.met:
                _meet(form.met, reader, at, found)
            for element in elements:
                if element in anchors and element not in form.whole:
                    _meet(sought_at(element).among(shown, absent), reader, at, found)
        for place, starts in reader.places.items():
            rules = sought_at(place).among(shown, absent)
            for at in starts:
                _meet(rules, reader, at, found)

    def _shown(self, reader: Reader) -> int:
        """Return the bits of all elements and places that something in a text fills."""
        bits = self.forms.bits
        shown = functools.reduce(operator.or_, reader.shows, 0)
        for place in reader.places:
            shown |= bits.get(place, 0)
        for element in itertools.chain.from_iterable(reader.runs_from.values()):
            shown |= bits.get(element, 0)
        return shown


def _meet(rules: Sequence[Rule], reader: Reader, at: int, found: list[Found]) -> None:
    """Add the patterns that are met with their anchor at a word."""
    for rule in rules:
        parts, mark = rule.parts, rule.mark
        if mark is not None and mark not in reader.words.text:
            continue
        span = reader.span(parts[0], at)
        if span is None or (mark is not None and mark not in mark_after(reader.words, span[0])):
            continue
        if rule.ends_text and len(reader.forms) - span[1] > _AFTER_THE_END:
            continue
        if len(parts) == 1:
            found.append((rule, (span,)))
            continue
        others = [_in_sentence(part, reader, span) for part in parts[1:]]
        if None not in others:
            found.append((rule, (span, *filter(None, others))))


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
