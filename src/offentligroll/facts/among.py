"""The statements among which one stands: what it answers, what is about it, what says the same elsewhere."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from offentligroll.model.statement import Statement

_FEWEST_WORDS = 4
"""Shorter words, such as a greeting, are alike by chance."""
_ELSEWHERE = dt.timedelta(days=7)
"""Within this time the same words on another channel are the same message."""


@attrs.frozen
class Among:
    """Statements, joined by what they refer to.

    Example:
        >>> asked = Statement(act=Act.MESSAGE, id="1", text="Plogas Storgatan?")
        >>> answer = Statement(act=Act.REPLY, id="2", in_reply_to="1", text="Ja, i dag.")
        >>> [one.id for one in Among.of([asked, answer]).answers_to(asked)]
        ['2']
    """

    statements: tuple[Statement, ...] = ()
    """The statements."""

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Among:
        """Join statements; what is joined already stays as it is.

        Args:
            statements: the statements.

        Returns:
            The same, joined.
        """
        return statements if isinstance(statements, Among) else cls(tuple(statements))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    @functools.cached_property
    def _by_reference(self) -> Mapping[str, Statement]:
        found = {one.address: one for one in self.statements if one.address is not None}
        return found | {one.id: one for one in self.statements}

    def find(self, reference: str | None) -> Statement | None:
        """Give the statement of an id or address.

        Args:
            reference: the id or address.

        Returns:
            The statement; None where it is not there.
        """
        return None if reference is None else self._by_reference.get(reference)

    def _referring(self, statement: Statement, field: str) -> tuple[Statement, ...]:
        names = {statement.id, statement.address} - {None}
        return tuple(one for one in self.statements if getattr(one, field) in names)

    def answers_to(self, statement: Statement) -> tuple[Statement, ...]:
        """Give what answers a statement.

        Args:
            statement: the statement.

        Returns:
            The answers, in the order of the archive.
        """
        return self._referring(statement, "in_reply_to")

    def about(self, statement: Statement) -> tuple[Statement, ...]:
        """Give the acts that are about a statement, such as shares and removals.

        Args:
            statement: the statement.

        Returns:
            The acts, in the order of the archive.
        """
        return self._referring(statement, "target")

    def taking_back(self, statement: Statement) -> tuple[Statement, ...]:
        """Give what takes a statement back.

        Args:
            statement: the statement.

        Returns:
            The statements, in the order of the archive.
        """
        return self._referring(statement, "takes_back")

    def publishing(self, statement: Statement) -> tuple[Statement, ...]:
        """Give what publishes a document that came in.

        Args:
            statement: the document.

        Returns:
            The statements, in the order of the archive.
        """
        return tuple(one for one in self.statements if statement.id in one.contains)

    def elsewhere(self, statement: Statement) -> tuple[Statement, ...]:
        """Give what says the same on another channel within a week.

        Args:
            statement: the statement.

        Returns:
            The statements, in the order of the archive.
        """
        said = _said(statement)
        if len(said) < _FEWEST_WORDS or statement.channel is None:
            return ()
        return tuple(
            one
            for one in self.statements
            if one.channel is not None
            and one.channel.id != statement.channel.id
            and _is_near(one, statement)
            and _said(one) == said
        )

    def thread_of(self, statement: Statement) -> tuple[Statement, ...]:
        """Give what a statement answers, what that answers, and so on up to the beginning.

        Args:
            statement: the statement.

        Returns:
            The statements, the first of the thread first.
        """
        above: list[Statement] = []
        found = self.find(statement.in_reply_to)
        while found is not None and found.id != statement.id and found not in above:
            above.append(found)
            found = self.find(found.in_reply_to)
        return tuple(reversed(above))


NOTHING_AROUND = Among()
"""No other statement is at hand."""


def _said(statement: Statement) -> tuple[str, ...]:
    # Words are cut up only where they are read.
    from offentligroll.facts.text.words import Words  # noqa: PLC0415

    return tuple(Words.of(statement.text).folded) if statement.text else ()


def _is_near(one: Statement, other: Statement) -> bool:
    days = [at.date() if isinstance(at, dt.datetime) else at for at in (one.at, other.at)]
    return None not in days and abs(days[0] - days[1]) <= _ELSEWHERE  # type: ignore[operator]
