"""What words alone answer of one statement: told at once as bits, with the evidence when it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.model.bounded import keep
from offentligroll.model.truth import Truth

YES = 1
NO = 2
WEAK = 4
Pairs = tuple[tuple[int, str], ...]
"""Facts with their places in a list."""
_MOST_LISTS = 256
_NO_FACTS: dict[str, Fact] = {}
_NO_CODES: Mapping[str, int] = {}
_CODES = {Truth.YES: YES, Truth.NO: NO, Truth.UNKNOWN: 0}


def code_of(fact: Fact) -> int:
    """Return an answer as a few bits.

    Args:
        fact: the answer.

    Returns:
        ``YES``, ``NO`` or neither, and ``WEAK`` where it is weak.
    """
    return _CODES[fact.truth] | WEAK * fact.is_weak


class Placed(NamedTuple):
    """The answers to a list of facts, two bits for each."""

    told: int
    """Which are known to be so, and which not."""
    weak: int
    """Both bits of those that are weak."""
    asked: int
    """Both bits of the facts that were answered."""
    places: Mapping[str, int]
    """Their places."""
    left: Pairs
    """The others, with their places."""


@attrs.define(eq=False)
class HeardFacts:
    """The answers to many facts; most are only counted, so what they quote is looked up when it is read."""

    silent: Mapping[str, Fact]
    """What is said where nothing speaks for a fact: one object for all of which the same is said."""
    codes: Mapping[str, int]
    """The same, as :func:`code_of` gives it."""
    _placed: dict[Pairs, Placed] = attrs.field(factory=dict)
    """The same for lists of facts, as they were asked for: few are, again and again."""
    spoken: Mapping[str, int] = _NO_CODES
    """What is said of the facts for which something speaks."""
    _find: Callable[[str], Fact] = _NO_FACTS.__getitem__
    """Gives these facts."""
    spoken_besides: frozenset[str] | None = None
    """The facts that words alone do not answer, and for which something speaks; None where nobody says."""
    _found: dict[str, Fact] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> HeardFacts:
        """Take answers that are there already.

        Args:
            facts: the answers, by fact.

        Returns:
            The same.
        """
        return cls(facts, {fact: code_of(found) for fact, found in facts.items()})

    def with_spoken(
        self, spoken: Mapping[str, int], find: Callable[[str], Fact], besides: frozenset[str] = frozenset()
    ) -> HeardFacts:
        """Add that something speaks for some of the facts.

        Args:
            spoken: what is said of these, as :func:`code_of` gives it.
            find: gives these facts.
            besides: the others for which something speaks.

        Returns:
            The answers of one statement.
        """
        return HeardFacts(self.silent, self.codes, self._placed, spoken, find, besides)

    def __reduce__(self) -> tuple[Callable[..., HeardFacts], tuple[object, ...]]:
        return HeardFacts.of, ({fact: self[fact] for fact in self.silent},)

    def __contains__(self, fact: str) -> bool:
        return fact in self.silent

    def __getitem__(self, fact: str) -> Fact:
        if fact not in self.spoken:
            return self.silent[fact]
        found = self._found.get(fact)
        if found is None:
            found = self._found[fact] = self._find(fact)
        return found

    def placed(self, facts: Pairs) -> Placed:
        """Return the answers to a list of facts as bits.

        Args:
            facts: their ids, with their places.

        Returns:
            The answers at these places.
        """
        placed = self._placed.get(facts)
        if placed is None:
            placed = keep(self._placed, facts, self._silent_at(facts), _MOST_LISTS)
        told, weak, asked, places, left = placed
        for fact, code in self.spoken.items():
            place = places.get(fact)
            if place is not None:
                both = 3 << 2 * place
                told = told & ~both | (code & 3) << 2 * place
                weak = weak & ~both | (both if code & WEAK else 0)
        return Placed(told, weak, asked, places, left)

    def _silent_at(self, facts: Pairs) -> Placed:
        places = {fact: place for place, fact in facts if fact in self.codes}
        told = sum([(self.codes[fact] & 3) << 2 * place for fact, place in places.items()])
        weak = sum([3 << 2 * place for fact, place in places.items() if self.codes[fact] & WEAK])
        asked = sum([3 << 2 * place for place in places.values()])
        return Placed(told, weak, asked, places, tuple([pair for pair in facts if pair[1] not in places]))
