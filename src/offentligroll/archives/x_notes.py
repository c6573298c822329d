"""Long posts of an X archive: tweets have only their beginnings, and the whole texts stand beside them."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import attrs

from offentligroll.archives.values import id_of, instant_of, list_of, mapping_of, text_of
from offentligroll.model.id_times import time_in_id

_CUT = re.compile(r"(?:…|\.\.\.)(?:\s{1,3}https://t\.co/[A-Za-z0-9]{1,20})?\s{0,3}\Z")
_ADDRESS = re.compile(r"https://t\.co/[A-Za-z0-9]{1,20}")
_ANSWERED = re.compile(r"(?:@[A-Za-z0-9_]{1,20}\s{1,3})+")
_NEAR = 1.0
_BEGINNING = 60
_FULL = 270
"""X cuts at 280 signs, of which those of East Asia count as two."""
_WIDE = "\u1100"


@attrs.frozen(kw_only=True)
class Note:
    """One long text."""

    text: str
    """The words."""
    links: tuple[str, ...] = ()
    """Where its short addresses lead."""


@attrs.define
class Notes:
    """The long texts of an archive.

    A note was written within a second of its tweet, as both ids tell. The beginnings only confirm it: one
    link has another short address in each, and answered names stand in the tweet alone.
    """

    _timed: list[tuple[float, Note]] = attrs.field(factory=list)
    _untimed: dict[str, list[Note]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, items: Iterable[Any]) -> Notes:
        """Gather the long texts.

        Args:
            items: what stands in ``note-tweet.js``.

        Returns:
            The long texts, by their times.
        """
        notes = cls()
        for item in items:
            told = mapping_of(mapping_of(item).get("noteTweet"))
            core = mapping_of(told.get("core"))
            text = text_of(core.get("text"))
            if text is None:
                continue
            urls = [mapping_of(one) for one in list_of(core.get("urls"))]
            links = [text_of(one.get("expandedUrl")) for one in urls]
            note = Note(text=unescaped(text), links=tuple(one for one in links if one is not None))
            at = time_in_id(id_of(told.get("noteTweetId")), "x") or instant_of(told.get("createdAt"))
            if at is None:
                notes._untimed.setdefault(_beginning(note.text), []).append(note)
            else:
                notes._timed.append((at.timestamp(), note))
        notes._timed.sort(key=lambda one: one[0])
        return notes

    def whole(self, words: str, number: str | None, at: dt.datetime | dt.date | None) -> Note | None:
        """Find the long text of a tweet.

        Args:
            words: what stands in the tweet.
            number: its id.
            at: when it was published.

        Returns:
            The text; None where there is none.
        """
        near = (note for note in self._near(time_in_id(number, "x") or at) if _begins(note, words))
        found = next(near, None)
        if found is None:
            alike = [one for one in self._untimed.get(_beginning(words), ()) if _begins(one, words)]
            found = alike[0] if len(alike) == 1 else None
        return found

    def _near(self, at: dt.datetime | dt.date | None) -> list[Note]:
        """Return the texts written within a second, the nearest first."""
        if not isinstance(at, dt.datetime):
            return []
        moment = at.timestamp()
        first = bisect.bisect_left(self._timed, moment - _NEAR, key=lambda one: one[0])
        last = bisect.bisect_right(self._timed, moment + _NEAR, key=lambda one: one[0])
        by_distance = sorted(self._timed[first:last], key=lambda one: abs(one[0] - moment))
        return [note for _, note in by_distance]


def is_cut(words: str) -> bool:
    """Whether words end as X ends what it cuts short."""
    return _CUT.search(words, max(0, len(words) - 60)) is not None


def is_full(words: str) -> bool:
    """Whether words are as many as a tweet holds; a shorter text that ends in ``…`` does so by itself."""
    return len(words) + sum(one >= _WIDE for one in words) >= _FULL


def unescaped(text: str) -> str:
    """Resolve the three entities that X writes, and no other."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in text else text


def _plain(words: str) -> str:
    """Return words without short addresses and answered names, which tweet and note have not in common."""
    answered = _ANSWERED.match(words)
    return "".join(_ADDRESS.sub("", words[answered.end() :] if answered else words).split())


def _beginning(words: str) -> str:
    return _plain(words)[:_BEGINNING]


def _begins(note: Note, words: str) -> bool:
    own = _plain(_CUT.sub("", words))
    return bool(own) and _plain(note.text).startswith(own)
