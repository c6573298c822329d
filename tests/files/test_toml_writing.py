"""What is written as TOML is read again as it was, whatever it is."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.toml_writing import toml_file, toml_list, toml_text
from offentligroll.languages import MessageError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
KEYS = st.sampled_from(["id", "from", "å", "two words", "", 'a"b', "se-law/x"]) | TEXTS
SCALARS = TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.dates() | st.times()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)
FILES = st.fixed_dictionaries(
    {"head": VALUES},
    optional={
        "entry": st.lists(
            st.builds(
                lambda table, inner: {**table, "inner": inner},
                TABLES,
                st.lists(TABLES, min_size=1, max_size=2),
            ),
            min_size=1,
            max_size=3,
        ),
        "named": st.dictionaries(KEYS, TABLES, min_size=1, max_size=3),
        "table": st.dictionaries(KEYS, SCALARS, min_size=1, max_size=3),
    },
)


@given(FILES)
def test_what_is_written_is_read_again(contents: dict[str, Any]) -> None:
    """Texts with any characters, keys of any form, lists and tables within each other come back the same."""
    assert tomllib.loads(toml_file(contents, {"entry", "inner", "named", "table"})) == contents


LONG = [f"the fact number {number}" for number in range(8)]


@pytest.mark.parametrize(
    ("contents", "lines"),
    [
        ({"a": 1, "c": [True, "x"]}, ["a = 1", 'c = [true, "x"]']),
        ({"a": {"sv": "x", "en": "y"}}, ['a = { sv = "x", en = "y" }']),
        ({"day": dt.date(2024, 3, 15), "at": dt.time(8)}, ["day = 2024-03-15", "at = 08:00:00"]),
        ({"b": {"x": {"c": 1}}, "a": 1}, ["a = 1", "", "[b.x]", "c = 1"]),
        ({"b": {"c": 1}}, ["", "[b]", "c = 1"]),
        ({"b": [{"c": {}}]}, ["", "[[b]]", "c = {}"]),
        ({"b": []}, []),
        ({"a": LONG}, ["a = [", *(f'    "{one}",' for one in LONG), "]"]),
        ({"a": {"any_of": LONG}}, ["a = { any_of = [", *(f'    "{one}",' for one in LONG), "] }"]),
        ({"a": ["x" * 120]}, ["a = [", f'    "{"x" * 120}",', "]"]),
    ],
)
def test_it_is_laid_out_for_people(contents: dict[str, Any], lines: list[str]) -> None:
    """Plain keys come first, tables have headings where they are asked for, long lists a line an entry."""
    assert toml_file(contents, {"b"}).splitlines() == lines


@pytest.mark.parametrize("contents", [{"a": "x\ud800"}, {"\ud800": 1}])
def test_half_a_character_is_refused(contents: dict[str, Any]) -> None:
    """What no file can hold is an error, and not written as something else."""
    with pytest.raises(MessageError, match=r"U\+D800 is half a character"):
        toml_file(contents, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('say "hej"', '"say \\"hej\\""'),
        ("å\n\t\\", '"å\\n\\t\\\\"'),
        ("\x00\x7f\u202e", '"\\u0000\\u007f\\u202e"'),
        ("\ud800", '"?"'),
    ],
)
def test_text_is_written_as_toml(text: str, expected: str) -> None:
    """Whatever somebody says is one string of TOML, on one line."""
    assert toml_text(text) == expected
    assert toml_list([text, "a"]) == f'[{expected}, "a"]'
