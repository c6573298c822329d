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
import itertools
import operator
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Term

_FACTS_IN_A_BYTE = 4
_SPARSE = 128
"""Where there is one bit in so many, and fewer, most words of them are zeros."""


class Layout(NamedTuple):
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
    """Return the positions of the ones in an integer.

    Args:
        mask: a number that is not negative.

    Returns:
        The positions from below, ascending.
    """
    if not mask:
        return []
    if mask.bit_count() * _SPARSE < mask.bit_length():
        return _few_ones_of(mask)
    found = []
    position = -1
    # The lengths of the stretches of zeros, from below.
    for zeros in map(len, f"{mask:b}"[::-1].split("1")):
        position += zeros + 1
        found.append(position)
    found.pop()
    return found


def _few_ones_of(mask: int) -> list[int]:
    """Pass over words of zeros at once."""
    words = mask.bit_length() // 64 + 1
    data = mask.to_bytes(8 * words, "little")
    found = []
    for number in itertools.compress(range(words), memoryview(data).cast("Q")):
        word = int.from_bytes(data[8 * number : 8 * number + 8], "little")
        while word:
            lowest = word & -word
            found.append(64 * number + lowest.bit_length() - 1)
            word ^= lowest
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


class _Patterns(dict[int, int]):
    """Masks for each byte of bits about a few neighbouring facts, each made when it is first met."""

    def __init__(self, masks: Sequence[int]) -> None:
        super().__init__()
        self._masks = tuple(masks)

    def __missing__(self, pattern: int) -> int:
        found = 0
        for bit, mask in enumerate(self._masks):
            if pattern >> bit & 1:
                found |= mask
        self[pattern] = found
        return found

    def __reduce__(self) -> tuple[type[_Patterns], tuple[object, ...]]:
        # What was found is as fast to find again as to read.
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
    _asked: int
    """The lower bit of each fact that a term asks for."""
    _ruled_out: tuple[_Patterns, ...]
    """For each byte of what is known the terms that it rules out."""
    _waiting: tuple[_Patterns, ...]
    """For each byte of what is not known the terms that wait for it."""

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
            asked=ones_at([2 * fact for fact in masks]),
            # A fact that is so rules out the terms that ask that it be not so.
            ruled_out=_by_byte([mask for must, must_not in pairs for mask in (must_not, must)]),
            waiting=_by_byte([mask for must, must_not in pairs for mask in (must | must_not, 0)]),
        )

    def answer(self, known: Known) -> list[tuple[int, int]]:
        """Answer all conditions.

        Args:
            known: what is known.

        Returns:
            For each column the rules whose condition surely holds, and those whose condition may hold,
            as guard bits.
        """
        length = len(self._ruled_out)
        told = known.told & (1 << 8 * length) - 1
        # All that is ruled out is among the terms; a negative number would take twice as long.
        possible = self._terms ^ _masks_of(self._ruled_out, told.to_bytes(length, "little"))
        untold = self._asked & ~(told | told >> 1)
        low, every, size = self._low, self._every, self._layout.size
        if untold:
            sure = possible ^ possible & _masks_of(self._waiting, untold.to_bytes(length, "little"))
            possible = possible + low & every
            sure = sure + low & every
        else:
            sure = possible = possible + low & every
        if self._columns == 1:
            return [(sure, possible)]
        one = (1 << size) - 1
        answers = [(sure & one, possible & one)]
        for _ in range(self._columns - 1):
            sure >>= size
            possible >>= size
            answers.append((sure & one, possible & one))
        return answers


def _up_to(layout: Layout, term: int) -> int:
    """Return ones up to the rule of a term; above the last term that is used all conditions are *never*."""
    column, place = divmod(term, layout.size)
    return (1 << column * layout.size + layout.guards[bisect.bisect_left(layout.guards, place)] + 1) - 1


def _by_byte(masks: Sequence[int]) -> tuple[_Patterns, ...]:
    return tuple(_Patterns(masks[start : start + 8]) for start in range(0, len(masks), 8))


def _masks_of(patterns: tuple[_Patterns, ...], data: bytes) -> int:
    return functools.reduce(operator.or_, map(operator.getitem, patterns, data), 0)


def _repeated(mask: int, size: int, times: int) -> int:
    return sum(mask << size * number for number in range(times))
