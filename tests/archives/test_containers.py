"""Folders, ZIP and tar files, within one another, and what becomes of every file in them."""

# ruff: noqa: ANN401 - any option is meant
from __future__ import annotations

import functools
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from archive_builders import MemoryFolder

from offentligroll import archives
from offentligroll.archives import ArchiveLimits, Claim, Intake, Offer, gzip_places, mastodon
from offentligroll.archives import offer as offers
from offentligroll.archives.folder import DiskFolder
from offentligroll.archives.gzip_places import Unpacking
from offentligroll.files.problems import FileError
from offentligroll.model.statement import Act, Statement
from steps import steps_of

Files = dict[str, bytes]


def outbox(account: str = "a") -> bytes:
    """Write an outbox with one post."""
    actor = f"https://a.example/{account}"
    note = {"type": "Create", "actor": actor, "to": "as:Public", "published": "2024-01-02T10:00:00Z",
            "object": {"id": f"{actor}/1", "content": f"Hej {account}"}}  # fmt: skip
    return json.dumps({"orderedItems": [note]}).encode()


def zipped(files: Files) -> bytes:
    """Pack files in a ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: Files) -> bytes:
    """Pack files in a tar file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def gzipped(files: Files) -> bytes:
    """Pack files in a tar file in gzip."""
    return gzip.compress(tarred(files))


PACKERS = {"zip": zipped, "tar": tarred, "tar.gz": gzipped}


def written(path: Path, content: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def words(path: Path, **options: Any) -> list[str | None]:
    """Read the words of an archive."""
    return [statement.text for statement in archives.read(path, **options)]


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("name", ["outbox.json", "./outbox.json", "a/b/outbox.json"])
def test_packed_exports_are_read_as_they_are(tmp_path: Path, kind: str, name: str) -> None:
    """Whatever packs it, and however deep it lies, the export is read and nothing is unpacked to disk."""
    path = written(tmp_path / f"export.{kind}", PACKERS[kind]({name: outbox()}))
    assert words(path) == ["Hej a"]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("outer", PACKERS)
@pytest.mark.parametrize("inner", PACKERS)
def test_archives_in_archives_are_read(tmp_path: Path, outer: str, inner: str) -> None:
    """A packed export within a packed folder is read like any other."""
    content = PACKERS[outer](
        {f"2024/export.{inner}": PACKERS[inner]({"outbox.json": outbox()}), "a.txt": b"x"}
    )
    reader = archives.read(written(tmp_path / f"all.{outer}", content))
    assert [statement.text for statement in reader] == ["Hej a"]
    assert (reader.coverage[0].root, reader.not_used) == (f"2024/export.{inner}/", ("a.txt",))


def test_every_export_of_a_container_is_read(tmp_path: Path) -> None:
    """Several accounts in one folder, some of them packed, each come with an account of their own."""
    written(tmp_path / "kim" / "outbox.json", outbox("kim"))
    written(
        tmp_path / "bo.zip", zipped({"outbox.json": outbox("bo"), "actor.json": b'{"id": "https://b/b"}'})
    )
    written(tmp_path / "cia.tar.gz", gzipped({"x/outbox.json": outbox("cia")}))
    written(tmp_path / "picture.jpg", b"\xff")
    reader = archives.read(tmp_path)
    assert sorted(one.text or "" for one in reader) == ["Hej bo", "Hej cia", "Hej kim"]
    assert [(one.root, one.account, one.held, one.read) for one in reader.coverage] == [
        ("bo.zip/", "https://b/b", 1, 1),
        ("kim/", None, 1, 1),
        ("cia.tar.gz/x/", None, 1, 1),
    ]
    assert reader.not_used == ("picture.jpg",)
    assert all(one.is_whole for one in reader.coverage)


def test_one_export_that_is_broken_does_not_stop_the_others(tmp_path: Path) -> None:
    """Its files are told to have failed; where all are broken, the whole archive is refused."""
    written(tmp_path / "a" / "outbox.json", b"{")
    written(tmp_path / "b" / "outbox.json", outbox())
    reader = archives.read(tmp_path)
    assert [one.text for one in reader] == ["Hej a"]
    assert [one.code for one in reader.problems] == ["json-syntax"]
    assert [one.files_failed for one in reader.coverage] == [("a/outbox.json",), ()]
    written(tmp_path / "b" / "outbox.json", b"[")
    with pytest.raises(FileError, match="missing"):
        list(archives.read(tmp_path))


def test_what_stands_in_two_exports_comes_once(tmp_path: Path) -> None:
    """Yearly exports overlap: what is the same is counted, and what has other words is kept and told."""
    written(tmp_path / "2023" / "outbox.json", outbox())
    written(tmp_path / "2024" / "outbox.json", outbox())
    written(tmp_path / "2025" / "outbox.json", outbox().replace(b"Hej", b"Tjena"))
    reader = archives.read(tmp_path)
    assert [one.text for one in reader] == ["Hej a", "Tjena a"]
    assert [(one.read, one.repeated, one.is_whole) for one in reader.coverage] == [
        (1, 0, True),
        (0, 1, True),
        (1, 0, True),
    ]
    assert [one.code for one in reader.problems] == ["repeated-differently"]


def test_a_broken_archive_within_is_told(tmp_path: Path) -> None:
    """It stays a file that is not used, and the rest is read."""
    written(tmp_path / "outbox.json", outbox())
    written(tmp_path / "old.zip", b"PK\x03\x04 no")
    written(tmp_path / "other.zip", b"text")
    reader = archives.read(tmp_path)
    assert [one.text for one in reader] == ["Hej a"]
    assert [one.code for one in reader.problems] == ["unreadable"]
    assert reader.not_used == ("old.zip", "other.zip")


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize(
    "name", ["../outbox.json", "/etc/outbox.json", "a/../../outbox.json", "..\\outbox.json"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, kind: str, name: str) -> None:
    """No ordinary export names a file outside of itself."""
    path = written(tmp_path / f"export.{kind}", PACKERS[kind]({name: outbox()}))
    with pytest.raises(FileError, match="leads out of the archive"):
        archives.read(path)


def test_links_that_lead_out_are_no_files(tmp_path: Path) -> None:
    """A link in a folder is followed only within it, and in a tar file not at all."""
    secret = written(tmp_path / "secret.json", outbox("secret"))
    folder = tmp_path / "export"
    written(folder / "outbox.json", outbox())
    (folder / "b").mkdir()
    (folder / "b" / "outbox.json").symlink_to(secret)
    (folder / "c").mkdir()
    (folder / "c" / "within.json").symlink_to(folder / "outbox.json")
    (folder / "d").symlink_to(tmp_path, target_is_directory=True)
    (folder / "gone.json").symlink_to(tmp_path / "gone")
    reader = archives.read(folder)
    assert [one.text for one in reader] == ["Hej a"]
    (problem,) = reader.problems
    assert (problem.code, problem.severity) == ("link", "warning")
    assert str(problem).endswith("not followed: gone.json, d, outbox.json")
    packed = io.BytesIO(tarred({"outbox.json": outbox()}))
    with tarfile.open(fileobj=packed, mode="a") as archive:
        archive.add(folder / "b" / "outbox.json", "b/outbox.json")
    reader = archives.read(written(tmp_path / "export.tar", packed.getvalue()))
    assert ([one.text for one in reader], reader.not_used) == (["Hej a"], ())


def test_what_lies_beside_a_file_is_no_folder_and_no_link_that_leads_out(tmp_path: Path) -> None:
    """A single file is read with the files of its folder, and with nothing above or below them."""
    secret = written(tmp_path / "secret.json", outbox("secret"))
    folder = tmp_path / "export"
    written(folder / "outbox.json", outbox())
    written(folder / "below" / "other.json", outbox())
    (folder / "out.json").symlink_to(secret)
    (folder / "within.json").symlink_to(folder / "outbox.json")
    assert list(DiskFolder(path=folder, is_deep=False).names()) == ["outbox.json", "within.json"]


def nested(depth: int) -> bytes:
    """Pack an export so and so deep."""
    content = zipped({"outbox.json": outbox()})
    for _ in range(depth - 1):
        content = zipped({"a.zip": content})
    return content


def test_archives_are_opened_so_deep_and_no_deeper(tmp_path: Path) -> None:
    """Three levels are read; what lies deeper is told."""
    assert words(written(tmp_path / "a.zip", nested(3))) == ["Hej a"]
    with pytest.raises(FileError, match="there is no"):
        archives.read(written(tmp_path / "b.zip", nested(4)))
    seen: list[str] = []
    folder = written(tmp_path / "c" / "outbox.json", outbox()).parent
    written(folder / "deep.zip", nested(3))
    assert words(folder, on_problem=lambda one: seen.append(one.code)) == ["Hej a"]
    assert seen == ["too-deep"]


def test_archives_within_a_packed_one_may_take_so_much_memory(tmp_path: Path) -> None:
    """What has to be held in memory is bounded, over all archives together."""
    path = written(
        tmp_path / "a.zip", zipped({"b.zip": zipped({"outbox.json": outbox()}), "outbox.json": outbox()})
    )
    reader = archives.read(path, limits=ArchiveLimits(whole_bytes=100))
    assert [one.text for one in reader] == ["Hej a"]
    assert [one.code for one in reader.problems] == ["too-large"]


@pytest.mark.parametrize("most", [{"ratio": 2}, {"unpacked_bytes": 1_000}])
def test_a_tar_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, most: dict[str, int]) -> None:
    """The sizes that a tar file claims are not believed."""
    path = written(tmp_path / "a.tar.gz", gzipped({"outbox.json": b" " * 100_000 + outbox()}))
    with pytest.raises(FileError, match=r"larger"):
        words(path, limits=ArchiveLimits(**most))


def test_a_tar_file_of_much_more_names_than_bytes_is_refused(tmp_path: Path) -> None:
    """What only names cost is bounded, too."""
    path = written(tmp_path / "a.tar.gz", gzipped({str(number): b"" for number in range(2_000)}))
    with pytest.raises(FileError, match="times larger"):
        archives.read(path, limits=ArchiveLimits(ratio=2))


def test_a_file_that_breaks_off_while_it_is_read_is_told() -> None:
    """The system's own failures are problems of the file."""

    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError

    class Folder(MemoryFolder):
        def open(self, name: str) -> BinaryIO:
            return io.BufferedReader(Failing()) if name == "outbox.json" else super().open(name)

    folder = Folder(**{"outbox.json": "{}"})
    (found,) = mastodon.recognise(Offer(folder=folder))
    with pytest.raises(FileError, match="to its end"):
        list(found.statements(Intake()))


def test_a_tar_file_that_claims_more_than_it_has_is_refused(tmp_path: Path) -> None:
    """Going past what is claimed to be there costs nothing."""
    entry = tarfile.TarInfo("outbox.json")
    entry.size = 10**12
    path = written(tmp_path / "a.tar.gz", gzip.compress(entry.tobuf() + b" " * 5_000))
    with pytest.raises(FileError):
        words(path)


def test_files_of_a_tar_file_are_looked_into_without_beginning_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each format goes through the files once; each file by itself would take the square of the time."""
    back: list[int] = []

    class Counting(Unpacking):
        def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
            if offset < self._at:
                back.append(offset)
            return super().seek(offset, whence)

    monkeypatch.setattr("offentligroll.archives.tar_folder.Unpacking", Counting)
    # Python's buffers are larger from 3.14 on, and what is kept has to be more than what they take at once.
    kept = 5 * io.DEFAULT_BUFFER_SIZE
    monkeypatch.setattr("offentligroll.archives.tar_folder._KEPT", kept)
    tables = {f"{number}.csv": b"a,b\n1,%d\n" % number + b"2,3\n" * (kept // 2) for number in range(12)}
    long = "å" * 2 * kept
    posts = json.dumps({"act": "post", "text": long}, ensure_ascii=False).encode()
    path = written(tmp_path / "a.tar.gz", gzipped({**tables, "posts.jsonl": posts}))
    assert words(path, limits=ArchiveLimits(ratio=10_000)) == [long]
    assert len(back) < 8


@pytest.mark.parametrize("apart", [100, 10_000])
def test_what_is_packed_in_gzip_is_read_from_any_place(apart: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forwards and back, over several files in one, and the same where fewer places are kept."""
    monkeypatch.setattr(gzip_places, "_APART", apart)
    monkeypatch.setattr(gzip_places, "_MOST", 4)
    parts = [hashlib.shake_128(bytes([seed])).digest(20_000) for seed in range(3)]
    content = b"".join(parts)
    packed = b"".join(gzip.compress(one) for one in parts) + b"\0" * 300
    stream = Unpacking(io.BytesIO(packed))
    for offset in (0, 59_990, 20_000, 19_999, 40_500, 40_400, 3, 59_999, 60_000, 99_999, 60_000, 100):
        assert stream.seek(offset) == min(offset, len(content))
        assert stream.read(7) == content[offset : offset + 7]
    stream.seek(0)
    assert io.BufferedReader(stream).read() == content


@pytest.mark.parametrize(
    "broken", [b"", gzip.compress(b"a" * 99, mtime=0)[:-9], gzip.compress(b"a", mtime=0) + b"more"]
)
def test_what_is_packed_in_gzip_may_be_broken(broken: bytes) -> None:
    """A file that breaks off, or that something else follows, is not read as if it were whole."""
    with pytest.raises((EOFError, zlib.error)):
        io.BufferedReader(Unpacking(io.BytesIO(broken))).read()


def test_files_of_a_tar_file_are_read_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """To read them the last first takes little more than in their order, and not the square of it."""
    content = hashlib.shake_128().digest(1_000_000)
    places = range(0, len(content), 20_000)

    def steps(order: Iterable[int]) -> int:
        stream = Unpacking(io.BytesIO(gzip.compress(content, compresslevel=1)))

        def through() -> None:
            for place in order:
                stream.seek(place)
                assert stream.read(10) == content[place : place + 10]

        return steps_of(through)

    monkeypatch.setattr(gzip_places, "_APART", 20_000)
    assert steps([*places, *reversed(places)]) < 6 * steps(places)


@pytest.mark.parametrize("kind", PACKERS)
def test_the_work_to_look_for_formats_grows_with_the_files(tmp_path: Path, kind: str) -> None:
    """The names of an archive are listed once, not once for each of its files."""

    def steps(size: int) -> int:
        files = {f"{number}.json": b"[]" for number in range(size)}
        path = written(tmp_path / f"{size}.{kind}", PACKERS[kind](files))

        def opened() -> None:
            with pytest.raises(FileError, match="there is no archive in it"):
                archives.read(path, limits=ArchiveLimits(ratio=10_000))

        return steps_of(opened)

    assert steps(400) < 8 * steps(80)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts/your_posts_1.json", b'[{"timestamp": 1, "data": [{"post": "Hej"}]}]'),
        ("your_facebook_activity/messages/inbox/a/message_1.json", b'{"messages": []}'),
        ("media/posts_1.json", b'[{"media": [{"creation_timestamp": 1}]}]'),
        ("Shares.csv", b"Date,ShareLink,ShareCommentary\n"),
        ("outbox.json", b'{"orderedItems": []}'),
        ("a/2024-05-02.json", b'[{"ts": "1.0"}]'),
    ],
)
def test_the_work_to_find_exports_grows_with_them(tmp_path: Path, name: str, content: bytes) -> None:
    """What lies in one folder is found without looking through all names for each."""

    def steps(size: int) -> int:
        names = (f"{number}/{one}" for number in range(size) for one in (name, "channels.json"))
        path = written(
            tmp_path / f"{size}.zip", zipped({one: b"[]" if "chan" in one else content for one in names})
        )
        return steps_of(lambda: archives.read(path))

    assert steps(160) < 6 * steps(40)


def test_a_broken_tar_file_is_refused(tmp_path: Path) -> None:
    """Whatever is wrong with it, it is told as a problem of the file."""
    content = gzipped({"outbox.json": outbox() * 50})
    for broken in (b"\x1f\x8b", content[: len(content) // 2], gzip.compress(b"text")):
        with pytest.raises(FileError, match=r"can't be unpacked|there is no|no tar file is in it"):
            words(written(tmp_path / "a.tar.gz", broken))


@pytest.mark.parametrize("kind", [*PACKERS, "folder"])
def test_too_many_files_are_refused(tmp_path: Path, kind: str) -> None:
    """An archive of more files than allowed is refused, and not read in part."""
    files = {"outbox.json": outbox(), "a": b"", "b": b""}
    path = tmp_path / "export"
    if kind == "folder":
        for name, content in files.items():
            written(path / name, content)
    else:
        written(path, PACKERS[kind](files))
    assert words(path, limits=ArchiveLimits(names=3)) == ["Hej a"]
    with pytest.raises(FileError, match="more than 2 files"):
        archives.read(path, limits=ArchiveLimits(names=2))


def test_files_within_archives_count_too(tmp_path: Path) -> None:
    """The bound on files is one on all of them together."""
    path = written(
        tmp_path / "a.zip", zipped({"b.zip": zipped({"outbox.json": outbox(), "a": b""}), "c": b""})
    )
    with pytest.raises(FileError, match="more than 2 files"):
        archives.read(path, limits=ArchiveLimits(names=2))


class Diary:
    """A format of another package: one post a line."""

    @staticmethod
    def recognise(offer: Offer) -> list[Claim]:
        """Claim every diary."""
        return [
            Claim(format="diary", files=(name,), statements=functools.partial(Diary.read, offer, name))
            for name in offer.files(".diary")
        ]

    @staticmethod
    def read(offer: Offer, name: str, intake: Intake) -> Any:
        """Read the lines of a diary."""
        with offer.folder.open(name) as stream:
            for line in stream:
                intake.hold()
                yield Statement(act=Act.POST, text=line.decode().strip())


def test_other_packages_bring_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """What is registered under the entry point is asked after the library's own formats."""
    entry = EntryPoint(name="diary", group="offentligroll.archives", value=f"{__name__}:Diary")
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: EntryPoints([entry]).select(group=group)
    )
    # What is registered is looked up once for a process.
    looked_up = offers._entry_points
    looked_up.cache_clear()
    request.addfinalizer(looked_up.cache_clear)
    written(tmp_path / "kim.diary", b"Hej\nHopp\n")
    assert archives.format_names()[-1] == "diary"
    for options in ({}, {"format": "diary"}):
        reader = archives.read(tmp_path, **options)  # type: ignore[arg-type]
        assert [one.text for one in reader] == ["Hej", "Hopp"]
        assert (reader.format, reader.coverage[0].held) == ("diary", 2)
