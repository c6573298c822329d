"""Google Chat out of Google's Takeout."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
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
    officials=(KIM,), channels=(Channel(id="mail:kim@lindby.example", platform="mail", holder=KIM),)
)
SPACE = "Takeout/Google Chat/Groups/Space AAAA/messages.json"


def message(
    number: str = "AAAA/1", topic: str = "1", mail: str | None = "kim@lindby.example", **fields: Any
) -> dict[str, Any]:
    """Build a message."""
    return {"creator": {"name": "Kim Ek", "email": mail, "user_type": "Human"}, "text": "Nytt schema",
            "created_date": "Thursday, May 2, 2024 at 9:00:00\u202fAM UTC", "topic_id": topic, "message_id": number, **fields}  # fmt: skip


def test_a_space_is_its_members_alone(tmp_path: Path) -> None:
    """All of it comes only where private items are asked for; people are known by their mail addresses."""
    files = {SPACE: {"messages": [message()]}, "Takeout/Google Chat/Groups/DM BBBB/messages.json": {
        "messages": [message("BBBB/2", mail="bo@a.example"), message("BBBB/3", mail="bo@a.example")]}}  # fmt: skip
    path = written(tmp_path, files)
    assert read(path)[1].left_out == {"group": 1, "direct": 2}
    found, reader = read(path, include_private=True, directory=DIRECTORY)
    (post,) = (one for one in found if one.act is Act.POST)
    assert (post.author, post.channel and post.channel.id) == (KIM, "google-chat:AAAA")
    assert (post.at, post.audience_is_limited) == (dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC), True)
    talk = [one for one in found if one.act is Act.MESSAGE]
    assert [one.author and one.author.id for one in talk] == ["bo@a.example"] * 2
    assert [one.in_reply_to for one in talk] == [None, None]
    assert [one.code for one in reader.problems] == ["unknown-channel"]


def test_what_stands_under_a_topic_answers_it(tmp_path: Path) -> None:
    """Until somebody else has answered, whoever began goes on."""
    messages = [
        message("a", "1"),
        message("b", "1"),
        message("c", "1", "bo@a.example"),
        message("d", "1"),
        message("e", "2"),
    ]
    found, _ = read(written(tmp_path, {SPACE: {"messages": messages}}), include_private=True)
    assert [(one.act, one.in_reply_to, one.continues) for one in found] == [
        (Act.POST, None, None), (Act.POST, None, "a"), (Act.REPLY, "a", None), (Act.REPLY, "a", None),
        (Act.POST, None, None)]  # fmt: skip


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    """What says nothing is counted; times in other words are not known; what is no message is told."""
    files = [{"original_name": "a.pdf", "export_name": "File-a.pdf"}]
    messages = [3, message("b", text=""), message("c", text="", attached_files=files),
                message("d", "9", created_date="torsdag 2 maj 2024 kl. 09:00:00 UTC"), message("e", created_date=None)]  # fmt: skip
    found, reader = read(written(tmp_path, {SPACE: {"messages": messages}}), include_private=True)
    assert [one.id for one in found] == ["c", "d", "e"]
    assert found[0].media == (Media(url="File-a.pdf"),)
    assert [one.at for one in found[1:]] == [None, None]
    assert reader.left_out == {"without-content": 1}
    assert reader.problem_counts["no-text"] == 1
    assert reader.problem_counts["bad-time"] == 2


def test_a_file_by_itself_may_be_named(tmp_path: Path) -> None:
    """Without its folder nobody knows the conversation, unless it is told."""
    path = written(tmp_path, {"messages.json": {"messages": [message()]}}) / "messages.json"
    assert read(path, include_private=True)[0][0].channel is None
    (found,), _ = read(path, include_private=True, account="google-chat:AAAA")
    assert found.channel is not None
    assert found.channel.id == "google-chat:AAAA"


def test_other_json_is_nobodys_conversation(tmp_path: Path) -> None:
    """Files of other programs have the same name."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, {"messages.json": {"messages": [{"text": "Hej"}]}}))
