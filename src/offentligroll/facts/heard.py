"""What words alone answer of one statement: told at once as bits, with the evidence when it is read."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.model.truth import Truth

YES = 1
NO = 2
WEAK = 4
_NO_FACTS: dict[str, Fact] = {}
_CODES = {Truth.YES: YES, Truth.NO: NO, Truth.UNKNOWN: 0}


def code_of(fact: Fact) -> int:
    """Return an answer as a few bits.

    Args:
        fact: the answer.

    Returns:
        ``YES``, ``NO`` or neither, and ``WEAK`` where it is weak.
    """
    return _CODES[fact.truth] | WEAK * fact.is_weak


@attrs.define(eq=False)
class HeardFacts:
    """The answers to many facts; most are only counted, so what they quote is looked up when it is read."""

    silent: Mapping[str, Fact]
    """What is said where nothing speaks for a fact: one object for all of which the same is said."""
    codes: Mapping[str, int]
    """The answers, as :func:`code_of` gives them."""
    spoken: Container[str] = ()
    """The facts for which something speaks."""
    _find: Callable[[str], Fact] = _NO_FACTS.__getitem__
    """Gives these facts."""
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
