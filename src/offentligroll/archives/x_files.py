"""The files of an X archive: JavaScript that assigns one JSON list each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.intake import Intake
from offentligroll.archives.values import mapping_of
from offentligroll.files.json_stream import stream_json
from offentligroll.files.problems import FileError

_PART = re.compile(r"(?P<stem>[a-z-]+?)(?:-part(?P<number>[0-9]{1,6}))?\.js")


def parts(names: Iterable[str], *stems: str) -> tuple[str, ...]:
    """Find the parts of a list among the names of a folder.

    Args:
        names: the names.
        stems: how the files' names may begin, such as ``"tweets"`` and, for older archives, ``"tweet"``; the
            first of which there is a file counts.

    Returns:
        The files, such as ``like.js`` and ``like-part1.js``, in the order of their numbers.
    """
    found: dict[str, list[tuple[int, str]]] = {stem: [] for stem in stems}
    for name in names:
        match = _PART.fullmatch(name)
        if match is not None and match["stem"] in found:
            found[match["stem"]].append((int(match["number"] or 0), name))
    family = next((one for one in found.values() if one), [])
    return tuple(name for _, name in sorted(family))


def items_of(folder: Folder, file: str) -> Iterator[Any]:
    """Read one file, entry by entry.

    Args:
        folder: the archive's ``data`` folder.
        file: the name of the file.

    Yields:
        The entries.

    Raises:
        FileError: the file can't be read, or holds no list.
    """
    with reading(folder, file) as stream:
        for entry in stream_json(stream, f"{folder.name}/{file}", script="["):
            if entry.is_listed:
                yield entry.value


def told_items(folder: Folder, files: Iterable[str], intake: Intake) -> Iterator[Any]:
    """Read files beside the tweets; one that can't be read is reported.

    Args:
        folder: the archive's ``data`` folder.
        files: the names of the files.
        intake: what is wanted, and where problems go.

    Yields:
        What stands in the files.
    """
    for file in files:
        try:
            yield from items_of(folder, file)
        except FileError as error:
            intake.fail_file(file, error)


def first_of(folder: Folder, file: str, key: str) -> dict[str, Any]:
    """Read the one thing that a file such as ``account.js`` tells.

    Args:
        folder: the archive's ``data`` folder.
        file: the name of the file.
        key: what stands around the thing.

    Returns:
        The thing; empty where there is none.

    Raises:
        FileError: the file can't be read.
    """
    if file not in folder.names():
        return {}
    first = mapping_of(next(items_of(folder, file), None))
    return mapping_of(first.get(key, first))
