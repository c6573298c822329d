"""Places as editors count them: lines and UTF-16 units from 0."""

from __future__ import annotations

import pytest

from offentligroll.editing import Position, Span, TextEdit, apply_edits
from offentligroll.editing.positions import Lines

_TEXT = "aå😀b\r\nc😀\n\nsist"


@pytest.mark.parametrize(
    ("offset", "line", "character"),
    [(0, 0, 0), (2, 0, 2), (3, 0, 4), (4, 0, 5), (6, 1, 0), (8, 1, 3), (9, 2, 0), (14, 3, 4)],
)
def test_offsets_and_places_are_two_ways_to_say_the_same(offset: int, line: int, character: int) -> None:
    """An emoji is one code point and two units; line ends of every kind end a line."""
    lines = Lines(_TEXT)
    assert lines.position(offset) == Position(line, character)
    assert lines.offset(Position(line, character)) == offset


@pytest.mark.parametrize(
    ("position", "offset"),
    [(Position(9, 0), 10), (Position(0, 99), 4), (Position(-1, -1), 0), (Position(1, 99), 8)],
)
def test_places_outside_the_text_mean_the_nearest(position: Position, offset: int) -> None:
    """An editor may be a keystroke ahead."""
    assert Lines(_TEXT).offset(position) == offset


def test_places_of_problems_become_offsets() -> None:
    """Problems count lines and code points from 1."""
    lines = Lines(_TEXT)
    assert [lines.offset_of(1, 4), lines.offset_of(2, 1), lines.offset_of(99, 1)] == [3, 6, 10]


def test_edits_keep_to_the_text_before_the_first() -> None:
    """All places are those of the text before the change, whatever order the edits come in."""
    edits = [
        TextEdit(span=Span(Position(0, 2), Position(0, 4)), text="x"),
        TextEdit(span=Span(Position(3, 0), Position(3, 4)), text="slut"),
        TextEdit(span=Span(Position(0, 0), Position(0, 0)), text="!"),
    ]
    assert apply_edits(_TEXT, edits) == "!aåxb\r\nc😀\n\nslut"


def test_a_place_survives_plain_values() -> None:
    """What a page sends is what it got."""
    assert Position.from_dict(Position(2, 5).to_dict()) == Position(2, 5)
