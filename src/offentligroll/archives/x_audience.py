"""Who could see the tweets of an X archive.

``tweets.js`` says neither that a tweet was for a circle nor that the account was protected; files beside it
do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake
from offentligroll.archives.values import id_of, instant_of, mapping_of, text_of
from offentligroll.archives.x_files import parts, told_items
from offentligroll.languages import Message
from offentligroll.model.id_times import time_in_id

CIRCLE = "twitter-circle-tweet"
"""The beginning of the names of the files that tell what only a circle could see."""

HISTORY = "protected-history"
"""The beginning of the names of the files that tell when the account was protected."""

_ACTIONS = {"protect": True, "unprotect": False}
# Twitter Circle was opened to all in August 2022 and closed at the end of October 2023.
_CIRCLES = (dt.date(2022, 8, 1), dt.date(2023, 11, 1))
_COUNTED = dt.date(2010, 11, 1)


@attrs.define(kw_only=True)
class Audience:
    """What the files beside the tweets tell of who could see them."""

    circle: Mapping[str, Any] | None
    """The entries of tweets that only a circle could see, by id; None where that can't be told."""
    knows_circle: bool
    """Whether the archive has a file of them."""
    changes: tuple[tuple[dt.datetime, bool], ...] | None
    """When the account was protected (true) or opened (false), in order; None where that can't be told."""
    intake: Intake
    """Where problems go."""
    _seen: set[str] = attrs.field(factory=set)

    @classmethod
    def of(cls, folder: Folder, intake: Intake) -> Audience:
        """Read the files beside the tweets.

        Args:
            folder: the archive's ``data`` folder.
            intake: what is wanted, and where problems go.

        Returns:
            What they tell.
        """
        return cls(
            circle=_circle(folder, intake),
            knows_circle=bool(parts(folder.names(), CIRCLE)),
            changes=_changes(folder, intake),
            intake=intake,
        )

    def of_tweet(
        self, number: str | None, at: dt.datetime | dt.date | None
    ) -> tuple[str | None, bool | None]:
        """Return who could see a tweet.

        Args:
            number: its id.
            at: when it was published.

        Returns:
            The reason why it counts as not public, None where nothing says so; and whether its audience was
            limited, None where only the channel can tell.
        """
        if self.circle is None:
            return "circle", None
        if number is not None and number in self.circle:
            self._seen.add(number)
            return "circle", True
        # Ids carry their time only from November 2010 on; numbers without any are older.
        by_id = time_in_id(number, "x") if at is None else at
        day = _COUNTED if by_id is None and number is not None and number.isdecimal() else _day(by_id)
        if not self.knows_circle and (day is None or _CIRCLES[0] <= day < _CIRCLES[1]):
            self.intake.remark("circle-untold")
            return "circle", None
        is_protected = self._was_protected(at)
        return (None, None) if is_protected is False else ("protected", is_protected)

    def only_beside(self) -> Iterator[Any]:
        """Yield what was for a circle and does not stand among the tweets.

        Yields:
            The entries.
        """
        for number, item in (self.circle or {}).items():
            if number not in self._seen:
                yield item

    def _was_protected(self, at: dt.datetime | dt.date | None) -> bool | None:
        """Whether the account was protected; None where that can't be told."""
        if self.changes is None:
            return None
        if not self.changes:
            return False
        # What was undone first must have been done before.
        state = not self.changes[0][1]
        if not isinstance(at, dt.datetime):
            return None
        for moment, is_protected in self.changes:
            if moment <= at:
                state = is_protected
        return state


def _read_whole(folder: Folder, stem: str, intake: Intake) -> list[Any] | None:
    """All entries of a list; None where a part of it can't be read, which is then reported."""
    before = len(intake.files_failed)
    items = list(told_items(folder, parts(folder.names(), stem), intake))
    return items if len(intake.files_failed) == before else None


def _circle(folder: Folder, intake: Intake) -> dict[str, Any] | None:
    items = _read_whole(folder, CIRCLE, intake)
    if items is None:
        return None
    found = {}
    for item in items:
        tweet = mapping_of(mapping_of(item).get("tweet", item))
        number = text_of(tweet.get("id_str")) or id_of(tweet.get("id"))
        if number is None:
            intake.warn("bad-circle", Message("archives.x.bad-circle"), f"{folder.name}/{CIRCLE}.js")
            return None
        found[number] = item
    return found


def _changes(folder: Folder, intake: Intake) -> tuple[tuple[dt.datetime, bool], ...] | None:
    items = _read_whole(folder, HISTORY, intake)
    if items is None:
        return None
    found = []
    for item in items:
        told = mapping_of(mapping_of(item).get("protectedHistory", item))
        action = _ACTIONS.get(str(told.get("action")).casefold())
        moment = instant_of(told.get("protectedAt"))
        if action is None or moment is None:
            intake.warn("bad-history", Message("archives.x.bad-history"), f"{folder.name}/{HISTORY}.js")
            return None
        found.append((moment, action))
    return tuple(sorted(found))


def _day(at: dt.datetime | dt.date | None) -> dt.date | None:
    return at.date() if isinstance(at, dt.datetime) else at
