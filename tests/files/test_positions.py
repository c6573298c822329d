"""The place of every value of a TOML file is found, in whatever style it is written."""

from __future__ import annotations

import datetime as dt
import random
import re
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.document import parse_document
from offentligroll.files.positions import last_key

Path = tuple[str | int, ...]

BARE = re.compile(r"[A-Za-z0-9_-]+")
TRICKY = "[]{}#=,.'\"\\\n\t åß🙂\x7f" + string.ascii_lowercase[:4]
KEYS = st.text(string.ascii_lowercase[:6] + "-_1", min_size=1, max_size=4) | st.text(TRICKY, max_size=4)
SCALARS = (
    st.text(TRICKY, max_size=12)
    | st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.dates()
    | st.datetimes(timezones=st.just(dt.UTC))
    | st.times()
    | st.floats(allow_nan=False)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.lists(st.dictionaries(KEYS, inner, max_size=3), min_size=1, max_size=3)
    ),
    max_leaves=12,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


class Writer:
    """Writes data as TOML in changing styles, and notes where each value is written."""

    def __init__(self, style: random.Random) -> None:
        self.style = style
        self.text = ""
        self.places: dict[Path, tuple[int, int]] = {}

    def mark(self, path: Path) -> None:
        """Note that the value at this path begins here, where it has not begun before."""
        here = (self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n"))
        self.places.setdefault(path, here)

    def space(self) -> None:
        """Write white space as it may stand within a line."""
        self.text += self.style.choice(["", " ", "\t "])

    def gap(self) -> None:
        """Write what may stand between the elements of a list."""
        self.text += self.style.choice(["", " ", "\n", ' # ] } " """ \'\n', "\n\n\t"])

    def rest_of_line(self) -> None:
        """End a line."""
        self.text += self.style.choice(["\n", " # [x] = \" '''\n", "\n\n   "])

    def key(self, path: Path, skip: int) -> None:
        """Write a dotted key from the keys of a path, without those before ``skip``."""
        steps = [number for number, step in enumerate(path) if isinstance(step, str) and number >= skip]
        self.space()
        for count, number in enumerate(steps):
            if count:
                self.space()
                self.text += "."
                self.space()
            self.mark(path[: number + 1])
            self.text += self.key_part(str(path[number]))
        self.space()

    def key_part(self, key: str) -> str:
        """Write one part of a key, bare or in quotes."""
        forms = [self.basic(key)]
        if BARE.fullmatch(key):
            forms += [key, key]
        if not set(key) & set("'\n\x7f"):
            forms.append(f"'{key}'")
        return self.style.choice(forms)

    def basic(self, text: str) -> str:
        """Write a text in double quotes, with more escapes than it needs."""
        escapes = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\", "\x7f": r"\u007F", "å": r"\u00e5"}
        if self.style.random() < 0.5:
            escapes["🙂"] = r"\U0001F642"
        return '"' + "".join(escapes.get(character, character) for character in text) + '"'

    def string(self, text: str) -> str:
        """Write a text in one of the four kinds of strings."""
        forms = [self.basic(text)]
        escaped = text.replace("\\", "\\\\").replace("\x7f", r"\u007f").replace('"""', r"\"\"\"")
        forms.append(f'"""\n{escaped}"""')
        forms.append(f'"""\\\n   {escaped}"""' if escaped[:1] not in ("", " ", "\n", "\t") else '"' * 6 + "#")
        if "\x7f" not in text and "'''" not in text and text.count("'") < 3:
            forms.append(f"'''\n{text}'''")
            if "\n" not in text and "'" not in text:
                forms.append(f"'{text}'")
        chosen = self.style.choice(forms)
        return (
            '""""""' if chosen == '"' * 6 + "#" and not text else chosen.replace('""""""#', self.basic(text))
        )

    def value(self, value: Any, path: Path) -> None:  # noqa: ANN401 - any TOML is meant
        """Write a value on the right side of ``=``, or in a list."""
        if isinstance(value, dict):
            self.text += "{"
            self.inline_pairs(value, path, len(path))
            self.space()
            self.text += "}"
        elif isinstance(value, list):
            self.text += "["
            self.gap()
            for number, item in enumerate(value):
                self.mark((*path, number))
                self.value(item, (*path, number))
                self.gap()
                if number < len(value) - 1 or self.style.random() < 0.3:
                    self.text += ","
                    self.gap()
            self.text += "]"
        elif isinstance(value, str):
            self.text += self.string(value)
        elif isinstance(value, bool):
            self.text += str(value).lower()
        elif isinstance(value, dt.datetime):
            self.text += value.isoformat(self.style.choice("T "))
        elif isinstance(value, (dt.date, dt.time)):
            self.text += value.isoformat()
        else:
            self.text += repr(value)

    def inline_pairs(self, table: dict[str, Any], path: Path, skip: int) -> None:
        """Write what stands in the braces of an inline table."""
        for number, (key, value) in enumerate(table.items()):
            if number:
                self.text += ","
            if isinstance(value, dict) and value and self.style.random() < 0.5:
                self.inline_pairs(value, (*path, key), skip)
            else:
                self.pair(value, (*path, key), skip)

    def pair(self, value: Any, path: Path, skip: int) -> None:  # noqa: ANN401 - any TOML is meant
        """Write a key, ``=`` and a value."""
        self.key(path, skip)
        self.text += "="
        self.space()
        self.value(value, path)

    def lines(self, table: dict[str, Any], path: Path, skip: int) -> list[tuple[Path, Any]]:
        """Write the lines of a table, and give back what is to be written under headers of its own."""
        later: list[tuple[Path, Any]] = []
        for key, value in table.items():
            inner = (*path, key)
            style = self.style.random()
            if isinstance(value, dict) and value and style < 0.3:
                later += self.lines(value, inner, skip)
            elif style < 0.8 and (
                (isinstance(value, dict) and path == path[:skip])
                or (isinstance(value, list) and value and all(isinstance(item, dict) for item in value))
            ):
                later.append((inner, value))
            else:
                self.pair(value, inner, skip)
                self.rest_of_line()
        return later

    def table(self, table: dict[str, Any], path: Path) -> None:
        """Write a table with all that is in it, after its header."""
        for inner, value in self.lines(table, path, len(path)):
            if isinstance(value, dict):
                self.header(inner, "[", "]")
                self.table(value, inner)
                continue
            for number, item in enumerate(value):
                self.mark((*inner, number))
                self.header(inner, "[[", "]]")
                self.table(item, (*inner, number))

    def header(self, path: Path, opening: str, closing: str) -> None:
        """Write a table header."""
        self.text += opening
        self.key(path, 0)
        self.text += closing
        self.rest_of_line()


@given(table=TABLES, style=st.randoms(use_true_random=False), windows=st.booleans())
def test_every_value_has_the_place_at_which_it_was_written(
    table: dict[str, Any], style: random.Random, windows: bool
) -> None:
    """All problems of a file are reported as file:line:col, at the key or element that they are about."""
    writer = Writer(style)
    writer.table(table, ())
    text = writer.text.replace("\n", "\r\n") if windows else writer.text
    document = parse_document(text, "a.toml")
    assert document.data == table
    found = {path: document.place_of(path) for path in writer.places}
    assert {path: (place.line, place.column) for path, place in found.items()} == writer.places


WRITTEN = """\
title = { sv = "Å", en = [1,
  { deep = 2 }] }
[sources.qa]
kind.of = "x"
[[capacity]]
id = "listed"
[capacity.when]
any_of = []
[[capacity]]
[[capacity.note]]
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param((), "a.toml:1:1", id="the file"),
        pytest.param(("title", "en"), "a.toml:1:21", id="key of an inline table"),
        pytest.param(("title", "en", 1), "a.toml:2:3", id="element of a list"),
        pytest.param(("title", "en", 1, "deep"), "a.toml:2:5", id="key in a list"),
        pytest.param(("sources",), "a.toml:3:2", id="table that a header implies"),
        pytest.param(("sources", "qa"), "a.toml:3:10", id="table by its header"),
        pytest.param(("sources", "qa", "kind", "of"), "a.toml:4:6", id="dotted key"),
        pytest.param(("capacity",), "a.toml:5:3", id="list of tables"),
        pytest.param(("capacity", 0), "a.toml:5:1", id="first table of a list"),
        pytest.param(("capacity", 0, "when", "any_of"), "a.toml:8:1", id="table of the latest element"),
        pytest.param(("capacity", 1), "a.toml:9:1", id="second table of a list"),
        pytest.param(("capacity", 1, "note", 0), "a.toml:10:1", id="list in a list"),
        pytest.param(("capacity", 1, "when", "x"), "a.toml:9:1", id="missing key"),
        pytest.param(("capacity", 7), "a.toml:5:3", id="missing element"),
        pytest.param(("nothing",), "a.toml:1:1", id="missing table"),
    ],
)
def test_places_are_those_of_keys_elements_and_headers(path: Path, place: str) -> None:
    """A place is that of the key, the element or the header; of what is missing, that around it."""
    assert str(parse_document(WRITTEN, "a.toml").place_of(path)) == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ("", 0, None), id="nothing"),
        pytest.param("a = 1\nb.c = 2", ("b.c", 6, None), id="new"),
        pytest.param("a = 1\nb = 2\na = 3", ("a", 12, 0), id="doubled"),
        pytest.param("a = {b = 1, b", ("b", 12, 5), id="broken off in braces"),
        pytest.param("a = [", ("a", 0, None), id="broken off in a list"),
    ],
)
def test_the_last_key_is_known_even_where_the_file_breaks_off(
    text: str, expected: tuple[str, int, int | None]
) -> None:
    """A doubled key can be named, with the place where it first stood."""
    assert last_key(text) == expected


@pytest.mark.parametrize(
    ("escape", "character"),
    [
        pytest.param(r"\u00e5", "å", id="four digits"),
        pytest.param(r"\U0001F642", "🙂", id="eight digits"),
        pytest.param(r"\t", "\t", id="tab"),
        pytest.param(r"\"", '"', id="quote"),
        pytest.param(r"\\", "\\", id="backslash"),
    ],
)
def test_escapes_in_keys_are_read(escape: str, character: str) -> None:
    """A key that is written with escapes is found under its real name."""
    document = parse_document(f'a = 1\n[x]\n"k{escape}" = 1', "a.toml")
    assert document.place_of(("x", f"k{character}")).line == 3
