"""Where the keys and values of a TOML file stand.

Python's TOML parser does not say where it found things. This small scanner walks once over text
that the parser has already accepted, so that it need not check anything, and notes the place of
each key, list element and table header.
"""

from __future__ import annotations

import bisect
import contextlib
import re
from collections.abc import Iterable

from offentligroll.files.limits import BASIC, LITERAL, STRING

_SKIP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_KEY_PART = re.compile(rf"[A-Za-z0-9_-]++|{BASIC}|{LITERAL}")
_SCALAR = re.compile(rf"{STRING}|[^,\]}}#\n]++")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))")
_SHORT_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class Node:
    """A value of the file, with the place where its key, element or header begins."""

    __slots__ = ("children", "last", "offset")

    def __init__(self, offset: int) -> None:
        self.offset = offset
        """Characters from the start of the text."""
        self.children: dict[str | int, Node] = {}
        """What is in it: by key in a table, by number in a list."""
        self.last: Node | None = None
        """The latest table of a ``[[list of tables]]``, to which the headers after it belong."""

    def child(self, key: str | int, offset: int) -> Node:
        """Return the value under a key, made at this offset where it is new."""
        node = self.children.get(key)
        if node is None:
            node = self.children[key] = Node(offset)
        return node


class Positions:
    """The places of everything in one TOML text.

    Args:
        text: TOML that the parser has accepted, with newlines (no carriage returns) at the ends of lines.
    """

    def __init__(self, text: str) -> None:
        self._root = _Scanner(text).read()
        self._lines = line_starts(text)

    def of(self, path: Iterable[str | int]) -> tuple[int, int]:
        """Return where a value starts.

        Args:
            path: keys, and numbers of list elements from 0, from the top of the file.

        Returns:
            Line and column from 1: of the key, the list element or the table header; where there
            is no such value, those of the nearest one around it.
        """
        node = self._root
        for step in path:
            inner = node.children.get(step)
            if inner is None:
                break
            node = inner
        return line_and_column(self._lines, node.offset)


def line_starts(text: str) -> list[int]:
    """Return at which offsets the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Turn an offset into a line and column, both from 1, by the offsets of :func:`line_starts`."""
    line = bisect.bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def last_key(text: str) -> tuple[str, int, int | None]:
    """Return which key comes last in the beginning of a TOML file.

    Args:
        text: the file up to the point where the parser objected to a doubled key.

    Returns:
        The last key as it is written, its offset, and the offset at which the same key stood
        before or None where it was new.
    """
    scanner = _Scanner(text)
    # Where the text ends in the middle of a table, what came before is known all the same.
    with contextlib.suppress(IndexError):
        scanner.read()
    start, end, earlier = scanner.last_key
    return text[start:end], start, earlier


class _Scanner:
    """One walk over a text; each method takes an offset and gives the one after what it read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_key: tuple[int, int, int | None] = (0, 0, None)

    def read(self) -> Node:
        root = table = Node(0)
        position = self._skip(0)
        while position < len(self.text):
            if self.text[position] == "[":
                table, position = self._header(root, position)
            else:
                node, position = self._key(table, position)
                position = self._value(node, position + 1)
            position = self._skip(position)
        return root

    def _skip(self, position: int) -> int:
        match = _SKIP.match(self.text, position)
        return match.end() if match else position

    def _header(self, root: Node, start: int) -> tuple[Node, int]:
        is_list = self.text.startswith("[[", start)
        node, position = self._key(root, start + 1 + is_list)
        if is_list:
            node.last = node.child(len(node.children), start)
            return node.last, position + 2
        return node, position + 1

    def _key(self, node: Node, position: int) -> tuple[Node, int]:
        """Go down a dotted key; the offset given back is that of the ``=`` or ``]`` after it."""
        position = start = self._skip(position)
        while True:
            if node.last is not None:
                node = node.last
            part, end = self._key_part(position)
            known = node.children.get(part)
            node = node.child(part, position)
            self.last_key = (start, end, None if known is None else known.offset)
            position = self._skip(end)
            if self.text[position] != ".":
                return node, position
            position = self._skip(position + 1)

    def _key_part(self, position: int) -> tuple[str, int]:
        match = _KEY_PART.match(self.text, position)
        assert match is not None  # noqa: S101 - the parser has accepted this key
        raw = match[0]
        if raw[0] == '"':
            raw = _ESCAPE.sub(_unescaped, raw[1:-1])
        elif raw[0] == "'":
            raw = raw[1:-1]
        return raw, match.end()

    def _value(self, node: Node, position: int) -> int:
        """Walk over one value; lists and inline tables are kept on a stack of our own, not Python's."""
        around: list[tuple[Node, bool]] = []
        while True:
            position = self._skip(position)
            opening = self.text[position]
            if opening in "[{":
                around.append((node, opening == "["))
                position += 1
            else:
                match = _SCALAR.match(self.text, position)
                position = match.end() if match else position
            position = self._close(around, position)
            if not around:
                return position
            parent, is_list = around[-1]
            if is_list:
                node = parent.child(len(parent.children), position)
            else:
                node, position = self._key(parent, position)
                position += 1

    def _close(self, around: list[tuple[Node, bool]], position: int) -> int:
        """Leave all that ends here, and stop where the next value or key begins."""
        while around:
            position = self._skip(position)
            if self.text[position] == ",":
                position = self._skip(position + 1)
            if self.text[position] not in "]}":
                break
            around.pop()
            position += 1
        return position


def _unescaped(match: re.Match[str]) -> str:
    hexadecimal = match[1] or match[2] or match[3]
    if hexadecimal:
        return chr(int(hexadecimal, 16))
    return _SHORT_ESCAPES.get(match[4], match[4])
