"""Many conditions at once: terms as bits of big integers, transposed.

For each small group of facts and each way in which they can be known, one integer says which terms
are ruled out and which must wait. A statement then costs a few dozen operations on integers,
whatever the number of rules.

Every rule has a segment of term bits and, above it, a guard bit. Adding ones to all of a segment
carries into the guard exactly where some term of the segment is left.
"""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.policy.known import Known
from offentligroll.policy.normal_form import Term

_FACTS_IN_A_BYTE = 4
_YES, _NO = 1, 2


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


class _Patterns(dict[int, int]):
    """What each way of knowing a few neighbouring facts does to the terms, found when first met.

    A key holds two bits for each fact, as in :class:`~offentligroll.policy.known.Known`. A value holds the
    terms that must wait for an answer, above the terms that are ruled out.
    """

    def __init__(self, facts: Sequence[tuple[int, int]], width: int) -> None:
        super().__init__()
        self._facts = tuple(facts)
        self._width = width

    def __missing__(self, pattern: int) -> int:
        ruled_out = waiting = 0
        for number, (must, must_not) in enumerate(self._facts):
            answer = pattern >> 2 * number & 3
            if answer == _YES:
                ruled_out |= must_not
            elif answer == _NO:
                ruled_out |= must
            else:
                waiting |= must | must_not
        found = self[pattern] = waiting << self._width | ruled_out
        return found

    def __reduce__(self) -> tuple[type[_Patterns], tuple[object, ...]]:
        # What was found is as fast to find again as to read.
        return _Patterns, (self._facts, self._width)


@attrs.frozen(kw_only=True, eq=False)
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
    _width: int
    """Bits of all columns together."""
    _columns: int
    _patterns: tuple[_Patterns, ...]
    """For each byte of what is known."""

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
        width = len(columns) * layout.size
        shifts = range(0, max(masks, default=-1) + 1, _FACTS_IN_A_BYTE)
        return cls(
            layout=layout,
            terms=ones_at(used),
            low=_repeated(layout.low, layout.size, len(columns)),
            every=_repeated(layout.every, layout.size, len(columns)),
            width=width,
            columns=len(columns),
            patterns=tuple(
                _Patterns([masks.get(shift + number, (0, 0)) for number in range(_FACTS_IN_A_BYTE)], width)
                for shift in shifts
            ),
        )

    def answer(self, known: Known) -> list[tuple[int, int]]:
        """Answer all conditions.

        Args:
            known: what is known.

        Returns:
            For each column the rules whose condition surely holds, and those whose condition may hold,
            as guard bits.
        """
        patterns = self._patterns
        told = known.told & (1 << 8 * len(patterns)) - 1
        found = functools.reduce(
            operator.or_, map(operator.getitem, patterns, told.to_bytes(len(patterns), "little")), 0
        )
        low, every, size = self._low, self._every, self._layout.size
        possible = self._terms & ~found
        sure = possible & ~(found >> self._width)
        possible = possible + low & every
        sure = sure + low & every
        if self._columns == 1:
            return [(sure, possible)]
        one = (1 << size) - 1
        answers = [(sure & one, possible & one)]
        for _ in range(self._columns - 1):
            sure >>= size
            possible >>= size
            answers.append((sure & one, possible & one))
        return answers


def _repeated(mask: int, size: int, times: int) -> int:
    return sum(mask << size * number for number in range(times))
