"""X (Twitter) archives: ``tweets.js`` in parts, with ``account.js`` and ``profile.js``.

What becomes what:

- A tweet becomes a post, or a reply where it answers a tweet or a person; an answer to one's own tweet (a
  thread) is a reply as well.
- ``RT @name: …`` becomes a share without words of its own; the words are ``quoted`` (X cuts long ones short),
  and the address of ``@name`` is among the ``links``. (``retweeted`` in the archive says nothing of this.)
- A quote keeps its own words; the address of the quoted tweet is among the ``links``.
- Text stays as it was published, with its ``t.co`` addresses; where they lead is in ``links``. Of HTML only
  ``&amp;``, ``&lt;`` and ``&gt;`` are resolved, since X writes no other.
- Long texts are taken from ``note-tweet.js`` where it holds them. A text that stays cut short is remarked on
  once, with the count.
- A tweet is a later version where the archive says that it edits another.
- What was shown to a Twitter Circle, or published while the account was protected, is left out unless private
  items are asked for; so is what may be from the time of circles where no file tells which tweets were for
  one.
- Direct messages, likes, articles, deleted tweets and those in communities are counted and not read, even
  where private items are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from offentligroll.archives.folder import Folder, file_error
from offentligroll.archives.intake import Intake, since, speaker_of
from offentligroll.archives.values import (
    account_of,
    id_of,
    language_of,
    list_of,
    mapping_of,
    text_of,
    time_of,
)
from offentligroll.archives.x_audience import CIRCLE, Audience, count_unread
from offentligroll.archives.x_files import first_of, items_of
from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel, ChannelKind, Handle, Profile
from offentligroll.model.period import Edge, Period
from offentligroll.model.statement import Act, Media, Statement

_PART = re.compile(r"(tweets?)(?:-part([0-9]{1,6}))?\.js")
_RETWEET = re.compile(r"RT @([A-Za-z0-9_]{1,20}):? ?")
_CUT = re.compile(r"(?:…|\.\.\.)(?:\s{1,3}https://t\.co/[A-Za-z0-9]{1,20})?\s{0,3}\Z")
_KINDS = {"photo": "image/jpeg", "video": "video/mp4", "animated_gif": "video/mp4"}
_IMAGE_KINDS = {".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}
_BEGINNING = 60


def parts(names: frozenset[str]) -> tuple[str, ...]:
    """Find the files of tweets among the names of a folder.

    Args:
        names: the names; ``tweets.js`` and its parts go before ``tweet.js`` of older archives.

    Returns:
        The files of one family, in the order of their numbers.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        if match := _PART.fullmatch(name):
            found.setdefault(match[1], []).append((int(match[2] or 0), name))
    family = found.get("tweets") or found.get("tweet") or []
    return tuple(name for _, name in sorted(family))


def statements(folder: Folder, intake: Intake, named: str | None = None) -> Iterator[Statement]:
    """Read the statements of an X archive.

    Each part is one JSON value and is held in memory while it is read, about ten times its size. A part that
    can't be read is reported, and the others go on.

    Args:
        folder: the archive's ``data`` folder.
        intake: what is wanted, and where problems and counts go.
        named: the file that the user named. It stands for all parts; a file of any other name for itself.

    Yields:
        The statements, in the order of the files.

    Raises:
        FileError: none of the parts can be read.
    """
    names = folder.names()
    files = parts(names) if named is None or _PART.fullmatch(named) else (named,)
    if not files:
        raise file_error(folder.name, "no-tweets", Message("archives.x.no-tweets"))
    _check_parts(files, folder, intake)
    channel = _channel(folder, intake)
    audience = Audience.of(folder, intake)
    count_unread(folder, intake)
    reading = _Reading(
        intake=intake, channel=channel, long_texts=_long_texts(folder, intake), audience=audience
    )
    broken: list[Problem] = []
    read = 0
    for file in files:
        items = items_of(folder, file, intake, broken)
        if items is None:
            continue
        read += len(items)
        intake.total = read if file == files[-1] else None
        yield from reading.statements(items, f"{folder.name}/{file}")
    if len(broken) == len(files):
        raise FileError(broken)
    for problem in broken:
        intake.report(problem)
    yield from reading.statements(audience.only_beside(), f"{folder.name}/{CIRCLE}.js")
    audience.tell(folder.name)
    if count := intake.remarked("cut"):
        intake.warn("cut", Message("archives.x.cut", count=count), folder.name)


def _check_parts(files: tuple[str, ...], folder: Folder, intake: Intake) -> None:
    there = {int(match[2] or 0) for file in files if (match := _PART.fullmatch(file))}
    missing = max(there, default=-1) + 1 - len(there)
    if missing:
        message = Message("archives.x.missing-parts", count=missing, files=files)
        intake.warn("missing-part", message, folder.name)


def _channel(folder: Folder, intake: Intake) -> Channel | None:
    account = first_of(folder, "account.js", "account", intake)
    number = account_of(account.get("accountId"))
    if number is None:
        intake.warn(
            "no-account",
            Message("archives.x.no-account"),
            folder.name,
            hint=Message("archives.x.put-account"),
        )
        return None
    profile = first_of(folder, "profile.js", "profile", intake)
    description = mapping_of(profile.get("description"))
    name = text_of(account.get("username"))
    untold = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN)
    bare = Channel(
        id=f"x:{number}",
        platform="x",
        kind=ChannelKind.ACCOUNT,
        handles=() if name is None else (Handle(handle=f"@{name}", period=untold),),
        profile=Profile(
            name=text_of(account.get("accountDisplayName")),
            bio=text_of(description.get("bio")),
            website=text_of(description.get("website")),
        ),
        since=since(account.get("createdAt")),
    )
    return intake.channel(
        ids=(f"x:{number}", f"twitter:{number}"), bare=bare, where=f"{folder.name}/account.js"
    )


def _long_texts(folder: Folder, intake: Intake) -> dict[str, list[str]]:
    """The long texts by their beginning; the archive has no other thread from them to the tweets."""
    found: dict[str, list[str]] = {}
    if "note-tweet.js" in folder.names():
        for item in items_of(folder, "note-tweet.js", intake) or ():
            note = mapping_of(mapping_of(item).get("noteTweet"))
            text = text_of(mapping_of(note.get("core")).get("text"))
            if text is not None:
                words = _unescaped(text)
                found.setdefault(words[:_BEGINNING], []).append(words)
    return found


@attrs.define(kw_only=True)
class _Reading:
    """One reading of one archive."""

    intake: Intake
    channel: Channel | None
    long_texts: dict[str, list[str]]
    audience: Audience

    def statements(self, items: Iterable[Any], file: str) -> Iterator[Statement]:
        """Turn the entries of a file into statements; what can't be read or is left out is told beside it."""
        for number, item in enumerate(items):
            statement = self.statement(item, f"{file}: [{number}]")
            if statement is not None:
                yield statement

    def statement(self, item: Any, where: str) -> Statement | None:  # noqa: ANN401
        """Turn one entry into a statement; None where it can't be read."""
        tweet = item.get("tweet", item) if isinstance(item, dict) else None
        if not isinstance(tweet, dict):
            self.intake.error("not-an-object", Message("archives.item.not-a-tweet"), where)
            return None
        words = next((one for key in ("full_text", "text") if isinstance(one := tweet.get(key), str)), None)
        if words is None:
            self.intake.error("no-text", Message("archives.item.no-text"), where)
            return None
        words = _unescaped(words)
        try:
            at = time_of(tweet.get("created_at"))
        except MessageError as error:
            self.intake.warn("bad-time", Message("archives.item.bad-time", why=error.message), where)
            at = None
        number = _number(tweet, "id")
        if number is None:
            self.intake.warn("no-id", Message("archives.item.no-id"), where)
        reason, is_limited = self.audience.of_tweet(number, at)
        if reason is not None and not self.intake.include_private:
            self.intake.left_out[reason] += 1
            return None
        about = Statement(
            act=Act.POST,
            id=number or "",
            at=at,
            **speaker_of(self.channel),
            channel=self.channel,
            text=words,
            language=language_of(tweet.get("lang")),
            version_of=_version_of(tweet, number),
            links=_links(tweet),
            media=_media(tweet),
            audience_is_limited=is_limited,
            directory=self.intake.directory,
        )
        retweeted = mapping_of(tweet.get("retweeted_status"))
        if match := _RETWEET.match(words):
            return _share(about, match, retweeted)
        return self._post(about, tweet, words)

    def _post(self, about: Statement, tweet: dict[str, Any], words: str) -> Statement:
        if tweet.get("truncated") in (True, "true") or _CUT.search(words, max(0, len(words) - 60)):
            long_text = self._long_text(words)
            if long_text is None:
                self.intake.remark("cut")
            words = long_text or words
        answered = _number(tweet, "in_reply_to_status_id")
        is_reply = answered is not None or _number(tweet, "in_reply_to_user_id") is not None
        quoted = mapping_of(tweet.get("quoted_status"))
        quoted_words = text_of(quoted.get("full_text")) or text_of(quoted.get("text"))
        return attrs.evolve(
            about,
            act=Act.EDIT if about.version_of else Act.REPLY if is_reply else Act.POST,
            text=words,
            in_reply_to=answered,
            quoted=None if quoted_words is None else _unescaped(quoted_words),
        )

    def _long_text(self, words: str) -> str | None:
        """The long text that begins as a cut one; None where there is none, or more than one."""
        own = _CUT.sub("", words)
        found = [one for one in self.long_texts.get(own[:_BEGINNING], ()) if one.startswith(own)]
        return found[0] if len(found) == 1 else None


def _share(about: Statement, match: re.Match[str], retweeted: dict[str, Any]) -> Statement:
    whole = text_of(retweeted.get("full_text"))
    quoted = match.string[match.end() :] if whole is None else _unescaped(whole)
    links = dict.fromkeys((f"https://twitter.com/{match[1]}", *about.links))
    return attrs.evolve(about, act=Act.SHARE, text=None, quoted=quoted or None, links=tuple(links))


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _number(tweet: dict[str, Any], key: str) -> str | None:
    """An id; the archive keeps it as text, and floats have lost digits."""
    return text_of(tweet.get(f"{key}_str")) or id_of(tweet.get(key))


def _version_of(tweet: dict[str, Any], number: str | None) -> str | None:
    info = mapping_of(tweet.get("edit_info"))
    first = id_of(mapping_of(info.get("edit")).get("initialTweetId"))
    return first if first != number else None


def _links(tweet: dict[str, Any]) -> tuple[str, ...]:
    urls = list_of(mapping_of(tweet.get("entities")).get("urls"))
    found = [text_of(told.get("expanded_url")) or text_of(told.get("url")) for told in map(mapping_of, urls)]
    found.append(text_of(mapping_of(tweet.get("quoted_status_permalink")).get("expanded")))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _media(tweet: dict[str, Any]) -> tuple[Media, ...]:
    entities = mapping_of(tweet.get("extended_entities")) or mapping_of(tweet.get("entities"))
    found = []
    for one in list_of(entities.get("media")):
        told = mapping_of(one)
        url = text_of(told.get("media_url_https")) or text_of(told.get("media_url"))
        kind = _KINDS.get(str(told.get("type")))
        if kind == "image/jpeg" and url is not None:
            kind = next((known for end, known in _IMAGE_KINDS.items() if url.endswith(end)), kind)
        description = text_of(told.get("ext_alt_text"))
        if url or kind or description:
            found.append(Media(url=url, kind=kind, description=description))
    return tuple(found)
