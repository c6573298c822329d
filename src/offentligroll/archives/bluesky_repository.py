"""The records of a Bluesky repository: a tree of blocks, which has to be held in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from offentligroll.archives.extras import need
from offentligroll.archives.folder import Folder, file_error, read_whole
from offentligroll.archives.intake import Intake
from offentligroll.archives.values import list_of, mapping_of, text_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message

_LONGEST_KEY = 1_024
"""Keys share their beginnings, so that a few bytes could stand for as many long ones."""


def records_of(folder: Folder, file: str, intake: Intake) -> Iterator[tuple[str, Any]]:
    """Yield the records of a repository.

    Args:
        folder: where it is.
        file: its name.
        intake: what it may cost, and where problems go.

    Yields:
        The address and what the record says, in the order of the addresses; a record whose block is missing
        is None.

    Raises:
        FileError: it can't be read as a repository.
    """
    name = f"{folder.name}/{file}"
    libipld = need("libipld", name)
    content = read_whole(folder, file, intake.limits.whole_bytes)
    try:
        header, blocks = libipld.decode_car(content)
    except ValueError as error:
        raise _broken(name) from error
    commit = mapping_of(blocks.get(next(iter(list_of(mapping_of(header).get("roots"))), None)))
    account = text_of(commit.get("did"))
    if account is None:
        raise _broken(name)
    for key, link in _below(commit.get("data"), blocks, name):
        yield f"at://{account}/{key}", blocks.get(link)


def _below(root: Any, blocks: dict[bytes, Any], name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Walk the tree in the order of its keys, each node once, without recursion."""
    seen: set[bytes] = set()
    waiting: list[tuple[str | None, Any]] = [(None, root)]
    while waiting:
        key, link = waiting.pop()
        if key is not None:
            yield key, link
            continue
        if link is None:
            continue
        if not isinstance(link, bytes) or link in seen or link not in blocks:
            raise _broken(name)
        seen.add(link)
        node = mapping_of(blocks[link])
        waiting.extend(reversed(list(_parts(node, name))))


def _parts(node: dict[str, Any], name: str) -> Iterator[tuple[str | None, Any]]:
    """Yield what a node leads to, in order: nodes below it without a key, and records with theirs."""
    yield None, node.get("l")
    before = b""
    for entry in map(mapping_of, list_of(node.get("e"))):
        shared, rest = entry.get("p"), entry.get("k")
        if not isinstance(shared, int) or not isinstance(rest, bytes):
            raise _broken(name)
        before = before[:shared] + rest
        if len(before) > _LONGEST_KEY:
            raise _broken(name)
        yield before.decode("utf-8", "replace"), entry.get("v")
        yield None, entry.get("t")


def _broken(name: str) -> FileError:
    return file_error(name, "no-repository", Message("archives.bluesky.no-repository"))
