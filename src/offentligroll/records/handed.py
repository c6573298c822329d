"""What a folder of records is made of, once the whole archive has been gone through."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

import attrs

from offentligroll.archives.selecting import Selection
from offentligroll.languages.arguments import some_of
from offentligroll.model.typed import typed
from offentligroll.policy.rulebook import Rulebook
from offentligroll.records.disclosure import Disclosure
from offentligroll.records.item import Direction, Item
from offentligroll.records.selection import LeftOut
from offentligroll.review.parts import Fulfilment, Request
from offentligroll.review.review import Review
from offentligroll.rules.rule import Obligation


@attrs.frozen(kw_only=True, field_transformer=typed)
class Settings:
    """What holds for all files of a folder."""

    policies: tuple[Rulebook, ...]
    """The policies."""
    on: dt.date
    """The day of the report."""
    language: str = "en"
    """The language of sentences; the names of columns are the same in all."""
    disclosure: Disclosure = attrs.field(factory=Disclosure)
    """What may be told."""
    selection: Selection = attrs.field(factory=Selection)
    """Which statements are handed on."""
    authority: str | None = None
    """The name of *the authority*."""
    as_of: dt.date | None = None
    """The day of the law, where it is not each statement's own."""

    def __attrs_post_init__(self) -> None:
        some_of("policies", self.policies, Rulebook)

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose days count: that of the first policy."""
        return self.policies[0].zone


@attrs.frozen(kw_only=True)
class Handed:
    """The whole archive, as lists tell of it."""

    settings: Settings
    """What holds for all files."""
    items: tuple[Item, ...]
    """The statements that are handed on, in the order of the archive."""
    left_out: tuple[LeftOut, ...]
    """Those that are not."""
    reviews: tuple[Review, ...]
    """What became of the obligations, for each policy."""
    not_read: Mapping[str, int] = attrs.field(factory=dict)
    """How many items of the archives were not read, by reason."""
    not_assessed: int = 0
    """How many statements could not be assessed."""

    @functools.cached_property
    def _fulfilments(self) -> Mapping[tuple[str, str, str, str | None], Fulfilment]:
        return {
            (review.policy, one.id, one.statement, one.channel): one
            for review in self.reviews
            for one in review.obligations
        }

    @functools.cached_property
    def _requests(self) -> Mapping[str, Request]:
        return {
            one.answer: one for review in self.reviews for one in review.requests if one.answer is not None
        }

    def fulfilment(self, item: Item, policy: str, obligation: Obligation) -> Fulfilment | None:
        """Find what became of an obligation that follows from a statement."""
        return self._fulfilments.get((policy, obligation.id, item.id, item.channel))

    def answered_request(self, item: Item) -> Request | None:
        """Find the request that a statement answers."""
        return self._requests.get(item.id)

    def counterpart(self, item: Item) -> tuple[str | None, str | None]:
        """Name the other side: who wrote to the authority, or whom it answered.

        Returns:
            The id or address, and the name, as they may be told.
        """
        told = self.settings.disclosure
        if item.direction is Direction.INCOMING:
            return told.identity(item.speaker), told.name(item.speaker_name)
        request = self.answered_request(item)
        asked_by = None if request is None else request.asked_by
        name = None if request is None else request.asked_by_name
        return told.identity(asked_by or item.in_reply_to), told.name(name)

    def fulfilments(self) -> Iterator[tuple[str, Item, Fulfilment]]:
        """Go through what became of the obligations of the statements that are handed on.

        Yields:
            The policy's id, the statement, and what became of the obligation.
        """
        items = {(one.id, one.channel): one for one in self.items}
        for review in self.reviews:
            for one in review.obligations:
                item = items.get((one.statement, one.channel))
                if item is not None:
                    yield review.policy, item, one
