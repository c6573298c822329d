"""What commands are told about the archives: formats, accounts, periods, channels, and where to go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import NAMED, offentligroll

from offentligroll.archives import format_names
from offentligroll.cli import options
from offentligroll.cli.commands import assess

POSTS = (
    ("a", "2024-05-01T10:00:00+02:00", "x:1"),
    ("b", "2024-05-01T23:30:00Z", "x:1"),
    ("c", "2024-05-03T10:00:00+02:00", "mastodon:2"),
    ("d", None, "x:1"),
)


@pytest.fixture
def posts(tmp_path: Path) -> str:
    """Four posts on two channels."""
    lines = [
        json.dumps({"act": "post", "id": one, "channel": channel, "text": "Hej"} | ({"at": at} if at else {}))
        for one, at, channel in POSTS
    ]
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("asked", "found", "told"),
    [
        (("--from", "2024-05-02"), ["b", "c", "d"], "of other days 1"),
        (("--until", "2024-05-01"), ["a", "d"], "of other days 2"),
        (("--channel", "mastodon"), ["c"], "on other channels 3"),
        (("--channel", "x:1", "--channel", "mastodon:2"), ["a", "b", "c", "d"], ""),
    ],
)
def test_period_and_channels_are_asked_for(
    posts: str, asked: tuple[str, ...], found: list[str], told: str
) -> None:
    """Days are those of the policy's zone, and what is left out is counted."""
    ended = offentligroll("assess", *NAMED, posts, *asked, "--format", "csv", "--lang", "en")
    assert [row["statement"] for row in ended.rows] == found
    assert told in ended.err


def test_what_stands_in_two_archives_is_read_once(posts: str) -> None:
    """It is told how many there were."""
    ended = offentligroll("assess", *NAMED, posts, posts, "--format", "csv", "--lang", "en")
    assert [row["statement"] for row in ended.rows] == ["a", "b", "c", "d"]
    assert "read once: 4 statements that occur more than once" in ended.err


def test_a_run_goes_on_where_it_was_interrupted(posts: str) -> None:
    """`--after` leaves out what was done; an id that nothing has is refused."""
    ended = offentligroll("assess", *NAMED, posts, "--after", "b", "--format", "csv", "--lang", "en")
    assert [row["statement"] for row in ended.rows] == ["c", "d"]
    wrong = offentligroll("assess", *NAMED, posts, "--after", "z", "--format", "csv", "--lang", "en")
    assert (wrong.code, "`z`" in wrong.err) == (2, True)


@pytest.mark.parametrize(("at", "told"), [(2, "`--after b` continues from there"), (0, "")])
def test_an_interrupted_run_says_where_to_go_on(
    posts: str, at: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last statement that was done; where none was, there is nothing to say."""
    seen: list[object] = []

    def interrupted(one: object) -> object:
        if len(seen) == at:
            raise KeyboardInterrupt
        seen.append(one)
        return one

    monkeypatch.setattr(assess, "_shown", lambda _: interrupted)
    ended = offentligroll("assess", *NAMED, posts, "--format", "csv", "--lang", "en")
    assert (ended.code, ended.err.count("--after")) == (130, 1 if told else 0)
    assert told in ended.err


def test_the_format_can_be_told(tmp_path: Path) -> None:
    """Where a name shows nothing; one that is no format is refused with a suggestion."""
    path = tmp_path / "mine.txt"
    path.write_text('{"text": "Hej", "act": "post"}', encoding="utf-8")
    ended = offentligroll(
        "assess", *NAMED, str(path), "--input-format", "jsonl", "--format", "csv", "--lang", "en"
    )
    assert len(ended.rows) == 1
    wrong = offentligroll("assess", *NAMED, str(path), "--input-format", "jsonk", "--lang", "en")
    assert (wrong.code, "did you mean `jsonl`" in wrong.err) == (2, True)


def test_the_account_can_be_told(tmp_path: Path) -> None:
    """Where an export does not tell it."""
    path = tmp_path / "your_posts_1.json"
    path.write_text(json.dumps([{"timestamp": 1, "data": [{"post": "Hej"}]}]), encoding="utf-8")
    ended = offentligroll(
        "assess", *NAMED, str(path), "--account", "facebook:1", "--format", "csv", "--lang", "en"
    )
    assert [row["channel"] for row in ended.rows] == ["facebook:1"]
    for wrong in ("kommunen", "facebook:@kommunen"):
        assert offentligroll("assess", *NAMED, str(path), "--account", wrong, "--lang", "en").code == 2


def test_files_that_nothing_reads_are_named(tmp_path: Path) -> None:
    """The first of them, with their number."""
    (tmp_path / "posts.jsonl").write_text('{"act": "post", "text": "Hej"}', encoding="utf-8")
    for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg"):
        (tmp_path / name).touch()
    ended = offentligroll("assess", *NAMED, str(tmp_path), "--format", "csv", "--lang", "en")
    assert "4 files are not used: a.jpg, b.jpg, c.jpg" in ended.err


def test_the_help_names_every_format() -> None:
    """The list is written out, so that help loads nothing of archives."""
    assert set(options._FORMATS.split(", ")) == set(format_names())
