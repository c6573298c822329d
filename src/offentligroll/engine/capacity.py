"""Deciding the capacity: the rules of a policy against what is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.conclusions import ALL_TIERS, HIGH_TIERS, Conclusions, Decision
from offentligroll.engine.in_force import DatedRules
from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Normaliser, terms_or_never
from offentligroll.engine.ranking import InPlay, Ranking, from_the_top
from offentligroll.engine.table import Layout, Table, ones_at, ones_of
from offentligroll.model.bounded import keep
from offentligroll.model.capacity import Capacity
from offentligroll.model.typed import recorded
from offentligroll.rules.condition import Group, GroupKind
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import CapacityRule

# Python 3.11 takes its time to look a member up in its enum, and these are wanted for every statement.
_SETTLED, _SILENT = Status.SETTLED, Status.SILENT
_MANY = 256
"""Of more rules, those of the high tiers are asked first, and the others only where those leave it open."""
_FEW = 16
"""So few rules are answered in few ways, and what was decided is kept."""
_MOST_KEPT = 1024


class States(NamedTuple):
    """The state of each capacity rule by itself, as guard bits."""

    yes: int
    """Stand whatever is still learnt about them."""
    provisional: int
    """Stand while nobody shows what rebuts them."""
    open: int
    """Not known to apply."""


class _Kept(dict[tuple[int, int, int], Decision]):
    def __reduce__(self) -> tuple[type[_Kept], tuple[()]]:
        # What was decided is as fast to decide again as to read.
        return _Kept, ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CapacityEngine:
    """The capacity rules of one policy, compiled."""

    rules: tuple[CapacityRule, ...]
    """The rules, in the order of their guard bits: each after all that outrank it."""
    order: tuple[int, ...]
    """The place of each of them in the policy."""
    layout: Layout
    """Where each rule's bits lie."""
    _ids: Mapping[int, str]
    """The id of each rule, by its guard bit."""
    dated: DatedRules
    """Which rules count on which day."""
    conclusions: Conclusions
    """What each rule concludes."""
    _conditions: Table
    """When each rule applies; beside it, where any rule can be rebutted, when it is."""
    _ranking: Ranking
    _kept: _Kept | None
    """What was decided before, by the answers to all conditions and the rules in force."""
    _top: CapacityEngine | None
    """Of many rules the lowest bits: those of the high tiers, and all that can set them aside."""

    @classmethod
    def compile(
        cls,
        rules: Sequence[CapacityRule],
        otherwise: Capacity,
        normaliser: Normaliser,
        positions: Mapping[str, int],
        *,
        tiers: Sequence[int] = ALL_TIERS,
    ) -> CapacityEngine:
        """Compile rules into tables.

        Args:
            rules: the capacity rules.
            otherwise: the value where none stands.
            normaliser: gives the terms of conditions.
            positions: the bit of each fact.
            tiers: the tiers that decide; rules of others only set rules aside.

        Returns:
            The engine.
        """
        top = None
        high = _high_up(rules) if tiers is ALL_TIERS and len(rules) > _MANY else ()
        places = {rule.id: place for place, rule in enumerate(rules)}
        if high:
            highest = [rule for rule in rules if rule.id in high]
            top = cls.compile(highest, Capacity.UNDETERMINED, normaliser, positions, tiers=HIGH_TIERS)
        rules = (*(top.rules if top else ()), *_ordered([rule for rule in rules if rule.id not in high]))
        numbers = {rule.id: number for number, rule in enumerate(rules)}
        below = [[numbers[other] for other in rule.outranks if other in numbers] for rule in rules]
        applies = [normaliser.terms(applies_when(rule)) for rule in rules]
        rebutted = [terms_or_never(normaliser, rule.rebutted_by) for rule in rules]
        layout = Layout.for_widths([max(1, len(a), len(r)) for a, r in zip(applies, rebutted, strict=True)])
        return cls(
            rules=rules,
            order=tuple(places[rule.id] for rule in rules),
            layout=layout,
            ids={guard: rule.id for guard, rule in zip(layout.guards, rules, strict=True)},
            dated=DatedRules.compile(layout, [rule.in_force for rule in rules]),
            conclusions=Conclusions.compile(layout, rules, otherwise, tiers),
            conditions=Table.compile(layout, [applies, rebutted] if any(rebutted) else [applies], positions),
            ranking=Ranking.compile(layout, below),
            kept=_Kept() if len(rules) <= _FEW else None,
            top=top,
        )

    def states(self, known: Known, day: dt.date | None) -> States:
        """Return the state of each rule that is in force.

        Args:
            known: what is known.
            day: the day of the law, or None where it is not known.

        Returns:
            The states; rules in none of the masks are *no*, or not in force.
        """
        surely, possibly, standing = self._each(
            *self._conditions.side_by_side(known.told), self.dated.in_force(day)
        )
        return States(surely, standing ^ surely, possibly ^ standing)

    def in_play(self, states: States) -> InPlay:
        """Let rules set others aside.

        Args:
            states: the state of each rule by itself.

        Returns:
            The rules that are surely, possibly and now in play.
        """
        standing = states.yes | states.provisional
        return InPlay(*self._ranking.resolve(states.yes, standing | states.open, standing))

    def decide(self, known: Known, day: dt.date | None) -> Decision:
        """Decide the capacity.

        Args:
            known: what is known.
            day: the day of the law, or None where it is not known.

        Returns:
            The value, its status and the rules that decide.
        """
        decision = self._decide(known.told, day)
        if not known.weak or (decision.status is not _SETTLED and decision.status is not _SILENT):
            return decision
        if self._decide(known.strong.told, day).status is decision.status:
            return decision
        return decision._replace(status=Status.ASSUMED)

    def settled_early(self, known: Known, day: dt.date | None) -> Decision | None:
        """Decide early, where nothing that is still asked can change the value or its status.

        Args:
            known: what is known so far.
            day: the day of the law, or None where it is not known.

        Returns:
            The settled value; None where told facts do not settle it.
        """
        decision = self._decide(known.strong.told, day)
        return decision if decision.status is _SETTLED else None

    def ids_of(self, mask: int) -> list[str]:
        """Name the rules in a mask.

        Args:
            mask: guard bits, such as those of the rules that decide.

        Returns:
            The ids, in the order of the bits.
        """
        return [self._ids[guard] for guard in ones_of(mask)] if mask else []

    def outrankers_of(self, rule: int) -> int:
        """Return the rules that outrank one.

        Args:
            rule: the number of the rule.

        Returns:
            The others, as guard bits.
        """
        return ones_at(self._ranking.outrankers.get(self.layout.guards[rule], ()))

    def value(self, known: Known, days: Sequence[dt.date | None]) -> Capacity:
        """Decide the value alone.

        Args:
            known: what is known.
            days: the day of the law, or a day of each stretch where it is not known.

        Returns:
            Whose words they are; undetermined where the stretches part.
        """
        first, *others = (self._decide(known.told, day).value for day in days)
        return first if all(value is first for value in others) else Capacity.UNDETERMINED

    def _decide(self, told: int, day: dt.date | None) -> Decision:
        if self._top is not None:
            decision = self._top._decide(told, day)  # noqa: SLF001 - it is one of us
            if decision.deciding:
                return decision
        surely, possibly = self._conditions.side_by_side(told)
        in_force = self.dated.in_force(day)
        if self._kept is None:
            return self._concluded(surely, possibly, in_force)
        answers = (surely, possibly, in_force)
        found = self._kept.get(answers)
        if found is None:
            found = keep(self._kept, answers, self._concluded(*answers), _MOST_KEPT)
        return found

    def _concluded(self, surely: int, possibly: int, in_force: int) -> Decision:
        return self.conclusions.decide(*self._ranking.resolve(*self._each(surely, possibly, in_force)))

    def _each(self, standing: int, possibly: int, in_force: int) -> tuple[int, int, int]:
        """Return the rules that by themselves stand whatever is learnt, may stand, and stand as yet."""
        size = self.layout.size
        surely_rebutted, possibly_rebutted = standing >> size, possibly >> size
        possibly &= in_force
        possibly ^= possibly & surely_rebutted
        standing &= possibly
        return standing ^ standing & possibly_rebutted, possibly, standing


def _high_up(rules: Sequence[CapacityRule]) -> Collection[str]:
    """Name the rules of the high tiers, and all that set them aside."""
    above: dict[str, list[str]] = {}
    for rule in rules:
        for other in rule.outranks:
            above.setdefault(other, []).append(rule.id)
    found = dict.fromkeys(rule.id for rule in rules if rule.verb.tier in HIGH_TIERS)
    waiting = list(found)
    for one in waiting:
        new = dict.fromkeys(other for other in above.get(one, ()) if other not in found)
        found |= new
        waiting += new
    return found


def _ordered(rules: Sequence[CapacityRule]) -> list[CapacityRule]:
    ids, outranks = [rule.id for rule in rules], [rule.outranks for rule in rules]
    rare = [rule.rebutted_by is not None for rule in rules]
    return [rules[number] for number in from_the_top(ids, outranks, rare)]


def applies_when(rule: CapacityRule) -> Group:
    """Return the condition under which a rule speaks.

    Args:
        rule: the rule.

    Returns:
        Its own condition where no exception holds; of a requirement, that it fails.
    """
    refused = (
        recorded(Group, kind=GroupKind.NONE_OF, members=(part,))
        for part in (rule.unless, rule.requirement)
        if part is not None
    )
    return recorded(Group, kind=GroupKind.ALL_OF, members=(rule.when, *refused))
