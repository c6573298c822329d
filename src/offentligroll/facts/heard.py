"""What words alone answer of one statement: told at once as bits, with the evidence when it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.model.truth import Truth

YES = 1
NO = 2
WEAK = 4
_NO_OTHERS: dict[str, Fact] = {}
_CODES = {Truth.YES: YES, Truth.NO: NO, Truth.UNKNOWN: 0}


def code_of(fact: Fact) -> int:
    """Give an answer as a few bits.

    Args:
        fact: the answer.

    Returns:
        ``YES``, ``NO`` or neither, and ``WEAK`` where it is weak.
    """
    return _CODES[fact.truth] | WEAK * fact.is_weak


@attrs.define(eq=False)
class HeardFacts:
    """The answers to many facts; most are only counted, so what they quote is looked up when it is read."""

    codes: Mapping[str, int]
    """By fact, as :func:`code_of` gives it."""
    facts: dict[str, Fact]
    """The answers that are there."""
    _find: Callable[[str], Fact] = _NO_OTHERS.__getitem__
    """Gives the others."""

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> HeardFacts:
        """Take answers that are there already.

        Args:
            facts: the answers, by fact.

        Returns:
            The same.
        """
        return cls({fact: code_of(found) for fact, found in facts.items()}, dict(facts))

    def __reduce__(self) -> tuple[Callable[..., HeardFacts], tuple[object, ...]]:
        return HeardFacts.of, ({fact: self[fact] for fact in self.codes},)

    def __contains__(self, fact: str) -> bool:
        return fact in self.codes

    def __getitem__(self, fact: str) -> Fact:
        found = self.facts.get(fact)
        if found is None:
            found = self.facts[fact] = self._find(fact)
        return found
