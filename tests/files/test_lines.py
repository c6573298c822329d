"""JSON is read whole or line by line, and a bad line does not stop the rest."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files import lines
from offentligroll.files.lines import Line, parse_json
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import decode, read_bytes
from offentligroll.languages import Message


def read_lines(source: Any, max_line: int = 4_000_000) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """Read lines, each with its number."""
    for found in lines.read_lines(source, max_line):
        if isinstance(found, Line):
            yield found.number, found.data
        else:
            assert found.place is not None
            yield found.place.line, found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)

BAD_LINES = [
    # line, column, code, words that the error contains
    (b'{"id": ', 7, "json-syntax", "a value is missing here"),
    (b'{"id": 1} x', 11, "json-syntax", "follows the end"),
    (b'{"id" 1}', 7, "json-syntax", "a `:` is missing"),
    (b'{"id": 1 "b": 2}', 10, "json-syntax", "a `,` or a closing bracket"),
    (b'{"id": [1, ]}', 10, "json-syntax", "there is a comma before the closing `]`"),
    (b'{"id": ]}', 8, "json-syntax", "a value is missing here"),
    (b"}", 1, "json-syntax", "a value is missing here"),
    (b"{id: 1}", 2, "json-syntax", "double quotes"),
    (b'{"id": "x}', 8, "json-syntax", "closing quote"),
    (b'{"id": "\\q"}', 9, "json-syntax", "a backslash"),
    (b'{"id": "\\uZZZZ"}', 10, "json-syntax", "four digits"),
    (b'{"id": "a\tb"}', 10, "json-syntax", "invisible character"),
    (b'{"a": "NaN", "b": [1, NaN]}', 23, "bad-number", "NaN"),
    (b'{"a": true, "b": null, "c": -Infinity}', 29, "bad-number", "Infinity"),
    (b'{"a": 1, "b": 1e999}', 15, "bad-number", "too long"),
    (b'{"a": 1, "b": ' + b"9" * 5_000 + b"}", 15, "bad-number", "too long"),
    (b'{"id": "\xe5"}', 9, "not-utf-8", "another encoding"),
    (b"[1]", 1, "not-an-object", "should be an object in { }, not a list"),
    (b'"x"', 1, "not-an-object", "not text"),
    (b"null", 1, "not-an-object", "not null"),
    (b'{"a": ' + b"[" * 200 + b"]" * 200 + b"}", 1, "too-deep", "too deeply"),
    (b'{"text": "' + b"x" * 6_000 + b'"}', 1, "too-long", "longer than 5,500 characters"),
]


@pytest.mark.parametrize(("line", "column", "code", "words"), BAD_LINES, ids=lambda value: ascii(value)[:30])
def test_a_bad_line_is_reported_and_the_rest_goes_on(line: bytes, column: int, code: str, words: str) -> None:
    """One bad item is reported with its place, and nothing after it is lost."""
    stream = io.BytesIO(b'{"id": 1}\n\n' + line + b'\n{"id": 2}')
    first, bad, last = read_lines(stream, max_line=5_500)
    assert (first, last) == ((1, {"id": 1}), (4, {"id": 2}))
    number, problem = bad
    assert isinstance(problem, Problem)
    assert (number, problem.place, problem.code) == (3, Place("input", 3, column), code)
    assert words in str(problem)


def test_a_line_may_be_as_long_as_the_limit() -> None:
    """Lines up to the limit are read, with or without an end of line, in bytes and in text."""
    assert list(read_lines(io.StringIO('{"a":12}\n{"a":123}\n{"a":12}'), max_line=8)) == [
        (1, {"a": 12}),
        (2, Problem("too-long", Message("files.json.too-long", most=8), place=Place("input", 2, 1))),
        (3, {"a": 12}),
    ]


def test_a_too_long_last_line_without_end_is_reported() -> None:
    """A file that is one endless line is one problem."""
    ((number, found),) = read_lines(io.BytesIO(b"x" * 100), max_line=8)
    assert number == 1
    assert isinstance(found, Problem)


def test_many_brackets_that_do_not_nest_are_fine() -> None:
    """Depth is what counts, and not the number of brackets."""
    line = json.dumps({"a": [[]] * 200, "b": "[" * 200})
    assert list(read_lines(io.StringIO(line))) == [(1, json.loads(line))]


def test_lines_of_a_file_are_read_by_its_path(tmp_path: Path) -> None:
    """Marks, line ends of Windows and blank lines are passed over, and lines keep their numbers."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n \t\r\n{"a": }\r\n{"a": "\xc3\xa5"}')
    (_, first), (number, problem), (_, last) = read_lines(path)
    assert (first, number, last) == ({"a": 1}, 3, {"a": "å"})
    assert str(problem) == f"{path}:3:7: a value is missing here"
    assert [number for number, _ in read_lines(str(path))] == [1, 3, 4]


def test_a_missing_file_of_lines_is_an_error(tmp_path: Path) -> None:
    """What is not there can't be read line by line either."""
    with pytest.raises(FileError, match="there is no file"):
        list(read_lines(tmp_path / "a.jsonl"))


def test_a_stream_of_text_in_another_encoding_ends_with_a_problem() -> None:
    """A stream that can't be decoded is reported where it breaks."""
    stream = io.TextIOWrapper(io.BytesIO(b'{"a": "\xe5"}\n'), encoding="utf-8")
    ((number, problem),) = read_lines(stream)
    assert isinstance(problem, Problem)
    assert (number, problem.code) == (1, "not-utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(r"\ud83d\ude42", "🙂", id="a pair"),
        pytest.param(r"\ud83d", "\ufffd", id="first half"),
        pytest.param(r"\ude42\ud83d", "\ufffd\ufffd", id="halves the wrong way round"),
        pytest.param(r"\\ud83d \n \ud83d", "\\ud83d \n \ufffd", id="an escaped backslash"),
        pytest.param("\ud83d å", "\ufffd å", id="a half as itself"),
    ],
)
def test_half_characters_are_made_harmless(text: str, expected: str) -> None:
    """Lone surrogates become the replacement character, and emoji stay what they are."""
    assert list(read_lines(io.StringIO(f'{{"a": "{text}"}}'))) == [(1, {"a": expected})]


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=4), max_size=4), st.booleans())
def test_what_was_written_is_read(objects: list[dict[str, Any]], only_ascii: bool) -> None:
    """Every object that Python writes as a line comes back as it was."""
    text = "\n".join(json.dumps(item, ensure_ascii=only_ascii) for item in objects)
    assert [found for _, found in read_lines(io.BytesIO(text.encode()))] == objects


@given(st.binary(max_size=80))
def test_no_bytes_stop_the_reading_of_lines(content: bytes) -> None:
    """Whatever stands in a file, each line that is not blank gives an object or a problem."""
    found = list(read_lines(io.BytesIO(content)))
    filled = [number for number, line in enumerate(content.split(b"\n"), start=1) if _is_filled(line)]
    assert [number for number, _ in found] == filled


def _is_filled(line: bytes) -> bool:
    return bool(line.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").strip())


def read(tmp_path: Path, content: bytes, most: int = 1_000_000) -> Any:  # noqa: ANN401 - any JSON
    """Write a file and read it as JSON."""
    path = tmp_path / "a.json"
    path.write_bytes(content)
    return parse_json(decode(read_bytes(path, most), str(path)), str(path))


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """A JSON file gives what it says; where a key stands twice, the last one counts."""
    assert read(tmp_path, b'\xef\xbb\xbf{"a": [], "a": [1, "\\ud83d"]}') == {"a": [1, "\ufffd"]}


@pytest.mark.parametrize(
    ("content", "place", "code", "words"),
    [
        pytest.param(b"", "1:1", "empty", "the file is empty", id="empty"),
        pytest.param(b" \n\t", "1:1", "empty", "the file is empty", id="blank"),
        pytest.param(b'{\n "a": 1,\n}', "2:8", "json-syntax", "closing `}`", id="comma at the end"),
        pytest.param(b'{\n "a": NaN}', "2:7", "bad-number", "NaN", id="no number"),
        pytest.param(b'{\n "a": "\xff"}', "2:8", "not-utf-8", "UTF-8", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "1:1", "too-deep", "too deeply", id="too deeply"),
        pytest.param(b'"' + b"x" * 200_000 + b'"', "1:1", "too-large", "0.2 MB", id="too large"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(
    tmp_path: Path, content: bytes, place: str, code: str, words: str
) -> None:
    """A whole file that can't be read is one problem, with line, column and plain words."""
    with pytest.raises(FileError) as caught:
        read(tmp_path, content, 150_000)
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (f"{tmp_path / 'a.json'}:{place}", code)
    assert words in str(problem)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('{"id": "1", "text": "a", "text": "b"}', "text"),
        ('{"id": "1", "facts": {"is-share": true, "is-share": false}}', "is-share"),
    ],
    ids=["outer", "inner"],
)
def test_a_key_that_stands_twice_in_a_line_is_an_error(line: str, key: str) -> None:
    """Of two answers at one place nobody knows which is meant, so that neither is taken."""
    ((number, problem), second) = read_lines(io.StringIO(f'{line}\n{{"id": "2"}}\n'))
    assert number == 1
    assert str(problem) == f"input:1:1: duplicate key `{key}` (keep one of them)"
    assert second == (2, {"id": "2"})
