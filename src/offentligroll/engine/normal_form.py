"""Conditions as terms: an *or* of *ands* of facts.

Kleene logic allows De Morgan's laws, distribution and absorption, and nothing more:
``a or not a`` stays as it is, since it is unknown while ``a`` is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from offentligroll.engine.own_facts import expand, plain_groups
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

MOST_TERMS = 64
"""A condition that would need more terms is answered by itself, as a fact of its own."""

_MOST_UNSORTED = 2 * MOST_TERMS
"""How many terms may be compared with one another; the time for it grows with their square."""

Literal = tuple[str, bool]
"""A fact, and whether it is negated."""

Term = frozenset[Literal]
"""Literals that must all hold."""


class _TooManyTermsError(Exception):
    """The condition would explode."""


class Derived(NamedTuple):
    """A condition that is answered by itself, because its terms would be too many."""

    id: str
    """A key that no fact can have."""
    condition: Condition
    """The condition, in facts only."""


class Positions(dict[str, int]):
    """Bits of facts; a derived condition gets the next free bit when it is first met."""

    def __missing__(self, fact: str) -> int:
        self[fact] = len(self)
        return self[fact]


class Normaliser:
    """Turns the conditions of one policy into terms, each once.

    Args:
        own_facts: the policy's own group facts, by id.
        derived: the conditions that had to be answered by themselves before; others are added.
    """

    def __init__(self, own_facts: Mapping[str, Condition], derived: Iterable[Derived] = ()) -> None:
        self.own_facts = own_facts
        self.derived = list(derived)
        self._plain: Mapping[str, Condition] | None = None
        self._found: dict[Condition, tuple[Term, ...]] = {}
        """The terms of the conditions met so far, as they stand in the rules."""
        self._own: dict[tuple[str, bool], tuple[Term, ...] | None] = {}
        """The terms of own facts, and of their opposites; None where these are too many."""

    def terms(self, condition: Condition) -> tuple[Term, ...]:
        """Return the terms of a condition.

        Args:
            condition: the condition; own group facts in it are taken apart.

        Returns:
            The terms: the condition holds where one of them does.
        """
        found = self._found.get(condition)
        if found is None:
            try:
                found = self._terms(condition, negated=False)
            except _TooManyTermsError:
                found = (frozenset({(self._derive(condition), False)}),)
            self._found[condition] = found
        return found

    def _derive(self, condition: Condition) -> str:
        if self._plain is None:
            self._plain = plain_groups(self.own_facts)
        new = Derived(id=f"={len(self.derived)}", condition=expand(condition, self._plain))
        self.derived.append(new)
        return new.id

    def _own_terms(self, fact: str, *, negated: bool) -> tuple[Term, ...]:
        """Return the terms of an own fact, which many conditions may use."""
        if (fact, negated) not in self._own:
            try:
                self._own[fact, negated] = self._terms(self.own_facts[fact], negated=negated)
            except _TooManyTermsError:
                self._own[fact, negated] = None
        found = self._own[fact, negated]
        if found is None:
            raise _TooManyTermsError
        return found

    def _terms(self, condition: Condition, *, negated: bool) -> tuple[Term, ...]:
        if isinstance(condition, FactTest):
            negated = condition.negated is not negated
            if condition.fact in self.own_facts:
                return self._own_terms(condition.fact, negated=negated)
            return (frozenset({(condition.fact, negated)}),)
        needed, negated_members = _as_at_least(condition, negated=negated)
        if math.comb(len(condition.members), needed) > MOST_TERMS:
            raise _TooManyTermsError
        members = [self._terms(member, negated=negated_members) for member in condition.members]
        terms: list[Term] = []
        for chosen in itertools.combinations(members, needed):
            terms += _product(chosen)
            if len(terms) > _MOST_UNSORTED:
                raise _TooManyTermsError
        absorbed = _absorb(terms)
        if len(absorbed) > MOST_TERMS:
            raise _TooManyTermsError
        return absorbed


def _as_at_least(group: Group, *, negated: bool) -> tuple[int, bool]:
    """Every group is *at least so many of* its members, or of their opposites."""
    size = len(group.members)
    needed = {GroupKind.ALL_OF: size, GroupKind.AT_LEAST: group.count}.get(group.kind, 1)
    if (group.kind is GroupKind.NONE_OF) is not negated:
        return size - needed + 1, True
    return needed, False


def _product(members: tuple[tuple[Term, ...], ...]) -> tuple[Term, ...]:
    product: tuple[Term, ...] = (frozenset(),)
    for terms in members:
        if len(product) * len(terms) > _MOST_UNSORTED:
            raise _TooManyTermsError
        product = _absorb([left | right for left in product for right in terms])
    return product


def _absorb(terms: list[Term]) -> tuple[Term, ...]:
    """Leave out the terms that ask for all that another asks for, and more."""
    kept: list[Term] = []
    for term in sorted(dict.fromkeys(terms), key=lambda term: (len(term), sorted(term))):
        if not any(other <= term for other in kept):
            kept.append(term)
    return tuple(kept)


def terms_or_never(normaliser: Normaliser, condition: Condition | None) -> tuple[Term, ...]:
    """Return the terms of a condition that may be left out.

    Args:
        normaliser: gives the terms.
        condition: the condition; left out, it never holds.

    Returns:
        The terms.
    """
    return () if condition is None else normaliser.terms(condition)
