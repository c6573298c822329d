"""Reading JSON: whole texts, and JSON Lines one line at a time, where a bad line does not stop the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import attrs

from offentligroll.files import json_text
from offentligroll.files.kinds import got
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import decode, opened
from offentligroll.files.where import Path as Way
from offentligroll.languages import Message

_RAW_HALF = re.compile("[\ud800-\udfff]")
_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|(?P<bracket>[\[\]{}])')
_DEEPEST_LINE = 100


@attrs.define(eq=False)
class Line:
    """One value of JSON, mostly a line of JSON Lines."""

    data: Any
    """What it says."""
    name: str = "record"
    """The file's name."""
    number: int = 1
    """The number of the line."""

    @property
    def table(self) -> str:
        """What a table is called."""
        return "object"

    def place_of(self, _: Way) -> Place:
        """The beginning of the line, since nobody keeps where in it a value stands."""
        return Place(self.name, self.number, 1)


def read_lines(source: Path | str | BinaryIO | TextIO, max_line: int = 4_000_000) -> Iterator[Line | Problem]:
    r"""Read JSON Lines, one object after the other.

    Only one line is kept in memory at a time. Lone surrogates become U+FFFD, so that every text
    can be encoded again. A key that stands twice in an object is an error: nobody knows which is meant.

    Args:
        source: a path, or an open binary or text stream.
        max_line: the most characters (bytes in binary streams and files) that a line may have.

    Yields:
        Each line with its object, or what is wrong with it. Blank lines are skipped.

    Raises:
        FileError: the path is missing, a folder, or can't be read.

    Example:
        >>> import io
        >>> line, problem = read_lines(io.StringIO('{"id": "1"}\n{"id": \n'))
        >>> line.number, line.data
        (1, {'id': '1'})
        >>> print(problem)
        input:2:7: a value is missing here
    """
    if isinstance(source, (str, Path)):
        with opened(source) as stream:
            yield from _lines(stream, str(source), max_line)
    else:
        yield from _lines(source, str(getattr(source, "name", "input")), max_line)


def parse_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON is meant
    """Parse the text of a whole JSON file.

    Args:
        text: the whole text.
        name: the file's name, for problems.

    Returns:
        What it says. Lone surrogates become U+FFFD; where a key stands twice, the last one counts.

    Raises:
        FileError: the text is empty or not JSON.
    """
    if not text.strip():
        raise FileError([Problem("empty", Message("files.file.empty"), place=Place(name, 1, 1))])
    return json_text.parse(text, name, 1, json_text.DECODER.decode)


def _lines(stream: BinaryIO | TextIO, name: str, max_line: int) -> Iterator[Line | Problem]:
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(max_line + 1)
        except UnicodeDecodeError:
            message, hint = Message("files.json.not-utf-8"), Message("files.advice.utf-8")
            yield Problem("not-utf-8", message, hint=hint, place=Place(name, number, 1))
            return
        if not line:
            return
        end: Any = "\n" if isinstance(line, str) else b"\n"
        if len(line) > max_line and not line.endswith(end):
            _leave_line(stream, max_line, end)
            message = Message("files.json.too-long", most=max_line)
            yield Problem("too-long", message, place=Place(name, number, 1))
            continue
        try:
            found = _line(line, name, number)
        except FileError as error:
            yield error.problems[0]
        else:
            if found is not None:
                yield Line(found, name, number)


def _leave_line(stream: BinaryIO | TextIO, max_line: int, end: Any) -> None:  # noqa: ANN401 - as the stream's
    """Read on to the end of a line, without keeping it."""
    rest: Any = stream.readline(max_line)
    while rest and not rest.endswith(end):
        rest = stream.readline(max_line)


def _line(line: str | bytes, name: str, number: int) -> dict[str, Any] | None:
    """Return the object of a line, or None where the line is blank."""
    if isinstance(line, str):
        text = _RAW_HALF.sub("\ufffd", line.removeprefix("\ufeff"))
    else:
        text = decode(line, name, number)
    # Without its end, so that what is missing there is reported in this line and not in the next.
    text = text.rstrip()
    if not text:
        return None
    if text.count("[") + text.count("{") > _DEEPEST_LINE and _depth(text) > _DEEPEST_LINE:
        raise json_text.too_deep(name, number)
    found = json_text.parse(text, name, number, json_text.one_value)
    if not isinstance(found, dict):
        message = Message("files.json.no-object", got=got(found, "object"))
        raise FileError([Problem("not-an-object", message, place=Place(name, number, 1))])
    return found


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        if match["bracket"]:
            depth += 1 if match["bracket"] in "[{" else -1
            deepest = max(depth, deepest)
    return deepest
