"""X archives."""

# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from archive_builders import claim
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import archives
from offentligroll.archives import x
from offentligroll.archives.intake import Intake
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "formats" / "x_archive_converted"
OFFICIAL = Official(id="anna", name="Anna")
ACCOUNT = {"accountId": "12", "username": "anna", "createdAt": "2009-01-14T04:54:58.000Z"}


def tweet(text: str = "Hej", **fields: Any) -> dict[str, Any]:
    """Build one entry."""
    return {"tweet": {"id_str": "1513919810207371264", "created_at": "Tue Apr 12 16:39:44 +0000 2022",
                      "full_text": text, "lang": "sv", **fields}}  # fmt: skip


def script(name: str, value: Any) -> str:
    """Write a value as the archive's JavaScript."""
    return f"window.YTD.{name}.part0 = {json.dumps(value)}"


def archive(folder: Path, *items: Any, account: Any = ACCOUNT, **files: Any) -> Path:
    """Write an archive; further files are named with ``_`` for ``-``."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    if items:
        (data / "tweets.js").write_text(script("tweets", items), encoding="utf-8")
    if account is not None:
        (data / "account.js").write_text(script("account", [{"account": account}]), encoding="utf-8")
    for name, value in files.items():
        (data / f"{name.replace('_', '-')}.js").write_text(script(name, value), encoding="utf-8")
    return folder


def one(folder: Path, item: Any, **files: Any) -> Statement:
    """Read the only statement of an archive with one item."""
    reader = archives.read(archive(folder, item, **files))
    (statement,) = reader
    assert reader.problems == ()
    return statement


def test_a_tweet_is_a_post(tmp_path: Path) -> None:
    """Words, time, language and the exact id come out as the archive has them."""
    statement = one(tmp_path, tweet())
    assert (statement.act, statement.text, statement.language) == (Act.POST, "Hej", "sv")
    assert statement.at == dt.datetime(2022, 4, 12, 16, 39, 44, tzinfo=dt.UTC)
    assert statement.id == "1513919810207371264"
    assert statement.audience_is_limited is None


def test_a_bare_entry_is_a_tweet(tmp_path: Path) -> None:
    """Older archives have no `tweet` around it, and `text` in place of `full_text`."""
    item = {"id": 7, "created_at": "Tue Apr 12 16:39:44 +0000 2022", "text": "Hej"}
    assert (one(tmp_path, item).id, one(tmp_path, item).text) == ("7", "Hej")


@pytest.mark.parametrize(
    ("fields", "answered"),
    [
        ({"in_reply_to_status_id_str": "9", "in_reply_to_user_id_str": "5"}, "9"),
        ({"in_reply_to_user_id_str": "5"}, None),
    ],
    ids=["tweet", "person"],
)
def test_an_answer_is_a_reply(tmp_path: Path, fields: Any, answered: str | None) -> None:
    """An answer to a tweet or to a person is a reply."""
    statement = one(tmp_path, tweet(**fields))
    assert (statement.act, statement.in_reply_to) == (Act.REPLY, answered)


def test_a_thread_of_ones_own_goes_on(tmp_path: Path) -> None:
    """What answers an own tweet goes on from it, and is no reply."""
    statement = one(tmp_path, tweet(in_reply_to_status_id_str="9", in_reply_to_user_id_str="12"))
    assert (statement.act, statement.in_reply_to, statement.continues) == (Act.POST, None, "9")


@pytest.mark.parametrize("text", ["RT @svt: Nu snöar det", "RT @svt Nu snöar det"])
def test_a_retweet_has_no_own_words(tmp_path: Path, text: str) -> None:
    """`retweeted` is false even for `RT @`; the words are somebody else's all the same."""
    statement = one(tmp_path, tweet(text, retweeted=False))
    assert (statement.act, statement.text, statement.quoted) == (Act.SHARE, None, "Nu snöar det")
    assert statement.links == ("https://twitter.com/svt",)


def test_a_retweet_takes_the_whole_words_where_they_are(tmp_path: Path) -> None:
    """Where the shared tweet is embedded, its uncut words are quoted."""
    item = tweet("RT @svt: Nu sn…", retweeted_status={"full_text": "Nu snöar &amp; blåser"})
    assert one(tmp_path, item).quoted == "Nu snöar & blåser"


def test_a_quote_keeps_own_words_apart(tmp_path: Path) -> None:
    """The quoted tweet's words and address stand beside the own words."""
    item = tweet(
        "Bra!",
        quoted_status={"text": "A &lt; B"},
        quoted_status_permalink={"expanded": "https://x.com/a/status/1"},
    )
    statement = one(tmp_path, item)
    assert (statement.text, statement.quoted) == ("Bra!", "A < B")
    assert statement.links == ("https://x.com/a/status/1",)


def test_short_addresses_are_followed_by_the_archive(tmp_path: Path) -> None:
    """Text keeps its `t.co` address, and where it leads is a link."""
    urls = [
        {"url": "https://t.co/a", "expanded_url": "https://town.example"},
        {"url": "https://t.co/b"},
        {},
        3,
    ]
    statement = one(tmp_path, tweet("Se https://t.co/a", entities={"urls": urls}))
    assert statement.text == "Se https://t.co/a"
    assert statement.links == ("https://town.example", "https://t.co/b")


def test_only_the_three_entities_are_resolved(tmp_path: Path) -> None:
    """X text has `&amp; &lt; &gt;` only, and they are resolved once."""
    assert one(tmp_path, tweet("&amp;lt; &lt;3 &gt; &aring;")).text == "&lt; <3 > &aring;"


def test_media_are_read(tmp_path: Path) -> None:
    """Pictures and films come with kind and description."""
    media = [{"type": "photo", "media_url_https": "https://p.example/1.png", "ext_alt_text": "Snö"},
             {"type": "photo", "media_url": "http://p.example/2.jpg"},
             {"type": "video", "media_url_https": "https://p.example/3.jpg"}, {"type": "odd"}]  # fmt: skip
    assert one(tmp_path, tweet(extended_entities={"media": media})).media == (
        Media(url="https://p.example/1.png", kind="image/png", description="Snö"),
        Media(url="http://p.example/2.jpg", kind="image/jpeg"),
        Media(url="https://p.example/3.jpg", kind="video/mp4"),
    )


@pytest.mark.parametrize("code", ["und", "qme", "zxx", "", None])
def test_no_language_is_not_known(tmp_path: Path, code: Any) -> None:
    """Codes that name no language are none."""
    assert one(tmp_path, tweet(lang=code)).language is None


def test_an_edit_names_the_first_version(tmp_path: Path) -> None:
    """A tweet that edits another is an edit, and a later version of it."""
    edit = one(tmp_path, tweet(edit_info={"edit": {"initialTweetId": "9"}}))
    assert (edit.act, edit.version_of) == (Act.EDIT, "9")


def test_the_first_version_is_no_later_one(tmp_path: Path) -> None:
    """A tweet that names itself as the first version is no version of another."""
    item = tweet(edit_info={"edit": {"initialTweetId": "1513919810207371264"}})
    assert one(tmp_path, item).version_of is None


LONG = "a" * 70 + " och slutet &amp; allt"


def test_long_texts_are_found(tmp_path: Path) -> None:
    """A text cut short is taken whole from note-tweet.js."""
    notes = [{"noteTweet": {"core": {"text": LONG}}}, {}]
    statement = one(tmp_path, tweet("a" * 70 + " och… https://t.co/x"), note_tweet=notes)
    assert statement.text == "a" * 70 + " och slutet & allt"


@pytest.mark.parametrize("notes", [[], [{"noteTweet": {"core": {"text": LONG}}}] * 2])
def test_texts_that_stay_cut_are_remarked_on(tmp_path: Path, notes: Any) -> None:
    """Where no single long text fits, the cut one stays, and one problem tells how many there are."""
    text = "a" * 270 + "…"
    tweets = (tweet(text), tweet("b", id_str="2", truncated=True))
    reader = archives.read(archive(tmp_path, *tweets, note_tweet=notes))
    assert [statement.text for statement in reader] == [text, "b"]
    assert [(one.code, one.message[:7]) for one in reader.problems] == [("cut", "2 texts")]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("text", "not-an-object"),
        ({"tweet": 3}, "not-an-object"),
        ({}, "no-text"),
        (tweet(full_text=None), "no-text"),
    ],
)
def test_a_bad_item_is_reported_and_the_rest_goes_on(tmp_path: Path, item: Any, code: str) -> None:
    """One bad item is reported and the rest goes on."""
    reader = archives.read(archive(tmp_path, item, tweet()))
    assert [statement.text for statement in reader] == ["Hej"]
    assert [one.code for one in reader.problems] == [code]


def test_a_float_is_no_id(tmp_path: Path) -> None:
    """Floats lose digits, so the statement gets an id from its words, and a problem says so."""
    reader = archives.read(archive(tmp_path, tweet(id_str=None, id=6.2e17)))
    assert [statement.id[:7] for statement in reader] == ["sha256:"]
    assert [one.code for one in reader.problems] == ["no-id"]


@pytest.mark.parametrize("time", ["Tue Foo 12 16:39:44 +0000 2022", "Wed Feb 30 10:00:00 +0000 2022", None])
def test_a_wrong_time_does_not_lose_the_tweet(tmp_path: Path, time: Any) -> None:
    """A tweet whose time can't be read is kept without one, and a problem says so."""
    reader = archives.read(archive(tmp_path, tweet(created_at=time)))
    assert [statement.at for statement in reader] == [None]
    assert [one.code for one in reader.problems] == ["bad-time"]


@pytest.mark.parametrize("prefix", ["x", "twitter"])
def test_the_account_is_found_under_both_names(tmp_path: Path, prefix: str) -> None:
    """X and Twitter are the same place: either prefix finds the channel by its number."""
    channel = Channel(id=f"{prefix}:12", platform=prefix, holder=OFFICIAL)
    directory = Directory(officials=(OFFICIAL,), channels=(channel,))
    (statement,) = archives.read(archive(tmp_path, tweet()), directory)
    assert (statement.author, statement.channel) == (OFFICIAL, channel)


def test_the_archive_tells_of_the_account(tmp_path: Path) -> None:
    """Id, words about the holder and the day it was opened come from account.js and profile.js."""
    profile = [{"profile": {"description": {"bio": "Direktör", "website": "https://t.co/a"}}}]
    channel = one(tmp_path, tweet(), profile=profile).channel
    assert channel is not None
    assert channel.profile is not None
    assert (channel.id, channel.profile.bio, str(channel.since)) == ("x:12", "Direktör", "2009-01-14")


@pytest.mark.parametrize("account", [None, {}, {"accountId": None}, {"accountId": "a b"}])
def test_a_missing_account_is_told(tmp_path: Path, account: Any) -> None:
    """Without the account's id the tweets are read with the channel unknown, and a problem says so."""
    reader = archives.read(archive(tmp_path, tweet(), account=account))
    assert [statement.channel for statement in reader] == [None]
    assert [one.code for one in reader.problems] == ["no-account"]


def test_an_account_without_name_or_day_is_read(tmp_path: Path) -> None:
    """What the archive does not tell of the account stays untold."""
    channel = one(tmp_path, tweet(), account={"accountId": "12"}).channel
    assert channel is not None
    assert (channel.handles, channel.since) == ((), None)


def test_an_empty_account_list_tells_nothing(tmp_path: Path) -> None:
    """An account.js without entries is like none."""
    archive(tmp_path, tweet())
    (tmp_path / "data" / "account.js").write_text("window.YTD.account.part0 = []", encoding="utf-8")
    assert [statement.channel for statement in archives.read(tmp_path)] == [None]


def test_all_parts_are_read_in_order(tmp_path: Path) -> None:
    """Parts go by their numbers, 2 before 10, whichever file was named."""
    parts = {f"tweets_part{number}": [tweet(str(number))] for number in range(1, 11)}
    archive(tmp_path, tweet("0"), **parts)
    reader = archives.read(tmp_path / "data" / "tweets-part1.js")
    assert [statement.text for statement in reader] == [str(number) for number in range(11)]
    assert reader.total == 11


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    """A gap in the numbers of the parts is a problem."""
    reader = archives.read(archive(tmp_path, tweet(), tweets_part2=[tweet(id_str="2")]))
    assert len(list(reader)) == 2
    assert [one.code for one in reader.problems] == ["missing-part"]


def test_an_older_archive_is_read(tmp_path: Path) -> None:
    """Older archives call the file tweet.js."""
    assert len(list(archives.read(archive(tmp_path, tweet=[tweet()])))) == 1


def test_a_broken_part_does_not_stop_the_others(tmp_path: Path) -> None:
    """A part that can't be read is reported with its line, and the others go on."""
    archive(tmp_path, tweet())
    (tmp_path / "data" / "tweets-part1.js").write_text("window.YTD.tweets.part1 = [\n{", encoding="utf-8")
    reader = archives.read(tmp_path)
    assert len(list(reader)) == 1
    (problem,) = reader.problems
    assert problem.place is not None
    assert problem.place.line == 2


@pytest.mark.parametrize("text", ["", "window.YTD.tweets.part0 = {}", "window.YTD.tweets.part0 = [", "[] x"])
def test_tweets_that_are_none_are_refused(tmp_path: Path, text: str) -> None:
    """Where no part can be read, the archive is refused, not read as one without tweets."""
    archive(tmp_path)
    (tmp_path / "data" / "tweets.js").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=r"tweets\.js"):
        list(archives.read(tmp_path))


def test_a_trailing_semicolon_is_no_harm(tmp_path: Path) -> None:
    """JavaScript may end in a semicolon."""
    archive(tmp_path)
    (tmp_path / "data" / "tweets.js").write_text("window.YTD.tweets.part0 = [];\n", encoding="utf-8")
    assert list(archives.read(tmp_path)) == []


def test_direct_messages_come_where_asked_for(tmp_path: Path) -> None:
    """Both sides of a conversation, in groups too; what else happened there is counted."""

    def said(sender: str, text: str) -> dict[str, Any]:
        return {"messageCreate": {"id": f"{sender}-{text}", "senderId": sender, "text": text,
                                  "createdAt": "2024-05-02T09:00:00.000Z", "mediaUrls": ["a.jpg"],
                                  "urls": [{"expanded": "https://a.example"}, {}]}}  # fmt: skip

    def talk(*messages: Any) -> list[Any]:
        return [{"dmConversation": {"conversationId": "7-12", "messages": messages}}]

    folder = archive(
        tmp_path, tweet(), direct_messages=talk(said("7", "Hej &amp; hå"), said("12", "Svar")),
        direct_messages_group=talk({"joinConversation": {}}, said("7", "Alla")),
    )  # fmt: skip
    reader = archives.read(folder, include_private=True)
    found = [statement for statement in reader if statement.act is Act.MESSAGE]
    assert [(one.text, one.author and one.author.visitor) for one in found] == [
        ("Hej & hå", True),
        ("Svar", None),
        ("Alla", True),
    ]
    assert (found[0].links, found[0].media) == (("https://a.example",), (Media(url="a.jpg"),))
    assert all(one.audience_is_limited for one in found)
    assert reader.left_out == {"other-record": 1}
    assert reader.coverage[0].sides == tuple(Side)


def test_the_archive_of_the_shared_data_is_read() -> None:
    """All 35 tweets in two parts of a real-shaped archive become statements."""
    if not SHARED.exists():
        pytest.skip("shared data is not here")
    reader = archives.read(SHARED / "CongressmanGT")
    found = list(reader)
    assert (len(found), reader.total, reader.problems) == (35, 35, ())
    assert len({statement.id for statement in found}) == 35


FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | FINITE | st.integers() | st.text(max_size=8)
    | st.sampled_from(["RT @a: b", "a…", "12"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["tweet", "full_text", "id_str", "created_at", "entities", "urls", "media", "lang",
                         "account",
                         "accountId", "edit_info", "edit", "retweeted_status", "quoted_status",
                         "createdAt"]),
        inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(JSON, JSON)
def test_any_item_is_read_or_reported(item: Any, account: Any) -> None:
    """`one bad item is reported and the rest goes on`: each is read, left out, or an error."""
    intake = Intake()
    files = {"tweets_js": script("tweets", [item]), "account_js": script("account", [account])}
    found = list(claim(x, **files).statements(intake))
    assert intake.held == 1
    assert len(found) + intake.failed + intake.left_out.total() == 1
