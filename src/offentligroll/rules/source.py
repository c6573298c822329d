"""Where rules come from, and when they are in force."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed


class SourceKind(enum.StrEnum):
    """What weight a source has in law."""

    CONSTITUTION = "constitution"
    STATUTE = "statute"
    REGULATION = "regulation"
    CASE_LAW = "case-law"
    OMBUDSMAN = "ombudsman"
    PREPARATORY_WORKS = "preparatory-works"
    COLLECTIVE_AGREEMENT = "collective-agreement"
    DELEGATION = "delegation"
    GUIDANCE = "guidance"
    POLICY = "policy"
    PRACTICE = "practice"


@attrs.frozen(kw_only=True, field_transformer=typed)
class InForce:
    """The days on which a rule counts, both included."""

    __repr__ = short_repr

    start: dt.date | None = None
    """The first day, or None for no beginning."""
    end: dt.date | None = None
    """The last day, or None for no end."""

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"it ends ({self.end}) before it begins ({self.start})")

    def includes(self, day: dt.date) -> bool:
        """Return whether a day is one of them.

        Args:
            day: the day asked about.

        Returns:
            Whether the rule counts on that day.
        """
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Source:
    """A text that rules are drawn from."""

    __repr__ = short_repr

    id: str
    """Its key in the policy."""
    title: str
    """What it is called."""
    kind: SourceKind
    """What weight it has."""
    verified: bool
    """Whether somebody has read the source; False is shown as unverified."""
    read: dt.date | None = None
    """The last day on which somebody looked at it; None where that is not noted."""
    date: dt.date | None = None
    """When it was given or published."""
    url: str | None = None
    """Where it can be read."""
    in_force: InForce | None = None
    """When it was or is in force."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Citation:
    """A place in a source."""

    __repr__ = short_repr

    source: Source
    """The source."""
    place: str = ""
    """Where in it, such as ``"alltid kommunchef"``."""

    def __str__(self) -> str:
        return f"{self.source.title}, {self.place}" if self.place else self.source.title


_RANKS = {kind: rank for rank, kind in enumerate(SourceKind)}


def rank_of(cite: Citation | None) -> int:
    """Return how far down in law a rule's source stands.

    Args:
        cite: where the rule comes from.

    Returns:
        0 for a constitution, and more the less weight the source has; most where there is none.
    """
    return len(_RANKS) if cite is None else _RANKS[cite.source.kind]
