"""Norms about a channel over a period: a share, a count, the longest gap, the time to answer."""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, all_of
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Accepted, Modality
from offentligroll.rules.source import Citation, InForce
from offentligroll.rules.visitor import VISITOR_FACT

OWN_STATEMENTS = FactTest(fact=VISITOR_FACT, negated=True)
"""The whole where no other is named: the authority's own statements."""

REQUESTS = all_of(VISITOR_FACT, "receives-request")
"""What can be answered: what visitors ask."""

Number = int | Decimal | Fraction
"""A number that stands for itself, and for nothing near it."""


class Measured(enum.StrEnum):
    """What is measured, by its key in files."""

    SHARE_OF = "share_of"
    COUNT_OF = "count_of"
    LONGEST_GAP = "longest_gap"
    ANSWERED = "answered"

    @property
    def is_share(self) -> bool:
        """Whether it is a number from 0 to 1, which nothing has where there is nothing."""
        return self in (Measured.SHARE_OF, Measured.ANSWERED)

    def can_be(self, bound: Decimal) -> bool:
        """Return whether a number can be a bound of it.

        Args:
            bound: the number.

        Returns:
            Whether it is one: from 0 to 1 for a share, from 0 on for what is counted.
        """
        return bound.is_finite() and bound >= 0 and (bound <= 1 or not self.is_share)


class Per(enum.StrEnum):
    """The periods into which the time of an archive is cut."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@attrs.frozen(kw_only=True, field_transformer=typed)
class ArchiveRule:
    """One measure of a channel over a period, and what it must or should be.

    Example:
        >>> rule = ArchiveRule(
        ...     id="answered-in-time",
        ...     modality="must",
        ...     measured="answered",
        ...     within=Duration.from_text("1 working day"),
        ...     at_least=Decimal("0.9"),
        ...     per="month",
        ...     says={"en": "Questions are answered within one working day."},
        ... )
        >>> rule.holds_to(Decimal("0.95"), Decimal(1))
        True
    """

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    modality: Modality
    """Must or should."""
    measured: Measured
    """What is measured."""
    counted: Condition = ALWAYS_TRUE
    """Of which statements the share, the count or the gap is taken."""
    within: Duration | None = None
    """The time to answer, where that is measured."""
    of: Condition | None = None
    """What the whole is; None for the authority's own statements, or for all requests."""
    per: Per | None = None
    """The periods; None for the whole time of the archive."""
    at_least: Decimal | None = None
    """The lower bound: a share from 0 to 1, a count, or a number of days."""
    at_most: Decimal | None = None
    """The upper bound; where there is neither, the measure is only shown."""
    when: Condition = ALWAYS_TRUE
    """Of which channels it is asked."""
    says: Wording
    """The norm as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""

    def __attrs_post_init__(self) -> None:
        if self.modality not in (Modality.MUST, Modality.SHOULD):
            raise ValueError(f"a measure must or should have a bound; it can't be `{self.modality}`")
        if self.at_least is not None and self.at_most is not None:
            raise ValueError("a measure has one bound, `at_least` or `at_most`; two are two rules")
        if (self.within is None) is (self.measured is Measured.ANSWERED):
            raise ValueError("`within` belongs to what is `answered`, and to that alone")
        if self.measured is Measured.COUNT_OF and self.per is None:
            raise ValueError("a count is per day, week, month, quarter or year")
        if self.measured is Measured.LONGEST_GAP and self.per is not None:
            raise ValueError("the longest gap is that of the whole time, since gaps reach over its parts")
        if self.bound is not None and not self.measured.can_be(self.bound):
            raise ValueError(f"`{self.measured}` can't be {self.bound}")

    @property
    def bound(self) -> Decimal | None:
        """What it is held to; None where it is only shown."""
        return self.at_most if self.at_least is None else self.at_least

    @property
    def counts_days(self) -> bool:
        """Whether its time hangs on which days are working days, whatever the country's law."""
        return self.within is not None and self.within.counts_days

    @property
    def whole(self) -> Condition:
        """Which statements are looked at."""
        if self.measured is Measured.ANSWERED:
            return REQUESTS if self.of is None else all_of(REQUESTS, self.of)
        return OWN_STATEMENTS if self.of is None else self.of

    def holds_to(self, low: Number, high: Number | None) -> bool | None:
        """Return whether a measure keeps to the bound, whatever it is between two ends.

        Args:
            low: the least that it can be.
            high: the most that it can be; None where nobody can tell.

        Returns:
            Whether it does; None where that can't be told, or where there is no bound.
        """
        if self.bound is None:
            return None
        bound, least, most = Fraction(self.bound), Fraction(low), None if high is None else Fraction(high)
        if self.at_least is not None:
            return True if least >= bound else False if most is not None and most < bound else None
        return True if most is not None and most <= bound else False if least > bound else None
