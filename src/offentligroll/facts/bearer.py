"""For which organisation a statement is looked at, where nobody has said."""

from __future__ import annotations

import datetime as dt

from offentligroll.model.official import Official
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
        held, or may have held, a public role that day; else the only one in which the channel's holder did;
        else None. Whether the role was held stays a fact of its own; where a second organisation is possible
        it is unclear which one is meant.
    """
    if statement.channel is not None and isinstance(statement.channel.holder, Organisation):
        return statement.channel.holder
    holder = None if statement.channel is None else statement.channel.holder
    for person in (statement.author, holder):
        candidates = _bodies_of(person, day) if isinstance(person, Official) and day is not None else {}
        if candidates:
            return next(iter(candidates.values())) if len(candidates) == 1 else None
    return None


def possible_bodies(statement: Statement) -> tuple[Organisation, ...]:
    """Return the organisations of which :func:`organisation_for` may name one, whatever the day.

    Args:
        statement: the act that is asked about.

    Returns:
        The channel's holder, and those in which author or holder ever had a public role.
    """
    holder = None if statement.channel is None else statement.channel.holder
    held = [] if not isinstance(holder, Organisation) else [holder]
    people = [person for person in (statement.author, holder) if isinstance(person, Official)]
    return (*held, *(role.organisation for person in people for role in person.roles if role.is_public))


def organisation_named(statement: Statement, identity: str) -> Organisation | None:
    """Find an organisation among those that a statement itself names, where there is no directory to ask.

    Args:
        statement: the act.
        identity: the organisation's id.

    Returns:
        The organisation: who published it, on whose behalf it is, whose the channel is, on whose list that
        stands, or where the author or the channel's holder has a role; None where none of these has the id.
    """
    channel = statement.channel
    holder = None if channel is None else channel.holder
    named: list[Organisation | Official | None] = [statement.publisher, statement.on_behalf_of, holder]
    if channel is not None:
        named += [listing.by for listing in channel.listed or ()]
    for person in (statement.author, holder, statement.publisher):
        if isinstance(person, Official):
            named += [role.organisation for role in person.roles]
    bodies = (one for one in named if isinstance(one, Organisation))
    return next((one for one in bodies if one.id == identity), None)


def _bodies_of(person: Official, day: dt.date) -> dict[str, Organisation]:
    return {
        role.organisation.id: role.organisation
        for role in person.roles
        if role.is_public and role.is_held_on(day) is not Truth.NO
    }
