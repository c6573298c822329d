"""Durations as files write them."""

from __future__ import annotations

import re
from typing import Annotated

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import Reads, SlipError
from offentligroll.languages import Message
from offentligroll.rules.duration import Duration


def duration_in(text: str) -> Duration:
    """Read a duration.

    Args:
        text: what stands in the file.

    Returns:
        The duration.

    Raises:
        SlipError: it is none; the error says how the one that is meant is written, where that is plain.
    """
    try:
        return Duration.from_text(text)
    except ValueError:
        message = Message("policy.no-duration", text=shortened(text))
        raise SlipError("invalid-value", message, _duration_advice(text)) from None


def _duration_advice(text: str) -> Message | None:
    """What to write for a duration in words."""
    match = _IN_WORDS.match(text.casefold())
    form = next((form for word, form in _UNITS.items() if match and match["unit"].startswith(word)), None)
    if match is None or form is None:
        return None
    return Message("policy.advice.duration", duration=form.format(match["number"]))


_IN_WORDS = re.compile(r"\s*(?P<number>[0-9]{1,4})\s*(?P<unit>[a-zåäö]+(?: [a-z]+)?)")
_UNITS = {
    "arbetsdag": "{} working days", "vardag": "{} working days", "business": "{} working days",
    "working": "{} working days", "year": "P{}Y", "år": "P{}Y", "month": "P{}M", "månad": "P{}M",
    "week": "P{}W", "veck": "P{}W", "day": "P{}D", "dag": "P{}D", "dygn": "P{}D",
    "hour": "{} hours", "timm": "{} hours", "office": "{} office hours", "kontorstim": "{} office hours",
    "öppettim": "{} office hours", "opening": "{} office hours",
}  # fmt: skip
"""How durations are written, by how their units begin."""


def duration_text(duration: Duration) -> str:
    """Write a duration as files do.

    Args:
        duration: the duration.

    Returns:
        A text that :meth:`Duration.from_text` reads.

    Example:
        >>> duration_text(Duration(years=2, days=10)), duration_text(Duration(working_days=1))
        ('P2Y10D', '1 working day')
    """
    if duration.for_ever:
        return "forever"
    counted = {"working day": duration.working_days, "hour": duration.hours}
    for unit, count in (counted | {"office hour": duration.office_hours}).items():
        if count is not None:
            return f"{count} {unit}{'' if count == 1 else 's'}"
    parts = {"Y": duration.years, "M": duration.months, "D": duration.days}
    return "P" + ("".join(f"{count}{unit}" for unit, count in parts.items() if count) or "0D")


DurationText = Annotated[Duration, Reads(duration_in, wanted=Message("policy.kind.duration"))]
"""A duration as files write it."""
