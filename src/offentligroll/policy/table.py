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


@attrs.define(kw_only=True, eq=False)
class Table:
    """One condition for each rule of a layout, answered together."""

    _layout: Layout
    _terms: int
    """Ones on the term bits that are used."""
    _facts: tuple[tuple[int, int], ...]
    """For each fact: the terms that it must be true for, and those that it must be false for."""
    _width: int
    """Bits of one half of a cached pattern."""
    _caches: tuple[dict[int, int], ...]
    """For each chunk of facts, by pattern: the waiting terms above the ruled-out terms."""

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
        places: list[tuple[list[int], list[int]]] = [([], []) for _ in positions]
        used: list[int] = []
        for offset, terms in zip(layout.offsets, conditions, strict=True):
            for number, term in enumerate(terms):
                bit = offset + number
                used.append(bit)
                for fact, negated in term:
                    places[positions[fact]][negated].append(bit)
        facts = tuple((ones_at(must), ones_at(must_not)) for must, must_not in places)
        while facts and facts[-1] == (0, 0):
            facts = facts[:-1]
        return cls(
            layout=layout,
            terms=ones_at(used),
            facts=facts,
            width=layout.size,
            caches=tuple({} for _ in range(0, len(facts), CHUNK)),
        )

    def answer(self, yes: int, no: int) -> tuple[int, int]:
        """Answer all conditions.

        Args:
            yes: the facts known to be so, as bits.
            no: the facts known not to be so, as bits.

        Returns:
            The rules whose condition surely holds, and those whose condition may hold, as guard bits.
        """
        ruled = 0
        for number, cache in enumerate(self._caches):
            pattern = (yes & _PATTERN) << CHUNK | no & _PATTERN
            found = cache.get(pattern)
            if found is None:
                found = cache[pattern] = self._pattern(number, pattern)
            ruled |= found
            yes >>= CHUNK
            no >>= CHUNK
        layout = self._layout
        possible = self._terms & ~ruled
        sure = possible & ~(ruled >> self._width)
        low, every = layout.low, layout.every
        return (sure + low) & every, (possible + low) & every

    def _pattern(self, number: int, pattern: int) -> int:
        yes, no = pattern >> CHUNK, pattern & _PATTERN
        ruled_out = waiting = 0
        for must, must_not in self._facts[number * CHUNK : (number + 1) * CHUNK]:
            if yes & 1:
                ruled_out |= must_not
            elif no & 1:
                ruled_out |= must
            else:
                waiting |= must | must_not
            yes >>= 1
            no >>= 1
        return waiting << self._width | ruled_out

    def __getstate__(self) -> tuple[object, ...]:
        """Leave the caches behind: they are as fast to make as to read."""
        return (self._layout, self._terms, self._facts, self._width)

    def __setstate__(self, state: tuple[Layout, int, tuple[tuple[int, int], ...], int]) -> None:
        self._layout, self._terms, self._facts, self._width = state
        self._caches = tuple({} for _ in range(0, len(self._facts), CHUNK))
