"""The files of an X archive: JavaScript that assigns one JSON list each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from offentligroll.archives.folder import Folder, file_error, read_text
from offentligroll.archives.intake import Intake
from offentligroll.archives.values import mapping_of
from offentligroll.files.lines import parse_json
from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message


def load(folder: Folder, file: str, intake: Intake) -> list[Any]:
    """Read one file: a JavaScript assignment of a JSON list.

    Args:
        folder: the archive's ``data`` folder.
        file: the name of the file.
        intake: what is wanted.

    Returns:
        The list.

    Raises:
        FileError: the file can't be read, or holds no list.
    """
    name = f"{folder.name}/{file}"
    text = read_text(folder, file, intake.limits.bytes)
    start = text.find("[")
    if start < 0 and text.strip():
        raise file_error(name, "no-list", Message("archives.x.no-list"))
    # Blanks in place of the beginning keep line and column of what may be broken.
    blank = re.sub(r"[^\n]", " ", text[: max(start, 0)])
    value = parse_json(blank + text[max(start, 0) :].rstrip().removesuffix(";"), name)
    assert isinstance(value, list)  # noqa: S101 - it begins with a bracket
    return value


def items_of(
    folder: Folder, file: str, intake: Intake, broken: list[Problem] | None = None
) -> list[Any] | None:
    """Read one file, and report or keep what is wrong with it.

    Args:
        folder: the archive's ``data`` folder.
        file: the name of the file.
        intake: what is wanted, and where problems go.
        broken: where problems are kept instead of being reported.

    Returns:
        The list; None where it can't be read.
    """
    try:
        return load(folder, file, intake)
    except FileError as error:
        for problem in error.problems:
            (intake.report if broken is None else broken.append)(problem)
        return None


def first_of(folder: Folder, file: str, key: str, intake: Intake) -> dict[str, Any]:
    """Read the one thing that a file such as ``account.js`` tells.

    Args:
        folder: the archive's ``data`` folder.
        file: the name of the file.
        key: what stands around the thing.
        intake: what is wanted, and where problems go.

    Returns:
        The thing; empty where there is none.
    """
    if file not in folder.names():
        return {}
    items = items_of(folder, file, intake)
    first = mapping_of(items[0]) if items else {}
    return mapping_of(first.get(key, first))


def all_items(folder: Folder, stem: str, intake: Intake) -> Iterator[Any]:
    """Read all parts of a list.

    Args:
        folder: the archive's ``data`` folder.
        stem: the beginning of the files' names, such as ``"like"``.
        intake: what is wanted, and where problems go.

    Yields:
        What stands in ``like.js``, ``like-part1.js`` and so on.
    """
    part = re.compile(rf"{stem}(?:-part[0-9]{{1,6}})?\.js")
    for name in sorted(filter(part.fullmatch, folder.names())):
        yield from items_of(folder, name, intake) or ()
