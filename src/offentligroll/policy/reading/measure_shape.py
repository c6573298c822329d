"""How a policy file writes a measure: ``must = { share_of = …, at_least = … }``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import NotEmpty, Reads, Shape, SlipError
from offentligroll.languages import Message
from offentligroll.policy.reading.duration_text import DurationText, duration_in, duration_text
from offentligroll.rules.archive_rule import Measured, Per
from offentligroll.rules.duration import Duration

_HUNDREDTHS = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?) *(?:%|procent|per ?cent)")


def _limit(value: float | str) -> Decimal | Duration:
    if isinstance(value, str):
        hundredths = _HUNDREDTHS.fullmatch(value.strip())
        if hundredths is None:
            return duration_in(value)
        share = f"{Decimal(hundredths[1].replace(',', '.')) / 100:f}"
        message, hint = Message("policy.no-limit", text=value), Message("policy.advice.limit", share=share)
        raise SlipError("invalid-value", message, hint)
    if math.isfinite(value):
        return Decimal(str(value))
    raise SlipError("invalid-value", Message("policy.no-limit", text=str(value)))


Limit = Annotated[
    Decimal | Duration, Reads(_limit, of=(int, float, str), wanted=Message("policy.kind.limit"))
]
"""What a measure is held to."""


@attrs.frozen(kw_only=True)
class MeasureShape(Shape):
    """``{ share_of = …, at_least = … }``."""

    share_of: Any = None
    count_of: Any = None
    longest_gap: Any = None
    answered: DurationText | None = None
    of: Any = None
    per: Per | None = None
    at_least: Limit | None = None
    at_most: Limit | None = None

    @property
    def measured(self) -> Measured | None:
        """What is measured; None where nothing that can be read says so."""
        return next((one for one in Measured if getattr(self, one.value) is not None), None)

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find what a measure can't be."""
        found = [one for one in Measured if read.get(one.value) is not None]
        if len(found) > 1:
            message = Message("policy.two-measures", keys=tuple(found))
            yield SlipError("two-measures", message, Message("policy.advice.two-rules"))
        for measured in found[:1]:
            yield from _slips_of(measured, read)


MeasureTable = Annotated[MeasureShape, NotEmpty()]


def _slips_of(measured: Measured, read: Mapping[str, Any]) -> Iterator[SlipError]:
    if read.get("at_least") is not None and read.get("at_most") is not None:
        yield _slip("two-bounds", "at_most", at_least="at_least", at_most="at_most")
    if measured is Measured.COUNT_OF and read.get("per") is None:
        yield SlipError("missing-key", Message("policy.no-per"), Message("policy.advice.no-per"))
    if measured is Measured.LONGEST_GAP and read.get("per") is not None:
        yield _slip("gap-per", "per")
    if measured is Measured.LONGEST_GAP and read["longest_gap"] is False:
        yield _slip("no-gap", "longest_gap")
    within = read.get("answered")
    if within is not None and within.for_ever:
        yield _slip("answered-forever", "answered")
    for key in ("at_least", "at_most"):
        bound = read.get(key)
        if bound is not None and limit_of(measured, bound) is None:
            yield _slip("no-bound-of", key, key=key, bound=_written(bound), measured=measured)


def _slip(code: str, at: str, **told: Any) -> SlipError:  # noqa: ANN401 - parameters of a message
    return SlipError(
        "invalid-value", Message(f"policy.{code}", **told), Message(f"policy.advice.{code}"), key=(at,)
    )


def _written(bound: Decimal | Duration) -> str:
    return shortened(str(bound) if isinstance(bound, Decimal) else duration_text(bound))


def limit_of(measured: Measured, bound: Decimal | Duration) -> Decimal | None:
    """Turn what stands in a file into what a measure is held to.

    Args:
        measured: what is measured.
        bound: a number, or for the longest gap also days and weeks.

    Returns:
        The number; None where it can't be one of that measure.
    """
    if isinstance(bound, Duration):
        is_days = measured is Measured.LONGEST_GAP and bound == Duration(days=bound.days)
        return Decimal(bound.days) if is_days else None
    return bound if measured.can_be(bound) else None
