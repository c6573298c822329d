"""Which other accounts the author has: a directory need not know them all."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.declaring import declared
from offentligroll.facts.detectors.family import Family, author_of, channel_record, day_of, not_found_in
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel
from offentligroll.model.truth import Truth

_other = Family("offentligroll.channel")


def _separate(context: Context, capacity: Capacity) -> Answer:
    """Look for another account of the author; a directory need not know them all."""
    statement, author = context.statement, author_of(context)
    directory = statement.directory
    used = statement.channel
    held = () if directory is None else directory.channels_of(author)
    if not held or (used is None and statement.act.has_account):
        return Answer.unknown(Note.of("other-accounts-unknown"))
    others = tuple(channel for channel in held if used is None or channel.id != used.id)
    return _separate_among(context, others, capacity)


def _separate_among(context: Context, others: Iterable[Channel], capacity: Capacity) -> Answer:
    missing: Note | None = None
    for channel in others:
        answer = declared(context, channel, capacity)
        listed = channel.is_listed_on(day_of(context)) if capacity is Capacity.OFFICIAL else Truth.NO
        truth = answer.truth | listed
        if truth is Truth.YES:
            yes = Answer.looked_up(truth, channel_record(channel, "other_account", capacity.value))
            return attrs.evolve(yes, is_weak=answer.is_weak and listed is not Truth.YES)
        if truth is Truth.UNKNOWN and missing is None:
            missing = Note.of("other-account-unsaid", id=channel.id, capacity=capacity.value)
    if missing is not None:
        return Answer.unknown(missing)
    return not_found_in(
        Record(
            kind=RecordKind.OFFICIAL,
            id=author_of(context).id,
            field="channels",
            value=False,
            of=capacity.value,
        )
    )


@_other.answers("author-has-separate-official-account", Need.AUTHOR, Need.DIRECTORY, Need.DAY)
def author_has_separate_official_account(context: Context) -> Answer:
    """Whether the author holds another account that is declared, labelled or listed as official."""
    return _separate(context, Capacity.OFFICIAL)


@_other.answers("author-has-separate-personal-account", Need.AUTHOR, Need.DIRECTORY, Need.DAY)
def author_has_separate_personal_account(context: Context) -> Answer:
    """Whether the author holds another account that is declared or labelled personal."""
    return _separate(context, Capacity.PERSONAL)


OTHER_ACCOUNT_DETECTORS = _other.detectors()
