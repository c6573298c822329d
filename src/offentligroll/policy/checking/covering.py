"""Finding, among many conditions, those that hold whenever another does, without comparing all with all.

Of each condition a few assignments are drawn in which it holds. All conditions are then evaluated on the
assignments of all others at once, by which nearly all pairs fall away; the few that are left are compared
exactly. Each assignment knows only the facts that its own condition asks about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from offentligroll.policy.checking.tables import MOST_FACTS, Bits, Space, evaluate_bits
from offentligroll.rules.condition import Condition, facts_in

_DRAWN = 8
"""How many assignments are drawn of each condition: the bits of a byte."""

MOST_COMPARED = 50_000
"""How many pairs are compared exactly; in policies that people write there are far fewer."""


@attrs.define
class Coverings:
    """Which conditions hold whenever others do."""

    inner: Sequence[Condition]
    """The conditions that are asked about."""
    outer: Sequence[Condition]
    """The conditions that may hold whenever one of those does."""
    compared: int = attrs.field(default=0, init=False)
    """How many pairs have been compared exactly."""
    passed_over: int = attrs.field(default=0, init=False)
    """How many pairs were left uncompared."""

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Find the pairs.

        Yields:
            The numbers of an inner condition that can hold, and of an outer one that holds whenever it does.
        """
        numbers: dict[Condition, list[int]] = {}
        for number, condition in enumerate(self.inner):
            numbers.setdefault(condition, []).append(number)
        several = [(one, found) for one in numbers if (found := _Drawn.of(one)) is not None]
        columns = _columns([drawn for _, drawn in several])
        outer: dict[Condition, list[int]] = {}
        for number, condition in enumerate(self.outer):
            outer.setdefault(condition, []).append(number)
        every = (1 << (_DRAWN * len(several))) - 1
        for condition, outers in outer.items():
            held = evaluate_bits(condition, lambda fact: columns.get(fact, (0, 0)), every)[0]
            for place in _whole_bytes(held, len(several)):
                one, drawn = several[place]
                if self._covers(one, drawn, condition):
                    yield from ((number, other) for number in numbers[one] for other in outers)

    def _covers(self, inner: Condition, drawn: _Drawn, outer: Condition) -> bool:
        if inner == outer:
            return True
        if self.compared == MOST_COMPARED:
            self.passed_over += 1
            return False
        self.compared += 1
        return not drawn.table & ~drawn.space.table(outer)


@attrs.frozen
class _Drawn:
    """A condition that can hold, and some assignments in which it does."""

    space: Space
    table: int
    rows: tuple[int, ...]

    @classmethod
    def of(cls, condition: Condition) -> _Drawn | None:
        """Draw from a condition; None where it can't hold, or asks about too many facts."""
        facts = set(facts_in(condition))
        if len(facts) > MOST_FACTS:
            return None
        space = Space.over(facts)
        table = space.table(condition)
        if not table:
            return None
        size = 1 << len(facts)
        rows = []
        for number in range(_DRAWN):
            # The next row from here on in which it holds, or else the first one.
            start = size * number // _DRAWN
            rest = table >> start << start or table
            rows.append((rest & -rest).bit_length() - 1)
        return cls(space, table, tuple(rows))


def _columns(several: Sequence[_Drawn]) -> dict[str, Bits]:
    """Return where each fact is so, and not so, in all drawn assignments: one byte for each condition."""
    columns: dict[str, tuple[bytearray, bytearray]] = {}
    for place, drawn in enumerate(several):
        for fact, (yes, _) in drawn.space.columns.items():
            byte = sum((yes >> row & 1) << bit for bit, row in enumerate(drawn.rows))
            column = columns.get(fact)
            if column is None:
                column = columns[fact] = (bytearray(len(several)), bytearray(len(several)))
            column[0][place] = byte
            column[1][place] = byte ^ 0xFF
    return {
        fact: (int.from_bytes(yes, "little"), int.from_bytes(no, "little"))
        for fact, (yes, no) in columns.items()
    }


def _whole_bytes(bits: int, count: int) -> Iterator[int]:
    """Yield the numbers of the bytes in which all bits are set."""
    content = bits.to_bytes(count, "little")
    place = content.find(0xFF)
    while place >= 0:
        yield place
        place = content.find(0xFF, place + 1)
