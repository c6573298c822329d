"""Exports in which anything may stand anywhere: nothing ends the reading, and nothing is unaccounted for."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.problems import FileError

WHEN = "2024-05-02 09:00:00"
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 1e300, "", " ", "x", "@a", "a b", "9" * 23, WHEN, [], [None], [[]], {}, {"a": 1},
    ["a", {"text": None}], "\u200e", "1714640400.1", "99999999999.999999",
)  # fmt: skip
TELEGRAM = {"id": 1, "type": "message", "date": WHEN, "date_unixtime": "1", "from": "Bo", "from_id": "user7",
            "text": ["a", {"type": "link", "text": "b"}], "reply_to_message_id": 3, "forwarded_from": "c",
            "poll": {"question": "d", "answers": [{"text": "e"}]}, "photo": "f.jpg"}  # fmt: skip
EXPORTS: dict[str, dict[str, Any]] = {
    "result.json": {"about": "a", "personal_information": {"user_id": 42}, "chats": {"list": [
        {"name": "a", "type": kind, "id": 7, "messages": [TELEGRAM]}
        for kind in ("personal_chat", "public_channel", "public_supergroup", "private_group")]}},
    "user_data_tiktok.json": {
        "Comment": {"Comments": {"CommentsList": [{"date": WHEN, "comment": "a", "photo": "b", "url": "c"}]}},
        "Direct Messages": {"Chat History": {"ChatHistory": {"a": [{"Date": WHEN, "From": "b", "Content": "c"}]}}},
        "Profile": {"Profile Info": {"ProfileMap": {"userName": "kim"}}},
        "Post": {"Posts": {"VideoList": [{"Date": WHEN, "Link": "a", "Title": "b", "WhoCanView": "Public"}]}},
        "Tiktok Live": {"Watch Live History": {"WatchLiveMap": {"1": {"Comments": [{"CommentContent": "a"}]}}}}},
    "channel.json": {"guild": {"id": "9"}, "channel": {"id": "5", "type": "GuildTextChat"}, "dateRange": {},
        "messages": [{"id": "1", "type": "Reply", "timestamp": WHEN, "content": "a", "attachments": [{"url": "b"}],
                      "author": {"id": "2", "name": "c"}, "reference": {"messageId": "3"},
                      "forwardedMessage": {"content": "d"}}]},
    "feed.json": {"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://a.example",
        "authors": [{"name": "a"}], "items": [{"id": 1, "url": "b", "title": "c", "content_html": "<p>d</p>",
        "authors": [{"name": "e"}], "attachments": [{"url": "f", "mime_type": "g"}], "date_published": WHEN}]},
    "Space A/messages.json": {"messages": [{"creator": {"name": "a", "email": "b"}, "created_date": WHEN,
        "text": "c", "topic_id": "1", "message_id": "2", "attached_files": [{"export_name": "d"}]}]},
    "a/2024-05-02.json": {"": [{"type": "message", "text": "<@U1>", "ts": "2.0", "thread_ts": "1.0", "user": "U1",
        "parent_user_id": "U1", "attachments": [{"text": "a"}], "files": [{"permalink": "b"}], "bot_id": "B1"}]},
}  # fmt: skip


def changed(value: Any, data: st.DataObject) -> Any:
    """Put odd values in place of some."""
    if data.draw(st.integers(0, 12)) == 0:
        return data.draw(st.sampled_from(ODD))
    if isinstance(value, dict):
        return {key: changed(one, data) for key, one in value.items()}
    if isinstance(value, list):
        return [changed(one, data) for one in value]
    return value


@pytest.mark.property
@pytest.mark.parametrize("name", EXPORTS)
@given(data=st.data())
def test_whatever_stands_there_is_read_counted_or_told(name: str, data: st.DataObject) -> None:
    """A value of another kind is no reason to end, or to lose an entry silently."""
    content = changed(EXPORTS[name], data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        if name.startswith("a/"):
            content = content.get("", content) if isinstance(content, dict) else content
            Path(folder, "channels.json").write_text('[{"id": "C1", "name": "a"}]', encoding="utf-8")
        path.write_text(json.dumps(content), encoding="utf-8")
        for include_private in (False, True):
            with contextlib.suppress(FileError):
                read(Path(folder), include_private=include_private)
