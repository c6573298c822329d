"""Google Chat out of Google's Takeout: a folder for each conversation, with ``messages.json`` in it.

What becomes what:

- What is written in a space becomes posts and replies, in a talk of few, messages. All of it is nobody's but
  its members', so that it comes only where private items are asked for.
- Whoever writes is a person of the directory by the mail address; else somebody by name.
- The next message under a topic answers the one that began it, or goes on from it.
- Takeout writes times in words of English; in other words, the time is not known.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.chats import Members, Threads
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of
from offentligroll.archives.json_items import Item, items_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import account_of, id_of, list_of, mapping_of, text_of
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_FILE = re.compile(r"(?:.*/)?(?P<kind>DM|Space) (?P<id>[^/]+)/messages\.json")
_PARTS = (b'"messages"', b'"creator"', b'"created_date"', b'"topic_id"')
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[A-Z][a-z]+day, ([A-Z][a-z]+) (\d{1,2}), (\d{4}) at (\d{1,2}:\d{2}:\d{2} [AP]M UTC)")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files of messages; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped("messages.json"):
        if offer.is_told or all(part in offer.beginning(name) for part in _PARTS):
            yield offer.claim("google-chat", name, statements, tuple(Side))


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the messages of a conversation, one by one.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: nothing of the file can be read.
    """
    found = _FILE.fullmatch(file)
    talk = _Talk(
        intake=intake,
        file=f"{folder.name}/{file}",
        identity=None if found is None else account_of(found["id"]),
        is_space=found is not None and found["kind"] == "Space",
    )
    for item in items_of(folder, file, intake):
        yield from talk.statements(item)


@attrs.define(kw_only=True)
class _Talk:
    """One reading of one conversation."""

    intake: Intake
    file: str
    identity: str | None
    is_space: bool
    _threads: Threads = attrs.field(factory=Threads, init=False)
    _begun: dict[str, str] = attrs.field(factory=dict, init=False)
    """The message that began each topic."""
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="google-chat")

    def statements(self, item: Item) -> Iterator[Statement]:
        """Turn a message into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        told = mapping_of(item.value)
        number = id_of(told.get("message_id"))
        files = list_of(told.get("attached_files"))
        if number is None:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
        elif not self.intake.include_private:
            self.intake.leave_out("group" if self.is_space else "direct")
        elif text_of(told.get("text")) is None and not files:
            self.intake.leave_out("without-content")
        else:
            yield self._made(told, number, item.where)

    def _made(self, told: dict[str, Any], number: str, where: str) -> Statement:
        creator = mapping_of(told.get("creator"))
        mail = text_of(creator.get("email"))
        topic = id_of(told.get("topic_id")) or number
        above = self._begun.setdefault(topic, number) if self.is_space else number
        is_answer = above != number
        is_own = is_answer and self._threads.goes_on(topic, mail)
        if not is_answer:
            self._threads.begin(topic, mail)
        act = Act.REPLY if is_answer and not is_own else Act.POST
        files = map(mapping_of, list_of(told.get("attached_files")))
        return Statement(
            act=act if self.is_space else Act.MESSAGE,
            id=number,
            at=self._time(told.get("created_date"), where),
            **self._members.speaker(None, text_of(creator.get("name")), mail),
            channel=self._channel,
            text=text_of(told.get("text")) or "",
            in_reply_to=above if is_answer and not is_own else None,
            continues=above if is_own else None,
            media=tuple(Media(url=text_of(one.get("export_name"))) for one in files),
            audience_is_limited=True,
            directory=self.intake.directory,
        )

    def _time(self, value: Any, where: str) -> dt.datetime | dt.date | None:  # noqa: ANN401 - any JSON is meant
        """Read a time, which stands in words; between its parts there are blanks of many kinds."""
        told = _SPACES.sub(" ", text_of(value) or "")
        return moment_of(_WORDS.sub(r"\2 \1 \3 \4", told) or None, where, self.intake)

    @functools.cached_property
    def _channel(self) -> Channel | None:
        named = self.intake.named_channel()
        if named is not None or self.identity is None:
            return named
        bare = Channel(id=f"google-chat:{self.identity}", platform="google-chat", kind=ChannelKind.INTRANET)
        return self.intake.channel(ids=(bare.id,), bare=bare, where=self.file) if self.is_space else bare
