"""The entries of JSON files in archives, one at a time, and what breaks off told."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

import attrs

from offentligroll.archives.folder import Folder, file_error, reading
from offentligroll.archives.intake import Intake
from offentligroll.files.json_stream import Entry, stream_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message


@attrs.frozen(kw_only=True)
class Item:
    """One entry of a list in a file."""

    key: str
    """The list's key; empty where the list is the whole file."""
    value: Any
    """What it is."""
    where: str
    """Which entry of which file, for problems."""


def items_of(folder: Folder, file: str, intake: Intake) -> Iterator[Item]:
    """Read the entries of all lists of a file.

    Args:
        folder: where the file is.
        file: its name.
        intake: where problems go.

    Yields:
        The entries, in the order of the file. Where the file breaks off, those before the break, and the
        break is reported.

    Raises:
        FileError: nothing of the file can be read, or it holds something, and no list.
    """
    found = 0
    lists = others = 0
    try:
        for entry in entries_of(folder, file):
            is_list = entry.is_listed or entry.value == []
            lists, others = lists + is_list, others + (not is_list)
            if entry.is_listed:
                yield Item(
                    key=entry.key, value=entry.value, where=f"{folder.name}/{file}: {entry.key}[{found}]"
                )
                found += 1
    except FileError as error:
        if not found:
            raise
        intake.fail_file(file, error)
    if others and not lists:
        raise file_error(f"{folder.name}/{file}", "no-list", Message("files.json.no-list"))


def entries_of(folder: Folder, file: str, within: Container[str] = ()) -> Iterator[Entry]:
    """Read what a file says, entry by entry; see :func:`~offentligroll.files.json_stream.stream_json`."""
    with reading(folder, file) as stream:
        yield from stream_json(stream, f"{folder.name}/{file}", within=within)
