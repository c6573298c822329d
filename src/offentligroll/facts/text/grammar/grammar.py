"""The grammar of one language: all patterns of all facts, met in one sweep over a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from offentligroll.facts.text.grammar.forms import ElementTable, Forms
from offentligroll.facts.text.grammar.matching import Reader
from offentligroll.facts.text.grammar.notation import Element, Pattern
from offentligroll.facts.text.grammar.places import FilledPlaces
from offentligroll.facts.text.grammar.rule import NO_ELEMENT, Owner, Part, Rule, Step
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words

_COMMON = 10_000
"""What a place weighs when the rarest element is looked for: it is filled too late to be counted."""


@attrs.frozen(eq=False)
class Found:
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

    table: ElementTable
    """The elements of all patterns."""
    forms: Forms
    """The word forms that were met so far."""
    by_place: Mapping[str, tuple[Rule, ...]]
    """The rules that consist of a place alone, or begin from one."""
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
        table = ElementTable()
        weigh = _Weighing(table, is_common)
        anchors: dict[int, list[Rule]] = {}
        by_place: dict[str, list[Rule]] = {}
        asked: set[int] = set()
        for owner, pattern in owned:
            rule = _rule(owner, pattern, weigh)
            step = rule.parts[0].steps[rule.parts[0].anchor]
            for place in step.places:
                by_place.setdefault(place, []).append(rule)
            if step.number >= 0:
                anchors.setdefault(step.number, []).append(rule)
            asked.update(rule.needed if step.places else rule.needed - {step.number})
        return cls(
            table=table,
            forms=Forms(table, {number: tuple(rules) for number, rules in anchors.items()}, frozenset(asked)),
            by_place={place: tuple(rules) for place, rules in by_place.items()},
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
        return Reader(
            words=words,
            forms=self.forms.of(words.folded, words.written),
            places=FilledPlaces(words, places),
            fillers=self.fillers,
            clause_words=self.clause_words,
        )

    def sweep(self, reader: Reader) -> Iterator[Found]:
        """Find all patterns, overlapping ones too.

        Args:
            reader: the text, from this grammar's `reader`.

        Yields:
            What was met, by where its rarest element stands.
        """
        present, places = reader.present, reader.places.present
        for at, form in enumerate(reader.forms):
            if form.anchored:
                rules = form.anchored.get(None, ())
                for partner in form.partners & present:
                    rules += form.anchored[partner]
                for rule in rules:
                    if rule.others <= present and rule.needed_places <= places:
                        found = _met(rule, reader, at)
                        if found is not None:
                            yield found
        for place in places & self.by_place.keys():
            rules = tuple([rule for rule in self.by_place[place] if rule.needed <= present])
            for at in reader.places.by_start(place) if rules else ():
                yield from filter(None, [_met(rule, reader, at) for rule in rules])


def _met(rule: Rule, reader: Reader, at: int) -> Found | None:
    span = reader.span(rule.parts[0], at)
    if span is None or (rule.mark is not None and rule.mark not in reader.mark_after(span[0])):
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
    start, end = reader.sentence(beside[0])
    for at in range(start, end):
        if anchor.places or anchor.number in reader.forms[at].begins:
            span = reader.span(part, at)
            if span is not None and (span[1] <= beside[0] or span[0] >= beside[1]):
                return span
    return None


@attrs.frozen(eq=False)
class _Weighing:
    """How common elements are, to find the rarest of a pattern."""

    table: ElementTable
    is_common: Callable[[str], bool]
    _kept: dict[int, int] = attrs.field(factory=dict)

    def weight(self, number: int, element: Element) -> int:
        known = self._kept.get(number)
        if known is None:
            known = self._kept[number] = sum(
                _weight_of(run[0].word, run[0].endings, self.is_common) for run in element.alternatives
            )
        return known


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


def _rule(owner: Owner, pattern: Pattern, weighing: _Weighing) -> Rule:
    parts: list[tuple[int, Part]] = []
    needed: dict[int, int] = {}
    needed_places: set[str] = set()
    for elements in pattern.parts:
        steps: list[Step] = []
        weights: list[int] = []
        for element in elements:
            number = weighing.table.number_of(element.alternatives) if element.alternatives else NO_ELEMENT
            steps.append(
                Step(
                    number=number,
                    places=element.places,
                    optional=element.optional,
                    skip=element.skip,
                    over_clauses=element.over_clauses,
                    begins_clause=element.begins_clause,
                )
            )
            if element.optional:
                weights.append(2 * _COMMON)
            elif element.places:
                weights.append(_COMMON)
                if len(element.places) == 1 and not element.alternatives:
                    needed_places.update(element.places)
            else:
                needed[number] = weighing.weight(number, element)
                weights.append(needed[number])
        rarest = min(weights)
        parts.append((rarest, _part(tuple(steps), weights.index(rarest))))
    parts.sort(key=lambda pair: pair[0])
    first = parts[0][1]
    anchor = first.steps[first.anchor].number
    partner = min((one for one in needed if one != anchor), key=needed.__getitem__, default=None)
    return Rule(
        owner=owner,
        source=pattern.source,
        parts=tuple(part for _, part in parts),
        needed=frozenset(needed),
        others=frozenset(one for one in needed if one not in (anchor, partner)),
        partner=partner,
        needed_places=frozenset(needed_places),
        mark=pattern.mark,
        ends_text=pattern.ends_text,
    )


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
