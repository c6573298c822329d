"""For which organisation a statement is looked at, where nobody has said."""

from __future__ import annotations

import datetime as dt

from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth


def organisation_for(statement: Statement, day: dt.date | None) -> Organisation | None:
    """Find *the authority* of a statement, where nobody has named one.

    Args:
        statement: the act that is asked about.
        day: its day in the policy's zone, or None where that is not known.

    Returns:
        The channel's holder if that is an organisation; else the only organisation in which the author
        held, or may have held, a public role that day; else None. Whether the role was held stays a fact
        of its own; where a second organisation is possible it is unclear which one is meant.
    """
    if statement.channel is not None and isinstance(statement.channel.holder, Organisation):
        return statement.channel.holder
    if statement.author is None or day is None:
        return None
    candidates = {
        role.organisation.id: role.organisation
        for role in statement.author.roles
        if role.is_public and role.is_held_on(day) is not Truth.NO
    }
    return next(iter(candidates.values())) if len(candidates) == 1 else None
