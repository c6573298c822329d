"""One mail: who wrote it, when, and what it says."""

from __future__ import annotations

import datetime as dt
import email
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator

import attrs

from offentligroll.archives.mail_body import body_of, text_of
from offentligroll.archives.mail_words import parted
from offentligroll.archives.values import language_of
from offentligroll.languages import Message, MessageError
from offentligroll.model.loose_dates import read_moment
from offentligroll.model.statement import Media

_ID = re.compile(r"<([^<>\s]{1,900})>")
_ANSWERING = re.compile(r"\s*(?:re|sv|aw|vs|vl|fwd?|vb|wg|tr)\s*:", re.IGNORECASE)
_KIND = re.compile(r"[^:]{1,30}:\s+")
_DRAFTS = frozenset(
    {
        "draft",
        "drafts",
        "utkast",
        "kladder",
        "luonnokset",
        "entwürfe",
        "brouillons",
        "concepten",
        "borradores",
    }
)
"""What Google calls the label of drafts."""
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
    is_draft: bool = False
    """Whether it says that it was never sent."""
    has_more: bool = False
    """Whether it has more parts than are read."""


def letter_of(raw: bytes, where: str, *, only_headers: bool = False) -> Letter:
    """Read one mail; what is broken in it is read as far as it goes.

    Args:
        raw: the mail as it was sent.
        where: which mail of which file.
        only_headers: whether its words are not wanted.

    Returns:
        What it tells.

    Raises:
        MessageError: its parts are nested too deeply; this is a ValueError.
    """
    if only_headers:
        raw = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0] + b"\n\n"
    try:
        return _read(email.message_from_bytes(raw), where, only_headers=only_headers)
    except RecursionError:
        raise MessageError(Message("archives.mail.nested")) from None


def _read(message: email.message.Message, where: str, *, only_headers: bool) -> Letter:
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
    body = body_of(message)
    words = parted(body.text)
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
        quoted="\n\n".join(one for one in (words.quoted, *body.attached) if one) or None,
        language=language_of(_decoded(message, "content-language")),
        media=body.media,
        is_draft=_is_draft(message),
        has_more=body.has_more,
    )


def _is_draft(message: email.message.Message) -> bool:
    """Whether it says that it was never sent, as mailboxes of Google and mails saved from Outlook do."""
    labels = {one.strip().strip('"').casefold() for one in _decoded(message, "x-gmail-labels").split(",")}
    return not _DRAFTS.isdisjoint(labels) or _decoded(message, "x-unsent") == "1"


def _decoded(message: email.message.Message, name: str) -> str:
    """Return a header's words on one line; empty where it is missing."""
    value = next(_headers(message, name), "")
    return " ".join(_plain(value[:_LONGEST_HEADER]).encode("utf-8", "replace").decode().split())


def _headers(message: email.message.Message, *names: str) -> Iterator[str]:
    """Yield what stands in the headers of some names; letters that nobody declared are read as in bodies."""
    # The usual ways to a header put a mark in place of each such letter.
    told = [(key.lower(), value) for key, value in message.raw_items()]
    for name in names:
        for key, value in told:
            if key == name:
                words = str(value)
                yield words if words.isascii() else text_of(words.encode("utf-8", "surrogateescape"))


def _addresses(message: email.message.Message, *names: str) -> list[tuple[str, str]]:
    values = [one[:_MOST_ADDRESSES] for one in _headers(message, *names)]
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
    except (ValueError, LookupError, email.errors.MessageError):
        return written


def _time(written: str) -> tuple[dt.datetime | dt.date | None, Message | None]:
    if not written:
        return None, Message("archives.item.no-time")
    try:
        return read_moment(written), None
    except MessageError as error:
        return None, error.message
