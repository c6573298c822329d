"""The account files of archives themselves: the number, the handles and their days."""

from __future__ import annotations

import contextlib
import json
import zipfile
from pathlib import Path
from typing import Any

from offentligroll.model.loose_dates import read_moment
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import Period
from offentligroll.registers.found import ChannelFound
from offentligroll.registers.gathering import Gathering

_X, _NAMES, _ACTOR = "account.js", "screen-name-change.js", "actor.json"
_MOST_BYTES = 10_000_000


def recognises(path: Path) -> bool:
    """Return whether a folder, ZIP file or file has an account in it."""
    return bool(_files(path).keys() & {_X, _ACTOR})


def read(path: Path, gathering: Gathering) -> ChannelFound | None:
    """Take in the account of an archive.

    Args:
        path: the archive's folder or ZIP file, or its account file.
        gathering: where it goes.

    Returns:
        The channel; None where the file tells no account.
    """
    files = _files(path)
    if _X in files:
        return _x(files, gathering)
    actor = files.get(_ACTOR)
    if not isinstance(actor, dict) or not isinstance(actor.get("id"), str):
        gathering.skipped["no-channel"] += 1
        return None
    host = actor["id"].partition("//")[2].partition("/")[0]
    handle = f"{actor.get('preferredUsername', '')}@{host}"
    return gathering.channel("mastodon", stable_id=actor["id"], handle=handle)


def _x(files: dict[str, Any], gathering: Gathering) -> ChannelFound | None:
    account = _first(files.get(_X), "account")
    number, name = account.get("accountId"), account.get("username")
    if not isinstance(number, str) or not number.isdigit():
        gathering.skipped["no-channel"] += 1
        return None
    changes = []
    for one in files.get(_NAMES) or ():
        change = one.get("screenNameChange", {}).get("screenNameChange", {}) if isinstance(one, dict) else {}
        with contextlib.suppress(ValueError, KeyError, TypeError):
            changes.append((PartialDate.from_date(read_moment(change["changedAt"])), change))
    changes.sort(key=lambda change: change[0].earliest)
    start: PartialDate | Edge = Edge.UNKNOWN
    for day, change in changes:
        with contextlib.suppress(ValueError):
            # On the day of a change it had both names.
            gathering.channel(
                "x", stable_id=number, handle=change.get("changedFrom"), period=Period(start=start, end=day)
            )
        start = day
    period = Period(start=start, end=Edge.UNKNOWN, checked=gathering.day)
    return gathering.channel("x", stable_id=number, handle=name, period=period)


def _first(entries: Any, name: str) -> dict[str, Any]:  # noqa: ANN401 - whatever the file holds
    one = entries[0] if isinstance(entries, list) and entries else {}
    inner = one.get(name, {}) if isinstance(one, dict) else {}
    return inner if isinstance(inner, dict) else {}


def _files(path: Path) -> dict[str, Any]:
    """Read the account files of an archive, wherever in it they stand."""
    wanted = (_X, _NAMES, _ACTOR)
    found: dict[str, Any] = {}
    if path.is_dir():
        for folder in (path, path / "data"):
            for name in wanted:
                file = folder / name
                if file.is_file() and file.stat().st_size <= _MOST_BYTES:
                    found[name] = _content(file.read_bytes())
    elif path.name in wanted and path.is_file():
        return _files(path.parent)
    elif zipfile.is_zipfile(path):
        with contextlib.suppress(zipfile.BadZipFile, OSError, RuntimeError), zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                name = entry.filename.rpartition("/")[2]
                if name in wanted and entry.file_size <= _MOST_BYTES and "__MACOSX" not in entry.filename:
                    with archive.open(entry) as stream:
                        found[name] = _content(stream.read(_MOST_BYTES))
    return {name: content for name, content in found.items() if content is not None}


def _content(data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    if text.startswith("window."):
        text = text.partition("=")[2]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
