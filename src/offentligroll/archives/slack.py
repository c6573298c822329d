"""Slack's exports of a workspace: a folder for each channel with a file for each day.

What becomes what:

- What is written in a channel becomes posts and replies, what is written to somebody, messages. A workspace
  is nobody's but its members', so all of it comes only where private items are asked for.
- Whoever writes is a person of the directory by ``slack:U012AB`` or by the mail address that the workspace
  has; else somebody by name, of whom nothing is known. A program is nobody.
- What answers an own message goes on from it. Attached words may be somebody else's, and so are ``quoted``.
- Who joined, left or renamed a channel is counted, and so are messages of which only a gravestone is left.
- Of what was edited, the export has only the last words.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.chats import Members, Threads
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, is_hidden
from offentligroll.archives.intake import Intake, Speaker
from offentligroll.archives.json_items import Item, items_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.slack_words import plain_words
from offentligroll.archives.values import account_of, list_of, mapping_of, text_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_LISTS = {"channels.json": "limited", "groups.json": "group", "mpims.json": "direct", "dms.json": "direct"}
"""Where conversations are listed, and why they are not public."""
_USERS = ("users.json", "org_users.json")
_DAY = re.compile(r"(.*/)?([^/]+)/[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
_WITH_WORDS = frozenset(
    {None, "me_message", "thread_broadcast", "reply_broadcast", "bot_message", "file_share", "file_comment"}
)
"""The kinds of messages in which somebody says something; others tell what happened."""
_TIME = re.compile(r"([0-9]{1,11})(?:\.([0-9]{1,6}))?")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders of workspaces; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    if offer.named is not None:
        return
    names = offer.folder.names()
    days: dict[str, list[str]] = {}
    for name in names:
        if (found := _DAY.fullmatch(name)) is not None and not is_hidden(name):
            days.setdefault(found[1] or "", []).append(name)
    for root, found_days in sorted(days.items()):
        lists = [root + one for one in (*_LISTS, *_USERS) if root + one in names]
        if lists and any(b'"ts"' in offer.beginning(day) for day in found_days):
            files = (*lists, *sorted(found_days))
            yield Claim(
                format="slack",
                root=root,
                sides=tuple(Side),
                files=files,
                statements=functools.partial(statements, offer.folder, files),
            )


def statements(folder: Folder, files: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the messages of a workspace, conversation by conversation.

    Args:
        folder: where the files are.
        files: their names.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, those of each conversation by day.

    Raises:
        FileError: the only file can't be read.
    """
    workspace = _Workspace(intake=intake, where=folder.name)
    workspace.take_in(folder, files)
    for file in files:
        day = _DAY.fullmatch(file)
        if day is None:
            continue
        try:
            for item in items_of(folder, file, intake):
                yield from workspace.statements(item, day[2])
        except FileError as error:
            intake.fail_file(file, error)
    intake.tell_once(folder.name, "edited")


@attrs.frozen(kw_only=True)
class _User:
    """What a workspace tells of an account."""

    name: str | None
    mail: str | None
    is_program: bool = False


@attrs.frozen(kw_only=True)
class _Conversation:
    """A channel, or a talk of few."""

    identity: str
    name: str
    reason: str


@attrs.define(kw_only=True)
class _Workspace:
    """One reading of one export."""

    intake: Intake
    where: str
    _users: dict[str, _User] = attrs.field(factory=dict, init=False)
    _conversations: dict[str, _Conversation] = attrs.field(factory=dict, init=False)
    _channels: dict[str, Channel | None] = attrs.field(factory=dict, init=False)
    _threads: Threads = attrs.field(factory=Threads, init=False)
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="slack")

    def take_in(self, folder: Folder, files: Iterable[str]) -> None:
        """Take in who the members are, and which conversations there are."""
        for file in files:
            name = file.rpartition("/")[2]
            if name in _USERS or name in _LISTS:
                try:
                    for item in items_of(folder, file, self.intake):
                        self._take_in(mapping_of(item.value), _LISTS.get(name))
                except FileError as error:
                    self.intake.fail_file(file, error)

    def _take_in(self, told: Mapping[str, Any], reason: str | None) -> None:
        identity = account_of(told.get("id"))
        if identity is None:
            return
        if reason is not None:
            name = text_of(told.get("name")) or identity
            conversation = _Conversation(identity=identity, name=name, reason=reason)
            # The folder of a talk of two is called by its id, others by their names.
            self._conversations.setdefault(name, conversation)
            self._conversations.setdefault(identity, conversation)
            return
        profile = mapping_of(told.get("profile"))
        names = (
            profile.get("real_name"),
            told.get("real_name"),
            profile.get("display_name"),
            told.get("name"),
        )
        self._users[identity] = _User(
            name=next((name for name in map(text_of, names) if name is not None), None),
            mail=text_of(profile.get("email")),
            is_program=told.get("is_bot") is True,
        )

    def statements(self, item: Item, folder: str) -> Iterator[Statement]:
        """Turn a message into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        told = mapping_of(item.value)
        found = self._conversations.get(folder)
        conversation = found or _Conversation(identity=folder, name=folder, reason="no-audience")
        kind = text_of(told.get("subtype"))
        stamp = text_of(told.get("ts"))
        if stamp is None:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
        elif kind == "tombstone":
            self.intake.leave_out("deleted")
        elif kind not in _WITH_WORDS:
            self.intake.leave_out("other-record")
        elif not self.intake.include_private:
            self.intake.leave_out(conversation.reason)
        else:
            yield from self._made(told, stamp, conversation, item.where)

    def _made(
        self, told: dict[str, Any], stamp: str, conversation: _Conversation, where: str
    ) -> Iterator[Statement]:
        user = text_of(told.get("user"))
        attached = [
            words
            for one in map(mapping_of, list_of(told.get("attachments")))
            for key in ("pretext", "title", "text")
            if (words := text_of(one.get(key)))
        ]
        is_program = self._is_program(told, user)
        own = [text_of(told.get("text")) or "", *(attached if is_program else ())]
        words, links = plain_words("\n\n".join(one for one in own if one), self._name_of)
        quoted = "" if is_program else plain_words("\n\n".join(attached), self._name_of)[0]
        media = tuple(map(_file, map(mapping_of, list_of(told.get("files")))))
        if not (words or quoted or media):
            self.intake.leave_out("without-content")
            return
        if told.get("edited"):
            self.intake.remark("edited")
        above = text_of(told.get("thread_ts"))
        is_answer = above is not None and above != stamp
        answered = f"{conversation.identity}/{above}" if is_answer else None
        begun_by = text_of(told.get("parent_user_id"))
        is_own = answered is not None and self._threads.goes_on(answered, user, begun_by)
        act = Act.REPLY if is_answer and not is_own else Act.POST
        yield Statement(
            act=Act.MESSAGE if conversation.reason == "direct" else act,
            id=f"{conversation.identity}/{stamp}",
            at=self._time(stamp, where),
            **(
                self._members.program(user or text_of(told.get("bot_id")))
                if is_program
                else self._speaker(told, user)
            ),
            channel=self._channel(conversation),
            text=words,
            quoted=quoted or None,
            in_reply_to=None if is_own else answered,
            continues=answered if is_own else None,
            links=links,
            media=media,
            audience_is_limited=True,
            directory=self.intake.directory,
        )

    def _speaker(self, told: dict[str, Any], user: str | None) -> Speaker:
        profile = mapping_of(told.get("user_profile"))
        known = self._users.get(user or "", _User(name=text_of(profile.get("real_name")), mail=None))
        return self._members.speaker(user, known.name or text_of(told.get("username")), known.mail)

    def _is_program(self, told: dict[str, Any], user: str | None) -> bool:
        """Whether a program writes; one that writes for a member does so as the member."""
        if user is None:
            return text_of(told.get("bot_id")) is not None
        return user in self._users and self._users[user].is_program

    def _name_of(self, identity: str) -> str | None:
        user = self._users.get(identity)
        return None if user is None else user.name

    def _channel(self, conversation: _Conversation) -> Channel | None:
        """Return the channel; the name of a folder that is not listed need be no id."""
        identity = conversation.identity
        if identity not in self._channels and account_of(identity) is None:
            message, where = Message("archives.item.no-account"), f"{self.where}: {conversation.name}"
            self.intake.warn("no-account", message, where)
            self._channels[identity] = None
        elif identity not in self._channels:
            bare = Channel(id=f"slack:{identity}", platform="slack", kind=ChannelKind.INTRANET)
            is_listed = conversation.reason in {"limited", "group"}
            self._channels[identity] = (
                self.intake.channel(ids=(bare.id,), bare=bare, where=f"{self.where}: #{conversation.name}")
                if is_listed
                else bare
            )
        return self._channels[identity]

    def _time(self, stamp: str, where: str) -> dt.datetime | None:
        found = _TIME.fullmatch(stamp)
        if found is None:
            why = Message("archives.item.no-time")
            self.intake.warn("bad-time", Message("archives.item.bad-time", why=why), where)
            return None
        moment = dt.datetime.fromtimestamp(int(found[1]), dt.UTC)
        return moment.replace(microsecond=int((found[2] or "0").ljust(6, "0")))


def _file(told: dict[str, Any]) -> Media:
    """Return a file that was shared; of one that was taken away only that is known."""
    where = text_of(told.get("permalink")) or text_of(told.get("url_private"))
    words = text_of(told.get("alt_txt"))
    return Media(url=where, kind=text_of(told.get("mimetype")), description=words)
