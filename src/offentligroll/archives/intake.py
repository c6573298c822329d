"""What every format needs while it reads: problems, counts, and accounts found in a directory."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypedDict

import attrs

from offentligroll.archives.folder import ArchiveLimits
from offentligroll.archives.values import time_of
from offentligroll.files.problems import FileError, Problem, Severity
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import PartialDate


@attrs.define(kw_only=True)
class Intake:
    """What one reading of an archive was asked for, and what it has gathered so far.

    Each item of an archive is told by :meth:`hold`, and ends in exactly one of three ways: it becomes a
    statement, it is counted by :meth:`leave_out`, or :meth:`fail` tells why it could not be read.
    """

    directory: Directory | None = None
    """Where accounts are looked up."""
    include_private: bool = False
    """Whether followers-only posts and direct messages are wanted."""
    account: str | None = None
    """Id of the account's channel, for archives that do not tell it."""
    on_problem: Callable[[Problem], None] | None = None
    """Called with each problem, beside its being kept."""
    limits: ArchiveLimits = attrs.field(factory=ArchiveLimits)
    """What the archive may cost."""
    problems: list[Problem] = attrs.field(factory=list)
    """The first problems, as many as are kept."""
    problem_counts: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """How many problems there were, by their codes."""
    held: int = 0
    """How many items there were so far."""
    left_out: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """How many items were left out on purpose, by reason."""
    failed: int = 0
    """How many items could not be read."""
    files_failed: dict[str, None] = attrs.field(factory=dict)
    """The files that could not be read, or not to their end."""
    total: int | None = None
    """How many items there are; None as long as that is not known."""
    held_in_memory: int = 0
    """How many bytes of archives within archives are in memory."""
    _remarks: collections.Counter[str] = attrs.field(factory=collections.Counter)

    def hold(self, count: int = 1) -> None:
        """Count items that the archive holds.

        Args:
            count: how many.
        """
        self.held += count

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Count items that are left out on purpose.

        Args:
            reason: why, such as ``"direct"``.
            count: how many.
        """
        self.left_out[reason] += count

    def pass_over(self, reason: str, count: int = 1) -> None:
        """Count items that are held, and left out on purpose at once.

        Args:
            reason: why, such as ``"like"``.
            count: how many.
        """
        if count:
            self.held += count
            self.left_out[reason] += count

    def report(self, problem: Problem) -> None:
        """Count a problem, keep it if it is among the first, and pass it on.

        Args:
            problem: what is wrong with an item or a file.
        """
        self.problem_counts[problem.code] += 1
        if len(self.problems) < self.limits.problems:
            self.problems.append(problem)
        if self.on_problem is not None:
            self.on_problem(problem)

    def fail(self, code: str, message: Message, where: str) -> None:
        """Report that an item can't be read; the rest goes on.

        Args:
            code: short name of the kind of problem.
            message: what is wrong.
            where: which item of which file.
        """
        self.failed += 1
        self.error(code, message, where)

    def error(self, code: str, message: Message, where: str) -> None:
        """Report that something beside the items can't be read.

        Args:
            code: short name of the kind of problem.
            message: what is wrong.
            where: what, in which file.
        """
        self.report(Problem(code=code, message=message, where=where))

    def fail_file(self, name: str, error: FileError) -> None:
        """Report that a file can't be read, or not to its end; the rest goes on.

        Args:
            name: its way from the top of the archive.
            error: why.
        """
        self.files_failed[name] = None
        for problem in error.problems:
            self.report(problem)

    def warn(self, code: str, message: Message, where: str, hint: Message | None = None) -> None:
        """Report that something about an item or account is missing, though it is read.

        Args:
            code: short name of the kind of problem.
            message: what is wrong.
            where: which item of which file.
            hint: what to do about it.
        """
        self.report(Problem(code=code, message=message, where=where, hint=hint, severity=Severity.WARNING))

    def remark(self, code: str) -> None:
        """Count something that is said once for the whole archive, not for each item.

        Args:
            code: short name of the kind of problem.
        """
        self._remarks[code] += 1

    def remarked(self, code: str) -> int:
        """Return how often something was remarked since somebody last asked.

        Args:
            code: as given to :meth:`remark`.

        Returns:
            The count.
        """
        return self._remarks.pop(code, 0)

    def tell_once(self, where: str, *codes: str) -> None:
        """Warn once of what was remarked of many items, with their count.

        Args:
            where: of which file or archive.
            codes: as given to :meth:`remark`; those of which nothing was remarked are passed over.
        """
        for code in codes:
            if count := self.remarked(code):
                self.warn(code, Message(f"archives.remark.{code}", count=count), where)

    def named_channel(self) -> Channel | None:
        """Return the channel that was named for an archive that does not tell its account.

        Returns:
            The directory's channel, or one of which only the id is known; None where none was named.
        """
        if self.account is None:
            return None
        bare = Channel(id=self.account, platform=self.account.partition(":")[0])
        return self.channel(ids=(self.account,), bare=bare, where=self.account)

    def channel(self, *, ids: tuple[str, ...], bare: Channel, where: str) -> Channel:
        """Find an account in the directory by its stable id.

        Handles change and pass to others, so one is never enough; where the directory has a channel under the
        same handle but with another id, the problem says so.

        Args:
            ids: ids that the directory may use for it, such as ``("twitter:12", "x:12")``.
            bare: what the archive itself tells of the account, used where the directory has none.
            where: where in the archive the account is told of.

        Returns:
            The directory's channel, or the bare one.
        """
        if self.directory is None:
            return bare
        for channel in self.directory.channels:
            if channel.id in ids:
                return channel
        self.warn(
            "unknown-channel",
            Message("archives.directory.unknown-channel", id=bare.id),
            where,
            hint=_same_handle(bare, ids, self.directory.channels),
        )
        return bare


class Speaker(TypedDict):
    """Who speaks in what an account publishes."""

    author: Official | None
    """The holder, where that is a person."""
    on_behalf_of: Organisation | None
    """The holder, where that is an organisation."""


def speaker_of(channel: Channel | None) -> Speaker:
    """Return who speaks in what an account publishes, as far as the directory tells.

    Args:
        channel: the account.

    Returns:
        The holder: where that is a person, the author; where it is an organisation, on whose behalf it is,
        since what its own account publishes is the page's own post, whoever of its people wrote it.
    """
    holder = None if channel is None else channel.holder
    return {
        "author": holder if isinstance(holder, Official) else None,
        "on_behalf_of": holder if isinstance(holder, Organisation) else None,
    }


def visitor(identity: str, name: str | None = None) -> Speaker:
    """Return somebody who is not the account's own: an author of what came in.

    Args:
        identity: what names the person there, such as an address.
        name: the name that is shown; the identity where none is.

    Returns:
        The author, who is none of the authority's people.
    """
    return {"author": Official(id=identity, name=name or identity, visitor=True), "on_behalf_of": None}


def _same_handle(bare: Channel, ids: tuple[str, ...], channels: Iterable[Channel]) -> Message | None:
    platforms = {one.partition(":")[0] for one in ids}
    wanted = {_folded(one.handle) for one in bare.handles}
    for channel in channels:
        if channel.platform in platforms:
            for one in channel.handles:
                if _folded(one.handle) in wanted:
                    names = {"id": channel.id, "handle": one.handle, "bare": bare.id}
                    return Message("archives.directory.same-handle", **names)
    return None


def _folded(handle: str) -> str:
    return handle.strip().lstrip("@").casefold()


def since(value: Any) -> PartialDate | None:  # noqa: ANN401
    """Return the day on which an account was opened.

    Args:
        value: the time as the archive writes it.

    Returns:
        The day by the time's own clock; None where the archive tells none.
    """
    try:
        moment = time_of(value)
    except ValueError:
        return None
    return PartialDate.from_date(moment)


def moment_of(value: Any, where: str, intake: Intake) -> dt.datetime | dt.date | None:  # noqa: ANN401
    """Read the time of an item, and tell where it has none that can be read.

    Args:
        value: the time as the archive writes it.
        where: which item of which file.
        intake: where the problem goes.

    Returns:
        The time; None where it is not known.
    """
    try:
        return time_of(value)
    except MessageError as error:
        intake.warn("bad-time", Message("archives.item.bad-time", why=error.message), where)
        return None
