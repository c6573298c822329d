"""Mastodon exports."""

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
from offentligroll.archives import mastodon, own_thread
from offentligroll.archives.intake import Intake
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel, Handle
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Act, Lost, Media, Statement

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "formats" / "mastodon_export_converted"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTOR = "https://social.example/users/anna"
FOLLOWERS = f"{ACTOR}/followers"
OFFICIAL = Official(id="anna", name="Anna")
TOWN = Organisation(id="town", name="Town", kind=OrganisationKind.MUNICIPALITY, country="SE")


def create(*, activity: dict[str, Any] | None = None, **note: Any) -> dict[str, Any]:
    """Build a public post."""
    whole = {"id": f"{ACTOR}/1", "type": "Note", "content": "<p>Hej</p>", "published": "2024-01-02T10:00:00Z"}
    return {"id": f"{ACTOR}/1/activity", "type": "Create", "actor": ACTOR, "to": [PUBLIC],
            "published": "2024-01-02T10:00:00Z", "object": {**whole, **note}, **(activity or {})}  # fmt: skip


def announce(shared: Any) -> dict[str, Any]:
    """Build a public boost."""
    return {"id": f"{ACTOR}/2", "type": "Announce", "actor": ACTOR, "to": PUBLIC,
            "published": "2024-01-02T10:00:00Z", "object": shared}  # fmt: skip


def export(folder: Path, *items: Any, actor: Any = None) -> Path:
    """Write an export."""
    outbox = {"type": "OrderedCollection", "orderedItems": items}
    (folder / "outbox.json").write_text(json.dumps(outbox), encoding="utf-8")
    if actor is not None:
        (folder / "actor.json").write_text(json.dumps(actor), encoding="utf-8")
    return folder


def one(folder: Path, item: Any, **options: Any) -> Statement:
    """Read the only statement of an export with one item."""
    (statement,) = archives.read(export(folder, item), **options)
    return statement


def test_a_post_is_read(tmp_path: Path) -> None:
    """Words, time, language, id and account of a public post come out as the export has them."""
    statement = one(tmp_path, create(contentMap={"sv": "<p>Hej</p>"}))
    assert (statement.act, statement.text, statement.language) == (Act.POST, "Hej", "sv")
    assert statement.at == dt.datetime(2024, 1, 2, 10, tzinfo=dt.UTC)
    assert statement.id == f"{ACTOR}/1"
    assert statement.audience_is_limited is False
    assert statement.channel is not None
    assert statement.channel.id == f"mastodon:{ACTOR}"


@pytest.mark.parametrize("answered", ["https://a.example/9", {"id": "https://a.example/9"}])
def test_an_answer_is_a_reply(tmp_path: Path, answered: Any) -> None:
    """A post with `inReplyTo`, as an address or an object, is a reply to it."""
    statement = one(tmp_path, create(inReplyTo=answered))
    assert (statement.act, statement.in_reply_to) == (Act.REPLY, "https://a.example/9")


@pytest.mark.parametrize(
    "item",
    [
        announce({"id": "n", "to": FOLLOWERS, "content": "Bara för er"}),
        create(quote={"id": "n", "to": FOLLOWERS, "content": "Bara för er"}),
    ],
    ids=["boost", "quote"],
)
def test_what_carries_narrower_words_is_as_narrow(tmp_path: Path, item: Any) -> None:
    """Words for followers inside something public are left out with it, and limited where asked for."""
    reader = archives.read(export(tmp_path, item))
    assert (list(reader), reader.left_out) == ([], {"followers-only": 1})
    statement = one(tmp_path, item, include_private=True)
    assert (statement.quoted, statement.audience_is_limited) == ("Bara för er", True)


def test_a_post_that_quotes_a_message_is_no_message(tmp_path: Path) -> None:
    """What is quoted does not change what the author did."""
    item = create(quote={"id": "n", "to": "https://b.example/b", "content": "Till dig"})
    statement = one(tmp_path, item, include_private=True)
    assert (statement.act, statement.audience_is_limited) == (Act.POST, True)


def test_a_boost_of_an_address_has_no_words(tmp_path: Path) -> None:
    """A boost is a share without own words, linking to what it shares."""
    statement = one(tmp_path, announce("https://a.example/9"))
    assert (statement.act, statement.text, statement.quoted) == (Act.SHARE, None, None)
    assert statement.links == ("https://a.example/9",)


def test_a_boost_of_a_post_quotes_it(tmp_path: Path) -> None:
    """The words of an embedded post are quoted, not the sharer's own."""
    statement = one(tmp_path, announce({"id": "https://a.example/9", "content": "<p>Andras ord</p>"}))
    assert (statement.text, statement.quoted) == (None, "Andras ord")


def test_a_boost_of_nothing_links_nowhere(tmp_path: Path) -> None:
    """A boost that names nothing is still an act."""
    assert one(tmp_path, announce(None)).links == ()


def test_content_warning_title_and_poll_are_words(tmp_path: Path) -> None:
    """Title, content warning and choices belong to the author's words, apart by empty lines."""
    poll = create(name="Rubrik", summary="Varning", oneOf=[{"name": "Ja"}, {"name": "Nej"}, 3])
    assert one(tmp_path, poll).text == "Rubrik\n\nVarning\n\nHej\n\nJa\nNej"


def test_plain_text_is_no_html(tmp_path: Path) -> None:
    """Content that says it is plain text keeps its signs."""
    assert one(tmp_path, create(content="1 <b> 2", mediaType="text/plain")).text == "1 <b> 2"


def test_words_only_in_the_content_map_are_read(tmp_path: Path) -> None:
    """Where `content` is missing, the words of `contentMap` stand in."""
    statement = one(tmp_path, create(content=None, contentMap={"en": "<p>Hello</p>", "sv": "<p>Hej</p>"}))
    assert (statement.text, statement.language) == ("Hello", "en")


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ({"sv": "<p>Hej</p>", "en": "<p>Hello</p>"}, "sv"),
        ({"sv": "x", "en": "y"}, None),
        ({"zh-CN": "<p>Hej</p>"}, "zh"),
        ({"und": "<p>Hej</p>"}, None),
        ({"iw": "<p>Hej</p>"}, "he"),
        ({"5": "<p>Hej</p>"}, None),
    ],
)
def test_the_language_is_that_of_the_words(tmp_path: Path, languages: Any, expected: str | None) -> None:
    """The language is the one under which the words stand, or not known."""
    assert one(tmp_path, create(contentMap=languages)).language == expected


def test_media_keep_their_descriptions(tmp_path: Path) -> None:
    """Pictures come with kind and description, as objects or bare addresses."""
    told = {"url": "/m/1.png", "mediaType": "image/png", "name": "Snö"}
    statement = one(tmp_path, create(attachment=[told, "https://a.example/2.jpg", {}, 7]))
    assert statement.media == (
        Media(url="/m/1.png", kind="image/png", description="Snö"),
        Media(url="https://a.example/2.jpg"),
    )


@pytest.mark.parametrize("key", ["quote", "quoteUrl", "quoteUri"])
def test_a_quoted_post_is_linked(tmp_path: Path, key: str) -> None:
    """The address of a quoted post is among the links."""
    note: dict[str, Any] = {key: "https://a.example/9"}
    assert one(tmp_path, create(**note)).links == ("https://a.example/9",)


def test_quoted_words_are_not_own(tmp_path: Path) -> None:
    """The words of an embedded quoted post are kept beside the own ones."""
    statement = one(tmp_path, create(quote={"id": "https://a.example/9", "content": "Andras"}))
    assert (statement.text, statement.quoted) == ("Hej", "Andras")


AUDIENCES: list[Any] = [
    pytest.param({"to": PUBLIC}, "public", id="text"),
    pytest.param({"to": ["as:Public"]}, "public", id="short"),
    pytest.param({"to": [FOLLOWERS], "cc": ["Public"]}, "public", id="unlisted"),
    pytest.param({"to": [FOLLOWERS], "cc": []}, "followers-only", id="followers"),
    pytest.param({"to": ["https://b.example/users/b"]}, "direct", id="direct"),
    pytest.param({"to": []}, "no-audience", id="nobody"),
]


@pytest.mark.parametrize(("audience", "reason"), AUDIENCES)
def test_only_public_posts_are_read(tmp_path: Path, audience: Any, reason: str) -> None:
    """Public only if as:Public is in `to` or `cc`; all else is left out and counted."""
    reader = archives.read(export(tmp_path, create(activity=audience)))
    found = list(reader)
    assert len(found) == (reason == "public")
    assert dict(reader.left_out) == ({} if reason == "public" else {reason: 1})


@pytest.mark.parametrize(
    ("reason", "act", "limited"),
    [("followers-only", Act.POST, True), ("direct", Act.MESSAGE, True), ("no-audience", Act.POST, None)],
)
def test_private_posts_come_when_asked_for(
    tmp_path: Path, reason: str, act: Act, limited: bool | None
) -> None:
    """Followers-only posts have a limited audience, and direct ones are messages."""
    audience = {"followers-only": [FOLLOWERS], "direct": ["https://b.example/b"], "no-audience": []}[reason]
    statement = one(tmp_path, create(activity={"to": audience}), include_private=True)
    assert (statement.act, statement.audience_is_limited) == (act, limited)


def test_the_narrower_audience_counts(tmp_path: Path) -> None:
    """Where activity and post disagree on who was addressed, the narrower circle counts."""
    reader = archives.read(export(tmp_path, create(to=[FOLLOWERS])))
    assert (list(reader), dict(reader.left_out)) == ([], {"followers-only": 1})


@pytest.mark.parametrize("kind", ["Delete", "Like", "Move", "Update", "Follow"])
def test_other_activities_are_counted(tmp_path: Path, kind: str) -> None:
    """Likes, deletions and the like are counted as left out, not dropped in silence."""
    reader = archives.read(export(tmp_path, {"type": kind, "object": "https://a.example"}))
    assert (list(reader), dict(reader.left_out), reader.problems) == ([], {kind.lower(): 1}, ())


def test_an_update_is_a_later_version(tmp_path: Path) -> None:
    """An edit is a new act of its own that names what it is a version of."""
    item = create(activity={"type": "Update", "published": None}, updated="2024-01-03T10:00:00Z")
    statement = one(tmp_path, item)
    assert (statement.act, statement.id) == (Act.EDIT, f"{ACTOR}/1/activity")
    assert statement.version_of == f"{ACTOR}/1"
    assert statement.at == dt.datetime(2024, 1, 3, 10, tzinfo=dt.UTC)


def test_edited_posts_keep_their_day_and_are_remarked_on(tmp_path: Path) -> None:
    """An edited post keeps its time of publication, and one problem tells how many there are."""
    reader = archives.read(
        export(tmp_path, *(create(id=number, updated="2024-02-02T10:00:00Z") for number in "12"))
    )
    assert [statement.at for statement in reader] == [dt.datetime(2024, 1, 2, 10, tzinfo=dt.UTC)] * 2
    (problem,) = reader.problems
    assert problem.code == "edited"
    assert problem.message.startswith("2 posts were edited")


def test_a_post_without_its_words_is_still_an_act(tmp_path: Path) -> None:
    """Where `object` is only an address, the words are not at hand, and a problem says so."""
    reader = archives.read(export(tmp_path, create(activity={"object": "https://a.example/1"})))
    assert [(statement.id, statement.text) for statement in reader] == [("https://a.example/1", None)]
    assert [problem.code for problem in reader.problems] == ["words-missing"]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("text", "not-an-object"),
        (None, "not-an-object"),
        ({}, "unknown-activity"),
        ({"type": "Krate"}, "unknown-activity"),
        ({"type": ["Krate"]}, "unknown-activity"),
        ({"type": "Create"}, "nothing-created"),
        ({"type": "Create", "object": 1.5}, "nothing-created"),
    ],
)
def test_a_bad_item_is_reported_and_the_rest_goes_on(tmp_path: Path, item: Any, code: str) -> None:
    """One bad item is reported and the rest goes on."""
    reader = archives.read(export(tmp_path, item, create()))
    assert [statement.text for statement in reader] == ["Hej"]
    (problem,) = reader.problems
    assert problem.code == code
    assert problem.where.endswith("outbox.json: orderedItems[0]")
    assert reader.total == 2


@pytest.mark.parametrize(
    "time", ["2024-13-01T00:00:00Z", "2024-01-01T00:00:00", "soon", None, 7, "10000-01-01"]
)
def test_a_wrong_time_does_not_lose_the_post(tmp_path: Path, time: Any) -> None:
    """A post whose time can't be read is kept without one, and a problem says so."""
    reader = archives.read(export(tmp_path, create(activity={"published": time}, published=time)))
    assert [statement.at for statement in reader] == [None]
    assert [problem.code for problem in reader.problems] == ["bad-time"]


def test_the_last_year_of_the_calendar_is_read(tmp_path: Path) -> None:
    """A post of the year 9999 is read as it is."""
    statement = one(tmp_path, create(activity={"published": "9999-12-31T23:59:59Z"}))
    assert statement.at == dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "words", ["NA", "None", "null", "Ã¤", "שלום", "🌨️", "x" * 1_000_000], ids=lambda w: w[:4]
)
def test_odd_words_are_kept(tmp_path: Path, words: str) -> None:
    """Words that look like missing values, garbled, right-to-left or very long ones stay as they are."""
    assert one(tmp_path, create(content=words)).text == words


def test_lone_surrogates_can_be_written_again(tmp_path: Path) -> None:
    """Half of a pair of surrogates becomes the sign for a character that is lost."""
    assert one(tmp_path, create(content="a\ud800b")).text == "a\ufffdb"


def test_of_a_doubled_key_the_last_counts(tmp_path: Path) -> None:
    """An outbox whose `orderedItems` stands twice is read by the second."""
    text = f'{{"orderedItems": [], "orderedItems": [{json.dumps(create())}]}}'
    (tmp_path / "outbox.json").write_text(text, encoding="utf-8")
    assert len(list(archives.read(tmp_path))) == 1


def test_the_holder_is_the_author(tmp_path: Path) -> None:
    """A person who holds the channel, found by the actor's address, is the author."""
    channel = Channel(id=f"mastodon:{ACTOR}", platform="mastodon", holder=OFFICIAL)
    directory = Directory(officials=(OFFICIAL,), channels=(channel,))
    statement = one(tmp_path, create(), directory=directory)
    assert statement.author == OFFICIAL
    assert statement.channel == channel
    assert statement.directory is directory


def test_an_organisation_is_no_author(tmp_path: Path) -> None:
    """Where an organisation holds the channel, nobody knows who wrote."""
    channel = Channel(id=f"mastodon:{ACTOR}", platform="mastodon", holder=TOWN)
    statement = one(tmp_path, create(), directory=Directory(organisations=(TOWN,), channels=(channel,)))
    assert statement.author is None


@pytest.mark.parametrize(
    ("platform", "handle", "hinted"),
    [("mastodon", "Anna", True), ("mastodon", "@bo", False), ("twitter", "@anna", False)],
)
def test_a_handle_is_only_a_hint(tmp_path: Path, platform: str, handle: str, hinted: bool) -> None:
    """A channel of the same handle but another id is not taken; the problem, told once, names it."""
    channel = Channel(
        id=f"{platform}:x", platform=platform, holder=OFFICIAL, handles=(Handle(handle=handle),)
    )
    directory = Directory(officials=(OFFICIAL,), channels=(channel,))
    actor = {"id": ACTOR, "preferredUsername": "anna"}
    reader = archives.read(export(tmp_path, create(), create(id="2"), actor=actor), directory)
    assert [statement.author for statement in reader] == [None, None]
    (problem,) = reader.problems
    assert problem.code == "unknown-channel"
    assert (problem.hint is not None) is hinted


def test_the_actor_tells_of_the_account(tmp_path: Path) -> None:
    """Name, words about the holder, website and the day it was opened come from actor.json."""
    field = {"value": '<a href="https://anna.example">hem</a>'}
    actor = {"id": ACTOR, "name": "Anna", "summary": "<p>Direktör</p>", "published": "2020-05-06T00:00:00Z",
             "attachment": [{}, {"value": "x"}, field]}  # fmt: skip
    (statement,) = archives.read(export(tmp_path, create(), actor=actor))
    assert statement.channel is not None
    assert statement.channel.profile is not None
    assert statement.channel.profile.bio == "Direktör"
    assert statement.channel.profile.website == "https://anna.example"
    assert str(statement.channel.since) == "2020-05-06"


def test_another_actor_tells_nothing(tmp_path: Path) -> None:
    """The actor.json of another account is not taken for this one's."""
    (statement,) = archives.read(export(tmp_path, create(), actor={"id": "https://b.example/b", "name": "B"}))
    assert statement.channel is not None
    assert statement.channel.profile is None


@pytest.mark.parametrize("actor", ["text", []])
def test_an_actor_that_is_none_is_reported(tmp_path: Path, actor: Any) -> None:
    """An actor.json of another shape is reported, and the posts go on."""
    reader = archives.read(export(tmp_path, create(), actor=actor))
    assert len(list(reader)) == 1
    assert [problem.code for problem in reader.problems] == ["not-an-actor"]


def test_a_broken_actor_is_reported(tmp_path: Path) -> None:
    """A broken actor.json is reported, and the posts go on."""
    export(tmp_path, create())
    (tmp_path / "actor.json").write_text("{", encoding="utf-8")
    reader = archives.read(tmp_path)
    assert (len(list(reader)), len(reader.problems)) == (1, 1)


def test_a_post_without_account_is_reported(tmp_path: Path) -> None:
    """Where nothing says whose a post is, channel and author stay unknown."""
    reader = archives.read(export(tmp_path, create(activity={"actor": None})))
    assert [statement.channel for statement in reader] == [None]
    assert [problem.code for problem in reader.problems] == ["no-account"]


@pytest.mark.parametrize("text", ["", " ", "{", "[", "7", '{"orderedItems": 3}', "[" * 100_000])
def test_an_outbox_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    """A broken, empty or other file is refused in words, not read as an archive without posts."""
    (tmp_path / "outbox.json").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=r"outbox\.json"):
        list(archives.read(tmp_path))


def test_a_bare_list_is_an_outbox(tmp_path: Path) -> None:
    """A list of activities without the collection around it is read as well."""
    (tmp_path / "outbox.json").write_text(json.dumps([create()]), encoding="utf-8")
    assert len(list(archives.read(tmp_path))) == 1


def test_the_export_of_the_shared_data_is_read() -> None:
    """Of 39 activities of a real-shaped export, all public ones become statements."""
    if not SHARED.exists():
        pytest.skip("shared data is not here")
    reader = archives.read(SHARED / "test_official_a")
    acts = [statement.act for statement in reader]
    assert (reader.total, len(acts), acts.count(Act.SHARE)) == (39, 37, 1)
    assert dict(reader.left_out) == {"followers-only": 1, "direct": 1}
    assert reader.problems == ()


FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | FINITE | st.integers() | st.text(max_size=8)
    | st.sampled_from(["Create", "Update", "Announce", "Like", PUBLIC, ACTOR, "2024-01-02T10:00:00Z"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["type", "object", "to", "cc", "actor", "id", "content", "contentMap", "summary",
                         "name",
                         "published", "updated", "inReplyTo", "attachment",
                         "url", "quote", "oneOf", "mediaType"]),
        inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(JSON, JSON, st.booleans())
def test_any_item_is_read_or_reported(item: Any, thing: Any, private: bool) -> None:
    """`one bad item is reported and the rest goes on`: each is a statement, left out, or an error."""
    items = [item, {"type": "Create", "actor": ACTOR, "to": PUBLIC, "object": thing}]
    intake = Intake(include_private=private)
    found = list(claim(mastodon, **{"outbox.json": items, "actor.json": thing}).statements(intake))
    assert intake.held == 2
    assert len(found) + intake.failed + intake.left_out.total() == 2


@pytest.mark.parametrize("actor", ["not an address", "https://a.example/\x00", "@anna"])
def test_an_account_that_can_be_no_channel_is_reported(tmp_path: Path, actor: str) -> None:
    """An id with blanks or unseen signs, or a handle, tells no account."""
    reader = archives.read(export(tmp_path, create(activity={"actor": actor}, attributedTo=None)))
    assert [statement.channel for statement in reader] == [None]
    assert [problem.code for problem in reader.problems] == ["no-account"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<p class="quote-inline">RE: <a href="https://b.example/1">b</a></p><p>Snö.</p>', "Snö."),
        (
            'Snö.<span class="quote-inline"><br><br>RE: <span>x</span> <a href="https://b.example/1">b</a></span>',
            "Snö.",
        ),
        ('<p class="quote-inline">RE: <a href="https://b.example/1">b</a></p>', ""),
    ],
    ids=["mastodon", "akkoma", "bare"],
)
def test_what_stands_in_for_a_quote_is_not_the_authors(tmp_path: Path, content: str, text: str) -> None:
    """Servers write `RE:` and the address for readers that can't show a quote; only the address is kept."""
    statement = one(tmp_path, create(content=content, quote="https://b.example/1"))
    assert (statement.text, statement.links) == (text, ("https://b.example/1",))


def test_words_of_that_class_without_a_quote_are_the_authors(tmp_path: Path) -> None:
    """Nobody hides words by a class."""
    assert one(tmp_path, create(content='<p class="quote-inline">Rösta!</p>')).text == "Rösta!"


def test_link_previews_are_no_media(tmp_path: Path) -> None:
    """Mastodon 4.7 writes the preview among the attachments: a link, and nothing that is unread."""
    previews = [{"type": "Link", "href": "https://b.example/"}, {"type": "Link"},
                {"type": "Link", "href": "https://b.example/a.png", "mediaType": "image/png"}]  # fmt: skip
    statement = one(tmp_path, create(attachment=previews))
    assert statement.links == ("https://b.example/",)
    assert [medium.url for medium in statement.media] == ["https://b.example/a.png"]


@pytest.mark.parametrize(
    "own", [f"{ACTOR}/0", "https://a.example/objects/0"], ids=["below-the-actor", "elsewhere"]
)
def test_a_thread_of_ones_own_goes_on(tmp_path: Path, own: str) -> None:
    """What answers an own post goes on from it and is no reply, wherever its address is."""
    folder = export(tmp_path, create(id=own), create(id="2", inReplyTo=own))
    second = list(archives.read(folder))[1]
    assert (second.act, second.in_reply_to, second.continues) == (Act.POST, None, own)


MENTION = '<p><span><a class="u-url mention" href="https://b.example/@b">@<span>b</span></a></span> Tack.</p>'


@pytest.mark.parametrize(
    ("content", "fields", "lost"),
    [
        (MENTION, {"conversation": "tag:b.example,2024-01-01:objectId=1:objectType=Conversation"}, True),
        (MENTION, {"context": "https://b.example/contexts/1"}, True),
        (
            MENTION,
            {"conversation": "tag:social.example,2024-01-01:objectId=1:objectType=Conversation"},
            False,
        ),
        (MENTION, {}, False),
        (f"<p>Hej</p>{MENTION}", {"conversation": "tag:b.example,2024-01-01:x"}, False),
    ],
)
def test_an_answer_to_what_is_gone_may_be_one(tmp_path: Path, content: str, fields: Any, lost: bool) -> None:
    """A post that begins with a mention in a conversation of another server may have answered there."""
    statement = one(tmp_path, create(content=content, **fields))
    assert (statement.act, statement.lost) == (Act.POST, (Lost.ANSWERED,) if lost else ())


def test_a_quote_of_what_is_gone_is_told(tmp_path: Path) -> None:
    """Only a tombstone is left of the quoted post."""
    assert one(tmp_path, create(quote={"type": "Tombstone"})).lost == (Lost.QUOTED,)


def test_a_share_of_ones_own_has_its_words(tmp_path: Path) -> None:
    """The words stand in the file before, and the share is as narrow as they are."""
    folder = export(tmp_path, create(id="1"), announce("1"))
    assert [(one.act, one.quoted) for one in archives.read(folder)][1] == (Act.SHARE, "Hej")
    narrow = create(id="1", activity={"to": [FOLLOWERS]})
    reader = archives.read(export(tmp_path, narrow, announce("1")))
    assert (list(reader), dict(reader.left_out)) == ([], {"followers-only": 2})


def test_likes_and_bookmarks_are_counted(tmp_path: Path) -> None:
    """They have addresses and no time: each is counted, and a file that breaks off is told."""
    folder = export(tmp_path, create())
    (folder / "likes.json").write_text('{"orderedItems": ["a", "b"]}', encoding="utf-8")
    (folder / "bookmarks.json").write_text('{"orderedItems": ["c", "d', encoding="utf-8")
    reader = archives.read(folder)
    assert len(list(reader)) == 1
    assert reader.left_out == {"like": 2, "bookmark": 1}
    (coverage,) = reader.coverage
    assert (coverage.held, coverage.is_whole, coverage.files_failed) == (4, True, ("bookmarks.json",))
    assert coverage.files == ("outbox.json", "likes.json", "bookmarks.json")


def test_an_outbox_that_breaks_off_is_read_as_far(tmp_path: Path) -> None:
    """Whole items are read, and one error tells of the break."""
    export(tmp_path, create(), create(id="2"))
    path = tmp_path / "outbox.json"
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    reader = archives.read(tmp_path)
    assert len(list(reader)) == 1
    assert [one.code for one in reader.problems] == ["json-syntax"]
    assert reader.coverage[0].files_failed == ("outbox.json",)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/@a/1", "https://a.example/@a/1"),
        ([{"type": "Link", "href": "https://a.example/1"}], "https://a.example/1"),
        ("javascript:x", None),
    ],
)
def test_a_post_has_its_address(tmp_path: Path, url: Any, address: str | None) -> None:
    """Where it stands on the web, if that is told."""
    assert one(tmp_path, create(url=url)).address == address


def test_an_account_may_stand_as_an_object(tmp_path: Path) -> None:
    """Pleroma writes the whole actor; all its posts are of one channel."""
    actor = {"id": ACTOR, "type": "Person"}
    folder = export(tmp_path, *(create(id=number, activity={"actor": actor}) for number in "12"))
    first, second = archives.read(folder)
    assert first.channel is second.channel


def test_a_picture_without_words_is_told_to_have_none(tmp_path: Path) -> None:
    """Where an export tells the words of pictures, one without has none; else nobody knows."""
    pictures = [{"type": "Document", "url": "a.png", "name": None}, {"type": "Document", "url": "b.png"}]
    statement = one(tmp_path, create(attachment=pictures))
    assert [medium.description for medium in statement.media] == ["", None]


@pytest.mark.parametrize("kind", ["Note", "Article", "Question"])
def test_a_bare_post_is_one_that_was_created(tmp_path: Path, kind: str) -> None:
    """Lists of posts without the activities are read, too."""
    item = {
        "type": kind,
        "id": "1",
        "attributedTo": ACTOR,
        "to": PUBLIC,
        "content": "Hej",
        "published": "2024-01-02",
    }
    statement = one(tmp_path, item)
    assert (statement.text, statement.channel and statement.channel.id) == ("Hej", f"mastodon:{ACTOR}")


def test_own_words_are_kept_in_mind_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded: the words of old posts are forgotten, that they are one's own is not."""
    monkeypatch.setattr(own_thread, "_MOST_WORDS", 1)
    own = own_thread.OwnPosts()
    own.add("1", "a")
    own.add("2", "b")
    assert (own.words_of("1"), own.words_of(None)) == (None, None)
    assert own.words_of("2") is not None
    assert (own.holds("1"), own.holds(None)) == (True, False)
