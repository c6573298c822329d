"""The statements among which one stands: what it answers, what is about it, what says the same elsewhere."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from offentligroll.languages.arguments import each_of
from offentligroll.model.statement import Statement

_FEWEST_WORDS = 4
"""Shorter words, such as a greeting, are alike by chance."""
_ELSEWHERE = dt.timedelta(days=7)
"""Within this time the same words on another channel are the same message."""


@attrs.frozen
class Among:
    """Statements, joined by what they refer to.

    Example:
        >>> from offentligroll.model.statement import Act
        >>> asked = Statement(act=Act.MESSAGE, id="1", text="Plogas Storgatan?")
        >>> answer = Statement(act=Act.REPLY, id="2", in_reply_to="1", text="Ja, i dag.")
        >>> [one.id for one in Among.of([asked, answer]).answers_to(asked)]
        ['2']
    """

    statements: tuple[Statement, ...] = ()
    """The statements."""
    _joined: dict[str, dict[str, list[Statement]]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Among:
        """Join statements; what is joined already stays as it is.

        Args:
            statements: the statements.

        Returns:
            The same, joined.
        """
        if isinstance(statements, Among):
            return statements
        if isinstance(statements, tuple) and not statements:
            return NOTHING_AROUND
        return cls(tuple(each_of("statements", statements, Statement)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    @functools.cached_property
    def _by_reference(self) -> Mapping[str, Statement]:
        found = {one.address: one for one in self.statements if one.address is not None}
        return found | {one.id: one for one in self.statements}

    def find(self, reference: str | None) -> Statement | None:
        """Return the statement of an id or address.

        Args:
            reference: the id or address.

        Returns:
            The statement; None where it is not there.
        """
        return None if reference is None else self._by_reference.get(reference)

    @functools.cached_property
    def _numbers(self) -> Mapping[int, int]:
        """Where each statement stands, so that what is found keeps the order of the archive."""
        return {id(one): number for number, one in enumerate(self.statements)}

    def _in_order(self, found: Iterable[Statement]) -> tuple[Statement, ...]:
        return tuple(sorted({id(one): one for one in found}.values(), key=lambda one: self._numbers[id(one)]))

    def _by(self, field: str) -> Mapping[str, Sequence[Statement]]:
        """Return what refers to each other statement in a field; joined when it is first asked for."""
        joined = self._joined.get(field)
        if joined is None:
            joined = {}
            for one in self.statements:
                referred = getattr(one, field)
                for reference in referred if isinstance(referred, tuple) else (referred,):
                    if reference is not None:
                        joined.setdefault(reference, []).append(one)
            self._joined[field] = joined
        return joined

    def _referring(self, statement: Statement, field: str) -> tuple[Statement, ...]:
        joined = self._by(field)
        names = (statement.id, statement.address)
        return self._in_order(one for name in names if name is not None for one in joined.get(name, ()))

    def answers_to(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what answers a statement.

        Args:
            statement: the statement.

        Returns:
            The answers, in the order of the archive.
        """
        return self._referring(statement, "in_reply_to")

    def about(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the acts that are about a statement, such as shares and removals.

        Args:
            statement: the statement.

        Returns:
            The acts, in the order of the archive.
        """
        return self._referring(statement, "target")

    def taking_back(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what takes a statement back.

        Args:
            statement: the statement.

        Returns:
            The statements, in the order of the archive.
        """
        return self._referring(statement, "takes_back")

    def publishing(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what publishes a document that came in.

        Args:
            statement: the document.

        Returns:
            The statements, in the order of the archive.
        """
        return self._in_order(self._by("contains").get(statement.id, ()))

    @functools.cached_property
    def _by_author(self) -> Mapping[str, Sequence[Statement]]:
        joined: dict[str, list[Statement]] = {}
        for one in self.statements:
            if one.author is not None:
                joined.setdefault(one.author.id, []).append(one)
        return joined

    def by(self, author: str) -> Sequence[Statement]:
        """Return what somebody said.

        Args:
            author: the author's id.

        Returns:
            The statements, in the order of the archive.
        """
        return self._by_author.get(author, ())

    @functools.cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], Sequence[Statement]]:
        joined: dict[tuple[str, ...], list[Statement]] = {}
        for one in self.statements:
            if said := _said(one):
                joined.setdefault(said, []).append(one)
        return joined

    def said_before(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what the same author published before in the same words on the same channel.

        Args:
            statement: the statement.

        Returns:
            The statements, in the order of the archive; versions of one statement are no repetitions.
        """
        author, channel = statement.author, statement.channel
        if author is None or channel is None or not statement.act.has_own_words:
            return ()
        chain = {statement.id, statement.version_of} - {None}
        return tuple(
            one
            for one in self._by_words.get(_said(statement), ())
            if one.author is not None
            and one.author.id == author.id
            and one.channel is not None
            and one.channel.id == channel.id
            and one.act.has_own_words
            and chain.isdisjoint((one.id, one.version_of))
            and _is_before(one, statement)
        )

    def elsewhere(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what says the same on another channel within a week.

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
            for one in self._by_words.get(said, ())
            if one.channel is not None and one.channel.id != statement.channel.id and _is_near(one, statement)
        )

    def thread_of(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what a statement answers, what that answers, and so on up to the beginning.

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


def _is_before(one: Statement, other: Statement) -> bool:
    """Whether a statement is known to be earlier than another."""
    if isinstance(one.at, dt.datetime) and isinstance(other.at, dt.datetime):
        return one.at < other.at
    days = [at.date() if isinstance(at, dt.datetime) else at for at in (one.at, other.at)]
    return None not in days and days[0] < days[1]  # type: ignore[operator]
