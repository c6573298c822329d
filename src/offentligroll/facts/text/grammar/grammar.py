"""The grammar of one language: all patterns of all facts, met in one sweep over a text."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Iterator, Mapping, Sequence
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
        runs = reader.runs_from
        found: list[Found] = [
            (rule, ((at, at + 1),))
            for at, form in enumerate(reader.forms)
            if form.met and at not in runs
            for rule in form.met
        ]
        found += [(rule, spans) for rule, at in self._tried(reader) if (spans := _met(rule, reader, at))]
        return found

    def _tried(self, reader: Reader) -> Iterator[tuple[Rule, int]]:
        """Yield the patterns that may be met, each with the word where it is looked for."""
        shown = self._shown(reader)
        absent = self.all_bits & ~shown
        for at, form in enumerate(reader.forms):
            for rule in form.tried:
                yield rule, at
            wanted = form.wants & shown
            while wanted:
                bit = wanted.bit_length() - 1
                wanted ^= 1 << bit
                for rule in form.anchored[bit]:
                    if not rule.needs & absent:
                        yield rule, at
        yield from self._tried_beyond_words(reader, absent)

    def _tried_beyond_words(self, reader: Reader, absent: int) -> Iterator[tuple[Rule, int]]:
        """Yield the same where several words fill an element or a place together."""
        anchored_at = self.forms.anchored_at
        for at, elements in reader.runs_from.items():
            form = reader.forms[at]
            yield from [(rule, at) for rule in form.met]
            for element in elements.keys() - form.whole:
                yield from [(rule, at) for rule in anchored_at(element) if not rule.needs & absent]
        for place, starts in reader.places.items():
            for rule in anchored_at(place):
                if not rule.needs & absent:
                    yield from [(rule, at) for at in starts]

    def _shown(self, reader: Reader) -> int:
        """Return the bits of all elements and places that something in a text fills."""
        shown = functools.reduce(operator.or_, [form.shows for form in reader.forms], 0)
        bits = self.forms.bits
        for place in reader.places:
            shown |= bits.get(place, 0)
        for element in itertools.chain.from_iterable(reader.runs_from.values()):
            shown |= bits.get(element, 0)
        return shown


def _met(rule: Rule, reader: Reader, at: int) -> Spans | None:
    """Meet a pattern whose anchor begins at a word."""
    span = reader.span(rule.parts[0], at)
    if span is None or (rule.mark is not None and rule.mark not in mark_after(reader.words, span[0])):
        return None
    if rule.ends_text and len(reader.forms) - span[1] > _AFTER_THE_END:
        return None
    if len(rule.parts) == 1:
        return (span,)
    others = [_in_sentence(part, reader, span) for part in rule.parts[1:]]
    return None if None in others else (span, *filter(None, others))


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
