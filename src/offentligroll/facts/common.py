"""What is known of a statement whichever policy asks: facts of the vocabulary as bits in fixed positions."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import attrs

from offentligroll.facts.circumstances import (
    NO_BITS,
    Bits,
    Circumstances,
    circumstances_of,
    joined_to,
    shared_facts,
)
from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.around import LOOKED_AROUND_FOR
from offentligroll.facts.heard import Pairs
from offentligroll.facts.known_facts import BY_THE_CLOCK
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.opening import place_with_hours

MOST_KEPT = 2048
"""So many patterns of answers are kept for one list of facts; real archives show some dozens."""
BY_THE_DAY = BY_THE_CLOCK | {"is-election-period", "account-listing-was-checked-within-a-year"}
"""The facts that may differ from one day to the next although no record names either."""
Found = tuple[int, int]
"""Answers with two bits for each fact, and both bits of those that are weak."""
Read = Callable[[Pairs], Found]
"""Reads facts one by one, each to its place."""


@attrs.frozen(kw_only=True, eq=False)
class Asker:
    """Who asks for facts: what a policy assumes, and what it answers itself."""

    assumed: Mapping[str, bool] = attrs.field(factory=dict)
    """What holds where nobody has said otherwise."""
    own: Mapping[str, Callable[[Context], Answer]] = attrs.field(factory=dict)
    """Detectors of the policy's own word facts, by id."""
    following: Mapping[str, frozenset[str] | None] = attrs.field(factory=dict)
    """The facts that it derives from others; with those, where they and the circumstances decide alone."""
    of_people: frozenset[str] = frozenset()
    """Its own facts that nothing but people answers."""
    _plans: dict[tuple[Sequence[str], frozenset[str], bool], Plan] = attrs.field(factory=dict, repr=False)

    @functools.cached_property
    def own_ids(self) -> frozenset[str]:
        """The facts that it answers itself."""
        return frozenset(self.own).union(self.following)

    @functools.cached_property
    def shadowing(self) -> frozenset[str]:
        """Its own facts that have the ids of facts which came to the vocabulary later."""
        return frozenset(filter(Vocabulary.shipped().__contains__, self.own))

    @functools.cached_property
    def common(self) -> frozenset[str]:
        """The facts that are the same for it as for all others."""
        apart = joined_to((*self.assumed, *self.shadowing, *self.following))
        return frozenset(Vocabulary.shipped()) - apart - self.own_ids

    @functools.cached_property
    def timeless(self) -> frozenset[str]:
        """Those of them that do not hang on its clock either."""
        return self.common - joined_to(BY_THE_CLOCK)

    def plan(self, facts: Sequence[str], told: frozenset[str], common: frozenset[str]) -> Plan:
        """Return which of some facts are answered in common, by circumstances, and by itself.

        Args:
            facts: the facts that are asked for.
            told: the facts that somebody has told.
            common: :attr:`common` or :attr:`timeless`.

        Returns:
            The plan; the same object for the same facts.
        """
        asked = tuple(facts), told, common is self.common
        found = self._plans.get(asked)
        if found is None:
            # Lists of facts are few; two threads that get here make equal plans.
            if len(self._plans) >= MOST_KEPT:
                self._plans.clear()
            found = self._plans[asked] = self._planned(facts, told, common)
        return found

    def _planned(self, facts: Sequence[str], told: frozenset[str], common: frozenset[str]) -> Plan:
        circumstantial = (shared_facts() - self.own_ids - joined_to(told)) | (self.of_people - told)
        # What follows may follow from what follows.
        for _ in self.following:
            following = {fact for fact, asks in self.following.items() if asks and asks <= circumstantial}
            circumstantial |= following - told
        places = tuple(enumerate(facts))
        left = tuple(one for one in places if one[1] not in common)
        return Plan(
            common=tuple((place, position_of(fact)) for place, fact in places if fact in common),
            kept=tuple(one for one in left if one[1] in circumstantial),
            left=tuple(one for one in left if one[1] not in circumstantial),
        )


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """How a list of facts is answered."""

    common: tuple[tuple[int, int], ...]
    """The places of facts that are answered in common, with their positions in the vocabulary."""
    kept: Pairs
    """The others that circumstances decide."""
    left: Pairs
    """What has to be asked of each statement."""
    _placed: dict[Found, Found] = attrs.field(factory=dict, repr=False)

    @functools.cached_property
    def mask(self) -> int:
        """Both bits of the facts that are answered in common."""
        return sum(3 << 2 * position for _, position in self.common)

    def placed(self, told: int, weak: int) -> Found:
        """Move what is known in common to the places of the list.

        Args:
            told: the answers, by positions in the vocabulary.
            weak: those that are weak.

        Returns:
            The same by places in the list.
        """
        pattern = told & self.mask, weak & self.mask
        found = self._placed.get(pattern)
        if found is None:
            if len(self._placed) >= MOST_KEPT:
                self._placed.clear()
            found = self._placed[pattern] = self._moved(told), self._moved(weak)
        return found

    def _moved(self, bits: int) -> int:
        return sum((bits >> 2 * position & 3) << 2 * place for place, position in self.common)


class Common:
    """The facts of one statement for one organisation on its day, each found when it is first asked for."""

    def __init__(self, read: Read, context: Context, told: frozenset[str]) -> None:
        self._read = read
        self._context = context
        self._told = told
        self._bits = NO_BITS

    def ask_all(self) -> None:
        """Find all facts that anybody may ask for, since many will ask."""
        self._asked(_mask_of(ANYBODY.timeless))

    def take(self, other: Common) -> None:
        """Take over what was found on another day, as far as nothing changed in between.

        Args:
            other: the facts of the same statement on another day, for the same organisation.
        """
        if self._circumstances is not None and self._circumstances is other._circumstances:
            self._bits = Bits(*(bits & _of_a_stretch() for bits in other._bits))

    def bits_if_asked(self, plan: Plan, own: Read) -> Found | None:
        """Answer a list of facts where what is answered in common was asked before, be it for another policy.

        Args:
            plan: how they are answered.
            own: as for :meth:`bits`.

        Returns:
            The answers; None where something of it would have to be found.
        """
        return None if plan.mask & ~self._bits.asked else self.bits(plan, own)

    def bits(self, plan: Plan, own: Read) -> Found:
        """Answer a list of facts.

        Args:
            plan: how they are answered.
            own: reads the facts as the policy sees them that asks.

        Returns:
            The answers, and which of them are weak.
        """
        missing = plan.mask & ~self._bits.asked
        known = self._asked(missing) if missing else self._bits
        told, weak = plan.placed(known.told, known.weak)
        if plan.kept:
            circumstances = self._circumstances
            found = None if circumstances is None else circumstances.own.get(plan)
            if found is None:
                found = own(plan.kept)
                if circumstances is not None:
                    circumstances.own[plan] = found
            told, weak = told | found[0], weak | found[1]
        if plan.left:
            own_told, own_weak = own(plan.left)
            told, weak = told | own_told, weak | own_weak
        return told, weak

    @functools.cached_property
    def has_hours(self) -> bool:
        """Whether hours of duty or opening hours are told, by which it matters whose clock it is."""
        context = self._context
        is_open = place_with_hours(context.statement, context.organisation) is not None
        return is_open or any(role.hours is not None for role in context.roles)

    @functools.cached_property
    def _circumstances(self) -> Circumstances | None:
        return circumstances_of(self._context)

    @functools.cached_property
    def _circumstantial(self) -> int:
        """Both bits of what circumstances decide, where they are known and nobody has told it."""
        around = self._context.among
        is_alone = around is None or not around.statements
        return _decided_by_circumstances(self._told, is_alone=is_alone, has_hours=self.has_hours)

    def _asked(self, missing: int) -> Bits:
        """Ask for what is missing: of the circumstances what they decide, of the statement the rest."""
        known, kept = self._bits, self._circumstances
        if kept is not None and missing & self._circumstantial:
            found, lacking = kept.bits, missing & self._circumstantial & ~kept.bits.asked
            if lacking:
                # What two threads find at once is the same; what one of them loses is asked again.
                found = kept.bits = found.joined(lacking, *self._found(lacking))
            known = known.joined(*(bits & self._circumstantial for bits in found))
        left = missing & ~known.asked
        self._bits = known.joined(left, *self._found(left))
        return self._bits

    def _found(self, mask: int) -> Found:
        return self._read(_facts_of(mask))


def position_of(fact: str) -> int:
    """Return the fixed position of a fact of the vocabulary.

    Args:
        fact: its id.

    Returns:
        Its number.
    """
    return _positions()[fact]


@functools.cache
def _positions() -> Mapping[str, int]:
    return {fact: number for number, fact in enumerate(Vocabulary.shipped())}


@functools.lru_cache(maxsize=256)
def _mask_of(facts: frozenset[str]) -> int:
    return sum(3 << 2 * position_of(fact) for fact in facts)


@functools.lru_cache(maxsize=1024)
def _facts_of(mask: int) -> Pairs:
    return tuple((number, fact) for fact, number in _positions().items() if mask >> 2 * number & 1)


@functools.cache
def _of_a_stretch() -> int:
    """Both bits of the facts that are the same on all days between which no record changes."""
    return _mask_of(frozenset(Vocabulary.shipped()) - joined_to(BY_THE_DAY))


@functools.lru_cache(maxsize=256)
def _decided_by_circumstances(told: frozenset[str], *, is_alone: bool, has_hours: bool) -> int:
    alone = LOOKED_AROUND_FOR if is_alone else _NOTHING
    return _mask_of((shared_facts() | alone | (_NOTHING if has_hours else BY_THE_CLOCK)) - joined_to(told))


_NOTHING: frozenset[str] = frozenset()
ANYBODY = Asker()
"""Nobody in particular, who assumes nothing and answers nothing itself."""
