"""Mail: ``.eml`` files, mbox files, maildirs and mails saved as ``.txt``, with both sides.

What becomes what: each mail becomes a message, with the author's own words, and after ``-- `` the signature,
as ``text``, and the words of the mail that it answers, and of mails that are attached to it, as ``quoted``.
What says of itself that it was never sent is a draft, and left out. Mail is private: it comes only where
private items are asked for.

Whose mailbox it is, is told by the directory (channels such as ``mail:kommun@exempelstad.example``), or by
the one address that every mail is from or to. What that address sent is its own; all else came in, of a
visitor.
"""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Iterator

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, is_hidden, peek, read_whole, reading
from offentligroll.archives.intake import Intake, speaker_of, visitor
from offentligroll.archives.mail_message import Letter, letter_of
from offentligroll.archives.offer import Offer
from offentligroll.files.problems import FileError
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Statement
from offentligroll.model.typed import recorded
from offentligroll.review.side import Side

_MAILDIR = re.compile(r"(?:.*/)?(?:cur|new)/[^/]+")
_HEADER = re.compile(
    rb"(?:From |(?:Return-Path|Received|Delivered-To|From|To|Date|Message-ID|MIME-Version|Subject):)",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"[!-9;-~]+:")
_MBOX = b"From "
_DRAFT = re.compile(r"[:;]2,[A-Z]*D[A-Z]*\Z")
"""How the names of drafts end in a maildir."""
_PLATFORMS = ("mail", "email", "mailto")
_LARGEST = 64 * 1024**2
_MOST_ADDRESSES = 100_000


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim all mail as one mailbox; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    found = [
        name
        for name in offer.files()
        if name.lower().endswith((".eml", ".mbox"))
        or (name.lower().endswith(".txt") and _begins_as_mail(offer.beginning(name)))
        or (_MAILDIR.fullmatch(name) and not is_hidden(name) and _HEADER.match(offer.beginning(name)))
        or (offer.named is not None and (offer.is_told or _is_named_mail(offer, name)))
    ]
    if found:
        yield Claim(
            format="mail",
            sides=tuple(Side),
            files=tuple(found),
            statements=functools.partial(statements, offer.part(""), tuple(found)),
        )


def _is_named_mail(offer: Offer, name: str) -> bool:
    """Whether the one file that was named is mail; web pages are saved in the same form."""
    return not name.lower().endswith((".mht", ".mhtml")) and bool(_HEADER.match(offer.beginning(name)))


def _begins_as_mail(beginning: bytes) -> bool:
    """Return whether a text begins with the head of a mail: nothing but fields, and two that mail has."""
    lines = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0].splitlines()
    fields = [line for line in lines if not line.startswith((_MBOX, b" ", b"\t"))]
    known = {found[0].lower() for line in fields if (found := _HEADER.match(line))}
    return len(known) > 1 and all(map(_FIELD.match, fields))


def statements(folder: Folder, files: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the mails of a mailbox, one by one.

    Args:
        folder: where the files are.
        files: their names.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The messages, file by file.

    Raises:
        FileError: the only file can't be read.
    """
    own: dict[str, Channel] | None = None
    for file in files:
        try:
            for number, raw in enumerate(_mails(folder, file)):
                intake.hold()
                if not intake.include_private:
                    intake.leave_out("direct")
                    continue
                if own is None:
                    own = _own_addresses(folder, files, intake)
                letter = _letter(raw, file, f"{folder.name}/{file}: [{number}]", intake)
                if letter is not None:
                    yield _statement(letter, own, intake)
        except FileError as error:
            if len(files) == 1:
                raise
            intake.fail_file(file, error)


def _letter(raw: bytes, file: str, where: str, intake: Intake) -> Letter | None:
    """Read a mail; None where it can't be read, or was never sent."""
    try:
        letter = letter_of(raw, where)
    except MessageError as error:
        intake.fail("too-deep", error.message, where)
        return None
    if letter.is_draft or _DRAFT.search(file):
        intake.leave_out("draft")
        return None
    if letter.has_more:
        intake.warn("too-many-parts", Message("archives.mail.parts"), where)
    return letter


def _mails(folder: Folder, file: str) -> Iterator[bytes]:
    """Yield the mails of a file: one, or those of an mbox."""
    if not peek(folder, file).startswith(_MBOX):
        yield read_whole(folder, file, _LARGEST)
        return
    with reading(folder, file) as stream:
        lines: list[bytes] = []
        size = 0
        is_after_blank = True
        for line in stream:
            if line.startswith(_MBOX) and is_after_blank:
                if lines:
                    yield b"".join(lines)
                lines, size = [], 0
            elif size <= _LARGEST:
                lines.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
            is_after_blank = not line.strip()
        yield b"".join(lines)


def _own_addresses(folder: Folder, files: tuple[str, ...], intake: Intake) -> dict[str, Channel]:
    """Find whose mailbox it is: by the name given, by the directory, or by the address that all mail has."""
    named = intake.named_channel()
    if named is not None:
        return {named.id.partition(":")[2].casefold(): named}
    known = {
        channel.id.partition(":")[2].casefold(): channel
        for channel in (() if intake.directory is None else intake.directory.channels)
        if channel.platform in _PLATFORMS
    }
    counts: collections.Counter[str] = collections.Counter()
    mails = 0
    for file in files:
        try:
            for raw in _mails(folder, file):
                mails += 1
                if len(counts) < _MOST_ADDRESSES:
                    counts.update(letter_of(raw, "", only_headers=True).addresses)
        except FileError:
            continue
    told = {address: channel for address, channel in known.items() if address in counts}
    if told:
        return told
    everywhere = [address for address, count in counts.items() if count == mails]
    if len(everywhere) != 1:
        message, hint = Message("archives.mail.whose"), Message("archives.item.name-account")
        intake.warn("no-account", message, folder.name, hint=hint)
        return {}
    bare = recorded(Channel, id=f"mail:{everywhere[0]}", platform="mail", kind=ChannelKind.MAILBOX)
    channel = intake.channel(
        ids=tuple(f"{one}:{everywhere[0]}" for one in _PLATFORMS), bare=bare, where=folder.name
    )
    return {everywhere[0]: channel}


def _statement(letter: Letter, own: dict[str, Channel], intake: Intake) -> Statement:
    sent_by = own.get(letter.sender or "")
    channel = sent_by or next((own[one] for one in letter.addresses if one in own), None)
    if sent_by is not None:
        speaker = speaker_of(sent_by)
    elif channel is not None and letter.sender is not None:
        speaker = visitor(letter.sender, letter.sender_name)
    else:
        speaker = {"author": None, "on_behalf_of": None}
    if letter.why_no_time is not None:
        intake.warn("bad-time", Message("archives.item.bad-time", why=letter.why_no_time), letter.where)
    return Statement(
        act=Act.MESSAGE,
        id=letter.id or "",
        at=letter.at,
        **speaker,
        channel=channel,
        text=letter.text,
        language=letter.language,
        quoted=letter.quoted,
        in_reply_to=letter.answers,
        media=letter.media,
        audience_is_limited=True,
        directory=intake.directory,
    )
