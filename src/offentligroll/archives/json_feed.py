"""JSON Feed, as the feeds of sites are written in JSON; see https://www.jsonfeed.org.

What becomes what: as for other feeds. An entry without writers of its own has those of the feed, as the
format says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from offentligroll.archives.chats import kept_so_far
from offentligroll.archives.feed_writers import Told, Writers, with_title
from offentligroll.archives.folder import Folder, file_error
from offentligroll.archives.html_text import HtmlText, html_to_text
from offentligroll.archives.intake import Intake, moment_of
from offentligroll.archives.json_items import entries_of
from offentligroll.archives.values import id_of, language_of, list_of, mapping_of, text_of
from offentligroll.archives.wordpress import web_channel
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.statement import Act, Media, Statement

MARK = b"https://jsonfeed.org/version/"
"""What stands near the beginning of each."""


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the entries of a feed.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the feed.

    Raises:
        FileError: nothing of it can be read.
    """
    name = f"{folder.name}/{file}"
    head = _head(folder, file)
    if not (text_of(head.get("version")) or "").startswith(MARK.decode()):
        raise file_error(name, "no-feed", Message("archives.xml.no-feed"))
    address = text_of(head.get("home_page_url")) or text_of(head.get("feed_url"))
    channel = intake.named_channel() or web_channel(address, intake, name)
    writers = Writers(intake=intake, channel=channel, title=text_of(head.get("title")))
    number = 0
    with kept_so_far(file, intake):
        for entry in entries_of(folder, file):
            if entry.key == "items" and entry.is_listed:
                intake.hold()
                where = f"{name}: [{number}]"
                number += 1
                item = mapping_of(entry.value)
                if not item:
                    intake.fail("no-text", Message("archives.item.no-words-in-it"), where)
                else:
                    yield _statement(item, head, writers, where)


def _head(folder: Folder, file: str) -> dict[str, Any]:
    """Return what is told of the feed, wherever it stands."""
    head: dict[str, Any] = {}
    authors: list[Any] = []
    try:
        for entry in entries_of(folder, file):
            if entry.key == "authors" and entry.is_listed:
                authors.append(entry.value)
            elif not entry.is_listed:
                head[entry.key] = entry.value
    except FileError:
        # It is told when the entries are read.
        pass
    return {**head, "authors": authors} if authors else head


def _statement(item: dict[str, Any], head: dict[str, Any], writers: Writers, where: str) -> Statement:
    html, plain = text_of(item.get("content_html")), text_of(item.get("content_text"))
    body = (
        html_to_text(html) if html is not None else HtmlText(text=plain or text_of(item.get("summary")) or "")
    )
    address, elsewhere = text_of(item.get("url")), text_of(item.get("external_url"))
    media = tuple(
        Media(url=text_of(one.get("url")), kind=text_of(one.get("mime_type")))
        for one in map(mapping_of, list_of(item.get("attachments")))
    )
    told = text_of(item.get("date_published")) or text_of(item.get("date_modified"))
    return Statement(
        act=Act.POST,
        id=id_of(item.get("id")) or address or "",
        at=moment_of(told, where, writers.intake),
        **writers.speaker(_told(item) or _told(head)),
        channel=writers.channel,
        text=with_title(text_of(item.get("title")) or "", body.text),
        language=language_of(item.get("language")) or language_of(head.get("language")),
        links=tuple(dict.fromkeys((*body.links, *(() if elsewhere is None else (elsewhere,))))),
        media=tuple(dict.fromkeys((*media, *body.media))),
        audience_is_limited=False,
        address=address,
        directory=writers.intake.directory,
    )


def _told(thing: dict[str, Any]) -> tuple[Told, ...]:
    told = map(mapping_of, (*list_of(thing.get("authors")), *list_of(thing.get("author"))))
    return tuple(Told(name) for one in told if (name := text_of(one.get("name"))))
