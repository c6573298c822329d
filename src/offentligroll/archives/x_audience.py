"""Who could see the tweets of an X archive, and what it holds that is not read.

``tweets.js`` says neither that a tweet was for a circle nor that the account was protected; files beside it
do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake
from offentligroll.archives.values import id_of, list_of, mapping_of, text_of, time_of
from offentligroll.archives.x_files import all_items
from offentligroll.languages import Message, MessageError

CIRCLE = "twitter-circle-tweet"
"""The beginning of the names of the files that tell what only a circle could see."""

_HISTORY = "protected-history"
_ACTIONS = {"protect": True, "unprotect": False}
_NUMBER = re.compile(r"[0-9]{1,19}")
_BELOW_TIME = 22
_FIRST_TIMED_ID = dt.datetime.fromtimestamp(1_288_834_974.657, dt.UTC)
# Twitter Circle was opened to all in August 2022 and closed at the end of October 2023.
_CIRCLES = (dt.date(2022, 8, 1), dt.date(2023, 11, 1))
_UNREAD = {
    "like": "like",
    "article": "article",
    "deleted-tweets": "deleted",
    "community-tweet": "community",
}


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
            knows_circle=any(name.startswith(CIRCLE) for name in folder.names()),
            changes=_changes(folder, intake),
            intake=intake,
        )

    def of_tweet(
        self, number: str | None, at: dt.datetime | dt.date | None
    ) -> tuple[str | None, bool | None]:
        """Tell who could see a tweet.

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
        day = _day_by_id(number) if at is None else _day(at)
        if not self.knows_circle and (day is None or _CIRCLES[0] <= day < _CIRCLES[1]):
            self.intake.remark("circle-untold")
            return "circle", None
        is_protected = self._was_protected(at)
        return (None, None) if is_protected is False else ("protected", is_protected)

    def only_beside(self) -> Iterator[Any]:
        """Give what was for a circle and does not stand among the tweets.

        Yields:
            The entries.
        """
        for number, item in (self.circle or {}).items():
            if number not in self._seen:
                yield item

    def tell(self, where: str) -> None:
        """Tell once how many tweets may have been for a circle, where no file says which.

        Args:
            where: the folder.
        """
        if count := self.intake.remarked("circle-untold"):
            self.intake.warn("circle-untold", Message("archives.x.circle-untold", count=count), where)

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


def count_unread(folder: Folder, intake: Intake) -> None:
    """Count what an archive holds beside tweets and is not read, as left out.

    Args:
        folder: the archive's ``data`` folder.
        intake: where the counts go.
    """
    for stem, reason in _UNREAD.items():
        if count := sum(1 for _ in all_items(folder, stem, intake)):
            intake.left_out[reason] += count
    if intake.include_private and "direct-messages.js" in folder.names():
        intake.warn("not-read", Message("archives.x.direct-messages"), folder.name)
    for stem in ("direct-messages", "direct-messages-group"):
        for item in all_items(folder, stem, intake):
            conversation = mapping_of(mapping_of(item).get("dmConversation"))
            if count := len(list_of(conversation.get("messages"))):
                intake.left_out["message"] += count


def _read_whole(folder: Folder, stem: str, intake: Intake) -> list[Any] | None:
    """All entries of a list; None where a part of it can't be read, which is then reported."""
    before = intake.problem_counts.total()
    items = list(all_items(folder, stem, intake))
    return items if intake.problem_counts.total() == before else None


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
    items = _read_whole(folder, _HISTORY, intake)
    if items is None:
        return None
    found = []
    for item in items:
        told = mapping_of(mapping_of(item).get("protectedHistory", item))
        action = _ACTIONS.get(str(told.get("action")).casefold())
        moment = _moment(told.get("protectedAt"))
        if action is None or moment is None:
            intake.warn("bad-history", Message("archives.x.bad-history"), f"{folder.name}/{_HISTORY}.js")
            return None
        found.append((moment, action))
    return tuple(sorted(found))


def _moment(value: Any) -> dt.datetime | None:  # noqa: ANN401 - any JSON is meant
    try:
        moment = time_of(value)
    except MessageError:
        return None
    return moment if isinstance(moment, dt.datetime) else None


def _day_by_id(number: str | None) -> dt.date | None:
    """The day by an id, which carries its time from November 2010 on; earlier ones come out as that month."""
    if number is None or not _NUMBER.fullmatch(number):
        return None
    since_first = dt.timedelta(milliseconds=int(number) >> _BELOW_TIME)
    return (_FIRST_TIMED_ID + since_first).date()


def _day(at: dt.datetime | dt.date) -> dt.date:
    return at.date() if isinstance(at, dt.datetime) else at
