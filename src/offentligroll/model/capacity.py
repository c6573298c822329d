"""Whose words they are."""

from __future__ import annotations

import enum


class Capacity(enum.StrEnum):
    """In whose name something is said.

    *Personal* covers every capacity that is not the authority's: the private person, but also
    the party, the union or the candidate.
    """

    OFFICIAL = "official"
    PERSONAL = "personal"
    UNDETERMINED = "undetermined"

    @property
    def other(self) -> Capacity:
        """The opposite capacity; undetermined has none and gives itself."""
        return _OTHER[self]


_OTHER = {
    Capacity.OFFICIAL: Capacity.PERSONAL,
    Capacity.PERSONAL: Capacity.OFFICIAL,
    Capacity.UNDETERMINED: Capacity.UNDETERMINED,
}


class Tone(enum.StrEnum):
    """How it is said: a separate axis, since personal is not a synonym of private."""

    PROFESSIONAL = "professional"
    PERSONAL = "personal"
    PRIVATE = "private"
    UNKNOWN = "unknown"
