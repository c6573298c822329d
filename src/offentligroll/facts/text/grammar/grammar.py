"""The grammar of one language: all patterns of all facts, met in one sweep over a text."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.grammar.forms import ElementTable, Forms
from offentligroll.facts.text.grammar.matching import Reader
from offentligroll.facts.text.grammar.notation import Element, Pattern
from offentligroll.facts.text.grammar.places import FilledPlaces
from offentligroll.facts.text.grammar.rule import NO_ELEMENT, Owner, Part, Rule, Step
from offentligroll.facts.text.grammar.sentences import mark_after, sentence_around
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words

_COMMON = 10_000
"""What a place weighs when the rarest element is looked for: it is filled too late to be counted."""


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
    by_place: Mapping[str, Sequence[Rule]]
    """The rules that consist of a place alone, or begin from one."""
    place_bits: Mapping[str, int]
    """The bits of the places that some pattern needs."""
    all_bits: int
    """All bits of elements and places."""
    fillers: Phrases
    """What may stand between any two elements."""
    clause_words: frozenset[str]
    """The words that begin a clause."""

    @classmethod
    def compile(
        cls,
        owned: Iterable[tuple[Owner, Pattern]],
        *,
        fillers: Phrases,
        clause_words: frozenset[str],
        is_common: Callable[[str], bool],
    ) -> Grammar:
        """Make patterns ready to be met.

        Args:
            owned: the patterns with their owners.
            fillers: what may stand between any two elements.
            clause_words: the words that begin a clause.
            is_common: whether a word is among the most frequent of the language.

        Returns:
            The grammar.
        """
        making = _Making(is_common)
        anchors: dict[int, list[Rule]] = {}
        by_place: dict[str, list[Rule]] = {}
        for owner, pattern in owned:
            rule = making.rule(owner, pattern)
            step = rule.parts[0].steps[rule.parts[0].anchor]
            for place in step.places:
                by_place.setdefault(place, []).append(rule)
            if step.number >= 0:
                anchors.setdefault(step.number, []).append(rule)
        return cls(
            forms=Forms(making.table, anchors, making.bits),
            by_place=by_place,
            place_bits=making.place_bits,
            all_bits=(1 << len(making.bits) + len(making.place_bits)) - 1,
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
        runs, anchors = reader.runs_from, self.forms.anchors
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
                    rules = anchors.get(element, ())
                    found += [_met(rule, reader, at) for rule in rules if not rule.needs & absent]
        for place in self.by_place.keys() & places:
            rules = [rule for rule in self.by_place[place] if not rule.needs & absent]
            for at in reader.places.by_start(place) if rules else ():
                found += [_met(rule, reader, at) for rule in rules]
        return [one for one in found if one is not None]

    def _shown(self, reader: Reader, places: Iterable[str]) -> int:
        """Give the bits of all elements and places that something in a text fills."""
        shown = 0
        for form in reader.forms:
            shown |= form.shows
        bits = self.forms.bits
        for filled in reader.runs_from.values():
            for element in filled:
                shown |= bits.get(element, 0)
        for place in places:
            shown |= self.place_bits.get(place, 0)
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
_MANY = 100
"""What a common word weighs against a rare one."""


def _weight_of(word: str, endings: tuple[str, ...] | None, is_common: Callable[[str], bool]) -> int:
    if word[:1] == "<":
        return 2 * _COMMON
    if endings is None:
        return max(1, 6 - len(word)) * 3
    return sum(_MANY if is_common(word + ending) else 1 for ending in endings)


@attrs.frozen(eq=False)
class _Making:
    """The making of rules: which elements there are, how common each is, and its bit where one needs it."""

    is_common: Callable[[str], bool]
    table: ElementTable = attrs.field(factory=ElementTable)
    bits: dict[int, int] = attrs.field(factory=dict)
    place_bits: dict[str, int] = attrs.field(factory=dict)
    _weights: dict[int, int] = attrs.field(factory=dict)

    def rule(self, owner: Owner, pattern: Pattern) -> Rule:
        parts: list[tuple[int, Part]] = []
        needed: dict[int, None] = {}
        needs = 0
        for elements in pattern.parts:
            steps = tuple([self._step(element) for element in elements])
            weights: list[int] = []
            for element, step in zip(elements, steps, strict=True):
                if element.optional:
                    weights.append(2 * _COMMON)
                elif element.places:
                    weights.append(_COMMON)
                    if len(element.places) == 1 and not element.alternatives:
                        needs |= self._bit(self.place_bits, element.places[0])
                else:
                    needed[step.number] = None
                    weights.append(self._weight(step.number, element))
            rarest = min(weights)
            parts.append((rarest, _part(steps, weights.index(rarest))))
        parts.sort(key=operator.itemgetter(0))
        first = parts[0][1]
        anchor = first.steps[first.anchor].number
        for number in needed:
            if number != anchor:
                needs |= self._bit(self.bits, number)
        step = first.steps[0]
        return Rule(
            owner=owner,
            source=pattern.source,
            parts=tuple([part for _, part in parts]),
            needs=needs,
            mark=pattern.mark,
            ends_text=pattern.ends_text,
            is_word=len(parts) == len(first.steps) == 1
            and not (step.places or step.begins_clause or pattern.mark or pattern.ends_text),
        )

    def _step(self, element: Element) -> Step:
        return Step(
            self.table.number_of(element.alternatives) if element.alternatives else NO_ELEMENT,
            element.places,
            element.optional,
            element.skip,
            element.over_clauses,
            element.begins_clause,
        )

    def _bit(self, bits: dict[Any, int], key: object) -> int:
        known = bits.get(key)
        if known is None:
            known = bits[key] = 1 << (len(self.bits) + len(self.place_bits))
        return known

    def _weight(self, number: int, element: Element) -> int:
        known = self._weights.get(number)
        if known is None:
            known = self._weights[number] = sum(
                [_weight_of(run[0].word, run[0].endings, self.is_common) for run in element.alternatives]
            )
        return known


def _part(steps: tuple[Step, ...], anchor: int) -> Part:
    """Note which elements have to stand right beside the anchor."""
    before = steps[anchor - 1] if anchor and not steps[anchor].skip else None
    after = steps[anchor + 1] if anchor + 1 < len(steps) else None
    return Part(
        steps,
        anchor,
        before.number if before and not (before.optional or before.places) else NO_ELEMENT,
        after.number if after and not (after.optional or after.places or after.skip) else NO_ELEMENT,
    )
