"""What may be told to whoever gets the records: everything, no words, or nobody recognisable."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.redaction import SHORTEST_KEY, keyed, keyed_channel
from offentligroll.model.statement import day_in
from offentligroll.model.typed import typed

Moment = dt.datetime | dt.date


@attrs.frozen(kw_only=True, field_transformer=typed)
class Disclosure:
    """One rule of what is told, for all files of a folder alike.

    Raises:
        ValueError: the key is too short.

    Example:
        >>> Disclosure(key=b"sixteen bytes or more").name("Åsa Ek") is None
        True
    """

    words: bool = True
    """Whether words are told."""
    key: bytes | None = attrs.field(default=None, repr=False)
    """A secret by which ids are made anew, so that nobody can be recognised; None where all may be."""

    def __attrs_post_init__(self) -> None:
        if self.key is not None and len(self.key) < SHORTEST_KEY:
            raise ValueError(f"`key` wants {SHORTEST_KEY} bytes or more, got {len(self.key)}")

    @property
    def tells_words(self) -> bool:
        """Whether words are told."""
        return self.words and self.key is None

    def identity(self, identity: str | None) -> str | None:
        """Return an id as it may be told."""
        return identity if identity is None or self.key is None else keyed(self.key, identity)

    def channel(self, identity: str | None) -> str | None:
        """Return a channel's id as it may be told: its platform tells nobody apart."""
        return identity if identity is None or self.key is None else keyed_channel(self.key, identity)

    def name(self, words: str | None) -> str | None:
        """Return a name or an address, where it may be told."""
        return words if self.key is None else None

    def text(self, words: str | None) -> str | None:
        """Return a statement's words, where they may be told."""
        return words if self.tells_words else None

    def moment(self, moment: Moment | None, zone: ZoneInfo) -> Moment | None:
        """Return a time as it may be told: by its instant anybody could find the act, so only its day."""
        return moment if self.key is None else day_in(moment, zone)

    def assessment(self, assessment: Assessment) -> Assessment:
        """Return an assessment as it may be told."""
        return assessment if self.key is None else assessment.redacted(self.key)


def iso(moment: Moment | None) -> str | None:
    """Write a time for programs.

    Args:
        moment: the time; None where there is none.

    Returns:
        ISO 8601.
    """
    return None if moment is None else moment.isoformat()
