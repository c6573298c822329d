"""Changes in a file's text that leave comments, order and everything else as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.editing.tree import Tree
from offentligroll.files.toml_writing import toml_file
from offentligroll.languages import Message, MessageError

Where = tuple[str, int]
"""The key of a list, such as ``"guideline"``, and which of its entries, from 0."""

_REST_OF_LINE = re.compile(r"[^\n]*")


def tree_of(name: str, text: str) -> Tree:
    """Find out what stands where.

    Args:
        name: the file's name: of a Markdown document only its TOML counts.
        text: its text.

    Returns:
        The entries with their places.
    """
    return Draft.of(text, name).tree


def entry_at(tree: Tree, where: Where) -> Entry:
    """Find an entry.

    Args:
        tree: what stands where.
        where: the key of its list, and which of them.

    Returns:
        The entry.

    Raises:
        MessageError: there is none.
    """
    found = next((one for one in tree.entries if one.path == where), None)
    if found is None:
        raise MessageError(Message("workbench.no-such-entry", kind=where[0], number=where[1] + 1))
    return found


def set_value(name: str, text: str, where: Where, key: str, value: Any) -> str:  # noqa: ANN401
    r"""Write a value in an entry.

    Args:
        name: the file's name.
        text: its text.
        where: the key of the entry's list, and which of them.
        key: the key; ``says.sv`` is the key ``sv`` of a table in braces.
        value: what stands there from now on; None for nothing.

    Returns:
        The new text.

    Raises:
        MessageError: there is no such entry.

    Example:
        >>> text = '[[guideline]]\nid = "a"  # keep\nmust = "is-spoken"\n'
        >>> print(set_value("a.policy.toml", text, ("guideline", 0), "must", "not is-spoken"), end="")
        [[guideline]]
        id = "a"  # keep
        must = "not is-spoken"
    """
    entry = entry_at(tree_of(name, text), where)
    first, _, inner = key.partition(".")
    item = entry.item(first)
    if inner and item is not None and item.value.kind is ValueKind.TABLE:
        return _set_inside(text, item.value, inner, value)
    if inner:
        return set_value(name, text, where, first, {inner: value})
    if value is None:
        return text if item is None else _without(text, item)
    if item is None:
        return put_after(text, entry, f"\n{_written(key, value)}")
    return text[: item.value.start] + _literal(value) + text[item.value.end :]


def _set_inside(text: str, table: Value, key: str, value: Any) -> str:  # noqa: ANN401
    found = next((one for one in table.items if one.keys == (key,)), None)
    if found is not None:
        return text[: found.value.start] + _literal(value) + text[found.value.end :]
    at = table.items[-1].end if table.items else table.start + 1
    comma = ", " if table.items else " "
    return f"{text[:at]}{comma}{_written(key, value)}{text[at:]}"


def rename_key(name: str, text: str, where: Where, key: str, new: str) -> str:
    """Give a key of an entry another name.

    Args:
        name: the file's name.
        text: its text.
        where: the key of the entry's list, and which of them.
        key: the key.
        new: its new name.

    Returns:
        The new text; the same where there is no such key.
    """
    item = entry_at(tree_of(name, text), where).item(key)
    return text if item is None else text[: item.start] + new + text[item.key_end :]


def add_entry(name: str, text: str, kind: str, values: Mapping[str, Any]) -> str:
    """Write a new entry behind the last of its kind, or at the end of the file.

    Args:
        name: the file's name.
        text: its text.
        kind: the key of its list.
        values: what stands in it.

    Returns:
        The new text.
    """
    tree = tree_of(name, text)
    block = f"\n\n[[{kind}]]\n{toml_file(values, ()).rstrip()}"
    same = [one for one in tree.entries if one.path[:1] == (kind,)]
    return put_after(text, (same or tree.entries)[-1], block)


def remove_entry(name: str, text: str, where: Where) -> str:
    """Take an entry away, with the tables that are its own.

    Args:
        name: the file's name.
        text: its text.
        where: the key of its list, and which of them.

    Returns:
        The new text.

    Raises:
        MessageError: there is no such entry.
    """
    tree = tree_of(name, text)
    start = entry_at(tree, where).start
    last = [one for one in tree.entries if one.path[:2] == where][-1].last
    rest = text[_end_of_line(text, last) :].lstrip("\n")
    return (text[:start].rstrip("\n") + ("\n\n" if rest else "\n") + rest).lstrip("\n")


def put_after(text: str, entry: Entry, block: str) -> str:
    """Put lines behind the last line of an entry.

    Args:
        text: the text.
        entry: the entry.
        block: the lines, beginning with a line break.

    Returns:
        The new text.
    """
    at = _end_of_line(text, entry.last)
    before, after = text[:at], text[at:]
    return f"{before}{block if before else block.lstrip()}{after or chr(10)}"


def _without(text: str, item: Item) -> str:
    start = text.rfind("\n", 0, item.start) + 1
    return text[:start] + text[_end_of_line(text, item.end) + 1 :]


def _end_of_line(text: str, at: int) -> int:
    match = _REST_OF_LINE.match(text, at)
    return at if match is None else match.end()


def _written(key: str, value: Any) -> str:  # noqa: ANN401
    return toml_file({key: value}, ()).rstrip("\n")


def _literal(value: Any) -> str:  # noqa: ANN401
    return _written("x", value).removeprefix("x = ")
