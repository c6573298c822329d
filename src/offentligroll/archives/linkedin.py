"""LinkedIn's export: ``Shares.csv`` and what lies beside it, with English headings.

What becomes what: a share becomes a post, a repost without words (``InstantReposts.csv``) a share, a comment
a reply to the address it stands at; messages of both sides come only where private items are asked for, and
reactions are counted. LinkedIn writes its times in UTC. ``CONNECTIONS`` counts as not public;
``MEMBER_NETWORK`` does not say who could see a share.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.intake import Intake, speaker_of, visitor
from offentligroll.archives.meta_account import own_channel
from offentligroll.archives.offer import Offer
from offentligroll.archives.tables import Row, header_of, rows_of
from offentligroll.archives.values import text_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel
from offentligroll.model.loose_dates import read_moment
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_COMMENTS, _MESSAGES, _REACTIONS, _REPOSTS = (
    "Comments.csv",
    "messages.csv",
    "Reactions.csv",
    "InstantReposts.csv",
)
_PROFILE = "Profile.csv"
_LINE_END = re.compile(r"\r?\n")
_MARKED_END = re.compile(r'(?<=")\r?\n(?=")')
_MARKS = re.compile(r'"?(\r?\n)"')
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|ul|ol|li)\b", re.IGNORECASE)
_SHARES = "Shares.csv"
_COLUMNS = {"ShareLink", "ShareCommentary"}
_ALONE = {
    _COMMENTS: {"Date", "Link", "Message"},
    _MESSAGES: {"CONVERSATION ID", "FROM", "DATE", "CONTENT"},
}
"""What may come first, by its columns: whoever asks for an export chooses what is in it."""
_AUDIENCES = {"PUBLIC": False, "CONNECTIONS": True}


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders with shares; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    names = offer.folder.names()
    for name in offer.files(".csv"):
        root, slash, first = name.rpartition("/")
        beside = () if offer.named is not None else (_COMMENTS, _REPOSTS, _MESSAGES, _REACTIONS, _PROFILE)
        there = [one for one in beside if root + slash + one in names]
        wanted = _COLUMNS
        leading = next((one for one in there if one in _ALONE), first)
        if first == leading and root + slash + _SHARES not in names:
            wanted = _ALONE.get(first, _COLUMNS)
        if not wanted.issubset(header_of(offer.folder, name)):
            continue
        folder = offer.part(root + slash)
        files = tuple(dict.fromkeys((first, *there)))
        yield Claim(
            format="linkedin",
            root=root + slash,
            sides=tuple(Side) if _MESSAGES in files else (Side.OWN,),
            files=tuple(root + slash + file for file in files),
            statements=functools.partial(statements, folder, files),
        )


def statements(folder: Folder, files: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the statements of an export, row by row.

    Args:
        folder: where the files are.
        files: their names, that of the shares first.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, file by file.

    Raises:
        FileError: the shares can't be read.
    """
    channel = own_channel(intake, None, "linkedin", folder.name)
    tables = _Tables(intake=intake, channel=channel, own_name=_own_name(folder, files, intake))
    for file in files:
        makers = {
            _COMMENTS: tables.comment,
            _REPOSTS: tables.repost,
            _MESSAGES: tables.message,
            _REACTIONS: tables.reaction,
        }
        try:
            for row in rows_of(folder, file, intake, has_backslashes=file in (_COMMENTS, _MESSAGES)):
                if file != _PROFILE:
                    intake.hold()
                    yield from makers.get(file, tables.share)(row, f"{folder.name}/{file}:{row.number}")
        except FileError as error:
            if file == files[0]:
                raise
            intake.fail_file(file, error)
    intake.tell_once(folder.name, "audience-untold")


def _own_name(folder: Folder, files: tuple[str, ...], intake: Intake) -> str | None:
    try:
        for row in rows_of(folder, _PROFILE, intake) if _PROFILE in files else ():
            return f"{row.cells.get('First Name')} {row.cells.get('Last Name')}"
    except FileError as error:
        intake.fail_file(_PROFILE, error)
    return None


@attrs.frozen(kw_only=True)
class _Tables:
    """One reading of one export."""

    intake: Intake
    channel: Channel | None
    own_name: str | None

    def share(self, row: Row, where: str) -> Iterator[Statement]:
        """Turn a share into a post."""
        is_limited = _AUDIENCES.get(str(row.cells.get("Visibility")))
        if is_limited and not self.intake.include_private:
            self.intake.leave_out("limited")
            return
        if is_limited is None:
            self.intake.remark("audience-untold")
        address, link = text_of(row.cells.get("ShareLink")), text_of(row.cells.get("SharedUrl"))
        medium = text_of(row.cells.get("MediaUrl"))
        yield attrs.evolve(
            self._made(Act.POST, row.cells, "ShareCommentary", where),
            id=address or "",
            address=address,
            links=() if link is None else (link,),
            media=() if medium is None else (Media(url=medium),),
            audience_is_limited=is_limited,
        )

    def comment(self, row: Row, where: str) -> Iterator[Statement]:
        """Turn a comment into a reply."""
        made = self._made(Act.REPLY, row.cells, "Message", where)
        yield attrs.evolve(made, in_reply_to=text_of(row.cells.get("Link")))

    def repost(self, row: Row, where: str) -> Iterator[Statement]:
        """Turn a repost without words into a share."""
        address = text_of(row.cells.get("Link"))
        links = () if address is None else (address,)
        made = self._made(Act.SHARE, row.cells, "", where)
        yield attrs.evolve(made, text=None, target=address, links=links)

    def message(self, row: Row, where: str) -> Iterator[Statement]:
        """Turn a message of either side into one."""
        if not self.intake.include_private:
            self.intake.leave_out("direct")
            return
        made = self._made(Act.MESSAGE, row.cells, "CONTENT", where)
        words = made.text or ""
        parts = (text_of(row.cells.get("SUBJECT")), html_to_text(words).text if _TAG.search(words) else words)
        made = attrs.evolve(made, text="\n\n".join(part for part in parts if part))
        sender = text_of(row.cells.get("FROM")) or "unknown"
        if sender != self.own_name:
            who = visitor(text_of(row.cells.get("SENDER PROFILE URL")) or sender, sender)
            made = attrs.evolve(made, **who)
        yield attrs.evolve(made, audience_is_limited=True)

    def reaction(self, _: Row, __: str) -> Iterator[Statement]:
        """Count a reaction."""
        self.intake.leave_out("like")
        return iter(())

    def _made(self, act: Act, cells: Mapping[str, Any], words: str, where: str) -> Statement:
        told = text_of(cells.get("Date")) or text_of(cells.get("DATE")) or ""
        try:
            at = read_moment(told, dt.UTC)
        except MessageError as error:
            self.intake.warn("bad-time", Message("archives.item.bad-time", why=error.message), where)
            at = None
        return Statement(
            act=act,
            at=at,
            **speaker_of(self.channel),
            channel=self.channel,
            text=_whole_lines(text_of(cells.get(words)) or ""),
            directory=self.intake.directory,
        )


def _whole_lines(words: str) -> str:
    """Undo that each line of a text was written in quotation marks, where every one of them was."""
    is_marked = len(_MARKED_END.findall(words)) == len(_LINE_END.findall(words))
    return _MARKS.sub(r"\1", words) if is_marked else words
