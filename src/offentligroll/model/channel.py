"""Where words are published: accounts, pages, blogs, mailboxes and meetings."""

from __future__ import annotations

import datetime as dt
import enum
import re

import attrs

from offentligroll.model.capacity import Capacity
from offentligroll.model.channel_use import AudienceGroup, ChannelFunction, Reach
from offentligroll.model.given import GivenFact, grouped_by_fact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import PartialDate
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.model.working_hours import WorkingHours


class ChannelKind(enum.StrEnum):
    """What sort of place it is."""

    ACCOUNT = "account"
    PAGE = "page"
    GROUP = "group"
    BLOG = "blog"
    WEBSITE = "website"
    MAILBOX = "mailbox"
    STREAM = "stream"
    MEETING = "meeting"
    INTRANET = "intranet"


class Audience(enum.StrEnum):
    """Who can see what is published there."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    CLOSED = "closed"
    INTERNAL = "internal"


class RunBy(enum.StrEnum):
    """Who writes and publishes there."""

    HOLDER = "holder"
    STAFF = "staff"
    BOTH = "both"


class Label(enum.StrEnum):
    """How the channel itself is marked, in the words of its holder."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    PRIVATE = "private"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Handle:
    """A name under which the channel was found; it can change and pass to others."""

    handle: str
    """The name as people write it, such as ``"@kommunchef"``."""
    period: Period = ALWAYS
    """When it was this channel's."""
    source: str | None = None
    """Where and when it was told."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Declaration:
    """That the channel was said to speak in a capacity.

    Raises:
        TypeError: a field holds what it can't hold.
        ValueError: a personal declaration names an organisation or a role.
    """

    __repr__ = short_repr

    capacity: Capacity
    """Official or personal."""
    hat: str | None = None
    """The role it speaks in, such as ``"kommunchef"``."""
    by: Organisation | None = None
    """For which organisation it speaks officially; None for that of the role, or of the holder."""
    role: str | None = None
    """A title of the holder's role that it speaks in, and ends with; None for the one called as `hat`."""
    period: Period = ALWAYS
    """When the declaration held."""
    source: str | None = None
    """Where it was said."""

    def __attrs_post_init__(self) -> None:
        if self.capacity is not Capacity.OFFICIAL and (self.by is not None or self.role is not None):
            raise ValueError(
                "`by` and `role` say for whom an official account speaks; a personal one is its holder's own"
            )


@attrs.frozen(kw_only=True, field_transformer=typed)
class Listing:
    """That the channel stood on an organisation's list of official channels."""

    __repr__ = short_repr

    by: Organisation
    """Whose list it is."""
    period: Period
    """When it stood there, with the day on which somebody looked."""
    source: str | None = None
    """Where the list was found."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Profile:
    """What the channel says of itself. What is None has not been told."""

    name: str | None = attrs.field(default=None, repr=False)
    """The display name."""
    bio: str | None = attrs.field(default=None, repr=False)
    """The words about the holder."""
    website: str | None = attrs.field(default=None, repr=False)
    """The address that the profile gives."""
    states_role: bool | None = None
    """Whether it states the holder's title or employer."""
    shows_insignia: bool | None = None
    """Whether it shows logo, crest, uniform or official portrait."""
    gives_office_contact: bool | None = None
    """Whether it gives the office's contact details or website."""
    shows_party: bool | None = None
    """Whether it shows a party or campaign."""
    picture_shows_party: bool | None = None
    """Whether the picture that follows every post shows a party or candidate."""
    states_purpose: bool | None = None
    """Whether it says what the channel is for."""
    states_opening_hours: bool | None = None
    """Whether it gives the hours in which questions are answered."""
    says_public_record: bool | None = None
    """Whether it says that what is written there may be a public record."""


_CHANNEL_ID = re.compile(r"[^\s:]+:[^\s@]\S*")


@attrs.frozen(kw_only=True, field_transformer=typed)
class Channel:
    """An account, page, blog, mailbox or meeting. What is None has not been told.

    Raises:
        TypeError: a field holds what it can't hold.
        ValueError: the id has another form than ``platform:stable-id``, or names another platform.
    """

    __repr__ = short_repr

    id: str
    """``platform:stable-id``; never a handle, since handles change."""
    platform: str
    """Such as ``"twitter"``, ``"mastodon"``, ``"web"``."""
    kind: ChannelKind | None = None
    """What sort of place it is."""
    holder: Organisation | Official | None = None
    """Whose it is."""
    holder_is_third_party: bool | None = None
    """True where the holder is known to be someone else than the author and the authority."""
    handles: tuple[Handle, ...] = ()
    """All names, with their periods."""
    declared: tuple[Declaration, ...] | None = None
    """Capacities it was said to speak in; None where nobody has told."""
    listed: tuple[Listing, ...] | None = None
    """Lists of official channels that it stood on; None where nobody has told, empty where none is told."""
    label: Label | None = None
    """How it is marked."""
    disclaimer: str | None = None
    """The words that say that views are the holder's own; empty where it is known to carry none."""
    audience: Audience | None = None
    """Who can see it."""
    run_by: RunBy | None = None
    """Who writes there."""
    opening_hours: WorkingHours | None = None
    """When it is watched and answered."""
    profile: Profile | None = None
    """What it says of itself."""
    since: PartialDate | None = None
    """When it was opened."""
    passes_with_office: bool | None = None
    """Whether it passes to the next holder of the office."""
    is_campaign: bool | None = None
    """Whether it serves a party or campaign."""
    is_pseudonymous: bool | None = None
    """Whether it is anonymous or under a pseudonym."""
    has_house_rules: bool | None = None
    """Whether it shows house rules or a comment policy."""
    used_for_office: bool | None = None
    """Whether it is regularly used for the authority's business."""
    used_for_private_life: bool | None = None
    """Whether it is regularly used for private life."""
    run_for_office_before: bool | None = None
    """Whether it was earlier run or built up with the authority's means."""
    administrators: tuple[str, ...] | None = None
    """All who can publish there and change its settings, by name; empty where nobody can."""
    responsible: str | None = None
    """Who is responsible for it, by name or post; empty where nobody is."""
    opening_approved: bool | None = None
    """Whether it was opened with the authority's approval."""
    uses_official_address: bool | None = None
    """Whether its login and recovery go to an address of the authority."""
    open_to_communications: bool | None = None
    """Whether the communications office has access to it."""
    linked_from_official_site: bool | None = None
    """Whether the authority's own website links to it."""
    purpose: str | None = None
    """What it is for, in the holder's words; empty where it is known to have none."""
    meant_for: tuple[AudienceGroup, ...] | None = None
    """Whom it is meant for; None where nobody has told, and whoever is not named is not meant."""
    reach: tuple[Reach, ...] = ()
    """Whom it reaches, as somebody counted."""
    functions: tuple[ChannelFunction, ...] = ()
    """What it can do, and can't, in their periods; of what is not told nothing is known."""
    facts: tuple[GivenFact, ...] = ()
    """Answers that hold for all statements there, in their periods."""
    source: str | None = None
    """Where and when it was told of."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "facts", grouped_by_fact(self.facts))
        platform, _, stable_id = self.id.partition(":")
        if stable_id.startswith("@"):
            raise ValueError(
                f"`{self.id:.60}` is a handle, which can pass to others; write the id that stays "
                f"after `{platform}:`, and the handle in `handles`"
            )
        if not _CHANNEL_ID.fullmatch(self.id) or not self.id.isprintable():
            raise ValueError(
                f"`{self.id:.60}` is not the id of a channel; write the platform, a colon and "
                f"an id without spaces, such as `mastodon:12345`"
            )
        if platform != self.platform:
            raise ValueError(
                f"`{self.id:.60}` names the platform `{platform}`, and `platform` says `{self.platform}`"
            )

    def handles_on(self, day: dt.date) -> tuple[str, ...]:
        """Return the names that surely were the channel's on a day.

        Args:
            day: the day asked about.

        Returns:
            The handles.
        """
        return tuple(one.handle for one in self.handles if one.period.contains(day) is Truth.YES)

    def is_listed_on(self, day: dt.date, by: Organisation | None = None) -> Truth:
        """Return whether the channel stood on a list of official channels.

        Args:
            day: the day asked about.
            by: whose list; None for anybody's.

        Returns:
            Unknown where no listings were told, or where a partial or untold date leaves it open.
        """
        if self.listed is None:
            return Truth.UNKNOWN
        answer = Truth.NO
        for listing in self.listed:
            if by is None or listing.by.id == by.id:
                answer |= listing.period.contains(day)
        return answer

    def is_declared_on(self, day: dt.date, capacity: Capacity) -> Truth:
        """Return whether the channel was declared to speak in a capacity.

        Args:
            day: the day asked about.
            capacity: official or personal.

        Returns:
            Unknown where no declarations were told, or where a date leaves it open.
        """
        if self.declared is None:
            return Truth.UNKNOWN
        answer = Truth.NO
        for declaration in self.declared:
            if declaration.capacity is capacity:
                answer |= declaration.period.contains(day)
        return answer

    def declared_capacity_on(self, day: dt.date) -> Capacity | None:
        """Return the capacity that the channel was surely declared to speak in.

        Args:
            day: the day asked about.

        Returns:
            Official or personal; None where neither, or both, is surely declared for that day.
        """
        found = {
            capacity
            for capacity in (Capacity.OFFICIAL, Capacity.PERSONAL)
            if self.is_declared_on(day, capacity) is Truth.YES
        }
        return found.pop() if len(found) == 1 else None
