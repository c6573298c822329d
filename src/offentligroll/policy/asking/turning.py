"""Which facts can still turn a guideline against what was done, or make an obligation due."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import attrs

from offentligroll.engine.columns import answer
from offentligroll.engine.known import Known
from offentligroll.engine.trials import Column, Trials
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import Condition, FactTest, all_of, facts_in
from offentligroll.rules.rule import Guideline, InCapacity, Obligation
from offentligroll.rules.visitor import applies_when, binds_in

MOST_TRIED_AT_ONCE = 10
"""Up to so many facts, every way in which they may turn out is tried; beyond, all of them count."""


@attrs.frozen(kw_only=True)
class Turning:
    """What the facts that nobody has told can still do to the norms of a policy."""

    policy: Rulebook
    """The policy."""
    known: Known
    """What is known."""
    capacity: Capacity
    """The capacity; undetermined where nobody can tell it."""
    asked: frozenset[str]
    """The facts that a person has been asked about: what is not known of them now never will be."""

    def facts(self, norm: Guideline | Obligation) -> tuple[str, ...]:
        """Name the facts whose answers can turn a norm.

        Args:
            norm: a guideline, or an obligation.

        Returns:
            Ids of facts, in reading order.
        """
        if not self._fits(norm):
            return ()
        if isinstance(norm, Obligation):
            return self._pivotal(norm, (norm.unless,))
        permissions = (part for one in self.permissions_of(norm) for part in _parts(one))
        return self._pivotal(norm, (norm.conduct, norm.unless, norm.defence, *permissions))

    def _fits(self, norm: Guideline | Obligation) -> bool:
        wanted = binds_in(norm)
        return wanted is InCapacity.ANY or wanted.value == self.capacity.value

    def permissions_of(self, norm: Guideline) -> Iterator[Guideline]:
        """Name the permissions that excuse a duty or set another permission aside, and so on upwards.

        Args:
            norm: a guideline.

        Yields:
            Permissions that bind in the same capacity.
        """
        for one in self.policy.all_guidelines:
            if norm.id in one.outranks and not one.modality.is_duty and self._fits(one):
                yield one
                yield from self.permissions_of(one)

    def _pivotal(self, norm: Guideline | Obligation, parts: Iterable[Condition | None]) -> tuple[str, ...]:
        plain = [self.policy.plain(part) for part in (self.applies(norm), *parts) if part is not None]
        positions = self.policy.compiled.positions
        named = dict.fromkeys(fact for part in plain for fact in facts_in(part))
        open_ = [
            one for one in named if one not in self.asked and self.known.truth(positions[one]) is _UNKNOWN
        ]
        if len(open_) > MOST_TRIED_AT_ONCE:
            return tuple(open_)
        answers = [
            [(positions[fact], is_so) for fact, is_so in zip(open_, trial, strict=True)]
            for trial in itertools.product((True, False), repeat=len(open_))
        ]
        trials = Trials.of_answers(self.known, answers, self.policy.compiled.norm_worlds)
        turned = _Tried(turning=self, trials=trials).turned(norm)
        if not turned & trials.every:
            return ()
        steps = {fact: 1 << len(open_) - 1 - number for number, fact in enumerate(open_)}
        matter = tuple(
            fact for fact, step in steps.items() if differs(turned, trials.every, step, len(answers))
        )
        # Either answer may turn it, as with `a or not a`.
        return matter or tuple(open_)

    def applies(self, norm: Guideline | Obligation) -> Condition:
        """State when a norm applies, as far as the policy covers what is assessed.

        Args:
            norm: a guideline, or an obligation.

        Returns:
            A condition.
        """
        gate = self.policy.gate
        applies = applies_when(norm)
        return applies if gate is None else all_of(applies, FactTest(fact=gate))


@attrs.frozen(kw_only=True, eq=False)
class _Tried:
    """The norms in many trials at once, as :mod:`offentligroll.engine.guidelines` decides them in one."""

    turning: Turning
    trials: Trials
    _kept: dict[int, Column] = attrs.field(factory=dict)
    _plain: list[Condition] = attrs.field(factory=list)
    """What is kept is known by its identity, and must not go away meanwhile."""

    def turned(self, norm: Guideline | Obligation) -> int:
        """The trials in which it is breached, or due."""
        applies, excepted = self._of(self.turning.applies(norm)), self._of(norm.unless)
        turned = applies.sure & ~excepted.possible
        if isinstance(norm, Obligation):
            return turned
        conduct = self._of(norm.conduct)
        wrong = conduct.sure if norm.modality.is_prohibition else self.trials.every & ~conduct.possible
        covered = 0
        for one in self._directly_above(norm):
            covered |= self._stands(one).possible
        return turned & wrong & ~self._of(norm.defence).sure & ~covered

    def _stands(self, permission: Guideline) -> Column:
        applies, conduct = self._of(self.turning.applies(permission)), self._of(permission.conduct)
        excepted = self._of(permission.unless)
        sure = applies.sure & conduct.sure & ~excepted.possible
        possible = applies.possible & conduct.possible & ~excepted.sure
        for one in self._directly_above(permission):
            above = self._stands(one)
            sure, possible = sure & ~above.possible, possible & ~above.sure
        return Column(sure, possible)

    def _directly_above(self, norm: Guideline) -> Iterator[Guideline]:
        return (one for one in self.turning.permissions_of(norm) if norm.id in one.outranks)

    def _of(self, condition: Condition | None) -> Column:
        if condition is None:
            return Column(0, 0)
        policy = self.turning.policy
        plain = policy.plain(condition)
        self._plain.append(plain)
        return answer(plain, self.trials, policy.compiled.positions.__getitem__, self._kept)


def differs(turned: int, every: int, step: int, count: int) -> bool:
    """Return whether one answer makes a difference between two trials that are alike in all others.

    Args:
        turned: the trials of one outcome.
        every: the trials that can be.
        step: how far apart two such trials are.
        count: how many trials there are, those that can't be included.

    Returns:
        Whether some such pair has two outcomes.
    """
    first = ((1 << count) - 1) // ((1 << step) + 1)
    return bool((turned ^ turned >> step) & every & every >> step & first)


_UNKNOWN = Truth.UNKNOWN


def _parts(permission: Guideline) -> tuple[Condition | None, ...]:
    return (applies_when(permission), permission.conduct, permission.unless)
