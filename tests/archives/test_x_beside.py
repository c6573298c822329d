"""X archives: what stands beside the tweets - long texts, names over time, and the list of files."""

# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from offentligroll import archives
from offentligroll.archives import Reader
from offentligroll.model.statement import Act, Statement

MONDAY, TUESDAY = "2024-05-06T09:00:00Z", "2024-05-07T09:00:00Z"
TIMED = 1_787_412_345_678_901_234
LONG = "Läget är stabilt och vi följer utvecklingen noga. " * 8


def tweet(text: str = "Hej", number: str = "1", at: str = MONDAY, **fields: Any) -> dict[str, Any]:
    """Build one entry."""
    return {"tweet": {"id_str": number, "created_at": at, "full_text": text, **fields}}


def cut(text: str) -> str:
    """Cut a text as X does."""
    return f"{text[:276]}…"


def note(text: str, number: str = "1", at: str = MONDAY, **core: Any) -> dict[str, Any]:
    """Build a long text."""
    return {"noteTweet": {"noteTweetId": number, "createdAt": at, "core": {"text": text, **core}}}


def archive(folder: Path, *tweets: Any, manifest: Any = None, **files: Any) -> Path:
    """Write an archive; further files are named with ``_`` for ``-``."""
    told = {"tweets": list(tweets), "account": [{"account": {"accountId": "12", "username": "kim"}}], **files}
    for name, value in told.items():
        path = folder / f"{name.replace('_', '-')}.js"
        path.write_text(f"window.YTD.{name}.part0 = {json.dumps(value)}", encoding="utf-8")
    if manifest is not None:
        (folder / "manifest.js").write_text(
            f"window.__THAR_CONFIG = {json.dumps(manifest)}", encoding="utf-8"
        )
    return folder


def read(folder: Path) -> tuple[list[Statement], Reader]:
    """Read an archive."""
    reader = archives.read(folder)
    return list(reader), reader


def test_long_texts_of_one_beginning_go_by_their_times(tmp_path: Path) -> None:
    """Daily reports begin alike; each belongs to the tweet of its second."""
    notes = [note(f"{LONG} Tisdag.", "2", TUESDAY), note(f"{LONG} Måndag.")]
    found, reader = read(
        archive(tmp_path, tweet(cut(LONG)), tweet(cut(LONG), "2", TUESDAY), note_tweet=notes)
    )
    assert [(one.text or "").rpartition(" ")[2] for one in found] == ["Måndag.", "Tisdag."]
    assert reader.problems == ()


def test_long_texts_go_by_the_times_in_their_ids(tmp_path: Path) -> None:
    """The ids of a note and its tweet are of one second, whatever the archive says of their times."""
    near, far = str(TIMED - (300 << 22)), str(TIMED - (5_000 << 22))
    notes = [note(f"{LONG} fjärran", far, "soon"), note(f"{LONG} nära", near, "soon")]
    (found,), _ = read(archive(tmp_path, tweet(cut(LONG), str(TIMED), "soon"), note_tweet=notes))
    assert (found.text or "").endswith(" nära")


@pytest.mark.parametrize(
    ("in_tweet", "in_note"),
    [
        (f"Läs https://t.co/AAAA {LONG}", f"Läs https://t.co/BBBB {LONG} slut"),
        (f"@bo @cia {LONG}", f"{LONG} slut"),
    ],
    ids=["another-short-address", "answered-names"],
)
def test_the_beginning_only_confirms(tmp_path: Path, in_tweet: str, in_note: str) -> None:
    """One link has two short addresses, and answered names stand in the tweet alone."""
    links = [{"shortUrl": "https://t.co/BBBB", "expandedUrl": "https://town.example/"}, {}]
    (found,), _ = read(archive(tmp_path, tweet(cut(in_tweet)), note_tweet=[note(in_note, urls=links), {}]))
    assert (found.text, found.links) == (in_note, ("https://town.example/",))


@pytest.mark.parametrize("at", [TUESDAY, "2024-05-06", "soon"])
def test_a_long_text_of_another_time_is_not_taken(tmp_path: Path, at: str) -> None:
    """What begins alike and was written at another time is another post's."""
    (found,), reader = read(archive(tmp_path, tweet(cut(LONG), at=at), note_tweet=[note(f"{LONG} slut")]))
    assert found.text == cut(LONG)
    assert "cut" in reader.problem_counts


@pytest.mark.parametrize(("text", "is_told"), [("Vänta …", False), ("字" * 140 + "…", True)])
def test_an_authors_own_dots_are_no_cut(tmp_path: Path, text: str, is_told: bool) -> None:
    """Only what fills a tweet may be cut; signs of East Asia fill two places."""
    assert ("cut" in read(archive(tmp_path, tweet(text)))[1].problem_counts) is is_told


def test_a_comment_after_shared_words_leaves_open_whose_they_are(tmp_path: Path) -> None:
    """Nobody can tell where the shared words end; one problem tells how many such posts there are."""
    words = "RT @bo: Bron är stängd &lt;&lt; Vi beklagar"
    (found,), reader = read(archive(tmp_path, tweet(words)))
    assert (found.act, found.text, found.quoted) == (Act.POST, None, "Bron är stängd << Vi beklagar")
    assert [one.code for one in reader.problems] == ["commented"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("Mon Feb 15 00:00:00 +0000 2010", dt.date(2010, 2, 15)),
        ("Mon Feb 15 00:00:01 +0000 2010", dt.datetime(2010, 2, 15, 0, 0, 1, tzinfo=dt.UTC)),
        ("Tue Feb 15 00:00:00 +0000 2011", dt.datetime(2011, 2, 15, tzinfo=dt.UTC)),
    ],
)
def test_an_old_midnight_is_a_day(tmp_path: Path, at: str, expected: Any) -> None:
    """Of tweets before November 2010 X kept only the day."""
    assert read(archive(tmp_path, tweet(at=at)))[0][0].at == expected


def test_names_have_their_days(tmp_path: Path) -> None:
    """Each earlier screen name ends on the day of its change; what can't be read tells nothing."""

    def change(at: Any, before: Any) -> dict[str, Any]:
        told = {"changedAt": at, "changedFrom": before, "changedTo": "x"}
        return {"screenNameChange": {"accountId": "12", "screenNameChange": told}}

    changes = [change("2019-01-15T09:00:00.000Z", "kim_i_stan"),
               change("2016-02-01", "kim0"), change(None, "a"),
               change("2017-01-01", None), 3]  # fmt: skip
    (found,), _ = read(archive(tmp_path, tweet(), screen_name_change=changes))
    assert found.channel is not None
    assert [(one.handle, str(one.period.start), str(one.period.end)) for one in found.channel.handles] == [
        ("@kim0", "unknown", "2016-02-01"),
        ("@kim_i_stan", "2016-02-01", "2019-01-15"),
        ("@kim", "2019-01-15", "unknown"),
    ]


def kinds(**counts: Any) -> dict[str, Any]:
    """Build the kinds of data of a manifest."""
    return {kind: {"files": [{"fileName": "x", "count": count}]} for kind, count in counts.items()}


def test_the_manifest_tells_what_is_not_there(tmp_path: Path) -> None:
    """Likes and deleted tweets that lie in no file are counted; those in a file count by the file."""
    manifest = {
        "archiveInfo": {"generationDate": "2024-11-16T11:33:22.222Z", "isPartialArchive": True},
        "dataTypes": kinds(tweets="1", like="6528", deletedTweets="2", article="9", ipAudit="77", odd="x"),
    }
    _, reader = read(archive(tmp_path, tweet(), manifest=manifest, article=[{"article": {}}]))
    assert reader.left_out == {"like": 6528, "deleted": 2, "article": 1}
    (coverage,) = reader.coverage
    assert (coverage.account, coverage.until) == ("12", dt.date(2024, 11, 16))
    assert (coverage.held, coverage.is_whole) == (6532, True)
    assert [one.code for one in reader.problems] == ["partial"]


@pytest.mark.parametrize("manifest", ["[", "{", "{}"])
def test_a_manifest_that_cannot_be_read_tells_nothing(tmp_path: Path, manifest: str) -> None:
    """The archive is read all the same."""
    (archive(tmp_path, tweet()) / "manifest.js").write_text(f"a = {manifest}", encoding="utf-8")
    found, reader = read(tmp_path)
    assert (len(found), reader.coverage[0].until) == (1, None)


def test_files_beside_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """Account, profile and the rest may be broken, and the tweets are read."""
    archive(tmp_path, tweet())
    for name in ("account", "profile", "like", "screen-name-change"):
        (tmp_path / f"{name}.js").write_text("a = [", encoding="utf-8")
    found, reader = read(tmp_path)
    assert [one.channel for one in found] == [None]
    assert reader.coverage[0].account is None
    assert reader.coverage[0].files_failed == ("account.js", "like.js")


def test_tweets_have_an_address_that_outlives_names(tmp_path: Path) -> None:
    """The address goes by the id alone."""
    assert read(archive(tmp_path, tweet(number="123")))[0][0].address == "https://x.com/i/web/status/123"


def test_a_file_of_tweets_without_an_id_has_no_address(tmp_path: Path) -> None:
    """Without an exact id there is none."""
    (found,), reader = read(archive(tmp_path, {"tweet": {"full_text": "Hej", "created_at": MONDAY}}))
    assert (found.address, [one.code for one in reader.problems]) == (None, ["no-id"])
