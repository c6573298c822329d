"""TikTok's data as JSON, in its older and its newer form."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media

KIM = Official(id="kim", name="Kim Ek")
DIRECTORY = Directory(
    officials=(KIM,),
    channels=(
        Channel(id="tiktok:kimek", platform="tiktok", holder=KIM),
        Channel(id="tiktok:lotta", platform="tiktok", holder=KIM),
    ),
)
BARE = "2024-05-02 23:15:33"
DAY = dt.date(2024, 5, 2)
VIDEO = {"Date": f"{BARE} UTC", "Link": "https://v.example/1", "Likes": "3", "Title": "Nu plogas Storgatan"}
COMMENT = {"date": BARE, "comment": "Tack för frågan!", "photo": "", "url": ""}
TALK = [
    {"Date": f"{BARE} UTC", "From": "bo", "Content": "När plogas det?"},
    {"Date": f"{BARE} UTC", "From": "kimek", "Content": "I natt.", "Link": "https://a.example"},
]


def profile(name: str | None = "kimek") -> dict[str, Any]:
    """Build what tells whose it is."""
    return {"ProfileMap": {"userName": name, "bioDescription": "Kommunalråd"}}


def older(**parts: Any) -> dict[str, Any]:
    """Build an export as it was until 2025."""
    return {
        "Activity": {"Like List": {"ItemFavoriteList": [{"Date": BARE, "Link": "a"}] * 2},
                     "Follower List": {"FansList": [{"UserName": "bo"}]}},
        "Comment": {"Comments": {"CommentsList": [COMMENT]}},
        "Direct Messages": {"Chat History": {"ChatHistory": {"Chat History with bo:": TALK}}},
        "Profile": {"Profile Information": profile()},
        "Video": {"Videos": {"VideoList": [VIDEO]}},
        **parts,
    }  # fmt: skip


def newer(**parts: Any) -> dict[str, Any]:
    """Build an export as it is since 2025."""
    return {
        "Profile": {"Profile Info": profile()},
        "Your Activity": {"Like List": {"ItemFavoriteList": []}, "Watch History": {"VideoList": [{"Date": BARE}]}},
        "Comment": {"Comments": {"CommentsList": [COMMENT]}},
        "Direct Message": {"Direct Messages": {"ChatHistory": {"Chat History with bo:": TALK}}},
        "Post": {"Posts": {"VideoList": [{**VIDEO, "WhoCanView": "Public"}, {**VIDEO, "Date": BARE, "WhoCanView": "Friends"}]}},
        **parts,
    }  # fmt: skip


def test_an_older_export_is_read(tmp_path: Path) -> None:
    """Videos and comments are the account's own, though its name stands below; likes are counted."""
    found, reader = read(written(tmp_path, {"user_data.json": older()}), directory=DIRECTORY)
    assert [(one.act, one.text, one.at, one.author and one.author.id) for one in found] == [
        (Act.REPLY, "Tack för frågan!", DAY, "kim"),
        (Act.POST, "Nu plogas Storgatan", dt.datetime(2024, 5, 2, 23, 15, 33, tzinfo=dt.UTC), "kim"),
    ]
    assert found[1].media == (Media(url="https://v.example/1", kind="video/mp4"),)
    assert (found[1].audience_is_limited, found[0].in_reply_to) == (None, None)
    assert (reader.format, reader.left_out) == ("tiktok", {"like": 2, "direct": 2})
    assert reader.problem_counts == {"audience-untold": 1, "day-only": 1}


def test_a_newer_export_says_who_could_see_a_video(tmp_path: Path) -> None:
    """What is not public comes only where it is asked for, and so do messages, of both sides."""
    path = written(tmp_path, {"tiktok/user_data_tiktok.json": newer()})
    found, reader = read(path, directory=DIRECTORY)
    assert [(one.act, one.audience_is_limited) for one in found] == [(Act.REPLY, None), (Act.POST, False)]
    assert reader.left_out == {"direct": 2, "limited": 1}
    private, _ = read(path, directory=DIRECTORY, include_private=True)
    asked, answered = (one for one in private if one.act is Act.MESSAGE)
    assert asked.author is not None
    assert (asked.author.id, asked.author.visitor, asked.audience_is_limited) == ("tiktok:bo", True, True)
    assert (answered.author, answered.links) == (KIM, ("https://a.example",))
    assert [one.audience_is_limited for one in private if one.act is Act.POST] == [False, True]


def test_what_is_exported_twice_comes_once(tmp_path: Path) -> None:
    """There are no ids, and yet the yearly exports of one account overlap exactly."""
    files = {"2024/user_data.json": older(), "2025/user_data_tiktok.json": newer()}
    found, reader = read(written(tmp_path, files), directory=DIRECTORY)
    assert sorted(one.act for one in found) == [Act.POST, Act.REPLY]
    assert sum(one.repeated for one in reader.coverage) == 2


def test_what_is_said_in_the_same_second_is_all_read(tmp_path: Path) -> None:
    """Two say the same in one second, in two talks, or one says two things; yet ids are those of each export."""
    said = [
        {"Date": BARE, "From": one, "Content": text}
        for one, text in [("bo", "Ok"), ("kimek", "Ok"), ("bo", "Ok!")]
    ]
    talks = {"Chat History": {"ChatHistory": {"Chat History with bo:": said, "li": said[:1]}}}
    files = {
        "2024/user_data.json": older(**{"Direct Messages": talks}),
        "2025/user_data.json": older(**{"Direct Messages": talks}),
    }
    found, reader = read(written(tmp_path, files), include_private=True, directory=DIRECTORY)
    messages = [one for one in found if one.act is Act.MESSAGE]
    assert len({one.id for one in messages}) == len(messages) == 4
    assert sum(one.repeated for one in reader.coverage) == len(found)
    assert not any(str(tmp_path) in one.id for one in messages)


def test_what_was_said_in_live_videos_is_read(tmp_path: Path) -> None:
    """Comments and questions are replies to the video, where the export tells which."""
    lives = {"7": {"WatchTime": BARE, "Link": "https://l.example", "Questions": None,
                   "Comments": [{"CommentTime": f"{BARE} UTC", "CommentContent": "Hej!"}]},
             "8": {"Questions": [{"QuestionTime": "", "QuestionContent": "När?"}], "Comments": None}}  # fmt: skip
    content = {"Comment": {}, "Tiktok Live": {"Watch Live History": {"WatchLiveMap": lives}}}
    found, reader = read(written(tmp_path, {"user_data_tiktok.json": content}), account="tiktok:kimek")
    assert [(one.act, one.text, one.in_reply_to) for one in found] == [
        (Act.REPLY, "Hej!", "https://l.example"), (Act.REPLY, "När?", None)]  # fmt: skip
    assert found[1].at is None
    assert reader.problem_counts == {"bad-time": 1}


def test_whose_it_is_may_have_to_be_said(tmp_path: Path) -> None:
    """Without a name, nobody is the author, nor called a visitor."""
    path = written(tmp_path, {"a.json": older(Profile={"Profile Information": profile(None)})})
    found, reader = read(path, include_private=True)
    assert {one.channel for one in found} == {None}
    assert [one.author and one.author.visitor for one in found] == [None, False, False, None]
    assert "no-account" in reader.problem_counts
    found, _ = read(path, account="tiktok:kimek", directory=DIRECTORY)
    assert {one.author for one in found} == {KIM}


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    """What says nothing is counted, what is no entry is an error, and parts that are not read are named."""
    content = older(
        Ads=[1],
        Comment={"Comments": {"CommentsList": [3, {"date": BARE, "comment": ""}, {"date": BARE, "photo": "a.jpg"}],
                              "App": "TikTok"}, "Drafts": [1], "Empty": []},
        Video={"Videos": {"VideoList": [{}]}, "Recently Deleted": {"PostList": [1]}},
    )  # fmt: skip
    (found,), reader = read(written(tmp_path, {"user_data.json": content}))
    assert (found.text, found.media) == ("", (Media(url="a.jpg"),))
    assert reader.left_out == {"like": 2, "without-content": 1, "direct": 2}
    assert reader.problem_counts == {
        "no-text": 2,
        "parts-not-read": 1,
        "day-only": 1,
    }
    (problem,) = (one for one in reader.problems if one.code == "parts-not-read")
    assert "Comment.Comments.App, Comment.Drafts, Video.Recently Deleted" in str(problem)


def test_an_export_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    """What stands before is read, though the name of the account is lost; a file of nothing is an error."""
    text = json.dumps(older())
    found, reader = read(written(tmp_path, {"user_data.json": text[: text.index('"Direct')] + "x"}))
    assert [one.text for one in found] == ["Tack för frågan!"]
    assert reader.coverage[0].files_failed == ("user_data.json",)
    with pytest.raises(FileError):
        read(written(tmp_path, {"user_data.json": '{"Comment": {"Comments": {"CommentsList": [x'}))


def test_other_json_is_nobodys_export(tmp_path: Path) -> None:
    """Lists of other programs are not TikTok's."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, {"a.json": {"Comments": {"List": [{"VideoList": []}]}}}))
