"""Feeds: RSS and Atom of all kinds, also broken ones, and JSON Feed.

What becomes what: an entry becomes a post of its title and its text, the title only where it does not just
repeat the beginning of the text. What is in a feed is public. A feed holds the latest entries only. A time
without a zone is not known.

Who wrote an entry is told by ``dc:creator``, by ``author`` of the entry, of where it comes from, or of an
Atom feed. Who is responsible for a feed of RSS (``managingEditor``) need have written nothing of it.
"""

from __future__ import annotations

import codecs
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from offentligroll.archives import json_feed
from offentligroll.archives.claim import Claim
from offentligroll.archives.extras import need
from offentligroll.archives.feed_writers import Told, Writers, with_title
from offentligroll.archives.folder import Folder, file_error, read_whole
from offentligroll.archives.html_text import HtmlText, html_to_text
from offentligroll.archives.intake import Intake, moment_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import language_of, list_of, text_of
from offentligroll.archives.wordpress import web_channel
from offentligroll.languages import Message
from offentligroll.model.statement import Act, Media, Statement

_ROOT = re.compile(rb"<(?:[a-z]{1,20}:)?(?:rss|feed|RDF|channel)[\s>]", re.IGNORECASE)
_ENDS = (".xml", ".rss", ".atom", ".rdf")
_MAIL = re.compile(r"[^\s<>()\[\],;:@]+@[^\s<>()\[\],;:@]+")
_AROUND = " <>()[],;:\"'"
_LONGEST = 500
_LARGEST = 32 * 1024**2


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim feeds; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped(".json"):
        if _is_json(offer, name) and (offer.is_told or json_feed.MARK in offer.beginning(name)[:4096]):
            yield offer.claim("feed", name, json_feed.statements)
    for name in offer.files(*_ENDS):
        if not _is_json(offer, name) and (offer.is_told or _ROOT.search(offer.beginning(name)[:4096])):
            yield offer.claim("feed", name, statements)


def _is_json(offer: Offer, name: str) -> bool:
    return offer.beginning(name).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the entries of a feed.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the feed.

    Raises:
        FileError: it can't be read as a feed.
    """
    name = f"{folder.name}/{file}"
    feedparser = need("feedparser", name)
    content = read_whole(folder, file, min(_LARGEST, intake.limits.whole_bytes))
    if b"<!ENTITY" in content:
        raise file_error(name, "entities", Message("archives.xml.entities"))
    # Given as a stream, so that no address or path in it is ever opened.
    try:
        parsed = feedparser.parse(io.BytesIO(content), resolve_relative_uris=False)
    except Exception as error:
        # What is broken fails in ways of each parser within the parser.
        raise file_error(name, "no-feed", Message("archives.xml.no-feed")) from error
    if not parsed.version and not parsed.entries and not parsed.feed:
        raise file_error(name, "no-feed", Message("archives.xml.no-feed"))
    feed = parsed.feed
    channel = intake.named_channel() or web_channel(text_of(feed.get("link")), intake, name)
    language = language_of(feed.get("language"))
    writers = Writers(intake=intake, channel=channel, title=text_of(feed.get("title")))
    usual = _told(feed) if str(parsed.version).startswith("atom") else ()
    for number, entry in enumerate(parsed.entries):
        intake.hold()
        yield _statement(entry, writers, usual, language, f"{name}: [{number}]")


def _statement(
    entry: Any,  # noqa: ANN401 - what the parser gives
    writers: Writers,
    usual: Sequence[Told],
    language: str | None,
    where: str,
) -> Statement:
    content: Any = next(iter(entry.get("content") or [entry.get("summary_detail") or {}]), {})
    body = _said(content)
    title = _said(entry.get("title_detail") or {}).text
    address = text_of(entry.get("link"))
    media = tuple(
        Media(url=text_of(one.get("href")), kind=text_of(one.get("type")))
        for one in list_of(entry.get("enclosures"))
    )
    return Statement(
        act=Act.POST,
        id=text_of(entry.get("id")) or address or "",
        at=_time(entry, where, writers.intake),
        **writers.speaker(_told(entry) or _told(entry.get("source") or {}) or usual),
        channel=writers.channel,
        text=with_title(title, body.text),
        language=language_of(content.get("language")) or language,
        links=body.links,
        media=tuple(dict.fromkeys((*media, *body.media))),
        audience_is_limited=False,
        address=address,
        directory=writers.intake.directory,
    )


def _told(thing: Any) -> tuple[Told, ...]:  # noqa: ANN401 - what the parser gives
    """Return who wrote an entry or a feed."""
    found = [
        Told(text_of(one.get("name")), text_of(one.get("email")))
        for one in list_of(thing.get("authors"))
        if one
    ]
    raw = (text_of(thing.get("author")) or "")[:_LONGEST]
    mail = _MAIL.search(raw)
    if len(found) != 1 or mail is None:
        return tuple(found)
    # Of an address in one piece with the name, the parser takes the end of a long one for the name.
    return (Told((raw[: mail.start()] + raw[mail.end() :]).strip(_AROUND) or None, mail[0]),)


def _said(told: Any) -> HtmlText:  # noqa: ANN401 - what the parser gives
    words = text_of(told.get("value")) or ""
    is_html = told.get("type") != "text/plain" or "</" in words or "/>" in words
    return html_to_text(words) if is_html and "<" in words else HtmlText(text=words.strip())


def _time(entry: Any, where: str, intake: Intake) -> dt.datetime | dt.date | None:  # noqa: ANN401 - what the parser gives
    """Read a time as it is written: the parser invents a zone, and a day, where there is none."""
    # The usual way to either gives one in place of the other.
    told = [written for key in ("published", "updated") if (written := text_of(dict.get(entry, key)))]
    return moment_of(told[0] if told else None, where, intake)
