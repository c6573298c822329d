"""ZIP files that are broken, locked, or made to cost too much."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from offentligroll import archives
from offentligroll.archives import ArchiveLimits
from offentligroll.files.problems import FileError
from steps import steps_of

NOTE = {
    "type": "Create",
    "actor": "https://a.example/a",
    "to": "as:Public",
    "published": "2024-01-02T10:00:00Z",
    "object": {"id": "https://a.example/1", "content": "Hej"},
}
OUTBOX = json.dumps({"orderedItems": [NOTE]}).encode()
CENTRAL = b"PK\x01\x02"


def packed(path: Path, *files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a ZIP file; a name may stand in it more than once."""
    with zipfile.ZipFile(path, "w", method) as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        for name, content in files:
            archive.writestr(name, content)
    return path


def changed(path: Path, *, at: int, to: bytes) -> Path:
    """Write other bytes into the entry of the only file in the ZIP file's own list."""
    data = bytearray(path.read_bytes())
    start = data.index(CENTRAL) + at
    data[start : start + len(to)] = to
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_method_that_no_limit_holds_is_refused(tmp_path: Path, method: int) -> None:
    """What unpacks piece by piece to any size is never begun."""
    path = packed(tmp_path / "export.zip", ("outbox.json", OUTBOX), method=method)
    with pytest.raises(FileError, match="can't be unpacked"):
        list(archives.read(path))


@pytest.mark.parametrize(
    ("at", "to"),
    [
        (6, b"\x73\x00"),
        (8, b"\x01\x00"),
        (10, b"\x63\x00"),
        (16, b"\xff\xff\xff\xff"),
        (42, b"\x05\x00\x00\x00"),
    ],
    ids=["later-version", "locked", "unknown-method", "wrong-checksum", "wrong-place"],
)
def test_every_way_to_fail_is_the_same_error(tmp_path: Path, at: int, to: bytes) -> None:
    """Whatever is wrong with the ZIP file, it is told as a problem of the file."""
    path = changed(packed(tmp_path / "export.zip", ("outbox.json", OUTBOX)), at=at, to=to)
    with pytest.raises(FileError, match="can't be unpacked"):
        list(archives.read(path))


def test_what_becomes_many_times_larger_is_refused(tmp_path: Path) -> None:
    """A small ZIP file that unpacks to a large one is refused; the ratio is a setting."""
    path = packed(tmp_path / "export.zip", ("outbox.json", b'{"orderedItems": [' + b"1," * 100_000 + b"1]}"))
    with pytest.raises(FileError, match="more than 200 times larger"):
        list(archives.read(path))
    reader = archives.read(path, limits=ArchiveLimits(ratio=2_000))
    assert list(reader) == []
    assert reader.problem_counts == {"not-an-object": 100_001}


def test_bytes_that_count_for_several_files_are_refused(tmp_path: Path) -> None:
    """Files that overlap would unpack to more than the ratio allows."""
    path = packed(tmp_path / "export.zip", ("outbox.json", OUTBOX))
    changed(path, at=20, to=(10_000).to_bytes(4, "little"))
    with pytest.raises(FileError, match="can't be unpacked"):
        archives.read(path)


def test_too_many_names_are_refused(tmp_path: Path) -> None:
    """A ZIP file of more files than allowed is refused, and not read in part."""
    path = packed(tmp_path / "export.zip", ("outbox.json", OUTBOX), ("a", b""), ("b", b""))
    assert len(list(archives.read(path, limits=ArchiveLimits(names=3)))) == 1
    with pytest.raises(FileError, match="more than 2 files"):
        archives.read(path, limits=ArchiveLimits(names=2))


def test_names_are_read_once(tmp_path: Path) -> None:
    """The work to open one grows with the number of folders and not with its square."""

    def steps(size: int) -> int:
        path = packed(tmp_path / f"{size}.zip", *((f"{number}/a", b"") for number in range(size)))

        def opened() -> None:
            with pytest.raises(FileError, match="there is no archive in it"):
                archives.read(path)

        return steps_of(opened)

    assert steps(2_000) < 12 * steps(200)


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    """The last one is read, as where it is unpacked, and a problem says so."""
    path = packed(tmp_path / "export.zip", ("outbox.json", b"{}"), ("outbox.json", OUTBOX))
    reader = archives.read(path)
    assert [statement.text for statement in reader] == ["Hej"]
    (problem,) = reader.problems
    assert (problem.code, problem.severity) == ("doubled-name", "warning")
    assert "outbox.json" in problem.message


@pytest.mark.parametrize("name", ["export\\outbox.json", "a\\b\\c\\d\\outbox.json", "a/b/c/d/outbox.json"])
def test_folders_are_found_however_they_are_written(tmp_path: Path, name: str) -> None:
    """Backslashes part folders too, and they may be of any depth."""
    path = packed(tmp_path / "export.zip", ("export/", b""), (name, OUTBOX))
    assert [statement.text for statement in archives.read(path)] == ["Hej"]


def test_the_first_problems_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    """Memory does not grow with what is wrong; whoever listens hears of each."""
    path = tmp_path / "mine.jsonl"
    path.write_text("[]\n" * 30 + "{\n" * 5, encoding="utf-8")
    heard: list[object] = []
    reader = archives.read(path, on_problem=heard.append, limits=ArchiveLimits(problems=10))
    assert list(reader) == []
    assert (len(reader.problems), len(heard)) == (10, 35)
    assert reader.problem_counts == {"not-an-object": 30, "json-syntax": 5}
