"""Lengths of time, as policies write them."""

from __future__ import annotations

import re
from typing import Any

import attrs

from offentligroll.model.typed import typed

_DURATION = re.compile(r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?")
_COUNTED = re.compile(r"([0-9]{1,4}) (working days?|hours?|office hours?)")
_COUNTED_IN = {"working day": "working_days", "hour": "hours", "office hour": "office_hours"}


@attrs.frozen(kw_only=True, field_transformer=typed)
class Duration:
    """A length of time in calendar units, in working days, in hours, or for ever."""

    years: int = 0
    """Calendar years."""
    months: int = 0
    """Calendar months."""
    days: int = 0
    """Calendar days."""
    working_days: int | None = None
    """Working days, where it is counted in them; 0 is the same day."""
    hours: int | None = None
    """Hours of the clock, where it is counted in them."""
    office_hours: int | None = None
    """Hours in which the channel or organisation is open, where it is counted in them."""
    for_ever: bool = False
    """Whether it never ends."""

    @property
    def counts_days(self) -> bool:
        """Whether it is counted in days or hours of which one has to know that they are working days."""
        return self.working_days is not None or self.office_hours is not None

    @classmethod
    def from_text(cls, text: str) -> Duration:
        """Read ``P2Y``, ``P1M``, ``P1D``, ``1 working day``, ``24 hours``, ``4 office hours`` or ``forever``.

        Args:
            text: the duration; years, months, weeks and days may stand together.

        Returns:
            The duration.

        Raises:
            ValueError: the text has another form.
        """
        if text == "forever":
            return cls(for_ever=True)
        if match := _COUNTED.fullmatch(text):
            counted: dict[str, Any] = {_COUNTED_IN[match[2].removesuffix("s")]: int(match[1])}
            return cls(**counted)
        match = _DURATION.fullmatch(text)
        if match is None or not any(match.groups()):
            raise ValueError(
                f"`{text}` is not a duration; write such as `P1D`, `P2Y`, `1 working day`, `24 hours`, "
                "`4 office hours` or `forever`"
            )
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(years=years, months=months, days=days + 7 * weeks)
