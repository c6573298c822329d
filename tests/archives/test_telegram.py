"""Telegram Desktop's exports, of a whole account and of one chat."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from archive_builders import MemoryFolder, read, written

from offentligroll import archives
from offentligroll.archives import telegram_escapes
from offentligroll.archives.telegram_escapes import MendedFolder
from offentligroll.archives.telegram_words import said_in
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side
from steps import steps_of

WHEN = 1_714_640_400
AT = dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
LINDBY = Organisation(id="lindby", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, country="SE")
KIM = Official(id="kim", name="Kim Ek")


def message(number: int = 1, text: Any = "Nu plogas Storgatan.", **fields: Any) -> dict[str, Any]:
    """Build a message as Telegram Desktop writes it."""
    return {"id": number, "type": "message", "date": "2024-05-02T11:00:00", "date_unixtime": str(WHEN),
            "from": "Bo", "from_id": "user7", "text": text, **fields}  # fmt: skip


def chat(kind: str, *messages: Any, number: int = 5, name: str = "Lindby [info] {1}") -> dict[str, Any]:
    """Build a chat."""
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def whole(*chats: Any, own: Any = 42, left: tuple[Any, ...] = ()) -> dict[str, Any]:
    """Build the export of an account."""
    told = {} if own is None else {"personal_information": {"user_id": own, "first_name": "Kim"}}
    return {"about": 'Here is "all" of it', **told, "contacts": {"about": "", "list": [{"user_id": 9}]},
            "chats": {"about": "", "list": list(chats)}, "left_chats": {"about": "", "list": list(left)}}  # fmt: skip


def test_a_public_channel_speaks_for_its_holder(tmp_path: Path) -> None:
    """Its posts are the authority's own, also where an administrator signs; what it answers goes on."""
    posts = (message(1, **{"from": "Lindby", "from_id": "channel5", "author": "Kim"}),
             message(2, reply_to_message_id=1, from_id="channel5", edited_unixtime="1", edited="x"))  # fmt: skip
    directory = Directory(
        organisations=(LINDBY,),
        channels=(Channel(id="telegram:channel5", platform="telegram", holder=LINDBY),),
    )
    path = written(tmp_path, {"result.json": chat("public_channel", *posts)})
    (first, second), reader = read(path, directory=directory)
    assert (first.act, first.text, first.at) == (Act.POST, "Nu plogas Storgatan.", AT)
    assert (first.id, first.author, first.on_behalf_of) == ("channel5/1", None, LINDBY)
    assert (second.act, second.continues, second.in_reply_to) == (Act.POST, "channel5/1", None)
    assert first.audience_is_limited is False
    assert (reader.format, reader.coverage[0].sides) == ("telegram", (Side.OWN,))
    assert reader.problem_counts == {"edited": 1}


def test_a_channel_may_answer_elsewhere(tmp_path: Path) -> None:
    """What is answered in another chat is no thread of one's own."""
    post = message(reply_to_message_id=3, reply_to_peer_id="channel9")
    (found,), _ = read(written(tmp_path, {"result.json": chat("public_channel", post)}))
    assert (found.act, found.in_reply_to, found.continues) == (Act.REPLY, "channel9/3", None)


def test_older_exports_have_only_a_clock_that_names_no_zone(tmp_path: Path) -> None:
    """The day is taken from it, and that is told once."""
    posts = [
        {key: one for key, one in message(number).items() if key != "date_unixtime"} for number in (1, 2)
    ]
    found, reader = read(written(tmp_path, {"result.json": chat("public_channel", *posts)}))
    assert [one.at for one in found] == [dt.date(2024, 5, 2)] * 2
    assert reader.problem_counts == {"day-only": 1}


def test_members_of_a_public_group_are_known_by_their_ids(tmp_path: Path) -> None:
    """Whom the directory knows by the account is that person; who is gone is nobody; the group is itself."""
    messages = (
        message(1),
        message(2, from_id="user42", reply_to_message_id=1, **{"from": "Någon"}),
        message(3, from_id="channel5"),
        {key: one for key, one in message(4).items() if not key.startswith("from")},
        message(5, from_id="user8", **{"from": None}),
        {"id": 6, "type": "service", "action": "topic_created", "actor_id": "user7"},
        {"id": 9, "type": "service", "action": "pin_message", "actor_id": "user7"},
        message(7, reply_to_message_id=6),
        message(8),
    )
    directory = Directory(
        officials=(KIM,),
        channels=(
            Channel(id="telegram:user42", platform="telegram", holder=KIM),
            Channel(id="telegram:channel5", platform="telegram", holder=LINDBY),
        ),
    )
    path = written(tmp_path, {"result.json": chat("public_supergroup", *messages)})
    found, reader = read(path, directory=directory)
    assert [
        (one.act, one.author and (one.author.id, one.author.name, one.author.visitor)) for one in found
    ] == [
        (Act.POST, ("telegram:user7", "Bo", True)),
        (Act.REPLY, ("kim", "Kim Ek", False)),
        (Act.POST, None),
        (Act.POST, None),
        (Act.POST, ("telegram:user8", "telegram:user8", True)),
        (Act.POST, ("telegram:user7", "Bo", True)),
        (Act.POST, ("telegram:user7", "Bo", True)),
    ]
    assert found[1].in_reply_to == "channel5/1"
    assert [one.on_behalf_of for one in found] == [None, None, LINDBY, None, None, None, None]
    assert reader.left_out == {"other-record": 2}
    assert reader.coverage[0].sides == tuple(Side)


def test_private_chats_come_only_where_asked_for(tmp_path: Path) -> None:
    """Whose messages are the account's own is told by its id; chats of unknown kinds are not public."""
    chats = (
        chat("personal_chat", message(1), message(2, from_id="user42"), number=7),
        {"type": "saved_messages", "id": 42, "messages": [message(3, from_id="user42")]},
        chat("private_group", message(4), message(5, from_id="user42", forwarded_from="Bo")),
        chat("private_channel", message(6, from_id="channel6"), number=6),
        chat("verify_codes", message(7), number=8),
    )
    path = written(
        tmp_path, {"result.json": whole(*chats, left=(chat("public_channel", message(8), number=9),))}
    )
    found, reader = read(path)
    assert [one.id for one in found] == ["channel9/8"]
    assert reader.left_out == {"direct": 3, "group": 2, "limited": 1, "no-audience": 1}
    assert reader.problem_counts == {}
    private, _ = read(path, include_private=True)
    assert [(one.act, one.channel and one.channel.id, one.audience_is_limited) for one in private] == [
        (Act.MESSAGE, "telegram:user42", True),
        (Act.MESSAGE, "telegram:user42", True),
        (Act.MESSAGE, "telegram:user42", True),
        (Act.MESSAGE, "telegram:chat5", True),
        (Act.MESSAGE, "telegram:chat5", True),
        (Act.POST, "telegram:channel6", True),
        (Act.MESSAGE, "telegram:8", None),
        (Act.POST, "telegram:channel9", False),
    ]
    assert [one.author and one.author.visitor for one in private] == [
        True, None, None, True, None, None, True, None]  # fmt: skip
    assert (private[4].text, private[4].quoted) == (None, "Nu plogas Storgatan.")


def test_whose_a_single_private_chat_is_has_to_be_said(tmp_path: Path) -> None:
    """Without it nobody is called a visitor; with it, one side is the account's holder."""
    directory = Directory(
        officials=(KIM,), channels=(Channel(id="telegram:user42", platform="telegram", holder=KIM),)
    )
    path = written(tmp_path, {"result.json": chat("personal_chat", message(1), message(2, from_id="user43"))})
    found, reader = read(path, include_private=True)
    assert [one.author and one.author.visitor for one in found] == [False, False]
    assert (found[0].channel, reader.problem_counts) == (None, {"no-account": 1})
    path = written(tmp_path, {"result.json": chat("personal_chat", message(1), message(2, from_id="user42"))})
    found, reader = read(path, include_private=True, directory=directory, account="telegram:user42")
    assert [one.author and (one.author.id, one.author.visitor) for one in found] == [
        ("telegram:user7", True), ("kim", False)]  # fmt: skip
    assert {one.channel.id for one in found if one.channel} == {"telegram:user42"}


def test_an_account_may_be_told_wrongly(tmp_path: Path) -> None:
    """What can't be an id is none."""
    path = written(tmp_path, {"result.json": whole(chat("personal_chat", message(1)), own=" ")})
    (found,), reader = read(path, include_private=True)
    assert (found.channel, reader.problem_counts) == (None, {"no-account": 1})


def test_an_account_that_is_named_stands_for_the_channel(tmp_path: Path) -> None:
    """A directory may know the channel by another id; an account that was named is not looked for."""
    path = written(tmp_path, {"result.json": chat("public_channel", message(1))})
    (found,), _ = read(path, account="telegram:lindby")
    assert found.channel is not None
    assert found.channel.id == "telegram:lindby"
    path = written(tmp_path, {"result.json": whole(chat("personal_chat", message(1)), own=7)})
    (found,), _ = read(path, account="telegram:user1", include_private=True)
    assert found.channel is not None
    assert found.channel.id == "telegram:user1"


def test_what_was_forwarded_is_somebody_elses(tmp_path: Path) -> None:
    """It is shared, and its words are quoted."""
    posts = (message(1, forwarded_from=None), message(2, "", forwarded_from="SMHI", photo="photos/a.jpg"))
    (words, picture), _ = read(written(tmp_path, {"result.json": chat("public_channel", *posts)}))
    assert (words.act, words.text, words.quoted) == (Act.SHARE, None, "Nu plogas Storgatan.")
    assert (picture.quoted, picture.media) == (None, (Media(url="photos/a.jpg", kind="image/jpeg"),))


@pytest.mark.parametrize(
    ("told", "words", "links", "media"),
    [
        ({"text": ["Se ", {"type": "bold", "text": "här"}]}, "Se här", (), ()),
        ({"text": [{"type": "text_link", "text": "här", "href": "https://a.example"}]}, "här", ("https://a.example",), ()),
        (
            {"text": "x", "text_entities": [{"type": "link", "text": "https://b.example"}]},
            "https://b.example",
            ("https://b.example",),
            (),
        ),
        (
            {"text": "", "poll": {"question": "Bad?", "answers": [{"text": "Ja", "voters": 1}, {"text": "Nej"}]}},
            "Bad?\nJa\nNej",
            (),
            (),
        ),
        (
            {"text": "", "file": "(File not included. Change data exporting settings to download.)", "mime_type": "text/plain"},
            "",
            (),
            (Media(kind="text/plain"),),
        ),
        ({"text": "", "photo": "photos/b (1).jpg"}, "", (), (Media(url="photos/b (1).jpg", kind="image/jpeg"),)),
        ({"text": "", "file": "a.webp", "media_type": "sticker"}, "", (), (Media(url="a.webp"),)),
    ],
    ids=["pieces", "hidden-link", "entities", "poll", "not-included", "brackets", "sticker"],
)  # fmt: skip
def test_words_stand_in_pieces(told: Any, words: str, links: Any, media: Any) -> None:
    """Pieces are put together; addresses behind words are links; files that were not exported have no way."""
    said = said_in(told)
    assert said is not None
    assert (said.words, said.links, said.media) == (words, links, media)


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    """What is no message, has no id, words in another form or nothing to read, is told or counted."""
    messages = (3, message(2, [{"type": "bold"}]), {"id": 3, "type": "unsupported"}, message(4, ""),
                message(5, date_unixtime="1e9"), {"type": "message", "text": "Utan id"}, message(7, 8))  # fmt: skip
    content = {**whole(chat("public_channel", *messages), 4), "stories": [{"date_unixtime": "1"}]}
    (found,), reader = read(written(tmp_path, {"result.json": content}))
    assert (found.id, found.at) == ("channel5/5", None)
    assert reader.left_out == {"without-content": 1, "other-record": 1}
    assert (reader.coverage[0].held, reader.coverage[0].failed) == (9, 6)
    assert reader.problem_counts == {"no-text": 6, "bad-time": 1}


def test_an_export_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    """What stands before the break is read, and the break is told; a file of nothing is an error."""
    text = json.dumps(whole(chat("public_channel", message(1), message(2))))
    (found,), reader = read(written(tmp_path, {"result.json": text[: text.rindex('{"id": 2')] + '{"id'}))
    assert (found.id, reader.coverage[0].files_failed) == ("channel5/1", ("result.json",))
    with pytest.raises(FileError):
        read(written(tmp_path, {"result.json": text[: text.index('"list"')]}))


def test_a_mapping_beside_it_says_how_it_is_read(tmp_path: Path) -> None:
    """What somebody wrote a mapping for is read by it, as before."""
    mapping = 'format = 1\nact = "post"\nchannel = "telegram:5"\n[columns]\ntext = "text"\n'
    files = {"result.json": chat("public_channel", message()), "result.mapping.toml": mapping}
    _, reader = read(written(tmp_path, files))
    assert reader.format == "table"


def test_other_json_is_nobodys_export(tmp_path: Path) -> None:
    """Only what begins as Telegram writes it is claimed, unless it is told to be that."""
    path = written(tmp_path, {"a.json": {"name": "a", "type": "b", "messages": [{"c": "d"}]}})
    with pytest.raises(FileError):
        archives.read(path)
    (_, reader) = read(path, format="telegram")
    assert (reader.format, reader.left_out) == ("telegram", {"no-audience": 1})


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 1 << 16])
def test_control_characters_are_mended_wherever_a_part_ends(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are written in a way that JSON does not know; doubled backslashes and other escapes stay."""
    monkeypatch.setattr(telegram_escapes, "_CHUNK", size)
    content = rb'["a\x0Bb", "c\\x0Bd", "\n\\", "e\xZZ", "\x1'
    folder = MendedFolder(folder=MemoryFolder(a=content))
    assert (folder.name, folder.names()) == ("memory", {"a": len(content)})
    with folder.open("a") as stream:
        assert stream.read() == rb'["a\u000Bb", "c\\x0Bd", "\n\\", "e\xZZ", "\x1'


@pytest.mark.parametrize("piece", [rb"\x0B", b"\\\\", b"a" * 8])
def test_time_grows_with_the_length(piece: bytes) -> None:
    """Neither many escapes nor none take the square of the time."""

    def mended(count: int) -> bytes:
        with MendedFolder(folder=MemoryFolder(a=piece * count)).open("a") as stream:
            return stream.read()

    assert steps_of(lambda: mended(30_000)) < 15 * steps_of(lambda: mended(3_000))
