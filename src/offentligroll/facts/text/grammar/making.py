"""Making patterns ready to be met, as tables of plain data that can be kept."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from offentligroll.facts.text.buckets import Buckets
from offentligroll.facts.text.grammar.forms import Filling
from offentligroll.facts.text.grammar.notation import CAPITAL, NUMBER, Alternatives, Atom, Element, Pattern
from offentligroll.facts.text.grammar.rule import NO_ELEMENT, Owner

_COMMON = 10_000
"""What a place weighs when the rarest element is looked for: it is filled too late to be counted."""
_MANY = 100
"""What a common word weighs against a rare one."""

Row = tuple[Any, ...]


def grammar_tables(
    owned: Iterable[tuple[Owner, Pattern]], is_common: Callable[[str], bool]
) -> dict[str, Any]:
    """Make patterns ready to be met.

    Args:
        owned: the patterns with their owners.
        is_common: whether a word is among the most frequent of the language.

    Returns:
        What JSON can say: the elements; the steps and rules, each a line of JSON; by which element or place
        the rules are looked for; and for which elements and places, any of them, each bit stands.
    """
    making = _Making(is_common)
    rules: list[str] = []
    anchors: dict[int | str, list[int]] = {}
    for owner, pattern in owned:
        row, (element, places, *_) = making.rule(owner, pattern)
        for key in places if element == NO_ELEMENT else (element, *places):
            anchors.setdefault(key, []).append(len(rules))
        rules.append(_line(row))
    return {
        "elements": making.elements.tables(),
        "steps": list(map(_line, making.steps)),
        "rules": rules,
        "anchors": list(anchors.items()),
        "bits": list(making.bits),
    }


_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes a row: few of them are ever read, and a line is kept and loaded sooner than what it says."""


def _weight_of(word: str, endings: tuple[str, ...] | None, is_common: Callable[[str], bool]) -> int:
    if word[:1] == "<":
        return 2 * _COMMON
    if endings is None:
        return max(1, 6 - len(word)) * 3
    return sum([_MANY if is_common(word + ending) else 1 for ending in endings])


_Entries = dict[str, list[int | Filling]]


@attrs.define(eq=False)
class _Elements:
    """The elements, and by which words they are filled or begun."""

    _numbers: dict[Alternatives, int] = attrs.field(factory=dict)
    _exact: _Entries = attrs.field(factory=dict)
    _written: _Entries = attrs.field(factory=dict)
    _stems: _Entries = attrs.field(factory=dict)
    _heads: _Entries = attrs.field(factory=dict)
    _capitals: list[int | Filling] = attrs.field(factory=list)
    _figures: list[int | Filling] = attrs.field(factory=list)
    _seconds: dict[int, None] = attrs.field(factory=dict)

    def number_of(self, alternatives: Alternatives) -> int:
        """Return the number of an element, the same for the same alternatives."""
        known = self._numbers.get(alternatives)
        if known is not None:
            return known
        number = self._numbers[alternatives] = len(self._numbers)
        for atoms in alternatives:
            first = atoms[0]
            if len(atoms) == 1:
                self._place(first, number)
                continue
            run = tuple([self.number_of(frozenset(((atom,),))) for atom in atoms])
            self._seconds[run[1]] = None
            self._place(first, Filling(number, run))
        return number

    def _place(self, atom: Atom, entry: int | Filling) -> None:
        if atom is CAPITAL:
            self._capitals.append(entry)
        elif atom is NUMBER:
            self._figures.append(entry)
        elif atom.as_written:
            self._written.setdefault(atom.word, []).append(entry)
        elif atom.is_head:
            for ending in atom.endings or ("",):
                self._heads.setdefault(atom.word + ending, []).append(entry)
        elif atom.endings is None:
            self._stems.setdefault(atom.word, []).append(entry)
        else:
            for ending in atom.endings:
                self._exact.setdefault(atom.word + ending, []).append(entry)

    def tables(self) -> dict[str, Any]:
        """Return all of it as JSON can."""
        return {
            "exact": Buckets.of({word: _line(entries) for word, entries in self._exact.items()}).texts,
            "written": _by_entries(self._written),
            "stems": _by_entries(self._stems),
            "heads": _by_entries(self._heads),
            "capitals": self._capitals,
            "figures": self._figures,
            "seconds": list(self._seconds),
        }


def _by_entries(by_word: _Entries) -> list[tuple[str, Sequence[int | Filling]]]:
    """Put words together that can be the same: many stand in the same classes alone."""
    together: dict[tuple[int | Filling, ...], list[str]] = {}
    for word, entries in by_word.items():
        together.setdefault(tuple(entries), []).append(word)
    return [(" ".join(words), entries) for entries, words in together.items()]


@attrs.frozen(eq=False)
class _Making:
    """The making of rules: which elements there are, how common each is, and its bit where one needs it."""

    is_common: Callable[[str], bool]
    elements: _Elements = attrs.field(factory=_Elements)
    steps: dict[Row, int] = attrs.field(factory=dict)
    bits: dict[Row, int] = attrs.field(factory=dict)
    _known: dict[Element, tuple[int, Row]] = attrs.field(factory=dict)
    _weights: dict[int, int] = attrs.field(factory=dict)

    def rule(self, owner: Owner, pattern: Pattern) -> tuple[Row, Row]:
        """Make the row of a rule, and that of the step at which it is looked for."""
        parts: list[tuple[int, Row, Row]] = []
        needed: dict[Row, int] = {}
        for elements in pattern.parts:
            steps = [self._step(element) for element in elements]
            weights: list[int] = []
            for element, (_, step) in zip(elements, steps, strict=True):
                if element.optional:
                    weights.append(2 * _COMMON)
                else:
                    weights.append(_COMMON if element.places else self._weight(step[0], element))
                    needed[step[1] if step[0] == NO_ELEMENT else (step[0], *step[1])] = weights[-1]
            rarest = min(weights)
            anchor = weights.index(rarest)
            parts.append((rarest, _part(steps, anchor), steps[anchor][1]))
        parts.sort(key=operator.itemgetter(0))
        anchored = parts[0][2]
        needed.pop((anchored[0],), None)
        rarest_first = sorted(needed, key=needed.__getitem__)
        needs = [self.bits.setdefault(keys, len(self.bits)) for keys in rarest_first]
        first = pattern.parts[0][0]
        is_word = len(pattern.parts) == len(pattern.parts[0]) == 1 and not (
            first.places or first.begins_clause or pattern.mark or pattern.ends_text
        )
        rows = tuple([part for _, part, _ in parts])
        row = (*owner, pattern.source, rows, tuple(needs), pattern.mark, pattern.ends_text, is_word)
        return row, anchored

    def _step(self, element: Element) -> tuple[int, Row]:
        known = self._known.get(element)
        if known is None:
            number = self.elements.number_of(element.alternatives) if element.alternatives else NO_ELEMENT
            row = (number, *element[1:])
            known = self._known[element] = self.steps.setdefault(row, len(self.steps)), row
        return known

    def _weight(self, number: int, element: Element) -> int:
        known = self._weights.get(number)
        if known is None:
            known = self._weights[number] = sum(
                [_weight_of(run[0].word, run[0].endings, self.is_common) for run in element.alternatives]
            )
        return known


def _part(steps: Sequence[tuple[int, Row]], anchor: int) -> Row:
    """Note which elements have to stand right beside the anchor, and whether it is words side by side."""
    before = after = NO_ELEMENT
    if anchor and not steps[anchor][1][_SKIP]:
        number, places, optional, *_ = steps[anchor - 1][1]
        before = NO_ELEMENT if optional or places else number
    if anchor + 1 < len(steps):
        number, places, optional, skip, *_ = steps[anchor + 1][1]
        after = NO_ELEMENT if optional or places or skip else number
    is_run = not any(any(row[1:]) for _, row in steps)
    return tuple([number for number, _ in steps]), anchor, before, after, is_run


_SKIP = 3
"""Where in a row of a step stands how many other words may stand before it."""
