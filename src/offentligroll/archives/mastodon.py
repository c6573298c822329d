"""Mastodon exports: ``outbox.json`` with ``actor.json`` beside it, in the terms of ActivityStreams 2.

What becomes of each activity stands in :mod:`offentligroll.archives.activities`. ``likes.json`` and
``bookmarks.json`` hold only addresses, without a time, and are counted.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from offentligroll.archives.activities import Activities
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, file_error, read_text, reading, roots_of
from offentligroll.archives.intake import Intake
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import account_of, mapping_of
from offentligroll.files.json_stream import stream_json
from offentligroll.files.lines import parse_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.statement import Statement

OUTBOX, ACTOR = "outbox.json", "actor.json"
_COUNTED = {"likes.json": "like", "bookmarks.json": "bookmark"}
_LIST = "orderedItems"
_LARGEST_ACTOR = 4_000_000


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders with an outbox; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    if offer.named is not None:
        beginning = offer.beginning(offer.named).lstrip()
        is_outbox = beginning.startswith(b"{") and b'"orderedItems"' in beginning
        if offer.is_told or is_outbox or offer.named.lower() == OUTBOX:
            yield _claim(offer.folder, "", offer.named)
        return
    for root in roots_of(offer.folder.names(), OUTBOX):
        yield _claim(offer.part(root), root, OUTBOX)


def _claim(folder: Folder, root: str, outbox: str) -> Claim:
    beside = tuple(name for name in (ACTOR, *_COUNTED) if name in folder.names())
    try:
        actor = _actor(folder)
    except FileError as error:
        actor = error
    return Claim(
        format="mastodon",
        root=root,
        account=account_of(mapping_of(actor).get("id")),
        files=tuple(root + name for name in (outbox, *beside)),
        statements=functools.partial(statements, folder, outbox, actor),
    )


def statements(
    folder: Folder,
    outbox: str,
    actor: Any,  # noqa: ANN401 - any JSON is meant
    intake: Intake,
) -> Iterator[Statement]:
    """Read the statements of a Mastodon export, activity by activity.

    Args:
        folder: where the files are.
        outbox: the name of the outbox.
        actor: what stands in the file of the account, or why it can't be read.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file. Where the outbox breaks off, what stands before the break is
        read, and the break is reported.

    Raises:
        FileError: the outbox can't be read at all.
    """
    file = f"{folder.name}/{outbox}"
    activities = Activities(intake=intake, file=file, actor=_told_actor(folder, actor, intake))
    found = 0
    is_outbox = False
    try:
        with reading(folder, outbox) as stream:
            for key, item, is_listed in stream_json(stream, file):
                if key in ("", _LIST) and is_listed:
                    is_outbox = True
                    yield from activities.statements(item, f"{file}: {_LIST}[{found}]")
                    found += 1
                elif key in ("", _LIST) and item == []:
                    is_outbox = True
                elif key == "totalItems" and isinstance(item, int):
                    intake.total = item
    except FileError as error:
        if not is_outbox:
            raise
        intake.fail_file(outbox, error)
    if not is_outbox:
        raise file_error(file, "not-an-outbox", Message("archives.mastodon.not-an-outbox"))
    intake.total = found
    intake.tell_once(activities.file, "edited")
    _count_others(folder, intake)


def _actor(folder: Folder) -> Any:  # noqa: ANN401 - any JSON is meant
    if ACTOR not in folder.names():
        return {}
    return parse_json(read_text(folder, ACTOR, _LARGEST_ACTOR), f"{folder.name}/{ACTOR}")


def _told_actor(folder: Folder, actor: Any, intake: Intake) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    if isinstance(actor, FileError):
        intake.fail_file(ACTOR, actor)
        return {}
    if not isinstance(actor, dict):
        intake.error("not-an-actor", Message("archives.mastodon.not-an-actor"), f"{folder.name}/{ACTOR}")
    return mapping_of(actor)


def _count_others(folder: Folder, intake: Intake) -> None:
    """Count likes and bookmarks."""
    for name, reason in _COUNTED.items():
        if name in folder.names():
            try:
                with reading(folder, name) as stream:
                    for key, _, is_listed in stream_json(stream, f"{folder.name}/{name}"):
                        intake.pass_over(reason, int(key in ("", _LIST) and is_listed))
            except FileError as error:
                intake.fail_file(name, error)
