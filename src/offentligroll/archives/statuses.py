"""Posts as Mastodon's own interface gives them: mastodon-archive, Pixelfed, and other backup programs.

What becomes what:

- Each entry of ``statuses`` (or of a bare list) becomes a post, a reply, or a share where it has ``reblog``;
  what answers an own post goes on from it and is no reply.
- Each entry of ``mentions`` is what came in: a post of a visitor on the account.
- Favourites and bookmarks are counted.
- ``public`` and ``unlisted`` are read; ``private`` and ``direct`` only where private items are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.activity_account import bare_channel, channel_ids
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.intake import Intake, Speaker, moment_of, speaker_of, visitor
from offentligroll.archives.json_items import Item, entries_of, items_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import id_of, language_of, list_of, mapping_of, text_of
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_AUDIENCES = {"public": None, "unlisted": None, "private": "followers-only", "direct": "direct"}
_COUNTED = {"favourites": "like", "bookmarks": "bookmark"}
_STATUSES, _MENTIONS = ("", "statuses"), "mentions"
_KINDS = {"image": "image/jpeg", "gifv": "video/mp4", "video": "video/mp4", "audio": "audio/mpeg"}


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files of posts; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".json"):
        beginning = offer.beginning(name)
        has_posts = b'"visibility"' in beginning and b'"content"' in beginning and b'"account"' in beginning
        if offer.is_told or (has_posts and b'"created_at"' in beginning):
            has_mentions = b'"statuses"' in beginning
            sides = tuple(Side) if has_mentions else (Side.OWN,)
            yield offer.claim("mastodon-api", name, statements, sides)


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the posts of a file, entry by entry.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the file can't be read at all.
    """
    # What came in stands last in the file, and what answers it comes first.
    came_in: dict[str, str] = {}
    account: dict[str, Any] = {}
    for entry in entries_of(folder, file):
        if entry.key == _MENTIONS:
            status = _mention(entry.value)
            came_in[id_of(status.get("id")) or ""] = _identity(status)
        elif entry.key == "account":
            account = {**account, **mapping_of(entry.value)}
        elif entry.key in _STATUSES and entry.is_listed and "uri" not in account:
            status = mapping_of(entry.value)
            account = {**mapping_of(status.get("account")), **account}
            account["uri"] = account.get("uri") or _actor(status, account)
    statuses = _Statuses(intake=intake, account=account, came_in=came_in, file=f"{folder.name}/{file}")
    for item in items_of(folder, file, intake):
        statement = statuses.statement(item)
        if statement is not None:
            yield statement
    intake.tell_once(statuses.file, "edited")


def _mention(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON is meant
    """Return the post of a mention, which stands as itself or in a notification."""
    told = mapping_of(value)
    return mapping_of(told.get("status")) or told


def _identity(status: dict[str, Any]) -> str:
    return text_of(status.get("uri")) or text_of(status.get("url")) or id_of(status.get("id")) or ""


def _actor(status: dict[str, Any], account: dict[str, Any]) -> str | None:
    """Return the address of the account, which is the beginning of its posts' addresses."""
    uri = text_of(status.get("uri")) or ""
    return uri.partition("/statuses/")[0] if "/statuses/" in uri else text_of(account.get("url"))


@attrs.define(kw_only=True)
class _Statuses:
    """One reading of one file."""

    intake: Intake
    account: dict[str, Any]
    came_in: dict[str, str]
    file: str
    _channel: Channel | None = None
    _is_looked_up: bool = False

    def statement(self, item: Item) -> Statement | None:
        """Turn one entry into a statement; None where it is left out or can't be read."""
        is_mention = item.key == _MENTIONS
        if item.key in _COUNTED:
            self.intake.pass_over(_COUNTED[item.key])
            return None
        if item.key not in _STATUSES and not is_mention:
            return None
        self.intake.hold()
        status = _mention(item.value) if is_mention else mapping_of(item.value)
        if "content" not in status:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
            return None
        audience = _AUDIENCES.get(str(status.get("visibility")), "no-audience")
        if audience is not None and not self.intake.include_private:
            self.intake.leave_out(audience)
            return None
        return self._made(status, audience, item.where, is_mention=is_mention)

    def _made(
        self, status: dict[str, Any], audience: str | None, where: str, *, is_mention: bool
    ) -> Statement:
        channel = self._own_channel(where)
        if text_of(status.get("edited_at")) is not None:
            self.intake.remark("edited")
        answered, is_own = self._answered(status, is_mention=is_mention)
        shared = mapping_of(status.get("reblog"))
        words = html_to_text(text_of(status.get("content")) or "", without_quote="quote" in status)
        act = Act.POST if answered is None or is_own else Act.REPLY
        act = Act.SHARE if shared else Act.MESSAGE if audience == "direct" else act
        quote = mapping_of(mapping_of(status.get("quote")).get("quoted_status"))
        quoted = html_to_text(text_of((shared or quote).get("content")) or "").text or None
        address = _identity(shared or quote) or None
        return Statement(
            act=act,
            id=_identity(status),
            at=moment_of(status.get("created_at"), where, self.intake),
            **self._speaker(status, channel, is_mention=is_mention),
            channel=channel,
            text=None if shared else _text(status, words.text),
            language=language_of(status.get("language")),
            in_reply_to=None if is_own else answered,
            continues=answered if is_own else None,
            target=address if shared else None,
            quoted=quoted,
            links=tuple(dict.fromkeys((*words.links, *_links(status), *([address] if address else [])))),
            media=_media(status),
            audience_is_limited=None if audience == "no-audience" else audience is not None,
            address=text_of(status.get("url")),
            directory=self.intake.directory,
        )

    def _speaker(self, status: dict[str, Any], channel: Channel | None, *, is_mention: bool) -> Speaker:
        if not is_mention:
            return speaker_of(channel)
        who = mapping_of(status.get("account"))
        name = text_of(who.get("display_name"))
        return visitor(text_of(who.get("url")) or text_of(who.get("acct")) or "unknown", name)

    def _answered(self, status: dict[str, Any], *, is_mention: bool) -> tuple[str | None, bool]:
        """Return what a post answers, and whether that is an own post of its author."""
        number = id_of(status.get("in_reply_to_id"))
        if number is None:
            return None, False
        whose = id_of(status.get("in_reply_to_account_id"))
        by = id_of(mapping_of(status.get("account")).get("id")) or (
            None if is_mention else id_of(self.account.get("id"))
        )
        is_to_us = whose is not None and whose == id_of(self.account.get("id"))
        actor = text_of(self.account.get("uri"))
        known = self.came_in.get(number, f"{actor}/statuses/{number}" if is_to_us and actor else number)
        return known, whose is not None and whose == by

    def _own_channel(self, where: str) -> Channel | None:
        if not self._is_looked_up:
            self._is_looked_up = True
            address = text_of(self.account.get("uri")) or text_of(self.account.get("url"))
            if address is None:
                self.intake.warn("no-account", Message("archives.item.no-account"), where)
                return None
            actor = {
                "preferredUsername": self.account.get("username"),
                "name": self.account.get("display_name"),
                "summary": self.account.get("note"),
                "published": self.account.get("created_at"),
            }
            ids = (*channel_ids(address), *channel_ids(text_of(self.account.get("url")) or address))
            bare = bare_channel(address, actor)
            self._channel = self.intake.channel(ids=ids, bare=bare, where=self.file)
        return self._channel


def _text(status: dict[str, Any], words: str) -> str:
    options = list_of(mapping_of(status.get("poll")).get("options"))
    choices = "\n".join(one for option in options if (one := text_of(mapping_of(option).get("title"))))
    return "\n\n".join(part for part in (text_of(status.get("spoiler_text")), words, choices) if part)


def _links(status: dict[str, Any]) -> Iterator[str]:
    address = text_of(mapping_of(status.get("card")).get("url"))
    if address is not None:
        yield address


def _media(status: dict[str, Any]) -> tuple[Media, ...]:
    return tuple(
        Media(
            url=text_of(told.get("url")),
            kind=text_of(told.get("mime")) or _KINDS.get(str(told.get("type"))),
            description=text_of(told.get("description")) or "",
        )
        for told in map(mapping_of, list_of(status.get("media_attachments")))
    )
