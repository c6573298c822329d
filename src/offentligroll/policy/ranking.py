"""Which rules set which aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.policy.table import Layout, ones_of


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
    """The outranking order of the rules of one layout."""

    levels: tuple[int, ...]
    """Outranked rules, as guard bits; those of a level are outranked by rules of lower levels only."""
    outrankers: Mapping[int, tuple[int, ...]]
    """For each outranked rule the rules that outrank it, all by the number of their guard bit."""
    size: int
    """Number of bits of the layout."""

    @classmethod
    def compile(cls, layout: Layout, outranks: Sequence[Sequence[int]]) -> Ranking:
        """Sort an order without circles into levels.

        Args:
            layout: where each rule's bits lie.
            outranks: for each rule the numbers of the rules that it sets aside.

        Returns:
            The ranking.
        """
        above: dict[int, list[int]] = {}
        for rule, outranked in enumerate(outranks):
            for other in outranked:
                above.setdefault(other, []).append(rule)
        return cls(
            levels=tuple(layout.mask(level) for level in _levels(above)),
            outrankers={
                layout.guards[rule]: tuple(layout.guards[other] for other in others)
                for rule, others in above.items()
            },
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
        outranked = [ones_of(found) for level in self.levels if (found := possibly & level)]
        if not outranked:
            return InPlay(surely, possibly, standing)
        # Single bits are tested in bytes: in an integer each test would cost a pass over all rules.
        length = self.size // 8 + 1
        surely_in, possibly_in, standing_in = (
            bytearray(mask.to_bytes(length, "little")) for mask in (surely, possibly, standing)
        )
        for level in outranked:
            for rule in level:
                byte, bit = rule >> 3, 1 << (rule & 7)
                for other in self.outrankers[rule]:
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


def _levels(above: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Part outranked rules so that each comes after all that outrank it, in linear time."""
    missing = {rule: sum(other in above for other in others) for rule, others in above.items()}
    below: dict[int, list[int]] = {}
    for rule, others in above.items():
        for other in others:
            below.setdefault(other, []).append(rule)
    levels = []
    ready = [rule for rule, count in missing.items() if not count]
    while ready:
        levels.append(ready)
        following = []
        for rule in ready:
            for other in below.get(rule, ()):
                missing[other] -= 1
                if not missing[other]:
                    following.append(other)
        ready = following
    return levels
