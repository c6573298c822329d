"""Discord's channels as DiscordChatExporter writes them in JSON, one file a channel.

What becomes what:

- What is written in a channel of a server becomes posts and replies, in a talk of few, messages. Who could
  see it is not told, so that it comes only where private items are asked for.
- Whoever writes is a person of the directory by ``discord:`` and a number; else somebody by name. A
  program is nobody.
- What answers an own message goes on from it; what was forwarded is shared, and its words are ``quoted``.
- Who joined, what was pinned and other events are counted.
- Of what was edited, the export has only the last words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.chats import Members, Threads, kept_so_far
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of
from offentligroll.archives.json_items import entries_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import account_of, id_of, list_of, mapping_of, text_of
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_BEGINNING = re.compile(rb'\s*\{\s*"guild":\s*\{')
_PARTS = (b'"channel"', b'"dateRange"', b'"messages"')
_WITH_WORDS = frozenset({"Default", "Reply", "20", "23"})
"""The kinds in which somebody says something, or answers a command; others tell what happened."""


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files of channels; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped(".json"):
        beginning = offer.beginning(name)
        if offer.is_told or (_BEGINNING.match(beginning) and all(part in beginning for part in _PARTS)):
            yield offer.claim("discord", name, statements, tuple(Side))


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the messages of a channel, one by one.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: nothing of the file can be read.
    """
    talk = _Talk(intake=intake, file=f"{folder.name}/{file}")
    with kept_so_far(file, intake):
        for entry in entries_of(folder, file):
            if entry.key == "channel":
                talk.told = mapping_of(entry.value)
            elif entry.key == "messages" and entry.is_listed:
                yield from talk.statements(entry.value)
    intake.tell_once(talk.file, "edited")


@attrs.define(kw_only=True)
class _Talk:
    """One reading of one channel."""

    intake: Intake
    file: str
    told: dict[str, Any] = attrs.field(factory=dict)
    """What is told of the channel before its messages."""
    _threads: Threads = attrs.field(factory=Threads, init=False)
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="discord")

    @property
    def is_closed(self) -> bool:
        """Whether it is a talk of few."""
        return str(self.told.get("type")).startswith("Direct")

    def statements(self, value: Any) -> Iterator[Statement]:  # noqa: ANN401 - any JSON is meant
        """Turn a message into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        told = mapping_of(value)
        number = id_of(told.get("id"))
        where = f"{self.file}: {number}"
        if number is None or "content" not in told:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), where)
        elif text_of(told.get("type")) not in _WITH_WORDS:
            self.intake.leave_out("other-record")
        elif not self.intake.include_private:
            self.intake.leave_out("direct" if self.is_closed else "group")
        else:
            yield from self._made(told, number, where)

    def _made(self, told: dict[str, Any], number: str, where: str) -> Iterator[Statement]:
        author, forwarded = mapping_of(told.get("author")), mapping_of(told.get("forwardedMessage"))
        words, shared = text_of(told.get("content")) or "", text_of(forwarded.get("content")) or ""
        files = map(mapping_of, (*list_of(told.get("attachments")), *list_of(forwarded.get("attachments"))))
        media = tuple(Media(url=text_of(one.get("url"))) for one in files)
        if not (words or shared or media):
            self.intake.leave_out("without-content")
            return
        if told.get("timestampEdited"):
            self.intake.remark("edited")
        sender = account_of(author.get("id"))
        above = (
            id_of(mapping_of(told.get("reference")).get("messageId")) if told.get("type") == "Reply" else None
        )
        name = text_of(author.get("nickname")) or text_of(author.get("name"))
        is_program = author.get("isBot") is True
        is_own = above is not None and self._threads.goes_on(above, sender)
        self._threads.begin(number, sender)
        act = Act.SHARE if forwarded else Act.POST if above is None or is_own else Act.REPLY
        yield Statement(
            act=Act.MESSAGE if self.is_closed else act,
            id=number,
            at=moment_of(told.get("timestamp"), where, self.intake),
            **(self._members.program(sender) if is_program else self._members.speaker(sender, name)),
            channel=self._channel,
            text=None if forwarded and not words else words,
            quoted=shared or None,
            in_reply_to=None if is_own else above,
            continues=above if is_own else None,
            media=media,
            audience_is_limited=True if self.is_closed else None,
            directory=self.intake.directory,
        )

    @functools.cached_property
    def _channel(self) -> Channel | None:
        identity, named = account_of(self.told.get("id")), self.intake.named_channel()
        if named is not None or identity is None:
            return named
        bare = Channel(id=f"discord:{identity}", platform="discord")
        return self.intake.channel(ids=(bare.id,), bare=bare, where=self.file)
