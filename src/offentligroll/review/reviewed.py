"""What a review of an archive found: what came in, what was done by a day, and what can't be known."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.channel_assessment import ChannelAssessment
from offentligroll.assessment.parts import Finding
from offentligroll.model.typed import typed
from offentligroll.review.measures import Measure
from offentligroll.review.parts import (
    ChannelCount,
    Coverage,
    Fulfilment,
    FulfilmentOutcome,
    Request,
    RequestOutcome,
)
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.rule import Obligation


@attrs.frozen(kw_only=True, field_transformer=typed)
class Reviewed:
    """A whole archive under a policy, by the day of a report."""

    policy: str
    """The policy's id."""
    on: dt.date
    """The day of the report."""
    document_due: dt.date | None = None
    """The day by which the adopted document was to be reviewed, where that has passed."""
    assessments: tuple[Assessment, ...] = attrs.field(default=(), repr=False)
    """The answer about each statement, where they were kept."""
    requests: tuple[Request, ...] = attrs.field(default=(), repr=False)
    """What came in and wants an answer, and what was answered."""
    obligations: tuple[Fulfilment, ...] = attrs.field(default=(), repr=False)
    """What became of the obligations that say by what they are met."""
    channels: tuple[ChannelCount, ...] = ()
    """What there is of each channel."""
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=False)
    """What the rules about archives come to, for each channel and period."""
    coverage: Coverage
    """What the archive can show, and what it can't."""

    @property
    def counts(self) -> Mapping[FulfilmentOutcome, int]:
        """How many obligations came out how."""
        counted = collections.Counter(one.outcome for one in self.obligations)
        return {outcome: counted[outcome] for outcome in FulfilmentOutcome}

    @property
    def first(self) -> tuple[Fulfilment, ...]:
        """What a person must look at first: overdue, then late, then what is not known; longest ago first."""
        order = list(FulfilmentOutcome)
        waiting = (one for one in self.obligations if one.outcome in order[:3])
        return tuple(sorted(waiting, key=lambda one: (order.index(one.outcome), one.due or dt.date.max)))

    @property
    def against(self) -> tuple[Measure | Finding, ...]:
        """The measures, and the findings about channels, that a rule is breached by."""
        measures = [one for one in self.measures if one.outcome is not None and one.outcome.is_against]
        assessed = [one.assessment for one in self.channels if one.assessment is not None]
        return (*measures, *(finding for one in assessed for finding in one.against))

    @property
    def unanswered(self) -> tuple[Request, ...]:
        """The requests that the archive shows no answer to; that there are no others is never said here."""
        return tuple(one for one in self.requests if one.outcome is RequestOutcome.UNANSWERED)

    def to_dict(self) -> dict[str, Any]:
        """Turn the review into plain values, ready for JSON, without the assessments.

        Returns:
            A dictionary; obligations and rules are named by their ids.
        """
        record: dict[str, Any] = attrs.asdict(
            self, filter=lambda field, _: field.name != "assessments", value_serializer=_plain
        )
        record["coverage"]["can_show_unanswered"] = self.coverage.can_show_unanswered
        return record


def _plain(_: type, __: attrs.Attribute[Any] | None, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Obligation | ArchiveRule):
        return value.id
    if isinstance(value, ChannelAssessment):
        return value.to_dict()
    if isinstance(value, Decimal):
        # As a text it stays exact.
        return str(value)
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if hasattr(value, "value") else value
