"""WhatsApp's exported chats: ``_chat.txt`` of a telephone by Apple, ``WhatsApp Chat with Bo.txt`` of Android.

What becomes what:

- What somebody writes becomes a message; chats come only where private items are asked for. Whose chat it is,
  and which side is one's own, the file does not tell; who writes stands there by name or number.
- Times are those of the telephone and name no zone, so that only the day is taken from them; see
  :mod:`~offentligroll.archives.whatsapp_lines` for which of the numbers that is.
- What WhatsApp itself writes, such as who joined, is counted; pictures are media without words.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

import attrs

from offentligroll.archives.chats import Members, Moments
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, file_error, reading
from offentligroll.archives.intake import Intake
from offentligroll.archives.meta_account import own_channel
from offentligroll.archives.offer import Offer
from offentligroll.archives.whatsapp_lines import Order, Said, day_of, head_of, lines_of, order_in, said_in
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_NAMES = re.compile(r"(?:.*/)?(?:_chat|[^/]*whatsapp[^/]*)\.txt", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{5,}")
_SIGN = re.compile(r"[^0-9+]")
_DELETED = frozenset({"This message was deleted", "You deleted this message"})
_LARGEST = 1 << 24


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim texts of chats; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".txt"):
        if offer.is_told or (_NAMES.fullmatch(name) and _is_chat(offer.beginning(name))):
            yield offer.claim("whatsapp", name, statements, tuple(Side))


def _is_chat(beginning: bytes) -> bool:
    return head_of(beginning.partition(b"\n")[0].decode("utf-8", "replace")) is not None


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the messages of a chat, one by one.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: it is no chat, not in UTF-8, or has a message beyond all measure.
    """
    name = f"{folder.name}/{file}"
    try:
        with reading(folder, file) as stream:
            order = order_in(lines_of(stream))
        chat = _Chat(intake=intake, file=name, order=order)
        with reading(folder, file) as stream:
            for line in lines_of(stream):
                yield from chat.statements(line)
        yield from chat.end()
    except UnicodeDecodeError as error:
        raise file_error(name, "not-utf-8", Message("files.json.not-utf-8")) from error


@attrs.define(kw_only=True)
class _Chat:
    """One reading of one chat."""

    intake: Intake
    file: str
    order: Order | None
    _said: Said | None = attrs.field(default=None, init=False)
    _number: int = attrs.field(default=0, init=False)
    _size: int = attrs.field(default=0, init=False)
    _moments: Moments = attrs.field(factory=Moments, init=False)
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="whatsapp")

    def statements(self, line: str) -> Iterator[Statement]:
        """Take in a line; where it begins a message, the one before is made."""
        self._number += 1
        head = head_of(line)
        if head is not None:
            yield from self._made()
            self._said, self._size = said_in(head), 0
        elif self._said is None:
            raise file_error(self.file, "no-chat", Message("archives.whatsapp.no-chat"))
        else:
            self._size += len(line)
            if self._size > _LARGEST:
                raise file_error(self.file, "too-long", Message("archives.file.too-large", most=_LARGEST))
            self._said.more.append(line)

    def end(self) -> Iterator[Statement]:
        """Make the last message, and tell once what is not known of many."""
        yield from self._made()
        self.intake.tell_once(self.file, "edited", "day-only", "order-untold")

    def _made(self) -> Iterator[Statement]:
        said = self._said
        if said is None:
            return
        self.intake.hold()
        words = said.words
        if said.name is None or said.is_of_program:
            self.intake.leave_out("other-record")
        elif words in _DELETED:
            self.intake.leave_out("deleted")
        elif not self.intake.include_private:
            self.intake.leave_out("direct")
        elif not words and not said.files:
            self.intake.leave_out("without-content")
        else:
            if said.is_edited:
                self.intake.remark("edited")
            yield self._statement(said, words)

    def _statement(self, said: Said, words: str) -> Statement:
        name = said.name or ""
        number = _SIGN.sub("", name) if _NUMBER.fullmatch(name) else None
        return Statement(
            act=Act.MESSAGE,
            id=self._moments.identity(said.time, name),
            at=self._day(said),
            **self._members.speaker(number, name),
            channel=self._channel,
            text=words,
            media=tuple(Media(url=one or None) for one in said.files),
            audience_is_limited=True,
            directory=self.intake.directory,
        )

    def _day(self, said: Said) -> dt.date | None:
        day = day_of(said.date, self.order)
        self.intake.remark("order-untold" if day is None else "day-only")
        return day

    @functools.cached_property
    def _channel(self) -> Channel | None:
        return own_channel(self.intake, None, "whatsapp", self.file)
