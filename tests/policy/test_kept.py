"""Shipped policies are kept in the user's cache, and never say anything but what their files say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caches import never, own_cache
from offentligroll import FileError, Policy
from offentligroll.facts import known_facts, vocabulary
from offentligroll.facts.vocabulary import FactDefinition, Vocabulary
from offentligroll.files import kept
from offentligroll.files.limits import Limits
from offentligroll.model.reading import kept_objects
from offentligroll.policy.reading import kept_policies, loading
from offentligroll.policy.reading.kept_policies import shipped_rulebook
from offentligroll.policy.reading.loading import read_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids

IDS = ("katrineholm", "se-practice", "us-lindke")

cache = own_cache


@pytest.mark.parametrize("identity", shipped_ids())
def test_what_is_kept_says_the_same(identity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every shipped policy comes back equal, with the same hashes, and without its file being read."""
    plain = read_rulebook(identity)[1]
    assert shipped_rulebook(identity) == plain
    monkeypatch.setattr(loading, "read_shipped", never)
    found = shipped_rulebook(identity)
    assert (found, found.sha256, found.fingerprint) == (plain, plain.sha256, plain.fingerprint)
    assert repr(found) == repr(plain)
    assert Policy.load(identity).sound() == Policy.of(plain)


def test_the_vocabulary_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes back equal."""
    plain = Vocabulary.shipped()
    read = vocabulary._read
    for reads in (read, never):
        found = kept_objects.kept_object("vocabulary", known_facts.hash_of, reads, FactDefinition)
        assert found == plain.definitions


def test_a_change_of_a_file_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is used only as long as the file has the same hash."""
    shipped_rulebook("se-practice")
    monkeypatch.setattr(kept_policies, "_hash_of", lambda _: "0")
    monkeypatch.setattr(loading, "read_shipped", never)
    with pytest.raises(AssertionError):
        shipped_rulebook("se-practice")


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"katrineholm": "0"}},
        {"files": {"no-such-policy": "0"}},
        {"files": []},
        {"tables": [{"class": "files.kept:keep", "columns": {}, "count": 1}]},
        {"tables": [{"class": "files.kept:keep", "columns": {}}]},
        {"tables": [{"class": "rules.rule:CapacityRule", "columns": {"run": [1]}, "count": 1}]},
        {"tables": [{"class": "rules.no-module:X", "columns": {}, "count": 1}]},
        {"tables": []},
        {"places": []},
        {"places": [["z", "Europe/Stockholm"]]},
        {"places": [["t", 1]]},
    ],
)
def test_what_cannot_be_used_is_read_anew(cache: Path, change: dict[str, object]) -> None:
    """Whatever stands in the cache, it names no class but those of policies, and runs nothing."""
    plain = shipped_rulebook("katrineholm")
    (file,) = cache.glob("policy-*")
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), encoding="utf-8")
    assert shipped_rulebook("katrineholm") == plain


def test_a_broken_cache_is_read_anew(cache: Path) -> None:
    """Nobody is told."""
    plain = shipped_rulebook("katrineholm")
    (file,) = cache.glob("policy-*")
    for content in ("", "[]", "{"):
        file.write_text(content, encoding="utf-8")
        assert shipped_rulebook("katrineholm") == plain


def test_code_that_is_in_no_folder_keeps_nothing(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could tell then whether it has changed."""
    monkeypatch.setattr(kept_objects, "_LIBRARY", tmp_path / "library.zip")
    kept_objects.code_edition.cache_clear()
    try:
        assert shipped_rulebook("katrineholm") == read_rulebook("katrineholm")[1]
    finally:
        kept_objects.code_edition.cache_clear()
    assert list(cache.iterdir()) == []


def test_limits_are_held_to_the_file(cache: Path) -> None:
    """What was asked with limits is read from the file itself."""
    Policy.load("katrineholm")
    with pytest.raises(FileError):
        Policy.load("katrineholm", limits=Limits(bytes=10))
    assert len(list(cache.glob("policy-*"))) == 1


def test_an_answer_from_the_cache_reads_no_file() -> None:
    """A fresh interpreter answers without the modules that read policies."""
    script = (
        "import sys; from offentligroll import Policy;"
        "assessment = Policy.load('us-lindke').assess_facts(['account-is-listed']);"
        "print(assessment.status, 'offentligroll.policy.reading.loading' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    told = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)]  # noqa: S603
    first, second = (one.stdout.split() for one in told)
    assert (first[0], first[1], second[1]) == (second[0], "True", "False")


@pytest.mark.parametrize("is_anothers", [True, False], ids=["another's folder", "a folder open to all"])
def test_nothing_is_kept_where_others_can_write(
    is_anothers: bool, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers rest on what is kept, so that it is neither read nor written where anybody may change it."""
    kept.keep("said", {"is": "so"})
    assert kept.reuse("said", dict) == {"is": "so"}
    if is_anothers:
        monkeypatch.setattr(os, "getuid", lambda: cache.stat().st_uid + 1, raising=False)
        monkeypatch.setattr(kept, "_ROOT", -1)
    else:
        cache.chmod(0o777)
    assert kept.reuse("said", dict) is None
    kept.keep("more", {})
    assert [one.name for one in cache.iterdir()] == ["said.json"]


def test_it_is_kept_where_folders_have_no_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every system knows users by number."""
    monkeypatch.delattr(os, "getuid", raising=False)
    kept.keep("said", {"is": "so"})
    assert kept.reuse("said", dict) == {"is": "so"}
