"""Which rules set which aside."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.policy.table import Layout, ones_at, ones_of


class InPlay(NamedTuple):
    """The rules that count once some have set others aside, as guard bits."""

    surely: int
    """Stand whatever is still learnt."""
    possibly: int
    """May stand."""
    standing: int
    """Stand on what is known now."""


@attrs.frozen(kw_only=True)
class Ranking:
    """The outranking order of the rules of one layout, in which rules lie above those that they outrank."""

    outranked: int
    """The rules that others outrank, as guard bits."""
    outranking: int
    """The rules that outrank others, as guard bits."""
    outrankers: Mapping[int, tuple[int, ...]]
    """For each outranked rule the rules that outrank it, all by the number of their guard bit."""
    size: int
    """Number of bits of the layout."""

    @classmethod
    def compile(cls, layout: Layout, outranks: Sequence[Sequence[int]]) -> Ranking:
        """Note which rules outrank which.

        Args:
            layout: where each rule's bits lie, in an order as of :func:`from_the_top`.
            outranks: for each rule the numbers of the rules that it sets aside.

        Returns:
            The ranking.
        """
        above: dict[int, list[int]] = {}
        for rule, outranked in enumerate(outranks):
            for other in outranked:
                above.setdefault(layout.guards[other], []).append(layout.guards[rule])
        return cls(
            outranked=ones_at(list(above)),
            outranking=layout.mask(rule for rule, outranked in enumerate(outranks) if outranked),
            outrankers={rule: tuple(others) for rule, others in above.items()},
            size=layout.size,
        )

    def resolve(self, *, surely: int, possibly: int, standing: int) -> InPlay:
        """Set rules aside, from the top down; a rule that is itself set aside sets nothing aside.

        Args:
            surely: the rules that are *yes*.
            possibly: the rules that are not *no*.
            standing: the rules that are *yes* or *provisional*.

        Returns:
            What is left of each.
        """
        if not possibly & self.outranking:
            return InPlay(surely, possibly, standing)
        # Single bits are tested in bytes: in an integer each test would cost a pass over all rules.
        length = self.size // 8 + 1
        surely_in, possibly_in, standing_in = (
            bytearray(mask.to_bytes(length, "little")) for mask in (surely, possibly, standing)
        )
        outrankers = self.outrankers
        for rule in ones_of(possibly & self.outranked):
            byte, bit = rule >> 3, 1 << (rule & 7)
            for other in outrankers[rule]:
                above, its_bit = other >> 3, 1 << (other & 7)
                if possibly_in[above] & its_bit:
                    surely_in[byte] &= ~bit
                    if surely_in[above] & its_bit:
                        possibly_in[byte] &= ~bit
                    if standing_in[above] & its_bit:
                        standing_in[byte] &= ~bit
        return InPlay(
            int.from_bytes(surely_in, "little"),
            int.from_bytes(possibly_in, "little"),
            int.from_bytes(standing_in, "little"),
        )


def from_the_top(ids: Sequence[str], outranks: Sequence[Sequence[str]]) -> list[int]:
    """Order rules so that each comes after all that outrank it.

    Args:
        ids: the rules.
        outranks: for each rule the ids of the rules that it sets aside; without circles.

    Returns:
        The numbers of the rules in that order; where nothing else is asked, in the order given.
    """
    numbers = {rule: number for number, rule in enumerate(ids)}
    below = [[numbers[other] for other in others] for others in outranks]
    waiting = collections.Counter(other for others in below for other in others)
    order = [number for number in range(len(ids)) if not waiting[number]]
    for number in order:
        for other in below[number]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order
