"""Slack's exports of a workspace."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.archives.slack_words import plain_words
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side

KIM, LOTTA = Official(id="kim", name="Kim Ek"), Official(id="lotta", name="Lotta Berg")
DIRECTORY = Directory(
    officials=(KIM, LOTTA),
    channels=(
        Channel(id="mail:kim@lindby.example", platform="mail", holder=KIM),
        Channel(id="slack:U2", platform="slack", holder=LOTTA),
        Channel(id="slack:C1", platform="slack", kind=ChannelKind.INTRANET),
    ),
)
USERS = [
    {"id": "U1", "name": "kim", "profile": {"real_name": "Kim Ek", "email": "Kim@Lindby.example"}},
    {"id": "U2", "name": "lotta", "real_name": "Lotta Berg", "deleted": True},
    {"id": "U3", "name": "bo", "profile": {"display_name": "Bosse"}},
    {"name": "nobody"},
]
STAMP = "1714640400.000200"


def message(
    text: str = "Nu plogas Storgatan.", ts: Any = STAMP, user: str | None = "U1", **fields: Any
) -> Any:
    """Build a message."""
    told = {"type": "message", "text": text, "ts": ts, **fields}
    return told if user is None else {**told, "user": user}


def workspace(folder: Path, root: str = "", **days: Any) -> Path:
    """Write an export with a public, a private and two closed conversations; days by their folders."""
    files = {
        "channels.json": [{"id": "C1", "name": "allmänt"}],
        "groups.json": [{"id": "G1", "name": "ledning"}],
        "mpims.json": [{"id": "M1", "name": "mpdm-kim--lotta--bo-1"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
        "users.json": USERS,
        "integration_logs.json": [],
        **{f"{name}/2024-05-02.json": one for name, one in days.items()},
    }
    return written(folder, {root + name: one for name, one in files.items()})


def test_nothing_of_a_workspace_is_public(tmp_path: Path) -> None:
    """All is counted by the kind of conversation, and read only where private items are asked for."""
    days = {one: [message()] for one in ("allmänt", "ledning", "mpdm-kim--lotta--bo-1", "D1", "okänd")}
    path = workspace(tmp_path, "Lindby/", **days)
    found, reader = read(path)
    assert found == []
    assert reader.left_out == {"limited": 1, "group": 1, "direct": 2, "no-audience": 1}
    private, reader = read(path, include_private=True, directory=DIRECTORY)
    assert [(one.act, one.id, one.channel and one.channel.id) for one in private] == [
        (Act.MESSAGE, f"D1/{STAMP}", "slack:D1"),
        (Act.POST, f"C1/{STAMP}", "slack:C1"),
        (Act.POST, f"G1/{STAMP}", "slack:G1"),
        (Act.MESSAGE, f"M1/{STAMP}", "slack:M1"),
        (Act.POST, f"okänd/{STAMP}", "slack:okänd"),
    ]
    assert {one.audience_is_limited for one in private} == {True}
    assert private[0].at == dt.datetime(2024, 5, 2, 9, 0, 0, 200, tzinfo=dt.UTC)
    assert [one.code for one in reader.problems] == ["unknown-channel"]
    assert (reader.format, reader.coverage[0].root, reader.coverage[0].sides) == (
        "slack",
        "Lindby/",
        tuple(Side),
    )
    assert reader.not_used == ("Lindby/integration_logs.json",)


def test_a_folder_that_is_not_listed_need_be_no_id(tmp_path: Path) -> None:
    """What stands in it is read, and that nobody knows the channel is told once."""
    messages = [message(), message(ts="2.0", subtype=["x"])]
    days: dict[str, Any] = {"min kanal": messages}
    found, reader = read(workspace(tmp_path, "", **days), include_private=True)
    assert [one.channel for one in found] == [None, None]
    assert reader.problem_counts == {"no-account": 1}


def test_people_are_known_by_mailbox_or_account(tmp_path: Path) -> None:
    """Others are colleagues of whom nothing is known: nobody in a workspace is called a visitor."""
    messages = (
        message(), message(user="U2", ts="2.0"), message(user="U3", ts="3.0"),
        message(user="U4", ts="4.0", user_profile={"real_name": "Gäst"}),
        message(user=None, ts="5.0", subtype="bot_message", bot_id="B1", username="Väder"),
        message(user=None, ts="6.0"), message(user="U5", ts="7.0"),
    )  # fmt: skip
    path = workspace(tmp_path, allmänt=list(messages))
    found, _ = read(path, include_private=True, directory=DIRECTORY)
    assert [one.author and (one.author.id, one.author.name) for one in found] == [
        ("kim", "Kim Ek"), ("lotta", "Lotta Berg"), ("slack:U3", "Bosse"), ("slack:U4", "Gäst"), None,
        None, ("slack:U5", "slack:U5")]  # fmt: skip
    assert not any(one.author.visitor for one in found if one.author)


def test_a_thread_of_ones_own_goes_on_until_somebody_answers(tmp_path: Path) -> None:
    """The next part of an own thread is no reply; what follows an answer is."""
    thread = {"thread_ts": "1.0"}
    own = {**thread, "parent_user_id": "U1"}
    messages = (message(ts="1.0", thread_ts="1.0"), message(ts="2.0", **own), message(ts="3.0", user="U2", **own),
                message(ts="4.0", subtype="thread_broadcast", **own), message(ts="5.0", user=None, bot_id="B1", **thread))  # fmt: skip
    found, _ = read(workspace(tmp_path, allmänt=list(messages)), include_private=True)
    assert [(one.act, one.in_reply_to, one.continues) for one in found] == [
        (Act.POST, None, None),
        (Act.POST, None, "C1/1.0"),
        (Act.REPLY, "C1/1.0", None),
        (Act.REPLY, "C1/1.0", None),
        (Act.REPLY, "C1/1.0", None),
    ]


def test_attached_words_are_somebody_elses_unless_a_program_writes(tmp_path: Path) -> None:
    """What is shown of a link is quoted; the words of a program often stand only there."""
    attached = [{"title": "SMHI", "text": "Snö &amp; is", "fallback": "x"}, 3]
    files = [
        {"permalink": "https://f.example/a", "mimetype": "image/png", "alt_txt": "Karta"},
        {"mode": "tombstone"},
    ]
    messages = (message("Se <https://a.example> <@U3>", attachments=attached), message("", ts="2.0", user=None, bot_id="B1", attachments=attached),
                message("", ts="3.0", files=files), message("", ts="4.0", edited={"user": "U1", "ts": "5.0"}))  # fmt: skip
    found, reader = read(workspace(tmp_path, allmänt=list(messages)), include_private=True)
    assert [(one.text, one.quoted) for one in found] == [
        ("Se https://a.example @Bosse", "SMHI\n\nSnö & is"), ("SMHI\n\nSnö & is", None), ("", None)]  # fmt: skip
    assert found[0].links == ("https://a.example",)
    assert found[2].media == (
        Media(url="https://f.example/a", kind="image/png", description="Karta"),
        Media(),
    )
    assert reader.left_out == {"without-content": 1}


def test_a_program_is_nobody(tmp_path: Path) -> None:
    """What a program writes has no author, but where the directory has its account, or it writes for a member."""
    bots = [{"id": "U7", "name": "väder", "is_bot": True}, {"id": "U2", "name": "lotta", "is_bot": True}]
    told = [{"title": "SMHI"}]
    messages = [message("", user="U7", bot_id="B1", attachments=told), message(ts="2.0", user=None, bot_id="B1"),
                message(ts="3.0", user="U2", bot_id="B2"), message(ts="4.0", user="U1", bot_id="B3")]  # fmt: skip
    path = workspace(tmp_path, allmänt=messages)
    written(tmp_path, {"users.json": [USERS[0], *bots]})
    found, _ = read(path, include_private=True, directory=DIRECTORY)
    assert [one.author for one in found] == [None, None, LOTTA, KIM]
    assert (found[0].text, found[0].quoted) == ("SMHI", None)


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    """What happened in a channel is counted, what is no message is told, and a broken day stops no other."""
    messages = [3, message(subtype="channel_join"), message(subtype="tombstone"), message(ts=None),
                message(ts="soon", subtype=[], edited={"ts": "1"})]  # fmt: skip
    path = workspace(tmp_path, allmänt=messages, ledning='[{"ts": "1.0", "text": "Hej"}, {"ts')
    written(tmp_path, {"dms.json": "[x", "ledning/2024-05-03.json": "x"})
    found, reader = read(path, include_private=True)
    assert [(one.text, one.at is None) for one in found] == [("Nu plogas Storgatan.", True), ("Hej", False)]
    assert reader.left_out == {"other-record": 1, "deleted": 1}
    assert reader.problem_counts["no-text"] == 2
    assert reader.problem_counts["edited"] == 1
    assert reader.coverage[0].files_failed == (
        "dms.json",
        "ledning/2024-05-02.json",
        "ledning/2024-05-03.json",
    )


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ("<@U3|bosse> <@U3> <@U9>", "@bosse @Bo @U9", ()),
        ("<#C1|allmänt> <#C2> <!here> <!subteam^S1|@drift>", "#allmänt #C2 @here @drift", ()),
        ("<mailto:bo@a.example|bo@a.example>", "bo@a.example", ("mailto:bo@a.example",)),
        ("<https://a.example?x=1&amp;y=2>", "https://a.example?x=1&y=2", ("https://a.example?x=1&y=2",)),
        ("1 &lt; 2 &amp;amp; &gt; <3 <b>", "1 < 2 &amp; > <3 <b>", ()),
        ("<" * 5 + "@U3>", "<<<<@Bo", ()),
    ],
)
def test_marks_are_shown_as_people_see_them(text: str, words: str, links: tuple[str, ...]) -> None:
    """Signs are unescaped once, and what is no mark stays."""
    assert plain_words(text, {"U3": "Bo"}.get) == (words, links)


@pytest.mark.parametrize(
    "files",
    [
        {"channels.json": [], "a/2024-05-02.json": [{"date": "x"}]},
        {"a/2024-05-02.json": [{"ts": "1.0"}]},
        {"channels.json": [{"id": "C1"}]},
    ],
    ids=["no-times", "no-lists", "no-days"],
)
def test_other_folders_are_nobodys_workspace(tmp_path: Path, files: dict[str, Any]) -> None:
    """Lists of conversations, days, and messages with Slack's times make a workspace."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, files))
    with pytest.raises(FileError):
        archives.read(next(tmp_path.rglob("*.json")), format="slack")
