"""Misskey's ``notes-*.json``, and those of its relatives.

What becomes what: a note becomes a post, a reply, or a share where it only renotes; a renote with words
quotes. The file does not say whose notes they are. ``public`` and ``home`` are read;
``followers`` and ``specified`` only where private items are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.json_items import items_of
from offentligroll.archives.meta_account import own_channel
from offentligroll.archives.offer import Offer
from offentligroll.archives.own_thread import OwnPosts
from offentligroll.archives.values import id_of, list_of, mapping_of, text_of
from offentligroll.languages import Message
from offentligroll.model.statement import Act, Media, Statement

_AUDIENCES = {"public": None, "home": None, "followers": "followers-only", "specified": "direct"}


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files of notes; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".json"):
        beginning = offer.beginning(name)
        if offer.is_told or (b'"renoteId"' in beginning and b'"visibility"' in beginning):
            yield offer.claim("misskey", name, statements)


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the notes of a file, entry by entry.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the file can't be read at all.
    """
    own = OwnPosts()
    channel = own_channel(intake, None, "misskey", f"{folder.name}/{file}")
    for item in items_of(folder, file, intake):
        intake.hold()
        note = mapping_of(item.value)
        identity = id_of(note.get("id"))
        if identity is None or "text" not in note:
            intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
            continue
        own.add(identity, "")
        audience = _AUDIENCES.get(str(note.get("visibility")), "no-audience")
        if audience is not None and not intake.include_private:
            intake.leave_out(audience)
            continue
        yield attrs.evolve(
            _statement(note, identity, audience, own, item.where, intake),
            channel=channel,
            **speaker_of(channel),
        )


def _statement(  # noqa: PLR0913, PLR0917 - what a note and its place tell
    note: dict[str, Any], identity: str, audience: str | None, own: OwnPosts, where: str, intake: Intake
) -> Statement:
    answered, shared = id_of(note.get("replyId")), id_of(note.get("renoteId"))
    choices = [
        text_of(one) or text_of(mapping_of(one).get("text"))
        for one in list_of(mapping_of(note.get("poll")).get("choices"))
    ]
    parts = (text_of(note.get("cw")), text_of(note.get("text")), "\n".join(one for one in choices if one))
    words = "\n\n".join(part for part in parts if part)
    files = list_of(note.get("files")) or list_of(note.get("fileIds"))
    is_share = shared is not None and not words and not files
    is_own = own.holds(answered)
    act = Act.POST if answered is None or is_own else Act.REPLY
    act = Act.SHARE if is_share else Act.MESSAGE if audience == "direct" else act
    quoted = mapping_of(note.get("renote"))
    return Statement(
        act=act,
        id=identity,
        at=moment_of(note.get("createdAt"), where, intake),
        text=None if is_share else words,
        in_reply_to=None if is_own else answered,
        continues=answered if is_own else None,
        target=shared if is_share else None,
        quoted=text_of(quoted.get("text")),
        media=tuple(_medium(mapping_of(file)) for file in files),
        audience_is_limited=None if audience == "no-audience" else audience is not None,
        directory=intake.directory,
    )


def _medium(told: dict[str, Any]) -> Media:
    """Return a file of a note; older exports have only its id, and so tell nothing of it."""
    description = (text_of(told.get("comment")) or "") if told else None
    return Media(url=text_of(told.get("url")), kind=text_of(told.get("type")), description=description)
