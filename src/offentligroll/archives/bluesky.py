"""Bluesky: the repository that an account exports (``*.car``), and records or feeds as JSON.

What becomes what:

- A post becomes a post, or a reply; what answers an own post goes on from it and is no reply. Text stays as
  it was published, with its shortened addresses; whole ones, of facets and cards, are ``links``.
- A repost becomes a share without words of its own. Likes, follows and other records are counted.
- Everything there is public, and its time is that of the author's own clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, read_text
from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.json_items import items_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import language_of, list_of, mapping_of, text_of
from offentligroll.files.lines import parse_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.model.typed import recorded

_POST, _REPOST = "app.bsky.feed.post", "app.bsky.feed.repost"
_KINDS = {
    "app.bsky.feed.like": "like",
    "app.bsky.graph.follow": "follow",
    "app.bsky.graph.block": "block",
}


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim repositories and records; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".car", ".json"):
        is_car = name.lower().endswith(".car")
        if is_car or offer.is_told or b'"app.bsky.' in offer.beginning(name):
            read = _in_repository if is_car else _in_json
            yield offer.claim("bluesky", name, read)


def _in_json(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    records = _Records(intake=intake, file=f"{folder.name}/{file}")
    try:
        for item in items_of(folder, file, intake):
            yield from records.statements(*_record_in(mapping_of(item.value)), item.where)
    except FileError:
        # One record by itself; what is broken is told when it is read as a whole.
        whole = parse_json(read_text(folder, file, intake.limits.whole_bytes), records.file)
        yield from records.statements(*_record_in(mapping_of(whole)), records.file)


def _record_in(told: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the address of a record and what it says: as it is listed, or as it is shown in a feed."""
    view = mapping_of(told.get("post")) or told
    uri = text_of(view.get("uri")) or ""
    reason = mapping_of(told.get("reason"))
    if (text_of(reason.get("$type")) or "").endswith("#reasonRepost"):
        # Shown since somebody shares it; older answers have no address of the share itself.
        account = text_of(mapping_of(reason.get("by")).get("did")) or ""
        shared = {"$type": _REPOST, "subject": {"uri": uri}, "createdAt": reason.get("indexedAt")}
        return text_of(reason.get("uri")) or f"at://{account}/{_REPOST}/", shared
    return uri, mapping_of(view.get("value")) or mapping_of(view.get("record"))


def _in_repository(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    from offentligroll.archives.bluesky_repository import records_of  # noqa: PLC0415 - needs a parser

    records = _Records(intake=intake, file=f"{folder.name}/{file}")
    for uri, record in records_of(folder, file, intake):
        yield from records.statements(uri, mapping_of(record), f"{records.file}: {uri}")


@attrs.define(kw_only=True)
class _Records:
    """One reading of the records of accounts."""

    intake: Intake
    file: str
    _channels: dict[str, Channel] = attrs.field(factory=dict)

    def statements(self, uri: str, record: dict[str, Any], where: str) -> Iterator[Statement]:
        """Turn one record into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        account, _, way = uri.removeprefix("at://").partition("/")
        kind = text_of(record.get("$type")) or way.partition("/")[0]
        if not account.startswith("did:") or not kind or not record:
            self.intake.fail("no-record", Message("archives.item.no-record"), where)
        elif kind == _POST:
            yield self._post(uri, account, record, where)
        elif kind == _REPOST:
            yield self._repost(uri, account, record, where)
        else:
            self.intake.leave_out(_KINDS.get(kind, "other-record"))

    def _post(self, uri: str, account: str, record: dict[str, Any], where: str) -> Statement:
        channel = self._channel(account)
        answered = text_of(mapping_of(mapping_of(record.get("reply")).get("parent")).get("uri"))
        is_own = answered is not None and answered.startswith(f"at://{account}/")
        embed = mapping_of(record.get("embed"))
        languages = list_of(record.get("langs"))
        return Statement(
            act=Act.POST if answered is None or is_own else Act.REPLY,
            id=uri,
            at=moment_of(record.get("createdAt"), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text=text_of(record.get("text")) or "",
            language=language_of(languages[0]) if len(languages) == 1 else None,
            in_reply_to=None if is_own else answered,
            continues=answered if is_own else None,
            links=tuple(dict.fromkeys((*_facets(record), *_embedded_links(embed)))),
            media=tuple(_media(embed)),
            audience_is_limited=False,
            address=f"https://bsky.app/profile/{account}/post/{uri.rpartition('/')[2]}",
            directory=self.intake.directory,
        )

    def _repost(self, uri: str, account: str, record: dict[str, Any], where: str) -> Statement:
        channel = self._channel(account)
        shared = text_of(mapping_of(record.get("subject")).get("uri"))
        return Statement(
            act=Act.SHARE,
            id="" if uri.endswith("/") else uri,
            at=moment_of(record.get("createdAt"), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            target=shared,
            links=() if shared is None else (shared,),
            audience_is_limited=False,
            directory=self.intake.directory,
        )

    def _channel(self, account: str) -> Channel:
        if account not in self._channels:
            bare = recorded(Channel, id=f"bluesky:{account}", platform="bluesky", kind=ChannelKind.ACCOUNT)
            ids = (f"bluesky:{account}", f"bsky:{account}")
            self._channels[account] = self.intake.channel(ids=ids, bare=bare, where=self.file)
        return self._channels[account]


def _facets(record: dict[str, Any]) -> Iterator[str]:
    for facet in list_of(record.get("facets")):
        for feature in map(mapping_of, list_of(mapping_of(facet).get("features"))):
            address = text_of(feature.get("uri"))
            if address is not None:
                yield address


def _embedded_links(embed: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses of cards and of quoted posts."""
    inner = mapping_of(embed.get("media"))
    quoted = mapping_of(embed.get("record"))
    found = (
        mapping_of(embed.get("external")).get("uri"),
        mapping_of(inner.get("external")).get("uri"),
        quoted.get("uri"),
        mapping_of(quoted.get("record")).get("uri"),
    )
    yield from filter(None, map(text_of, found))


def _media(embed: dict[str, Any]) -> Iterator[Media]:
    for holder in (embed, mapping_of(embed.get("media"))):
        for one in map(mapping_of, list_of(holder.get("images"))):
            kind = text_of(mapping_of(one.get("image")).get("mimeType"))
            yield Media(kind=kind or "image/jpeg", description=text_of(one.get("alt")) or "")
        if "video" in holder:
            yield Media(kind="video/mp4", description=text_of(holder.get("alt")) or "")
