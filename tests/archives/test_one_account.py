"""One account through every kind of archive, and every audience through those that tell audiences."""

# ruff: noqa: ANN401, DTZ001 - any JSON is meant, and drawn times are naive
from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from archive_builders import claim, read, written
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.archives import Claim, Intake, mastodon, misskey, statuses, x
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official

ACTOR = "https://a.example/users/kim"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
KIM = Official(id="kim", name="Kim")
POSTS = (
    (dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC), "Nu plogas Storgatan & torget. Åk försiktigt!"),
    (dt.datetime(2024, 5, 3, 12, 30, tzinfo=dt.UTC), "Rad ett.\n\nRad två <b>."),
    (dt.datetime(2024, 5, 4, 6, 15, 1, tzinfo=dt.UTC), "❄ 🚜"),
)


def _stamp(at: dt.datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _marked_up(text: str) -> str:
    return "<p>" + html.escape(text, quote=False).replace("\n\n", "</p><p>") + "</p>"


def _outbox() -> dict[str, Any]:
    notes = [
        {"type": "Note", "id": f"{ACTOR}/statuses/{number}", "attributedTo": ACTOR, "to": PUBLIC,
         "published": _stamp(at), "content": _marked_up(text)}
        for number, (at, text) in enumerate(POSTS)
    ]  # fmt: skip
    items = [
        {"type": "Create", "actor": ACTOR, "to": PUBLIC, "published": one["published"], "object": one}
        for one in notes
    ]
    return {"outbox.json": {"orderedItems": items}}


def _x() -> dict[str, Any]:
    tweets = [
        {"tweet": {"id_str": str(number), "created_at": f"{at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
                   "full_text": html.escape(text, quote=False)}}
        for number, (at, text) in enumerate(POSTS)
    ]  # fmt: skip
    account = [{"account": {"accountId": "12"}}]
    return {"data/tweets.js": f"a = {json.dumps(tweets)}", "data/account.js": f"a = {json.dumps(account)}"}


def _bluesky() -> dict[str, Any]:
    records = [
        {"uri": f"at://did:plc:kim/app.bsky.feed.post/{number}",
         "value": {"$type": "app.bsky.feed.post", "text": text, "createdAt": _stamp(at)}}
        for number, (at, text) in enumerate(POSTS)
    ]  # fmt: skip
    return {"a.json": {"records": records}}


def _facebook() -> dict[str, Any]:
    posts = [
        {"timestamp": int(at.timestamp()), "data": [{"post": text.encode().decode("latin-1")}]}
        for at, text in POSTS
    ]
    return {"your_posts_1.json": posts}


def _feed() -> dict[str, Any]:
    pytest.importorskip("feedparser")
    items = "".join(
        f"<item><guid>{number}</guid><pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{html.escape(_marked_up(text))}</description></item>"
        for number, (at, text) in enumerate(POSTS)
    )
    return {"a.rss": f'<rss version="2.0"><channel><link>https://kim.example</link>{items}</channel></rss>'}


def _mail() -> dict[str, Any]:
    mails = {}
    for number, (at, text) in enumerate(POSTS):
        message = EmailMessage()
        message["From"], message["To"], message["Date"] = (
            "kim@a.example",
            "list@b.example",
            format_datetime(at),
        )
        message["Message-ID"] = f"<{number}@a.example>"
        message.set_content(text)
        mails[f"{number}.eml"] = bytes(message)
    return mails


def _table() -> dict[str, Any]:
    rows = "".join(f'{_stamp(at)};"{text}"\n' for at, text in POSTS)
    mapping = 'format = 1\nauthor = "kim"\nchannel = "web:kim.example"\ncolumns = {at = "När", text = "Vad"}'
    return {"a.csv": f"När;Vad\n{rows}", "a.mapping.toml": mapping}


def _wordpress() -> dict[str, Any]:
    items = "".join(
        f"<item><link>https://kim.example/{number}</link><content:encoded><![CDATA[{_marked_up(text)}]]></content:encoded>"
        f"<wp:post_date_gmt>{at:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>"
        for number, (at, text) in enumerate(POSTS)
    )
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    )
    return {"a.xml": f"<rss {spaces}><channel><link>https://kim.example</link>{items}</channel></rss>"}


WAYS: dict[str, tuple[Callable[[], dict[str, Any]], str]] = {
    "mastodon": (_outbox, f"mastodon:{ACTOR}"),
    "x": (_x, "x:12"),
    "bluesky": (_bluesky, "bluesky:did:plc:kim"),
    "facebook": (_facebook, "facebook:kim"),
    "feed": (_feed, "web:kim.example"),
    "mail": (_mail, "mail:kim@a.example"),
    "table": (_table, "web:kim.example"),
    "wordpress": (_wordpress, "web:kim.example"),
}


@pytest.mark.parametrize("way", WAYS)
def test_one_account_says_the_same_through_every_archive(tmp_path: Path, way: str) -> None:
    """The same words at the same times by the same person, whatever platform they were exported from."""
    make, channel_id = WAYS[way]
    channel = Channel(id=channel_id, platform=channel_id.partition(":")[0], holder=KIM)
    found, reader = read(
        written(tmp_path, make()),
        directory=Directory(officials=(KIM,), channels=(channel,)),
        include_private=True,
        account=channel_id if way == "facebook" else None,
    )
    assert reader.format == way
    assert sorted((one.at, one.text) for one in found) == sorted(POSTS)
    assert {one.author for one in found} == {KIM}
    assert {one.channel for one in found} == {channel}


AUDIENCES: dict[Any, dict[str, Any]] = {
    mastodon: {
        "public": [PUBLIC],
        "followers": [f"{ACTOR}/followers"],
        "direct": ["https://b.example/bo"],
        "none": [],
    },
    statuses: {
        "public": "public",
        "unlisted": "unlisted",
        "followers": "private",
        "direct": "direct",
        "none": "odd",
    },
    misskey: {
        "public": "public",
        "home": "home",
        "followers": "followers",
        "direct": "specified",
        "none": None,
    },
}
SEEN_BY_ALL = {"public", "unlisted", "home"}


def _mixed(kind: Any, audiences: list[str]) -> Claim:
    told = [AUDIENCES[kind][one] for one in audiences]
    if kind is mastodon:
        items = [
            {
                "type": "Create",
                "actor": ACTOR,
                "to": to,
                "object": {"id": str(number), "content": name, "to": to},
            }
            for number, (to, name) in enumerate(zip(told, audiences, strict=True))
        ]
        return claim(kind, **{"outbox.json": {"orderedItems": items}})
    if kind is statuses:
        posts = [
            {"id": str(number), "visibility": to, "content": name, "account": {}, "created_at": ""}
            for number, (to, name) in enumerate(zip(told, audiences, strict=True))
        ]
        return claim(kind, **{"a.json": posts})
    notes = [
        {"id": str(number), "visibility": to, "text": name, "renoteId": None}
        for number, (to, name) in enumerate(zip(told, audiences, strict=True))
    ]
    return claim(kind, **{"notes-1.json": notes})


@pytest.mark.parametrize("kind", AUDIENCES, ids=lambda kind: kind.__name__.rpartition(".")[2])
@given(st.data())
def test_nothing_comes_in_unasked_that_not_all_could_see(kind: Any, data: st.DataObject) -> None:
    """Under any mixture of audiences, what comes in was seen by all, and the rest is counted."""
    audiences = data.draw(st.lists(st.sampled_from(sorted(AUDIENCES[kind])), min_size=1, max_size=8))
    intake = Intake()
    found = list(_mixed(kind, audiences).statements(intake))
    assert [one.text for one in found] == [one for one in audiences if one in SEEN_BY_ALL]
    assert intake.left_out.total() == len(audiences) - len(found)
    whole = list(_mixed(kind, audiences).statements(Intake(include_private=True)))
    assert len(whole) == len(audiences)
    assert all(one.audience_is_limited is not False for one in whole if one.text not in SEEN_BY_ALL)


CHANGES = st.lists(
    st.tuples(
        st.datetimes(dt.datetime(2012, 1, 1), dt.datetime(2021, 1, 1)),
        st.sampled_from(["Protect", "Unprotect"]),
    ),
    max_size=4,
)


@given(
    CHANGES,
    st.lists(st.datetimes(dt.datetime(2012, 1, 1), dt.datetime(2021, 1, 1)), max_size=6),
    st.sets(st.integers(0, 5)),
)
def test_nothing_of_a_circle_or_a_locked_account_comes_in(changes: Any, times: Any, circle: set[int]) -> None:
    """Whenever the account was locked or opened, and whatever was for a circle."""

    def tweet(number: int) -> dict[str, Any]:
        return {
            "tweet": {
                "id_str": str(number),
                "created_at": f"{times[number].isoformat()}Z",
                "full_text": str(number),
            }
        }

    history = [
        {"protectedHistory": {"protectedAt": f"{at.isoformat()}Z", "action": what}} for at, what in changes
    ]
    files = {
        "tweets_js": f"a = {json.dumps([tweet(number) for number in range(len(times))])}",
        "protected-history_js": f"a = {json.dumps(history)}",
        "twitter-circle-tweet_js": f"a = {json.dumps([tweet(one) for one in circle if one < len(times)])}",
    }
    found = list(claim(x, **files).statements(Intake()))
    for one in found:
        number = int(one.text or "")
        before = [what for at, what in sorted(changes) if at <= times[number]]
        after = [what for at, what in sorted(changes) if at > times[number]]
        assert number not in circle
        assert (before[-1:] or [None]) != ["Protect"]
        assert before or after[:1] != ["Unprotect"]
