"""Which rules set which aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from offentligroll.policy.table import Layout, ones_of


@attrs.frozen(kw_only=True)
class InPlay:
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
    outrankers: Mapping[int, int]
    """For each outranked rule, by the number of its guard bit: the rules that outrank it, as guard bits."""

    @classmethod
    def compile(cls, layout: Layout, outranks: Sequence[Sequence[int]]) -> Ranking:
        """Sort an order without cycles into levels.

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
        levels: list[list[int]] = []
        waiting = dict(above)
        while waiting:
            ready = [
                rule for rule, others in waiting.items() if not any(other in waiting for other in others)
            ]
            for rule in ready:
                del waiting[rule]
            levels.append(ready)
        return cls(
            levels=tuple(layout.mask(level) for level in levels),
            outrankers={layout.guards[rule]: layout.mask(others) for rule, others in above.items()},
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
        for level in self.levels:
            for position in ones_of(possibly & level):
                above = self.outrankers[position]
                if not possibly & above:
                    continue
                rule = 1 << position
                surely &= ~rule
                if surely & above:
                    possibly ^= rule
                if standing & above:
                    standing &= ~rule
        return InPlay(surely=surely, possibly=possibly, standing=standing)
