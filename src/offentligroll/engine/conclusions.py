"""What the capacity rules that are in play conclude together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.table import Layout
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import CapacityRule, Verb
from offentligroll.rules.visitor import VISITOR

# Python 3.11 takes its time to look a member up in its enum, and these are wanted for every statement.
_OFFICIAL, _PERSONAL, _UNDETERMINED = Capacity.OFFICIAL, Capacity.PERSONAL, Capacity.UNDETERMINED
_SETTLED, _PROVISIONAL, _CONFLICTING = Status.SETTLED, Status.PROVISIONAL, Status.CONFLICTING
_OPEN = Status.OPEN

ALL_TIERS = range(4)
HIGH_TIERS = range(2)


class Decision(NamedTuple):
    """The answer of a policy about the capacity."""

    value: Capacity
    """Whose words they are."""
    status: Status
    """How firm the answer is."""
    lean: Capacity | None = None
    """The capacity that an unmet requirement keeps open."""
    deciding: int = 0
    """The rules that decide, as guard bits."""
    hangs_on_day: bool = False
    """Whether the stretches between the edges of dated rules part, so that the day is to be asked for."""


_OPEN_YET = Decision(_UNDETERMINED, _OPEN)
_NOTHING_SAID = Decision(_UNDETERMINED, Status.SILENT)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Conclusions:
    """Which rules conclude what, in which tier, as guard bits."""

    otherwise: Capacity
    """The value where no rule stands."""
    tiers: tuple[int, ...]
    """The rules of each tier, the highest first."""
    official: int
    """The rules that conclude official."""
    personal: int
    """The rules that conclude personal."""
    official_requires: int
    """The rules that name a requirement of official."""
    personal_requires: int
    """The rules that name a requirement of personal."""
    is_part: bool
    """Whether rules of lower tiers are left out, which could make firm what only stands as yet."""
    _built_in: int
    """The requirement that every policy has, above all others."""

    @classmethod
    def compile(
        cls, layout: Layout, rules: Sequence[CapacityRule], otherwise: Capacity, tiers: Sequence[int]
    ) -> Conclusions:
        """Sort rules by what they conclude.

        Args:
            layout: where each rule's bits lie.
            rules: the rules.
            otherwise: the value where none stands.
            tiers: the tiers that decide; rules of others only set rules aside.

        Returns:
            The sorted rules.
        """

        def mask_of(belongs: Callable[[CapacityRule], bool]) -> int:
            return layout.mask(n for n, rule in enumerate(rules) if rule.verb.tier in tiers and belongs(rule))

        return cls(
            otherwise=otherwise,
            tiers=tuple(
                layout.mask(n for n, rule in enumerate(rules) if rule.verb.tier == tier) for tier in tiers
            ),
            official=mask_of(lambda rule: rule.concludes is Capacity.OFFICIAL),
            personal=mask_of(lambda rule: rule.concludes is Capacity.PERSONAL),
            official_requires=mask_of(lambda rule: rule.verb is Verb.OFFICIAL_ONLY_IF),
            personal_requires=mask_of(lambda rule: rule.verb is Verb.PERSONAL_ONLY_IF),
            is_part=tiers is not ALL_TIERS,
            built_in=mask_of(lambda rule: rule.id == VISITOR),
        )

    def decide(self, surely: int, possibly: int, standing: int) -> Decision:
        """Decide by the rules that are in play.

        Args:
            surely: the rules that stand whatever is still learnt, as guard bits.
            possibly: the rules that may stand.
            standing: the rules that stand on what is known now.

        Returns:
            The value, its status and the rules that decide; of a part of the rules what all of them come to,
            or no rule that decides where that can't be told.
        """
        if surely & self._built_in:
            # Nothing that others say can open it or contradict it.
            return Decision(_PERSONAL, _SETTLED, None, self._built_in)
        value, deciding = self.otherwise, 0
        for tier in self.tiers if standing else ():
            deciding = standing & tier
            if deciding:
                official = deciding & self.official
                if official and official != deciding:
                    return Decision(_UNDETERMINED, _CONFLICTING, None, deciding)
                value = _OFFICIAL if official else _PERSONAL
                break
        if value is _UNDETERMINED:
            return _OPEN_YET if possibly else _NOTHING_SAID
        is_official = value is _OFFICIAL
        if possibly & (self.official_requires if is_official else self.personal_requires):
            return Decision(_UNDETERMINED, _OPEN, value, deciding)
        against = possibly & (self.personal if is_official else self.official)
        settled = not against and value is self.otherwise
        if not settled and deciding:
            surely &= self.official if is_official else self.personal
            if not surely and self.is_part:
                return _OPEN_YET
            settled = bool(surely) and not (against and against & self.up_to_the_highest(surely))
        return Decision(value, _SETTLED if settled else _PROVISIONAL, None, deciding)

    def up_to_the_highest(self, surely: int) -> int:
        """Return the rules that those which surely stand do not make idle.

        Args:
            surely: the rules that are surely in play, as guard bits.

        Returns:
            The rules of the highest tier among them and above; all where there are none.
        """
        above = 0
        for tier in self.tiers:
            above |= tier
            if surely & tier:
                break
        return above

    def concluding(self, capacity: Capacity) -> int:
        """Return the rules that conclude a capacity.

        Args:
            capacity: official or personal.

        Returns:
            The rules, as guard bits.
        """
        return {_OFFICIAL: self.official, _PERSONAL: self.personal}.get(capacity, 0)

    def requirements_of(self, capacity: Capacity) -> int:
        """Return the rules that name a requirement of a capacity.

        Args:
            capacity: official or personal.

        Returns:
            The rules, as guard bits.
        """
        return {_OFFICIAL: self.official_requires, _PERSONAL: self.personal_requires}.get(capacity, 0)
