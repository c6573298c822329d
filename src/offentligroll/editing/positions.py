"""Places as editors count them, and the way from Python's offsets to them and back.

Python counts code points; editors and browsers count UTF-16 units, so that 😀 is two. All that the editing
service takes and gives is in lines and UTF-16 units from 0, as in the Language Server Protocol.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from typing import Any, Self

import attrs

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\n|\r")


@attrs.frozen(order=True)
class Position:
    """A place between two characters.

    Example:
        >>> Position(2, 5).to_dict()
        {'line': 2, 'character': 5}
    """

    line: int
    """The line, from 0."""
    character: int
    """How many UTF-16 units stand before it in the line."""

    def to_dict(self) -> dict[str, int]:
        """Return it as plain values.

        Returns:
            ``line`` and ``character``, as the Language Server Protocol has them.
        """
        return {"line": self.line, "character": self.character}

    @classmethod
    def from_dict(cls, plain: dict[str, int]) -> Self:
        """Take it from plain values.

        Args:
            plain: ``line`` and ``character``.

        Returns:
            The place.
        """
        return cls(plain["line"], plain["character"])


@attrs.frozen(order=True)
class Span:
    """A stretch of a text."""

    start: Position
    """Where it begins."""
    end: Position
    """Where it ends; the character behind it is no part of it."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``start`` and ``end``.
        """
        return {"start": self.start.to_dict(), "end": self.end.to_dict()}


@attrs.frozen(kw_only=True)
class TextEdit:
    """Words that take the place of others."""

    span: Span
    """What is replaced; empty where something is put in."""
    text: str
    """What stands there afterwards."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``range`` and ``newText``, as the Language Server Protocol has them.
        """
        return {"range": self.span.to_dict(), "newText": self.text}


class Lines:
    r"""The lines of a text, for going from offsets to places and back.

    Args:
        text: the text, with line ends of any kind.

    Example:
        >>> lines = Lines("a😀b\nc")
        >>> lines.position(2), lines.offset(Position(1, 1))
        (Position(line=0, character=3), 5)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        ends = [*_LINE_END.finditer(text)]
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> Position:
        """Go from an offset to a place.

        Args:
            offset: code points from the start of the text.

        Returns:
            The place.
        """
        line = bisect.bisect_right(self._starts, offset) - 1
        return Position(line, _units(self._text[self._starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """Go from a place to an offset.

        Args:
            position: the place; where there is no such line or character, the nearest one is meant.

        Returns:
            Code points from the start of the text.
        """
        line = min(max(position.line, 0), len(self._starts) - 1)
        start, end = self._starts[line], self._ends[line]
        units = max(position.character, 0)
        if units >= _units(self._text[start:end]):
            return end
        offset = start
        while units > 0:
            units -= 2 if self._text[offset] > "\uffff" else 1
            offset += 1
        return offset

    def span(self, start: int, end: int) -> Span:
        """Go from two offsets to a stretch.

        Args:
            start: where it begins, in code points.
            end: where it ends.

        Returns:
            The stretch.
        """
        return Span(self.position(start), self.position(end))

    def offset_of(self, line: int, column: int) -> int:
        """Go from line and column, both from 1 and in code points, to an offset.

        Args:
            line: the line.
            column: the character in the line.

        Returns:
            Code points from the start of the text, at most those of the end of that line.
        """
        number = min(line, len(self._starts)) - 1
        return min(self._starts[number] + column - 1, self._ends[number])


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    r"""Make the changes in a text.

    Args:
        text: the text.
        edits: the changes, which do not overlap; all places are those of the text before the first change.

    Returns:
        The new text.

    Example:
        >>> edit = TextEdit(span=Span(Position(0, 4), Position(0, 5)), text='"town"')
        >>> apply_edits("id =?\n", [edit])
        'id ="town"\n'
    """
    lines = Lines(text)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        start, end = lines.offset(edit.span.start), lines.offset(edit.span.end)
        text = text[:start] + edit.text + text[end:]
    return text


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))
