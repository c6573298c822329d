"""From the entries of an X archive to statements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from offentligroll.archives.intake import Intake, moment_of, speaker_of
from offentligroll.archives.values import id_of, language_of, list_of, mapping_of, text_of
from offentligroll.archives.x_account import Account
from offentligroll.archives.x_audience import Audience
from offentligroll.archives.x_notes import Notes, is_cut, is_full, unescaped
from offentligroll.languages import Message
from offentligroll.model.statement import Act, Media, Statement

_FIRST_TIMES = dt.datetime(2010, 11, 5, tzinfo=dt.UTC)
_MIDNIGHT = dt.time()
_RETWEET = re.compile(r"RT @([A-Za-z0-9_]{1,20}):? ?")
# How people set their own words after those that they share by hand: arrows and the like, and then words.
_COMMENTED = re.compile(r"(?:<<+|<-+|«|←|⬅|⇐)\s{0,3}\w")
_KINDS = {"photo": "image/jpeg", "video": "video/mp4", "animated_gif": "video/mp4"}
_IMAGE_KINDS = {".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}


@attrs.define(kw_only=True)
class Tweets:
    """One reading of one archive."""

    intake: Intake
    """What is wanted, and where problems and counts go."""
    account: Account
    """Whose archive it is."""
    notes: Notes
    """The long texts."""
    audience: Audience
    """Who could see what."""
    read: int = 0
    """How many entries there were so far."""

    def statements(self, items: Iterable[Any], file: str) -> Iterator[Statement]:
        """Turn the entries of a file into statements; what can't be read or is left out is told beside it.

        Args:
            items: the entries.
            file: the file's name.

        Yields:
            The statements.
        """
        for number, item in enumerate(items):
            self.read += 1
            self.intake.hold()
            statement = self._statement(item, f"{file}: [{number}]")
            if statement is not None:
                yield statement

    def _statement(self, item: Any, where: str) -> Statement | None:  # noqa: ANN401
        """Turn one entry into a statement; None where it can't be read or is left out."""
        tweet = item.get("tweet", item) if isinstance(item, dict) else None
        if not isinstance(tweet, dict):
            self.intake.fail("not-an-object", Message("archives.item.not-a-tweet"), where)
            return None
        words = next((one for key in ("full_text", "text") if isinstance(one := tweet.get(key), str)), None)
        if words is None:
            self.intake.fail("no-text", Message("archives.item.no-text"), where)
            return None
        at = self._time(tweet.get("created_at"), where)
        number = _number(tweet, "id")
        if number is None:
            self.intake.warn("no-id", Message("archives.item.no-id"), where)
        reason, is_limited = self.audience.of_tweet(number, at)
        if reason is not None and not self.intake.include_private:
            self.intake.leave_out(reason)
            return None
        told = {
            "id": number or "",
            "at": at,
            **speaker_of(self.account.channel),
            "channel": self.account.channel,
            "language": language_of(tweet.get("lang")),
            "media": _media(tweet),
            "audience_is_limited": is_limited,
            "address": None if number is None else f"https://x.com/i/web/status/{number}",
            "directory": self.intake.directory,
        }
        words = unescaped(words)
        if match := _RETWEET.match(words):
            return self._share(told, tweet, match)
        return self._post(told, tweet, words)

    def _time(self, told: Any, where: str) -> dt.datetime | dt.date | None:  # noqa: ANN401
        at = moment_of(told, where, self.intake)
        if isinstance(at, dt.datetime) and at < _FIRST_TIMES and at.astimezone(dt.UTC).time() == _MIDNIGHT:
            return at.astimezone(dt.UTC).date()
        return at

    def _share(self, told: dict[str, Any], tweet: dict[str, Any], match: re.Match[str]) -> Statement:
        shared = mapping_of(tweet.get("retweeted_status"))
        whole = text_of(shared.get("full_text")) or text_of(shared.get("text"))
        quoted = match.string[match.end() :] if whole is None else unescaped(whole)
        is_commented = whole is None and _COMMENTED.search(quoted) is not None
        if is_commented:
            self.intake.remark("commented")
        links = dict.fromkeys((f"https://twitter.com/{match[1]}", *_links(tweet)))
        return Statement(
            act=Act.POST if is_commented else Act.SHARE,
            text=None,
            quoted=quoted or None,
            links=tuple(links),
            version_of=_version_of(tweet, told["id"]),
            **told,
        )

    def _post(self, told: dict[str, Any], tweet: dict[str, Any], words: str) -> Statement:
        links = _links(tweet)
        is_marked = tweet.get("truncated") in (True, "true")
        if is_marked or is_cut(words):
            note = self.notes.whole(words, told["id"], told["at"])
            if note is not None:
                words, links = note.text, tuple(dict.fromkeys((*links, *note.links)))
            elif is_marked or is_full(words):
                self.intake.remark("cut")
        answered = _number(tweet, "in_reply_to_status_id")
        whose = _number(tweet, "in_reply_to_user_id")
        is_own = whose is not None and whose == self.account.number
        is_reply = not is_own and (answered is not None or whose is not None)
        version_of = _version_of(tweet, told["id"])
        quoted = mapping_of(tweet.get("quoted_status"))
        quoted_words = text_of(quoted.get("full_text")) or text_of(quoted.get("text"))
        return Statement(
            act=Act.EDIT if version_of else Act.REPLY if is_reply else Act.POST,
            text=words,
            in_reply_to=None if is_own else answered,
            continues=answered if is_own else None,
            quoted=None if quoted_words is None else unescaped(quoted_words),
            links=links,
            version_of=version_of,
            **told,
        )


def _number(tweet: dict[str, Any], key: str) -> str | None:
    """An id; the archive keeps it as text, and floats have lost digits."""
    return text_of(tweet.get(f"{key}_str")) or id_of(tweet.get(key))


def _version_of(tweet: dict[str, Any], number: str) -> str | None:
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
