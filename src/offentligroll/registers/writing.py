"""Writing what a register told into a directory file, whose comments and order stay."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from offentligroll.files.extras import needed
from offentligroll.model.directory import Directory
from offentligroll.model.entries import Entries
from offentligroll.model.reading.directory_record import entry_to_record

_KINDS = (("organisation", "organisations"), ("official", "officials"), ("channel", "channels"))
_HEADED = frozenset({"role"})


def updated(text: str, before: Entries, after: Entries) -> str:
    """Write what became of a directory into the text of its file.

    Only what differs is touched: comments, the order of entries and the way in which values are written stay.

    Args:
        text: the file as it is.
        before: the directory that it holds.
        after: the directory that it is to hold; entries are only added and changed.

    Returns:
        The text.

    Raises:
        MessageError: tomlkit is not installed.
    """
    tomlkit = needed("tomlkit", "registers")
    document = tomlkit.parse(text)
    for key, name in _KINDS:
        had = {one.id: entry_to_record(one) for one in getattr(before, name)}
        places = {one.id: place for place, one in enumerate(getattr(before, name))}
        new = []
        for one in getattr(after, name):
            record = entry_to_record(one)
            old = had.get(one.id)
            if old is None:
                new.append(record)
            elif old != record:
                _change(document[key][places[one.id]], old, record, tomlkit)
        if new:
            if key not in document:
                document.append(key, tomlkit.aot())
            for record in new:
                document[key].append(_table(record, tomlkit))
    result: str = tomlkit.dumps(document)
    return result


def renamed(text: str, channel: int, identity: str) -> str:
    """Write another id of a channel into the text of a directory file.

    Args:
        text: the file as it is.
        channel: the channel's place among the channels, from 0.
        identity: the id that it gets.

    Returns:
        The text.

    Raises:
        MessageError: tomlkit is not installed.
    """
    tomlkit = needed("tomlkit", "registers")
    document = tomlkit.parse(text)
    document["channel"][channel]["id"] = identity
    result: str = tomlkit.dumps(document)
    return result


def write_directory(path: Path, text: str) -> None:
    """Put a directory file in the place of the one that is there, whole or not at all.

    Args:
        path: the file.
        text: what it holds.

    Raises:
        FileError: the text is no directory, which would be an error of the library; nothing is written.
        OSError: it can't be written; then the file is as it was.
    """
    Directory.from_text(text, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _change(table: Any, old: Mapping[str, Any], new: Mapping[str, Any], tomlkit: Any) -> None:  # noqa: ANN401
    """Touch only the keys that differ."""
    for key, value in new.items():
        had = old.get(key)
        if had == value:
            continue
        if isinstance(had, list) and isinstance(value, list) and key in table and _are_tables(had):
            _change_list(table[key], had, value, tomlkit)
        elif isinstance(had, Mapping) and isinstance(value, Mapping) and key in table:
            _change(table[key], had, value, tomlkit)
        elif key in _HEADED:
            tables = tomlkit.aot()
            for one in value:
                tables.append(_table(one, tomlkit))
            table[key] = tables
        else:
            table[key] = _value(value, tomlkit)


def _change_list(tables: Any, old: Sequence[Any], new: Sequence[Any], tomlkit: Any) -> None:  # noqa: ANN401
    for place, (had, value) in enumerate(zip(old, new, strict=False)):
        if had != value:
            _change(tables[place], had, value, tomlkit)
    is_headed = type(tables).__name__ == "AoT"
    for value in new[len(old) :]:
        tables.append(_table(value, tomlkit) if is_headed else _value(value, tomlkit))


def _are_tables(values: Sequence[Any]) -> bool:
    return all(isinstance(one, Mapping) for one in values)


def _table(record: Mapping[str, Any], tomlkit: Any) -> Any:  # noqa: ANN401 - tomlkit's own
    table = tomlkit.table()
    for key, value in record.items():
        if key in _HEADED:
            tables = tomlkit.aot()
            for one in value:
                tables.append(_table(one, tomlkit))
            table.append(key, tables)
        else:
            table.append(key, _value(value, tomlkit))
    return table


def _value(value: Any, tomlkit: Any) -> Any:  # noqa: ANN401 - tomlkit's own
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        for key, inner in value.items():
            inline.append(key, _value(inner, tomlkit))
        return inline
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_value(inner, tomlkit))
        return array
    return tomlkit.time(value.isoformat()) if isinstance(value, dt.time) else tomlkit.item(value)
