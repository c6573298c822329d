"""Telegram Desktop's exports as JSON: of a whole account, or of one chat.

What becomes what:

- A post of a public channel becomes the channel's own post; what it answers there is its own, and so goes on.
- What members write in a public group becomes posts and replies. Who they are is told by ids such as
  ``telegram:user42``; the export of an account tells which of them is its own.
- What was forwarded becomes a share, with the words ``quoted``.
- Private chats, groups and channels come only where private items are asked for.
- Calls, members who join and other events are counted; so are stories, of which the export has no words.
- A question and its choices are words; of what was edited, the export has only the last words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.chats import Members, kept_so_far, time_or_day
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, Speaker, speaker_of
from offentligroll.archives.json_items import entries_of
from offentligroll.archives.meta_account import time_of_item
from offentligroll.archives.offer import Offer
from offentligroll.archives.telegram_escapes import MendedFolder
from offentligroll.archives.telegram_words import Said, said_in
from offentligroll.archives.values import account_of, id_of, mapping_of, text_of
from offentligroll.files.json_stream import Entry
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Statement
from offentligroll.review.side import Side

_LISTS = ("chats.list", "left_chats.list")
_WITHIN = frozenset({"chats", "left_chats", *_LISTS})
_PEERS = {
    "saved_messages": "user",
    "replies": "user",
    "personal_chat": "user",
    "bot_chat": "user",
    "private_group": "chat",
    "private_supergroup": "channel",
    "public_supergroup": "channel",
    "private_channel": "channel",
    "public_channel": "channel",
}
"""What kinds of chats are called in the ids of who writes in them."""
_REASONS = {
    "saved_messages": "direct",
    "replies": "direct",
    "personal_chat": "direct",
    "bot_chat": "direct",
    "private_group": "group",
    "private_supergroup": "group",
    "private_channel": "limited",
    "public_supergroup": None,
    "public_channel": None,
}
"""Why what stands in a chat is not public; None where it is."""
_MESSAGES = frozenset({"direct", "group", "no-audience"})
"""The reasons of chats in which messages are written, and no posts."""
_MOST_DIGITS = 12
_STRING = rb'"(?:[^"\\]|\\.)*+"'
_WHOLE = re.compile(
    rb'\s*\{\s*"about":\s*' + _STRING + rb',\s*"(?:personal_information|profile_pictures|stories|contacts'
    rb'|frequent_contacts|sessions|web_sessions|chats|left_chats|other_data)":'
)
_SINGLE = re.compile(
    rb'\s*\{(?:\s*"(?:name|id|type)":\s*(?:' + _STRING + rb'|-?[0-9]++|null)\s*,)*+\s*"messages":\s*\['
)
_KIND = re.compile(rb'"type":\s*"(' + b"|".join(one.encode() for one in _PEERS) + rb')"')


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim exports; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped(".json"):
        beginning = offer.beginning(name)
        single = _SINGLE.match(beginning)
        kind = None if single is None else _KIND.search(single[0])
        if kind is not None or _WHOLE.match(beginning) or offer.is_told:
            is_own = kind is not None and kind[1].endswith(b"_channel")
            yield offer.claim("telegram", name, statements, (Side.OWN,) if is_own else tuple(Side))


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the messages of an export, one by one.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, chat by chat.

    Raises:
        FileError: nothing of the file can be read.
    """
    export = _Export(intake=intake, file=f"{folder.name}/{file}")
    with kept_so_far(file, intake):
        for entry in entries_of(MendedFolder(folder=folder), file, _WITHIN):
            yield from export.entry(entry)
    intake.tell_once(export.file, "edited", "day-only")


@attrs.frozen(kw_only=True)
class _Chat:
    """One chat."""

    identity: str | None
    kind: str | None
    reason: str | None
    channel: Channel | None
    members: Members
    topics: set[str | None] = attrs.field(factory=set)

    @property
    def is_broadcast(self) -> bool:
        """Whether only the channel itself speaks there."""
        return self.kind is not None and self.kind.endswith("_channel")

    def speaker(self, message: dict[str, Any]) -> Speaker:
        """Return who speaks: of a channel itself, and of a group that nobody in it signs, the holder."""
        sender = text_of(message.get("from_id"))
        if self.is_broadcast or (sender == self.identity and self.reason not in _MESSAGES):
            return speaker_of(self.channel)
        return self.members.speaker(sender, text_of(message.get("from")))


@attrs.define(kw_only=True)
class _Export:
    """One reading of one export."""

    intake: Intake
    file: str
    told: dict[str, Any] = attrs.field(factory=dict)
    """What is told of the chat before its messages."""
    _named: Channel | None = attrs.field(init=False)
    _own: Channel | None = attrs.field(init=False)
    _chat: _Chat | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._named = self.intake.named_channel()
        self._own = self._named if self._named is not None and ":user" in self._named.id else None

    def entry(self, entry: Entry) -> Iterator[Statement]:
        """Take in an entry, which may be a message."""
        above, _, key = entry.key.rpartition(".")
        if entry.key in _LISTS and entry.is_listed:
            self.begin_chat(entry.value)
        elif entry.key == "personal_information":
            self.take_in_own(mapping_of(entry.value))
        elif above in ("", *_LISTS) and key == "messages" and entry.is_listed:
            yield from self.statements(entry.value)
        elif above in ("", *_LISTS) and key in {"type", "id", "name"}:
            self.told[key] = entry.value
        elif entry.key == "stories" and entry.is_listed:
            self.intake.pass_over("other-record")

    def begin_chat(self, value: Any) -> None:  # noqa: ANN401 - any JSON is meant
        """Go on with another chat; what is none is told."""
        if value != {}:
            self.intake.hold()
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), self.file)
        self.told.clear()
        self._chat = None

    def take_in_own(self, told: dict[str, Any]) -> None:
        """Take in whose account it is."""
        number = account_of(told.get("user_id"))
        if number is not None and self._named is None:
            self._own = self._channel(f"user{number}")

    def statements(self, value: Any) -> Iterator[Statement]:  # noqa: ANN401 - any JSON is meant
        """Turn a message into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        if self._chat is None:
            self._chat = self._begun()
        chat, message = self._chat, mapping_of(value)
        number = id_of(message.get("id"))
        where = f"{self.file}: {chat.identity}/{number}"
        if message.get("type") == "service":
            if message.get("action") == "topic_created":
                chat.topics.add(number)
            self.intake.leave_out("other-record")
        elif chat.reason is not None and not self.intake.include_private:
            self.intake.leave_out(chat.reason)
        elif (said := said_in(message)) is None or number is None:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), where)
        elif said.is_empty:
            self.intake.leave_out("without-content")
        else:
            if "edited" in message:
                self.intake.remark("edited")
            yield self._made(chat, message, said, number, where)

    def _begun(self) -> _Chat:
        kind, number = text_of(self.told.get("type")), id_of(self.told.get("id")) or ""
        identity = f"{_PEERS.get(kind or '', '')}{number}"
        reason = _REASONS.get(kind or "", "no-audience")
        is_personal = _PEERS.get(kind or "") == "user"
        channel = self._own if is_personal else self._named
        if channel is None and not is_personal and account_of(identity) is not None:
            channel = self._channel(identity)
        if channel is None:
            message, hint = Message("archives.item.no-account"), Message("archives.item.name-account")
            self.intake.warn("no-account", message, self.file, hint=hint)
        members = Members(
            intake=self.intake,
            platform="telegram",
            own=None if self._own is None else self._own.id.partition(":")[2],
            own_speaker=speaker_of(self._own),
            come_in=self._own is not None or reason is None,
        )
        return _Chat(identity=identity, kind=kind, reason=reason, channel=channel, members=members)

    def _channel(self, identity: str) -> Channel:
        bare = Channel(id=f"telegram:{identity}", platform="telegram")
        return self.intake.channel(ids=(bare.id,), bare=bare, where=self.file)

    def _made(self, chat: _Chat, message: dict[str, Any], said: Said, number: str, where: str) -> Statement:
        answered, peer = id_of(message.get("reply_to_message_id")), text_of(message.get("reply_to_peer_id"))
        is_answer = answered is not None and answered not in chat.topics
        above = f"{peer or chat.identity}/{answered}" if is_answer else None
        goes_on = chat.is_broadcast and peer is None
        is_shared = "forwarded_from" in message
        act = Act.REPLY if is_answer and not goes_on else Act.POST
        if chat.reason in _MESSAGES:
            act = Act.MESSAGE
        elif is_shared:
            act = Act.SHARE
        return Statement(
            act=act,
            id=f"{chat.identity}/{number}",
            at=self._time(message, where),
            **chat.speaker(message),
            channel=chat.channel,
            text=None if is_shared else said.words,
            quoted=said.words or None if is_shared else None,
            in_reply_to=None if goes_on else above,
            continues=above if goes_on else None,
            links=said.links,
            media=said.media,
            audience_is_limited=None if chat.reason == "no-audience" else chat.reason is not None,
            directory=self.intake.directory,
        )

    def _time(self, message: dict[str, Any], where: str) -> dt.datetime | dt.date | None:
        """Read the time in seconds; older exports have only that of a clock that names no zone."""
        told = text_of(message.get("date_unixtime"))
        if told is None:
            return time_or_day(message.get("date"), where, self.intake)
        is_number = told.isascii() and told.isdigit() and len(told) < _MOST_DIGITS
        return time_of_item(int(told) if is_number else None, where, self.intake)
