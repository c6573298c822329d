"""The own words of the last few statements, and what was heard in them, for policies that ask in a row."""

from __future__ import annotations

import functools

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.facts.heard import HeardFacts
from offentligroll.facts.text.own_words import OwnWords
from offentligroll.model.official import Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement


@attrs.define(kw_only=True, eq=False)
class Heard:
    """What is said in the words of a statement, for one authority and the same roles of the author."""

    organisation: Organisation | None
    """The authority; kept along, since an id is its own only as long as it is there."""
    reading: object = None
    """What was read for all facts, once somebody has read the words."""
    facts: HeardFacts | None = None
    """The facts that words alone answer, once somebody has asked for one."""
    answers: dict[str, Fact] = attrs.field(factory=dict)
    """The other answers so far, by fact."""


def heard_in(own: OwnWords, organisation: Organisation | None, roles: tuple[Role, ...]) -> Heard:
    """Return what was heard in words before, whichever policy asked.

    Args:
        own: the words.
        organisation: the authority.
        roles: the roles that the author may have held that day, all that words hang on the day for.

    Returns:
        The same object for the same words, authority and roles.
    """
    kept = own.heard.setdefault((id(organisation), *map(id, roles)), Heard(organisation=organisation))
    assert isinstance(kept, Heard)  # noqa: S101 - nothing else is kept there
    return kept


def own_words_of(statement: Statement) -> OwnWords:
    """Return the own words of a statement, once for all policies that it is assessed under in a row.

    Args:
        statement: any act.

    Returns:
        As :meth:`OwnWords.of` gives them.
    """
    return _kept(_Same(statement))


class _Same:
    """A statement that is equal to itself alone: to compare all its fields would take longer."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.statement is self.statement

    def __hash__(self) -> int:
        return id(self.statement)


@functools.lru_cache(maxsize=16)
def _kept(same: _Same) -> OwnWords:
    return OwnWords.of(same.statement)
