"""Patterns, ready to be met."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

Spans = tuple[tuple[int, int], ...]
"""Where the parts of a pattern lie, as indexes of words."""
Owner = tuple[int, str]
"""The number of a group, and what the pattern does in it: ``finds``, ``suspects`` or ``excepts``."""

NO_ELEMENT = -1


@attrs.frozen(eq=False)
class Step:
    """An element, ready to be met."""

    number: int
    """Its number; -1 where only a place may stand here."""
    places: tuple[str, ...]
    """The places that may stand here."""
    optional: bool
    """Whether it may be missing."""
    skip: int
    """How many other words may stand before it."""
    over_clauses: bool
    """Whether these may reach over the end of a clause."""
    begins_clause: bool
    """Whether it has to stand at the beginning of a clause."""


@attrs.frozen(eq=False)
class Part:
    """A part of a pattern, ready to be met."""

    steps: tuple[Step, ...]
    """Its elements, in their order."""
    anchor: int
    """The step at which it is looked for."""
    before: int = NO_ELEMENT
    """The element right before the anchor, if there has to be a certain one."""
    after: int = NO_ELEMENT
    """The element right after the anchor, if there has to be a certain one and the anchor is no place."""
    run: tuple[int, ...] = ()
    """Its elements, where all of them are needed, side by side."""


@attrs.frozen(eq=False)
class Rule:
    """A pattern with its owner, ready to be met."""

    group: int
    """The number of the group whose it is."""
    purpose: str
    """What it does there: ``finds``, ``suspects`` or ``excepts``."""
    source: str
    """As it is written."""
    parts: tuple[Part, ...]
    """The first part holds the rarest element."""
    needs: int
    """What else has to be there somewhere: a bit for each other element and place."""
    rarest: int
    """The number of the bit of the rarest of these; -1 where nothing else is needed."""
    mark: str | None
    """The mark with which its sentence ends, where that matters."""
    ends_text: bool
    """Whether it has to stand at the end of the text."""
    is_word: bool
    """Whether it is one element alone, wherever it stands: it is met wherever it is looked for."""


class Sought(NamedTuple):
    """The patterns that are looked for where something stands."""

    always: Sequence[Rule]
    """Those that need nothing else to be there."""
    by_bit: Mapping[int, Sequence[tuple[int, Rule]]]
    """The others, each with what it needs, by the bit of the rarest of that."""
    wants: int
    """These bits."""

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Sought:
        """Sort patterns.

        Args:
            rules: the patterns.

        Returns:
            The same by what they need.
        """
        always: list[Rule] = []
        by_bit: dict[int, list[tuple[int, Rule]]] = {}
        for rule in rules:
            if rule.needs:
                by_bit.setdefault(rule.rarest, []).append((rule.needs, rule))
            else:
                always.append(rule)
        return cls(always, by_bit, sum([1 << bit for bit in by_bit]))

    def among(self, shown: int, absent: int) -> Sequence[Rule]:
        """Return the patterns of which all that they need is there.

        Args:
            shown: the bits of what is there.
            absent: all other bits.

        Returns:
            The patterns.
        """
        found, wanted = self.always, self.wants & shown
        while wanted:
            bit = wanted.bit_length() - 1
            wanted ^= 1 << bit
            if promising := [rule for needs, rule in self.by_bit[bit] if not needs & absent]:
                found = [*found, *promising] if found else promising
        return found


@attrs.frozen(eq=False)
class Rules:
    """The patterns of a language, each made ready when it is asked for: texts meet few."""

    _steps: Sequence[str]
    """The different elements, each a line of JSON with the fields of `Step`."""
    _lines: Sequence[str]
    """The patterns, each a line of JSON with the fields of `Rule`: steps and bits as numbers."""

    def __getitem__(self, number: int) -> Rule:
        group, purpose, source, parts, needs, *others = json.loads(self._lines[number])
        return Rule(
            group,
            purpose,
            source,
            tuple([self._part(*part) for part in parts]),
            sum([1 << bit for bit in needs]),
            needs[0] if needs else NO_ELEMENT,
            *others,
        )

    def _part(self, numbers: Sequence[int], anchor: int, before: int, after: int, is_run: bool) -> Part:
        steps = tuple(map(self._step, numbers))
        if steps[anchor].places:
            after = NO_ELEMENT
        return Part(steps, anchor, before, after, tuple([step.number for step in steps]) if is_run else ())

    def _step(self, number: int) -> Step:
        element, places, *others = json.loads(self._steps[number])
        return Step(element, tuple(places), *others)
