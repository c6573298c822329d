"""Large JSON, entry by entry: only one entry is in memory at a time, and what stands before a break is read.

The standard library's parser reads one value from any place of a text, so that all it takes is a text that
grows by what is still needed, and no other package.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Container, Iterator
from typing import Any, BinaryIO, NamedTuple

import attrs

from offentligroll.files import json_text
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.languages import Message

_CHUNK = 1 << 16
_LARGEST_VALUE = 1 << 24
_SPACE = re.compile(r"[ \t\r\n]*")
_UNENDED = "Unterminated string starting at"
_MARGIN = 16
"""So far from the end of what was read, what the parser refuses is wrong and not merely cut."""


class Entry(NamedTuple):
    """One thing that a large file says."""

    key: str
    """The key under which it stands, or its list; empty for a list that is the whole file."""
    value: Any
    """What it is; an empty list stands for itself."""
    is_listed: bool = False
    """Whether it is an entry of a list."""


def stream_json(
    stream: BinaryIO, name: str, *, script: str = "", within: Container[str] = ()
) -> Iterator[Entry]:
    r"""Read a list, or an object with lists, entry by entry.

    Args:
        stream: the bytes, in UTF-8.
        name: the file's name, for problems.
        script: the brackets with which a value begins that a script assigns, such as ``"["``; what stands
            before it is passed over.
        within: the objects that are gone into as well, by their keys joined with dots, such as ``"chats"``
            and ``"chats.list"``; so deep it goes, and no deeper.

    Yields:
        For a list, each entry with an empty key; for an object, each entry of its lists with the list's key,
        and each other value, and each empty list, with its own. A key that stands twice gives both. Of
        an object that is gone into, what it holds comes with the keys joined; where it is an entry of a
        list, an empty object comes first. Lone surrogates become U+FFFD.

    Raises:
        FileError: it is no JSON from here on. What was yielded before is whole.

    Example:
        >>> import io
        >>> for entry in stream_json(io.BytesIO(b'{"id": 1, "posts": [{"a": 2}, 3]}'), "posts.json"):
        ...     print(entry.key, entry.value, entry.is_listed)
        id 1 False
        posts {'a': 2} True
        posts 3 True
    """
    text = _Text(stream=stream, name=name)
    if script and text.peek():
        text.skip_to(script)
        if not text.peek():
            raise FileError([Problem("no-list", Message("files.json.no-list"), where=name)])
    first = text.peek()
    if first == "[":
        yield from _entries(text, "", within)
    elif first == "{":
        yield from _members(text, "", within)
    elif not first:
        raise FileError([Problem("empty", Message("files.file.empty"), place=Place(name, 1, 1))])
    else:
        text.value()
    if script and text.peek() == ";":
        text.take(";")
    if text.peek():
        raise text.error("Extra data")


def _entries(text: _Text, key: str, within: Container[str]) -> Iterator[Entry]:
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        yield Entry(key, [])
        return
    is_within = key in within
    while True:
        if is_within and text.peek() == "{":
            yield Entry(key, {}, is_listed=True)
            yield from _members(text, f"{key}.", within)
        else:
            yield Entry(key, text.value(), is_listed=True)
        if text.peek() == "]":
            text.take("]")
            return
        text.take(",")


def _members(text: _Text, above: str, within: Container[str]) -> Iterator[Entry]:
    text.take("{")
    if text.peek() == "}":
        text.take("}")
        return
    while True:
        if text.peek() != '"':
            raise text.error("Expecting property name enclosed in double quotes")
        key = above + text.value()
        text.take(":")
        first = text.peek()
        if first == "[":
            yield from _entries(text, key, within)
        elif first == "{" and key in within:
            yield from _members(text, f"{key}.", within)
        else:
            yield Entry(key, text.value())
        if text.peek() == "}":
            text.take("}")
            return
        text.take(",")


@attrs.define(kw_only=True, eq=False)
class _Text:
    """The part of a text that is being read."""

    stream: BinaryIO
    name: str
    _held: str = ""
    _at: int = 0
    _is_whole: bool = False
    _line: int = 1
    _column: int = 1
    _decoder: codecs.IncrementalDecoder = attrs.field(
        factory=lambda: codecs.getincrementaldecoder("utf-8-sig")("strict")
    )

    def peek(self) -> str:
        """Return the next character that is no blank; empty at the end."""
        while True:
            match = _SPACE.match(self._held, self._at)
            self._at = self._at if match is None else match.end()
            if self._at < len(self._held):
                return self._held[self._at]
            if self._is_whole:
                return ""
            self._read_on()

    def take(self, wanted: str) -> None:
        """Go past a character."""
        if self.peek() != wanted:
            raise self.error(f"Expecting '{wanted}' delimiter")
        self._at += 1

    def skip_to(self, characters: str) -> None:
        """Go to the first of some characters, or to the end."""
        first = re.compile(f"[{re.escape(characters)}]")
        while True:
            match = first.search(self._held, self._at)
            if match is not None or self._is_whole:
                self._at = len(self._held) if match is None else match.start()
                return
            self._at = len(self._held)
            self._read_on()

    def value(self) -> Any:  # noqa: ANN401 - any JSON is meant
        """Read one value, however long it is up to a limit."""
        self.peek()
        while True:
            try:
                value, end = json_text.DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                is_wrong = error.msg != _UNENDED and error.pos + _MARGIN < len(self._held)
                if self._is_whole or is_wrong:
                    raise self._told(error) from None
                if len(self._held) - self._at > _LARGEST_VALUE:
                    message = Message("files.json.large-value", most=_LARGEST_VALUE)
                    raise FileError([Problem("too-long", message, place=self._place(self._at))]) from None
            except RecursionError:
                raise json_text.too_deep(self.name, self._place(self._at).line) from None
            except ValueError:
                raise self.error("") from None
            else:
                if end < len(self._held) or self._is_whole:
                    return self._mended(value, end)
            self._read_on(len(self._held) - self._at)

    def error(self, said: str) -> FileError:
        """Make an error about what stands here."""
        if said:
            return self._told(json.JSONDecodeError(said, self._held, self._at))
        message, hint = Message("files.json.number"), Message("files.advice.number")
        return FileError([Problem("bad-number", message, hint=hint, place=self._place(self._at))])

    def _mended(self, value: Any, end: int) -> Any:  # noqa: ANN401 - any JSON is meant
        start, self._at = self._at, end
        if self._held.find("\\ud", start, end) < 0 and self._held.find("\\uD", start, end) < 0:
            return value
        return json_text.DECODER.decode(json_text.with_whole_letters(self._held[start:end]))

    def _told(self, error: json.JSONDecodeError) -> FileError:
        problem = json_text.syntax_problem(error, self.name, 1)
        place = self._place(error.pos if problem.place is None else _offset(error.doc, problem.place))
        return FileError([attrs.evolve(problem, place=place)])

    def _place(self, offset: int) -> Place:
        lines = self._held.count("\n", 0, offset)
        column = offset - self._held.rfind("\n", 0, offset) if lines else self._column + offset
        return Place(self.name, self._line + lines, column)

    def _read_on(self, more: int = 0) -> None:
        """Read the next part, and drop what was gone past."""
        place = self._place(self._at)
        self._line, self._column = place.line, place.column
        data = self.stream.read(max(_CHUNK, more))
        self._is_whole = not data
        try:
            words = self._decoder.decode(data, self._is_whole)
        except UnicodeDecodeError:
            message, hint = Message("files.json.not-utf-8"), Message("files.advice.utf-8")
            raise FileError([Problem("not-utf-8", message, hint=hint, place=place)]) from None
        self._held = self._held[self._at :] + words
        self._at = 0


def _offset(text: str, place: Place) -> int:
    """Return where in a text a place of it is."""
    start = 0
    for _ in range(place.line - 1):
        start = text.index("\n", start) + 1
    return start + place.column - 1
