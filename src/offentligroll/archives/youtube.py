"""YouTube out of Google's Takeout: tables of comments in any language, and of videos in English.

What becomes what:

- A comment becomes a reply to the video or the comment above it, and so does what was said in the chat of a
  live video; the words stand in pieces of JSON.
- A video becomes a post of its title and description, if it is public or unlisted; others only where private
  items are asked for.
- Takeout writes headings, and who may see a video, in the language of the account. Comments are known by what
  stands in the columns; a table of videos in another language is read with a mapping file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.tables import Row, first_rows, header_of, rows_of
from offentligroll.archives.values import account_of, list_of, mapping_of, text_of
from offentligroll.archives.youtube_columns import english_headings
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.model.typed import recorded

_COMMENT = ("Comment ID", "Channel ID", "Comment Text")
_VIDEO = ("Video ID", "Channel ID", "Privacy")
_CHAT = {
    "Live Chat ID": "Comment ID",
    "Live Chat Create Timestamp": "Comment Create Timestamp",
    "Live Chat Text": "Comment Text",
}
"""The headings of what was said in the chats of live videos, with those of comments."""
_AUDIENCES = {"public": False, "unlisted": False, "private": True}
_TITLE, _DESCRIPTION = "Video Title (Original)", "Video Description (Original)"


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim tables of comments and videos; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".csv"):
        if _is_english(offer.folder, name) or _headings(offer.folder, name):
            yield offer.claim("youtube", name, statements)


def _is_english(folder: Folder, file: str) -> bool:
    header = set(header_of(folder, file))
    return header.issuperset(_COMMENT) or header.issuperset(_VIDEO)


def _headings(folder: Folder, file: str) -> Mapping[str, str]:
    """Return the headings of comments by those of a table of chats, or of comments in another language."""
    header, *rows = first_rows(folder, file) or [[]]
    return _CHAT if set(header).issuperset((*_CHAT, "Channel ID")) else english_headings(header, rows)


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the comments or videos of a table, row by row.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the file can't be read, or not from here on.
    """
    table = _Table(intake=intake, file=f"{folder.name}/{file}")
    headings = {} if _is_english(folder, file) else _headings(folder, file)
    for row in rows_of(folder, file, intake):
        cells = (
            {headings.get(name, name): cell for name, cell in row.cells.items()} if headings else row.cells
        )
        yield from table.statements(attrs.evolve(row, cells=cells))


@attrs.define(kw_only=True)
class _Table:
    """One reading of one table."""

    intake: Intake
    file: str
    _channels: dict[str, Channel] = attrs.field(factory=dict)

    def statements(self, row: Row) -> Iterator[Statement]:
        """Turn a row into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        where = f"{self.file}:{row.number}"
        account = account_of(row.cells.get("Channel ID"))
        if account is None:
            self.intake.fail("no-account", Message("archives.item.no-account"), where)
        elif "Comment ID" in row.cells:
            yield self._comment(row.cells, account, where)
        else:
            yield from self._video(row.cells, account, where)

    def _comment(self, cells: Any, account: str, where: str) -> Statement:  # noqa: ANN401 - a row
        channel = self._channel(account)
        video, above = text_of(cells.get("Video ID")), text_of(cells.get("Parent Comment ID"))
        words, links = _words(text_of(cells.get("Comment Text")) or "")
        number = text_of(cells.get("Comment ID")) or ""
        if above is None and "." in number:
            # The id of an answer begins with that of the comment that it answers.
            above = number.partition(".")[0]
        return Statement(
            act=Act.REPLY,
            id=number,
            at=moment_of(cells.get("Comment Create Timestamp"), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text=words,
            links=links,
            in_reply_to=above or video or text_of(cells.get("Post ID")),
            address=None if video is None else f"https://www.youtube.com/watch?v={video}&lc={number}",
            directory=self.intake.directory,
        )

    def _video(self, cells: Any, account: str, where: str) -> Iterator[Statement]:  # noqa: ANN401 - a row
        is_limited = _AUDIENCES.get(str(cells.get("Privacy")).casefold())
        if is_limited is not False and not self.intake.include_private:
            self.intake.leave_out("limited" if is_limited else "no-audience")
            return
        channel = self._channel(account)
        number = text_of(cells.get("Video ID"))
        at = text_of(cells.get("Video Publish Timestamp")) or text_of(cells.get("Video Create Timestamp"))
        address = f"https://www.youtube.com/watch?v={number}"
        parts = (text_of(cells.get(_TITLE)), text_of(cells.get(_DESCRIPTION)))
        yield Statement(
            act=Act.POST,
            id=number or "",
            at=moment_of(at, where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text="\n\n".join(part for part in parts if part),
            media=(Media(url=address, kind="video/mp4"),),
            audience_is_limited=is_limited,
            address=address,
            directory=self.intake.directory,
        )

    def _channel(self, account: str) -> Channel:
        if account not in self._channels:
            bare = recorded(Channel, id=f"youtube:{account}", platform="youtube", kind=ChannelKind.ACCOUNT)
            self._channels[account] = self.intake.channel(ids=(bare.id,), bare=bare, where=self.file)
        return self._channels[account]


def _words(told: str) -> tuple[str, tuple[str, ...]]:
    """Put the pieces of a comment together, and tell where they link to; no JSON is its own words."""
    try:
        pieces = [mapping_of(piece) for piece in list_of(json.loads(f"[{told}]"))]
    except (ValueError, RecursionError):
        return told, ()
    if not pieces or "text" not in pieces[0]:
        return told, ()
    links = (text_of(mapping_of(piece.get("link")).get("linkUrl")) for piece in pieces)
    words = "".join(text_of(piece.get("text")) or "" for piece in pieces)
    return words, tuple(dict.fromkeys(link for link in links if link is not None))
