"""The export of a network of Viva Engage, formerly Yammer."""

# ruff: noqa: E501 - examples are easier to read in one line
from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side

KIM = Official(id="kim", name="Kim Ek")
DIRECTORY = Directory(
    officials=(KIM,),
    channels=(
        Channel(id="mail:kim@lindby.example", platform="mail", holder=KIM),
        Channel(id="yammer:7", platform="yammer"),
    ),
)
COLUMNS = (
    "id", "replied_to_id", "thread_id", "group_id", "in_private_group", "in_private_conversation", "sender_id",
    "sender_name", "body", "attachments", "created_at", "deleted_at", "message_type",
)  # fmt: skip
USERS = "id,name,email,state\r\n1,Kim Ek,kim@lindby.example,active\r\n2,Bo Al,,soft_delete\r\n,,x,\r\n"


def message(number: int = 1, **cells: str) -> dict[str, str]:
    """Build a message of Kim's in a community."""
    usual = {"thread_id": "1", "group_id": "7", "sender_id": "1", "body": "Nytt schema", "created_at": "2024-05-02T09:00:00+00:00"}  # fmt: skip
    return {"id": str(number), **usual, **cells}


def table(*messages: dict[str, str]) -> str:
    """Write messages as the export does."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(messages)
    return text.getvalue()


def test_nothing_of_a_network_is_public(tmp_path: Path) -> None:
    """All is counted by its kind, and read only where private items are asked for."""
    rows = (message(), message(2, in_private_group="TRUE"), message(3, in_private_conversation="true", group_id=""),
            message(4, deleted_at="2024-05-03T09:00:00+00:00"), message(5, message_type="system"))  # fmt: skip
    path = written(tmp_path, {"export/Messages.csv": "\ufeff" + table(*rows), "export/Users.csv": USERS})
    found, reader = read(path)
    assert found == []
    assert reader.left_out == {"limited": 1, "group": 1, "direct": 1, "deleted": 1, "other-record": 1}
    found, reader = read(path, include_private=True, directory=DIRECTORY)
    assert [(one.act, one.id, one.channel and one.channel.id, one.author) for one in found] == [
        (Act.POST, "1", "yammer:7", KIM),
        (Act.POST, "2", "yammer:7", KIM),
        (Act.MESSAGE, "3", None, KIM),
    ]
    assert found[0].at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
    assert found[0].audience_is_limited
    assert reader.problem_counts == {"no-account": 1}
    assert (reader.format, reader.coverage[0].root, reader.coverage[0].sides) == (
        "yammer",
        "export/",
        tuple(Side),
    )
    (_, _, talk), _ = read(path, include_private=True, account="yammer:lindby")
    assert talk.channel is not None
    assert talk.channel.id == "yammer:lindby"


def test_who_answers_whom_is_told(tmp_path: Path) -> None:
    """What goes on from an own message is no reply; whoever the network lost is somebody by number."""
    rows = (message(1), message(2, replied_to_id="1"), message(3, replied_to_id="1", sender_id="2"),
            message(4, replied_to_id="3"), message(5, replied_to_id="1", sender_id="9", sender_name="Ola"),
            message(6, replied_to_id="1", sender_id="8"))  # fmt: skip
    path = written(tmp_path, {"Messages.csv": table(*rows), "Users.csv": USERS})
    found, _ = read(path, include_private=True, directory=DIRECTORY)
    assert [(one.act, one.in_reply_to, one.continues) for one in found] == [
        (Act.POST, None, None),
        (Act.POST, None, "1"),
        (Act.REPLY, "1", None),
        (Act.REPLY, "3", None),
        (Act.REPLY, "1", None),
        (Act.REPLY, "1", None),
    ]
    assert [one.author and (one.author.id, one.author.name, one.author.visitor) for one in found[2:]] == [
        ("yammer:2", "Bo Al", False),
        ("kim", "Kim Ek", False),
        ("yammer:9", "Ola", False),
        ("yammer:8", "yammer:8", False),
    ]


def test_what_is_attached_is_told(tmp_path: Path) -> None:
    """Mentions are names, what is shown of a link is quoted, and files are media."""
    attached = (
        'opengraphobject:[5 : https://a.example : title="Snö" : description="Mer snö"], uploadedfile:12'
    )
    row = message(body="Hej [[user:2]] och [[user:9]]", attachments=attached)
    (found,), _ = read(
        written(tmp_path, {"Messages.csv": table(row), "Users.csv": USERS}), include_private=True
    )
    assert (found.text, found.quoted) == ("Hej @Bo Al och [[user:9]]", "Snö\n\nMer snö")
    assert (found.links, found.media) == (("https://a.example",), (Media(url="uploadedfile:12"),))


def test_the_table_may_stand_alone(tmp_path: Path) -> None:
    """One that was named is read without those beside it; members that can't be read are told."""
    path = written(tmp_path, {"Messages.csv": table(message()), "Users.csv": b"id,name\n1,\xff\xff\n"})
    (found,), reader = read(path / "Messages.csv", include_private=True)
    assert (found.author and found.author.id, reader.coverage[0].files) == ("yammer:1", ("Messages.csv",))
    (found,), reader = read(path, include_private=True)
    assert (found.author and found.author.id, reader.coverage[0].files_failed) == ("yammer:1", ("Users.csv",))


def test_other_tables_are_nobodys_network(tmp_path: Path) -> None:
    """A table of messages of another program has other columns."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, {"Messages.csv": "id,body,created_at\n1,Hej,2024-05-02\n"}))
