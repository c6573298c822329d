"""Discord's channels as DiscordChatExporter writes them."""

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
DIRECTORY = Directory(officials=(KIM,), channels=(Channel(id="discord:1", platform="discord", holder=KIM),))
WHEN = "2024-05-02T11:00:00.123+02:00"


def message(number: int = 1, author: str = "1", **fields: Any) -> dict[str, Any]:
    """Build a message."""
    return {"id": str(number), "type": "Default", "timestamp": WHEN, "timestampEdited": None, "content": "Öppet i kväll.",
            "author": {"id": author, "name": f"u{author}", "nickname": f"U {author}"}, "attachments": [], **fields}  # fmt: skip


def channel(*messages: Any, kind: str = "GuildTextChat", number: str | None = "5") -> dict[str, Any]:
    """Build a file of a channel."""
    return {"guild": {"id": "9", "name": "Ungdomens hus"}, "channel": {"id": number, "type": kind, "name": "info"},
            "dateRange": {"after": None, "before": None}, "messages": list(messages), "messageCount": len(messages)}  # fmt: skip


def test_a_server_is_its_members_alone(tmp_path: Path) -> None:
    """Who could see a channel is not told, so it comes only where private items are asked for."""
    files = {
        "info [5].json": channel(message()),
        "dm.json": channel(message(2, "2"), kind="DirectTextChat", number="6"),
    }
    path = written(tmp_path, files)
    assert read(path)[1].left_out == {"group": 1, "direct": 1}
    found, reader = read(path, include_private=True, directory=DIRECTORY)
    talk, post = sorted(found, key=lambda one: one.act)
    assert (post.act, post.author, post.channel and post.channel.id) == (Act.POST, KIM, "discord:5")
    assert (post.at, post.audience_is_limited) == (
        dt.datetime(2024, 5, 2, 9, 0, 0, 123_000, tzinfo=dt.UTC),
        None,
    )
    assert talk.author is not None
    assert (talk.act, talk.author.id, talk.author.name, talk.audience_is_limited) == (
        Act.MESSAGE,
        "discord:2",
        "U 2",
        True,
    )
    assert reader.formats == ("discord", "discord")


def test_who_answers_whom_is_told(tmp_path: Path) -> None:
    """What answers an own message goes on from it; what was forwarded is shared."""
    messages = (
        message(1),
        message(2, type="Reply", reference={"messageId": "1"}),
        message(3, "2", type="Reply", reference={"messageId": "1"}, timestampEdited=WHEN),
        message(4, type="Reply", reference={"messageId": None}),
        message(5, content="", forwardedMessage={"content": "Snö", "attachments": [{"url": "a.png"}]}),
        message(6, content="Läs!", forwardedMessage={"content": "Is"}),
    )
    found, reader = read(written(tmp_path, {"a.json": channel(*messages)}), include_private=True)
    assert [(one.act, one.in_reply_to, one.continues) for one in found] == [
        (Act.POST, None, None), (Act.POST, None, "1"), (Act.REPLY, "1", None), (Act.POST, None, None),
        (Act.SHARE, None, None), (Act.SHARE, None, None)]  # fmt: skip
    assert [(one.text, one.quoted) for one in found[4:]] == [(None, "Snö"), ("Läs!", "Is")]
    assert found[4].media == (Media(url="a.png"),)
    assert reader.problem_counts["edited"] == 1


def test_a_program_is_nobody(tmp_path: Path) -> None:
    """What a program writes has no author, but where the directory has its account."""
    messages = [
        message() | {"id": one, "author": {"id": one, "name": "väder", "isBot": True}} for one in ("1", "2")
    ]
    path = written(tmp_path, {"a.json": channel(*messages)})
    found, _ = read(path, include_private=True, directory=DIRECTORY)
    assert [one.author for one in found] == [KIM, None]


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    """What happened is counted, what is no message is told, and what stands before a break is read."""
    messages = (
        3,
        message(2, type="GuildMemberJoin"),
        message(7, type=["Default"]),
        message(3, content=""),
        {"id": "4"},
        message(5),
        message(6),
    )
    text = json.dumps(channel(*messages, number=None))
    path = written(tmp_path, {"a.json": text[: text.index('{"id": "6"')] + "{x"})
    (found,), reader = read(path, include_private=True)
    assert (found.id, found.channel) == ("5", None)
    assert reader.left_out == {"other-record": 2, "without-content": 1}
    assert reader.problem_counts["no-text"] == 2
    assert reader.coverage[0].files_failed == ("a.json",)
    (found,), _ = read(path, include_private=True, account="discord:ungdomens-hus")
    assert found.channel is not None
    assert found.channel.id == "discord:ungdomens-hus"
    with pytest.raises(FileError):
        read(written(tmp_path, {"a.json": '{"guild": {}, "channel": {}, "dateRange": {}, "messages": [x'}))


def test_other_json_is_nobodys_channel(tmp_path: Path) -> None:
    """A file of messages of another program is not Discord's."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, {"a.json": {"guild": {}, "messages": []}}))
