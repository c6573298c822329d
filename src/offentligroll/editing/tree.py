"""What stands where in a TOML text, also while somebody is in the middle of a line.

The library reads files with Python's parser, which gives up at the first slip. An editor has to know what
is around the cursor all the same, so this walk over a text takes whatever it meets: what is not closed ends
where the next entry plainly begins, and what is no value is kept as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.files.where import Path

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_HEADER = re.compile(r"(?P<marks>\[\[?)(?P<name>[^\]\[\n#]*+)\]{0,2}")
_KEY = re.compile(r"""(?:"[^"\n]*"?|'[^'\n]*'?|[^=\n#"'\[\]{},])+""")
_PART = re.compile(r"""\s*(?:"(?P<double>[^"\n]*)"?|'(?P<single>[^'\n]*)'?|(?P<bare>[^.\s]+))\s*\.?""")
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?')
_LONG = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}', re.DOTALL)
_BARE = re.compile(r"[^\s,\]}#\[{\"'=]++")
_NEW_ENTRY = re.compile(r"\[\[?[A-Za-z0-9_.\"' -]+\]|[A-Za-z0-9_-]+[ \t]*=")
_ESCAPE = re.compile(r"\\(?:[ \t]*\r?\n\s*|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_DEEPEST = 30


@attrs.frozen(kw_only=True)
class Tree:
    """A whole text."""

    text: str = attrs.field(repr=False)
    """The text; of a Markdown document its TOML, with blank lines for the rest."""
    entries: tuple[Entry, ...]
    """What stands above the first header, and then each entry."""

    @classmethod
    def of(cls, text: str) -> Tree:
        r"""Walk over a text.

        Args:
            text: TOML, whole or half typed.

        Returns:
            What stands where.

        Example:
            >>> tree = Tree.of('id = "town"\n[[capacity]]\nid = "listed"\nwhen = { any_of = ["acc')
            >>> [(entry.path, entry.id) for entry in tree.entries]
            [((), 'town'), (('capacity', 0), 'listed')]
        """
        return cls(text=text, entries=tuple(_Walk(text).entries()))

    def at(self, offset: int) -> Entry:
        """Find the entry at an offset.

        Args:
            offset: code points from the start.

        Returns:
            The entry.
        """
        return next(one for one in reversed(self.entries) if one.start <= offset)

    def listed(self, kind: str) -> Iterator[Entry]:
        """Return the entries of a kind.

        Args:
            kind: the key of their list, such as ``"capacity"``.

        Yields:
            The entries.
        """
        return (one for one in self.entries if one.path[:1] == (kind,) and len(one.path) == 2)


class _Walk:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.here = 0
        self.counts: dict[Path, int] = {}
        """How many entries each list of tables has so far."""

    def entries(self) -> Iterator[Entry]:
        path: Path = ()
        start = header_end = 0
        items: list[Item] = []
        while self._skip(_BLANK) < len(self.text):
            if self.text[self.here] == "[":
                yield Entry(path=path, start=start, header_end=header_end, end=self.here, items=tuple(items))
                items, start = [], self.here
                path = self._header()
                header_end = self.here
            else:
                items.append(self._item())
                self._to_next_line(items[-1])
        yield Entry(path=path, start=start, header_end=header_end, end=len(self.text), items=tuple(items))

    def _header(self) -> Path:
        match = _HEADER.match(self.text, self.here)
        assert match is not None  # noqa: S101 - it begins with a bracket
        self.here = match.end()
        path: Path = ()
        names = _parts(match["name"])
        for number, name in enumerate(names, 1):
            path = (*path, name)
            if number == len(names) and len(match["marks"]) == 2:
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def _item(self) -> Item:
        start = self.here
        match = _KEY.match(self.text, start)
        written = match[0].rstrip() if match else ""
        self.here = key_end = start + len(written)
        self._skip(_SPACE)
        if self.text[self.here : self.here + 1] != "=":
            missing = Value(kind=ValueKind.MISSING, start=key_end, end=key_end)
            return Item(keys=_parts(written), start=start, key_end=key_end, value=missing, has_equals=False)
        self.here += 1
        return Item(keys=_parts(written), start=start, key_end=key_end, value=self._value(0))

    def _value(self, depth: int) -> Value:
        start = self._skip(_SPACE)
        mark = self.text[start : start + 1]
        if mark and mark in "\"'":
            return self._text()
        if mark == "[" and depth < _DEEPEST:
            return self._list(depth)
        if mark == "{" and depth < _DEEPEST:
            return self._table(depth)
        match = _BARE.match(self.text, start)
        if match is None:
            return Value(kind=ValueKind.MISSING, start=start, end=start)
        self.here = match.end()
        return Value(kind=ValueKind.OTHER, start=start, end=self.here, text=match[0])

    def _text(self) -> Value:
        start = self.here
        match = _LONG.match(self.text, start) or _TEXT.match(self.text, start)
        assert match is not None  # noqa: S101 - it begins with a quotation mark
        self.here = match.end()
        written, quote = match[0], match[0][0]
        marks = 3 if len(written) >= 6 and written.startswith(quote * 3) else 1
        is_closed = len(written) >= 2 * marks and written.endswith(quote * marks)
        inner = written[marks : len(written) - marks * is_closed]
        if marks == 3:
            inner = inner.removeprefix("\r").removeprefix("\n")
        if quote == '"':
            inner = _ESCAPE.sub(_unescaped, inner)
        return Value(kind=ValueKind.TEXT, start=start, end=self.here, text=inner, is_closed=is_closed)

    def _list(self, depth: int) -> Value:
        start, members = self.here, []
        self.here += 1
        while not (is_closed := self._closes("]")) and not self._is_over():
            member = self._value(depth + 1)
            if member.kind is ValueKind.MISSING:
                if self.text[self.here] in "}=":
                    break
                self.here += 1
            else:
                members.append(member)
        return Value(
            kind=ValueKind.LIST, start=start, end=self.here, is_closed=is_closed, members=tuple(members)
        )

    def _table(self, depth: int) -> Value:
        start, items = self.here, []
        self.here += 1
        while not (is_closed := self._closes("}")) and not self._is_over():
            item = self._inner_item(depth)
            if item is None:
                break
            items.append(item)
        return Value(
            kind=ValueKind.TABLE, start=start, end=self.here, is_closed=is_closed, items=tuple(items)
        )

    def _inner_item(self, depth: int) -> Item | None:
        start = self.here
        match = _KEY.match(self.text, start)
        if match is None:
            return None
        self.here = key_end = start + len(match[0].rstrip())
        self._skip(_SPACE)
        has_equals = self.text[self.here : self.here + 1] == "="
        self.here += has_equals
        value = (
            self._value(depth + 1)
            if has_equals
            else Value(kind=ValueKind.MISSING, start=key_end, end=key_end)
        )
        return Item(keys=_parts(match[0]), start=start, key_end=key_end, value=value, has_equals=has_equals)

    def _closes(self, bracket: str) -> bool:
        """Go on to the next member, and past the bracket if it stands there."""
        end = self.here
        self._skip(_BLANK)
        while self.text[self.here : self.here + 1] == ",":
            self.here += 1
            end = self.here
            self._skip(_BLANK)
        if self.text[self.here : self.here + 1] == bracket:
            self.here += 1
            return True
        if self._is_over():
            # What is not closed ends with its last member, so that what follows is a line of its own.
            self.here = end
        return False

    def _is_over(self) -> bool:
        """Whether what is open can't go on: the text ends, or something new plainly begins."""
        before, here = self.here, self._skip(_BLANK)
        self.here = before
        if here >= len(self.text):
            return True
        begins_line = here == 0 or self.text[here - 1] == "\n"
        return begins_line and _NEW_ENTRY.match(self.text, here) is not None

    def _to_next_line(self, item: Item) -> None:
        """Pass over what stands behind a value, or what could not be read at all."""
        end = self.text.find("\n", max(self.here, item.start))
        self.here = len(self.text) if end < 0 else end

    def _skip(self, what: re.Pattern[str]) -> int:
        match = what.match(self.text, self.here)
        assert match is not None  # noqa: S101 - both match nothing too
        self.here = match.end()
        return self.here


def _parts(key: str) -> tuple[str, ...]:
    """Take a key apart; what stands before a ``=`` is a key also where nothing stands."""
    parts = (match["double"] or match["single"] or match["bare"] or "" for match in _PART.finditer(key))
    return tuple(parts) or ("",)


def _unescaped(match: re.Match[str]) -> str:
    hexadecimal = match[1] or match[2]
    if hexadecimal:
        return chr(min(int(hexadecimal, 16), 0x10FFFF))
    return _SHORT_ESCAPES.get(match[3], match[3]) if match[3] else ""
