"""Keys are found by what authors call them."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from offentligroll.files.keywords import meant_key, meant_value


@pytest.mark.parametrize(
    ("word", "key"),
    [("När", "when"), ("får inte", "must_not"), ("får_inte", "must_not"), ("must-not", "must_not")],
)
def test_case_spaces_and_hyphens_do_not_matter(word: str, key: str) -> None:
    """A key is one word, whatever the author's language does."""
    assert meant_key(word) == key


def test_only_what_can_stand_there_is_meant() -> None:
    """One word may be several keys, of which the file knows one."""
    assert meant_key("fall", ("fact", "case")) == "case"
    assert meant_key("när", ("unless",)) is None


@pytest.mark.parametrize(
    ("word", "known", "value"),
    [
        ("privat", ("official", "personal"), "personal"),
        ("I tjänsten", ("official", "personal"), "official"),
        ("måndag", ("mon", "tue"), "mon"),
        ("privat", ("due", "not-due"), None),
        ("xyzzy", ("official", "personal"), None),
    ],
)
def test_words_of_fixed_lists_have_other_names_too(
    word: str, known: tuple[str, ...], value: str | None
) -> None:
    """What can't stand at a place is not meant there."""
    assert meant_value(word, known) == value


@pytest.mark.parametrize("word", ["when", "must_not", "xyzzy", ""])
def test_keys_and_other_words_mean_nothing_else(word: str) -> None:
    """What is a key already, or none in any language, has no other meaning."""
    assert meant_key(word) is None


def test_each_word_is_listed_once_for_a_key() -> None:
    """The table has no doubles, and its words are folded as they are looked up."""
    text = resources.files("offentligroll.files").joinpath("keywords.toml").read_text("utf-8")
    for keys in tomllib.loads(text).values():
        for words in keys.values():
            assert len(set(words)) == len(words)
            assert all(word == word.casefold() == " ".join(word.split()) for word in words)
