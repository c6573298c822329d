"""X archives: who could see a tweet, and what is counted without being read."""

# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from offentligroll import archives
from offentligroll.archives import Reader


def tweet(number: str, at: str = "2019-04-01T10:00:00Z") -> dict[str, Any]:
    """Build one entry."""
    return {"tweet": {"id_str": number, "created_at": at, "full_text": number}}


def change(at: str, action: str) -> dict[str, Any]:
    """Build one entry of when the account was protected or opened."""
    return {"protectedHistory": {"protectedAt": at, "action": action}}


def archive(folder: Path, *tweets: Any, **files: Any) -> Path:
    """Write an archive; further files are named with ``_`` for ``-``."""
    told = {"tweets": list(tweets), "account": [{"account": {"accountId": "12"}}], **files}
    for name, value in told.items():
        content = value if isinstance(value, str) else json.dumps(value)
        path = folder / f"{name.replace('_', '-')}.js"
        path.write_text(f"window.YTD.{name}.part0 = {content}", encoding="utf-8")
    return folder


def read(folder: Path, *, include_private: bool = False) -> tuple[list[tuple[str, bool | None]], Reader]:
    """Read an archive: the words and whether their audience was limited."""
    reader = archives.read(folder, include_private=include_private)
    return [(statement.text or "", statement.audience_is_limited) for statement in reader], reader


PROTECT = change("2015-01-01T00:00:00.000Z", "Protect")
OPEN = change("2017-01-01T00:00:00.000Z", "Unprotect")


@pytest.mark.parametrize(
    ("changes", "at", "limited"),
    [
        ([PROTECT], "2019-04-01T10:00:00Z", True),
        ([PROTECT], "2014-12-31T23:59:59Z", None),
        ([PROTECT], "2015-01-01T00:00:00Z", True),
        ([OPEN, PROTECT], "2016-01-01T00:00:00Z", True),
        ([OPEN, PROTECT], "2018-01-01T00:00:00Z", None),
        ([OPEN], "2016-01-01T00:00:00Z", True),
        ([], "2016-01-01T00:00:00Z", None),
    ],
)
def test_what_a_protected_account_said_is_not_public(
    tmp_path: Path, changes: Any, at: str, limited: bool | None
) -> None:
    """Between Protect and Unprotect only followers could see a tweet."""
    archive(tmp_path, tweet("1", at), protected_history=changes)
    public, reader = read(tmp_path)
    assert public == ([] if limited else [("1", None)])
    assert reader.left_out == ({"protected": 1} if limited else {})
    assert read(tmp_path, include_private=True)[0] == [("1", limited)]


@pytest.mark.parametrize(
    ("history", "code"),
    [
        ([change("2015-01-01T00:00:00.000Z", "Odd")], "bad-history"),
        ([change("then", "Protect")], "bad-history"),
        ([change("2015-01-01", "Protect")], "bad-history"),
        ([3], "bad-history"),
        ("[", "json-syntax"),
    ],
)
def test_a_history_that_cannot_be_read_hides_all(tmp_path: Path, history: Any, code: str) -> None:
    """Where it can't be told when the account was protected, nothing counts as public."""
    archive(tmp_path, tweet("1"), protected_history=history)
    public, reader = read(tmp_path)
    assert (public, reader.left_out) == ([], {"protected": 1})
    assert [one.code for one in reader.problems] == [code]
    assert read(tmp_path, include_private=True)[0] == [("1", None)]


def test_a_tweet_of_unknown_time_may_have_been_protected(tmp_path: Path) -> None:
    """Where the account was ever protected, a tweet without a time does not count as public."""
    archive(tmp_path, tweet("1", "then"), protected_history=[PROTECT])
    public, reader = read(tmp_path)
    assert (public, reader.left_out) == ([], {"protected": 1})


def test_what_a_circle_saw_is_not_public(tmp_path: Path) -> None:
    """Tweets for a circle stand unmarked among the others; those that stand only beside count too."""
    archive(tmp_path, tweet("1"), tweet("2"), twitter_circle_tweet=[tweet("2"), tweet("3")])
    public, reader = read(tmp_path)
    assert (public, reader.left_out) == ([("1", None)], {"circle": 2})
    assert read(tmp_path, include_private=True)[0] == [("1", None), ("2", True), ("3", True)]


@pytest.mark.parametrize(
    ("circle", "code"), [([{"tweet": {}}], "bad-circle"), ("{}", "no-list")], ids=["no-id", "no-list"]
)
def test_a_circle_that_cannot_be_read_hides_all(tmp_path: Path, circle: Any, code: str) -> None:
    """Where it can't be told what was for a circle, nothing counts as public."""
    archive(tmp_path, tweet("1"), twitter_circle_tweet=circle)
    public, reader = read(tmp_path)
    assert (public, reader.left_out) == ([], {"circle": 1})
    assert [one.code for one in reader.problems] == [code]


def test_the_time_of_circles_without_their_file_is_told(tmp_path: Path) -> None:
    """Tweets that may have been for a circle are left out, and one warning tells how many."""
    tweets = (tweet("1", "2022-07-31T10:00:00Z"), tweet("2", "2022-08-01T10:00:00Z"),
              tweet("3", "2023-10-31T10:00:00Z"), tweet("4", "2023-11-01T10:00:00Z"))  # fmt: skip
    public, reader = read(archive(tmp_path, *tweets))
    assert public == [("1", None), ("4", None)]
    assert reader.left_out == {"circle": 2}
    assert len(read(tmp_path, include_private=True)[0]) == 4
    assert [(one.code, one.message[:12]) for one in reader.problems] == [("circle-untold", "2 posts are ")]
    archive(tmp_path, *tweets, twitter_circle_tweet=[])
    assert read(tmp_path)[1].problems == ()
    assert len(read(tmp_path)[0]) == 4


@pytest.mark.parametrize(
    ("number", "is_public"),
    [("1", True), ("1500000000000000000", True), ("1600000000000000000", False), ("x", False)],
)
def test_the_time_of_circles_shows_in_ids(tmp_path: Path, number: str, is_public: bool) -> None:
    """A tweet without a time is of that of its id; one without either may have been for a circle."""
    public, reader = read(archive(tmp_path, tweet(number, "soon")))
    assert len(public) == is_public
    assert ("circle" in reader.left_out) is not is_public


def test_what_is_not_read_is_counted(tmp_path: Path) -> None:
    """Likes, articles, deleted tweets, communities and messages are left out by name."""
    archive(
        tmp_path,
        tweet("1"),
        like=[{"like": {}}],
        like_part1=[{"like": {}}],
        article=[{"article": {}}],
        deleted_tweets=[tweet("2")],
        community_tweet=[tweet("3")],
        direct_messages=[{"dmConversation": {"messages": [{}, {}]}}, {}],
        direct_messages_group=[{"dmConversation": {"messages": [{}]}}],
    )
    public, reader = read(tmp_path)
    assert public == [("1", None)]
    assert reader.left_out == {"like": 2, "article": 1, "deleted": 1, "community": 1, "message": 3}
