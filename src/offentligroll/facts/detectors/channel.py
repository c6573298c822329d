"""Where it was said: whose account it is, what it was declared to be, how it is used and who can see it."""

from __future__ import annotations

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.bearers import UNCLEAR_AUTHORITY
from offentligroll.facts.detectors.family import (
    Family,
    are_all_roles_told,
    author_of,
    channel_of,
    channel_record,
    day_of,
    held_on,
    told,
)
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.channel import Audience, Channel, RunBy
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import Edge, End, PartialDate
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth

_channel = Family("offentligroll.channel")
_UNTOLD_AUDIENCE = Note.of("audience-unsaid")


def _is_authoritys(context: Context, channel: Channel) -> Truth:
    """Whether the holder is the authority; where no holder is named, the note on a third party counts."""
    holder, organisation = channel.holder, context.organisation
    if isinstance(holder, Official) or channel.holder_is_third_party is True:
        return Truth.NO
    if holder is None or organisation is None:
        return Truth.UNKNOWN
    return Truth.from_bool(holder.id == organisation.id)


def _is_authors(context: Context, channel: Channel) -> Truth:
    holder, author = channel.holder, context.statement.author
    if isinstance(holder, Organisation) or channel.holder_is_third_party is True:
        return Truth.NO
    if holder is None or author is None:
        return Truth.UNKNOWN
    return Truth.from_bool(holder.id == author.id)


def _holder_answer(channel: Channel, truth: Truth) -> Answer:
    if channel.holder is None:
        third_party = bool(channel.holder_is_third_party)
        return Answer.looked_up(
            truth,
            channel_record(channel, "holder_is_third_party", third_party),
            missing=Note.of("holder-unsaid"),
        )
    return Answer.looked_up(
        truth,
        channel_record(channel, "holder", channel.holder.name),
        missing=Note.of("holder-but-not-whose", id=channel.id, name=channel.holder.name),
    )


@_channel.answers("account-belongs-to-authority", Need.ACCOUNT)
def account_belongs_to_authority(context: Context) -> Answer:
    """Whether the account's holder is the authority."""
    channel = channel_of(context)
    return _holder_answer(channel, _is_authoritys(context, channel))


@_channel.answers("account-belongs-to-author", Need.ACCOUNT)
def account_belongs_to_author(context: Context) -> Answer:
    """Whether the account's holder is the author."""
    channel = channel_of(context)
    return _holder_answer(channel, _is_authors(context, channel))


@_channel.answers("account-belongs-to-third-party", Need.ACCOUNT)
def account_belongs_to_third_party(context: Context) -> Answer:
    """Whether the account's holder is neither the authority nor the author."""
    channel = channel_of(context)
    if channel.holder is None or channel.holder_is_third_party is True:
        return _holder_answer(channel, Truth.from_bool(channel.holder_is_third_party))
    return _holder_answer(channel, ~_is_authoritys(context, channel) & ~_is_authors(context, channel))


@_channel.answers("account-is-listed", Need.ACCOUNT, Need.DAY)
def account_is_listed(context: Context) -> Answer:
    """Whether the account stood on the authority's list of official channels that day."""
    channel, day, organisation = channel_of(context), day_of(context), context.organisation
    if organisation is None:
        return Answer.unknown(UNCLEAR_AUTHORITY)
    truth = Truth.NO if channel.listed is None else channel.is_listed_on(day, organisation)
    if truth is Truth.NO:
        # An empty list of listings is told on purpose: somebody looked, and it stands on no list.
        if channel.listed == () or _is_list_known(context, organisation):
            return Answer.looked_up(Truth.NO, channel_record(channel, "listed", False, period=held_on(day)))
        truth = Truth.UNKNOWN
    records = [
        channel_record(
            channel,
            "listed",
            True,
            of=listing.by.name,
            period=listing.period,
            source=listing.source,
        )
        for listing in channel.listed or ()
        if listing.by.id == organisation.id and listing.period.contains(day) is Truth.YES
    ]
    return Answer.looked_up(
        truth, *records, missing=Note.of("listing-unsaid", id=channel.id, day=day.isoformat())
    )


def _is_list_known(context: Context, organisation: Organisation) -> bool:
    """Whether the directory holds the whole list, or somebody looked at it that very day."""
    directory, day = context.statement.directory, day_of(context)
    return organisation.channels_complete or (
        directory is not None and directory.is_list_checked_on(organisation, day)
    )


for _fact, _field in {
    "account-passes-with-office": "passes_with_office",
    "account-is-campaign": "is_campaign",
    "account-is-used-for-office": "used_for_office",
    "account-is-used-for-private-life": "used_for_private_life",
    "account-was-run-for-office-before": "run_for_office_before",
}.items():
    _channel.answers_by_field(_fact, RecordKind.CHANNEL, _field, channel_of)


@_channel.answers("account-is-run-by-staff", Need.ACCOUNT)
def account_is_run_by_staff(context: Context) -> Answer:
    """Whether the authority's staff write there, alone or with the holder.

    Where the holder writes and that is the authority, its staff do; another holder does so without them.
    """
    channel = channel_of(context)
    if channel.run_by is None:
        return told(channel_record(channel, "run_by", None))
    truth = Truth.YES
    if channel.run_by is RunBy.HOLDER:
        truth = _is_authoritys(context, channel)
    return Answer.looked_up(
        truth,
        channel_record(channel, "run_by", channel.run_by.value),
        missing=Note.of("run-by-unclear-holder", id=channel.id),
    )


@_channel.answers("account-predates-role", Need.ACCOUNT, Need.AUTHOR, Need.ORGANISATION, Need.DAY)
def account_predates_role(context: Context) -> Answer:
    """Whether the account was opened before the role began.

    Where several roles were or may have been held that day, they have to agree.
    """
    channel, day = channel_of(context), day_of(context)
    if channel.since is None:
        return Answer.unknown(Note.of("opening-unsaid", id=channel.id))
    if not are_all_roles_told(context):
        return Answer.unknown(Note.of("roles-incomplete", id=author_of(context).id))
    roles = [role for role in context.roles if role.is_held_on(day) is not Truth.NO]
    answers = {_is_before(channel.since, role.period.start) for role in roles}
    if not answers:
        return Answer.unknown(Note.of("role-that-day-unknown", day=day.isoformat()))
    truth = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return Answer.looked_up(
        truth,
        channel_record(channel, "since", str(channel.since)),
        Record(
            kind=RecordKind.ROLE,
            id=author_of(context).id,
            field="from",
            value=str(roles[0].period.start),
            of=roles[0].organisation.name,
        ),
        missing=Note.of("opened-in-unclear-order", id=channel.id, day=str(channel.since)),
    )


def _is_before(since: PartialDate, start: End) -> Truth:
    if isinstance(start, Edge):
        return Truth.NO if start is Edge.OPEN else Truth.UNKNOWN
    if since.latest < start.earliest:
        return Truth.YES
    return Truth.NO if since.earliest >= start.latest else Truth.UNKNOWN


def _limited(statement: Statement) -> Record:
    return Record(
        kind=RecordKind.STATEMENT, field="audience_is_limited", value=bool(statement.audience_is_limited)
    )


def _audience(channel: Channel, audience: Audience) -> Record:
    return channel_record(channel, "audience", audience.value)


@_channel.answers("audience-is-closed")
def audience_is_closed(context: Context) -> Answer:
    """Whether only a closed or limited circle can see it.

    What was recorded of the act itself counts before what is known of the channel. Approved followers,
    a closed group and an internal channel are all limited circles, however many belong to them.
    """
    statement = context.statement
    if statement.audience_is_limited is not None:
        return Answer.looked_up(Truth.from_bool(statement.audience_is_limited), _limited(statement))
    channel = statement.channel
    if channel is None or channel.audience is None:
        return Answer.unknown(_UNTOLD_AUDIENCE)
    truth = Truth.from_bool(channel.audience is not Audience.PUBLIC)
    return Answer.looked_up(truth, _audience(channel, channel.audience))


@_channel.answers("audience-is-internal")
def audience_is_internal(context: Context) -> Answer:
    """Whether the audience is the authority's own staff or members.

    An act that was not limited reached others too. One that was limited on a public channel reached
    nobody knows whom.
    """
    statement = context.statement
    if statement.audience_is_limited is False:
        return Answer.looked_up(Truth.NO, _limited(statement))
    channel = statement.channel
    if channel is None or channel.audience is None:
        return Answer.unknown(_UNTOLD_AUDIENCE)
    if statement.audience_is_limited and channel.audience is Audience.PUBLIC:
        return Answer.unknown(_UNTOLD_AUDIENCE)
    truth = Truth.from_bool(channel.audience is Audience.INTERNAL)
    return Answer.looked_up(truth, _audience(channel, channel.audience))


CHANNEL_DETECTORS = _channel.detectors()
