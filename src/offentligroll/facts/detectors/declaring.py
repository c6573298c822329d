"""What the account was declared or labelled to be, and for whom that counts.

A label, a disclaimer and a declaration are the holder's: they say nothing of a guest's words. A declaration
that an account is official says for which organisation and in which role, and ends with that role.
"""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.bearers import official_bearing, personal_bearing
from offentligroll.facts.detectors.family import Family, channel_of, channel_record, told
from offentligroll.facts.evidence import Record
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel, Declaration, Label
from offentligroll.model.period import ALWAYS
from offentligroll.model.truth import Truth

_declaring = Family("offentligroll.channel")
_LABELS = {
    Capacity.OFFICIAL: (Label.OFFICIAL,),
    Capacity.PERSONAL: (Label.PERSONAL, Label.PRIVATE),
}


def declared(context: Context, channel: Channel, capacity: Capacity) -> Answer:
    """Answer whether a channel is declared or labelled so, where that counts for the author.

    Args:
        context: the statement, seen for one organisation.
        channel: the channel; the one that was used, or another of the author's.
        capacity: official or personal.

    Returns:
        *Unknown* where neither was told, or where it can't be told whose it is. A *yes* that rests on the
        roles that happen to be told is weak.
    """
    if channel.declared is None and channel.label is None:
        return Answer.unknown(Note.of("declaration-unsaid", id=channel.id))
    answers = [_claimed(context, channel, *claim) for claim in _claims(channel, capacity)]
    said = [one for one in answers if one.truth is Truth.YES]
    if said:
        firm = [one for one in said if not one.is_weak] or said
        evidence = tuple(part for one in firm for part in one.evidence)
        return Answer(truth=Truth.YES, origin=firm[0].origin, evidence=evidence, is_weak=firm[0].is_weak)
    for one in answers:
        if one.truth is Truth.UNKNOWN:
            return one
    refused = answers or [
        Answer.looked_up(Truth.NO, channel_record(channel, "declared", False, of=capacity.value))
    ]
    return refused[0]


def _claims(channel: Channel, capacity: Capacity) -> Iterator[tuple[Declaration, tuple[Record, ...]]]:
    for one in channel.declared or ():
        if one.capacity is capacity:
            said = channel_record(
                channel,
                "declared",
                capacity.value,
                of=one.role or one.hat,
                period=one.period,
                source=one.source,
            )
            yield one, (said,) if one.by is None else (said, channel_record(channel, "by", one.by.name))
    if channel.label in _LABELS[capacity]:
        yield Declaration(capacity=capacity), (channel_record(channel, "label", str(channel.label)),)


def _claimed(context: Context, channel: Channel, claim: Declaration, records: tuple[Record, ...]) -> Answer:
    day = context.day
    if day is None and claim.period != ALWAYS:
        return Answer.unknown(Note.of("day-unknown"))
    if day is not None and (within := claim.period.contains(day)) is not Truth.YES:
        no = channel_record(channel, "declared", False, of=claim.capacity.value)
        return Answer.looked_up(within, no, missing=Note.of("declaration-unsaid", id=channel.id))
    if claim.capacity is Capacity.OFFICIAL:
        bearing = official_bearing(context, channel, claim)
    else:
        bearing = personal_bearing(context, channel)
    return bearing.answer(*records)


@_declaring.answers("account-is-declared-official", Need.ACCOUNT)
def account_is_declared_official(context: Context) -> Answer:
    """Whether the account was declared to speak in the role, or is labelled official."""
    return declared(context, channel_of(context), Capacity.OFFICIAL)


@_declaring.answers("account-is-declared-personal", Need.ACCOUNT)
def account_is_declared_personal(context: Context) -> Answer:
    """Whether the account was declared personal, or is labelled personal or private."""
    return declared(context, channel_of(context), Capacity.PERSONAL)


@_declaring.answers("account-carries-disclaimer", Need.ACCOUNT)
def account_carries_disclaimer(context: Context) -> Answer:
    """Whether the account says that the views are the holder's own, and the author is the holder."""
    channel = channel_of(context)
    if channel.disclaimer is None:
        return told(channel_record(channel, "disclaimer", None))
    if not channel.disclaimer.strip():
        return Answer.looked_up(Truth.NO, channel_record(channel, "disclaimer", False))
    return personal_bearing(context, channel).answer(
        channel_record(channel, "disclaimer", channel.disclaimer)
    )


DECLARING_DETECTORS = _declaring.detectors()
