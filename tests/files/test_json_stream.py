"""Large JSON, entry by entry."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files import json_stream
from offentligroll.files.json_stream import Entry, stream_json
from offentligroll.files.problems import FileError
from steps import steps_of


def entries(text: str | bytes, script: str = "") -> list[Entry]:
    """Read a text to its end."""
    content = text.encode() if isinstance(text, str) else text
    return list(stream_json(io.BytesIO(content), "a.json", script=script))


def broken(text: str | bytes, script: str = "") -> tuple[list[Any], str]:
    """Read a text to where it breaks: the values before, and what is said of the break."""
    content = text.encode() if isinstance(text, str) else text
    found: list[Any] = []
    with pytest.raises(FileError) as raised:
        found.extend(one.value for one in stream_json(io.BytesIO(content), "a.json", script=script))
    return found, str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", [("", [], False)]),
        ("\ufeff [1, {}]\n", [("", 1, True), ("", {}, True)]),
        ("{}", []),
        ('{"a": [], "a": [null], "b": "c"}', [("a", [], False), ("a", None, True), ("b", "c", False)]),
        ("7", []),
    ],
    ids=["empty-list", "list", "empty-object", "object", "neither"],
)
def test_entries_come_with_their_keys(text: str, expected: list[Any]) -> None:
    """Lists come entry by entry, other values whole, and a key that stands twice gives both."""
    assert entries(text) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(JSON), st.integers(1, 20))
def test_any_list_comes_out_as_it_went_in(values: list[Any], size: int) -> None:
    """However small the parts are in which a file is read, its entries are those of the whole."""
    text = json.dumps(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_CHUNK", size)
        assert [one.value for one in entries(text) if one.is_listed] == values


@pytest.mark.parametrize(
    ("text", "before", "said"),
    [
        ('[{"a": 1}, {"b":', [{"a": 1}], "a.json:1:17: a value is missing here"),
        ("[1,\n2", [1, 2], "a.json:2:2: a `,`"),
        ("[1, 2] x", [1, 2], "a.json:1:8: something follows"),
        ('{"a": 1, b: 2}', [1], "a.json:1:10: a key in double quotes"),
        ('[{"a": 1,\n "b" 2, "c": "' + "x" * 40 + '"}]', [], "a.json:2:6: a `:`"),
        ('{"a" 1}', [], "a.json:1:6: a `:`"),
        ("", [], "the file is empty"),
        (b'["\xff"]', [], "a.json:1:1: "),
        ("[NaN]", [], "a.json:1:2: "),
        ("[1e999]", [], "a.json:1:2: "),
        ("[" * 100_000, [], "nested"),
        ('["' + "a" * 40, [], "a.json:1:2: "),
        ('[1, x, "' + "a" * 40, [1], "a.json:1:5: "),
    ],
)
def test_what_stands_before_a_break_is_read(text: str | bytes, before: list[Any], said: str) -> None:
    """The break is told with its place, and nothing before it is lost."""
    found, error = broken(text)
    assert found == before
    assert said in error


def test_objects_are_gone_into_where_that_is_asked_for() -> None:
    """What they hold comes with the keys joined; an entry of a list is begun with an empty object."""
    text = (
        b'{"a": {"b": [{"c": [1, {"d": 2}], "e": {"f": 3}}, {}, 4], "b": []}, "a.b": {"g": 5}, "h": {"a": 6}}'
    )
    found = [tuple(one) for one in stream_json(io.BytesIO(text), "a.json", within={"a", "a.b", "a.b.c"})]
    assert found == [
        ("a.b", {}, True),
        ("a.b.c", 1, True),
        ("a.b.c", {}, True),
        ("a.b.c.d", 2, False),
        ("a.b.e", {"f": 3}, False),
        ("a.b", {}, True),
        ("a.b", 4, True),
        ("a.b", [], False),
        ("a.b.g", 5, False),
        ("h", {"a": 6}, False),
    ]
    with pytest.raises(FileError, match="nested"):
        list(stream_json(io.BytesIO(b'{"a": {"b": ' + b'{"a": ' * 100_000), "a.json", within={"a", "a.b"}))


def test_places_are_right_far_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines and columns are counted over all parts in which the file is read."""
    monkeypatch.setattr(json_stream, "_CHUNK", 7)
    assert broken("[1,\n22,\n333, oh, no")[1].startswith("a.json:3:6: ")
    assert broken("[1, 22, 333, oh, no")[1].startswith("a.json:1:14: ")


def test_a_script_is_passed_over_to_its_value() -> None:
    """What assigns the value, and a semicolon, are no part of it."""
    assert [one.value for one in entries("window.a = [1];\n", "[")] == [1]
    assert entries('b = {"a": 2}', "{") == [("a", 2, False)]


def test_a_script_without_a_list_is_refused() -> None:
    """Something else than a list is assigned."""
    assert broken("window.a = {}", "[")[1].endswith("there is no list in it")
    assert broken(" ", "[")[1].endswith("the file is empty")


def test_half_letters_become_replacement_signs() -> None:
    """A lone half of a pair becomes U+FFFD; whole pairs are letters."""
    assert [one.value for one in entries(r'["\ud83d", "\uD83D\uDE9C", {"a": "\\ud83d"}]')] == [
        "\ufffd",
        "🚜",
        {"a": "\\ud83d"},
    ]


def test_a_value_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry may not take all memory: what does not end is given up."""
    monkeypatch.setattr(json_stream, "_CHUNK", 10)
    monkeypatch.setattr(json_stream, "_LARGEST_VALUE", 50)
    assert "a.json:1:2: this value is longer than 50 characters" in broken('["' + "a" * 5_000 + '"]')[1]


def test_time_grows_with_the_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long entry is not parsed anew for each part."""
    monkeypatch.setattr(json_stream, "_CHUNK", 64)
    short, long = ('["' + "a" * size + '"]' for size in (10_000, 100_000))
    assert steps_of(lambda: entries(long)) < 12 * steps_of(lambda: entries(short))
