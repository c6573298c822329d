"""When the place is open in which something is said."""

from __future__ import annotations

from offentligroll.model.channel import Channel
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.working_hours import WorkingHours


def place_with_hours(
    statement: Statement | None, organisation: Organisation | None
) -> Channel | Organisation | None:
    """Return whose opening hours count for a statement.

    Args:
        statement: the act; None for a bare set of facts.
        organisation: the authority.

    Returns:
        The channel where it has hours, else its holder, else the authority; None where nobody has told any.
    """
    channel = None if statement is None else statement.channel
    if channel is not None and channel.opening_hours is not None:
        return channel
    holder = None if channel is None else channel.holder
    body = holder if isinstance(holder, Organisation) else organisation
    return None if body is None or body.opening_hours is None else body


def opening_hours_for(statement: Statement | None, organisation: Organisation | None) -> WorkingHours | None:
    """Return when the place is open that has to act on a statement.

    Args:
        statement: the act; None for a bare set of facts.
        organisation: the authority.

    Returns:
        The hours of the channel, else of its holder, else of the authority; None where nobody has told any.
    """
    place = place_with_hours(statement, organisation)
    return None if place is None else place.opening_hours
