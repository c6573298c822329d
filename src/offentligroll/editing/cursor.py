"""Where the cursor stands: in a header, in a key, in a value, and what is around it."""

from __future__ import annotations

import enum
import re

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.files.where import Path

_COMMENT = re.compile(r"""(?:[^#"'\n]|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)*+#""")


class Role(enum.StrEnum):
    """What is written at the cursor."""

    HEADER = "header"
    """The header of an entry, such as ``[[capacity]]``."""
    KEY = "key"
    """A key of a table."""
    VALUE = "value"
    """A value, which has no quotation marks yet."""
    TEXT = "text"
    """Words between quotation marks."""


@attrs.frozen(kw_only=True)
class Spot:
    """The place of the cursor, and what is around it."""

    role: Role
    """What is written there."""
    path: Path
    """The way to the value; for a key, to the table."""
    start: int
    """Where what is written there begins, in code points; quotation marks are no part of it."""
    end: int
    """Where it ends."""
    typed: str
    """What of it stands before the cursor."""
    entry: Entry
    """The entry."""
    taken: tuple[str, ...] = ()
    """The keys that the table has besides."""
    has_equals: bool = False
    """Whether a key has its ``=`` already."""
    value: Value | None = None
    """The value there; None where there is none yet."""
    written: str = ""
    """What stands before the cursor, with the brackets of a header."""


def spot_at(draft: Draft, offset: int) -> Spot | None:
    """Return where the cursor stands.

    Args:
        draft: the file.
        offset: the cursor, in code points from the start.

    Returns:
        The place; None where nothing of the file's own can stand, as in a comment, behind a value, or among
        the paragraphs of a document.
    """
    text = draft.tree.text
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    if _COMMENT.match(line) or _is_prose(draft, offset):
        return None
    entry = draft.tree.at(offset)
    if entry.start <= offset <= entry.header_end and entry.header_end > entry.start:
        return Spot(
            role=Role.HEADER,
            path=(),
            start=entry.start,
            end=entry.header_end,
            typed=text[entry.start : offset].strip("[] "),
            entry=entry,
            written=text[entry.start : offset],
        )
    item = _around(text, entry.items, offset)
    if item is not None:
        return _Finder(text, entry, offset).in_item(item, entry.path, entry.items)
    if line.strip():
        return None
    return Spot(
        role=Role.KEY,
        path=entry.path,
        start=offset,
        end=offset,
        typed="",
        entry=entry,
        taken=_taken(entry.items),
    )


def _is_prose(draft: Draft, offset: int) -> bool:
    """Whether it is in a document, but in no block of TOML."""
    if not draft.name.endswith(".md"):
        return False
    start = draft.text.rfind("\n", 0, offset) + 1
    before = draft.text[:start]
    fences = re.findall(r"(?m)^[ \t]*(`{3,}|~{3,})[ \t]*(\w*)", before)
    return len(fences) % 2 == 0 or fences[-1][1].casefold() != "toml"


def _around(text: str, items: tuple[Item, ...], offset: int) -> Item | None:
    """Find the key or value that the cursor is in, or would go on with."""
    before = [one for one in items if one.start <= offset]
    if not before:
        return None
    item = before[-1]
    is_awaited = item.value.kind is ValueKind.MISSING and "\n" not in text[item.key_end : offset]
    is_open = is_awaited or not item.value.is_closed
    return item if offset <= item.end or (is_open and item.has_equals) else None


def _taken(items: tuple[Item, ...], but: Item | None = None) -> tuple[str, ...]:
    return tuple(one.keys[0] for one in items if one is not but and one.keys)


@attrs.frozen
class _Finder:
    text: str
    entry: Entry
    offset: int

    def in_item(self, item: Item, path: Path, items: tuple[Item, ...]) -> Spot | None:
        if self.offset <= item.key_end:
            return self._spot(
                Role.KEY,
                (*path, *item.keys[:-1]),
                item.start,
                item.key_end,
                taken=_taken(items, item),
                has_equals=item.has_equals,
            )
        return self._in_value(item.value, (*path, *item.keys)) if item.has_equals else None

    def _in_value(self, value: Value, path: Path) -> Spot | None:
        if value.kind is ValueKind.TEXT:
            return self._in_text(value, path)
        if value.kind is ValueKind.OTHER:
            return self._spot(Role.VALUE, path, value.start, value.end, value)
        if value.kind is ValueKind.MISSING:
            return self._spot(Role.VALUE, path, self.offset, self.offset)
        if self.offset <= value.start or (value.is_closed and self.offset >= value.end):
            return None
        return self._in_list(value, path) if value.kind is ValueKind.LIST else self._in_table(value, path)

    def _in_text(self, value: Value, path: Path) -> Spot | None:
        marks = 3 if self.text.startswith(('"""', "'''"), value.start) and value.end - value.start > 5 else 1
        start, end = value.start + marks, value.end - marks * value.is_closed
        return self._spot(Role.TEXT, path, start, end, value) if start <= self.offset <= end else None

    def _in_list(self, value: Value, path: Path) -> Spot | None:
        number = sum(one.end < self.offset for one in value.members)
        here = next((one for one in value.members if one.start <= self.offset <= one.end), None)
        if here is None and value.members and not value.members[-1].is_closed:
            here, number = value.members[-1], len(value.members) - 1
        if here is not None:
            return self._in_value(here, (*path, number))
        return self._spot(Role.VALUE, (*path, number), self.offset, self.offset)

    def _in_table(self, value: Value, path: Path) -> Spot | None:
        item = _around(self.text, value.items, self.offset)
        if item is not None:
            return self.in_item(item, path, value.items)
        return self._spot(Role.KEY, path, self.offset, self.offset, taken=_taken(value.items))

    def _spot(  # noqa: PLR0913 - these are the parts of a place
        self,
        role: Role,
        path: Path,
        start: int,
        end: int,
        value: Value | None = None,
        *,
        taken: tuple[str, ...] = (),
        has_equals: bool = False,
    ) -> Spot:
        return Spot(
            role=role,
            path=path,
            start=start,
            end=end,
            typed=self.text[start : self.offset],
            written=self.text[start : self.offset],
            entry=self.entry,
            taken=taken,
            has_equals=has_equals,
            value=value,
        )
