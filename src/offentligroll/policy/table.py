"""Many conditions at once: terms as bits of big integers, transposed.

For each small group of facts and each way in which they can be known, one integer says which terms
are ruled out and which must wait. A statement then costs a few dozen operations on integers,
whatever the number of rules.

Every rule has a segment of term bits and, above it, a guard bit. Adding ones to all of a segment
carries into the guard exactly where some term of the segment is left.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.policy.normal_form import Term

CHUNK = 4
"""Facts that are looked up together; three to the power of it is the number of patterns."""

_PATTERN = (1 << CHUNK) - 1


@attrs.frozen(kw_only=True)
class Layout:
    """Where each rule's bits lie."""

    offsets: tuple[int, ...]
    """The lowest term bit of each rule."""
    guards: tuple[int, ...]
    """The guard bit of each rule, by its number from below; masks of rules consist of these bits."""
    low: int
    """Ones on all term bits."""
    every: int
    """Ones on all guard bits."""
    size: int
    """Number of bits in all."""

    @classmethod
    def for_widths(cls, widths: Sequence[int]) -> Layout:
        """Lay out rules by the most terms that any of their conditions has.

        Args:
            widths: the number of terms of each rule.

        Returns:
            The layout.
        """
        offsets, guards, position = [], [], 0
        for width in widths:
            offsets.append(position)
            guards.append(position + width)
            position += width + 1
        every = ones_at(guards)
        return cls(
            offsets=tuple(offsets),
            guards=tuple(guards),
            low=((1 << position) - 1) ^ every,
            every=every,
            size=position,
        )

    def mask(self, rules: Iterable[int]) -> int:
        """Make a mask of rules.

        Args:
            rules: numbers of rules.

        Returns:
            Their guard bits.
        """
        return ones_at([self.guards[rule] for rule in rules])

    def rules(self, mask: int) -> list[int]:
        """Name the rules in a mask.

        Args:
            mask: guard bits.

        Returns:
            The numbers of the rules, ascending.
        """
        return [bisect.bisect_left(self.guards, position) for position in ones_of(mask)]


def ones_of(mask: int) -> list[int]:
    """Give the positions of the ones in an integer.

    Args:
        mask: a number that is not negative.

    Returns:
        The positions from below, ascending.
    """
    found = []
    digits = f"{mask:b}"[::-1]
    position = digits.find("1")
    while position >= 0:
        found.append(position)
        position = digits.find("1", position + 1)
    return found


def ones_at(positions: Sequence[int]) -> int:
    """Make an integer of single bits, in linear time where shifting one by one would be quadratic.

    Args:
        positions: numbers of bits from below, in any order.

    Returns:
        The integer with ones there.
    """
    if not positions:
        return 0
    data = bytearray(max(positions) // 8 + 1)
    for position in positions:
        data[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(data, "little")


@attrs.frozen(kw_only=True, eq=False)
class _Chunk:
    """A few neighbouring facts, and what each way of knowing them does to the terms."""

    shift: int
    """The bit of the first fact."""
    facts: tuple[tuple[int, int], ...]
    """For each fact: the terms that it must be true for, and those that it must be false for."""
    patterns: dict[int, int] = attrs.field(factory=dict, init=False)
    """By pattern of answers: the waiting terms, above the ruled-out terms."""

    def __getstate__(self) -> tuple[object, ...]:
        """Leave the patterns behind: they are as fast to make as to read."""
        return (self.shift, self.facts)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(("shift", "facts", "patterns"), (*state, {}), strict=True):
            object.__setattr__(self, name, value)


@attrs.frozen(kw_only=True, eq=False)
class Table:
    """One condition for each rule of a layout, answered together."""

    _layout: Layout
    _terms: int
    """Ones on the term bits that are used."""
    _chunks: tuple[_Chunk, ...]
    """The facts that the terms ask about."""

    @classmethod
    def compile(
        cls, layout: Layout, conditions: Sequence[tuple[Term, ...]], positions: Mapping[str, int]
    ) -> Table:
        """Transpose the terms of many conditions.

        Args:
            layout: where each rule's bits lie.
            conditions: for each rule the terms of its condition; none for *never*,
                one empty term for *always*.
            positions: the bit of each fact.

        Returns:
            The table.
        """
        places: dict[int, tuple[list[int], list[int]]] = {}
        used: list[int] = []
        for offset, terms in zip(layout.offsets, conditions, strict=True):
            for number, term in enumerate(terms):
                bit = offset + number
                used.append(bit)
                for fact, negated in term:
                    places.setdefault(positions[fact], ([], []))[negated].append(bit)
        masks = {fact: (ones_at(must), ones_at(must_not)) for fact, (must, must_not) in places.items()}
        shifts = sorted({fact - fact % CHUNK for fact in masks})
        chunks = (
            _Chunk(shift=shift, facts=tuple(masks.get(shift + number, (0, 0)) for number in range(CHUNK)))
            for shift in shifts
        )
        return cls(layout=layout, terms=ones_at(used), chunks=tuple(chunks))

    def answer(self, yes: int, no: int) -> tuple[int, int]:
        """Answer all conditions.

        Args:
            yes: the facts known to be so, as bits.
            no: the facts known not to be so, as bits.

        Returns:
            The rules whose condition surely holds, and those whose condition may hold, as guard bits.
        """
        found = 0
        layout = self._layout
        for chunk in self._chunks:
            shift = chunk.shift
            pattern = (yes >> shift & _PATTERN) << CHUNK | no >> shift & _PATTERN
            terms = chunk.patterns.get(pattern)
            found |= self._add_pattern(chunk, pattern) if terms is None else terms
        possible = self._terms & ~found
        sure = possible & ~(found >> layout.size)
        return (sure + layout.low) & layout.every, (possible + layout.low) & layout.every

    def _add_pattern(self, chunk: _Chunk, pattern: int) -> int:
        ruled_out = waiting = 0
        for number, (must, must_not) in enumerate(chunk.facts):
            if pattern >> (CHUNK + number) & 1:
                ruled_out |= must_not
            elif pattern >> number & 1:
                ruled_out |= must
            else:
                waiting |= must | must_not
        chunk.patterns[pattern] = found = waiting << self._layout.size | ruled_out
        return found
