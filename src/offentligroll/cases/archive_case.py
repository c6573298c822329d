"""Cases of rules about archives: a small archive, and what must be measured of it."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.problems import did_you_mean
from offentligroll.files.shape import NotEmpty, Reads, SlipError
from offentligroll.languages import Message
from offentligroll.model.statement import Statement
from offentligroll.model.typed import typed
from offentligroll.policy.rulebook import Rulebook
from offentligroll.review.side import Side
from offentligroll.rules.outcome import Outcome, Status

if TYPE_CHECKING:
    from offentligroll.review.measures import Measure

SHOWN = "shown"
"""What is said of a measure that is held to nothing."""


def _number(value: float) -> Decimal:
    if math.isfinite(value):
        return Decimal(str(value))
    raise SlipError("invalid-value", Message("policy.no-limit", text=str(value)))


Number = Annotated[Decimal, Reads(_number, of=(int, float))]
"""What a measure must be, with as many digits as matter."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class HoldsShape:
    """``holds = { sides = […], from = …, until = … }``: what the archive of a case holds."""

    sides: Annotated[tuple[Side, ...], NotEmpty()] = tuple(Side)
    """Whose statements it holds, all of them; both sides', if nothing is said."""
    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    """The first day that it covers; None for that of its first statement."""
    end: dt.date | None = attrs.field(default=None, metadata={"key": "until"})
    """The last day that it covers; None for that of its last statement."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class ExpectedMeasure:
    """What one rule about archives must come to."""

    channel: str | None = None
    """The id of the channel that is meant; None for all channels."""
    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    """The first day of the period that is meant; None for all periods."""
    outcome: Outcome | None = None
    """Whether it keeps to its bound."""
    status: Status | None = None
    """How firm that is."""
    low: Number | None = None
    """The least that it can be."""
    high: Number | None = None
    """The most that it can be."""


def _alone(value: float | str) -> ExpectedMeasure:
    """An outcome or a number alone."""
    if not isinstance(value, str):
        return ExpectedMeasure(low=_number(value), high=_number(value))
    if value in set(Outcome):
        return ExpectedMeasure(outcome=Outcome(value))
    known = tuple(Outcome)
    message = Message("files.unknown-value", value=shortened(value), words=known)
    raise SlipError("unknown-value", message, meant=functools.partial(did_you_mean, value, known))


Alone = Annotated[ExpectedMeasure, Reads(_alone, of=(int, float, str))]
"""An outcome or a number alone."""
Expected = Alone | ExpectedMeasure
"""An outcome or a number alone, or more of it."""


def measures_of(
    policy: Rulebook,
    statements: Sequence[Statement],
    holds: HoldsShape | None,
    on: dt.date,
    as_of: dt.date | None,
) -> tuple[Measure, ...]:
    """Measure the archive of a case.

    Args:
        policy: the policy.
        statements: the archive.
        holds: what it holds; None for both sides, from its first statement to its last.
        on: the day of the report.
        as_of: the day of the law, where it is not that of each statement.

    Returns:
        The measures.
    """
    # Few suites have such cases, and a review takes longer to load than all else of them.
    from offentligroll.review.parts import Holds  # noqa: PLC0415
    from offentligroll.review.reviewing import review  # noqa: PLC0415

    told = holds or HoldsShape()
    held = Holds(sides=told.sides, start=told.start, end=told.end)
    return review(policy, statements, on=on, holds=held, as_of=as_of).measures


def compared_measures(
    expected: Mapping[str, ExpectedMeasure], measures: Sequence[Measure]
) -> Iterator[tuple[str, str, str | None]]:
    """Hold what was measured against what a case says.

    Args:
        expected: what it says, by the ids of rules.
        measures: what was measured.

    Yields:
        What it is about, what the case says, and what came; None where nothing was measured.
    """
    for rule, told in expected.items():
        found = [
            one
            for one in measures
            if one.id == rule and told.start in (None, one.start) and told.channel in (None, one.channel)
        ]
        for name in ("outcome", "status", "low", "high"):
            value = getattr(told, name)
            if value is not None:
                # Where several channels or periods are meant, all must be so.
                came = dict.fromkeys(_as_said(getattr(one, name), value) for one in found)
                yield f"measure {rule}", _plain(value), ", ".join(came) or None


def _as_said(value: object, wanted: object) -> str:
    """Write a value as a case would, numbers with as many digits as the case has."""
    if isinstance(value, Decimal) and isinstance(wanted, Decimal):
        return _plain(round(value, max(0, -int(wanted.as_tuple().exponent))))
    return SHOWN if value is None else _plain(value)


def _plain(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
