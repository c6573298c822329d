"""TikTok's data as JSON: ``user_data_tiktok.json``, formerly ``user_data.json``.

What becomes what:

- A video becomes a post of its title, if it is public; others only where private items are asked for. Older
  exports do not say who could see one.
- A comment becomes a reply, also one in a live video; under which video it stands is seldom told.
- Messages of both sides come only where private items are asked for; likes are counted.
- Whose account it is, is told by its name.
- Times that name no zone are taken as days, since nobody knows what clock they are of.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from offentligroll.archives.chats import Members, Moments, kept_so_far, time_or_day
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, speaker_of
from offentligroll.archives.json_items import entries_of
from offentligroll.archives.meta_account import own_channel
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import account_of, list_of, mapping_of, text_of
from offentligroll.files.json_stream import Entry
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_VIDEOS = {"Video.Videos.VideoList", "Post.Posts.VideoList"}
_COMMENTS = {"Comment.Comments.CommentsList", "Comment.CommentsList"}
_TALKS = (
    "Direct Messages.Chat History.ChatHistory.",
    "Direct Messages.Direct Messages.ChatHistory.",
    "Direct Message.Direct Messages.ChatHistory.",
    "Direct Message.Chat History.ChatHistory.",
)
_LIKES = {"Activity.Like List.ItemFavoriteList", "Your Activity.Like List.ItemFavoriteList"}
_LIVES = "Tiktok Live.Watch Live History.WatchLiveMap."
_PROFILES = {"Profile.Profile Information.ProfileMap", "Profile.Profile Info.ProfileMap"}
_SPOKEN_OF = ("Video.", "Post.", "Comment.", "Direct Message.", "Direct Messages.")
"""The parts of which all counts."""
_WITHIN = frozenset(
    way[:end]
    for way in (*_VIDEOS, *_COMMENTS, *_TALKS, *_LIKES, _LIVES, *_PROFILES)
    for end in range(len(way))
    if way[end] == "."
)
_PARTS = re.compile(
    rb'"(?:Activity|Your Activity|App Settings|Comment|Direct Messages?|Post|Profile|Tiktok Live|Video)"'
    rb":\s*\{"
)
_INNER = re.compile(
    rb'"(?:BlockList|ChatHistory|CommentsList|FansList|FavoriteEffectsList|FavoriteVideoList|ItemFavoriteList'
    rb'|LoginHistoryList|ProfileMap|SearchList|SettingsMap|VideoList|WatchLiveMap)":\s*[\[{]'
)


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim exports; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.unmapped(".json"):
        beginning = offer.beginning(name)
        if offer.is_told or (_PARTS.search(beginning) and _INNER.search(beginning)):
            yield offer.claim("tiktok", name, statements, tuple(Side))


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read what an export holds, entry by entry.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the file.

    Raises:
        FileError: nothing of the file can be read.
    """
    name = f"{folder.name}/{file}"
    own = _own_name(folder, file)
    channel = own_channel(intake, account_of(own), "tiktok", name)
    members = Members(
        intake=intake, platform="tiktok", own=own, own_speaker=speaker_of(channel), come_in=own is not None
    )
    entries = _Entries(intake=intake, file=name, channel=channel, members=members)
    with kept_so_far(file, intake):
        for entry in entries_of(folder, file, _WITHIN):
            yield from entries.statements(entry)
    entries.tell()


def _own_name(folder: Folder, file: str) -> str | None:
    """Look for the name of the account, which may stand after what it wrote."""
    try:
        for entry in entries_of(folder, file, _WITHIN):
            if entry.key in _PROFILES:
                return text_of(mapping_of(entry.value).get("userName"))
    except FileError:
        # It is told when the file is read.
        return None
    return None


@attrs.define(kw_only=True)
class _Entries:
    """One reading of one export."""

    intake: Intake
    file: str
    channel: Channel | None
    members: Members
    _not_read: dict[str, None] = attrs.field(factory=dict, init=False)
    _counts: dict[str, int] = attrs.field(factory=dict, init=False)
    _moments: Moments = attrs.field(factory=Moments, init=False)

    def statements(self, entry: Entry) -> Iterator[Statement]:
        """Turn an entry into a statement; what is left out or can't be read is told beside it."""
        if entry.key in _LIKES:
            self.intake.pass_over("like", int(entry.is_listed))
        elif entry.key.startswith(_LIVES):
            yield from self._live(mapping_of(entry.value))
        elif not entry.is_listed:
            if entry.key.startswith(_SPOKEN_OF) and entry.value not in (None, "", [], {}):
                self._not_read[entry.key] = None
        elif entry.key in _VIDEOS:
            yield from self._read(self._video, entry)
        elif entry.key in _COMMENTS:
            yield from self._read(self._comment, entry)
        elif entry.key.startswith(_TALKS):
            talk = entry.key.partition(".ChatHistory.")[2]
            yield from self._read(functools.partial(self._message, talk), entry)
        elif entry.key.startswith(_SPOKEN_OF):
            self._not_read[entry.key] = None

    def tell(self) -> None:
        """Tell once what is not known of many entries, and what is not read."""
        self.intake.tell_once(self.file, "audience-untold", "day-only")
        if self._not_read:
            names = tuple(self._not_read)
            message = Message("archives.file.parts-not-read", count=len(names), names=names)
            self.intake.warn("parts-not-read", message, self.file)

    def _read(
        self, made: Callable[[dict[str, Any], str], Statement | None], entry: Entry
    ) -> Iterator[Statement]:
        self.intake.hold()
        number = self._counts[entry.key] = self._counts.get(entry.key, -1) + 1
        where = f"{self.file}: {entry.key}[{number}]"
        told = mapping_of(entry.value)
        if not told:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), where)
        elif (statement := made(told, where)) is not None:
            yield statement

    def _video(self, told: dict[str, Any], where: str) -> Statement | None:
        seen_by = text_of(told.get("WhoCanView"))
        is_public = seen_by is not None and seen_by.casefold() == "public"
        if seen_by is None:
            self.intake.remark("audience-untold")
        elif not is_public and not self.intake.include_private:
            self.intake.leave_out("limited")
            return None
        link = text_of(told.get("Link"))
        return attrs.evolve(
            self._made(Act.POST, "video", told.get("Title"), told.get("Date"), where),
            media=() if link is None else (Media(url=link, kind="video/mp4"),),
            audience_is_limited=None if seen_by is None else not is_public,
        )

    def _comment(self, told: dict[str, Any], where: str) -> Statement | None:
        words, photo = told.get("comment") or told.get("Comment"), text_of(told.get("photo"))
        if text_of(words) is None and photo is None:
            self.intake.leave_out("without-content")
            return None
        return attrs.evolve(
            self._made(Act.REPLY, "comment", words, told.get("date") or told.get("Date"), where),
            in_reply_to=text_of(told.get("url")),
            media=() if photo is None else (Media(url=photo),),
        )

    def _live(self, live: dict[str, Any]) -> Iterator[Statement]:
        """Read what was said in a live video."""
        link = text_of(live.get("Link"))
        for kind in ("Comment", "Question"):

            def made(told: dict[str, Any], where: str, kind: str = kind) -> Statement:
                words, at = told.get(f"{kind}Content"), told.get(f"{kind}Time")
                return attrs.evolve(self._made(Act.REPLY, kind, words, at, where), in_reply_to=link)

            for said in list_of(live.get(f"{kind}s")):
                yield from self._read(made, Entry(f"{_LIVES}{kind}s", said, is_listed=True))

    def _message(self, talk: str, told: dict[str, Any], where: str) -> Statement | None:
        if not self.intake.include_private:
            self.intake.leave_out("direct")
            return None
        sender, link = text_of(told.get("From")), text_of(told.get("Link"))
        return attrs.evolve(
            self._made(Act.MESSAGE, f"{talk}{sender}", told.get("Content"), told.get("Date"), where),
            **self.members.speaker(account_of(sender), sender),
            links=() if link is None else (link,),
            audience_is_limited=True,
        )

    def _made(self, act: Act, whose: str, words: Any, at: Any, where: str) -> Statement:  # noqa: ANN401
        return Statement(
            act=act,
            id=self._moments.identity(at, whose) if isinstance(at, str) and at else "",
            at=time_or_day(at, where, self.intake),
            **speaker_of(self.channel),
            channel=self.channel,
            text=text_of(words) or "",
            directory=self.intake.directory,
        )
