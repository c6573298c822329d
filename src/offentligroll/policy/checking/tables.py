"""Conditions over many assignments at once, by strong Kleene logic: truth tables as big integers.

A fact is a pair of integers with one bit for each assignment: where it is so, and where it is not so. Where
neither bit is set it is not known. A condition becomes such a pair in a few operations, however many
assignments there are.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from offentligroll.rules.condition import Condition, FactTest, GroupKind, facts_in

MOST_FACTS = 14
"""Up to so many facts all assignments are looked at: 16,384 of them."""

Bits = tuple[int, int]
"""Where something is so, and where it is not so."""


def evaluate_bits(condition: Condition, bits_of: Callable[[str], Bits], every: int) -> Bits:
    """Evaluate a condition over many assignments at once.

    Args:
        condition: the condition.
        bits_of: gives where a fact is so, and where it is not so.
        every: all assignments.

    Returns:
        Where the condition holds, and where it fails.
    """
    if isinstance(condition, FactTest):
        yes, no = bits_of(condition.fact)
        return (no, yes) if condition.negated else (yes, no)
    members = [evaluate_bits(member, bits_of, every) for member in condition.members]
    size = len(members)
    needed = {GroupKind.ALL_OF: size, GroupKind.AT_LEAST: condition.count}.get(condition.kind, 1)
    yes = _at_least(needed, [one for one, _ in members], every)
    no = _at_least(size - needed + 1, [one for _, one in members], every)
    return (no, yes) if condition.kind is GroupKind.NONE_OF else (yes, no)


def _at_least(needed: int, columns: Sequence[int], every: int) -> int:
    """Return where at least so many of the columns have a bit."""
    if needed == len(columns):
        return functools.reduce(int.__and__, columns, every)
    if needed == 1:
        return functools.reduce(int.__or__, columns, 0)
    # Where at least 0, 1, 2 … of the columns so far have a bit.
    reached = [every, *[0] * needed]
    for column in columns:
        for count in range(needed, 0, -1):
            reached[count] |= reached[count - 1] & column
    return reached[needed]


@functools.lru_cache(maxsize=256)
def _column(number: int, size: int) -> Bits:
    """Return the column of a fact in the truth table over so many facts."""
    width = 1 << size
    block = ((1 << (1 << number)) - 1) << (1 << number)
    every = (1 << width) - 1
    yes = every // ((1 << (2 << number)) - 1) * block
    return yes, every ^ yes


@attrs.frozen
class Space:
    """All assignments of a few facts; what is asked of other facts is not known in any of them.

    Example:
        >>> space = Space.over(["is-reply", "is-share"])
        >>> bin(space.table(FactTest(fact="is-share")))
        '0b1100'
    """

    columns: Mapping[str, Bits]
    """Where each fact is so, and where it is not so."""
    every: int
    """All assignments."""

    @classmethod
    def over(cls, facts: Iterable[str]) -> Space:
        """Lay out the assignments of facts.

        Args:
            facts: the facts; not many more than :data:`MOST_FACTS`, since their assignments double with each.

        Returns:
            The space.
        """
        names = sorted(set(facts))
        columns = {fact: _column(number, len(names)) for number, fact in enumerate(names)}
        return cls(columns, (1 << (1 << len(names))) - 1)

    def bits_of(self, fact: str) -> Bits:
        """Return where a fact is so, and where it is not so.

        Args:
            fact: the fact.

        Returns:
            The assignments; none at all for a fact that is not one of this space.
        """
        return self.columns.get(fact, (0, 0))

    def table(self, condition: Condition) -> int:
        """Return where a condition surely holds.

        Args:
            condition: the condition, in facts that can be known.

        Returns:
            The assignments.
        """
        return evaluate_bits(condition, self.bits_of, self.every)[0]


def is_possible(condition: Condition) -> bool | None:
    """Return whether a condition can ever hold.

    Args:
        condition: the condition, in facts that can be known.

    Returns:
        Whether it can; None where it asks about too many facts to look.
    """
    facts = set(facts_in(condition))
    return Space.over(facts).table(condition) != 0 if len(facts) <= MOST_FACTS else None


def implies(inner: Condition, outer: Condition) -> bool | None:
    """Whether `outer` is yes whenever `inner` is, knowing only `inner`'s facts.

    Args:
        inner: the other condition.
        outer: the one condition.

    Returns:
        Whether it does; None where the other asks about too many facts to look.
    """
    facts = set(facts_in(inner))
    if len(facts) > MOST_FACTS:
        return None
    space = Space.over(facts)
    return not space.table(inner) & ~space.table(outer)
