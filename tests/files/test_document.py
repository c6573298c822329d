"""TOML files are read within limits, and every failure is said in plain words."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.document import Document, Limits, parse_document, read_document
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import opened
from offentligroll.files.syntax import syntax_problem

TIGHT = Limits(bytes=200, nesting=3, key_parts=3, digits=5)
TOMLISH = st.text("abc019[]{}=.,#\"'\\\n \t-_:TZ+exu\r\x00å🙂", max_size=60)


def problem_of(text: str, limits: Limits | None = None) -> Problem:
    """Give the one problem that a faulty text has."""
    with pytest.raises(FileError) as caught:
        parse_document(text, "a.toml", limits)
    (problem,) = caught.value.problems
    return problem


WITHOUT_SECONDS = pytest.mark.skipif(
    sys.version_info >= (3, 15), reason="from 3.15 on Python reads the times of TOML 1.1, without seconds"
)

BAD_TEXTS = [
    # text, place, code, words that the error contains
    ('a = "x\nb = 1', "1:5", "toml-syntax", "closing quote"),
    ("a = 'x\n", "1:5", "toml-syntax", "closing quote"),
    ("a = 'x", "1:5", "toml-syntax", "closing quote"),
    ('b = "y" # "\na = """x\n\n', "2:5", "toml-syntax", 'begins with """ ends with """'),
    ("a = '''x", "1:5", "toml-syntax", "begins with ''' ends with '''"),
    ("a = 1\nb = 2\na = [\n3]", "3:1", "doubled-key", "duplicate key `a`; first defined on line 1"),
    ("a = {b = 1, b = 2}", "1:13", "doubled-key", "duplicate key `b`"),
    ("[a]\n[a]", "2:2", "doubled-key", "each header is written [[a]]"),
    ("a.b.c = 1\n[a.b]\nc = 2", "2:2", "doubled-key", "duplicate key `a.b`"),
    ("a = 1\na.b = 2", "2:1", "doubled-key", "`a.b` contradicts"),
    (
        "from = 2010-12",
        "1:8",
        "toml-syntax",
        "`2010-12` is not a full date (write a full date such as 2010-12-31",
    ),
    ("x = { from = 2010-12 }", "1:14", "toml-syntax", "`2010-12` is not a full date"),
    pytest.param(
        "x = 08:00",
        "1:5",
        "toml-syntax",
        "`08:00` is not a full time of day (write `08:00:00`)",
        marks=WITHOUT_SECONDS,
    ),
    pytest.param(
        "x = { from = 8.30, until = 16:30 }",
        "1:28",
        "toml-syntax",
        "not a full time of day (write `16:30:00`)",
        marks=WITHOUT_SECONDS,
    ),
    ("x = 8:30", "1:5", "toml-syntax", "`8:30` is not a full time of day (write `08:30:00`)"),
    ("x = [2010-1-1, 3]", "1:6", "toml-syntax", "`2010-1-1` is not a full date"),
    ("a = 2010-13-45", "1:5", "toml-syntax", "`2010-13-45` is not a day of the calendar"),
    (
        "a = 2010-12-31T12:00:00+23:59\nb = 2010-02-30T12:00:00",
        "2:5",
        "toml-syntax",
        "not a day of the calendar",
    ),
    ("a = True", "1:5", "toml-syntax", "write `true`"),
    ("a = ja", "1:5", "toml-syntax", "write true or false"),
    ("a = hej", "1:5", "toml-syntax", 'put text in quotes: "hej"'),
    ("a = “x”", "1:5", "toml-syntax", "straight quotes"),
    ("a = ", "1:5", "toml-syntax", "value is missing"),
    ("a: 1", "1:2", "toml-syntax", "`=`, not `:`"),
    ("från = 1", "1:3", "toml-syntax", "write `from`"),
    ("a\u00a0= 1", "1:2", "toml-syntax", "replace the space U+00A0"),
    ("må inte = 1", "1:2", "toml-syntax", "letters other than a to z in quotes"),
    ("must not = 1", "1:6", "toml-syntax", "write `must_not`"),
    ("my key = 1", "1:4", "toml-syntax", "put a key with spaces in quotes"),
    ("= 1", "1:1", "toml-syntax", "a line is a [header], or a key"),
    ("a. = 1", "1:4", "toml-syntax", "a key and `=` are missing"),
    ('a = "x" y', "1:9", "toml-syntax", "`y` comes where the line should end"),
    ("[a\nb=1", "1:3", "toml-syntax", "ends with `]`"),
    ("[[a]\n", "1:4", "toml-syntax", "ends with `]]`"),
    ("a = [1 2]", "1:8", "toml-syntax", "put commas between entries; `]`"),
    ("a = {b=1 c=2}", "1:10", "toml-syntax", "put commas between entries; `}`"),
    ('a = "c:\\dir"', "1:10", "toml-syntax", "a backslash in a text"),
    ('a = "\\uZZZZ"', "1:8", "toml-syntax", "a backslash in a text"),
    ('a = "\\ud800"', "1:12", "toml-syntax", "a backslash in a text"),
    ('a = "x\x01"', "1:7", "toml-syntax", "character U+0001 is not allowed here"),
    ("# \x00", "1:3", "toml-syntax", "character U+0000 is not allowed here"),
    ("a = '\ud800'", "1:6", "not-utf-8", "U+D800 is half a character"),
    ("a = " + "[" * 40, "1:37", "too-deep", "more than 32 deep"),
    (".".join(["a"] * 17) + " = 1", "1:32", "too-many-key-parts", "more than 16 parts"),
    ("a = 1\nb = -" + "9" * 101, "2:5", "too-many-digits", "more than 100 digits"),
    ("a = 0x" + "f" * 101, "1:5", "too-many-digits", "more than 100 digits"),
    ("a = 1." + "5" * 101, "1:7", "too-many-digits", "more than 100 digits"),
]


@pytest.mark.parametrize(("text", "place", "code", "words"), BAD_TEXTS, ids=lambda value: ascii(value)[:30])
def test_a_bad_text_is_refused_in_plain_words(text: str, place: str, code: str, words: str) -> None:
    """What is wrong with a file is said with line, column, code and a hint that helps its author."""
    problem = problem_of(text)
    assert str(problem.place) == f"a.toml:{place}"
    assert problem.code == code
    assert words in str(problem)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a = [[[1]]]", None, id="nesting within"),
        pytest.param("a = [[[[1]]]]", "too-deep", id="nesting beyond"),
        pytest.param("a = [{b=[{}]}]", "too-deep", id="tables nest too"),
        pytest.param('a = \'[[[[\'\nb = "{\\"{{{{" # [[[[[', None, id="brackets in texts and comments"),
        pytest.param('a = """\n"[[[[{{""" # {{{{', None, id="brackets in long texts"),
        pytest.param("a = ''''[[[[''{{'''''", None, id="brackets in long literal texts"),
        pytest.param("a = ]]]\nb = [[[]]]", "toml-syntax", id="closing what is not open"),
        pytest.param("a.'b'.\"c\" = 1.5\nd.e.f = 1", None, id="parts within"),
        pytest.param("a.'b.b.b'.\"c\".d = 1", "too-many-key-parts", id="parts beyond"),
        pytest.param("x = {a.b.c = 1, d.e.f = 2}", None, id="parts count for each key"),
        pytest.param("a = 12_34", None, id="digits within"),
        pytest.param("abcdefgh = 1\n12345x7 = 1", None, id="letters are no digits"),
        pytest.param("a = 1234567", "too-many-digits", id="digits beyond"),
        pytest.param("#" + "x" * 200, "too-large", id="size beyond"),
        pytest.param("#" + "å" * 100, "too-large", id="size is counted in bytes"),
    ],
)
def test_limits_are_settings_and_see_through_texts_and_comments(text: str, code: str | None) -> None:
    """A scan before parsing caps size, nesting, key parts and digits; limits are settings."""
    if code is None:
        assert parse_document(text, "a.toml", TIGHT).data == tomllib.loads(text)
    else:
        assert problem_of(text, TIGHT).code == code


def test_nesting_beyond_the_stack_is_a_problem_even_where_the_limit_allows_it() -> None:
    """However deep a file nests, and whatever the limits, there is no traceback."""
    depth = sys.getrecursionlimit()
    problem = problem_of("a = " + "[" * depth + "]" * depth, Limits(nesting=depth))
    assert (problem.code, problem.place) == ("too-deep", Place("a.toml", 1, 1))


def test_an_unknown_error_of_the_parser_is_passed_on() -> None:
    """What other versions of the parser may say reaches the author in the parser's words."""
    problem = syntax_problem("a = 1", "a.toml", ValueError("Something new"))
    assert str(problem) == "a.toml:1:1: this is not TOML; Python answers “Something new”"


@given(TOMLISH | st.text())
def test_no_text_raises_anything_but_a_file_error(text: str) -> None:
    """Files are data, safe from strangers: a text is read as Python reads it, or refused with its place."""
    problems: tuple[Problem, ...] = ()
    try:
        document = parse_document(text, "a.toml")
    except FileError as error:
        problems = error.problems
    if problems:
        assert [problem.place is None for problem in problems] == [False]
        with pytest.raises(ValueError):  # noqa: PT011 - the parser's or the encoder's own
            tomllib.loads(text.removeprefix("\ufeff").encode().decode())
    else:
        assert document.data == tomllib.loads(text.removeprefix("\ufeff"))
        assert all(document.place_of((key,)).file == "a.toml" for key in document.data)


@given(content=st.binary(max_size=40))
def test_no_bytes_raise_anything_but_a_file_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file of any bytes is read, or refused with one problem."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    try:
        outcome: object = read_document(path).sha256
    except FileError as error:
        outcome = len(error.problems)
    assert outcome in (1, hashlib.sha256(content).hexdigest())


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    """An empty file is TOML without any keys."""
    path = tmp_path / "a.toml"
    path.touch()
    document = read_document(path)
    assert (document.data, document.text, document.name) == ({}, "", str(path))


def test_marks_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    """A file that was saved on Windows reads as any other, and its hash is that of its bytes."""
    path = tmp_path / "a.toml"
    content = b"\xef\xbb\xbfa = 1\r\n[b]\r\nc = 2\r\n"
    path.write_bytes(content)
    document = read_document(str(path))
    assert document.data == {"a": 1, "b": {"c": 2}}
    assert str(document.place_of(("b", "c"))) == f"{path}:3:1"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert parse_document("\ufeffa = 1", "b.toml").data == {"a": 1}


def test_a_document_can_be_pickled_before_and_after_its_places_were_asked_for() -> None:
    """A document crosses to another process with its places."""
    document = parse_document("a = 1\nb = 2", "a.toml")
    for _ in range(2):
        copy: Document = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own pickle
        assert copy == document
        assert copy.place_of(("b",)) == document.place_of(("b",)) == Place("a.toml", 2, 1)
    assert len({document, copy}) == 1


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        pytest.param("a = 1\nb = 'å'".encode("latin-1"), "2:6", "not stored as UTF-8", id="Latin-1"),
        pytest.param("a = 'å'".encode("utf-16"), "1:1", "stored as UTF-16", id="UTF-16"),
    ],
)
def test_other_encodings_are_named(tmp_path: Path, content: bytes, line: str, words: str) -> None:
    """A file in another encoding is refused, with what to do about it."""
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)
    assert "save it with the encoding UTF-8" in str(caught.value)


def test_a_missing_file_is_named_with_a_similar_one(tmp_path: Path) -> None:
    """Who mistypes a file's name is told which one is there."""
    (tmp_path / "katrineholm.toml").touch()
    with pytest.raises(
        FileError, match=r"there is no file .*katrinholm\.toml.*did you mean `katrineholm\.toml`"
    ):
        read_document(tmp_path / "katrinholm.toml")


@pytest.mark.parametrize("name", ["no/such/folder/a.toml", "a\0.toml"], ids=["no folder", "no name"])
def test_a_file_that_can_not_be_is_missing(name: str) -> None:
    """A path that leads nowhere is a missing file."""
    with pytest.raises(FileError) as caught:
        read_document(name)
    assert [problem.code for problem in caught.value.problems] == ["missing-file"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in place of a file is said to be one."""
    with pytest.raises(FileError, match="is a folder, not a file"):
        read_document(tmp_path)


def test_a_failing_disk_is_a_problem(tmp_path: Path) -> None:
    """What the system refuses is said in the system's words."""
    path = tmp_path / "a.toml"
    path.touch()
    with pytest.raises(FileError, match="the system answers “permission denied”"), opened(path):
        raise PermissionError(13, "Permission denied")


def test_a_file_beyond_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    """A file of 100 MB costs nothing: its size is enough to refuse it."""
    path = tmp_path / "a.toml"
    path.touch()
    os.truncate(path, 100_000_000)
    with pytest.raises(FileError, match=r"too large: 100\.0 MB, and at most 4\.0 MB are allowed"):
        read_document(path)


def test_a_source_without_a_size_is_read_up_to_the_limit() -> None:
    """A device without an end is not read to its end."""
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no endless device")
    with pytest.raises(FileError, match="too large: 1,001 bytes, and at most 1,000 bytes are allowed"):
        read_document("/dev/zero", Limits(bytes=1_000))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04\x14\x00", "a word processor or spreadsheet file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a word processor or spreadsheet file"),
        (b"{\\rtf1\\ansi", "a word processor or spreadsheet file"),
        (b"%PDF-1.7\n", "this is a PDF"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(tmp_path: Path, content: bytes, words: str) -> None:
    """Whoever hands in the document as it was written is told to save it as text."""
    path = tmp_path / "rules.policy.md"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        read_document(path)
