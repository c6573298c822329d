"""Which rules set which aside."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from offentligroll.engine.table import Layout, ones_at, ones_of


class InPlay(NamedTuple):
    """The rules that count once some have set others aside, as guard bits."""

    surely: int
    """Stand whatever is still learnt."""
    possibly: int
    """May stand."""
    standing: int
    """Stand on what is known now."""


class Ranking(NamedTuple):
    """The outranking order of the rules of one layout, in which rules lie above those that they outrank."""

    outranked: int
    """The rules that others outrank, as guard bits."""
    outranking: int
    """The rules that outrank others, as guard bits."""
    outrankers: Mapping[int, tuple[int, ...]]
    """For each outranked rule the rules that outrank it, all by the number of their guard bit."""
    below: Mapping[int, int]
    """For each rule that outranks others, by the number of its guard bit, those others, as guard bits."""

    @classmethod
    def compile(cls, layout: Layout, outranks: Sequence[Sequence[int]]) -> Ranking:
        """Note which rules outrank which.

        Args:
            layout: where each rule's bits lie, in an order as of :func:`from_the_top`.
            outranks: for each rule the numbers of the rules that it sets aside.

        Returns:
            The ranking.
        """
        guards = layout.guards
        above: dict[int, list[int]] = {}
        for rule, outranked in enumerate(outranks):
            for other in outranked:
                above.setdefault(guards[other], []).append(guards[rule])
        below = {guards[rule]: layout.mask(outranked) for rule, outranked in enumerate(outranks) if outranked}
        return cls(
            outranked=ones_at(list(above)),
            outranking=ones_at(list(below)),
            outrankers={rule: tuple(others) for rule, others in above.items()},
            below=below,
        )

    def resolve(self, surely: int, possibly: int, standing: int) -> tuple[int, int, int]:
        """Set rules aside, from the top down; a rule that is itself set aside sets nothing aside.

        Args:
            surely: the rules that are *yes*.
            possibly: the rules that are not *no*.
            standing: the rules that are *yes* or *provisional*.

        Returns:
            What is left of each, in that order.
        """
        outranking = possibly & self.outranking
        candidates = possibly & self.outranked
        if not outranking or not candidates:
            return surely, possibly, standing
        below = self.below
        # What outranks a rule comes before it, so that each rule's own fate is known when its turn comes.
        for rule in ones_of(outranking):
            others = candidates & below[rule]
            if others and possibly >> rule & 1:
                if surely >> rule & 1:
                    possibly ^= possibly & others
                if standing >> rule & 1:
                    standing ^= standing & others
                surely ^= surely & others
        return surely, possibly, standing


def from_the_top(
    ids: Sequence[str], outranks: Sequence[Sequence[str]], rare: Sequence[bool] | None = None
) -> list[int]:
    """Order rules so that each comes after all that outrank it.

    Those that outrank others come first, and then those that are outranked, so that all that has to be
    looked at rule by rule lies low, in few bits; and so does what few rules have.

    Args:
        ids: the rules.
        outranks: for each rule the ids of the rules that it sets aside, without circles; others than
            these rules are passed over.
        rare: for each rule whether it has what few have.

    Returns:
        The numbers of the rules in that order; where nothing else is asked, in the order given.
    """
    numbers = {rule: number for number, rule in enumerate(ids)}
    below = [[numbers[other] for other in others if other in numbers] for others in outranks]
    waiting = collections.Counter(other for others in below for other in others)
    outranked = frozenset(waiting)
    order = [number for number in range(len(ids)) if not waiting[number]]
    for number in order:
        for other in below[number]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)

    def place(number: int) -> int:
        if below[number] or number in outranked:
            return 0 if below[number] else 1
        return 2 if rare is None or rare[number] else 3

    return sorted(order, key=place)
