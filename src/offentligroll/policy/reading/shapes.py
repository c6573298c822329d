"""What stands in a policy file, before anything of it is understood."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

import attrs

from offentligroll.model.capacity import Capacity
from offentligroll.rules.rule import Bound, Duration, InCapacity, StartsAt
from offentligroll.rules.source import SourceKind


class Concluded(enum.StrEnum):
    """What a capacity rule may conclude."""

    OFFICIAL = "official"
    PERSONAL = "personal"


class WhenUndecided(enum.StrEnum):
    """What an obligation does while it can't be decided."""

    DUE = "due"


@attrs.frozen(kw_only=True)
class InForceShape:
    """``in_force = { from = …, until = … }``."""

    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    end: dt.date | None = attrs.field(default=None, metadata={"key": "until"})

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("`in_force` says neither `from` nor `until`; leave it out, or name a day")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(
                f"it ends ({self.end}) before it begins ({self.start}); swap the days, or correct one"
            )


@attrs.frozen(kw_only=True)
class SourceShape:
    """``[sources.key]``."""

    title: str
    kind: SourceKind
    verified: bool
    date: dt.date | None = None
    url: str | None = None
    in_force: InForceShape | None = None


@attrs.frozen(kw_only=True)
class AcceptedShape:
    """``{ code = …, why = … }``."""

    code: str
    why: str


@attrs.frozen(kw_only=True)
class ExtendsShape:
    """``{ policy = …, capacity = true }``."""

    policy: str
    capacity: bool = False


@attrs.frozen(kw_only=True)
class OwnFactShape:
    """``[[fact]]``."""

    id: str
    phrase: dict[str, str]
    is_not: dict[str, str] = attrs.field(factory=dict)
    that_not: dict[str, str] = attrs.field(factory=dict)
    ask: dict[str, str] = attrs.field(factory=dict)
    must: dict[str, str] = attrs.field(factory=dict)
    must_not: dict[str, str] = attrs.field(factory=dict)
    all_of: Any = None
    any_of: Any = None
    none_of: Any = None
    at_least: Any = None
    words: dict[str, tuple[str, ...]] | None = None


@attrs.frozen(kw_only=True)
class NormShape:
    """What every rule has."""

    id: str
    says: dict[str, str]
    cite: str | None = None
    when: Any = None
    unless: Any = None
    in_force: InForceShape | None = None
    accept: tuple[AcceptedShape, ...] = ()


@attrs.frozen(kw_only=True)
class CapacityShape(NormShape):
    """``[[capacity]]``."""

    official_only_if: Any = None
    personal_only_if: Any = None
    decides: Concluded | None = None
    presumes: Concluded | None = None
    suggests: Concluded | None = None
    rebutted_by: Any = None
    outranks: tuple[str, ...] = ()
    hat: str | None = None


@attrs.frozen(kw_only=True)
class GuidelineShape(NormShape):
    """``[[guideline]]``."""

    must: Any = None
    must_not: Any = None
    should: Any = None
    should_not: Any = None
    may: Any = None
    in_capacity: InCapacity = InCapacity.OFFICIAL
    binds: tuple[Bound, ...] = (Bound.SPEAKER,)
    defence: Any = None
    outranks: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ObligationShape(NormShape):
    """``[[obligation]]``."""

    action: dict[str, str]
    in_capacity: InCapacity = InCapacity.OFFICIAL
    binds: tuple[Bound, ...] = (Bound.AUTHORITY,)
    starts: StartsAt = StartsAt.PUBLISHED
    within: Duration | None = None
    retain: Duration | None = None
    when_undecided: WhenUndecided | None = None


@attrs.frozen(kw_only=True)
class PolicyShape:
    """A whole policy file."""

    format: int
    id: str
    version: str
    languages: tuple[str, ...]
    title: dict[str, str]
    question: dict[str, str]
    zone: str
    country: str | None = None
    in_force: InForceShape | None = None
    otherwise: Capacity = Capacity.UNDETERMINED
    extends: tuple[str | ExtendsShape, ...] = ()
    sources: dict[str, SourceShape] = attrs.field(factory=dict)
    assume: dict[str, bool] = attrs.field(factory=dict)
    fact: tuple[OwnFactShape, ...] = ()
    capacity: tuple[CapacityShape, ...] = ()
    guideline: tuple[GuidelineShape, ...] = ()
    obligation: tuple[ObligationShape, ...] = ()


def duration_from_file(value: Any, _: Any) -> Duration:  # noqa: ANN401 - any TOML value
    """Read a duration out of a file.

    Args:
        value: what stands there.
        _: the wanted type.

    Returns:
        The duration.

    Raises:
        ValueError: it is not a duration.
    """
    if not isinstance(value, str):
        raise ValueError('a duration is a text such as `"P1D"`, `"1 working day"` or `"forever"`')  # noqa: TRY004
    return Duration.from_text(value)
