"""What words are read with is kept in the user's cache, and never says anything but what its files say."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from caches import never, own_cache
from offentligroll.facts.text import lexicon_tables, trigrams
from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.tables import kept_tables
from offentligroll.facts.text.words import Words
from offentligroll.files import shipped
from offentligroll.files.kept import edition, keep
from offentligroll.model.reading import kept_objects

FILES = ("nb/language.toml",)
POST = Words.of("Kommunen har vedtatt en ny plan. Jeg mener at den er god.")

cache = own_cache


def fresh_lexicon() -> object:
    """Read a small lexicon as a new process would."""
    found = find(lexicon.__wrapped__("nb"), POST, Subject())
    assert found.finds
    return found


def test_a_lexicon_is_kept(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """It finds the same, and its patterns are not read again."""
    first = fresh_lexicon()
    assert [one.name[:11] for one in cache.iterdir()] == ["lexicon-nb-"]
    monkeypatch.setattr(lexicon_tables, "_compiled", never)
    assert fresh_lexicon() == first


def test_the_trigrams_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """They weigh the same."""
    first = trigrams.trigrams.__wrapped__()
    monkeypatch.setattr(trigrams, "_read", never)
    found = trigrams.trigrams.__wrapped__()
    assert found.languages == first.languages
    assert found.weigh(POST.folded) == first.weigh(POST.folded) > 0


def test_a_change_of_a_file_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is used only as long as the files say the same."""
    assert kept_tables("x", FILES, lambda: 1, str) == "1"
    assert kept_tables("x", FILES, lambda: 2, str) == "1"
    monkeypatch.setattr(shipped, "shipped_bytes", lambda *_: b"other")
    assert kept_tables("x", FILES, lambda: 3, str) == "3"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "{",
        lambda _: "[]",
        lambda kept: json.dumps(kept | {"contents": "0"}),
        lambda kept: json.dumps(kept | {"tables": {}}),
        lambda kept: json.dumps({"contents": kept["contents"]}),
    ],
)
def test_what_cannot_be_used_is_made_anew(cache: Path, spoil: Callable[[dict[str, object]], str]) -> None:
    """Nobody is told."""
    first = fresh_lexicon()
    (file,) = cache.iterdir()
    file.write_text(spoil(json.loads(file.read_text("utf-8"))), encoding="utf-8")
    assert fresh_lexicon() == first


def test_nothing_is_kept_where_the_cache_is_off(cache: Path) -> None:
    """It is made each time."""
    with mock.patch.dict(os.environ, {"OFFENTLIGROLL_CACHE": "off"}):
        assert [kept_tables("x", FILES, made, str) for made in (lambda: 1, lambda: 2)] == ["1", "2"]
    assert list(cache.iterdir()) == []


def test_nothing_is_kept_of_code_that_is_in_no_folder(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could tell then whether it has changed."""
    monkeypatch.setattr(kept_objects, "_LIBRARY", tmp_path / "library.zip")
    kept_objects.code_edition.cache_clear()
    try:
        assert kept_tables("x", FILES, lambda: 1, str) == "1"
    finally:
        kept_objects.code_edition.cache_clear()
    assert list(cache.iterdir()) == []


def test_older_editions_are_forgotten(cache: Path) -> None:
    """Of the same, the last few are kept; what else is there stays."""
    codes = [edition(str(number)) for number in range(6)]
    for age, code in enumerate(reversed(codes)):
        keep(f"lexicon-nb-{code}", age)
        written = cache / f"lexicon-nb-{code}.json"
        os.utime(written, (1_000 + age, 1_000 + age))
    others = ["lexicon-nb-nn-" + codes[0], "lexicon-nb-of-mine", "plain"]
    for name in others:
        keep(name, 1)
    keep(f"lexicon-nb-{edition('new')}", 2)
    assert {one.stem for one in cache.iterdir()} == {
        *others, *(f"lexicon-nb-{code}" for code in (*codes[:3], edition("new")))
    }  # fmt: skip
