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
        held a public role on that day; else None. A role that was only possibly held that day makes it
        unclear, unless it is in the same organisation.
    """
    if statement.channel is not None and isinstance(statement.channel.holder, Organisation):
        return statement.channel.holder
    if statement.author is None or day is None:
        return None
    surely: Organisation | None = None
    possible: set[str] = set()
    for role in statement.author.roles:
        if role.is_public:
            held = role.is_held_on(day)
            if held is not Truth.NO:
                possible.add(role.organisation.id)
            if held is Truth.YES:
                surely = role.organisation
    return surely if len(possible) == 1 else None
