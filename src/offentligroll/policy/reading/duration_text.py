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
    folded = text.casefold()
    if any(words in folded for words in _AT_ONCE):
        return Message("policy.advice.no-number")
    if any(words in folded for words in _SAME_DAY):
        return Message("policy.advice.duration", duration="0 working days")
    match = _IN_WORDS.search(folded)
    if match is None:
        return None
    number, unit = int(match["number"]), match["unit"]
    if unit.startswith("minut"):
        return Message("policy.advice.no-minutes", duration=_counted("hours", -(-number // 60)))
    form = next((form for word, form in _UNITS.items() if unit.startswith(word)), None)
    if form == "{} hours" and number % 24 == 0 and any(word in folded for word in _WORKING):
        # A day and a night of working days is the working day after: nobody counts the hours of the weekend.
        form, number = "{} working days", number // 24
    if form is None:
        return None
    written = _counted(form[3:], number) if form.startswith("{}") else form.format(number)
    return Message("policy.advice.duration", duration=written)


def _counted(unit: str, count: int) -> str:
    return f"{count} {unit.removesuffix('s') if count == 1 else unit}"


_AT_ONCE = (
    "immediate", "at once", "as soon as", "promptly", "delay",
    "omedelbar", "genast", "snar", "dröjsmål",
)  # fmt: skip
_SAME_DAY = ("same day", "samma dag")
_WORKING = ("arbetsdag", "vardag", "business", "working", "weekday")
# Part of a longer number, of a fraction or of a range is not what is meant.
_IN_WORDS = re.compile(r"(?<![\d.,–-])(?<!\d\s)(?P<number>[0-9]{1,4})\s*(?P<unit>[a-zåäö]+)")
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
