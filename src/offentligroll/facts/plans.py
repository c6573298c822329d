"""Who asks for facts, and how a list of facts is answered: in common, by circumstances, or by who asks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import attrs

from offentligroll.facts.circumstances import joined_to, shared_facts
from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.heard import Pairs
from offentligroll.facts.known_facts import BY_THE_CLOCK, known_facts
from offentligroll.model.bounded import keep

MOST_KEPT = 2048
"""So many patterns of answers are kept for one list of facts; real archives show some dozens."""
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
    _plans: dict[tuple[int, frozenset[str], bool], tuple[tuple[str, ...], Plan]] = attrs.field(
        factory=dict, repr=False
    )

    @functools.cached_property
    def own_ids(self) -> frozenset[str]:
        """The facts that it answers itself."""
        return frozenset(self.own).union(self.following)

    @functools.cached_property
    def shadowing(self) -> frozenset[str]:
        """Its own facts that have the ids of facts which came to the vocabulary later."""
        return frozenset(filter(known_facts().__contains__, self.own))

    @functools.cached_property
    def common(self) -> frozenset[str]:
        """The facts that are the same for it as for all others."""
        apart = joined_to((*self.assumed, *self.shadowing, *self.following))
        return frozenset(known_facts()) - apart - self.own_ids

    @functools.cached_property
    def timeless(self) -> frozenset[str]:
        """Those of them that do not hang on its clock either."""
        return self.common - joined_to(BY_THE_CLOCK)

    def plan(self, facts: tuple[str, ...], told: frozenset[str], common: frozenset[str]) -> Plan:
        """Return which of some facts are answered in common, by circumstances, and by itself.

        Args:
            facts: the facts that are asked for.
            told: the facts that somebody has told.
            common: :attr:`common` or :attr:`timeless`.

        Returns:
            The plan; the same object for the same tuple of facts.
        """
        # Lists of facts are few and long, so that they are known by themselves and not by what they hold.
        asked = id(facts), told, common is self.common
        found = self._plans.get(asked)
        if found is None:
            # Two threads that get here make equal plans.
            found = keep(self._plans, asked, (facts, self._planned(facts, told, common)), MOST_KEPT)
        return found[1]

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
            found = keep(self._placed, pattern, (self._moved(told), self._moved(weak)), MOST_KEPT)
        return found

    def _moved(self, bits: int) -> int:
        return sum((bits >> 2 * position & 3) << 2 * place for place, position in self.common)


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
    return {fact: number for number, fact in enumerate(known_facts())}


@functools.lru_cache(maxsize=256)
def mask_of(facts: frozenset[str]) -> int:
    """Return both bits of each of some facts of the vocabulary.

    Args:
        facts: their ids.

    Returns:
        The bits in their fixed positions.
    """
    return sum(3 << 2 * position_of(fact) for fact in facts)


@functools.lru_cache(maxsize=1024)
def facts_of(mask: int) -> Pairs:
    """Return the facts of which a mask has the bits.

    Args:
        mask: both bits of each.

    Returns:
        Their ids with their positions.
    """
    return tuple((number, fact) for fact, number in _positions().items() if mask >> 2 * number & 1)


ANYBODY = Asker()
"""Nobody in particular, who assumes nothing and answers nothing itself."""
