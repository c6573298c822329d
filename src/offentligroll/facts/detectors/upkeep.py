"""How an account is kept: who answers for it, who gets in, and when its listing was last looked at."""

from __future__ import annotations

import datetime as dt

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import (
    Family,
    author_of,
    channel_of,
    channel_record,
    day_of,
    not_found_in,
    told,
)
from offentligroll.facts.evidence import RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.truth import Truth

_upkeep = Family("offentligroll.upkeep")
_A_YEAR = dt.timedelta(days=365)


def _administrators(context: Context, wanted: int) -> Answer:
    channel = channel_of(context)
    if channel.administrators is None:
        return told(channel_record(channel, "administrators", None))
    truth = Truth.from_bool(len(channel.administrators) >= wanted)
    return Answer.looked_up(
        truth, channel_record(channel, "administrators", ", ".join(channel.administrators) or False)
    )


@_upkeep.answers("account-has-administrator", Need.ACCOUNT)
def account_has_administrator(context: Context) -> Answer:
    """Whether the directory names somebody who administers the account."""
    return _administrators(context, 1)


@_upkeep.answers("account-has-two-administrators", Need.ACCOUNT)
def account_has_two_administrators(context: Context) -> Answer:
    """Whether the directory names two people or more who administer the account."""
    return _administrators(context, 2)


@_upkeep.answers("author-administers-account", Need.ACCOUNT, Need.AUTHOR)
def author_administers_account(context: Context) -> Answer:
    """Whether the directory names the author among all who administer the account.

    That no name is hers is a weak *no*, since people are called by several names.
    """
    channel, author = channel_of(context), author_of(context)
    if channel.administrators is None:
        return told(channel_record(channel, "administrators", None))
    record = channel_record(channel, "administrators", ", ".join(channel.administrators) or False)
    names = [set(one.casefold().split()) for one in channel.administrators]
    hers = set(author.name.casefold().split())
    if hers in names or {author.id} in names:
        return Answer.looked_up(Truth.YES, record)
    if any(hers & name for name in names):
        return Answer.unknown(Note.of("administrator-unclear", id=channel.id))
    return not_found_in(record)


@_upkeep.answers("account-has-responsible-person", Need.ACCOUNT)
def account_has_responsible_person(context: Context) -> Answer:
    """Whether the directory names who is responsible for the account."""
    channel = channel_of(context)
    responsible = channel.responsible
    if responsible is None:
        return told(channel_record(channel, "responsible", None))
    truth = Truth.from_bool(bool(responsible.strip()))
    return Answer.looked_up(truth, channel_record(channel, "responsible", responsible.strip() or False))


for _fact, _field in {
    "account-opening-was-approved": "opening_approved",
    "account-uses-official-address": "uses_official_address",
    "account-is-open-to-communications": "open_to_communications",
    "account-is-linked-from-official-site": "linked_from_official_site",
}.items():
    _upkeep.answers_by_field(_fact, RecordKind.CHANNEL, _field, channel_of)


@_upkeep.answers(
    "account-listing-was-checked-within-a-year", Need.ACCOUNT, Need.ORGANISATION, Need.DAY, each_time=True
)
def account_listing_was_checked_within_a_year(context: Context) -> Answer:
    """Whether somebody looked at the account's entry on the authority's list in the year before that day.

    That no later look is on record says *no* only where the directory holds the whole list.
    """
    channel, day, organisation = channel_of(context), day_of(context), context.organisation
    listings = [
        one
        for one in channel.listed or ()
        if organisation is not None and one.by.id == organisation.id and one.period.checked is not None
    ]
    looks = [(one.period.checked, one) for one in listings if one.period.checked is not None]
    recent = [one for checked, one in looks if day - _A_YEAR <= checked <= day]
    if recent:
        one = recent[-1]
        record = channel_record(channel, "listed", True, of=one.by.name, period=one.period, source=one.source)
        return Answer.looked_up(Truth.YES, record)
    if looks and organisation is not None and organisation.channels_complete:
        _, one = max(looks, key=lambda look: look[0])
        record = channel_record(channel, "listed", True, of=one.by.name, period=one.period, source=one.source)
        return Answer.looked_up(Truth.NO, record)
    return Answer.unknown(Note.of("listing-not-checked", id=channel.id))


UPKEEP_DETECTORS = _upkeep.detectors()
