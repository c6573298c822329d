"""Files of the folder: nobody's work is written over unseen, and nothing outside is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from offentligroll.files.problems import FileError
from offentligroll.languages import MessageError
from offentligroll.workbench.files import kind_of, listed, opened, saved
from offentligroll.workbench.service import Bench

NAME = "own.policy.toml"


def test_what_can_be_worked_on_is_listed_with_titles(tmp_path: Path) -> None:
    """Policies, cases and directories are listed, with the title in the reader's language."""
    (tmp_path / NAME).write_text('title = { sv = "Vår", en = "Ours" }', "utf-8")
    (tmp_path / "own.cases.toml").write_text("= broken", "utf-8")
    (tmp_path / "plain.policy.toml").write_text('title = "Plain"', "utf-8")
    (tmp_path / "none.policy.toml").write_text("title = {}", "utf-8")
    (tmp_path / "number.policy.toml").write_text("title = 3", "utf-8")
    (tmp_path / "words.policy.md").write_text('# Ours\n\n```toml\ntitle = "Words"\n```\n', "utf-8")
    (tmp_path / "notes.txt").write_text("", "utf-8")
    (tmp_path / "folder.policy.toml").mkdir()
    told = [(one["name"], one["kind"], one["title"]) for one in listed(Bench(folder=tmp_path, language="sv"))]
    assert told == [
        ("none.policy.toml", "policy", ""),
        ("number.policy.toml", "policy", ""),
        ("own.cases.toml", "cases", ""),
        (NAME, "policy", "Vår"),
        ("plain.policy.toml", "policy", "Plain"),
        ("words.policy.md", "policy", "Words"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.policy.md", "policy"), ("a.cases.toml", "cases"), ("directory.toml", "directory"), ("a.toml", None)],
)
def test_a_name_tells_what_a_file_is(name: str, kind: str | None) -> None:
    """As everywhere in the library, the ends of names tell kinds."""
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../a.policy.toml",
        "/a.policy.toml",
        "a/b.policy.toml",
        "a\\b.policy.toml",
        ".a.policy.toml",
        "a\0.policy.toml",
        "C:a.policy.toml",
        "a.py",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """A name is one of the folder, of a kind that is written here."""
    bench = Bench(folder=tmp_path)
    with pytest.raises(MessageError):
        opened(bench, name)
    with pytest.raises(MessageError):
        saved(bench, name, "", None)
    assert list(tmp_path.iterdir()) == []


def test_what_leads_elsewhere_is_left_alone(tmp_path: Path) -> None:
    """A link is neither read nor written."""
    (tmp_path / "elsewhere").write_text("secret", "utf-8")
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MessageError):
        opened(Bench(folder=tmp_path), NAME)


def test_a_new_file_is_saved_and_read_again(tmp_path: Path) -> None:
    """What is saved is what is read, with the hash by which it is saved again."""
    bench = Bench(folder=tmp_path)
    first = saved(bench, NAME, 'id = "å"\n', None)
    read = opened(bench, NAME)
    assert read == {"name": NAME, "text": 'id = "å"\n', "hash": first["hash"]}
    assert saved(bench, NAME, 'id = "ä"\n', read["hash"])["hash"] != first["hash"]
    assert [one.name for one in tmp_path.iterdir()] == [NAME]


def test_what_somebody_else_saved_meanwhile_is_shown_and_not_written_over(tmp_path: Path) -> None:
    """Of two windows the second one is shown what the first one saved."""
    bench = Bench(folder=tmp_path)
    saved(bench, NAME, "one", None)
    mine = opened(bench, NAME)
    saved(bench, NAME, "theirs", mine["hash"])
    refused = saved(bench, NAME, "mine", mine["hash"])
    assert refused["changed"]["text"] == "theirs"
    assert (tmp_path / NAME).read_text("utf-8") == "theirs"
    assert "hash" in saved(bench, NAME, "mine", refused["changed"]["hash"])


def test_a_new_file_does_not_take_the_place_of_another(tmp_path: Path) -> None:
    """Whoever makes a file has not read one of that name."""
    bench = Bench(folder=tmp_path)
    saved(bench, NAME, "one", None)
    assert saved(bench, NAME, "two", None)["changed"]["text"] == "one"


def test_a_file_that_was_taken_away_is_told(tmp_path: Path) -> None:
    """What is there no more is not made again unasked."""
    bench = Bench(folder=tmp_path)
    mine = saved(bench, NAME, "one", None)
    (tmp_path / NAME).unlink()
    assert saved(bench, NAME, "two", mine["hash"]) == {"changed": None}
    assert list(tmp_path.iterdir()) == []


def test_who_saves_the_same_again_is_right(tmp_path: Path) -> None:
    """Two windows that wrote the same have lost nothing."""
    bench = Bench(folder=tmp_path)
    saved(bench, NAME, "one", None)
    assert "hash" in saved(bench, NAME, "one", "another")


def test_ends_of_lines_stay_as_they_were(tmp_path: Path) -> None:
    """A file of Windows stays one."""
    (tmp_path / NAME).write_bytes(b"a = 1\r\nb = 2\r\n")
    bench = Bench(folder=tmp_path)
    read = opened(bench, NAME)
    assert read["text"] == "a = 1\nb = 2\n"
    saved(bench, NAME, "a = 1\nb = 3\n", read["hash"])
    assert (tmp_path / NAME).read_bytes() == b"a = 1\r\nb = 3\r\n"


def test_nothing_is_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails the file is as it was, and nothing lies beside it."""
    bench = Bench(folder=tmp_path)
    mine = saved(bench, NAME, "one", None)

    def fails(_: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="the disk is full"):
        saved(bench, NAME, "two", mine["hash"])
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [(NAME, "one")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """It is a problem of a file, as elsewhere."""
    with pytest.raises(FileError):
        opened(Bench(folder=tmp_path), NAME)
