"""One case: an example with the expected answer and the rules that must have caused it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.cases.archive_case import Expected, HoldsShape
from offentligroll.files.shape import NotEmpty, Refers, Shape, SlipError
from offentligroll.files.values import Id
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.model.reading.dates import Date
from offentligroll.model.reading.statement_shape import StatementShape
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

FACTS, RULES = "vocabulary", "capacity"
"""What the names in a case name."""

FactId = Annotated[str, Refers(FACTS)]
"""The id of a fact, which may be one of the policy's own."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class CaseSource:
    """Where a decided case can be read."""

    cite: str
    """The decision, as people cite it."""
    url: str | None = None
    """Its address."""
    date: Date | None = None
    """When it was decided, as exactly as known."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Expectation:
    """What the assessment must say."""

    capacity: Capacity | None = None
    """Whose words they are."""
    status: Status | None = None
    """How firm the answer is."""
    hat: str | None = None
    """A role that the deciding rules must name."""
    standing: str | None = None
    """The decider's own word on how firm the answer is; documentation."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Case(Shape):
    """An example with the expected answer and the rules that must have caused it."""

    __repr__ = short_repr

    id: Id
    """Its id in the suite."""
    title: str = ""
    """What it is about, in a line."""
    policy: str | None = None
    """The id of the policy, where the file has it on each case; it is the suite's."""
    source: CaseSource | None = None
    """Where the decision can be read; None for a made-up case."""
    jurisdiction: str | None = None
    """The country whose body decided."""
    at: dt.date | None = None
    """The day of the act."""
    text: str | None = None
    """The words, where they are known; for people, no detector reads them."""
    facts_in_words: str | None = None
    """What happened."""
    yes: tuple[FactId, ...] = ()
    """Facts that are so."""
    no: tuple[FactId, ...] = ()
    """Facts that are not so."""
    channel: str | None = None
    """A channel of the directory instead, for rules about channels; on the day `at`."""
    statement: StatementShape | None = attrs.field(default=None, hash=False)
    """A whole statement instead, as in the native format, to exercise the detectors."""
    archive: Annotated[tuple[StatementShape, ...], NotEmpty()] = attrs.field(default=(), hash=False)
    """A small archive instead, for rules about archives; reviewed on the day `at`."""
    holds: HoldsShape | None = None
    """What the archive holds; both sides, if nothing is said."""
    measures: dict[str, Expected] = attrs.field(factory=dict, hash=False)
    """What rules about archives must come to, by id."""
    expect: Expectation = Expectation()
    """What the assessment must say of the capacity."""
    because: tuple[Annotated[str, Refers(RULES)], ...] = ()
    """Rules that must be among the deciding ones."""
    findings: dict[str, Outcome] = attrs.field(factory=dict, hash=False)
    """What guidelines must come to, by id."""
    obligations: dict[str, ObligationOutcome] = attrs.field(factory=dict, hash=False)
    """What obligations must come to, by id."""
    known: str | None = None
    """Why the case is known to come out differently."""
    decider: str | None = None
    """Who decided."""
    overruled_by: str | None = None
    """Who decided the other way; the case is then reported apart."""
    law_status: str | None = None
    """Whether the decision still stands as law."""
    status: str | None = None
    """The same, in older files."""
    basis: str | None = None
    """Whether the decider said it, implied it, or the case is made up."""
    tier: str | None = None
    """How squarely the decider answered."""
    confidence: str | None = None
    """How sure the encoding is."""
    teaches: str | None = None
    """What the case shows."""

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find facts that are both yes and no, and facts beside a statement."""
        yes, no = read.get("yes", ()), read.get("no", ())
        for number, fact in enumerate(no):
            if fact in yes:
                message, hint = Message("cases.told-twice", fact=fact), Message("cases.advice.told-twice")
                yield SlipError("told-twice", message, hint, key=("no", number))
        kinds = [key for key in ("statement", "channel", "archive") if read.get(key) is not None]
        if kinds and (yes or no or len(kinds) > 1):
            hint = Message("cases.advice.two-kinds")
            yield SlipError("two-kinds", Message("cases.two-kinds"), hint, key=(kinds[-1],))
        yield from _archive_slips(read)


def _archive_slips(read: Mapping[str, Any]) -> Iterator[SlipError]:
    """Find what an archive lacks, and what is expected of it that only a statement can be."""
    if read.get("archive") is None:
        if read.get("measures"):
            hint = Message("cases.advice.no-archive")
            yield SlipError("no-archive", Message("cases.no-archive"), hint, key=("measures",))
        return
    if read.get("at") is None:
        yield SlipError("missing-key", Message("cases.archive-day"), Message("cases.advice.archive-day"))
    for key in ("expect", "because", "findings", "obligations"):
        if read.get(key):
            hint = Message("cases.advice.not-of-archive")
            yield SlipError("two-kinds", Message("cases.not-of-archive", key=key), hint, key=(key,))
