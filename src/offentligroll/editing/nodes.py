"""What stands in a TOML text: entries, keys and values, each with its place."""

from __future__ import annotations

import enum

import attrs

from offentligroll.files.where import Path


class ValueKind(enum.StrEnum):
    """What sort of value stands somewhere."""

    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    OTHER = "other"
    """A number, a day, true or false, or a word without quotes."""
    MISSING = "missing"
    """Nothing yet."""


@attrs.frozen(kw_only=True)
class Value:
    """A value as it stands in the text."""

    kind: ValueKind
    """What sort it is."""
    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends."""
    text: str = ""
    """What a text says, or how another value is written."""
    is_closed: bool = True
    """Whether the quotation mark or bracket at its end is there."""
    members: tuple[Value, ...] = ()
    """The members of a list."""
    items: tuple[Item, ...] = ()
    """The keys of a table between braces."""


@attrs.frozen(kw_only=True)
class Item:
    """A key with its value."""

    keys: tuple[str, ...]
    """The key; several where it has dots, and an empty one where none is written yet."""
    start: int
    """Where the key begins."""
    key_end: int
    """Where the key ends."""
    value: Value
    """What stands behind it."""
    has_equals: bool = True
    """Whether the ``=`` is there."""

    @property
    def end(self) -> int:
        """Where key and value end."""
        return max(self.key_end, self.value.end)


@attrs.frozen(kw_only=True)
class Entry:
    """What stands under one header, or above the first."""

    path: Path
    """The way to it."""
    start: int
    """Where its header begins."""
    header_end: int
    """Where its header ends."""
    end: int
    """Where the next header begins, or the text ends."""
    items: tuple[Item, ...] = ()
    """Its keys."""

    def item(self, *keys: str) -> Item | None:
        """Find a key.

        Args:
            keys: the key; several where it has dots.

        Returns:
            The key with its value; None where it is not there.
        """
        return next((one for one in self.items if one.keys == keys), None)

    @property
    def id(self) -> str | None:
        """Its id; None where it has none yet."""
        found = self.item("id")
        return found.value.text if found and found.value.kind is ValueKind.TEXT else None

    @property
    def last(self) -> int:
        """Where its last key ends, or its header where it has none."""
        return max((self.header_end, *(one.end for one in self.items)))
