"""Mastodon's own interface, Misskey, and ActivityStreams at large."""

# ruff: noqa: E501 - examples are easier to read in one line
# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side

KIM = {"id": "7", "acct": "kim", "username": "kim", "display_name": "Kim", "url": "https://a.example/@kim"}
BO = {"id": "8", "acct": "bo@b.example", "display_name": "Bo", "url": "https://b.example/@bo"}
ACTOR = "https://a.example/users/kim"
AT = "2024-05-02T09:00:00.000Z"


def status(number: str = "112000000000000001", **fields: Any) -> dict[str, Any]:
    """Build a public post as the interface gives it."""
    return {"id": number, "created_at": AT, "visibility": "public", "content": "<p>Hej</p>", "account": KIM,
            "uri": f"{ACTOR}/statuses/{number}", "url": f"https://a.example/@kim/{number}", **fields}  # fmt: skip


def mention(number: str, **fields: Any) -> dict[str, Any]:
    """Build a post of a visitor."""
    return status(
        number, account=BO, uri=f"https://b.example/{number}", url=f"https://b.example/@bo/{number}", **fields
    )


class TestMastodonsInterface:
    """The mastodon-archive tool, Pixelfed and others."""

    def test_how_many_posts_were_edited_is_told(self, tmp_path: Path) -> None:
        """The file has only their last words."""
        posts = [status(edited_at=AT), status("112000000000000002", edited_at=None)]
        found, reader = read(written(tmp_path, {"a.json": posts}))
        assert (len(found), reader.problem_counts) == (2, {"edited": 1})

    def test_posts_and_what_came_in_are_read(self, tmp_path: Path) -> None:
        """Own posts and mentions come with their sides, and an answer names what it answers."""
        answer = status(in_reply_to_id="5", in_reply_to_account_id="8")
        archive = {"account": KIM, "statuses": [answer], "favourites": [{}, {}], "bookmarks": [{}],
                   "mentions": [mention("5"), {"type": "mention", "status": mention("6")}], "emoji": [{}]}  # fmt: skip
        found, reader = read(written(tmp_path, {"a.json": archive}))
        assert [(one.act, one.id, one.in_reply_to) for one in found] == [
            (Act.REPLY, f"{ACTOR}/statuses/112000000000000001", "https://b.example/5"),
            (Act.POST, "https://b.example/5", None),
            (Act.POST, "https://b.example/6", None),
        ]
        assert [(one.author.name, one.author.visitor) if one.author else None for one in found] == [
            None, ("Bo", True), ("Bo", True)]  # fmt: skip
        assert {one.channel.id for one in found if one.channel} == {f"mastodon:{ACTOR}"}
        assert reader.left_out == {"like": 2, "bookmark": 1}
        (coverage,) = reader.coverage
        assert (coverage.sides, coverage.held, coverage.last) == (tuple(Side), 6, dt.date(2024, 5, 2))

    def test_a_bare_list_is_read(self, tmp_path: Path) -> None:
        """Pixelfed and others write the posts alone."""
        found, reader = read(written(tmp_path, {"pixelfed-statuses.json": [status()]}))
        assert [one.text for one in found] == ["Hej"]
        assert reader.format == "mastodon-api"

    def test_a_thread_of_ones_own_goes_on(self, tmp_path: Path) -> None:
        """What answers an own post goes on from it."""
        second = status(in_reply_to_id="5", in_reply_to_account_id="7")
        (found,), _ = read(written(tmp_path, {"a.json": [second]}))
        assert (found.act, found.continues) == (Act.POST, f"{ACTOR}/statuses/5")

    def test_a_visitors_own_thread_goes_on_too(self, tmp_path: Path) -> None:
        """A visitor who answers herself answers nobody; one who answers the account does."""
        told = [mention("5", in_reply_to_id="4", in_reply_to_account_id="8"),
                mention("6", in_reply_to_id="112000000000000001", in_reply_to_account_id="7")]  # fmt: skip
        found, _ = read(
            written(tmp_path, {"a.json": {"account": KIM, "statuses": [status()], "mentions": told}})
        )
        assert [(one.continues, one.in_reply_to) for one in found[1:]] == [
            ("4", None),
            (None, f"{ACTOR}/statuses/112000000000000001"),
        ]

    def test_a_share_has_no_own_words(self, tmp_path: Path) -> None:
        """The shared words are quoted, and their address is the target."""
        (found,), _ = read(written(tmp_path, {"a.json": [status(content="", reblog=mention("5"))]}))
        assert (found.act, found.text, found.quoted, found.target) == (
            Act.SHARE, None, "Hej", "https://b.example/5")  # fmt: skip

    def test_words_pictures_and_links_come_out(self, tmp_path: Path) -> None:
        """Warning, text and choices are the words; a card is a link, a quote stands beside."""
        whole = status(
            spoiler_text="Varning", poll={"options": [{"title": "Norr"}, {}]}, language="sv",
            card={"url": "https://c.example/"}, quote={"quoted_status": mention("5", content="<p>Citat</p>")},
            media_attachments=[{"type": "image", "url": "a.jpg", "description": "Vi plogar"}, {}],
        )  # fmt: skip
        (found,), _ = read(written(tmp_path, {"a.json": [whole]}))
        assert (found.text, found.quoted, found.language) == ("Varning\n\nHej\n\nNorr", "Citat", "sv")
        assert found.links == ("https://c.example/", "https://b.example/5")
        assert found.media == (
            Media(url="a.jpg", kind="image/jpeg", description="Vi plogar"),
            Media(description=""),
        )

    @pytest.mark.parametrize(
        ("visibility", "reason", "act", "limited"),
        [
            ("private", "followers-only", Act.POST, True),
            ("direct", "direct", Act.MESSAGE, True),
            ("odd", "no-audience", Act.POST, None),
        ],
    )
    def test_what_is_not_public_is_left_out(
        self, tmp_path: Path, visibility: str, reason: str, act: Act, limited: bool | None
    ) -> None:
        """It comes where private items are asked for."""
        path = written(tmp_path, {"a.json": [status(visibility=visibility)]})
        assert read(path)[1].left_out == {reason: 1}
        (found,), _ = read(path, include_private=True)
        assert (found.act, found.audience_is_limited) == (act, limited)

    def test_accounts_are_found_by_either_address(self, tmp_path: Path) -> None:
        """The directory may know the actor's address or that of its page."""
        for identity in (ACTOR, KIM["url"]):
            kim = Official(id="kim", name="Kim")
            channel = Channel(id=f"mastodon:{identity}", platform="mastodon", holder=kim)
            directory = Directory(officials=(kim,), channels=(channel,))
            (found,), _ = read(written(tmp_path, {"a.json": [status()]}), directory=directory)
            assert found.author is kim

    def test_what_can_not_be_read_is_told(self, tmp_path: Path) -> None:
        """An entry without words fails, an account that nobody tells is told once."""
        bare = {"created_at": AT, "visibility": "public", "content": "", "account": {}}
        path = written(tmp_path, {"a.json": [bare, {**bare, "created_at": 3}, 3]})
        found, reader = read(path)
        assert len(found) == 2
        assert [one.code for one in reader.problems] == ["no-account", "bad-time", "no-text"]


def note(**fields: Any) -> dict[str, Any]:
    """Build a public note."""
    return {"id": "9x", "text": "Hej", "createdAt": AT, "visibility": "public", "renoteId": None, **fields}


class TestMisskey:
    """Notes of Misskey and its relatives."""

    def test_notes_are_read(self, tmp_path: Path) -> None:
        """Warning, words, choices and files come out, and the account that was named has them."""
        whole = note(
            cw="Varning", poll={"choices": [{"text": "Norr"}]}, renote={"text": "Citat"},
            files=[{"url": "a.png", "type": "image/png", "comment": "Vi plogar"}],
        )  # fmt: skip
        (found,), _ = read(written(tmp_path, {"notes-1.json": [whole]}), account="misskey:1")
        assert (found.text, found.quoted) == ("Varning\n\nHej\n\nNorr", "Citat")
        assert found.media == (Media(url="a.png", kind="image/png", description="Vi plogar"),)
        assert found.channel is not None
        assert found.channel.id == "misskey:1"

    def test_choices_and_files_may_be_told_shortly(self, tmp_path: Path) -> None:
        """Misskey writes choices as texts, and older exports only the ids of files: a renote with one quotes."""
        notes = [
            note(poll={"choices": ["Ja", "Nej", 3], "votes": [0, 0, 0]}),
            note(id="9y", text=None, renoteId="7", files=[], fileIds=["f1"]),
        ]
        found, _ = read(written(tmp_path, {"notes-1.json": notes}))
        assert [(one.act, one.text, one.media) for one in found] == [
            (Act.POST, "Hej\n\nJa\nNej", ()),
            (Act.POST, "", (Media(),)),
        ]

    def test_replies_threads_and_shares_are_told_apart(self, tmp_path: Path) -> None:
        """A bare renote is a share, an answer to an own note goes on from it."""
        notes = [
            note(),
            note(id="9y", replyId="9x"),
            note(id="9z", replyId="8"),
            note(id="a", text=None, renoteId="7"),
        ]
        found, reader = read(written(tmp_path, {"notes-1.json": notes}))
        assert [(one.act, one.continues, one.in_reply_to, one.target) for one in found] == [
            (Act.POST, None, None, None),
            (Act.POST, "9x", None, None),
            (Act.REPLY, None, "8", None),
            (Act.SHARE, None, None, "7"),
        ]
        assert [one.code for one in reader.problems] == ["no-account"]

    @pytest.mark.parametrize(
        ("visibility", "reason", "limited"),
        [("followers", "followers-only", True), ("specified", "direct", True), ("odd", "no-audience", None)],
    )
    def test_what_is_not_public_is_left_out(
        self, tmp_path: Path, visibility: str, reason: str, limited: bool | None
    ) -> None:
        """It comes where private items are asked for."""
        path = written(tmp_path, {"notes-1.json": [note(visibility=visibility)]})
        assert read(path)[1].left_out == {reason: 1}
        assert [one.audience_is_limited for one in read(path, include_private=True)[0]] == [limited]

    def test_what_can_not_be_read_is_told(self, tmp_path: Path) -> None:
        """An entry without id or words fails, and the rest goes on; a file that breaks off is read as far."""
        path = written(tmp_path, {"notes-1.json": [note(), {"id": "9"}, 3]})
        assert len(read(path)[0]) == 1
        file = path / "notes-1.json"
        file.write_text(file.read_text(encoding="utf-8")[:-2], encoding="utf-8")
        found, reader = read(path)
        assert (len(found), reader.problem_counts["json-syntax"]) == (1, 1)
        file.write_text('{"renoteId" "visibility"', encoding="utf-8")
        with pytest.raises(FileError, match="missing"):
            read(path)


CONTEXT = {"@context": "https://www.w3.org/ns/activitystreams"}
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
NOTE = {
    "type": "Note",
    "id": "1",
    "content": "Hej",
    "attributedTo": ACTOR,
    "to": PUBLIC,
    "published": "2024-01-02",
}


class TestActivityStreams:
    """Things, activities and collections of any program."""

    @pytest.mark.parametrize(
        "whole",
        [
            NOTE,
            {"type": "Create", "actor": ACTOR, "to": PUBLIC, "object": NOTE, "published": "2024-01-02"},
            {
                "type": ["http://x.example/Odd", "Note"],
                **{key: one for key, one in NOTE.items() if key != "type"},
            },
            {"type": "Collection", "items": [NOTE]},
            {"type": "OrderedCollection", "orderedItems": [NOTE]},
            {"type": "Collection", "items": NOTE},
            {"type": "OrderedCollection", "first": {"type": "OrderedCollectionPage", "orderedItems": [NOTE]}},
        ],
        ids=["note", "activity", "two-types", "collection", "ordered", "one-item", "first-page"],
    )
    def test_a_post_is_found_wherever_it_stands(self, tmp_path: Path, whole: dict[str, Any]) -> None:
        """Alone, in an activity, in a collection or on its first page."""
        (found,), reader = read(written(tmp_path, {"a.json": {**CONTEXT, **whole}}))
        assert (found.text, reader.format) == ("Hej", "activitystreams")

    def test_what_nobody_says_is_counted(self, tmp_path: Path) -> None:
        """People and places are no statements; what is unknown fails."""
        items = [{"type": "Person"}, {"type": "Like"}, {"type": "Odd"}, {"type": ["Odd"]}, 3]
        found, reader = read(written(tmp_path, {"a.json": {**CONTEXT, "type": "Collection", "items": items}}))
        assert (found, dict(reader.left_out)) == ([], {"other-record": 1, "like": 1})
        assert reader.coverage[0].failed == 3

    def test_other_lists_are_no_items(self, tmp_path: Path) -> None:
        """Only the lists of collections are read."""
        whole = {**CONTEXT, "type": "Collection", "tag": [NOTE], "items": [NOTE]}
        assert len(read(written(tmp_path, {"a.json": whole}))[0]) == 1

    def test_a_format_that_was_named_is_believed(self, tmp_path: Path) -> None:
        """Without the context the name of the format counts."""
        path = written(tmp_path, {"a.txt": NOTE}) / "a.txt"
        assert [one.text for one in read(path, format="activitystreams")[0]] == ["Hej"]
        with pytest.raises(FileError):
            read(path)
