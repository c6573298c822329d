"""Who, where, what and when: the typed things that facts are computed from.

This floor knows people, posts, channels, statements and dates. It knows nothing of rules, and only
:mod:`offentligroll.model.reading` knows what directories and statements look like in files.

Example:
    >>> from offentligroll.model import Act, Statement
    >>> str(Statement(act=Act.POST, text="Nu plogas Storgatan.").act)
    'post'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.model.calendar import WorkingCalendar as WorkingCalendar
    from offentligroll.model.capacity import Capacity as Capacity
    from offentligroll.model.capacity import Tone as Tone
    from offentligroll.model.channel import Audience as Audience
    from offentligroll.model.channel import Channel as Channel
    from offentligroll.model.channel import ChannelKind as ChannelKind
    from offentligroll.model.channel import Declaration as Declaration
    from offentligroll.model.channel import Handle as Handle
    from offentligroll.model.channel import Label as Label
    from offentligroll.model.channel import Listing as Listing
    from offentligroll.model.channel import Profile as Profile
    from offentligroll.model.channel import RunBy as RunBy
    from offentligroll.model.channel_use import Ability as Ability
    from offentligroll.model.channel_use import AudienceGroup as AudienceGroup
    from offentligroll.model.channel_use import ChannelFunction as ChannelFunction
    from offentligroll.model.channel_use import Reach as Reach
    from offentligroll.model.directory import Directory as Directory
    from offentligroll.model.given import GivenFact as GivenFact
    from offentligroll.model.given import SignedFact as SignedFact
    from offentligroll.model.identifier import Identifier as Identifier
    from offentligroll.model.official import Mandate as Mandate
    from offentligroll.model.official import Official as Official
    from offentligroll.model.official import Role as Role
    from offentligroll.model.official import RoleKind as RoleKind
    from offentligroll.model.official import Seniority as Seniority
    from offentligroll.model.official import Title as Title
    from offentligroll.model.organisation import ElectionPeriod as ElectionPeriod
    from offentligroll.model.organisation import Organisation as Organisation
    from offentligroll.model.organisation import OrganisationKind as OrganisationKind
    from offentligroll.model.partial_date import DateBounds as DateBounds
    from offentligroll.model.partial_date import Edge as Edge
    from offentligroll.model.partial_date import PartialDate as PartialDate
    from offentligroll.model.period import Period as Period
    from offentligroll.model.reading.statement_record import statement_from_record as statement_from_record
    from offentligroll.model.reading.statement_record import statement_to_record as statement_to_record
    from offentligroll.model.statement import Act as Act
    from offentligroll.model.statement import Media as Media
    from offentligroll.model.statement import Statement as Statement
    from offentligroll.model.truth import Truth as Truth
    from offentligroll.model.unknown_id import UnknownIdError as UnknownIdError
    from offentligroll.model.wording import Wording as Wording
    from offentligroll.model.working_hours import WorkingHours as WorkingHours

_HOMES = {
    "Ability": "model.channel_use",
    "Act": "model.statement",
    "Audience": "model.channel",
    "AudienceGroup": "model.channel_use",
    "Capacity": "model.capacity",
    "Channel": "model.channel",
    "ChannelFunction": "model.channel_use",
    "ChannelKind": "model.channel",
    "DateBounds": "model.partial_date",
    "Declaration": "model.channel",
    "Directory": "model.directory",
    "Edge": "model.partial_date",
    "ElectionPeriod": "model.organisation",
    "GivenFact": "model.given",
    "Handle": "model.channel",
    "Identifier": "model.identifier",
    "Label": "model.channel",
    "Listing": "model.channel",
    "Mandate": "model.official",
    "Media": "model.statement",
    "Official": "model.official",
    "Organisation": "model.organisation",
    "OrganisationKind": "model.organisation",
    "PartialDate": "model.partial_date",
    "Period": "model.period",
    "Profile": "model.channel",
    "Reach": "model.channel_use",
    "Role": "model.official",
    "RoleKind": "model.official",
    "RunBy": "model.channel",
    "SignedFact": "model.given",
    "Seniority": "model.official",
    "Statement": "model.statement",
    "Title": "model.official",
    "Tone": "model.capacity",
    "Truth": "model.truth",
    "UnknownIdError": "model.unknown_id",
    "Wording": "model.wording",
    "WorkingCalendar": "model.calendar",
    "WorkingHours": "model.working_hours",
    "statement_from_record": "model.reading.statement_record",
    "statement_to_record": "model.reading.statement_record",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Ability",
    "Act",
    "Audience",
    "AudienceGroup",
    "Capacity",
    "Channel",
    "ChannelFunction",
    "ChannelKind",
    "DateBounds",
    "Declaration",
    "Directory",
    "Edge",
    "ElectionPeriod",
    "GivenFact",
    "Handle",
    "Identifier",
    "Label",
    "Listing",
    "Mandate",
    "Media",
    "Official",
    "Organisation",
    "OrganisationKind",
    "PartialDate",
    "Period",
    "Profile",
    "Reach",
    "Role",
    "RoleKind",
    "RunBy",
    "Seniority",
    "SignedFact",
    "Statement",
    "Title",
    "Tone",
    "Truth",
    "UnknownIdError",
    "Wording",
    "WorkingCalendar",
    "WorkingHours",
    "statement_from_record",
    "statement_to_record",
]


def __dir__() -> list[str]:
    return __all__
