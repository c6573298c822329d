"""Many conditions at once: terms as bits of big integers, transposed.

For each small group of facts and each way in which they can be known, one integer says which terms
are ruled out, and another which must wait. A statement then costs a few dozen operations on integers,
whatever the number of rules.

Every rule has a segment of term bits and, above it, a guard bit. Adding ones to all of a segment
carries into the guard exactly where some term of the segment is left.
"""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Term

_FACTS_IN_A_BYTE = 4
_FEW = 64
"""So many ones are quicker taken off one by one than read off a text of digits."""


class Layout(NamedTuple):
    """Where each rule's bits lie."""

    offsets: tuple[int, ...]
    """The lowest term bit of each rule."""
    guards: tuple[int, ...]
    """The guard bit of each rule, by its number from below; masks of rules consist of these bits."""
    numbers: Mapping[int, int]
    """The number of each rule, by its guard bit."""
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
            numbers={guard: number for number, guard in enumerate(guards)},
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
        return [self.numbers[guard] for guard in ones_of(mask)] if mask else []


def ones_of(mask: int) -> list[int]:
    """Return the positions of the ones in an integer.

    Args:
        mask: a number that is not negative.

    Returns:
        The positions from below, ascending.
    """
    found: list[int] = []
    if mask.bit_count() <= _FEW:
        # From the top down, what is left becomes shorter with each.
        while mask:
            position = mask.bit_length() - 1
            found.append(position)
            mask ^= 1 << position
        found.reverse()
        return found
    position = -1
    # The lengths of the stretches of zeros, from below.
    for zeros in map(len, f"{mask:b}"[::-1].split("1")):
        position += zeros + 1
        found.append(position)
    found.pop()
    return found


def ones_at(positions: Collection[int]) -> int:
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


class _Patterns:
    """What bits come to as a mask: of each byte, which is about a few facts, made when it is first met."""

    def __init__(self, masks: Sequence[int]) -> None:
        """Take the mask of each single bit, for a whole number of bytes."""
        self._masks = tuple(masks)
        self._met: tuple[dict[int, int], ...] = tuple({} for _ in range(len(masks) // 8))

    def mask_of(self, bits: int) -> int:
        """Put the masks of all bits together."""
        data = bits.to_bytes(len(self._met), "little")
        found = 0
        try:
            for met, byte in zip(self._met, data, strict=True):
                found |= met[byte]
        except KeyError:
            self._meet(data)
            return self.mask_of(bits)
        return found

    def _meet(self, data: bytes) -> None:
        for number, (met, byte) in enumerate(zip(self._met, data, strict=True)):
            if byte not in met:
                chosen = (self._masks[8 * number + bit] for bit in ones_of(byte))
                met[byte] = functools.reduce(operator.or_, chosen, 0)

    def __reduce__(self) -> tuple[type[_Patterns], tuple[object, ...]]:
        # What was met is as fast to find again as to read.
        return _Patterns, (self._masks,)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Table:
    """One or more conditions for each rule of a layout, answered together.

    The conditions of the first column lie lowest in the integers, those of the next above them.
    """

    _layout: Layout
    _terms: int
    """Ones on the term bits that are used, over all columns."""
    _low: int
    """Ones on all term bits, over all columns."""
    _every: int
    """Ones on all guard bits, over all columns."""
    _columns: int
    _heard: int
    """Ones on the bits of all facts up to the last that a term asks for."""
    _asked: int
    """The lower bit of each fact that a term asks for."""
    _ruled_out: _Patterns
    """The terms that what is known rules out."""
    _waiting: _Patterns
    """The terms that wait for what is not known."""

    @classmethod
    def compile(
        cls, layout: Layout, columns: Sequence[Sequence[tuple[Term, ...]]], positions: Mapping[str, int]
    ) -> Table:
        """Transpose the terms of many conditions.

        Args:
            layout: where each rule's bits lie.
            columns: for each column and each rule the terms of its condition; none for *never*,
                one empty term for *always*.
            positions: the number of each fact.

        Returns:
            The table.
        """
        places: dict[int, tuple[list[int], list[int]]] = {}
        used: list[int] = []
        for column, conditions in enumerate(columns):
            for offset, terms in zip(layout.offsets, conditions, strict=True):
                for number, term in enumerate(terms):
                    bit = column * layout.size + offset + number
                    used.append(bit)
                    for fact, negated in term:
                        places.setdefault(positions[fact], ([], []))[negated].append(bit)
        masks = {fact: (ones_at(must), ones_at(must_not)) for fact, (must, must_not) in places.items()}
        facts = -(-(max(masks, default=-1) + 1) // _FACTS_IN_A_BYTE) * _FACTS_IN_A_BYTE
        pairs = [masks.get(fact, (0, 0)) for fact in range(facts)]
        needed = _up_to(layout, max(used)) if used else 0
        return cls(
            layout=layout,
            terms=ones_at(used),
            low=_repeated(layout.low, layout.size, len(columns)) & needed,
            every=_repeated(layout.every, layout.size, len(columns)) & needed,
            columns=len(columns),
            heard=(1 << 2 * facts) - 1,
            asked=ones_at([2 * fact for fact in masks]),
            # A fact that is so rules out the terms that ask that it be not so.
            ruled_out=_Patterns([mask for must, must_not in pairs for mask in (must_not, must)]),
            waiting=_Patterns([mask for must, must_not in pairs for mask in (must | must_not, 0)]),
        )

    def answer(self, known: Known) -> list[tuple[int, int]]:
        """Answer all conditions.

        Args:
            known: what is known.

        Returns:
            For each column the rules whose condition surely holds, and those whose condition may hold,
            as guard bits.
        """
        sure, possible = self.side_by_side(known.told)
        size = self._layout.size
        one = (1 << size) - 1
        starts = [size * column for column in range(self._columns)]
        return [(sure >> start & one, possible >> start & one) for start in starts]

    def side_by_side(self, told: int) -> tuple[int, int]:
        """Answer all conditions, and leave the columns side by side.

        Args:
            told: what is known, as in :class:`~offentligroll.engine.known.Known`.

        Returns:
            What :meth:`answer` gives, each column in the bits above the one before.
        """
        told &= self._heard
        # All that is ruled out is among the terms; a negative number would take twice as long.
        possible = self._terms ^ self._ruled_out.mask_of(told)
        untold = self._asked ^ (told | told >> 1) & self._asked
        if not untold:
            possible = possible + self._low & self._every
            return possible, possible
        sure = possible ^ possible & self._waiting.mask_of(untold)
        return sure + self._low & self._every, possible + self._low & self._every


def _up_to(layout: Layout, term: int) -> int:
    """Return ones up to the rule of a term; above the last term that is used all conditions are *never*."""
    column, place = divmod(term, layout.size)
    return (1 << column * layout.size + layout.guards[bisect.bisect_left(layout.guards, place)] + 1) - 1


def _repeated(mask: int, size: int, times: int) -> int:
    return sum(mask << size * number for number in range(times))
