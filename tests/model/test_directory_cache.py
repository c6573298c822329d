"""Large directories are kept in the user's cache, and never older or other than the file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from offentligroll import Directory, FileError, Official
from offentligroll.files.kept import cache_folder, keep
from offentligroll.files.limits import Limits
from offentligroll.model.reading import directory_cache
from offentligroll.model.reading.columns import Columns, together

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("directory.toml"))
DIRECTORY = """format = 1
[[organisation]]
id = "byn"
name = "Byn"
kind = "municipality"
zone = "Europe/Stockholm"
opening_hours = { weekdays = ["mon"], from = 08:00:00, until = 17:00:00 }
election_periods = [{ from = 2022-08-01, until = 2022-09-11, note = "val" }]
[[official]]
id = "kim"
name = "Kim"
identifiers = { hr = ["17"] }
facts = { author-is-visitor = { value = true, from = 2020-01-01 } }
[[official.role]]
organisation = "byn"
kind = "elected"
titles = { sv = ["ordförande"] }
from = "2010"
until = "unknown"
leave = []
mandates = [{ topics = ["snö"] }]
[[channel]]
id = "x:1"
kind = "account"
holder = "kim"
handles = [{ handle = "@kim", checked = 2020-05-02 }]
declared = [{ capacity = "official", by = "byn" }]
listed = [{ by = "byn", checked = 2020-05-02 }]
disclaimer = false
profile = { name = "Kim" }
since = "2010-02"
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep even small directories, in a folder of the test's own."""
    monkeypatch.setattr(directory_cache, "SMALLEST", 0)
    with mock.patch.dict(os.environ, {"OFFENTLIGROLL_CACHE": str(tmp_path / "cache")}):
        yield tmp_path / "cache"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a directory in which everything is told."""
    found = tmp_path / "directory.toml"
    found.write_text(DIRECTORY, encoding="utf-8")
    return found


def kept(folder: Path) -> list[Path]:
    """Give what is kept."""
    return sorted(folder.glob("*")) if folder.exists() else []


@pytest.mark.parametrize("example", [*EXAMPLES, None], ids=str)
def test_what_is_kept_is_the_same(cache: Path, path: Path, example: Path | None) -> None:
    """Every value comes back equal, and of its own class."""
    asked = example or path
    plain = Directory.load(asked, cache=False)
    assert kept(cache) == []
    first, second = Directory.load(asked), Directory.load(asked)
    assert plain == first == second
    assert second.to_toml() == plain.to_toml()
    assert len(kept(cache)) == 1
    for channel in second.channels:
        assert channel.holder is None or channel.holder in (*second.officials, *second.organisations)


def test_a_change_of_the_file_is_seen(cache: Path, path: Path) -> None:
    """What is kept is found by the contents."""
    Directory.load(path)
    path.write_text(DIRECTORY.replace("Kim", "Bo"), encoding="utf-8")
    assert Directory.load(path).official("kim").name == "Bo"
    assert len(kept(cache)) == 2


def test_a_change_of_the_library_is_seen(cache: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version keeps its own."""
    Directory.load(path)
    monkeypatch.setattr(directory_cache, "__version__", "99")
    Directory.load(path)
    assert len(kept(cache)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "other"},
        {"tables": 7},
        {"tables": [{"class": "os:system", "columns": {}, "count": 1}]},
        {"tables": [{"class": "cli:Application", "columns": {}, "count": 1}]},
        {"tables": [{"class": "model.official:attrs", "columns": {}, "count": 1}]},
        {"tables": [{"class": "model.official:RoleKind", "columns": {}, "count": 1}]},
        {"tables": [{"class": "model.official:Official", "columns": {"nothing": [1]}, "count": 1}]},
        {"tables": [{"class": "model.official:Official", "columns": {"id": []}, "count": 1}]},
        {"officials": [["e", "model.official:Official", 1]]},
        {"tables": [{"class": "model.no-module:X", "columns": {}, "count": 1}]},
        {"tables": [{"class": "model.nowhere:X", "columns": {}, "count": 1}]},
        {"officials": [["o", 99, 0]]},
        {"officials": [["what"]]},
        {"officials": 7},
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_read_anew(cache: Path, path: Path, change: dict[str, object]) -> None:
    """Whatever stands in the cache, it names no class but the model's, and runs nothing."""
    plain = Directory.load(path)
    (file,) = kept(cache)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), encoding="utf-8")
    assert Directory.load(path) == plain


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000])
def test_a_broken_cache_is_read_anew(cache: Path, path: Path, content: str) -> None:
    """Nobody is told: the directory is what the file says."""
    plain = Directory.load(path)
    (file,) = kept(cache)
    file.write_text(content, encoding="utf-8")
    assert Directory.load(path) == plain


def test_it_can_be_switched_off(cache: Path, path: Path) -> None:
    """By an argument, or by a variable for all."""
    Directory.load(path, cache=False)
    with mock.patch.dict(os.environ, {"OFFENTLIGROLL_CACHE": "off"}):
        assert Directory.load(path) == Directory.load(path)
        keep("name", {"kept": True})
    assert kept(cache) == []


def test_a_folder_that_cannot_be_written(cache: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory is read all the same, and nothing half written stays."""
    cache.write_text("", encoding="utf-8")
    assert Directory.load(path).officials
    cache.unlink()

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    assert Directory.load(path).officials
    assert kept(cache) == []


def test_small_directories_are_not_kept(cache: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read quickly as they are."""
    monkeypatch.setattr(directory_cache, "SMALLEST", 200_000)
    assert Directory.load(path) == Directory.load(path)
    assert kept(cache) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"OFFENTLIGROLL_CACHE": "/tmp/x"}, "/tmp/x"),  # noqa: S108 - nothing is written there
        ({"OFFENTLIGROLL_CACHE": "no", "HOME": "/a"}, None),
        ({"XDG_CACHE_HOME": "/c"}, "/c/offentligroll"),
        ({"HOME": "/a"}, "/a/.cache/offentligroll"),
        ({}, None),
    ],
)
def test_where_it_is(
    environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the user's caches are, unless a variable says otherwise."""
    monkeypatch.setattr("sys.platform", "linux")
    found = cache_folder(environment)
    assert (None if found is None else found.as_posix()) == expected


def test_limits(path: Path) -> None:
    """A directory may be larger than usual, or smaller, if somebody says so."""
    with pytest.raises(FileError, match="too large"):
        Directory.load(path, limits=Limits(bytes=100))
    assert Directory.load(path, limits=Limits(bytes=10_000)).officials


def test_objects_with_nothing_told() -> None:
    """They come back with their defaults, also where garbage is not collected."""
    import gc

    columns = Columns()
    assert together([], columns.add((None, True, 7))) == (None, True, 7)
    places = columns.add((Official(id="a", name="A"), Official(id="a", name="A")))
    assert len(columns.tables()[0]["columns"]["id"]) == 1
    gc.disable()
    try:
        assert together(columns.tables(), places)[1] == Official(id="a", name="A")
        assert not gc.isenabled()
    finally:
        gc.enable()
