"""What a channel is for, whom it is meant for and reaches, and what can be done through it."""

from __future__ import annotations

import enum

import attrs

from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed


class AudienceGroup(enum.StrEnum):
    """Those whom a channel is meant for, or reaches."""

    RESIDENTS = "residents"
    STAFF = "staff"
    JOURNALISTS = "journalists"
    POLITICIANS = "politicians"
    OPINION_MAKERS = "opinion-makers"
    BUSINESSES = "businesses"
    ASSOCIATIONS = "associations"
    COLLEAGUES = "colleagues"


class Ability(enum.StrEnum):
    """What a platform lets be done through a channel of a kind."""

    COMMENT_ELSEWHERE = "comment-elsewhere"
    RECEIVE_COMMENTS = "receive-comments"
    RECEIVE_MESSAGES = "receive-messages"
    MAKE_FRIENDS = "make-friends"


@attrs.frozen(kw_only=True, field_transformer=typed)
class ChannelFunction:
    """That a channel could do something in a time, or could not."""

    name: Ability
    """What it is about."""
    has: bool = True
    """Whether it could."""
    period: Period = ALWAYS
    """When that was so."""
    source: str | None = None
    """Where it was found."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Reach:
    """How many of those whom a channel reaches belong to a group; it changes nobody's capacity.

    Raises:
        TypeError: a field holds what it can't hold.
        ValueError: the share is no part of a hundred.

    Example:
        >>> Reach(group="residents", per_cent=12, period=Period.from_texts("2011", "2011")).per_cent
        12
    """

    group: AudienceGroup
    """Which group."""
    per_cent: int | None = None
    """Of a hundred readers so many belong to it; None where only is known that some do."""
    period: Period = ALWAYS
    """When it was so."""
    source: str | None = None
    """Who counted."""

    def __attrs_post_init__(self) -> None:
        if self.per_cent is not None and not 0 <= self.per_cent <= 100:
            raise ValueError(f"a share of {self.per_cent} per cent is not between 0 and 100")


def function_on(functions: tuple[ChannelFunction, ...], name: Ability, period: Period) -> Truth:
    """Return whether a channel could do something.

    Args:
        functions: what is told of it.
        name: what it is about.
        period: the day, as a period.

    Returns:
        Unknown where nothing is told for that day, or both.
    """
    told = {one.has for one in functions if one.name is name and one.period.overlaps(period) is Truth.YES}
    return Truth.from_bool(told.pop()) if len(told) == 1 else Truth.UNKNOWN
