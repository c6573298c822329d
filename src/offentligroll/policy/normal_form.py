"""Conditions as terms: an *or* of *ands* of facts.

Kleene logic allows De Morgan's laws, distribution and absorption, and nothing more:
``a or not a`` stays as it is, since it is unknown while ``a`` is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping

import attrs

from offentligroll.model.truth import Truth
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.support import evaluate

MOST_TERMS = 64
"""A condition that would need more terms is answered by itself, as a fact of its own."""

Literal = tuple[str, bool]
"""A fact, and whether it is negated."""

Term = frozenset[Literal]
"""Literals that must all hold."""


class _TooManyTermsError(Exception):
    """The condition would explode."""


@attrs.frozen(kw_only=True)
class Derived:
    """A condition that is answered by itself, because its terms would be too many."""

    id: str
    """A key that no fact can have."""
    condition: Condition
    """The condition, in facts only."""


@attrs.define(kw_only=True)
class Normaliser:
    """Turns the conditions of one policy into terms, each once."""

    own_facts: Mapping[str, Condition]
    """The policy's own group facts, by id."""
    derived: list[Derived] = attrs.field(factory=list)
    """The conditions that had to be answered by themselves."""

    def terms(self, condition: Condition) -> tuple[Term, ...]:
        """Give the terms of a condition.

        Args:
            condition: the condition; own group facts in it are taken apart.

        Returns:
            The terms: the condition holds where one of them does.
        """
        plain = self.expand(condition)
        try:
            return self._terms(plain, negated=False)
        except _TooManyTermsError:
            return (frozenset({(self._derive(plain), False)}),)

    def expand(self, condition: Condition) -> Condition:
        """Replace own group facts by what they stand for.

        Args:
            condition: the condition.

        Returns:
            The same condition, in facts that can be known only.
        """
        return expand(condition, self.own_facts)

    def _derive(self, condition: Condition) -> str:
        for derived in self.derived:
            if derived.condition == condition:
                return derived.id
        new = Derived(id=f"={len(self.derived)}", condition=condition)
        self.derived.append(new)
        return new.id

    def _terms(self, condition: Condition, *, negated: bool) -> tuple[Term, ...]:
        if isinstance(condition, FactTest):
            return (frozenset({(condition.fact, condition.negated is not negated)}),)
        needed, negated_members = _as_at_least(condition, negated=negated)
        if math.comb(len(condition.members), needed) > MOST_TERMS:
            raise _TooManyTermsError
        members = [self._terms(member, negated=negated_members) for member in condition.members]
        terms: list[Term] = []
        for chosen in itertools.combinations(members, needed):
            terms += _product(chosen)
            if len(terms) > MOST_TERMS * MOST_TERMS:
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
        if len(product) * len(terms) > MOST_TERMS * MOST_TERMS:
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


def expand(condition: Condition, own_facts: Mapping[str, Condition]) -> Condition:
    """Replace a policy's own group facts by what they stand for.

    Args:
        condition: the condition.
        own_facts: the own group facts by id; without cycles.

    Returns:
        The same condition without own group facts.
    """
    if isinstance(condition, FactTest):
        own = own_facts.get(condition.fact)
        if own is None:
            return condition
        plain = expand(own, own_facts)
        return Group(kind=GroupKind.NONE_OF, members=(plain,)) if condition.negated else plain
    return attrs.evolve(condition, members=tuple(expand(member, own_facts) for member in condition.members))


def answer_derived(derived: Derived, truth_of: Callable[[str], Truth]) -> Truth:
    """Answer a condition that is too large for terms.

    Args:
        derived: the condition.
        truth_of: gives the truth of each fact.

    Returns:
        Its truth.
    """
    return evaluate(derived.condition, truth_of)
