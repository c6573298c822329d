"""Bluesky: records as JSON, and the repository of an account."""

# ruff: noqa: E501 - examples are easier to read in one line
# ruff: noqa: ANN401 - any JSON is meant
from __future__ import annotations

import hashlib
import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll.archives import ArchiveLimits
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media

DID = "did:plc:kim"
AT = "2024-05-02T09:00:00.000Z"


def record(kind: str = "feed.post", key: str = "3krigqpwmqs27", **value: Any) -> dict[str, Any]:
    """Build a record as the interface lists it."""
    whole = {"$type": f"app.bsky.{kind}", "createdAt": AT, **value}
    return {"uri": f"at://{DID}/app.bsky.{kind}/{key}", "cid": "bafy", "value": whole}


def one(folder: Path, **value: Any) -> Any:
    """Read the only post."""
    (found,), _ = read(written(folder, {"a.json": {"records": [record(**value)]}}))
    return found


def test_a_post_is_read(tmp_path: Path) -> None:
    """Words, language, address and account come out; text keeps its short addresses, links are whole."""
    facet = {"features": [{"uri": "https://town.example/long"}, {"tag": "sno"}]}
    found = one(tmp_path, text="Hej town.example/…", langs=["sv"], facets=[facet])
    assert (found.act, found.text, found.language) == (Act.POST, "Hej town.example/…", "sv")
    assert found.links == ("https://town.example/long",)
    assert found.address == f"https://bsky.app/profile/{DID}/post/3krigqpwmqs27"
    assert found.channel.id == f"bluesky:{DID}"
    assert found.audience_is_limited is False


@pytest.mark.parametrize(
    ("parent", "act", "answered", "continues"),
    [
        ("at://did:plc:bo/app.bsky.feed.post/1", Act.REPLY, "at://did:plc:bo/app.bsky.feed.post/1", None),
        (f"at://{DID}/app.bsky.feed.post/1", Act.POST, None, f"at://{DID}/app.bsky.feed.post/1"),
    ],
)
def test_replies_are_told_from_threads(
    tmp_path: Path, parent: str, act: Act, answered: str | None, continues: str | None
) -> None:
    """What answers an own post goes on from it."""
    found = one(tmp_path, text="Hej", reply={"parent": {"uri": parent}})
    assert (found.act, found.in_reply_to, found.continues) == (act, answered, continues)


@pytest.mark.parametrize(
    ("embed", "links", "media"),
    [
        ({"external": {"uri": "https://a.example"}}, ("https://a.example",), ()),
        ({"record": {"uri": "at://b/c/d"}}, ("at://b/c/d",), ()),
        ({"record": {"record": {"uri": "at://b/c/d"}}, "media": {"external": {"uri": "https://a.example"}}},
         ("https://a.example", "at://b/c/d"), ()),
        ({"images": [{"alt": "Vi plogar", "image": {"mimeType": "image/png"}}, {}]}, (),
         (Media(kind="image/png", description="Vi plogar"), Media(kind="image/jpeg", description=""))),
        ({"media": {"video": {}, "alt": "Film"}}, (), (Media(kind="video/mp4", description="Film"),)),
    ],
    ids=["card", "quote", "both", "pictures", "film"],
)  # fmt: skip
def test_what_is_embedded_comes_out(tmp_path: Path, embed: Any, links: Any, media: Any) -> None:
    """Cards and quoted posts are links, pictures and films are media with their words."""
    found = one(tmp_path, text="Hej", embed=embed)
    assert (found.links, found.media) == (links, media)


def test_other_records_are_shares_or_counted(tmp_path: Path) -> None:
    """A repost is a share; likes, follows, blocks and the rest are counted; what is no record fails."""
    records = [record("feed.repost", subject={"uri": "at://b/c/d"}), record("feed.repost", "4"), record("feed.like"),
               record("graph.follow"), record("graph.block"), record("actor.profile"), {"uri": "at://x"}, 3]  # fmt: skip
    found, reader = read(written(tmp_path, {"a.json": {"records": records}}))
    assert [one.target for one in found] == ["at://b/c/d", None]
    assert reader.left_out == {"like": 1, "follow": 1, "block": 1, "other-record": 1}
    assert reader.coverage[0].failed == 2


def shown(**more: Any) -> dict[str, Any]:
    """Build a post as feeds show it."""
    told = record(text="Hej")
    return {"uri": told["uri"], "author": {"did": DID}, "record": told["value"], **more}


BY = {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": DID}, "indexedAt": AT}
SHARED = f"at://{DID}/app.bsky.feed.repost/3kaaaaaaaaaaa"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([shown()], [(Act.POST, "Hej", None)]),
        ({"feed": [{"post": shown()}]}, [(Act.POST, "Hej", None)]),
        (
            {"feed": [{"post": shown(), "reason": {"$type": "app.bsky.feed.defs#reasonPin"}}]},
            [(Act.POST, "Hej", None)],
        ),
        ({"feed": [{"post": shown(), "reason": BY}]}, [(Act.SHARE, None, record()["uri"])]),
        (
            {"feed": [{"post": shown(), "reason": {**BY, "uri": SHARED}}]},
            [(Act.SHARE, None, record()["uri"])],
        ),
        (record(text="Hej"), [(Act.POST, "Hej", None)]),
    ],
    ids=["posts", "feed", "pinned", "older-share", "share", "one-record"],
)
def test_every_form_of_answer_is_read(tmp_path: Path, content: Any, expected: Any) -> None:
    """Lists of posts, feeds and single records have the same words in other places."""
    found, _ = read(written(tmp_path, {"a.json": content}))
    assert [(one.act, one.text, one.target) for one in found] == expected
    assert all(one.id == SHARED or one.id.startswith(("sha256:", "at://")) for one in found)
    assert all(one.channel and one.channel.id == f"bluesky:{DID}" for one in found)


def test_a_record_without_content_is_told(tmp_path: Path) -> None:
    """An address alone is no post without words."""
    gone = {"uri": f"at://{DID}/app.bsky.feed.post/1", "cid": "bafy"}
    found, reader = read(written(tmp_path, {"a.json": {"records": [record(text="Hej"), gone]}}))
    assert ([one.text for one in found], reader.problem_counts) == (["Hej"], {"no-record": 1})


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    """What is wrong with it is told, and where."""
    with pytest.raises(FileError, match=r"a\.json:1:"):
        read(written(tmp_path, {"a.json": '{"$type": "app.bsky.feed.post", '}))


def test_the_directory_knows_the_account(tmp_path: Path) -> None:
    """Accounts are found by their stable id."""
    kim = Official(id="kim", name="Kim")
    channel = Channel(id=f"bluesky:{DID}", platform="bluesky", holder=kim)
    path = written(tmp_path, {"a.json": {"records": [record(text="Hej")]}})
    (found,), _ = read(path, directory=Directory(officials=(kim,), channels=(channel,)))
    assert found.author is kim


class Link(bytes):
    """The address of a block."""


def cbor(value: Any) -> bytes:  # noqa: PLR0911 - one for each kind
    """Write a value as blocks do."""
    if value is None:
        return b"\xf6"
    if isinstance(value, Link):
        return b"\xd8\x2a" + cbor(b"\x00" + value)
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    parts = sorted((cbor(key), cbor(one)) for key, one in value.items())
    return head(5, len(parts)) + b"".join(
        key + one for key, one in sorted(parts, key=lambda part: (len(part[0]), part[0]))
    )


def head(kind: int, number: int) -> bytes:
    """Write the beginning of a value."""
    return struct.pack(">BB", kind << 5 | 24, number) if 23 < number < 256 else (
        struct.pack(">BH", kind << 5 | 25, number) if number > 255 else struct.pack(">B", kind << 5 | number))  # fmt: skip


def link(block: bytes) -> Link:
    """Address a block."""
    return Link(b"\x01\x71\x12\x20" + hashlib.sha256(block).digest())


def varint(number: int) -> bytes:
    """Write a length."""
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def repository(root: bytes, *blocks: bytes) -> bytes:
    """Write a repository."""
    parts = [cbor({"version": 1, "roots": [link(root)]}), *(link(one) + one for one in (root, *blocks))]
    return b"".join(varint(len(one)) + one for one in parts)


POST = cbor({"$type": "app.bsky.feed.post", "text": "Hej", "createdAt": AT})
LIKE = cbor({"$type": "app.bsky.feed.like", "createdAt": AT})


def entry(block: bytes, key: bytes, shared: Any = 0, below: Link | None = None) -> dict[str, Any]:
    """Build an entry of a node."""
    return {"p": shared, "k": key, "v": link(block), "t": below}


LONG = cbor({"l": None, "e": [entry(POST, b"a" * 1_000), entry(POST, b"b" * 100, 1_000)]})


class TestRepositories:
    """What an account exports."""

    @pytest.fixture(autouse=True)
    def _parser(self) -> None:
        pytest.importorskip("libipld")

    def test_the_tree_is_walked_in_order(self, tmp_path: Path) -> None:
        """Nodes below come before and between, and keys share their beginnings."""
        below = cbor({"l": None, "e": [entry(LIKE, b"app.bsky.feed.like/1")]})
        node = cbor({"l": link(below), "e": [entry(POST, b"app.bsky.feed.post/1"), entry(POST, b"2", 19)]})
        root = cbor({"did": DID, "data": link(node), "version": 3})
        content = repository(root, node, below, POST, LIKE)
        found, reader = read(written(tmp_path, {"kim.car": content}))
        assert [(one.text, one.id) for one in found] == [
            ("Hej", f"at://{DID}/app.bsky.feed.post/1"),
            ("Hej", f"at://{DID}/app.bsky.feed.post/2"),
        ]
        assert reader.left_out == {"like": 1}

    def test_an_empty_repository_is_read(self, tmp_path: Path) -> None:
        """An account that never wrote has no records."""
        node = cbor({"l": None, "e": []})
        assert (
            read(written(tmp_path, {"a.car": repository(cbor({"did": DID, "data": link(node)}), node)}))[0]
            == []
        )

    @pytest.mark.parametrize(
        "content",
        [
            b"no",
            repository(cbor({"data": None})),
            repository(cbor({"did": DID, "data": 3})),
            repository(cbor({"did": DID, "data": link(b"gone")})),
            repository(cbor({"did": DID, "data": link(cbor({"e": [{}]}))}), cbor({"e": [{}]})),
            repository(cbor({"did": DID, "data": link(LONG)}), LONG, POST),
        ],
        ids=["no-car", "no-account", "no-link", "missing-block", "no-key", "long-keys"],
    )
    def test_what_is_no_repository_is_refused(self, tmp_path: Path, content: bytes) -> None:
        """A broken tree is told, whatever is wrong with it."""
        with pytest.raises(FileError, match="not a repository"):
            read(written(tmp_path, {"a.car": content}))

    def test_a_tree_without_an_end_is_refused(self, tmp_path: Path) -> None:
        """No node is walked twice."""
        below = cbor({"l": None, "e": []})
        node = cbor({"l": link(below), "e": [entry(POST, b"app.bsky.feed.post/1", 0, link(below))]})
        content = repository(cbor({"did": DID, "data": link(node)}), node, below, POST)
        with pytest.raises(FileError, match="not a repository"):
            read(written(tmp_path, {"a.car": content}))

    def test_a_repository_that_is_too_large_is_refused(self, tmp_path: Path) -> None:
        """It has to be held in memory as a whole."""
        with pytest.raises(FileError, match="too large"):
            read(written(tmp_path, {"a.car": b"x" * 100}), limits=ArchiveLimits(whole_bytes=10))

    def test_without_the_parser_the_way_on_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The error names the package and what to install."""
        monkeypatch.setitem(sys.modules, "libipld", None)
        with pytest.raises(FileError, match=r"offentligroll\[archives\]"):
            read(written(tmp_path, {"a.car": b""}))
