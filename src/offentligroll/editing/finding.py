"""From names such as ``("capacity", "listed", "says", "sv")`` to the place in the text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.where import Path
from offentligroll.languages import Message, MessageError

Names = tuple[str, ...]
"""The way to a value as people name it: kind and id of an entry, then keys; or keys of the file's top."""


@attrs.frozen(kw_only=True)
class Found:
    """The place of a value, or where it would stand."""

    entry: Entry | None
    """The entry; None where there is none yet."""
    path: Path
    """The way to the value, by numbers."""
    table: Value | None = None
    """The table between braces that the value stands in; None where it stands in lines of its own."""
    item: Item | None = None
    """The key with its value, or another value that would have to give way; None where neither is there."""
    missing: Names = ()
    """The keys that are not there yet."""


def entries_named(draft: Draft, kind: str, identity: str) -> Entry:
    """Find an entry of a list.

    Args:
        draft: the file.
        kind: the key of the list.
        identity: the entry's id.

    Returns:
        The entry.

    Raises:
        MessageError: there is none.
    """
    for entry in draft.tree.listed(kind):
        if entry.id == identity:
            return entry
    raise MessageError(Message("editing.no-entry", kind=kind, id=identity))


def find(draft: Draft, names: Iterable[str]) -> Found:
    """Find a value.

    Args:
        draft: the file.
        names: the way to it, such as ``("capacity", "listed", "when")`` or ``("title", "sv")``.

    Returns:
        The place.

    Raises:
        MessageError: there is no such entry, or the file can have no such key.
    """
    way = tuple(names)
    start: Path = ()
    if wanted_at(draft.kind, (*way[:1], 0)).keys and len(way) > 1:
        start, way = entries_named(draft, way[0], way[1]).path, way[2:]
    if not way or not wanted_at(draft.kind, (*start, *way)).schemas:
        raise MessageError(Message("editing.no-key", key=".".join(names)))
    return _within(draft, start, way)


def _within(draft: Draft, start: Path, way: Names) -> Found:
    """Look under the header that leads farthest."""
    entries = {one.path: one for one in draft.tree.entries}
    length = next(n for n in range(len(way) - 1, -1, -1) if (*start, *way[:n]) in entries)
    entry, rest = entries[*start, *way[:length]], way[length:]
    found = _in_items(entry.items, rest)
    path = (*start, *way)
    if found is None:
        is_new = not entry.path and _is_headed(draft, way)
        return Found(entry=None if is_new else entry, path=path, missing=rest)
    table, item, missing = found
    return Found(entry=entry, path=path, table=table, item=item, missing=missing)


def _in_items(items: Iterable[Item], way: Names) -> tuple[Value | None, Item | None, Names] | None:
    """Follow keys; None where not even the first is there."""
    for item in items:
        length = len(item.keys)
        if item.keys != way[:length]:
            continue
        if length == len(way):
            return None, item, ()
        if item.value.kind is not ValueKind.TABLE:
            return None, item, way[length:]
        inner = _in_items(item.value.items, way[length:])
        if inner is None:
            return item.value, None, way[length:]
        table, found, missing = inner
        return table or item.value, found, missing
    return None


def _is_headed(draft: Draft, way: Names) -> bool:
    """Whether a key of the top stands under a header of its own, such as ``[document]``."""
    wanted = wanted_at(draft.kind, way[:1])
    is_table = any(one.get("type") == "object" for one in wanted.schemas)
    return len(way) > 1 and is_table and not wanted.is_sentence and "inforce" not in wanted.named
