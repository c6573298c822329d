"""Opening archives: formats, folders, ZIP files and JSON Lines."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from offentligroll import archives
from offentligroll.archives import ArchiveLimits
from offentligroll.files.problems import FileError, Problem
from offentligroll.model.statement import Act

SENATORS = Path(__file__).parents[2] / ".." / "shared" / "data" / "posts" / "us_senators_2015.jsonl"
NOTE = {
    "type": "Create",
    "actor": "https://a.example/a",
    "to": "as:Public",
    "published": "2024-01-02T10:00:00Z",
    "object": {"id": "https://a.example/1", "content": "Hej"},
}
OUTBOX = json.dumps({"orderedItems": [NOTE]})
TWEET = {"tweet": {"id_str": "1", "created_at": "2022-04-12T16:39:44Z", "full_text": "Hej"}}
TWEETS = f"window.YTD.tweets.part0 = {json.dumps([TWEET])}"
LINE = '{"act": "post", "text": "Hej"}\n'


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("outbox.json", OUTBOX, archives.Format.MASTODON),
        ("mine.json", OUTBOX, archives.Format.MASTODON),
        ("mine.json", "\ufeff" + OUTBOX, archives.Format.MASTODON),
        ("tweets.js", TWEETS, archives.Format.X),
        ("mine.js", TWEETS, archives.Format.X),
        ("mine.jsonl", LINE, archives.Format.NATIVE),
        ("mine.NDJSON", LINE, archives.Format.NATIVE),
        ("mine.txt", LINE, archives.Format.NATIVE),
    ],
)
def test_the_format_shows_in_name_or_content(
    tmp_path: Path, name: str, text: str, found: archives.Format
) -> None:
    """The format is found by the file's name or its content."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    reader = archives.read(str(path))
    assert reader.format is found
    assert [statement.text for statement in reader] == ["Hej"]


def test_a_named_format_counts(tmp_path: Path) -> None:
    """Who names the format is believed."""
    path = tmp_path / "mine.txt"
    path.write_text(json.dumps([NOTE]), encoding="utf-8")
    assert [statement.text for statement in archives.read(path, format="mastodon")] == ["Hej"]


def test_an_unknown_name_of_a_format_is_refused(tmp_path: Path) -> None:
    """A misspelt format gets a suggestion, and a strange one the list."""
    with pytest.raises(ValueError, match="did you mean `mastodon`"):
        archives.read(tmp_path, format="mastadon")
    with pytest.raises(ValueError, match=r"it is one of `mastodon`, `x`, .* or `jsonl`"):
        archives.read(tmp_path, format="fax")


@pytest.mark.parametrize("text", ["", "{}", "hej", "[]"])
def test_an_unknown_format_is_refused(tmp_path: Path, text: str) -> None:
    """The refusal names what is supported."""
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="it may be an export of Mastodon"):
        archives.read(path)


def test_a_packed_archive_is_to_be_unpacked(tmp_path: Path) -> None:
    """An archive packed in a way that is not read says what to do."""
    path = tmp_path / "export.tar.xz"
    path.write_bytes(b"\xfd7zXZ")
    with pytest.raises(FileError, match="unpack it"):
        archives.read(path)


def test_a_folder_without_an_archive_is_refused(tmp_path: Path) -> None:
    """A folder of something else is refused, with the wanted format if one was named."""
    with pytest.raises(FileError, match="there is no archive in it"):
        archives.read(tmp_path)
    (tmp_path / "outbox.json").write_text(OUTBOX, encoding="utf-8")
    with pytest.raises(FileError, match="no archive of the format `x`"):
        archives.read(tmp_path, format=archives.Format.X)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("include_private", "no"),
        ("include_private", 0),
        ("directory", "directory.toml"),
        ("on_problem", "ignore"),
        ("limits", 3),
        ("account", 3),
        ("selection", "2024"),
        ("repeats", True),
    ],
)
def test_an_argument_of_another_type_is_refused(tmp_path: Path, name: str, value: object) -> None:
    """Nothing private comes in by the word "no", which is true in Python; each says what it wants."""
    (tmp_path / "posts.jsonl").write_text('{"act": "message", "text": "Hej"}', "utf-8")
    with pytest.raises(TypeError, match=rf"`Wanted\.{name}` wants .*, got {value!r}"):
        archives.read(tmp_path / "posts.jsonl", **{name: value})  # type: ignore[arg-type] # it is wrong


def test_nothing_at_the_path_is_refused(tmp_path: Path) -> None:
    """A path with nothing at it is refused."""
    with pytest.raises(FileError, match="there is no file"):
        archives.read(tmp_path / "no")


def packed(path: Path, **files: str) -> Path:
    """Write a ZIP file; names are given with ``__`` for ``/`` and ``_`` for ``.``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return path


@pytest.mark.parametrize(
    "name", ["outbox_json", "top__outbox_json", "data__tweets_js", "top__data__tweets_js"]
)
def test_a_zip_file_is_read_without_unpacking(tmp_path: Path, name: str) -> None:
    """A ZIP file is read as its folder would be, at the top or in one folder."""
    path = packed(tmp_path / "export.zip", **{name: OUTBOX if "outbox" in name else TWEETS})
    assert [statement.text for statement in archives.read(path)] == ["Hej"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_zip_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """The size that a file in a ZIP file really has is bounded."""
    path = packed(tmp_path / "export.zip", outbox_json=" " * 10_000)
    with pytest.raises(FileError, match="larger than 1,000 bytes"):
        list(archives.read(path, limits=ArchiveLimits(unpacked_bytes=1_000)))


def test_a_broken_zip_file_is_refused(tmp_path: Path) -> None:
    """A ZIP file that is cut off, or whose content is damaged, is refused in words."""
    path = packed(tmp_path / "export.zip", outbox_json=OUTBOX)
    data = path.read_bytes()
    path.write_bytes(data[:50])
    with pytest.raises(FileError, match="not a ZIP file"):
        archives.read(path)
    path.write_bytes(data[:60] + b"\xff\xff\xff" + data[63:])
    with pytest.raises(FileError, match="can't be unpacked"):
        list(archives.read(path))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """A file beyond the limit is refused before it is parsed."""
    (tmp_path / "outbox.json").write_text(OUTBOX, encoding="utf-8")
    with pytest.raises(FileError, match="too large"):
        list(archives.read(tmp_path, limits=ArchiveLimits(bytes=10)))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused, not read with guessed letters."""
    (tmp_path / "outbox.json").write_bytes(OUTBOX.replace("Hej", "å").encode("latin-1"))
    with pytest.raises(FileError, match="UTF-8"):
        list(archives.read(tmp_path))


def test_bad_lines_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A line that is broken, no object or no statement is reported with its number; the others are read."""
    path = tmp_path / "mine.jsonl"
    path.write_text(f'{LINE}{{\n[]\n{{"act": "sing"}}\n{{"text": "x"}}\n{LINE}', encoding="utf-8")
    seen: list[Problem] = []
    reader = archives.read(path, on_problem=seen.append)
    assert [statement.act for statement in reader] == [Act.POST, Act.POST]
    assert [problem.place and problem.place.line for problem in reader.problems] == [2, 3, 4, 5]
    assert tuple(seen) == reader.problems
    assert reader.total is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [('"act": "message"', "direct"), ('"act": "post", "audience_is_limited": true', "limited")],
)
def test_lines_that_are_not_public_are_left_out(tmp_path: Path, fields: str, reason: str) -> None:
    """Messages and what a limited audience saw come only where private items are asked for."""
    path = tmp_path / "mine.jsonl"
    path.write_text(f'{{{fields}, "text": "Till dig"}}\n{LINE}', encoding="utf-8")
    reader = archives.read(path)
    assert [statement.text for statement in reader] == ["Hej"]
    assert reader.left_out == {reason: 1}
    assert len(list(archives.read(path, include_private=True))) == 2


@pytest.mark.parametrize("word", ["svenska", "Swedish", "sv_", "svenska språket"])
def test_a_language_that_is_none_is_told(tmp_path: Path, word: str) -> None:
    """A line whose language is no code is read as one in an untold language, and a warning says so."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"act": "post", "text": "Hej", "language": word}), "utf-8")
    reader = archives.read(path)
    assert [(one.text, one.language) for one in reader] == [("Hej", None)]
    (problem,) = reader.problems
    assert (problem.code, problem.severity.value) == ("no-language", "warning")
    assert f"`{word}` is not a language code" in str(problem)


def test_every_loop_begins_anew(tmp_path: Path) -> None:
    """Going through a reader again gives the same statements and does not double the problems."""
    path = tmp_path / "mine.jsonl"
    path.write_text(f"{LINE}[]\n", encoding="utf-8")
    reader = archives.open(path)
    assert list(reader) == list(reader)
    assert len(reader.problems) == 1
    assert (dict(reader.left_out), reader.path) == ({}, path)


def test_an_empty_file_of_lines_has_no_statements(tmp_path: Path) -> None:
    """A file of no lines is an archive of no statements."""
    path = tmp_path / "mine.jsonl"
    path.touch()
    assert list(archives.read(path)) == []


def test_the_senators_posts_are_all_read(tmp_path: Path) -> None:
    """Each of 9,585 real posts becomes a statement with its words and true time."""
    if not SENATORS.exists():
        pytest.skip("shared data is not here")
    path = tmp_path / "senators.jsonl"
    texts = []
    with SENATORS.open(encoding="utf-8") as posts, path.open("w", encoding="utf-8") as lines:
        for line in posts:
            post = json.loads(line)
            # The ids are floats that have lost digits, and `created_at` is some hours off.
            record = {"act": "post", "text": post["text"], "at": post["_meta"]["published_utc"],
                      "channel": f"twitter:{int(post['user_id'])}"}  # fmt: skip
            lines.write(json.dumps(record) + "\n")
            texts.append(post["text"])
    reader = archives.read(path)
    found = list(reader)
    assert [statement.text for statement in found] == texts
    assert len(found) == 9_585
    assert all(statement.at is not None for statement in found)
    assert reader.problems == ()


def test_nothing_heavy_is_imported_for_exports() -> None:
    """Reading exports needs neither dateutil nor cattrs before a loose date is met."""
    code = "import sys, offentligroll.archives; print({'dateutil', 'cattrs'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "set()"
