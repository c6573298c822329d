"""What an answer rests on: data from which each language makes its sentence."""

from __future__ import annotations

import enum
from typing import Any

import attrs

from offentligroll.facts.note import without_words
from offentligroll.model.period import Period
from offentligroll.model.typed import typed


class RecordKind(enum.StrEnum):
    """What kind of thing a record is about."""

    STATEMENT = "statement"
    OFFICIAL = "official"
    ROLE = "role"
    MANDATE = "mandate"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    PROFILE = "profile"
    NOTE = "note"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Record:
    """What a register, an archive or a directory holds, so that it can be followed there.

    Example:
        >>> Record(kind=RecordKind.CHANNEL, id="x:1", field="holder", value="Katrineholms kommun").field
        'holder'
    """

    kind: RecordKind
    """What it is about; a role and a mandate are an official's, a profile is a channel's."""
    id: str | None = None
    """Whose: an official's, an organisation's or a channel's id; None for the statement itself."""
    field: str = ""
    """Which field of it, as the directory and the statement name them."""
    value: str | bool | None = attrs.field(default=None, repr=without_words)
    """What stands there; True and False for yes and no, False also for *nothing fitting*."""
    of: str | None = None
    """Whom or what it refers to: the organisation of a role or a listing, the hat of a declaration."""
    period: Period | None = None
    """When it holds; for what was looked for and not found, the day in question."""
    source: str | None = None
    """Where the register has it from."""

    @classmethod
    def from_text(cls, text: str) -> Record:
        """Make a record of a program's own words.

        Args:
            text: what the program looked at, such as ``"our satire model, 2026"``.

        Returns:
            A record of the kind ``note``.
        """
        return cls(kind=RecordKind.NOTE, value=text)

    def to_plain(self) -> dict[str, Any]:
        """Write it as plain values, ready for JSON.

        Returns:
            Its fields; a period as texts under ``from``, ``until`` and ``checked``.

        Example:
            >>> listed = Record(kind=RecordKind.CHANNEL, id="x:1", field="listed", value=True)
            >>> {key: value for key, value in listed.to_plain().items() if value is not None}
            {'kind': 'channel', 'id': 'x:1', 'field': 'listed', 'value': True}
        """
        period = self.period
        return {
            "kind": self.kind.value,
            "id": self.id,
            "field": self.field,
            "value": self.value,
            "of": self.of,
            "period": None
            if period is None
            else {
                "from": str(period.start),
                "until": str(period.end),
                "checked": None if period.checked is None else period.checked.isoformat(),
            },
            "source": self.source,
        }


@attrs.frozen(kw_only=True, field_transformer=typed)
class Evidence:
    """What an answer rests on: a span of the words, or a record."""

    quote: str | None = attrs.field(default=None, repr=False)
    """The words themselves, as they stand in the statement."""
    start: int | None = None
    """Where the quote begins in the statement's text, in code points."""
    end: int | None = None
    """Where the quote ends."""
    record: Record | None = None
    """The record that it came from."""

    def __attrs_post_init__(self) -> None:
        quote, start, end = self.quote, self.start, self.end
        if (start is None) is not (end is None) or (start is None and self.record is None):
            raise ValueError(
                "evidence is a `quote` with its `start` and `end` in the statement's text, or a `record`"
            )
        if quote is None or start is None or end is None:
            # A record of an assessment without words keeps only where they stood.
            return
        if start < 0 or end - start != len(quote):
            raise ValueError(f"a `quote` of {len(quote)} characters can't reach from {start} to {end}")
