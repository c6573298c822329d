"""Deadlines as iCalendar (RFC 5545): one task for each obligation with a last day."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.files.harmless import harmless
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item
from offentligroll.records.writer import ListWriter
from offentligroll.review.parts import Fulfilment, FulfilmentOutcome
from offentligroll.version import __version__

NAME = "deadlines.ics"
"""The file's name."""

_LONGEST_LINE = 75
_SPECIAL = re.compile(r"([\\;,])")
_DONE = (FulfilmentOutcome.DONE, FulfilmentOutcome.LATE)


@attrs.frozen
class Deadlines(ListWriter):
    """Writes the deadlines."""

    folder: Path
    """Where they go."""

    def end(self, handed: Handed) -> None:
        """Write them."""
        with (self.folder / NAME).open("x", encoding="utf-8", newline="") as file:
            for line in _calendar(handed):
                file.write(_folded(line))


def _calendar(handed: Handed) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//offentligroll//offentligroll {__version__}//EN"
    yield "CALSCALE:GREGORIAN"
    for policy, item, one in handed.fulfilments():
        if one.due is not None:
            yield from _task(handed, policy, item, one, one.due)
    yield "END:VCALENDAR"


def _task(handed: Handed, policy: str, item: Item, one: Fulfilment, due: dt.date) -> Iterator[str]:
    settings = handed.settings
    told, language = settings.disclosure, settings.language
    identity = told.identity(item.id) or ""
    yield "BEGIN:VTODO"
    yield f"UID:{_uid(policy, one.id, identity, item.channel)}"
    # Of the report's day, so that the same archive gives the same file.
    yield f"DTSTAMP:{settings.on:%Y%m%d}T000000Z"
    yield f"SUMMARY:{_text(one.obligation.action.in_language(language))}"
    yield f"DESCRIPTION:{_text(f'{identity} · {policy} {one.id} · {one.outcome.value}')}"
    if one.due_at is not None and told.key is None:
        yield f"DUE:{one.due_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    else:
        yield f"DUE;VALUE=DATE:{due:%Y%m%d}"
    if one.outcome in _DONE:
        yield "STATUS:COMPLETED"
        # A day alone has no time in it, which a completion must have.
        if isinstance(one.done, dt.datetime) and told.key is None:
            yield f"COMPLETED:{one.done.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    else:
        yield "STATUS:NEEDS-ACTION"
    address = told.name(item.address)
    if address is not None:
        yield f"URL:{_uri(address)}"
    yield f"CATEGORIES:{_text(one.outcome.value)}"
    yield "END:VTODO"


def _uid(policy: str, obligation: str, statement: str, channel: str | None) -> str:
    parts = "\x1f".join((policy, obligation, statement, channel or ""))
    return f"{hashlib.sha256(parts.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@offentligroll"


def _text(words: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", harmless(words))
    return re.sub(r"\r\n|\r|\n", r"\\n", escaped).replace("\t", " ")


def _uri(address: str) -> str:
    return re.sub(r"\s", "%20", harmless(address))


def _folded(line: str) -> str:
    """Break a line where it would be longer than 75 bytes, never inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += more
    return "\r\n".join((*pieces, piece)) + "\r\n"
