"""What Facebook's and Instagram's exports have in common: times, the account, and conversations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from offentligroll.archives.folder import Folder, Part
from offentligroll.archives.intake import Intake, speaker_of, visitor
from offentligroll.archives.json_items import entries_of
from offentligroll.archives.mending import mended_text_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import list_of, mapping_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement

_KINDS = {"photos": "image/jpeg", "videos": "video/mp4", "audio_files": "audio/mp4", "gifs": "image/gif"}


def export_root(name: str, *inner: str) -> str:
    """Return the way to an export's folder.

    Args:
        name: the way to a file of posts in it.
        inner: the names of the folders that may stand between, the innermost first.

    Returns:
        The way, ending in ``/``, or empty for the top.
    """
    way = name.split("/")[:-1]
    for one in inner:
        if way and way[-1] == one:
            way.pop()
    return "".join(f"{one}/" for one in way)


def exports_in(
    offer: Offer, is_of_posts: Callable[[str], object], inner: Sequence[str]
) -> Iterator[tuple[str, Part, tuple[str, ...]]]:
    """Find the exports among files.

    Args:
        offer: the files.
        is_of_posts: tells of the way to a file whether it holds posts.
        inner: the names of the folders that may stand between, as for :func:`export_root`.

    Yields:
        The way to each export, its files, and the names of its posts there.
    """
    roots: dict[str, list[str]] = {}
    for name in offer.files(".json"):
        if is_of_posts(name) or (offer.is_told and offer.named):
            roots.setdefault(export_root(name, *inner), []).append(name)
    for root, posts in roots.items():
        folder = offer.part(root)
        yield root, folder, tuple(name.removeprefix(root) for name in posts)


def seconds(value: Any) -> dt.datetime | None:  # noqa: ANN401 - any JSON is meant
    """Read a time in seconds or thousandths of seconds since 1970; None where it is none, or 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        return None
    try:
        return dt.datetime.fromtimestamp(value / 1000 if value > 10**11 else value, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def time_of_item(value: Any, where: str, intake: Intake) -> dt.datetime | None:  # noqa: ANN401
    """Read the time of an item, and tell where it has none."""
    at = seconds(value)
    if at is None:
        message = Message("archives.item.bad-time", why=Message("archives.item.no-time"))
        intake.warn("bad-time", message, where)
    return at


def own_channel(intake: Intake, identity: str | None, platform: str, where: str) -> Channel | None:
    """Return the account's channel: the one that was named, or what the export tells.

    Args:
        intake: what is wanted.
        identity: what the export calls the account, if it does.
        platform: the platform.
        where: where in the archive it is told.

    Returns:
        The channel; None where nobody tells, which is reported.
    """
    channel = intake.named_channel()
    if channel is not None:
        return channel
    if identity is None:
        message, hint = Message("archives.item.no-account"), Message("archives.item.name-account")
        intake.warn("no-account", message, where, hint=hint)
        return None
    bare = Channel(id=f"{platform}:{identity}", platform=platform)
    return intake.channel(ids=(bare.id,), bare=bare, where=where)


@attrs.frozen(kw_only=True)
class Conversation:
    """One file of messages."""

    channel: Channel | None
    """The account."""
    own_name: str | None
    """What its messages are signed with."""
    intake: Intake
    """What is wanted, and where problems and counts go."""

    def statements(self, folder: Folder, file: str) -> Iterator[Statement]:
        """Read the messages of both sides; they are private.

        Args:
            folder: where the file is.
            file: its name.

        Yields:
            The messages, the latest first, as the file has them.
        """
        where = f"{folder.name}/{file}"
        try:
            for entry in entries_of(folder, file):
                if entry.key == "messages" and entry.is_listed:
                    self.intake.hold()
                    if self.intake.include_private:
                        yield self._message(mapping_of(entry.value), file, where)
                    else:
                        self.intake.leave_out("direct")
        except FileError as error:
            self.intake.fail_file(file, error)

    def _message(self, told: dict[str, Any], file: str, where: str) -> Statement:
        name = mended_text_of(told.get("sender_name")) or "unknown"
        at = time_of_item(told.get("timestamp_ms"), where, self.intake)
        is_own = name == self.own_name
        media = tuple(
            Media(url=mended_text_of(mapping_of(one).get("uri")), kind=kind)
            for key, kind in _KINDS.items()
            for one in list_of(told.get(key))
        )
        shared = mapping_of(told.get("share"))
        link = mended_text_of(shared.get("link"))
        return Statement(
            act=Act.MESSAGE,
            id=f"{file.rpartition('/')[0]}:{told.get('timestamp_ms')}:{name}",
            at=at,
            **(speaker_of(self.channel) if is_own else visitor(name)),
            channel=self.channel,
            text=mended_text_of(told.get("content")) or "",
            quoted=mended_text_of(shared.get("share_text")),
            links=() if link is None else (link,),
            media=media,
            audience_is_limited=True,
            directory=self.intake.directory,
        )
