"""A statement, or a bare set of facts, laid out: what a policy is to decide by."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, cast

from offentligroll.facts.tone import TONE_FACTS
from offentligroll.languages.arguments import check_type

if TYPE_CHECKING:
    from offentligroll.assessment.parts import StatementSummary
    from offentligroll.facts.told_sheet import Sheet
    from offentligroll.model.organisation import Organisation
    from offentligroll.model.statement import Statement
    from offentligroll.policy.rulebook import Rulebook

Moment = dt.datetime | dt.date
"""An aware instant, or a day in the policy's zone."""


class Times(NamedTuple):
    """From when days are counted."""

    at: Moment | None = None
    """When the act was done."""
    received: Moment | None = None
    """When what it answers came in."""

    @classmethod
    def of(cls, statement: Statement) -> Times:
        """Take the times of a statement.

        Args:
            statement: the statement.

        Returns:
            Its times.
        """
        return cls(at=statement.at, received=statement.received)


class LaidOut:
    """A statement before it is decided.

    Args:
        statement: the act; None for a bare set of facts.
        organisation: *the authority* of the question.
        day: the day of the law.
        as_of: that day, where it was asked for.
        times: from when days are counted.
        summary: what the assessment remembers of the act; None for a bare set of facts.
        sheet: its facts.
    """

    __slots__ = ("_sheet", "as_of", "day", "organisation", "statement", "summary", "times")

    def __init__(  # noqa: PLR0913
        self,
        *,
        statement: Statement | None,
        organisation: Organisation | None,
        day: dt.date | None,
        as_of: dt.date | None,
        times: Times,
        summary: StatementSummary | None,
        sheet: Sheet,
    ) -> None:
        self.statement = statement
        self.organisation = organisation
        self.day = day
        self.as_of = as_of
        self.times = times
        self.summary = summary
        self._sheet: Sheet | None = sheet

    @property
    def sheet(self) -> Sheet:
        """Its facts, with their evidence."""
        return cast("Sheet", self._sheet)

    @property
    def tone_bits(self) -> tuple[int, int]:
        """The answers to the facts that the tone rests on."""
        return self.bits(TONE_FACTS)

    def bits(self, facts: tuple[str, ...]) -> tuple[int, int]:
        """Return the answers to many facts as two integers.

        Args:
            facts: ids of facts, in a tuple that is kept.

        Returns:
            As :meth:`offentligroll.facts.told_sheet.Sheet.bits` gives them.
        """
        return self.sheet.bits(facts)


def law_day_of(rulebook: Rulebook, name: str, at: dt.date | None) -> dt.date | None:
    """Take a day that somebody gives, or the day of an instant in the policy's zone.

    Args:
        rulebook: the contents of the policy.
        name: what the argument is called.
        at: the day or instant; None where none is given.

    Returns:
        The day.

    Raises:
        TypeError: it is something else.
        MessageError: it is an instant without a zone.
    """
    if at is None:
        return None
    from offentligroll.model.statement import day_in  # noqa: PLC0415

    check_type(name, at, dt.date)
    if isinstance(at, dt.datetime) and at.utcoffset() is None:
        from offentligroll.languages import Message, MessageError  # noqa: PLC0415

        raise MessageError(Message("facts.no-time-zone", time=at.isoformat()))
    return day_in(at, rulebook.zone)
