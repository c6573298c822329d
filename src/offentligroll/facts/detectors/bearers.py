"""Who bears a label, a disclaimer or a declaration: for guests on the account it does not count."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.family import BEGINNINGS, channel_record, is_on_behalf_of_authority
from offentligroll.facts.evidence import Record
from offentligroll.facts.note import Note
from offentligroll.model.channel import Channel, Declaration, RunBy
from offentligroll.model.official import Official, Role, RoleKind
from offentligroll.model.organisation import Organisation
from offentligroll.model.truth import Truth

_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
UNCLEAR_AUTHORITY = Note.of("authority-unclear")


@attrs.frozen(kw_only=True)
class Bearing:
    """Whether what an account says counts for the author, in the authority."""

    truth: Truth
    """The answer."""
    is_weak: bool = False
    """Whether a *yes* rests on no other role being told."""
    record: Record | None = None
    """What says *no*, where it is not the account's own record."""
    note: Note | None = None
    """What is missing, where it is unknown."""

    def answer(self, *records: Record) -> Answer:
        """Return the answer of a detector.

        Args:
            records: what the account says.

        Returns:
            The answer.
        """
        said = records if self.record is None else (self.record,)
        answer = Answer.looked_up(self.truth, *said, missing=self.note)
        return attrs.evolve(answer, is_weak=self.is_weak)


def personal_bearing(context: Context, channel: Channel) -> Bearing:
    """Return whether what the holder says of its own views is said of the author's.

    Args:
        context: the statement, seen for one organisation.
        channel: the account.

    Returns:
        *Yes* for the holder, and for whoever speaks for an organisation that is; *no* for a guest.
    """
    holder, author = channel.holder, context.statement.author
    if holder is None:
        return _of_nobody(channel)
    if author is None:
        return Bearing(truth=_UNKNOWN, note=Note.of("author-unknown"))
    record = channel_record(channel, "holder", holder.name)
    if isinstance(holder, Official):
        return Bearing(truth=_YES) if holder.id == author.id else Bearing(truth=_NO, record=record)
    return _for_organisation(context, holder, author, record)


def _of_nobody(channel: Channel) -> Bearing:
    if channel.holder_is_third_party is True:
        return Bearing(truth=_NO, record=channel_record(channel, "holder_is_third_party", True))
    return Bearing(truth=_UNKNOWN, note=Note.of("holder-unsaid"))


def _for_organisation(context: Context, holder: Organisation, author: Official, record: Record) -> Bearing:
    behalf = context.statement.on_behalf_of
    if behalf is not None and behalf.id == holder.id:
        return Bearing(truth=_YES)
    held = _any_held(context, _roles_in(author, holder))
    if held is _NO and not (author.visitor or author.roles_complete or holder.roles_complete):
        return Bearing(truth=_UNKNOWN, note=Note.of("roles-incomplete", id=author.id))
    return Bearing(
        truth=held,
        record=record if held is _NO else None,
        note=Note.of("role-perhaps", id=author.id),
    )


def official_bearing(context: Context, channel: Channel, claim: Declaration) -> Bearing:
    """Return whether an account was declared to speak in the author's role in the authority.

    Args:
        context: the statement, seen for one organisation.
        channel: the account.
        claim: the declaration; that of a label names neither organisation nor role.

    Returns:
        *No* for another organisation than the one that it was declared by or for, and for guests.
    """
    organisation, holder = context.organisation, channel.holder
    if organisation is None:
        return Bearing(truth=_UNKNOWN, note=UNCLEAR_AUTHORITY)
    by = claim.by or (holder if isinstance(holder, Organisation) else None)
    if by is not None and by.id != organisation.id:
        # The declaration itself names the other organisation; of a label its holder does.
        record = None if claim.by is not None else channel_record(channel, "holder", by.name)
        return Bearing(truth=_NO, record=record)
    if isinstance(holder, Organisation):
        return Bearing(truth=_YES)
    if holder is None:
        return _of_nobody(channel)
    guest = _written_for(context, channel, holder, organisation)
    return guest if guest.truth is _NO else _both(_in_role(context, holder, organisation, claim), guest)


def _both(one: Bearing, other: Bearing) -> Bearing:
    return other if one.truth is _YES and other.truth is not _YES else one


def _written_for(context: Context, channel: Channel, holder: Official, organisation: Organisation) -> Bearing:
    """Whether the author is the holder of an official's account, or one of the staff who write there."""
    statement = context.statement
    author = statement.author
    if author is None:
        return Bearing(truth=_UNKNOWN, note=Note.of("author-unknown"))
    if author.id == holder.id:
        return Bearing(truth=_YES)
    if author.visitor or channel.run_by is RunBy.HOLDER:
        return Bearing(truth=_NO, record=channel_record(channel, "holder", holder.name))
    is_by_staff = channel.run_by is not None and statement.act in BEGINNINGS
    if is_on_behalf_of_authority(context) is _YES or (
        is_by_staff and _any_held(context, _roles_in(author, organisation)) is _YES
    ):
        return Bearing(truth=_YES)
    return Bearing(truth=_UNKNOWN, note=Note.of("writer-unclear", id=channel.id))


def _in_role(context: Context, holder: Official, organisation: Organisation, claim: Declaration) -> Bearing:
    """Whether the role that was meant is one in the authority, and was held that day."""
    told = holder.roles if claim.by is None else _roles_in(holder, claim.by)
    named = claim.role or claim.hat
    titled = tuple(role for role in told if is_titled(role, named))
    meant = titled if titled or claim.role is not None else told
    roles = tuple(role for role in meant if role.kind is not RoleKind.CANDIDATE)
    possible = tuple(role for role in roles if _held(context, role) is not _NO)
    is_whole = holder.roles_complete or (claim.by is not None and claim.by.roles_complete)
    inside = tuple(role for role in possible if role.organisation.id == organisation.id)
    if not inside and is_whole:
        return Bearing(truth=_NO)
    unclear = Bearing(truth=_UNKNOWN, note=Note.of("declaration-bearer-unclear", id=holder.id))
    if not inside or len(inside) < len(possible):
        return unclear
    is_any = claim.by is not None or bool(titled)
    truth = _any_held(context, inside) if is_any else _all_held(context, inside)
    if truth is not _YES:
        return Bearing(truth=_UNKNOWN, note=Note.of("role-perhaps", id=holder.id))
    is_firm = claim.by is not None and (bool(titled) or named is None)
    return Bearing(truth=_YES, is_weak=not (is_firm or holder.roles_complete))


def is_titled(role: Role, named: str | None) -> bool:
    """Return whether a role is called so, in whatever language.

    Args:
        role: the role.
        named: what it would be called; None for nothing.

    Returns:
        Whether one of its titles is the same, but for capitals.
    """
    return named is not None and any(title.words.casefold() == named.casefold() for title in role.titles)


def _roles_in(person: Official, organisation: Organisation) -> tuple[Role, ...]:
    return tuple(
        role
        for role in person.roles
        if role.organisation.id == organisation.id and role.kind is not RoleKind.CANDIDATE
    )


def _held(context: Context, role: Role) -> Truth:
    return _UNKNOWN if context.day is None else role.is_held_on(context.day)


def _any_held(context: Context, roles: Sequence[Role]) -> Truth:
    answer = _NO
    for role in roles:
        answer |= _held(context, role)
    return answer


def _all_held(context: Context, roles: Sequence[Role]) -> Truth:
    answer = _YES
    for role in roles:
        answer &= _held(context, role)
    return answer
