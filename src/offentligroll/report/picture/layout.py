"""Where everything in the picture of a policy stands."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

import attrs

from offentligroll.report.picture.lanes import Bus, lanes_of
from offentligroll.report.picture.parts import Band, DrawnBox, Edge

LINE = 15
"""How far the lines of a text stand apart."""
LANE = 9
"""How far the lines beside a column stand apart."""
FACT_WIDTH = 300
"""How wide a fact is."""
RULE_WIDTH = 360
"""How wide a rule is."""
ANSWER_WIDTH = 130
"""How wide an answer is."""
BETWEEN = 190
"""What lies between facts and rules."""
_PADDING, _GAP, _STUB = 6, 8, 16
_MOST_LINES = 3
_LETTERS = {FACT_WIDTH: 43, RULE_WIDTH: 52, ANSWER_WIDTH: 16}


@attrs.frozen(kw_only=True)
class Placed:
    """A box with its place."""

    x: int
    """Its left edge."""
    y: int
    """Its upper edge."""
    width: int
    """How wide it is."""
    height: int
    """How high it is."""
    lines: tuple[str, ...]
    """What stands in it."""

    @property
    def middle(self) -> int:
        """How far down its middle is."""
        return self.y + self.height // 2


@attrs.frozen(kw_only=True)
class Wire:
    """A line from a fact to a rule."""

    edge: Edge
    """What it says."""
    start: tuple[int, int]
    """Where it leaves the fact."""
    end: tuple[int, int]
    """Where it comes in at the rule."""


@attrs.frozen(kw_only=True)
class Rail:
    """A line beside a column, from one box to others of it."""

    x: int
    """How far from the left it runs."""
    edge: int
    """The edge of the boxes."""
    source: int
    """Where it leaves, from above."""
    targets: tuple[int, ...]
    """Where it comes in."""


@attrs.frozen(kw_only=True)
class PlacedBand:
    """A chapter, with the places of all that is in it."""

    band: Band
    """What is drawn."""
    width: int
    """How wide it is."""
    height: int
    """How high it is."""
    facts: Mapping[str, Placed]
    """The facts, by id."""
    rules: tuple[Placed, ...]
    """The rules."""
    answers: tuple[tuple[Placed, tuple[int, ...]], ...]
    """The answers, each with the middles of its rules."""
    wires: tuple[tuple[Wire, ...], ...]
    """By rule, what it asks for."""
    rails: tuple[Rail | None, ...]
    """By rule, what it goes before."""
    terms: tuple[Rail, ...]
    """What the policy's own terms are made of."""

    @property
    def rules_end(self) -> int:
        """The right edge of the rules."""
        return self.rules[0].x + RULE_WIDTH


def placed(band: Band) -> PlacedBand:
    """Give everything in a chapter its place.

    Args:
        band: the chapter, which has a rule.

    Returns:
        The same, laid out from its upper left corner.
    """
    own, over = _terms(band), _over(band.rules)
    left = _gutter([lane for _, lane in own])
    x_rules = left + FACT_WIDTH + BETWEEN
    x_answers = x_rules + RULE_WIDTH + max(_gutter([lane for _, lane in over.values()]), 2 * _STUB)
    fact_lines = [_wrapped(one.words, FACT_WIDTH) for one in band.facts]
    rule_lines = [(_head(one), *_wrapped(one.words, RULE_WIDTH)) for one in band.rules]
    height = max(_needed(fact_lines), _needed(rule_lines))
    facts = tuple(_column(fact_lines, left, FACT_WIDTH, height))
    rules = tuple(_column(rule_lines, x_rules, RULE_WIDTH, height))
    by_id = {fact.id: place for fact, place in zip(band.facts, facts, strict=True)}
    terms = (_rail(bus, facts, left - _STUB - lane * LANE, left) for bus, lane in own)
    edge = x_rules + RULE_WIDTH
    rails = {row: _rail(bus, rules, edge + _STUB + lane * LANE, edge) for row, (bus, lane) in over.items()}
    return PlacedBand(
        band=band,
        width=x_answers + ANSWER_WIDTH,
        height=height,
        facts=by_id,
        rules=rules,
        answers=tuple(_answers(band.rules, rules, x_answers)),
        wires=tuple(_wires(band.rules, by_id, rules)),
        rails=tuple(rails.get(row) for row in range(len(rules))),
        terms=tuple(terms),
    )


def _head(rule: DrawnBox) -> str:
    return f"{rule.number} · {rule.strength}"


def _wrapped(words: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, _LETTERS[width], max_lines=_MOST_LINES, placeholder=" …")) or ("",)


def _needed(column: Sequence[tuple[str, ...]]) -> int:
    return sum(_height(lines) for lines in column) + _GAP * (len(column) - 1)


def _height(lines: tuple[str, ...]) -> int:
    return LINE * len(lines) + 2 * _PADDING


def _column(column: Sequence[tuple[str, ...]], x: int, width: int, height: int) -> Iterator[Placed]:
    """Put boxes below each other so that they fill the height."""
    spare = height - _needed(column)
    y = 0
    for number, lines in enumerate(column):
        shift = spare * (2 * number + 1) // (2 * len(column))
        yield Placed(x=x, y=y + shift, width=width, height=_height(lines), lines=lines)
        y += _height(lines) + _GAP


def _gutter(lanes: Sequence[int]) -> int:
    return 2 * _STUB + LANE * max(lanes) if lanes else 0


def _terms(band: Band) -> tuple[tuple[Bus, int], ...]:
    rows = {fact.id: row for row, fact in enumerate(band.facts)}
    buses = [
        Bus(source=rows[fact.id], targets=tuple(rows[part] for part in fact.parts))
        for fact in band.facts
        if fact.parts
    ]
    return tuple(zip(buses, lanes_of(buses), strict=True))


def _over(rules: Sequence[DrawnBox]) -> Mapping[int, tuple[Bus, int]]:
    rows = {rule.id: row for row, rule in enumerate(rules)}
    buses = {
        rows[rule.id]: Bus(source=rows[rule.id], targets=tuple(rows[one] for one in rule.beats))
        for rule in rules
        if rule.beats
    }
    lanes = lanes_of(tuple(buses.values()))
    return {row: (bus, lane) for (row, bus), lane in zip(buses.items(), lanes, strict=True)}


def _rail(bus: Bus, places: Sequence[Placed], x: int, edge: int) -> Rail:
    """Let it leave above the middle and come in below it, so that neither lies on the other."""
    targets = tuple(places[one].middle + 5 for one in bus.targets)
    return Rail(x=x, edge=edge, source=places[bus.source].middle - 5, targets=targets)


def _answers(
    rules: Sequence[DrawnBox], places: Sequence[Placed], x: int
) -> Iterator[tuple[Placed, tuple[int, ...]]]:
    for answer in dict.fromkeys(one.answer for one in rules):
        its = [place for rule, place in zip(rules, places, strict=True) if rule.answer == answer]
        lines = _wrapped(answer, ANSWER_WIDTH)
        end = its[-1].y + its[-1].height
        box = Placed(x=x, y=its[0].y, width=ANSWER_WIDTH, height=end - its[0].y, lines=lines)
        yield box, tuple(one.middle for one in its)


def _wires(
    rules: Sequence[DrawnBox], facts: Mapping[str, Placed], places: Sequence[Placed]
) -> Iterator[tuple[Wire, ...]]:
    for rule, place in zip(rules, places, strict=True):
        edges: Sequence[Edge] = sorted(rule.edges, key=lambda edge: (facts[edge.fact].y, edge))
        step = place.height / (len(edges) + 1)
        yield tuple(
            Wire(
                edge=edge,
                start=(facts[edge.fact].x + FACT_WIDTH, facts[edge.fact].middle),
                end=(place.x, round(place.y + step * number)),
            )
            for number, edge in enumerate(edges, 1)
        )
