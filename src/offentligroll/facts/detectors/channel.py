"""Where it was said: whose account it is, what it was declared to be, how it is used and who can see it."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import Family, author_of, channel_of, day_of, not_found_in, told
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Audience, Channel, Label, RunBy
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import Edge, PartialDate
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth

_channel = Family("offentligroll.channel")
_UNCLEAR_AUTHORITY = "it is not clear which authority is meant"
_LABELS = {
    Capacity.OFFICIAL: (Label.OFFICIAL,),
    Capacity.PERSONAL: (Label.PERSONAL, Label.PRIVATE),
}


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
        return Answer.looked_up(
            truth,
            f"{channel.id}: held by {'' if channel.holder_is_third_party else 'no '}third party",
            missing="whose account it is was not told",
        )
    return Answer.looked_up(
        truth,
        f"{channel.id}: held by {channel.holder.name}",
        missing=f"{channel.id} is held by {channel.holder.name}; the author or the authority is not known",
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
    truth = channel.is_listed_on(day, organisation)
    if organisation is None and truth is not Truth.NO:
        return Answer.unknown(_UNCLEAR_AUTHORITY)
    if truth is Truth.NO:
        return Answer.looked_up(truth, f"{channel.id}: on no list on {day}")
    records = [
        f"{channel.id}: listed by {listing.by.name} {listing.period}"
        + (f", checked {listing.period.checked}" if listing.period.checked is not None else "")
        + (f" ({listing.source})" if listing.source else "")
        for listing in channel.listed or ()
        if organisation is not None
        and listing.by.id == organisation.id
        and listing.period.contains(day) is Truth.YES
    ]
    return Answer.looked_up(truth, *records, missing=f"whether {channel.id} was listed on {day} is not told")


def _is_declared(context: Context, channel: Channel, capacity: Capacity) -> Truth:
    """Whether a channel is declared or labelled so; where neither was told, that is unknown."""
    if channel.label in _LABELS[capacity]:
        return Truth.YES
    if channel.declared is None:
        return Truth.UNKNOWN if channel.label is None else Truth.NO
    if context.day is not None:
        return channel.is_declared_on(context.day, capacity)
    is_possible = any(declaration.capacity is capacity for declaration in channel.declared)
    return Truth.UNKNOWN if is_possible else Truth.NO


def _declared(context: Context, capacity: Capacity) -> Answer:
    channel = channel_of(context)
    truth = _is_declared(context, channel, capacity)
    if truth is Truth.NO:
        return Answer.looked_up(truth, f"{channel.id}: neither declared nor labelled {capacity}")
    records = [
        f"{channel.id}: declared {capacity}{f' as {one.hat}' if one.hat else ''}, {one.period}"
        + (f" ({one.source})" if one.source else "")
        for one in channel.declared or ()
        if one.capacity is capacity
        and context.day is not None
        and one.period.contains(context.day) is Truth.YES
    ]
    if channel.label in _LABELS[capacity]:
        records.append(f"{channel.id}: labelled {channel.label}")
    return Answer.looked_up(truth, *records, missing=f"what {channel.id} was declared to be is not told")


@_channel.answers("account-is-declared-official", Need.ACCOUNT)
def account_is_declared_official(context: Context) -> Answer:
    """Whether the account was declared to speak in the role, or is labelled official."""
    return _declared(context, Capacity.OFFICIAL)


@_channel.answers("account-is-declared-personal", Need.ACCOUNT)
def account_is_declared_personal(context: Context) -> Answer:
    """Whether the account was declared personal, or is labelled personal or private."""
    return _declared(context, Capacity.PERSONAL)


@_channel.answers("account-passes-with-office", Need.ACCOUNT)
def account_passes_with_office(context: Context) -> Answer:
    """Whether the account goes to the next holder of the office."""
    channel = channel_of(context)
    return told(channel.passes_with_office, channel.id, "it passes with the office")


@_channel.answers("account-is-campaign", Need.ACCOUNT)
def account_is_campaign(context: Context) -> Answer:
    """Whether the account serves a party or a campaign."""
    channel = channel_of(context)
    return told(channel.is_campaign, channel.id, "it serves a party or a campaign")


@_channel.answers("account-is-run-by-staff", Need.ACCOUNT)
def account_is_run_by_staff(context: Context) -> Answer:
    """Whether the authority's staff write there, alone or with the holder.

    Where the holder writes and that is the authority, its staff do; another holder does so without them.
    """
    channel = channel_of(context)
    if channel.run_by is None:
        return told(None, channel.id, "staff run it")
    truth = Truth.YES
    if channel.run_by is RunBy.HOLDER:
        truth = _is_authoritys(context, channel)
    return Answer.looked_up(
        truth,
        f"{channel.id}: run by {channel.run_by}",
        missing=f"{channel.id} is run by its holder, of whom it is not known whether it is the authority",
    )


@_channel.answers("account-predates-role", Need.ACCOUNT, Need.AUTHOR, Need.ORGANISATION, Need.DAY)
def account_predates_role(context: Context) -> Answer:
    """Whether the account was opened before the role began.

    Where several roles were or may have been held that day, they have to agree.
    """
    channel, day = channel_of(context), day_of(context)
    if channel.since is None:
        return Answer.unknown(f"when {channel.id} was opened was not told")
    roles = [role for role in context.roles if role.is_held_on(day) is not Truth.NO]
    answers = {_is_before(channel.since, role.period.start) for role in roles}
    if not answers:
        return Answer.unknown(f"no role of the author on {day} is known")
    truth = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return Answer.looked_up(
        truth,
        f"{channel.id}: opened {channel.since}; role from {roles[0].period.start}",
        missing=f"{channel.id} was opened {channel.since}; the beginning of the role leaves the order open",
    )


def _is_before(since: PartialDate, start: PartialDate | Edge) -> Truth:
    if not isinstance(start, PartialDate):
        return Truth.NO if start is Edge.OPEN else Truth.UNKNOWN
    if since.latest < start.earliest:
        return Truth.YES
    return Truth.NO if since.earliest >= start.latest else Truth.UNKNOWN


@_channel.answers("account-is-used-for-office", Need.ACCOUNT)
def account_is_used_for_office(context: Context) -> Answer:
    """Whether the account is regularly used for the authority's business."""
    channel = channel_of(context)
    return told(channel.used_for_office, channel.id, "it is used for the authority's business")


@_channel.answers("account-is-used-for-private-life", Need.ACCOUNT)
def account_is_used_for_private_life(context: Context) -> Answer:
    """Whether the account is regularly used for private life."""
    channel = channel_of(context)
    return told(channel.used_for_private_life, channel.id, "it is used for private life")


@_channel.answers("account-was-run-for-office-before", Need.ACCOUNT)
def account_was_run_for_office_before(context: Context) -> Answer:
    """Whether the account was earlier run or built up with the authority's means."""
    channel = channel_of(context)
    return told(channel.run_for_office_before, channel.id, "it was earlier run with the authority's means")


def _audience_record(statement: Statement) -> str:
    return f"{statement.channel.id if statement.channel else statement.id}: audience"


@_channel.answers("audience-is-closed")
def audience_is_closed(context: Context) -> Answer:
    """Whether only a closed or limited circle can see it.

    What was recorded of the act itself counts before what is known of the channel. Approved followers,
    a closed group and an internal channel are all limited circles, however many belong to them.
    """
    statement = context.statement
    if statement.audience_is_limited is not None:
        answer = "limited" if statement.audience_is_limited else "not limited"
        return Answer.looked_up(
            Truth.from_bool(statement.audience_is_limited), f"{statement.id}: audience {answer}"
        )
    audience = None if statement.channel is None else statement.channel.audience
    if audience is None:
        return Answer.unknown("who can see it was not told")
    truth = Truth.from_bool(audience is not Audience.PUBLIC)
    return Answer.looked_up(truth, f"{_audience_record(statement)} {audience}")


@_channel.answers("audience-is-internal")
def audience_is_internal(context: Context) -> Answer:
    """Whether the audience is the authority's own staff or members.

    An act that was not limited reached others too. One that was limited on a public channel reached
    nobody knows whom.
    """
    statement = context.statement
    if statement.audience_is_limited is False:
        return Answer.looked_up(Truth.NO, f"{statement.id}: audience not limited")
    audience = None if statement.channel is None else statement.channel.audience
    if audience is None or (statement.audience_is_limited and audience is Audience.PUBLIC):
        return Answer.unknown("who can see it was not told")
    truth = Truth.from_bool(audience is Audience.INTERNAL)
    return Answer.looked_up(truth, f"{_audience_record(statement)} {audience}")


def _separate(context: Context, capacity: Capacity) -> Answer:
    """Look for another account of the author; a directory need not know them all."""
    statement, author = context.statement, author_of(context)
    directory = statement.directory
    used = statement.channel
    held = () if directory is None else directory.channels_of(author)
    if not held or (used is None and statement.act.has_account):
        return Answer.unknown("which other accounts the author has is not known")
    others = tuple(channel for channel in held if used is None or channel.id != used.id)
    return _separate_among(context, others, capacity)


def _separate_among(context: Context, others: Iterable[Channel], capacity: Capacity) -> Answer:
    missing: str | None = None
    for channel in others:
        truth = _is_declared(context, channel, capacity)
        if capacity is Capacity.OFFICIAL:
            truth |= channel.is_listed_on(day_of(context))
        if truth is Truth.YES:
            return Answer.looked_up(truth, f"{channel.id}: another account of the author, {capacity}")
        if truth is Truth.UNKNOWN and missing is None:
            missing = f"whether {channel.id}, another account of the author, is {capacity} is not told"
    if missing is not None:
        return Answer.unknown(missing)
    return not_found_in(f"{author_of(context).id}: no other {capacity} account in the directory")


@_channel.answers("author-has-separate-official-account", Need.AUTHOR, Need.DIRECTORY, Need.DAY)
def author_has_separate_official_account(context: Context) -> Answer:
    """Whether the author holds another account that is declared, labelled or listed as official."""
    return _separate(context, Capacity.OFFICIAL)


@_channel.answers("author-has-separate-personal-account", Need.AUTHOR, Need.DIRECTORY, Need.DAY)
def author_has_separate_personal_account(context: Context) -> Answer:
    """Whether the author holds another account that is declared or labelled personal."""
    return _separate(context, Capacity.PERSONAL)


CHANNEL_DETECTORS = _channel.detectors()
