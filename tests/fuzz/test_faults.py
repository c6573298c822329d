"""Every opening, reading, writing and renaming may fail: what is told, and what is left behind."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest
from cli_builders import DIRECTORY, EXPORT, Ended, offentligroll
from faults import faults_in

from offentligroll.files.writing import append, write_new_files

SAVED = 'format = 1\npolicy = "katrineholm"\n'
MOST_USES = 200


def left_in(folder: Path) -> dict[str, str]:
    """Give what lies in a folder."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8") if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def runs(folder: Path, command: Callable[[], Ended]) -> int:
    """Run a command again and again, another use of the files failing each time; give how many there are."""
    before = left_in(folder)
    for failing in range(MOST_USES):
        with faults_in(folder, failing) as faults:
            ended = command()
        if faults.used <= failing:
            assert ended.code == 0
            return failing
        assert ended.code in (1, 2), failing
        assert "error in offentligroll itself" not in ended.err
        assert "no space left on device" in ended.err
        assert left_in(folder) == before
    raise AssertionError("it never came to an end")


def test_new_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Wherever the disk becomes full, `new` leaves nothing behind and can be run again."""
    assert runs(tmp_path, lambda: offentligroll("new", tmp_path / "a" / "b", "--yes")) > 15


@pytest.mark.parametrize("name", ["mine.cases.toml", "mine.jsonl"])
@pytest.mark.parametrize("before", [None, SAVED])
def test_saving_leaves_what_was_there(tmp_path: Path, name: str, before: str | None) -> None:
    """Where an interview can't be kept, the file is as it was."""
    if before is not None:
        (tmp_path / name).write_text(before, encoding="utf-8")
    command = ("ask", "--policy", "katrineholm", "--act", "post", "--save", tmp_path / name)
    assert runs(tmp_path, lambda: offentligroll(*command, stdin=b"yes\nquit\n")) > 1


def test_archives_that_can_not_be_read_are_told(tmp_path: Path) -> None:
    """Wherever reading fails, it is a problem of the file and no traceback, or a second look made it good."""
    shutil.copy(DIRECTORY, tmp_path / "directory.toml")
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(Path(EXPORT).iterdir()):
            archive.write(path, path.name)
    command = (
        "assess",
        tmp_path / "export.zip",
        "--directory",
        tmp_path / "directory.toml",
        "--format",
        "csv",
    )
    whole = offentligroll(*command)
    for failing in range(MOST_USES):
        with faults_in(tmp_path, failing) as faults:
            ended = offentligroll(*command)
        if faults.used <= failing:
            break
        assert "error in offentligroll itself" not in ended.err
        if ended.out != whole.out or ended.code != whole.code:
            assert ended.code in (1, 2)
            assert str(tmp_path) in ended.err
    assert faults.used > 3


def test_an_addition_that_is_cut_short_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk may take a part and say so by a count alone."""
    path = tmp_path / "a.jsonl"
    path.write_text("before\n", encoding="utf-8")

    class Short:
        def __init__(self, file: object) -> None:
            self.file = file

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()  # type: ignore[attr-defined]

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def write(self, data: bytes) -> int:
            return int(self.file.write(data[:3]))  # type: ignore[attr-defined]

    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest, **named: Short(real(path, *rest, **named)))
    with pytest.raises(OSError, match="No space left"):
        append(path, json.dumps({"id": "1"}))
    monkeypatch.undo()
    assert path.read_text("utf-8") == "before\n"


def test_a_file_that_came_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else writes while the files are written is not overwritten, and ours go away."""
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        real(source, target)
        (tmp_path / "b").write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(FileExistsError):
        write_new_files(tmp_path, {"a": "ours", "b": "ours"})
    assert left_in(tmp_path) == {"b": "theirs"}
