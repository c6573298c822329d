"""Mastodon exports: ``outbox.json`` with ``actor.json`` beside it, in the terms of ActivityStreams 2.

What becomes what:

- ``Create`` becomes a post, or a reply where it has ``inReplyTo``. Its words are the content warning (the
  author's own words too), the text and the choices of a poll, apart by empty lines.
- ``Announce`` (a boost) becomes a share without words of its own; where the export holds the shared post, its
  words are ``quoted``, else its address is among the ``links``.
- ``Update`` of a post becomes a later version of it. Other activities (likes, follows, deletions …) are
  counted in ``left_out``.
- A post that says it was edited keeps the time of its publication, though the export has only its last words;
  one problem at the end tells how many there are.
- Only what is addressed to everybody (``as:Public`` in ``to``, or unlisted in ``cc``) is read, unless private
  items are asked for: then followers-only posts come too, and direct ones as messages, with
  ``audience_is_limited``. An item that names no audience counts as not public, and what carries the words of
  a narrower post counts as narrow as that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.folder import Folder, file_error, read_text
from offentligroll.archives.html_text import HtmlText, html_to_text
from offentligroll.archives.intake import Intake, since, speaker_of
from offentligroll.archives.mastodon_audience import LIMITED, QUOTES, audience_of, quoted_in
from offentligroll.archives.values import (
    account_of,
    id_of,
    language_of,
    list_of,
    mapping_of,
    text_of,
    time_of,
)
from offentligroll.files.lines import parse_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel, ChannelKind, Handle, Profile
from offentligroll.model.period import Edge, Period
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.model.typed import recorded

OUTBOX, ACTOR = "outbox.json", "actor.json"

_LEFT_OUT = frozenset(
    {
        "Accept", "Add", "Arrive", "Block", "Delete", "Dislike", "EmojiReact", "Flag", "Follow", "Ignore",
        "Invite", "Join", "Leave", "Like", "Listen", "Move", "Offer", "Read", "Reject", "Remove",
        "TentativeAccept", "TentativeReject", "Travel", "Undo", "Update", "View",
    }
)  # fmt: skip
_NO_ACTIVITY = Message("archives.item.no-activity")


def statements(folder: Folder, intake: Intake, outbox: str = OUTBOX) -> Iterator[Statement]:
    """Read the statements of a Mastodon export.

    The outbox is one JSON value and is held in memory as a whole, about ten times its size; the statements
    themselves are made one by one.

    Args:
        folder: where the files are.
        intake: what is wanted, and where problems and counts go.
        outbox: the name of the outbox.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: the outbox can't be read at all.
    """
    file = f"{folder.name}/{outbox}"
    whole = parse_json(read_text(folder, outbox, intake.limits.bytes), file)
    items = whole if isinstance(whole, list) else mapping_of(whole).get("orderedItems")
    if not isinstance(items, list):
        raise file_error(file, "not-an-outbox", Message("archives.mastodon.not-an-outbox"))
    intake.total = len(items)
    reading = _Reading(intake=intake, file=file, actor=_actor(folder, intake))
    for number, item in enumerate(items):
        statement = reading.statement(item, f"{file}: orderedItems[{number}]")
        if statement is not None:
            yield statement
    if count := intake.remarked("edited"):
        intake.warn("edited", Message("archives.mastodon.edited", count=count), file)


def _actor(folder: Folder, intake: Intake) -> dict[str, Any]:
    if ACTOR not in folder.names():
        return {}
    file = f"{folder.name}/{ACTOR}"
    try:
        actor = parse_json(read_text(folder, ACTOR, intake.limits.bytes), file)
    except FileError as error:
        for problem in error.problems:
            intake.report(problem)
        return {}
    if not isinstance(actor, dict):
        intake.error("not-an-actor", Message("archives.mastodon.not-an-actor"), file)
    return mapping_of(actor)


@attrs.define(kw_only=True)
class _Reading:
    """One reading of one outbox."""

    intake: Intake
    file: str
    actor: dict[str, Any]
    _channels: dict[str, Channel] = attrs.field(factory=dict)

    def statement(self, item: Any, where: str) -> Statement | None:  # noqa: ANN401
        """Turn one activity into a statement; None where it is left out or can't be read."""
        if not isinstance(item, dict):
            self.intake.error("not-an-object", Message("archives.item.not-an-activity"), where)
            return None
        kind = item.get("type")
        thing = mapping_of(item.get("object"))
        if not self._is_readable(kind, item, thing, where):
            return None
        audience = audience_of(item, thing, *quoted_in(thing))
        if audience != "public" and not self.intake.include_private:
            self.intake.left_out[audience] += 1
            return None
        if kind == "Announce":
            return self._share(item, thing, audience, where)
        return self._post(item, thing, audience, where)

    def _is_readable(self, kind: Any, item: dict[str, Any], thing: dict[str, Any], where: str) -> bool:  # noqa: ANN401
        """Whether an activity can become a statement; tells why where it can't."""
        if kind == "Announce" or (kind == "Update" and ("content" in thing or "contentMap" in thing)):
            return True
        if kind == "Create":
            if id_of(item.get("object")) is None and not thing:
                self.intake.error("nothing-created", Message("archives.item.nothing-created"), where)
                return False
            return True
        if isinstance(kind, str) and kind in _LEFT_OUT:
            self.intake.left_out[kind.lower()] += 1
            return False
        is_text = isinstance(kind, str)
        unknown = Message("archives.item.unknown-activity", type=kind[:40]) if is_text else _NO_ACTIVITY
        self.intake.error("unknown-activity", unknown, where)
        return False

    def _share(self, item: dict[str, Any], thing: dict[str, Any], audience: str, where: str) -> Statement:
        shared = _said(thing)
        address = id_of(item.get("object"))
        channel = self._channel(item, {}, where)
        return Statement(
            act=Act.SHARE,
            id=id_of(item.get("id")) or "",
            at=self._time(item.get("published"), where),
            **speaker_of(channel),
            channel=channel,
            language=_language(thing),
            links=() if address is None else (address,),
            quoted=shared.text or None,
            media=_media(thing),
            audience_is_limited=LIMITED[audience],
            directory=self.intake.directory,
        )

    def _post(self, item: dict[str, Any], thing: dict[str, Any], audience: str, where: str) -> Statement:
        is_update = item.get("type") == "Update"
        note = id_of(item.get("object"))
        answered = id_of(thing.get("inReplyTo"))
        published = item.get("published") or thing.get("updated" if is_update else "published")
        if not is_update and thing.get("updated") not in (None, thing.get("published")):
            self.intake.remark("edited")
        if not thing:
            self.intake.warn("words-missing", Message("archives.item.no-words"), where)
        said = _said(thing)
        channel = self._channel(item, thing, where)
        act = Act.EDIT if is_update else Act.POST if answered is None else Act.REPLY
        quoted_address, quoted_words = _quoted(thing)
        links = dict.fromkeys((*said.links, *quoted_address))
        return Statement(
            act=Act.MESSAGE if audience_of(item, thing) == "direct" else act,
            id=(id_of(item.get("id")) if is_update else note or id_of(item.get("id"))) or "",
            at=self._time(published, where),
            **speaker_of(channel),
            channel=channel,
            text=said.text if thing else None,
            language=_language(thing),
            in_reply_to=answered,
            version_of=note if is_update else None,
            links=tuple(links),
            media=_media(thing),
            quoted=quoted_words,
            audience_is_limited=LIMITED[audience],
            directory=self.intake.directory,
        )

    def _time(self, published: Any, where: str) -> dt.datetime | dt.date | None:  # noqa: ANN401
        try:
            return time_of(published)
        except MessageError as error:
            self.intake.warn("bad-time", Message("archives.item.bad-time", why=error.message), where)
            return None

    def _channel(self, item: dict[str, Any], thing: dict[str, Any], where: str) -> Channel | None:
        told = (item.get("actor"), thing.get("attributedTo"), self.actor.get("id"))
        address = next((found for found in map(account_of, told) if found is not None), None)
        if address is None:
            self.intake.warn("no-account", Message("archives.item.no-account"), where)
            return None
        if address not in self._channels:
            actor = self.actor if self.actor.get("id") in (address, None) else {}
            bare = _bare_channel(address, actor)
            self._channels[address] = self.intake.channel(ids=(bare.id,), bare=bare, where=self.file)
        return self._channels[address]


def _content(thing: dict[str, Any]) -> str:
    """The text itself; where there are only translations, the first of them."""
    translations = mapping_of(thing.get("contentMap")).values()
    return next((one for one in (thing.get("content"), *translations) if text_of(one)), "")


def _said(thing: dict[str, Any]) -> HtmlText:
    """The words of a post: title, content warning, text and the choices of a poll."""
    content = _content(thing)
    is_html = thing.get("mediaType") in (None, "text/html")
    body = html_to_text(content) if is_html else HtmlText(text=content)
    choices = [
        text
        for key in ("oneOf", "anyOf")
        for one in list_of(thing.get(key))
        if (text := text_of(mapping_of(one).get("name")))
    ]
    parts = (text_of(thing.get("name")), text_of(thing.get("summary")), body.text, "\n".join(choices))
    return attrs.evolve(body, text="\n\n".join(part for part in parts if part))


def _language(thing: dict[str, Any]) -> str | None:
    translations = mapping_of(thing.get("contentMap"))
    content = _content(thing)
    matching = [code for code, words in translations.items() if words == content]
    codes = matching if len(matching) == 1 else list(translations)
    return language_of(codes[0]) if len(codes) == 1 else None


def _media(thing: dict[str, Any]) -> tuple[Media, ...]:
    found = []
    for one in list_of(thing.get("attachment")):
        told = mapping_of(one)
        url = text_of(one) or id_of(told.get("url")) or text_of(told.get("href"))
        kind = text_of(told.get("mediaType"))
        description = text_of(told.get("name")) or text_of(told.get("summary"))
        if description is None and "name" in told:
            # The export tells the words of every picture that has some.
            description = ""
        if url or kind or description:
            found.append(Media(url=url, kind=kind, description=description))
    return tuple(found)


def _quoted(thing: dict[str, Any]) -> tuple[tuple[str, ...], str | None]:
    """The address of a quoted post, and its words where the export holds them."""
    for key in QUOTES:
        quote = thing.get(key)
        if address := id_of(quote):
            return (address,), _said(mapping_of(quote)).text or None
    return (), None


def _bare_channel(address: str, actor: dict[str, Any]) -> Channel:
    """What the export itself tells of the account."""
    name = text_of(actor.get("preferredUsername"))
    untold = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN)
    profile = None
    if actor:
        summary = text_of(actor.get("summary"))
        profile = Profile(
            name=text_of(actor.get("name")),
            bio=None if summary is None else html_to_text(summary).text,
            website=_website(actor),
        )
    return recorded(
        Channel,
        id=f"mastodon:{address}",
        platform="mastodon",
        kind=ChannelKind.ACCOUNT,
        handles=() if name is None else (Handle(handle=f"@{name}", period=untold),),
        profile=profile,
        since=since(actor.get("published")),
    )


def _website(actor: dict[str, Any]) -> str | None:
    """The first address among the fields of the profile."""
    for field in list_of(actor.get("attachment")):
        value = text_of(mapping_of(field).get("value"))
        if value is not None:
            links = html_to_text(value).links
            if links:
                return links[0]
    return None
