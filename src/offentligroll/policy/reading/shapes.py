"""What stands in a policy file, before anything of it is understood."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.shape import NotEmpty, Reads, Refers, Shape, SlipError
from offentligroll.files.strict import FORMAT
from offentligroll.files.values import Country, Id, Zone, id_of
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation import OrganisationKind
from offentligroll.policy.reading.covers_shape import CoversTable, DaysShape
from offentligroll.policy.reading.document_shape import DocumentTable
from offentligroll.policy.reading.duration_text import DurationText
from offentligroll.policy.reading.measure_shape import MeasureTable
from offentligroll.rules.house_rule import Then
from offentligroll.rules.rule import Bound, Ends, InCapacity, StartsAt
from offentligroll.rules.source import SourceKind
from offentligroll.rules.template_id import TemplateId


class Concluded(enum.StrEnum):
    """What a capacity rule may conclude."""

    OFFICIAL = "official"
    PERSONAL = "personal"


class WhenUndecided(enum.StrEnum):
    """What an obligation does while it can't be decided."""

    DUE = "due"


def _phrase(text: str) -> str:
    from offentligroll.facts.text.words import Words  # noqa: PLC0415

    if Words.of(text).folded:
        return text
    raise SlipError("no-words", Message("policy.no-words", phrase=shortened(text)))


def _host(text: str) -> str:
    host = text.casefold().removeprefix("www.")
    if _HOST.fullmatch(host):
        return host
    raise SlipError("no-host", Message("policy.no-host", host=shortened(text)), _host_meant(text))


def _host_meant(text: str) -> Message | None:
    from offentligroll.facts.text.links import hosts_of  # noqa: PLC0415

    meant = next(iter(hosts_of(text)), "")
    return Message("policy.advice.host", host=meant) if _HOST.fullmatch(meant) else None


_HOST = re.compile(r"[a-z0-9åäöæøüé-]{1,63}(?:\.[a-z0-9åäöæøüé-]{1,63}){1,5}")

Phrase = Annotated[str, Reads(_phrase)]
"""Words to look for."""
Phrases = Annotated[tuple[Phrase, ...], NotEmpty()]
Host = Annotated[str, Reads(_host)]
"""A host, without scheme and path."""
Hosts = Annotated[tuple[Host, ...], NotEmpty()]
Bounds = Annotated[tuple[Bound, ...], NotEmpty()]
Templates = Annotated[tuple[TemplateId, ...], NotEmpty()]
Kinds = Annotated[tuple[OrganisationKind, ...], NotEmpty()]


@attrs.frozen(kw_only=True)
class InForceShape(DaysShape):
    """``in_force = { from = …, until = … }``."""

    start: dt.date | None = attrs.field(default=None, metadata={"key": "from"})
    end: dt.date | None = attrs.field(default=None, metadata={"key": "until"})


InForceTable = Annotated[InForceShape, NotEmpty()]


@attrs.frozen(kw_only=True)
class SourceShape(Shape):
    """``[sources.key]``."""

    title: str
    kind: SourceKind
    verified: bool
    read: dt.date | None = None
    date: dt.date | None = None
    url: str | None = None
    in_force: InForceTable | None = None


@attrs.frozen(kw_only=True)
class AcceptedShape(Shape):
    """``{ code = …, why = … }``."""

    code: str
    why: str | dict[str, str]


@attrs.frozen(kw_only=True)
class ExtendsShape(Shape):
    """``{ policy = …, capacity = true }``."""

    policy: Id
    capacity: bool = False


def _extended(policy: str) -> ExtendsShape:
    return ExtendsShape(policy=id_of(policy))


ExtendedId = Annotated[ExtendsShape, Reads(_extended)]
"""The id of an extended policy alone."""


@attrs.frozen(kw_only=True)
class OwnFactShape(Shape):
    """``[[fact]]``."""

    id: Id
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
    words: Annotated[dict[str, Phrases], NotEmpty()] | None = None
    hosts: Hosts | None = None


@attrs.frozen(kw_only=True)
class NormShape(Shape):
    """What every rule has."""

    id: Id
    says: dict[str, str]
    cite: str | None = None
    when: Any = None
    unless: Any = None
    in_force: InForceTable | None = None
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
    outranks: tuple[Annotated[str, Refers("capacity")], ...] = ()
    hat: str | None = None
    answers: Templates = ()


@attrs.frozen(kw_only=True)
class GuidelineShape(NormShape):
    """``[[guideline]]``."""

    must: Any = None
    must_not: Any = None
    should: Any = None
    should_not: Any = None
    may: Any = None
    in_capacity: InCapacity = InCapacity.OFFICIAL
    binds: Bounds = (Bound.SPEAKER,)
    defence: Any = None
    outranks: tuple[Annotated[str, Refers("guideline")], ...] = ()
    answers: Templates = ()


@attrs.frozen(kw_only=True)
class ObligationShape(NormShape):
    """``[[obligation]]``."""

    action: dict[str, str]
    in_capacity: InCapacity = InCapacity.OFFICIAL
    binds: Bounds = (Bound.AUTHORITY,)
    starts: StartsAt = StartsAt.PUBLISHED
    within: DurationText | None = None
    ends: Ends | None = None
    done_by: Any = None
    retain: DurationText | None = None
    when_undecided: WhenUndecided | None = None
    answers: Templates = ()


@attrs.frozen(kw_only=True)
class HouseRuleShape(Shape):
    """``[[house_rule]]``."""

    id: Id
    says: dict[str, str]
    not_allowed: Any = None
    then: Then = Then.MAY_REMOVE
    block_after: int | None = None
    cite: str | None = None
    answers: Templates = ()
    in_force: InForceTable | None = None
    accept: tuple[AcceptedShape, ...] = ()

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find a count that is none."""
        count = read.get("block_after")
        if count is not None and count < 1:
            message, hint = Message("policy.block-after", count=count), Message("policy.advice.block-after")
            yield SlipError("invalid-value", message, hint, key=("block_after",))


@attrs.frozen(kw_only=True)
class ChannelRuleShape(NormShape):
    """``[[channel_rule]]``."""

    must: Any = None
    must_not: Any = None
    should: Any = None
    should_not: Any = None
    may: Any = None


@attrs.frozen(kw_only=True)
class ArchiveRuleShape(Shape):
    """``[[archive_rule]]``."""

    id: Id
    says: dict[str, str]
    must: MeasureTable | None = None
    should: MeasureTable | None = None
    when: Any = None
    cite: str | None = None
    in_force: InForceTable | None = None
    accept: tuple[AcceptedShape, ...] = ()


@attrs.frozen(kw_only=True)
class PrincipleShape(Shape):
    """``[[principle]]``."""

    id: Id
    says: dict[str, str]
    cite: str | None = None
    accept: tuple[AcceptedShape, ...] = ()


@attrs.frozen(kw_only=True)
class PolicyShape(Shape):
    """A whole policy file."""

    format: int = attrs.field(metadata={"instead": FORMAT})
    id: Id = attrs.field(metadata={"instead": "policy"})
    version: str = attrs.field(metadata={"instead": "1"})
    languages: tuple[str, ...] = attrs.field(metadata={"instead": ()})
    title: dict[str, str] = attrs.field(metadata={"instead": {}})
    question: dict[str, str] = attrs.field(metadata={"instead": {}})
    zone: Zone = attrs.field(metadata={"instead": ZoneInfo("UTC")})
    country: Country | None = None
    in_force: InForceTable | None = None
    document: DocumentTable | None = None
    covers: CoversTable | None = None
    model_for: Kinds = ()
    otherwise: Capacity = Capacity.UNDETERMINED
    extends: tuple[ExtendedId | ExtendsShape, ...] = ()
    sources: dict[Id, SourceShape] = attrs.field(factory=dict)
    assume: dict[str, bool] = attrs.field(factory=dict)
    fact: tuple[OwnFactShape, ...] = ()
    capacity: tuple[CapacityShape, ...] = ()
    guideline: tuple[GuidelineShape, ...] = ()
    obligation: tuple[ObligationShape, ...] = ()
    house_rule: tuple[HouseRuleShape, ...] = ()
    channel_rule: tuple[ChannelRuleShape, ...] = ()
    archive_rule: tuple[ArchiveRuleShape, ...] = ()
    principle: tuple[PrincipleShape, ...] = ()
