"""Values of registers: dates as exact as they are, and what others call somebody."""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.model.identifier import Identifier
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import Period

Identifiers = Mapping[str, str]
"""What registers call something, by whose register it is."""


def date_of(text: str | None) -> PartialDate | None:
    """Read a date of a register, as exact as it is.

    Args:
        text: ``2009``, ``2009-10``, ``2009-10-31`` with or without a time; anything else is no date.

    Returns:
        The date; None where there is none.

    Example:
        >>> str(date_of("2009-10-31T00:00:00Z")), date_of("2009-13")
        ('2009-10-31', None)
    """
    try:
        return PartialDate.from_text((text or "").strip().partition("T")[0])
    except ValueError:
        return None


def period_of(start: str | None, end: str | None, *, no_end: Edge = Edge.OPEN) -> Period | None:
    """Read a period of a register.

    Args:
        start: the first day; without one it is unknown.
        end: the last day.
        no_end: what it means that there is no last day.

    Returns:
        The period; None where it ends before it begins, which is no period at all.
    """
    first, last = date_of(start), date_of(end)
    try:
        return Period(start=first or Edge.UNKNOWN, end=last or no_end)
    except ValueError:
        return None


def identifiers_of(told: Identifiers | None) -> tuple[Identifier, ...]:
    """Return what registers call something, without what is empty."""
    return tuple(
        Identifier(scheme=scheme, value=str(value).strip())
        for scheme, value in (told or {}).items()
        if str(value).strip()
    )
