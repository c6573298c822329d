"""One mail: who wrote it, when, and what it says."""

from __future__ import annotations

import datetime as dt
import email
import email.header
import email.message
import email.utils
import re

import attrs

from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.mail_words import parted
from offentligroll.archives.values import language_of
from offentligroll.languages import Message, MessageError
from offentligroll.model.loose_dates import read_moment
from offentligroll.model.statement import Media

_ID = re.compile(r"<([^<>\s]{1,900})>")
_ANSWERING = re.compile(r"\s*(?:re|sv|aw|vs|vl|fwd?|vb|wg|tr)\s*:", re.IGNORECASE)
_KIND = re.compile(r"[^:]{1,30}:\s+")
_MOST_PARTS = 1_000
_LONGEST_HEADER = 4_000
_MOST_ADDRESSES = 200_000
"""So many letters of addresses; decoding words in headers takes the square of their length."""


@attrs.frozen(kw_only=True)
class Letter:
    """One mail, as far as it tells."""

    where: str
    """Which mail of which file."""
    id: str | None = None
    """Its ``Message-ID``."""
    answers: str | None = None
    """The id of the mail that it answers."""
    sender: str | None = None
    """The address of its sender, in small letters."""
    sender_name: str | None = None
    """The name of its sender."""
    addresses: frozenset[str] = frozenset()
    """All addresses that it is from or to."""
    at: dt.datetime | dt.date | None = None
    """When it was sent."""
    why_no_time: Message | None = None
    """Why that is not known."""
    text: str = ""
    """The sender's own words, and the signature after ``-- ``."""
    quoted: str | None = None
    """The words of the mail that it answers."""
    language: str | None = None
    """Its language."""
    media: tuple[Media, ...] = ()
    """What is attached."""


def letter_of(raw: bytes, where: str, *, only_headers: bool = False) -> Letter:
    """Read one mail; what is broken in it is read as far as it goes.

    Args:
        raw: the mail as it was sent.
        where: which mail of which file.
        only_headers: whether its words are not wanted.

    Returns:
        What it tells.
    """
    if only_headers:
        raw = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0] + b"\n\n"
    message = email.message_from_bytes(raw)
    senders = _addresses(message, "from", "sender")
    others = _addresses(message, "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to")
    letter = Letter(
        where=where,
        sender=senders[0][1] if senders else None,
        sender_name=(senders[0][0] or None) if senders else None,
        addresses=frozenset(address for _, address in (*senders, *others)),
    )
    return letter if only_headers else _with_words(letter, message)


def _with_words(letter: Letter, message: email.message.Message) -> Letter:
    text, media = _body(message)
    words = parted(text)
    subject = _decoded(message, "subject")
    at, why = _time(_decoded(message, "date"))
    own = words.own
    if subject and not _ANSWERING.match(subject) and not own.startswith(_KIND.sub("", subject, count=1)):
        own = f"{subject}\n\n{own}".rstrip()
    signature = f"\n\n-- \n{words.signature}" if words.signature else ""
    answered = (
        _ID.findall(_decoded(message, "in-reply-to"))[:1] or _ID.findall(_decoded(message, "references"))[-1:]
    )
    return attrs.evolve(
        letter,
        id=next(iter(_ID.findall(_decoded(message, "message-id"))), None),
        answers=answered[0] if answered else None,
        at=at,
        why_no_time=why,
        text=own + signature,
        quoted=words.quoted or None,
        language=language_of(_decoded(message, "content-language")),
        media=media,
    )


def _decoded(message: email.message.Message, name: str) -> str:
    """Return a header's words on one line; empty where it is missing."""
    value = message.get(name)
    if value is None:
        return ""
    return " ".join(_plain(str(value)[:_LONGEST_HEADER]).encode("utf-8", "replace").decode().split())


def _addresses(message: email.message.Message, *names: str) -> list[tuple[str, str]]:
    values = [str(one)[:_MOST_ADDRESSES] for name in names for one in message.get_all(name, [])]
    try:
        found = email.utils.getaddresses(values)
    except RecursionError:  # pragma: no cover - newer Pythons read on
        # Remarks within remarks, thousands deep: nobody's address.
        return []
    return [
        (" ".join(_plain(name[:_LONGEST_HEADER]).split()), address.casefold())
        for name, address in found
        if "@" in address.strip("@")
    ]


def _plain(written: str) -> str:
    """Resolve the letters that a header writes in signs of its own."""
    try:
        return str(email.header.make_header(email.header.decode_header(written)))
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return written


def _time(written: str) -> tuple[dt.datetime | dt.date | None, Message | None]:
    if not written:
        return None, Message("archives.item.no-time")
    try:
        return read_moment(written), None
    except MessageError as error:
        return None, error.message


def _body(message: email.message.Message) -> tuple[str, tuple[Media, ...]]:
    """Return the words, those in plain text before those in HTML, and what is attached."""
    plain: list[str] = []
    html: list[str] = []
    media: list[Media] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        name = part.get_filename()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else html).append(_words(part))
        else:
            media.append(Media(url=name, kind=kind))
    text = "\n\n".join(one for one in plain if one.strip())
    return text or "\n\n".join(html_to_text(one).text for one in html), tuple(media)


def _words(part: email.message.Message) -> str:
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")
