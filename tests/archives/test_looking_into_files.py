"""Files that can't be looked into are told, and looking for a format goes on."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from offentligroll import archives
from offentligroll.archives import Offer, offer
from offentligroll.archives.folder import DiskFolder, Folder, beginning_of, file_error, peek
from offentligroll.files.problems import FileError
from offentligroll.languages import Message


def test_a_file_that_is_gone_begins_with_nothing(tmp_path: Path) -> None:
    """Whether a file has a table in it is asked of files that may be gone."""
    assert peek(DiskFolder(path=tmp_path), "gone.csv") == b""


def test_a_file_that_nobody_could_look_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no format claims, since it could not be read, is a problem and no file that nobody reads."""
    (tmp_path / "posts.jsonl").write_text('{"act": "post", "text": "Hej"}\n', encoding="utf-8")
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")

    def looked_into(folder: Folder, name: str) -> bytes:
        if name == "broken.json":
            raise file_error(f"{folder.name}/{name}", "unreadable", Message("archives.file.broke-off"))
        return beginning_of(folder, name)

    monkeypatch.setattr(offer, "beginning_of", looked_into)
    reader = archives.read(tmp_path)
    assert [one.text for one in reader] == ["Hej"]
    assert [(one.code, "broken.json" in str(one)) for one in reader.problems] == [("unreadable", True)]
    offered = Offer(folder=DiskFolder(path=tmp_path))
    assert offered.beginning("broken.json") == b""
    # What was at hand when it failed, such as the bytes read so far, is not kept with it.
    assert offered.unreadable["broken.json"].__traceback__ is None


def test_what_was_looked_into_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is looked into once; of thousands, beginnings are kept packed, and read the same."""
    monkeypatch.setattr(offer, "_MOST_KEPT", 1)
    for name in "abc":
        (tmp_path / name).write_text(name * 9, encoding="utf-8")
    offered = Offer(folder=DiskFolder(path=tmp_path))
    assert [offered.beginning(name) for name in "abc"] == [b"a" * 9, b"b" * 9, b"c" * 9]
    for name in "abc":
        (tmp_path / name).unlink()
    assert [offered.beginning(name) for name in "abc"] == [b"a" * 9, b"b" * 9, b"c" * 9]


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("posts/your_posts_1.html", b"<html>", "as JSON"),
        ("samtal.txt", b"[2024-05-02 09:00:00] Bo: Hej", "as a table"),
        ("mail.pst", b"!BDN", "`.eml`"),
        ("crawl.warc", b"WARC/1.0", "export of the account"),
        ("page.mht", b"From: <Saved by Blink>\nSubject: a\n\n", "export of the account"),
        ("posts.7z", b"7z", "unpack it"),
        ("outbox.json.gz", gzip.compress(b"{}", mtime=0), "unpack it"),
        ("film.mp4", b"ftyp", ""),
        (".hidden.html", b"<html>", ""),
    ],
)
def test_what_is_not_read_has_a_way_on(tmp_path: Path, name: str, content: bytes, advice: str) -> None:
    """Whoever hands in something else hears what to do, for a folder and for the file itself."""
    path = tmp_path / "in" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    for one in (tmp_path / "in", path):
        with pytest.raises(FileError) as raised:
            archives.read(one, include_private=True)
        hint = raised.value.problems[0].hint
        assert (advice in str(hint)) if advice else (hint is None)
