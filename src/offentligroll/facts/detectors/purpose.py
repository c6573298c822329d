"""What an account is for, whom it is meant for, and what can be done through it."""

from __future__ import annotations

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import (
    DetectorFunction,
    Family,
    channel_of,
    channel_record,
    day_of,
    held_on,
    told,
)
from offentligroll.facts.evidence import Record
from offentligroll.facts.note import Note
from offentligroll.model.channel import Channel
from offentligroll.model.channel_use import Ability, AudienceGroup, function_on
from offentligroll.model.truth import Truth

_purpose = Family("offentligroll.purpose")


def _able_to(wanted: Ability) -> DetectorFunction:
    def answer(context: Context) -> Answer:
        """Whether the account could do that on that day, as the directory tells of its functions."""
        channel, day = channel_of(context), held_on(day_of(context))
        truth = function_on(channel.functions, wanted, day)
        records = [
            channel_record(
                channel, "functions", one.has, of=wanted.value, period=one.period, source=one.source
            )
            for one in channel.functions
            if one.name is wanted and one.period.overlaps(day) is Truth.YES
        ]
        return Answer.looked_up(truth, *records, missing=Note.of("functions-unsaid", id=channel.id))

    return answer


@_purpose.answers("account-has-purpose", Need.ACCOUNT)
def account_has_purpose(context: Context) -> Answer:
    """Whether the directory tells what the account is for."""
    channel = channel_of(context)
    if channel.purpose is None:
        return told(channel_record(channel, "purpose", None))
    purpose = channel.purpose.strip()
    return Answer.looked_up(
        Truth.from_bool(bool(purpose)), channel_record(channel, "purpose", purpose or False)
    )


def _meant_for(group: AudienceGroup) -> DetectorFunction:
    def answer(context: Context) -> Answer:
        """Whether the directory names them among all whom the account is meant for."""
        channel = channel_of(context)
        if channel.meant_for is None:
            return told(channel_record(channel, "meant_for", None))
        groups = ", ".join(channel.meant_for)
        return Answer.looked_up(
            Truth.from_bool(group in channel.meant_for), channel_record(channel, "meant_for", groups or False)
        )

    return answer


def told_of_use(channel: Channel) -> tuple[Record, ...]:
    """Return what is told of a channel's purpose, of whom it is meant for and reaches, and of what it can do.

    Args:
        channel: the channel.

    Returns:
        The records; none changes whose words are said there.
    """
    told = [channel_record(channel, "purpose", channel.purpose)] if channel.purpose else []
    if channel.meant_for:
        told.append(channel_record(channel, "meant_for", ", ".join(channel.meant_for)))
    for one in channel.reach:
        field, share = ("reach", str(one.per_cent)) if one.per_cent is not None else ("reaches", None)
        about = {"of": one.group.value, "period": one.period, "source": one.source}
        told.append(channel_record(channel, field, share, **about))
    for function in channel.functions:
        about = {"of": function.name.value, "period": function.period, "source": function.source}
        told.append(channel_record(channel, "functions", function.has, **about))
    return tuple(told)


for _fact, _ability in {
    "account-can-comment-elsewhere": Ability.COMMENT_ELSEWHERE,
    "account-receives-comments": Ability.RECEIVE_COMMENTS,
    "account-receives-messages": Ability.RECEIVE_MESSAGES,
}.items():
    _purpose.answers(_fact, Need.ACCOUNT, Need.DAY)(_able_to(_ability))

for _fact, _group in {
    "account-is-meant-for-residents": AudienceGroup.RESIDENTS,
    "account-is-meant-for-staff": AudienceGroup.STAFF,
}.items():
    _purpose.answers(_fact, Need.ACCOUNT)(_meant_for(_group))

PURPOSE_DETECTORS = _purpose.detectors()
