"""X archives of 2012 to 2018, one file a month."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from archive_builders import read, written

from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act

DETAILS = {
    "id": "12",
    "screen_name": "kim",
    "full_name": "Kim",
    "bio": "Direktör",
    "created_at": "2009-01-14 04:54:58 +0000",
}


def month(*tweets: dict[str, Any]) -> str:
    """Write a month as the archive's JavaScript."""
    return f"Grailbird.data.tweets_2013_05 = \n {json.dumps(tweets)}"


def tweet(number: str, text: str = "Hej", **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Build an entry."""
    return {"id_str": number, "text": text, "created_at": "2013-05-01 09:00:00 +0000", **fields}


def archive(folder: Path, **others: str) -> Path:
    """Write an archive of two months."""
    files = {
        "data/js/tweets/2013_06.js": month(
            tweet("3", in_reply_to_status_id_str="1", in_reply_to_user_id_str="12")
        ),
        "data/js/tweets/2013_05.js": month(tweet("1"), tweet("2", "RT @bo: Snö")),
        "data/js/user_details.js": f"var user_details = {json.dumps(DETAILS)}",
        "tweets.csv": "a,b\n1,2\n",
        **others,
    }
    return written(folder, files)


def test_a_share_has_the_whole_words(tmp_path: Path) -> None:
    """They stand beside what the share itself had room for."""
    shared = tweet("2", "RT @bo: Snö på", retweeted_status={"text": "Snö på alla &amp; gator"})
    found, _ = read(archive(tmp_path, **{"data/js/tweets/2013_05.js": month(shared)}))
    assert (found[0].act, found[0].text, found[0].quoted) == (Act.SHARE, None, "Snö på alla & gator")


def test_months_are_read_in_order(tmp_path: Path) -> None:
    """Posts, shares and threads come out as of later archives, and the table beside is not read twice."""
    found, reader = read(archive(tmp_path))
    assert [(one.id, one.act, one.continues) for one in found] == [
        ("1", Act.POST, None),
        ("2", Act.SHARE, None),
        ("3", Act.POST, "1"),
    ]
    channel = found[0].channel
    assert channel is not None
    assert (channel.id, channel.handles[0].handle, str(channel.since)) == ("x:12", "@kim", "2009-01-14")
    assert (reader.format, reader.not_used, reader.problems) == ("x-classic", ("tweets.csv",), ())


def test_the_directory_knows_the_account(tmp_path: Path) -> None:
    """Accounts are found by their number."""
    kim = Official(id="kim", name="Kim")
    directory = Directory(
        officials=(kim,), channels=(Channel(id="twitter:12", platform="twitter", holder=kim),)
    )
    assert {one.author for one in read(archive(tmp_path), directory=directory)[0]} == {kim}


def test_what_is_broken_is_told(tmp_path: Path) -> None:
    """A month and the account may be broken, and the rest is read."""
    broken = {"data/js/tweets/2013_06.js": "a = [", "data/js/user_details.js": "var a = {"}
    found, reader = read(archive(tmp_path, **broken))
    assert [(one.id, one.channel) for one in found] == [("1", None), ("2", None)]
    assert [one.code for one in reader.problems] == ["json-syntax", "no-account", "json-syntax"]
    (tmp_path / "data" / "js" / "user_details.js").unlink()
    assert read(tmp_path)[1].problem_counts["no-account"] == 1
