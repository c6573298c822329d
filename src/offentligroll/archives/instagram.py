"""Instagram's "download your information" as JSON.

What becomes what:

- Entries of ``posts_*.json``, ``reels.json`` and ``stories.json`` become posts; the caption stands with the
  picture where there is one, and beside the pictures where there are several. Letters that the export breaks
  are mended.
- ``post_comments*.json`` becomes replies; what was archived or deleted is left out; likes are counted;
  messages of both sides come only where private items are asked for.
- ``threads_and_replies.json``, also by itself as Threads gives it, becomes posts and replies of the account
  on Threads.
- Where the export says that the account is private, nothing of it counts as public; else only the channel can
  tell.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.instagram_words import Profile, comment_in
from offentligroll.archives.intake import Intake, speaker_of
from offentligroll.archives.json_items import Item, items_of
from offentligroll.archives.mending import mended_text_of
from offentligroll.archives.meta_account import Conversation, exports_in, own_channel, time_of_item
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import list_of, mapping_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.review.side import Side

_THREADS = re.compile(r"(?:.*/)?threads_and_replies\.json")
_BETWEEN = ("content", "media", "comments", "threads", "your_instagram_activity")
_MORE = re.compile(
    r"(?:.*/)?(?:posts_[0-9]+|reels|stories|igtv_videos|other_content|archived_posts"
    r"|recently_deleted_content|threads_and_replies)\.json"
)
_COMMENTS = re.compile(r"(?:.*/)?(?:post|reels)_comments[^/]*\.json")
_LIKES = re.compile(r"(?:.*/)?liked_(?:posts|comments)\.json")
_MESSAGES = re.compile(r"(?:.*/)?messages/(?:[^/]+/){1,3}message_[0-9]+\.json")
_PROFILE = re.compile(r"(?:.*/)?personal_information\.json")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders with posts; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""

    def is_of_posts(name: str) -> bool:
        # Who makes only reels has no other file of posts, and who only comments has none at all.
        if _COMMENTS.fullmatch(name):
            return b'"string_map_data"' in offer.beginning(name)
        return _MORE.fullmatch(name) is not None and b'"creation_timestamp"' in offer.beginning(name)

    for root, folder, posts in exports_in(offer, is_of_posts, _BETWEEN):
        wanted = (_MORE, _COMMENTS, _LIKES, _MESSAGES, _PROFILE)
        beside = (
            []
            if offer.named is not None
            else [name for name in folder.names() if any(one.fullmatch(name) for one in wanted)]
        )
        files = tuple(dict.fromkeys((*sorted(posts, key=_is_comments), *beside)))
        yield Claim(
            format="instagram",
            root=root,
            sides=tuple(Side) if any(map(_MESSAGES.fullmatch, files)) else (Side.OWN,),
            files=tuple(root + name for name in files),
            statements=functools.partial(statements, folder, files),
        )


def _is_comments(name: str) -> bool:
    return _COMMENTS.fullmatch(name) is not None


def statements(folder: Folder, files: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the statements of an export, entry by entry.

    Args:
        folder: where the files are.
        files: their names.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, file by file.

    Raises:
        FileError: the only file can't be read.
    """
    profile = _profile(folder, files, intake)
    channel = own_channel(intake, profile.username, "instagram", folder.name)
    entries = _Entries(
        intake=intake,
        channel=channel,
        threads=_on_threads(channel, intake) if any(map(_THREADS.fullmatch, files)) else None,
        is_private=profile.is_private is True,
    )
    talk = Conversation(channel=channel, own_name=profile.name or profile.username, intake=intake)
    for file in files:
        if _MESSAGES.fullmatch(file):
            yield from talk.statements(folder, file)
        elif not _PROFILE.fullmatch(file):
            try:
                for item in items_of(folder, file, intake):
                    yield from entries.statements(item, file)
            except FileError as error:
                if len(files) == 1:
                    raise
                intake.fail_file(file, error)
    intake.tell_once(folder.name, "audience-untold")


def _profile(folder: Folder, files: tuple[str, ...], intake: Intake) -> Profile:
    for file in filter(_PROFILE.fullmatch, files):
        try:
            for item in items_of(folder, file, intake):
                return Profile(mapping_of(mapping_of(item.value).get("string_map_data")))
        except FileError as error:
            intake.fail_file(file, error)
    return Profile({})


def _on_threads(channel: Channel | None, intake: Intake) -> Channel | None:
    """Return the account of the same name on Threads."""
    if channel is None or channel.platform == "threads":
        return channel
    bare = Channel(id=f"threads:{channel.id.partition(':')[2]}", platform="threads")
    return intake.channel(ids=(bare.id,), bare=bare, where=channel.id)


@attrs.define(kw_only=True)
class _Entries:
    """One reading of one export."""

    intake: Intake
    channel: Channel | None
    threads: Channel | None
    is_private: bool

    def statements(self, item: Item, file: str) -> Iterator[Statement]:
        """Turn one entry into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        told = mapping_of(item.value)
        if not told:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
            return
        reason = _reason(file, is_private=self.is_private)
        if reason in ("like", "deleted") or (reason is not None and not self.intake.include_private):
            self.intake.leave_out(reason)
            return
        if reason is None:
            self.intake.remark("audience-untold")
        limited = None if reason is None else True
        if _COMMENTS.fullmatch(file):
            words, at = comment_in(mapping_of(told.get("string_map_data")))
            if words is None:
                self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
                return
            yield self._made(Act.REPLY, words, at, (), limited, item.where)
            return
        media = [one for one in map(mapping_of, list_of(told.get("media", [told]))) if one]
        words = mended_text_of(told.get("title")) or next(
            (title for one in media if (title := mended_text_of(one.get("title")))), None
        )
        at = told.get("creation_timestamp") or next((one.get("creation_timestamp") for one in media), None)
        pictures = tuple(Media(url=url) for one in media if (url := mended_text_of(one.get("uri"))))
        is_on_threads = _THREADS.fullmatch(file) is not None
        is_reply = any(mapping_of(one.get("text_app_post")).get("is_reply") is True for one in media)
        made = self._made(Act.REPLY if is_reply else Act.POST, words, at, pictures, limited, item.where)
        if is_on_threads:
            made = attrs.evolve(made, channel=self.threads, **speaker_of(self.threads))
        yield made

    def _made(  # noqa: PLR0913, PLR0917 - what an entry tells
        self,
        act: Act,
        words: str | None,
        at: Any,  # noqa: ANN401 - any JSON is meant
        media: tuple[Media, ...],
        limited: bool | None,
        where: str,
    ) -> Statement:
        return Statement(
            act=act,
            at=time_of_item(at, where, self.intake),
            **speaker_of(self.channel),
            channel=self.channel,
            text=words or "",
            media=media,
            audience_is_limited=limited,
            directory=self.intake.directory,
        )


def _reason(file: str, *, is_private: bool) -> str | None:
    """Return the reason why what a file holds is not public; None where nothing says so."""
    if _LIKES.fullmatch(file):
        return "like"
    if file.endswith("archived_posts.json"):
        return "archived"
    if file.endswith("recently_deleted_content.json"):
        return "deleted"
    if _THREADS.fullmatch(file):
        # Who can see it is set there by itself.
        return None
    return "protected" if is_private else None
