"""Deciding the obligations, once the capacity is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from offentligroll.engine.conclusions import Decision
from offentligroll.engine.in_force import DatedRules
from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Normaliser, terms_or_never
from offentligroll.engine.norms import Fit, by_status, firm_capacity
from offentligroll.engine.table import Layout, Table
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import ObligationOutcome, Status
from offentligroll.rules.rule import Obligation
from offentligroll.rules.visitor import applies_when, binds_in


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ObligationEngine:
    """The obligations of one policy, compiled."""

    obligations: tuple[Obligation, ...]
    """The obligations, in the order of their guard bits."""
    layout: Layout
    """Where each obligation's bits lie."""
    dated: DatedRules
    """Which obligations count on which day."""
    _fit: Fit
    _conditions: Table
    """When each obligation arises, and its exceptions, side by side."""

    @classmethod
    def compile(
        cls, obligations: Sequence[Obligation], normaliser: Normaliser, positions: Mapping[str, int]
    ) -> ObligationEngine:
        """Compile obligations into tables.

        Args:
            obligations: the obligations.
            normaliser: gives the terms of conditions.
            positions: the bit of each fact.

        Returns:
            The engine.
        """
        when = [normaliser.terms(applies_when(one)) for one in obligations]
        unless = [terms_or_never(normaliser, one.unless) for one in obligations]
        layout = Layout.for_widths([max(1, len(w), len(u)) for w, u in zip(when, unless, strict=True)])
        return cls(
            obligations=tuple(obligations),
            layout=layout,
            dated=DatedRules.compile(layout, [one.in_force for one in obligations]),
            fit=Fit.compile(layout, [binds_in(one) for one in obligations]),
            conditions=Table.compile(layout, [when, unless], positions),
        )

    def _arise(
        self, known: Known, capacity: Capacity, day: dt.date | None
    ) -> Mapping[ObligationOutcome, int]:
        in_force = self.dated.in_force(day)
        fits, may_fit = self._fit.answer(capacity, in_force)
        (applies, may_apply), (excepted, maybe_excepted) = self._conditions.answer(known)
        due = fits & applies & ~maybe_excepted & in_force
        possibly = may_fit & may_apply & ~excepted & in_force
        return {
            ObligationOutcome.DUE: due,
            ObligationOutcome.NOT_DUE: in_force & ~possibly,
            ObligationOutcome.UNDECIDED: possibly & ~due,
        }

    def decide(
        self, known: Known, decision: Decision, day: dt.date | None
    ) -> dict[int, tuple[ObligationOutcome, Status]]:
        """Decide all obligations in force, precautions left aside.

        Args:
            known: what is known.
            decision: the decided capacity.
            day: the day of the law, or None where it is not known.

        Returns:
            For each obligation's number its outcome and status.
        """
        outcomes = self._arise(known, decision.value, day)
        strong = self._arise(known.strong, firm_capacity(decision, Status.SETTLED), day)
        weak = self._arise(known, firm_capacity(decision, Status.SETTLED, Status.ASSUMED), day)
        settled, assumed = (_same(outcomes, other) for other in (strong, weak))
        decided = {}
        for outcome, mask in outcomes.items():
            for status, part in by_status(
                mask,
                settled=settled,
                assumed=assumed,
                is_open=outcome is ObligationOutcome.UNDECIDED,
            ):
                for number in self.layout.rules(part):
                    decided[number] = (outcome, status)
        return decided


def _same(some: Mapping[ObligationOutcome, int], others: Mapping[ObligationOutcome, int]) -> int:
    same = 0
    for outcome, mask in some.items():
        same |= mask & others[outcome]
    return same
