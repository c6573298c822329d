"""What words alone answer of one statement: told at once as bits, with the evidence when it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.model.truth import Truth

YES = 1
NO = 2
WEAK = 4
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


@attrs.define(eq=False)
class HeardFacts:
    """The answers to many facts; most are only counted, so what they quote is looked up when it is read."""

    silent: Mapping[str, Fact]
    """What is said where nothing speaks for a fact: one object for all of which the same is said."""
    silent_codes: Mapping[str, int]
    """The same, as :func:`code_of` gives it."""
    spoken_codes: Mapping[str, int] = _NO_CODES
    """What is said of the facts for which something speaks."""
    _find: Callable[[str], Fact] = _NO_FACTS.__getitem__
    """Gives these facts."""
    _spoken: dict[str, Fact] = attrs.field(factory=dict, init=False)

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
        if fact not in self.spoken_codes:
            return self.silent[fact]
        found = self._spoken.get(fact)
        if found is None:
            found = self._spoken[fact] = self._find(fact)
        return found

    def code(self, fact: str) -> int | None:
        """Return an answer as a few bits.

        Args:
            fact: the id of the fact.

        Returns:
            As :func:`code_of` gives it; None where words alone don't answer it.
        """
        code = self.spoken_codes.get(fact)
        return self.silent_codes.get(fact) if code is None else code
