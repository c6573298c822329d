"""The export of a network of Viva Engage, formerly Yammer: ``Messages.csv`` and what lies beside it.

What becomes what:

- A message becomes a post or a reply on the community's channel, ``yammer:`` and its number; in a private
  conversation it becomes a message. A network is nobody's but its members', so all of it comes only where
  private items are asked for.
- Whoever writes is a person of the directory by ``yammer:`` and a number, or by the mail address that
  ``Users.csv`` or the row has; else somebody by name, of whom nothing is known.
- What answers an own message goes on from it. Words that are shown of a link are ``quoted``.
- Deleted messages and those of the system are counted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.chats import Members, Threads
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.tables import Row, header_in, rows_of
from offentligroll.archives.values import account_of, text_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_COLUMNS = {"id", "replied_to_id", "thread_id", "sender_id", "body", "created_at", "in_private_conversation"}
_USERS = "Users.csv"
_MENTION = re.compile(r"\[\[user:([0-9]+)\]\]")
_SHOWN = re.compile(r'opengraphobject:\[[0-9]* : (\S+) : title="([^"]*)" : description="([^"]*)"\]')
_FILE = re.compile(r"uploadedfile:[0-9]+")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim tables of messages; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    names = offer.folder.names()
    for name in offer.unmapped(".csv"):
        if _COLUMNS.issubset(header_in(offer.beginning(name))):
            root, slash, _ = name.rpartition("/")
            users = f"{root}{slash}{_USERS}"
            files = (name, users) if offer.named is None and users in names else (name,)
            yield Claim(
                format="yammer",
                root=root + slash,
                sides=tuple(Side),
                files=files,
                statements=functools.partial(statements, offer.folder, files),
            )


def statements(folder: Folder, files: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the messages of a network, row by row.

    Args:
        folder: where the files are.
        files: that of the messages, and that of the members where there is one.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the messages can't be read, or not from here on.
    """
    file, *users = files
    network = _Network(intake=intake, file=f"{folder.name}/{file}")
    for one in users:
        try:
            for row in rows_of(folder, one, intake):
                network.take_in(row.cells)
        except FileError as error:
            intake.fail_file(one, error)
    for row in rows_of(folder, file, intake):
        yield from network.statements(row)
    if intake.remarked("no-community"):
        message, hint = Message("archives.item.no-account"), Message("archives.item.name-account")
        intake.warn("no-account", message, network.file, hint=hint)


@attrs.define(kw_only=True)
class _Network:
    """One reading of one export."""

    intake: Intake
    file: str
    _users: dict[str, tuple[str | None, str | None]] = attrs.field(factory=dict, init=False)
    _channels: dict[str, Channel | None] = attrs.field(factory=dict, init=False)
    _threads: Threads = attrs.field(factory=Threads, init=False)
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="yammer")

    def take_in(self, cells: Mapping[str, Any]) -> None:
        """Take in a member's name and address."""
        identity = text_of(cells.get("id"))
        if identity is not None:
            self._users[identity] = (text_of(cells.get("name")), text_of(cells.get("email")))

    def statements(self, row: Row) -> Iterator[Statement]:
        """Turn a row into a statement; what is left out is counted."""
        self.intake.hold()
        cells = row.cells
        reason = "limited"
        if _is_true(cells.get("in_private_conversation")):
            reason = "direct"
        elif _is_true(cells.get("in_private_group")):
            reason = "group"
        if text_of(cells.get("deleted_at")) not in {None, "null"}:
            self.intake.leave_out("deleted")
        elif cells.get("message_type") == "system":
            self.intake.leave_out("other-record")
        elif not self.intake.include_private:
            self.intake.leave_out(reason)
        else:
            yield self._made(cells, reason, f"{self.file}:{row.number}")

    def _made(self, cells: Mapping[str, Any], reason: str, where: str) -> Statement:
        number, thread = text_of(cells.get("id")) or "", text_of(cells.get("thread_id"))
        sender = text_of(cells.get("sender_id"))
        above = text_of(cells.get("replied_to_id"))
        is_own = False
        if above is None or thread is None:
            self._threads.begin(thread or number, sender)
        else:
            is_own = self._threads.goes_on(thread, sender)
        attached = text_of(cells.get("attachments")) or ""
        shown = _SHOWN.findall(attached)
        name, mail = self._users.get(sender or "", (None, None))
        act = Act.POST if above is None or is_own else Act.REPLY
        return Statement(
            act=Act.MESSAGE if reason == "direct" else act,
            id=number,
            at=moment_of(text_of(cells.get("created_at")), where, self.intake),
            **self._members.speaker(
                sender,
                name or text_of(cells.get("sender_name")),
                mail or text_of(cells.get("sender_email")),
            ),
            channel=self._channel(account_of(cells.get("group_id")), where),
            text=_MENTION.sub(self._named, text_of(cells.get("body")) or ""),
            quoted="\n\n".join(words for found in shown for words in found[1:] if words) or None,
            in_reply_to=None if is_own else above,
            continues=above if is_own else None,
            links=tuple(dict.fromkeys(found[0] for found in shown)),
            media=tuple(Media(url=one) for one in _FILE.findall(attached)),
            audience_is_limited=True,
            directory=self.intake.directory,
        )

    def _named(self, found: re.Match[str]) -> str:
        name, _ = self._users.get(found[1], (None, None))
        return found[0] if name is None else f"@{name}"

    def _channel(self, group: str | None, where: str) -> Channel | None:
        """Return the community's channel; what stands in none is on the one that was named."""
        if group is None:
            named = self.intake.named_channel()
            if named is None:
                self.intake.remark("no-community")
            return named
        if group not in self._channels:
            bare = Channel(id=f"yammer:{group}", platform="yammer", kind=ChannelKind.INTRANET)
            self._channels[group] = self.intake.channel(ids=(bare.id,), bare=bare, where=where)
        return self._channels[group]


def _is_true(value: Any) -> bool:  # noqa: ANN401 - a cell
    return str(value).casefold() == "true"
