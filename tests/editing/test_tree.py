"""The walk over a text finds what stands where, whole or half typed."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.editing.tree import Tree
from offentligroll.policy import shipped_ids

_SOUP = st.text(alphabet=string.ascii_lowercase[:4] + "[]{}=,.#\"'\\\n \t-1", max_size=60)


def _plain(value: Value) -> object:
    """What a value says, as Python's parser gives it, but for numbers and days."""
    if value.kind is ValueKind.LIST:
        return [_plain(one) for one in value.members]
    if value.kind is ValueKind.TABLE:
        return _table(value.items)
    return value.text


def _table(items: tuple[Item, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for item in items:
        inner = made
        for key in item.keys[:-1]:
            inner = inner.setdefault(key, {})
        inner[item.keys[-1]] = _plain(item.value)
    return made


def _said(tree: Tree) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for entry in tree.entries:
        inner: Any = made
        for step, following in zip(entry.path, (*entry.path[1:], ""), strict=False):
            if isinstance(step, int):
                inner.extend({} for _ in range(step + 1 - len(inner)))
                inner = inner[step]
            else:
                inner = inner.setdefault(step, [] if isinstance(following, int) else {})
        inner.update(_table(entry.items))
    return made


def _loose(value: object) -> object:
    """What Python's parser gives, with numbers and days as they are written."""
    if isinstance(value, dict):
        return {key: _loose(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_loose(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shipped() -> Iterator[str]:
    yield from (f"{identity}.policy.toml" for identity in shipped_ids())
    yield from ("katrineholm.cases.toml", "se-law.cases.toml")


@pytest.mark.parametrize("name", [*_shipped()])
def test_it_reads_whole_files_as_python_does(name: str) -> None:
    """Shipped policies and cases say to the walk what they say to Python's parser."""
    text = resources.files("offentligroll.library").joinpath(name).read_text("utf-8")
    assert _said(Tree.of(text)) == _loose(tomllib.loads(text))


_TRICKY = r"""
a.b."c d" = 'lit # eral'  # a comment
long = '''
two
lines'''
tabbed = "a\tb \u00e5 \U0001F600 \q"
[x . y]
list = [
  "one", # why
  { k = [1, 2], "m n" = true },
]
[[z]]
[[z]]
[z.inner]
last = 1"""


def test_it_reads_the_corners_of_toml() -> None:
    """Keys with dots and marks, texts of all four kinds, lists in lines, tables in tables of lists."""
    said = _said(Tree.of(_TRICKY))
    assert said == {
        "a": {"b": {"c d": "lit # eral"}},
        "long": "two\nlines",
        "tabbed": "a\tb å 😀 q",
        "x": {"y": {"list": ["one", {"k": ["1", "2"], "m n": "true"}]}},
        "z": [{}, {"inner": {"last": "1"}}],
    }


@pytest.mark.parametrize(
    ("typed", "following"),
    [
        ('when = { any_of = ["acc', "says"),
        ('when = { any_of = ["acc", ', "says"),
        ("when = [", "says"),
        ("when = {", "says"),
        ("when =", "says"),
        ("when", "says"),
        ('when = "acc', "says"),
        ("when = { any_of = ] }", "says"),
        ("= 3", "says"),
        ("]", "says"),
        ("when = [}", "says"),
    ],
)
def test_a_half_typed_line_does_not_swallow_the_next(typed: str, following: str) -> None:
    """What is not closed ends where a key begins a line, so that the rest of the file is known."""
    tree = Tree.of(f'[[capacity]]\nid = "a"\n{typed}\n{following} = 1\n[[capacity]]\nid = "b"\n')
    first, second = (*tree.listed("capacity"),)
    assert first.item(following) is not None
    assert second.id == "b"


def test_a_header_ends_what_is_open() -> None:
    """An entry is never swallowed by the one above."""
    tree = Tree.of('[[fact]]\nwords = { sv = ["a",\n[[fact]]\nid = "b"\n')
    assert [entry.id for entry in tree.listed("fact")] == [None, "b"]


def test_deep_nesting_is_cut() -> None:
    """Brackets from strangers cost no stack."""
    assert Tree.of("a = " + "[" * 5_000 + "{" * 5_000).entries[0].items


@given(_SOUP)
def test_it_copes_with_anything(text: str) -> None:
    """Whatever is typed, places lie in the text, in order, and one in another."""
    tree = Tree.of(text)
    assert tree.entries[-1].end == len(text)
    for entry in tree.entries:
        assert entry.start <= entry.header_end <= entry.end
        _check_items(entry, entry.items, entry.header_end, entry.end)


def _check_items(entry: Entry, items: tuple[Item, ...], start: int, end: int) -> None:
    for item in items:
        assert start <= item.start <= item.key_end <= item.end <= end
        start = item.end
        _check_value(entry, item.value, item.key_end, end)


def _check_value(entry: Entry, value: Value, start: int, end: int) -> None:
    assert start <= value.start <= value.end <= end
    for member in value.members:
        _check_value(entry, member, value.start, value.end)
    _check_items(entry, value.items, value.start, value.end)
