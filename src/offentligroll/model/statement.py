"""One act of communication."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import functools
import hashlib
from typing import TYPE_CHECKING

import attrs

from offentligroll.model.channel import Channel
from offentligroll.model.entries import Entries
from offentligroll.model.given import GivenFact, same_fact_told_twice
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.typed import typed
from offentligroll.model.wording import language_tag

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from offentligroll.model.packing import Packing

_BY_ID = {"advice": "Directory.statement takes ids of people, channels and organisations"}
_BY_FACT = {"advice": "Statement.with_fact adds one answer"}


class Act(enum.StrEnum):
    """What was done."""

    POST = "post"
    REPLY = "reply"
    SHARE = "share"
    LIKE = "like"
    FOLLOW = "follow"
    BLOCK = "block"
    REMOVAL = "removal"
    MESSAGE = "message"
    SPOKEN = "spoken"
    EDIT = "edit"
    HIDE = "hide"
    UNHIDE = "unhide"
    UNBLOCK = "unblock"
    MUTE = "mute"
    REPORT = "report"
    OPEN_ACCOUNT = "open-account"
    CLOSE_ACCOUNT = "close-account"

    @property
    def has_account(self) -> bool:
        """Whether acts of this kind are done through an account: a message has a mailbox or a number too."""
        return self is not Act.SPOKEN

    @property
    def has_own_words(self) -> bool:
        """Whether acts of this kind publish the author's own words or pictures."""
        return self in _WITH_OWN_WORDS


# Python 3.11 takes its time to look a member up in its enum.
_WITH_OWN_WORDS = (Act.POST, Act.REPLY, Act.MESSAGE, Act.SPOKEN, Act.EDIT)


class Lost(enum.StrEnum):
    """What the record of a statement shows that it once had."""

    ANSWERED = "answered"
    """It may answer something that is no longer there."""
    QUOTED = "quoted"
    """It quotes something that is no longer there."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Media:
    """A picture, film or sound that belongs to a statement."""

    url: str | None = None
    """Where it is, as the archive names it."""
    kind: str | None = None
    """Such as ``"image/jpeg"``."""
    description: str | None = attrs.field(default=None, repr=False)
    """The words that the author gave it for those who can't see it."""
    was_read: bool = False
    """Whether somebody has taken in what it says; until then no text detector answers *no*."""


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Statement:
    """One act of communication: a post, reply, share, like, block, removal, message or spoken word.

    The act is the unit: a share, an edit or a republication is a new act with its own assessment.

    Raises:
        TypeError: a field holds what it can't hold, such as a text where a tuple is wanted.
        ValueError: a time lacks its zone, the language is no language tag, or one fact is answered twice.

    Example:
        >>> Statement(act=Act.POST, text="Nu plogas Storgatan.", language="sv").id
        'sha256:c22d46e81eda8c81'
    """

    act: Act
    """What was done."""
    id: str = ""
    """The archive's own id; where there is none, a hash of channel, time and words."""
    at: dt.datetime | dt.date | None = None
    """An aware instant, or a day in the policy's zone, or None where it is not known."""
    author: Official | None = attrs.field(default=None, metadata=_BY_ID)
    """Who said it; None where the archive or directory does not tell."""
    channel: Channel | None = attrs.field(default=None, metadata=_BY_ID)
    """Where; None where it was not recorded."""
    text: str | None = None
    """The words, own and quoted together; None where they are not at hand."""
    language: str | None = None
    """Language code, such as ``"sv"``; None where it was not recorded."""
    publisher: Organisation | Official | None = None
    """Who published it, where that is another than the author."""
    on_behalf_of: Organisation | None = attrs.field(default=None, metadata=_BY_ID)
    """On whose behalf, where that is known."""
    in_reply_to: str | None = None
    """The id or address of what it answers."""
    continues: str | None = None
    """The id or address of the author's own post that it goes on from, as the next part of a thread."""
    lost: tuple[Lost, ...] = ()
    """What the record shows that it once had."""
    target: str | None = None
    """The id or address of what it is about: of a statement that is liked, shared, hidden, removed or
    reported, or over which somebody is blocked."""
    until: dt.datetime | dt.date | None = None
    """When a block, a mute or another measure ends, where it was set for a time."""
    takes_back: str | None = None
    """The id or address of an earlier statement that it takes back."""
    contains: tuple[str, ...] = ()
    """The ids of documents that came in to the authority and that it publishes."""
    publication_agreed: bool | None = None
    """Of what came in: whether the sender agreed that it is published; None where nobody has told."""
    version_of: str | None = None
    """The id of the statement of which it is a later version."""
    topics: tuple[str, ...] = ()
    """Subjects, as mandates name them."""
    links: tuple[str, ...] = ()
    """Addresses that it links to."""
    media: tuple[Media, ...] = ()
    """Pictures, films and sounds."""
    quoted: str | None = None
    """Someone else's words that it carries beside its own ``text``."""
    audience_is_limited: bool | None = None
    """Whether this very act was shown to a limited circle; None where only the channel can tell."""
    received: dt.datetime | dt.date | None = None
    """When a request in it came in, where that is another time than ``at``."""
    address: str | None = None
    """Where it stands on the web."""
    registered_at: dt.datetime | dt.date | None = None
    """When it was entered in the authority's register; None where nobody has told."""
    disposed_at: dt.datetime | dt.date | None = None
    """When it was disposed of as a record; None where nobody has told."""
    facts: tuple[GivenFact, ...] = attrs.field(default=(), metadata=_BY_FACT)
    """Answers that people or programs have given about this statement."""
    directory: Entries | None = attrs.field(default=None, eq=False, repr=False)
    """The directory in which author and channel were found."""

    def __attrs_post_init__(self) -> None:
        if self.language is not None and language_tag(self.language) is None:
            object.__setattr__(self, "language", None)
        doubled = same_fact_told_twice(self.facts)
        if doubled:
            raise ValueError(f"the statement answers `{doubled[0]}` twice")
        if not self.id:
            object.__setattr__(self, "id", self._hash())

    def __repr__(self) -> str:
        # Logs and tracebacks print this: who and where by their ids, and no words.
        told = {
            "act": self.act,
            "id": self.id,
            "at": None if self.at is None else self.at.isoformat(),
            "author": None if self.author is None else self.author.id,
            "channel": None if self.channel is None else self.channel.id,
        }
        return f"Statement({', '.join(f'{name}={str(one)[:80]!r}' for name, one in told.items() if one)})"

    def __reduce__(self) -> tuple[object, ...]:
        # On its way to another process it takes along its people and its channel, and no directory.
        return _unpacked, (_packing().packed(self, "directory"),)

    def __copy__(self) -> Statement:
        return self

    def __deepcopy__(self, _: object) -> Statement:
        # It never changes, so that a copy would be the same; and a copy keeps the directory.
        return self

    def _hash(self) -> str:
        parts = (
            self.channel.id if self.channel else "",
            _stamp(self.at),
            self.text or "",
        )
        data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return f"sha256:{hashlib.sha256(data).hexdigest()[:16]}"

    def day_in(self, zone: ZoneInfo) -> dt.date | None:
        """Return the day of the statement.

        Args:
            zone: the time zone whose days count.

        Returns:
            The day there, or None where the time is not known.
        """
        return day_in(self.at, zone)

    def with_fact(self, fact: str, value: bool, note: str | None = None) -> Statement:
        """Return a copy with an answer to one fact, in place of an earlier one.

        Args:
            fact: the id of the fact.
            value: the answer.
            note: who said so, or why.

        Returns:
            The copy.
        """
        others = tuple(given for given in self.facts if given.fact != fact)
        return attrs.evolve(self, facts=(*others, GivenFact(fact=fact, value=value, note=note)))


@functools.cache
def _packing() -> Packing:
    from offentligroll.model.packing import Packing  # noqa: PLC0415

    return Packing(Statement, Act, Lost, Media)


def _unpacked(packed: object) -> Statement:
    unpacked: Statement = _packing().unpacked(packed)
    return unpacked


def _stamp(at: dt.datetime | dt.date | None) -> str:
    """The time as text, the same for one instant in whatever zone an archive writes it."""
    if at is None:
        return ""
    if isinstance(at, dt.datetime):
        with contextlib.suppress(OverflowError):
            at = at.astimezone(dt.UTC)
    return at.isoformat()


def day_in(at: dt.datetime | dt.date | None, zone: ZoneInfo) -> dt.date | None:
    """Return the day of an instant in a zone.

    Args:
        at: an aware instant, a day, or None.
        zone: the time zone whose days count.

    Returns:
        The day; a day stays as it is, and None stays None.
    """
    if not isinstance(at, dt.datetime):
        return at
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        # The first and last hours of the calendar can't be moved into another zone.
        return at.date()
