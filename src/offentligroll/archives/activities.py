"""From activities and objects of ActivityStreams 2 to statements.

What becomes what:

- ``Create`` becomes a post, or a reply where it has ``inReplyTo``; what answers an own post goes on from it
  (``continues``) and is no reply. A bare object such as a ``Note`` is taken for what was created.
- Its words are title and content warning (the author's own words too), the text, and the choices of a poll,
  apart by empty lines. What servers put before the words for readers that can't show a quoted post is left
  out. The words of a post of one's own that is shared are ``quoted`` where they stood in the file before.
- ``Announce`` (a boost) becomes a share without words of its own; where the export holds the shared post, its
  words are ``quoted``, else its address is among the ``links``.
- ``Update`` of a post becomes a later version of it. Other activities (likes, follows, deletions …) and other
  things are counted in ``left_out``.
- Link previews, which stand among the attachments, are ``links`` and no media.
- A post that says it was edited keeps the time of its publication, though the export has only its last words;
  one problem at the end tells how many there are.
- A post that begins with a mention in a conversation of another server may have answered a post that is gone.
- Only what is addressed to everybody (``as:Public`` in ``to``, or unlisted in ``cc``) is read, unless private
  items are asked for: then followers-only posts come too, and direct ones as messages, with
  ``audience_is_limited``. An item that names no audience counts as not public, and what carries the words of
  a narrower post counts as narrow as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.activity_account import bare_channel, channel_ids
from offentligroll.archives.activity_words import (
    language,
    media,
    preview_links,
    quoted,
    quotes_what_is_gone,
    said,
    web_address,
)
from offentligroll.archives.audience import LIMITED, audience_of, quoted_in
from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.own_thread import OwnPosts
from offentligroll.archives.values import account_of, id_of, mapping_of, text_of
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Lost, Statement

_LEFT_OUT = frozenset(
    {
        "Accept", "Add", "Arrive", "Block", "Delete", "Dislike", "EmojiReact", "Flag", "Follow", "Ignore",
        "Invite", "Join", "Leave", "Like", "Listen", "Move", "Offer", "Read", "Reject", "Remove",
        "TentativeAccept", "TentativeReject", "Travel", "Undo", "Update", "View",
    }
)  # fmt: skip
_OBJECTS = frozenset({"Article", "Audio", "Event", "Image", "Note", "Page", "Question", "Video"})
_THINGS = frozenset(
    {
        "Activity", "Application", "Collection", "CollectionPage", "Document", "Group",
        "IntransitiveActivity", "Link", "Mention", "Object", "OrderedCollection", "OrderedCollectionPage",
        "Organization", "Person", "Place", "Profile", "Relationship", "Service", "Tombstone",
    }
)  # fmt: skip
_KNOWN = _LEFT_OUT | _OBJECTS | {"Announce", "Create", "Update"}
_NO_ACTIVITY = Message("archives.item.no-activity")
_CONVERSATION = re.compile(r"tag:([^,]{1,255}),|https?://([^/]{1,255})/")


@attrs.define(kw_only=True)
class Activities:
    """One reading of one list of activities."""

    intake: Intake
    """What is wanted, and where problems and counts go."""
    file: str
    """The file's name."""
    actor: dict[str, Any]
    """What the export tells of its account; empty where nothing."""
    _channels: dict[str, Channel] = attrs.field(factory=dict)
    _own: OwnPosts = attrs.field(factory=OwnPosts)

    def statements(self, item: Any, where: str) -> Iterator[Statement]:  # noqa: ANN401
        """Turn one activity into a statement; what is left out or can't be read is told beside it.

        Args:
            item: any JSON.
            where: which item of which file.

        Yields:
            The statement, if it is one.
        """
        self.intake.hold()
        statement = self._statement(item, where)
        if statement is not None:
            yield statement

    def _statement(self, item: Any, where: str) -> Statement | None:  # noqa: ANN401
        if not isinstance(item, dict):
            self.intake.fail("not-an-object", Message("archives.item.not-an-activity"), where)
            return None
        kind = item.get("type")
        if isinstance(kind, list):
            # A type of a program's own stands beside one that all know.
            kind = next((one for one in kind if isinstance(one, str) and one in _KNOWN), None)
        if isinstance(kind, str) and kind in _OBJECTS:
            item = {"type": "Create", "actor": item.get("attributedTo"), "object": item}
            kind = "Create"
        thing = mapping_of(item.get("object"))
        if not self._is_readable(kind, item, thing, where):
            return None
        audience = audience_of(item, thing, *quoted_in(thing))
        shared = self._own.words_of(id_of(item.get("object"))) if kind == "Announce" and not thing else None
        if shared is not None and LIMITED[shared.audience] is not False:
            audience = shared.audience
        if audience != "public" and not self.intake.include_private:
            self._remember(item, thing, None, audience)
            self.intake.leave_out(audience)
            return None
        if kind == "Announce":
            return self._share(item, thing, audience, None if shared is None else shared.words, where)
        return self._post(item, thing, audience, where)

    def _is_readable(self, kind: Any, item: dict[str, Any], thing: dict[str, Any], where: str) -> bool:  # noqa: ANN401
        """Whether an activity can become a statement; tells why where it can't."""
        if kind == "Announce" or (kind == "Update" and ("content" in thing or "contentMap" in thing)):
            return True
        if kind == "Create":
            if id_of(item.get("object")) is None and not thing:
                self.intake.fail("nothing-created", Message("archives.item.nothing-created"), where)
                return False
            return True
        if isinstance(kind, str) and kind in _LEFT_OUT:
            self.intake.leave_out(kind.lower())
            return False
        if isinstance(kind, str) and kind in _THINGS:
            self.intake.leave_out("other-record")
            return False
        is_text = isinstance(kind, str)
        unknown = Message("archives.item.unknown-activity", type=kind[:40]) if is_text else _NO_ACTIVITY
        self.intake.fail("unknown-activity", unknown, where)
        return False

    def _share(
        self, item: dict[str, Any], thing: dict[str, Any], audience: str, own_words: str | None, where: str
    ) -> Statement:
        address = id_of(item.get("object"))
        channel = self._channel(item, {}, where)
        return Statement(
            act=Act.SHARE,
            id=id_of(item.get("id")) or "",
            at=moment_of(item.get("published"), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            language=language(thing),
            links=() if address is None else (address,),
            target=address,
            quoted=said(thing).text or own_words,
            media=media(thing),
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
        words = said(thing)
        self._remember(item, thing, words.text, audience)
        channel = self._channel(item, thing, where)
        is_own = answered is not None and self._own.holds(answered, self._account(item))
        is_reply = answered is not None and not is_own
        act = Act.EDIT if is_update else Act.REPLY if is_reply else Act.POST
        if audience == "direct" and audience_of(item, thing) == "direct":
            act = Act.MESSAGE
        address, quoted_words = quoted(thing)
        lost = []
        if answered is None and words.begins_with_mention and self._is_of_another_server(thing):
            lost.append(Lost.ANSWERED)
        if quotes_what_is_gone(thing):
            lost.append(Lost.QUOTED)
        return Statement(
            act=act,
            id=(id_of(item.get("id")) if is_update else note or id_of(item.get("id"))) or "",
            at=moment_of(published, where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text=words.text if thing else None,
            language=language(thing),
            in_reply_to=answered if is_reply else None,
            continues=answered if is_own else None,
            lost=tuple(lost),
            version_of=note if is_update else None,
            links=tuple(dict.fromkeys((*words.links, *preview_links(thing), *address))),
            media=media(thing),
            quoted=quoted_words,
            audience_is_limited=LIMITED[audience],
            address=web_address(thing),
            directory=self.intake.directory,
        )

    def _remember(
        self, item: dict[str, Any], thing: dict[str, Any], words: str | None, audience: str
    ) -> None:
        """Keep in mind that a post is one's own, for what shares it or goes on from it."""
        note = id_of(thing)
        if note is not None and item.get("type") == "Create":
            text = said(thing).text if words is None else words
            self._own.add(note, text, audience, self._account(item))

    def _account(self, item: dict[str, Any]) -> str | None:
        """Return the address of the account whose activity it is."""
        actor = item.get("actor")
        if isinstance(actor, str) and actor in self._channels:
            return actor
        return account_of(actor) or account_of(self.actor.get("id"))

    def _is_of_another_server(self, thing: dict[str, Any]) -> bool:
        """Whether the conversation began elsewhere, by the address of its own."""
        own = _CONVERSATION.match(id_of(thing) or "")
        for key in ("conversation", "context"):
            begun = _CONVERSATION.match(text_of(thing.get(key)) or "")
            if own is not None and begun is not None:
                return (begun[1] or begun[2]) != (own[1] or own[2])
        return False

    def _channel(self, item: dict[str, Any], thing: dict[str, Any], where: str) -> Channel | None:
        known = item.get("actor")
        if isinstance(known, str) and known in self._channels:
            return self._channels[known]
        told = (known, thing.get("attributedTo"), self.actor.get("id"))
        address = next((found for found in map(account_of, told) if found is not None), None)
        if address is None:
            self.intake.warn("no-account", Message("archives.item.no-account"), where)
            return None
        if address not in self._channels:
            actor = self.actor if self.actor.get("id") in (address, None) else {}
            bare = bare_channel(address, actor)
            ids = channel_ids(address)
            self._channels[address] = self.intake.channel(ids=ids, bare=bare, where=self.file)
        return self._channels[address]
