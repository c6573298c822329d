"""What chats of all kinds have in common: who is who, who answers whom, when, and how far it can be read."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.intake import Intake, Speaker, moment_of, speaker_of, visitor
from offentligroll.archives.values import text_of
from offentligroll.files.problems import FileError
from offentligroll.model.bounded import keep
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official

_MAIL = ("mail", "email", "e-mail")
_MOST_KEPT = 10_000
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:\d\d")


@attrs.define(kw_only=True)
class Members:
    """Who speaks in a chat: people of the directory by their accounts, and others as the chat names them.

    A name alone makes nobody a person of the directory.
    """

    intake: Intake
    """What is wanted."""
    platform: str
    """The platform, as ids of channels name it."""
    own: str | None = None
    """What the export calls the account whose it is, where it tells."""
    own_speaker: Speaker | None = None
    """Who speaks in what that account writes."""
    come_in: bool = False
    """Whether what others write came in from outside, as in a chat of a known account."""
    _accounts: Mapping[str, Channel] = attrs.field(init=False, repr=False)
    _speakers: dict[tuple[str | None, ...], Speaker] = attrs.field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        directory = self.intake.directory
        self._accounts = {one.id.casefold(): one for one in (() if directory is None else directory.channels)}

    def speaker(self, identity: str | None, name: str | None = None, mail: str | None = None) -> Speaker:
        """Return who speaks.

        Args:
            identity: what the chat calls the account; None where it is gone.
            name: the name that is shown.
            mail: the address that the chat tells of the account.

        Returns:
            The holder of the account or the mailbox, where the directory has it; else somebody of that name;
            nobody where neither id nor name is told.
        """
        if self.own is not None and identity == self.own and self.own_speaker is not None:
            return self.own_speaker
        key = (identity, name, mail)
        if key not in self._speakers:
            keep(self._speakers, key, self._made(identity, name, mail), _MOST_KEPT)
        return self._speakers[key]

    def program(self, identity: str | None) -> Speaker:
        """Return who speaks in what a program writes.

        Args:
            identity: what the chat calls its account.

        Returns:
            The holder of the account, where the directory has it; else nobody, for a program is no person.
        """
        return speaker_of(self._accounts.get(f"{self.platform}:{identity}".casefold()))

    def _made(self, identity: str | None, name: str | None, mail: str | None) -> Speaker:
        account = None if identity is None else f"{self.platform}:{identity}"
        mailboxes = () if mail is None else tuple(f"{one}:{mail}" for one in _MAIL)
        ids = mailboxes if account is None else (account, *mailboxes)
        known = next((found for one in ids if (found := self._accounts.get(one.casefold()))), None)
        if known is not None:
            return speaker_of(known)
        called = mail or account or name
        if called is None:
            return {"author": None, "on_behalf_of": None}
        if self.come_in:
            return visitor(called, name)
        return {"author": Official(id=called, name=name or called), "on_behalf_of": None}


@contextlib.contextmanager
def kept_so_far(file: str, intake: Intake) -> Iterator[None]:
    """Keep what a file held before it could not be read any further, which is told.

    Args:
        file: its way from the top of the archive.
        intake: where the problem goes.

    Raises:
        FileError: nothing of it can be read.
    """
    held = intake.held
    try:
        yield
    except FileError as error:
        if intake.held == held:
            raise
        intake.fail_file(file, error)


def time_or_day(value: Any, where: str, intake: Intake) -> dt.datetime | dt.date | None:  # noqa: ANN401
    """Read a time; of one that names no zone the day, which is remarked as ``day-only``.

    Args:
        value: the time as the export writes it.
        where: which item of which file.
        intake: where problems go.

    Returns:
        The time or the day; None where it is not known, which is told.
    """
    told = text_of(value) or ""
    bare = _CLOCK.fullmatch(told.strip())
    if bare is not None:
        intake.remark("day-only")
    return moment_of((told if bare is None else bare[1]) or None, where, intake)


@attrs.define
class Moments:
    """Makes ids for what has none, the same in each export: who wrote when, and how often just then.

    Example:
        >>> moments = Moments()
        >>> [moments.identity("09:15", name) for name in ("Kim", "Bo", "Kim")]
        ['09:15/Kim/1', '09:15/Bo/1', '09:15/Kim/2']
    """

    _moment: str = ""
    _counts: dict[str, int] = attrs.field(factory=dict)

    def identity(self, moment: str, whose: str) -> str:
        """Make an id.

        Args:
            moment: when, as the export writes it; what was written at once stands together.
            whose: who wrote, and where.

        Returns:
            The id.
        """
        if moment != self._moment or len(self._counts) >= _MOST_KEPT:
            self._moment = moment
            self._counts.clear()
        count = self._counts[whose] = self._counts.get(whose, 0) + 1
        return f"{moment}/{whose}/{count}"


@attrs.define
class Threads:
    """Tells whether somebody goes on from own words in a thread, or answers others in it.

    Example:
        >>> threads = Threads()
        >>> threads.begin("1", "Kim")
        >>> [threads.goes_on("1", name) for name in ("Kim", "Bo", "Kim")]
        [True, False, False]
    """

    # Hashes take a tenth of what they stand for.
    _begun_by: dict[int, int] = attrs.field(factory=dict)
    _answered: set[int] = attrs.field(factory=set)

    def begin(self, thread: str, sender: str | None) -> None:
        """Keep in mind who began a thread.

        Args:
            thread: its id.
            sender: the id of who began it.
        """
        self._begun_by[hash(thread)] = hash(sender)

    def goes_on(self, thread: str, sender: str | None, begun_by: str | None = None) -> bool:
        """Return whether a message goes on from an own one, to which nobody else has answered so far.

        Args:
            thread: the thread's id.
            sender: the id of who writes.
            begun_by: the id of who began it, where the message itself tells.

        Returns:
            Whether it does.
        """
        begun = self._begun_by.get(hash(thread)) if begun_by is None else hash(begun_by)
        if sender is not None and hash(sender) == begun:
            return hash(thread) not in self._answered
        self._answered.add(hash(thread))
        return False
