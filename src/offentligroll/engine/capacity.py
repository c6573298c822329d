"""Deciding the capacity: the rules of a policy against what is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.in_force import DatedRules
from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Normaliser, Term
from offentligroll.engine.ranking import InPlay, Ranking, from_the_top
from offentligroll.engine.table import Layout, Table, ones_at
from offentligroll.model.capacity import Capacity
from offentligroll.model.typed import recorded
from offentligroll.rules.condition import Group, GroupKind
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import CapacityRule, Verb
from offentligroll.rules.visitor import VISITOR

_NEVER: tuple[Term, ...] = ()

# Python 3.11 takes its time to look a member up in its enum, and these are wanted for every statement.
_OFFICIAL, _PERSONAL, _UNDETERMINED = Capacity.OFFICIAL, Capacity.PERSONAL, Capacity.UNDETERMINED
_SETTLED, _SILENT = Status.SETTLED, Status.SILENT


class States(NamedTuple):
    """The state of each capacity rule by itself, as guard bits."""

    yes: int
    """Stand whatever is still learnt about them."""
    provisional: int
    """Stand while nobody shows what rebuts them."""
    open: int
    """Not known to apply."""


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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CapacityEngine:
    """The capacity rules of one policy, compiled."""

    rules: tuple[CapacityRule, ...]
    """The rules, in the order of their guard bits: each after all that outrank it."""
    order: tuple[int, ...]
    """The place of each of them in the policy."""
    layout: Layout
    """Where each rule's bits lie."""
    dated: DatedRules
    """Which rules count on which day."""
    otherwise: Capacity
    """The value where no rule stands."""
    _conditions: Table
    """When each rule applies; beside it, where any rule can be rebutted, when it is."""
    _ranking: Ranking
    _tiers: tuple[int, ...]
    _official: int
    """The rules that conclude official, as guard bits; and so on."""
    _personal: int
    _official_requires: int
    _personal_requires: int
    _built_in: int
    """The requirement that every policy has, above all others."""

    @classmethod
    def compile(
        cls,
        rules: Sequence[CapacityRule],
        otherwise: Capacity,
        normaliser: Normaliser,
        positions: Mapping[str, int],
    ) -> CapacityEngine:
        """Compile rules into tables.

        Args:
            rules: the capacity rules.
            otherwise: the value where none stands.
            normaliser: gives the terms of conditions.
            positions: the bit of each fact.

        Returns:
            The engine.
        """
        rare = [rule.rebutted_by is not None for rule in rules]
        order = from_the_top([rule.id for rule in rules], [rule.outranks for rule in rules], rare)
        rules = [rules[number] for number in order]
        applies = [normaliser.terms(applies_when(rule)) for rule in rules]
        rebutted = [normaliser.terms(rule.rebutted_by) if rule.rebutted_by else _NEVER for rule in rules]
        layout = Layout.for_widths([max(1, len(a), len(r)) for a, r in zip(applies, rebutted, strict=True)])
        numbers = {rule.id: number for number, rule in enumerate(rules)}

        def mask_of(belongs: Callable[[CapacityRule], bool]) -> int:
            return layout.mask(number for number, rule in enumerate(rules) if belongs(rule))

        return cls(
            rules=tuple(rules),
            order=tuple(order),
            layout=layout,
            dated=DatedRules.compile(layout, [rule.in_force for rule in rules]),
            otherwise=otherwise,
            conditions=Table.compile(layout, [applies, rebutted] if any(rebutted) else [applies], positions),
            ranking=Ranking.compile(layout, [[numbers[other] for other in rule.outranks] for rule in rules]),
            tiers=tuple(
                layout.mask(n for n, rule in enumerate(rules) if rule.verb.tier == tier) for tier in range(4)
            ),
            official=mask_of(lambda rule: rule.concludes is Capacity.OFFICIAL),
            personal=mask_of(lambda rule: rule.concludes is Capacity.PERSONAL),
            official_requires=mask_of(lambda rule: rule.verb is Verb.OFFICIAL_ONLY_IF),
            personal_requires=mask_of(lambda rule: rule.verb is Verb.PERSONAL_ONLY_IF),
            built_in=mask_of(lambda rule: rule.id == VISITOR),
        )

    def states(self, known: Known, day: dt.date | None) -> States:
        """Return the state of each rule that is in force.

        Args:
            known: what is known.
            day: the day of the law, or None where it is not known.

        Returns:
            The states; rules in none of the masks are *no*, or not in force.
        """
        (sure, possible), *rebutted = self._conditions.answer(known)
        in_force = self.dated.in_force(day)
        possible &= in_force
        sure &= in_force
        if not rebutted:
            return States(sure, 0, possible ^ sure)
        ((surely_rebutted, possibly_rebutted),) = rebutted
        possible &= ~surely_rebutted
        sure &= possible
        provisional = sure & possibly_rebutted
        return States(sure ^ provisional, provisional, possible ^ sure)

    def in_play(self, states: States) -> InPlay:
        """Let rules set others aside.

        Args:
            states: the state of each rule by itself.

        Returns:
            The rules that are surely, possibly and now in play.
        """
        standing = states.yes | states.provisional
        return self._ranking.resolve(surely=states.yes, possibly=standing | states.open, standing=standing)

    def decide(self, known: Known, day: dt.date | None) -> Decision:
        """Decide the capacity.

        Args:
            known: what is known.
            day: the day of the law, or None where it is not known.

        Returns:
            The value, its status and the rules that decide.
        """
        decision = self._decide(self.in_play(self.states(known, day)))
        if decision.status is not _SETTLED and decision.status is not _SILENT:
            return decision
        if not known.weak:
            return decision
        strong = self._decide(self.in_play(self.states(known.strong, day)))
        if strong.status is decision.status:
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
        decision = self._decide(self.in_play(self.states(known.strong, day)))
        return decision if decision.status is _SETTLED else None

    def up_to_the_highest(self, surely: int) -> int:
        """Return the rules that those which surely stand do not make idle.

        Args:
            surely: the rules that are surely in play, as guard bits.

        Returns:
            The rules of the highest tier among them and above; all where there are none.
        """
        above = 0
        for tier in self._tiers:
            above |= tier
            if surely & tier:
                break
        return above

    def outrankers_of(self, rule: int) -> int:
        """Return the rules that outrank one.

        Args:
            rule: the number of the rule.

        Returns:
            The others, as guard bits.
        """
        return ones_at(self._ranking.outrankers.get(self.layout.guards[rule], ()))

    def concluding(self, capacity: Capacity) -> int:
        """Return the rules that conclude a capacity.

        Args:
            capacity: official or personal.

        Returns:
            The rules, as guard bits.
        """
        return {Capacity.OFFICIAL: self._official, Capacity.PERSONAL: self._personal}.get(capacity, 0)

    def requirements_of(self, capacity: Capacity) -> int:
        """Return the rules that name a requirement of a capacity.

        Args:
            capacity: official or personal.

        Returns:
            The rules, as guard bits.
        """
        requires = {Capacity.OFFICIAL: self._official_requires, Capacity.PERSONAL: self._personal_requires}
        return requires.get(capacity, 0)

    def value(self, known: Known, days: Sequence[dt.date | None]) -> Capacity:
        """Decide the value alone.

        Args:
            known: what is known.
            days: the day of the law, or a day of each stretch where it is not known.

        Returns:
            Whose words they are; undetermined where the stretches part.
        """
        first, *others = (self._decide(self.in_play(self.states(known, day))).value for day in days)
        return first if all(value is first for value in others) else _UNDETERMINED

    def _decide(self, in_play: InPlay) -> Decision:
        if in_play.surely & self._built_in:
            # Nothing that others say can open it or contradict it.
            return Decision(value=_PERSONAL, status=_SETTLED, deciding=self._built_in)
        standing, possibly = in_play.standing, in_play.possibly
        value, deciding = self.otherwise, 0
        for tier in self._tiers:
            deciding = standing & tier
            if deciding:
                official = deciding & self._official
                if official and official != deciding:
                    return Decision(value=_UNDETERMINED, status=Status.CONFLICTING, deciding=deciding)
                value = _OFFICIAL if official else _PERSONAL
                break
        if value is _UNDETERMINED:
            return Decision(value=value, status=Status.OPEN if possibly else _SILENT)
        is_official = value is _OFFICIAL
        if possibly & (self._official_requires if is_official else self._personal_requires):
            return Decision(value=_UNDETERMINED, status=Status.OPEN, lean=value, deciding=deciding)
        against = possibly & (self._personal if is_official else self._official)
        settled = value is self.otherwise and not against
        if not settled and deciding:
            surely = in_play.surely & (self._official if is_official else self._personal)
            settled = bool(surely) and not against & self.up_to_the_highest(surely)
        return Decision(value=value, status=_SETTLED if settled else Status.PROVISIONAL, deciding=deciding)


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
