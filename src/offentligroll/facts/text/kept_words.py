"""The own words of the last few statements, for all policies that ask for them in a row."""

from __future__ import annotations

import functools

from offentligroll.facts.text.own_words import OwnWords
from offentligroll.model.statement import Statement


def own_words_of(statement: Statement) -> OwnWords:
    """Tell the own words of a statement, once for all policies that it is assessed under in a row.

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
