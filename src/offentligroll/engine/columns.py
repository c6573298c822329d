"""Many trials at once: each fact is two integers with a bit for each trial, and a rule is operations on them.

Where the table decides one statement against all rules, columns decide all trials rule by rule: what answers
could change, what a batch of rows comes to.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from offentligroll.engine.capacity import CapacityEngine, applies_when
from offentligroll.engine.trials import Column, Trials, without
from offentligroll.model.capacity import Capacity
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Verb
from offentligroll.rules.visitor import VISITOR


class Values(NamedTuple):
    """What is decided in each trial; undetermined where neither."""

    official: int
    """The trials in which it is official."""
    personal: int
    """The trials in which it is personal."""

    def other_than(self, value: Capacity, every: int) -> int:
        """Return the trials in which another capacity is decided."""
        undetermined = without(every, self.official | self.personal)
        kept = {Capacity.OFFICIAL: self.official, Capacity.PERSONAL: self.personal}
        return without(every, kept.get(value, undetermined))


class CapacityColumns:
    """The capacity rules of a policy as operations on columns."""

    def __init__(
        self,
        engine: CapacityEngine,
        plain: Callable[[Condition], Condition],
        position_of: Callable[[str], int],
    ) -> None:
        """Prepare the rules.

        Args:
            engine: the rules, in an order in which each stands after all that outrank it.
            plain: replaces the policy's own facts by what they stand for.
            position_of: gives the number of a fact.
        """
        numbers = {rule.id: number for number, rule in enumerate(engine.rules)}
        self._engine = engine
        self._position_of = position_of
        self._applies = [plain(applies_when(rule)) for rule in engine.rules]
        self._rebutted = [
            None if rule.rebutted_by is None else plain(rule.rebutted_by) for rule in engine.rules
        ]
        self._below = [tuple(numbers[other] for other in rule.outranks) for rule in engine.rules]

    def values(self, trials: Trials, days: Iterable[dt.date | None]) -> Values:
        """Decide the value in each trial.

        Args:
            trials: what is known in each.
            days: the day of the law, or a day of each stretch where it is not known.

        Returns:
            The values; undetermined where the stretches part.
        """
        states = self._states(trials)
        official = personal = trials.every
        for day in days:
            found = self._values_on(day, states, trials.every)
            official &= found.official
            personal &= found.personal
        return Values(official, personal)

    def _states(self, trials: Trials) -> list[_State]:
        """Return how each rule stands by itself."""
        kept: dict[int, Column] = {}
        states = []
        for applies, rebutted in zip(self._applies, self._rebutted, strict=True):
            sure, possible = answer(applies, trials, self._position_of, kept)
            standing = sure
            if rebutted is not None:
                refuted = answer(rebutted, trials, self._position_of, kept)
                possible = without(possible, refuted.sure)
                standing &= possible
                sure = without(standing, refuted.possible)
            states.append(_State(sure, possible, standing))
        return states

    def _values_on(self, day: dt.date | None, states: Sequence[_State], every: int) -> Values:
        engine = self._engine
        in_force = engine.layout.rules(engine.dated.in_force(day))
        left = dict.fromkeys(range(len(states)), _State(0, 0, 0)) | {
            number: states[number] for number in in_force
        }
        for number in in_force:
            above = left[number]
            # What outranks a rule comes before it, so that its own fate is known by now.
            for other in self._below[number] if above.possible else ():
                below = left[other]
                left[other] = _State(
                    without(below.sure, above.possible),
                    without(below.possible, above.sure),
                    without(below.standing, above.standing),
                )
        return self._decided(left, every)

    def _decided(self, left: Mapping[int, _State], every: int) -> Values:
        official = personal = decided = 0
        by_tier: dict[int, list[int]] = {}
        needs = {Verb.OFFICIAL_ONLY_IF: 0, Verb.PERSONAL_ONLY_IF: 0}
        visitor = 0
        for number, rule in enumerate(self._engine.rules):
            state = left[number]
            pair = by_tier.setdefault(rule.verb.tier, [0, 0])
            pair[rule.concludes is Capacity.PERSONAL] |= state.standing
            if rule.verb in needs:
                needs[rule.verb] |= state.possible
            if rule.id == VISITOR:
                visitor = state.sure
        for tier in sorted(by_tier):
            says_official, says_personal = by_tier[tier]
            new = without(says_official | says_personal, decided)
            official |= without(new, says_personal)
            personal |= without(new, says_official)
            decided |= new
        if self._engine.conclusions.otherwise is Capacity.OFFICIAL:
            official |= without(every, decided)
        elif self._engine.conclusions.otherwise is Capacity.PERSONAL:
            personal |= without(every, decided)
        return Values(
            without(official, needs[Verb.OFFICIAL_ONLY_IF] | visitor),
            without(personal, needs[Verb.PERSONAL_ONLY_IF]) | visitor,
        )


class _State(NamedTuple):
    """How a rule stands in each trial."""

    sure: int
    """The trials in which it stands whatever is still learnt."""
    possible: int
    """The trials in which it may stand."""
    standing: int
    """The trials in which it stands on what is known now."""


def answer(
    condition: Condition, trials: Trials, position_of: Callable[[str], int], kept: dict[int, Column]
) -> Column:
    """Answer a condition in each trial, by strong Kleene logic; each part once.

    Args:
        condition: the condition, in facts that can be known.
        trials: what is known in each.
        position_of: gives the number of a fact.
        kept: what was answered before about the same trials, by the identity of the condition.

    Returns:
        Its column.
    """
    found = kept.get(id(condition))
    if found is not None:
        return found
    every = trials.every
    if isinstance(condition, FactTest):
        found = trials.of(position_of(condition.fact), negated=condition.negated)
    else:
        members = [answer(member, trials, position_of, kept) for member in condition.members]
        found = _counted(condition, members, every)
    kept[id(condition)] = found
    return found


def _counted(group: Group, members: Sequence[Column], every: int) -> Column:
    """Count the members of a group in each trial."""
    sures, possibles = [one.sure for one in members], [one.possible for one in members]
    sure = _met(group, sures, every)
    # Where nothing is unknown, there is one answer.
    possible = sure if all(map(operator.is_, sures, possibles)) else _met(group, possibles, every)
    if group.kind is not GroupKind.NONE_OF:
        return Column(sure, possible)
    never = without(every, sure)
    return Column(never if possible is sure else without(every, possible), never)


def _met(group: Group, members: Sequence[int], every: int) -> int:
    """Return the trials that are in as many members as a group asks for; of none of them, in any."""
    match group.kind:
        case GroupKind.ALL_OF:
            # What is always so has no members.
            return functools.reduce(operator.and_, members) if members else every
        case GroupKind.ANY_OF | GroupKind.NONE_OF:
            return functools.reduce(operator.or_, members, 0)
        case GroupKind.AT_LEAST:
            return _at_least(group.count, members, every)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _at_least(count: int, members: Iterable[int], every: int) -> int:
    """Return the trials that are in so many members."""
    reached = [every, *(0 for _ in range(count))]
    for member in members:
        for number in range(count, 0, -1):
            reached[number] |= reached[number - 1] & member
    return reached[count]
