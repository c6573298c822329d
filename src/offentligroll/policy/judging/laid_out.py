"""A statement, or a bare set of facts, laid out: what a policy is to decide by."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

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


class LaidOut(NamedTuple):
    """A statement before it is decided."""

    sheet: Sheet
    """Its facts."""
    statement: Statement | None
    """The act; None for a bare set of facts."""
    organisation: Organisation | None
    """*The authority* of the question."""
    day: dt.date | None
    """The day of the law."""
    as_of: dt.date | None
    """That day, where it was asked for."""
    times: Times
    """From when days are counted."""
    summary: StatementSummary | None
    """What the assessment remembers of the act; None for a bare set of facts."""


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
