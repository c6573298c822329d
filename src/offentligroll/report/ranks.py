"""Which rules of one kind go before which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.rules.rule import CapacityRule, Guideline

Ranked = CapacityRule | Guideline
"""The rules that can outrank each other."""


@attrs.frozen(kw_only=True)
class Ranks:
    """Which rules of one kind go before which."""

    by_id: Mapping[str, Ranked]
    """The rules."""
    above: Mapping[str, Sequence[Ranked]]
    """By the id of a rule, those that outrank it."""

    @classmethod
    def of(cls, rules: Iterable[Ranked]) -> Ranks:
        """Sort rules by what they outrank.

        Args:
            rules: the rules of one kind.

        Returns:
            Their ranks.
        """
        by_id: dict[str, Ranked] = {}
        above: dict[str, list[Ranked]] = {}
        for rule in rules:
            by_id[rule.id] = rule
            for other in rule.outranks:
                above.setdefault(other, []).append(rule)
        return cls(by_id=by_id, above=above)
