"""Facebook's and Instagram's exports."""

# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll.archives.facebook_words import said_in
from offentligroll.archives.mending import mended
from offentligroll.archives.meta_account import seconds
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side
from steps import steps_of

BROKEN = "Några gator ❄".encode().decode("latin-1")
WHEN = 1_714_640_400
AT = dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["Hej", "Några", "❄", "Ã"])
def test_what_is_not_broken_stays(text: str) -> None:
    """Only what can be proved to be UTF-8 in letters is mended, and never twice."""
    assert mended(text) == text
    assert mended(mended(text.encode().decode("latin-1"))) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (WHEN, AT),
        (WHEN * 1000, AT),
        (True, None),
        ("1", None),
        (1e30, None),
        (None, None),
        (0, None),
        (float("nan"), None),
    ],
)
def test_times_are_seconds_or_thousandths(value: Any, expected: Any) -> None:
    """What is no number, or beyond the calendar, is no time."""
    assert seconds(value) == expected


def post(words: str | None = BROKEN, **fields: Any) -> dict[str, Any]:
    """Build a post of Facebook."""
    data = [] if words is None else [{"post": words}, {"update_timestamp": WHEN}]
    return {"timestamp": WHEN, "data": data, "title": "Kim updated his status.", **fields}


PROFILE = {
    "profile_v2": {
        "name": {"full_name": "Kim Ex"},
        "profile_uri": "https://www.facebook.com/profile.php?id=42",
    }
}
ROOT = "facebook-kim/your_facebook_activity"


class TestFacebook:
    """Posts, comments, groups, reactions and messages."""

    def test_a_post_is_read(self, tmp_path: Path) -> None:
        """Words are mended, attached addresses are links, and one warning tells of the audience."""
        attached = [
            {"data": [{"external_context": {"url": "https://a.example"}}, {"media": {"uri": "a.jpg"}}, {}]}
        ]
        (found,), reader = read(written(tmp_path, {"your_posts_1.json": [post(attachments=attached)]}))
        assert (found.text, found.at, found.act) == ("Några gator ❄", AT, Act.POST)
        assert (found.links, found.media) == (("https://a.example",), (Media(url="a.jpg"),))
        assert found.audience_is_limited is None
        assert [one.code for one in reader.problems] == ["no-account", "audience-untold"]

    def test_everything_of_an_export_is_read_or_counted(self, tmp_path: Path) -> None:
        """Groups and messages are private; reactions and entries without content are counted."""
        comment = {"timestamp": WHEN, "data": [{"comment": {"comment": BROKEN}}]}
        message = {
            "sender_name": "Kim Ex",
            "timestamp_ms": WHEN * 1000,
            "content": BROKEN,
            "photos": [{"uri": "a"}],
        }
        files = {
            f"{ROOT}/posts/your_posts__check_ins_1.json": [post(), post(None)],
            f"{ROOT}/posts/your_posts_2.json": [post("Hej"), 3],
            f"{ROOT}/groups/your_posts_in_groups.json": {"group_posts_v2": [post("I gruppen")]},
            f"{ROOT}/comments_and_reactions/comments.json": {"comments_v2": [comment]},
            f"{ROOT}/comments_and_reactions/likes_and_reactions_1.json": [{}, {}],
            f"{ROOT}/messages/inbox/bo_1/message_1.json": {
                "participants": [{"name": "Bo"}], "messages": [message, {**message, "sender_name": "Bo"}]},
            f"{ROOT}/profile_information/profile_information.json": PROFILE,
            f"{ROOT}/posts/media/a.jpg": b"\xff",
        }  # fmt: skip
        path = written(tmp_path, files)
        found, reader = read(path)
        assert sorted((str(one.act), one.text) for one in found) == [
            ("post", "Hej"), ("post", "Några gator ❄"), ("reply", "Några gator ❄")]  # fmt: skip
        assert {one.channel.id for one in found if one.channel} == {"facebook:42"}
        assert reader.left_out == {"without-content": 1, "group": 1, "like": 2, "direct": 2}
        (coverage,) = reader.coverage
        assert (coverage.held, coverage.failed, coverage.sides) == (10, 1, tuple(Side))
        assert reader.not_used == (f"{ROOT}/posts/media/a.jpg",)
        private, _ = read(path, include_private=True)
        assert [(one.text, one.audience_is_limited) for one in private if one.audience_is_limited] == [
            ("I gruppen", True), ("Några gator ❄", True), ("Några gator ❄", True)]  # fmt: skip
        assert [one.author.id for one in private if one.author] == ["Bo"]

    @pytest.mark.parametrize(
        ("name", "entry"),
        [
            ("your_facebook_activity/messages/inbox/bo_1/message_1.json", {"messages": [{"content": "Hej"}]}),
            (
                "your_activity_across_facebook/groups/your_posts_in_groups.json",
                {"group_posts_v2": [post("Hej")]},
            ),
            (
                "comments_and_reactions/comments.json",
                {"comments_v2": [{"timestamp": WHEN, "data": [{"comment": {"comment": "Hej"}}]}]},
            ),
        ],
    )
    def test_an_export_may_have_no_posts(self, tmp_path: Path, name: str, entry: Any) -> None:
        """Whoever asks for it chooses what is in it; what lies beside posts is no export of its own."""
        files = {f"kim/{name}": entry, "kim/profile_information/profile_information.json": PROFILE}
        (found,), reader = read(written(tmp_path, files), include_private=True)
        assert (found.text, found.channel and found.channel.id) == ("Hej", "facebook:42")
        assert [one.root for one in reader.coverage] == ["kim/"]
        path = written(
            tmp_path, {"kim/posts/your_posts_1.json": [post()], "bo/comments/comments.json": {"comments": []}}
        )
        assert [one.text for one in read(path, include_private=True)[0]] == ["Några gator ❄", "Hej"]

    @pytest.mark.parametrize(
        "name",
        [
            "posts/profile_posts_1.json",
            "this_profile's_activity_across_facebook/posts/profile_posts_1.json",
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
        ],
    )
    def test_pages_and_people_have_files_of_their_own(self, tmp_path: Path, name: str) -> None:
        """The export of a page, which authorities have, names its posts otherwise."""
        files = {
            f"facebook-k/{name}": [post()],
            "facebook-k/profile_information/profile_information.json": PROFILE,
        }
        (found,), reader = read(written(tmp_path, files))
        assert (found.text, found.channel and found.channel.id) == ("Några gator ❄", "facebook:42")
        assert (reader.coverage[0].root, reader.not_used) == ("facebook-k/", ())

    @pytest.mark.parametrize(
        ("words", "attached", "text", "quoted"),
        [
            (None, {"media": {"uri": "a", "description": BROKEN}}, "Några gator ❄", None),
            (BROKEN, {"media": {"uri": "a", "description": BROKEN}}, "Några gator ❄", None),
            ("Hej", {"media": {"uri": "a", "description": BROKEN}}, "Hej\n\nNågra gator ❄", None),
            (None, {"poll": {"question": "Var?", "options": [{"option": "Här"}, {"option": "Där"}, 3]}},
             "Var?\nHär\nDär", None),
            ("Kom!", {"event": {"name": BROKEN, "description": "Här"}}, "Kom!", "Några gator ❄\n\nHär"),
            (None, {"text": "Delat"}, "", "Delat"),
        ],
        ids=["caption", "same-caption", "other-caption", "poll", "event", "text"],
    )  # fmt: skip
    def test_all_words_of_a_post_are_kept(
        self, tmp_path: Path, words: str | None, attached: Any, text: str, quoted: str | None
    ) -> None:
        """Captions and polls are the account's own; what else is attached may be somebody else's."""
        entry = post(words, attachments=[{"data": [attached]}])
        (found,), reader = read(written(tmp_path, {"your_posts_1.json": [entry]}))
        assert (found.text, found.quoted, reader.left_out) == (text, quoted, {})

    def test_captions_of_an_album_take_the_time_of_their_number(self) -> None:
        """Ten times as many pictures take ten times as many steps; one caption is no part of another."""

        def entry(count: int) -> Any:
            media = [{"media": {"uri": "a", "description": f"Bild {number}"}} for number in range(count)]
            return {"attachments": [{"data": media}]}

        assert said_in(entry(11)).words.split("\n\n")[1::9] == ["Bild 1", "Bild 10"]
        few, many = (steps_of(functools.partial(said_in, entry(count))) for count in (20, 200))
        assert many < 12 * few

    def test_a_comment_in_a_group_is_private(self, tmp_path: Path) -> None:
        """It stands among the others and names the group."""
        comments = [
            {"timestamp": WHEN, "data": [{"comment": {"comment": words, **where}}]}
            for words, where in (("Öppet", {}), ("Slutet", {"group": "Grannar"}), ("Tomt", {"group": ""}))
        ]
        files = {"your_posts_1.json": [], "comments/comments.json": {"comments_v2": comments}}
        path = written(tmp_path, files)
        found, reader = read(path)
        assert ([one.text for one in found], reader.left_out) == (["Öppet", "Tomt"], {"group": 1})
        whole, _ = read(path, include_private=True)
        assert [one.audience_is_limited for one in whole] == [None, True, None]

    def test_a_form_that_is_not_known_is_told(self, tmp_path: Path) -> None:
        """Its words are not read, which is not the same as having none."""
        entry = {"timestamp": WHEN, "media": [], "label_values": [{"label": "Text", "value": "Hej"}]}
        found, reader = read(written(tmp_path, {"your_posts_1.json": [entry]}))
        assert (found, reader.left_out, reader.problem_counts["unknown-form"]) == ([], {}, 1)

    def test_a_file_without_any_list_is_refused(self, tmp_path: Path) -> None:
        """It holds something, and nothing of it would come out."""
        with pytest.raises(FileError, match="no list"):
            read(written(tmp_path, {"your_posts_1.json": {"posts": {"1": post("Hej")}}}))
        assert read(written(tmp_path / "b", {"your_posts_1.json": {}}))[0] == []

    def test_a_message_keeps_what_it_shares(self, tmp_path: Path) -> None:
        """The address is a link, and the words of what is shared are somebody else's."""
        share = {"link": "https://a.example", "share_text": BROKEN}
        message = {"sender_name": "Bo", "timestamp_ms": WHEN * 1000, "content": "Se", "share": share}
        files = {"your_posts_1.json": [], "messages/inbox/bo/message_1.json": {"messages": [message]}}
        (found,), _ = read(written(tmp_path, files), include_private=True)
        assert (found.text, found.quoted, found.links) == ("Se", "Några gator ❄", ("https://a.example",))

    def test_what_was_written_in_groups_alone_is_private(self, tmp_path: Path) -> None:
        """Where nothing may be public, nobody is warned of it."""
        files = {"posts/your_posts_1.json": [], "groups/your_posts_in_groups.json": [post("Hej")]}
        found, reader = read(written(tmp_path, files))
        assert (found, [one.code for one in reader.problems]) == ([], ["no-account"])

    def test_the_account_may_be_named(self, tmp_path: Path) -> None:
        """Where the export does not tell the account, somebody may."""
        kim = Official(id="kim", name="Kim")
        directory = Directory(
            officials=(kim,), channels=(Channel(id="facebook:9", platform="facebook", holder=kim),)
        )
        path = written(tmp_path, {"your_posts_1.json": [post()]})
        (found,), _ = read(path, directory=directory, account="facebook:9")
        assert found.author is kim

    def test_a_file_of_another_name_is_read_where_the_format_is_told(self, tmp_path: Path) -> None:
        """Who names the format is believed."""
        path = written(tmp_path, {"mine.json": [post("Hej")]}) / "mine.json"
        assert [one.text for one in read(path, format="facebook")[0]] == ["Hej"]

    def test_files_that_are_broken_are_told(self, tmp_path: Path) -> None:
        """What is beside the posts may be broken, and of several files of posts each may be."""
        files: dict[str, object] = {
            "posts/your_posts_1.json": [post("Hej", timestamp=None)],
            "posts/your_posts_2.json": "{",
            "comments/comments.json": "{",
            "messages/inbox/bo/message_1.json": "{",
            "profile_information/profile_information.json": "{",
        }
        found, reader = read(written(tmp_path, files))
        assert [(one.text, one.at) for one in found] == [("Hej", None)]
        assert reader.coverage[0].files_failed == tuple(list(files)[4:0:-1][:1] + list(files)[1:4])
        with pytest.raises(FileError):
            read(written(tmp_path / "b", {"your_posts_1.json": "{"}))

    def test_a_profile_that_tells_nothing_is_no_harm(self, tmp_path: Path) -> None:
        """The account stays unknown."""
        files = {
            "posts/your_posts_1.json": [post("Hej")],
            "profile_information/profile_information.json": {"a": 1},
        }
        assert [one.channel for one in read(written(tmp_path, files))[0]] == [None]


def picture(words: str | None = None, uri: str = "a.jpg") -> dict[str, Any]:
    """Build a picture of Instagram."""
    return {"uri": uri, "creation_timestamp": WHEN} | ({} if words is None else {"title": words})


def person(private: str = "False") -> dict[str, Any]:
    """Build what Instagram tells of the account."""
    told = {"Username": {"value": "kim"}, "Name": {"value": "Kim Ex"}, "Private Account": {"value": private}}
    return {"profile_user": [{"string_map_data": told}]}


INSIDE = "instagram-kim/your_instagram_activity"


class TestInstagram:
    """Posts, stories, comments, likes and messages."""

    @pytest.mark.parametrize(
        "entry",
        [
            {"media": [picture(BROKEN)]},
            {"media": [picture(), picture(uri="b.jpg")], "title": BROKEN, "creation_timestamp": WHEN},
        ],
        ids=["one-picture", "several"],
    )
    def test_the_caption_is_found(self, tmp_path: Path, entry: Any) -> None:
        """It stands with the picture, or beside several."""
        (found,), reader = read(written(tmp_path, {"content/posts_1.json": [entry]}))
        assert (found.text, found.at) == ("Några gator ❄", AT)
        assert [one.url for one in found.media] == ["a.jpg", "b.jpg"][: len(entry["media"])]
        assert [one.code for one in reader.problems] == ["no-account", "audience-untold"]

    @pytest.mark.parametrize(("private", "limited"), [("False", None), ("True", True)])
    def test_everything_of_an_export_is_read_or_counted(
        self, tmp_path: Path, private: str, limited: bool | None
    ) -> None:
        """Where the account is private nothing of it is public; archived posts and messages never are."""
        comment = {"string_map_data": {"Comment": {"value": "Tack"}, "Time": {"timestamp": WHEN}}}
        message = {"sender_name": "Kim Ex", "timestamp_ms": WHEN * 1000, "content": "Hej"}
        files = {
            f"{INSIDE}/content/posts_1.json": [{"media": [picture("Post")]}, 3],
            f"{INSIDE}/content/stories.json": {"ig_stories": [picture("Story")]},
            f"{INSIDE}/content/archived_posts.json": {
                "ig_archived_post_media": [{"media": [picture("Gömd")]}]
            },
            f"{INSIDE}/comments/post_comments_1.json": [comment],
            f"{INSIDE}/likes/liked_posts.json": {"likes_media_likes": [{"title": "bo"}, {"title": "cia"}]},
            f"{INSIDE}/messages/inbox/bo_1/message_1.json": {"messages": [message, {"sender_name": "Bo"}]},
            f"{INSIDE}/personal_information/personal_information.json": person(private),
        }
        path = written(tmp_path, files)
        found, reader = read(path)
        said = [] if limited else ["Post", "Tack", "Story"]
        assert sorted(one.text or "" for one in found) == sorted(said)
        counts = {"archived": 1, "like": 2, "direct": 2} | ({"protected": 3} if limited else {})
        assert reader.left_out == counts
        assert (reader.coverage[0].held, reader.coverage[0].failed) == (9, 1)
        whole, told = read(path, include_private=True)
        assert {one.text: one.audience_is_limited for one in whole if one.text} == {
            "Post": limited, "Tack": limited, "Story": limited, "Gömd": True, "Hej": True}  # fmt: skip
        assert told.left_out == {"like": 2}
        assert {one.channel.id for one in whole if one.channel} == {"instagram:kim"}

    def test_files_that_are_broken_are_told(self, tmp_path: Path) -> None:
        """Each may be; the only one may not."""
        files = {"posts_1.json": [{"media": [{"uri": "a", "creation_timestamp": None}]}],
                 "stories.json": "{", "personal_information.json": "{"}  # fmt: skip
        found, reader = read(written(tmp_path, files))
        assert [(one.text, one.at) for one in found] == [("", None)]
        assert set(reader.coverage[0].files_failed) == {"stories.json", "personal_information.json"}
        path = written(tmp_path / "b", {"mine.json": "{"}) / "mine.json"
        with pytest.raises(FileError):
            read(path, format="instagram")

    def test_a_profile_that_tells_nothing_is_no_harm(self, tmp_path: Path) -> None:
        """The account stays unknown."""
        files = {"posts_1.json": [{"media": [picture("Hej")]}], "personal_information.json": {}}
        assert [one.channel for one in read(written(tmp_path, files))[0]] == [None]

    def test_an_export_may_have_no_posts(self, tmp_path: Path) -> None:
        """Who only comments has none."""
        comment = {"Comment": {"value": BROKEN}, "Time": {"timestamp": WHEN}}
        name = "your_instagram_activity/comments/post_comments_1.json"
        (found,), reader = read(
            written(tmp_path, {name: [{"string_map_data": comment}]}), account="instagram:kim"
        )
        assert (found.act, found.text) == (Act.REPLY, "Några gator ❄")
        assert (reader.format, reader.coverage[0].root) == ("instagram", "")

    @pytest.mark.parametrize(
        ("heading", "value", "limited"),
        [("Privat konto", "Sant", True), ("Privat konto", "Falskt", None), ("Compte privé", "True", True)],
    )
    def test_headings_are_in_the_language_of_the_account(
        self, tmp_path: Path, heading: str, value: str, limited: bool | None
    ) -> None:
        """Who it is, whether it is private, and the words of comments are found in any of them."""
        told = {"Användarnamn": {"value": "kim"}, heading: {"value": value}}
        comment = {
            "Kommentar": {"value": BROKEN},
            "Mediets ägare": {"value": "kommunen"},
            "Tid": {"timestamp": WHEN, "value": ""},
        }
        files = {
            "personal_information.json": {"profile_user": [{"string_map_data": garbled(told)}]},
            "content/reels.json": {"ig_reels_media": [{"media": [picture("Film")]}]},
            "comments/post_comments_1.json": [
                {"string_map_data": garbled(comment)}, {"string_map_data": {"Tid": {"timestamp": WHEN}}}],
        }  # fmt: skip
        (film, found), reader = read(written(tmp_path, files), include_private=True)
        assert (film.text, found.text, found.at, found.act) == ("Film", "Några gator ❄", AT, Act.REPLY)
        assert (found.channel and found.channel.id, found.audience_is_limited) == ("instagram:kim", limited)
        assert reader.problem_counts["no-text"] == 1

    def test_threads_are_read_with_it_and_alone(self, tmp_path: Path) -> None:
        """What stands on Threads is of the account there, whose audience is set there."""
        threads = {"text_post_app_text_posts": [
            {"media": [{**picture("Hej", uri=""), "text_app_post": {"is_reply": False}}]},
            {"media": [{**picture("Svar", uri=""), "text_app_post": {"is_reply": True}}]},
        ]}  # fmt: skip
        name = "your_instagram_activity/threads/threads_and_replies.json"
        files = {name: threads, "media/posts_1.json": [{"media": [picture("Bild")]}],
                 "personal_information.json": person("True")}  # fmt: skip
        found, reader = read(written(tmp_path / "a", files))
        assert [(one.act, one.text, one.channel and one.channel.id) for one in found] == [
            (Act.POST, "Hej", "threads:kim"),
            (Act.REPLY, "Svar", "threads:kim"),
        ]
        assert (reader.left_out, found[0].media) == ({"protected": 1}, ())
        alone = written(tmp_path / "b", {name: threads})
        assert [one.channel for one in read(alone)[0]] == [None, None]
        named, _ = read(alone, account="threads:kim")
        assert {one.channel.id for one in named if one.channel} == {"threads:kim"}

    def test_what_was_deleted_is_counted(self, tmp_path: Path) -> None:
        """It is none of the account's posts any more, whoever asks."""
        gone = {"ig_recently_deleted_media": [{"media": [picture("Borta")]}]}
        files = {"media/recently_deleted_content.json": gone}
        found, reader = read(written(tmp_path, files), include_private=True)
        assert (found, reader.left_out) == ([], {"deleted": 1})


def garbled(table: dict[str, Any]) -> dict[str, Any]:
    """Write headings as the export does, each byte as a letter."""
    return {heading.encode().decode("latin-1"): value for heading, value in table.items()}
