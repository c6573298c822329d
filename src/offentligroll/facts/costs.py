"""How dear it is to find a fact, by which the cheap ones are asked for first."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from offentligroll.facts.known_facts import known_facts

if TYPE_CHECKING:
    from offentligroll.facts.registry import Detectors

READING_WORDS = 10
"""The cost of what is found in the words."""


def cost_of(fact: str, own: Container[str], detectors: Detectors | None) -> int:
    """Tell how dear a fact is; a program's own detector may be dearer than the library's.

    Args:
        fact: the id of the fact.
        own: the facts that a policy names itself.
        detectors: who is asked; None for the library's own.

    Returns:
        The cost.
    """
    known = None if fact in own else known_facts().get(fact)
    reads_words = known is None or known.reads_words
    programs = () if detectors is None else detectors.for_fact(fact)[0]
    return max(READING_WORDS if reads_words else 0, *(one.cost for one in programs), 0)
