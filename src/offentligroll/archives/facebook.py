"""Facebook's "download your information" as JSON.

What becomes what:

- Entries of ``your_posts*.json``, and of ``profile_posts*.json`` of a page, become posts: with the words of
  ``data``, of captions and of polls, attached addresses as ``links`` and pictures as media; words that are
  attached, such as those of an event, may be somebody else's, and so are ``quoted``. Letters that the export
  breaks are mended.
- ``comments.json`` becomes replies. What was written in groups counts as not public.
- Messages of both sides come only where private items are asked for; reactions are counted.
- Entries without words, addresses and pictures are counted as left out.
- The export does not say who could see a post: only the channel can tell.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.facebook_words import said_in
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, speaker_of
from offentligroll.archives.json_items import Item, entries_of, items_of
from offentligroll.archives.mending import mended_text_of
from offentligroll.archives.meta_account import Conversation, exports_in, own_channel, time_of_item
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import mapping_of, text_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Statement
from offentligroll.review.side import Side

_POSTS = re.compile(r"(?:.*/)?(?:your_posts|profile_posts)[^/]*\.json")
_BETWEEN = (
    "posts",
    "your_facebook_activity",
    "your_activity_across_facebook",
    "this_profile's_activity_across_facebook",
)
_GROUPS = re.compile(r"(?:.*/)?(?:your_posts_in_groups|your_comments_in_groups|group_[a-z_]+)[^/]*\.json")
_COMMENTS = re.compile(r"(?:.*/)?comments(?:_and_reactions)?/(?:your_)?comments[^/]*\.json")
_REACTIONS = re.compile(r"(?:.*/)?(?:likes_and_reactions|posts_and_comments|your_reactions)[^/]*\.json")
_MESSAGES = re.compile(r"(?:.*/)?messages/(?:[^/]+/){1,3}message_[0-9]+\.json")
_WITHOUT_POSTS = re.compile(
    r"(?P<new>.*?/|)(?:your_facebook_activity|your_activity_across_facebook)"
    r"/(?:comments_and_reactions|groups|messages)/.*\.json"
    r"|(?P<old>.*?/|)comments(?:_and_reactions)?/comments\.json"
)
"""What says of itself that it is Facebook's, where there are no posts."""
_PROFILE = re.compile(r"(?:.*/)?profile_information/profile_information\.json")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders with posts; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    roots = set()
    for root, folder, posts in exports_in(offer, _is_of_posts, _BETWEEN):
        roots.add(root)
        yield _claim(root, folder, posts, offer)
    # Whoever asks for an export chooses what is in it, and that need not be posts.
    for name in offer.files(".json") if offer.named is None else ():
        found = _WITHOUT_POSTS.fullmatch(name)
        if found is not None and (found["old"] is None or b'"comments_v2"' in offer.beginning(name)):
            root = found["new"] or found["old"] or ""
            if root not in roots:
                roots.add(root)
                yield _claim(root, offer.part(root), (), offer)


def _claim(root: str, folder: Folder, posts: tuple[str, ...], offer: Offer) -> Claim:
    beside = () if offer.named is not None else folder.names()
    found = _Files(
        posts=posts,
        **{key: _like(key, beside) for key in ("groups", "comments", "reactions", "messages", "profile")},
    )
    return Claim(
        format="facebook",
        root=root,
        sides=tuple(Side) if found.messages else (Side.OWN,),
        files=tuple(root + name for name in found.all()),
        statements=functools.partial(statements, folder, found),
    )


def _is_of_posts(name: str) -> bool:
    return _POSTS.fullmatch(name) is not None and not _GROUPS.fullmatch(name)


_PATTERNS = {
    "groups": _GROUPS,
    "comments": _COMMENTS,
    "reactions": _REACTIONS,
    "messages": _MESSAGES,
    "profile": _PROFILE,
}


def _like(key: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(_PATTERNS[key].fullmatch, names))


@attrs.frozen(kw_only=True)
class _Files:
    """The files of one export, by what they hold."""

    posts: tuple[str, ...]
    groups: tuple[str, ...]
    comments: tuple[str, ...]
    reactions: tuple[str, ...]
    messages: tuple[str, ...]
    profile: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Return all of them."""
        return tuple(dict.fromkeys(name for group in attrs.astuple(self) for name in group))


def statements(folder: Folder, files: _Files, intake: Intake) -> Iterator[Statement]:
    """Read the statements of an export, entry by entry.

    Args:
        folder: where the files are.
        files: what is read of them.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, file by file.

    Raises:
        FileError: no file of posts can be read.
    """
    profile = _profile(folder, files.profile, intake)
    identity = mended_text_of(profile.get("profile_uri"))
    account = (
        None if identity is None else identity.rstrip("/").rpartition("/")[2].removeprefix("profile.php?id=")
    )
    channel = own_channel(intake, account, "facebook", folder.name)
    entries = _Entries(intake=intake, channel=channel)
    for file in files.posts:
        try:
            for item in items_of(folder, file, intake):
                yield from entries.statements(item)
        except FileError as error:
            if len(files.posts) == 1:
                raise
            intake.fail_file(file, error)
    for file in (*files.comments, *files.groups, *files.reactions):
        yield from _beside(folder, file, entries)
    own_name = mended_text_of(mapping_of(profile.get("name")).get("full_name"))
    talk = Conversation(channel=channel, own_name=own_name, intake=intake)
    for file in files.messages:
        yield from talk.statements(folder, file)
    intake.tell_once(folder.name, "audience-untold")


def _beside(folder: Folder, file: str, entries: _Entries) -> Iterator[Statement]:
    try:
        for item in items_of(folder, file, entries.intake):
            if _REACTIONS.fullmatch(file):
                entries.intake.pass_over("like")
            else:
                yield from entries.statements(item, is_in_group=_GROUPS.fullmatch(file) is not None)
    except FileError as error:
        entries.intake.fail_file(file, error)


def _profile(folder: Folder, files: tuple[str, ...], intake: Intake) -> dict[str, Any]:
    for file in files:
        try:
            for entry in entries_of(folder, file):
                if entry.key.startswith("profile"):
                    return mapping_of(entry.value)
        except FileError as error:
            intake.fail_file(file, error)
    return {}


@attrs.define(kw_only=True)
class _Entries:
    """One reading of one export."""

    intake: Intake
    channel: Channel | None

    def statements(self, item: Item, *, is_in_group: bool = False) -> Iterator[Statement]:
        """Turn one entry into a statement; what is left out or can't be read is told beside it."""
        self.intake.hold()
        told = mapping_of(item.value)
        if not told:
            self.intake.fail("no-text", Message("archives.item.no-words-in-it"), item.where)
            return
        if "data" not in told and "attachments" not in told and "label_values" in told:
            self.intake.fail("unknown-form", Message("archives.item.unknown-form"), item.where)
            return
        found = said_in(told)
        comment = found.comment
        is_in_group = is_in_group or (comment is not None and text_of(comment.get("group")) is not None)
        if is_in_group and not self.intake.include_private:
            self.intake.leave_out("group")
            return
        if found.is_empty:
            self.intake.leave_out("without-content")
            return
        if not is_in_group:
            self.intake.remark("audience-untold")
        yield Statement(
            act=Act.POST if comment is None else Act.REPLY,
            at=time_of_item(told.get("timestamp"), item.where, self.intake),
            **speaker_of(self.channel),
            channel=self.channel,
            text=found.words,
            quoted=found.quoted,
            links=found.links,
            media=found.media,
            audience_is_limited=True if is_in_group else None,
            directory=self.intake.directory,
        )
