"""Reddit's data as tables: ``posts.csv`` and ``comments.csv``.

What becomes what: a post becomes one of its title and text, with the address that it links to; a comment
becomes a reply. The tables do not say whose they are, nor who could see a community. Headers of posts and
comments without their words (``post_headers.csv``) are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.meta_account import own_channel
from offentligroll.archives.offer import Offer
from offentligroll.archives.tables import header_in, rows_of
from offentligroll.archives.values import text_of
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement

_COLUMNS = {"id", "permalink", "date", "subreddit", "body"}
_KINDS = {"parent", "title"}
"""What only comments have, and what only posts have."""


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim tables of posts and comments; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped(".csv"):
        header = set(header_in(offer.beginning(name)))
        if header.issuperset(_COLUMNS) and not header.isdisjoint(_KINDS):
            yield offer.claim("reddit", name, statements)


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the posts or comments of a table, row by row.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the file can't be read, or not from here on.
    """
    name = f"{folder.name}/{file}"
    channel = own_channel(intake, None, "reddit", name)
    for row in rows_of(folder, file, intake):
        intake.hold()
        intake.remark("audience-untold")
        yield _statement(row.cells, channel, f"{name}:{row.number}", intake)
    intake.tell_once(name, "audience-untold")


def _statement(cells: Mapping[str, Any], channel: Channel | None, where: str, intake: Intake) -> Statement:
    title, link, medium = (text_of(cells.get(one)) for one in ("title", "url", "media"))
    parts = (title, text_of(cells.get("body")))
    made = Statement(
        act=Act.POST,
        id=text_of(cells.get("id")) or "",
        at=moment_of(text_of(cells.get("date")), where, intake),
        **speaker_of(channel),
        channel=channel,
        text="\n\n".join(part for part in parts if part),
        links=() if link is None else (link,),
        media=() if medium is None else (Media(url=medium),),
        address=text_of(cells.get("permalink")),
        directory=intake.directory,
    )
    if "parent" not in cells:
        return made
    return attrs.evolve(
        made, act=Act.REPLY, in_reply_to=text_of(cells.get("parent")) or text_of(cells.get("link"))
    )
