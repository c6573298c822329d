"""Deciding the guidelines, once the capacity is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from offentligroll.engine.conclusions import Decision
from offentligroll.engine.in_force import DatedRules
from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Normaliser, terms_or_never
from offentligroll.engine.norms import Fit, by_status, firm_capacity
from offentligroll.engine.ranking import Ranking, from_the_top
from offentligroll.engine.table import Layout, Table
from offentligroll.model.capacity import Capacity
from offentligroll.rules.condition import Condition
from offentligroll.rules.outcome import Outcome, Status
from offentligroll.rules.rule import Guideline, Modality
from offentligroll.rules.visitor import applies_when, binds_in


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Outcomes:
    """What the guidelines come to, as guard bits; each guideline in force is in one of them."""

    masks: Mapping[Outcome, int]
    """The guidelines of each outcome."""
    firm: int
    """Those that no answer to what is not known can bring to another outcome."""
    may_be_against: int
    """Duties that some answers to what is not known would show to be breached or departed from."""
    standing: int
    """Permissions that stand."""

    def same(self, other: Outcomes) -> int:
        """Return the guidelines that firmly come to the same on other knowledge.

        Args:
            other: the outcomes on other knowledge.

        Returns:
            The guidelines with the same outcome, which no answer can change there.
        """
        same = 0
        for outcome, mask in self.masks.items():
            same |= mask & other.masks[outcome]
        return same & other.firm


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GuidelineEngine:
    """The guidelines of one policy, compiled."""

    guidelines: tuple[Guideline, ...]
    """The guidelines, in the order of their guard bits: each after all that outrank it."""
    order: tuple[int, ...]
    """The place of each of them in the policy."""
    layout: Layout
    """Where each guideline's bits lie."""
    dated: DatedRules
    """Which guidelines count on which day."""
    _fit: Fit
    _conditions: Table
    """When each guideline applies, what it asks, its exceptions and its defence, side by side."""
    _modalities: Mapping[Modality, int]
    _ranking: Ranking
    """The permissions among themselves."""
    excusing: Mapping[int, int]
    """For each duty that permissions name, by the number of its guard bit: those permissions."""

    @classmethod
    def compile(
        cls, guidelines: Sequence[Guideline], normaliser: Normaliser, positions: Mapping[str, int]
    ) -> GuidelineEngine:
        """Compile guidelines into tables.

        Args:
            guidelines: the guidelines.
            normaliser: gives the terms of conditions.
            positions: the bit of each fact.

        Returns:
            The engine.
        """
        order = from_the_top([one.id for one in guidelines], [one.outranks for one in guidelines])
        guidelines = [guidelines[number] for number in order]
        parts = [
            [terms_or_never(normaliser, part(one)) for one in guidelines]
            for part in (_when_of, _conduct_of, _unless_of, _defence_of)
        ]
        layout = Layout.for_widths([max(1, *map(len, terms)) for terms in zip(*parts, strict=True)])
        numbers = {one.id: number for number, one in enumerate(guidelines)}
        permissions = {number for number, one in enumerate(guidelines) if not one.modality.is_duty}
        excusing: dict[int, list[int]] = {}
        for number, one in enumerate(guidelines):
            for other in one.outranks:
                if numbers[other] not in permissions:
                    excusing.setdefault(layout.guards[numbers[other]], []).append(number)
        return cls(
            guidelines=tuple(guidelines),
            order=tuple(order),
            layout=layout,
            dated=DatedRules.compile(layout, [one.in_force for one in guidelines]),
            fit=Fit.compile(layout, [binds_in(one) for one in guidelines]),
            conditions=Table.compile(layout, parts, positions),
            modalities={
                kind: layout.mask(n for n, one in enumerate(guidelines) if one.modality is kind)
                for kind in Modality
            },
            ranking=Ranking.compile(
                layout,
                [
                    [numbers[other] for other in one.outranks if numbers[other] in permissions]
                    for one in guidelines
                ],
            ),
            excusing={duty: layout.mask(others) for duty, others in excusing.items()},
        )

    def outcomes(self, known: Known, capacity: Capacity, day: dt.date | None) -> Outcomes:
        """Return what each guideline comes to.

        Args:
            known: what is known.
            capacity: the capacity; undetermined stands for not known.
            day: the day of the law, or None where it is not known.

        Returns:
            The outcomes of the guidelines in force.
        """
        in_force = self.dated.in_force(day)
        fits, may_fit = self._fit.answer(capacity, in_force)
        when, asked, exceptions, defences = self._conditions.answer(known)
        (applies, may_apply), (conduct, maybe_conduct) = when, asked
        (excepted, maybe_excepted), (defended, maybe_defended) = exceptions, defences
        applies &= fits & in_force
        may_apply &= may_fit & in_force

        may = self._modalities[Modality.MAY] & in_force
        stands = applies & conduct & may & ~maybe_excepted
        possibly = may_apply & maybe_conduct & may & ~excepted
        permitted, maybe_permitted, _ = self._ranking.resolve(stands, possibly, stands)
        covered = self._covered(permitted)
        perhaps_covered = self._covered(maybe_permitted)

        forbidden = self._modalities[Modality.MUST_NOT] | self._modalities[Modality.SHOULD_NOT]
        right = conduct & ~forbidden | forbidden & ~maybe_conduct
        wrong = conduct & forbidden | ~forbidden & ~maybe_conduct
        maybe_wrong = ~right
        duty = in_force & ~may
        not_applicable = duty & ~may_apply
        left = duty & ~not_applicable
        complies = left & right
        left ^= complies
        excused = left & (excepted | defended | covered)
        left ^= excused
        against = left & applies & wrong & ~maybe_excepted & ~perhaps_covered
        undecided = left ^ against
        strict = self._modalities[Modality.MUST] | self._modalities[Modality.MUST_NOT]
        return Outcomes(
            masks={
                Outcome.NOT_APPLICABLE: not_applicable | may & ~maybe_permitted,
                Outcome.PERMITTED: permitted,
                Outcome.COMPLIES: complies,
                Outcome.EXCUSED: excused,
                Outcome.UNDECIDED: undecided | maybe_permitted & ~permitted,
                Outcome.BREACHED: against & strict,
                Outcome.DEPARTED_FROM: against & ~strict,
            },
            firm=not_applicable
            | may & ~maybe_permitted
            | permitted
            | applies & (complies | excused & wrong)
            | against & ~maybe_defended,
            may_be_against=duty & may_apply & maybe_wrong & ~(excepted | defended | covered),
            standing=permitted,
        )

    def _covered(self, permissions: int) -> int:
        covered = 0
        for duty, excusing in self.excusing.items():
            if permissions & excusing:
                covered |= 1 << duty
        return covered

    def decide(
        self, known: Known, decision: Decision, day: dt.date | None
    ) -> tuple[Outcomes, dict[int, tuple[Outcome, Status]]]:
        """Decide all guidelines in force.

        Args:
            known: what is known.
            decision: the decided capacity.
            day: the day of the law, or None where it is not known.

        Returns:
            The outcomes, and for each guideline's number its outcome and status. The outcomes tell, too, what
            may be against a guideline once weak facts and an unsettled capacity are taken as unknown.
        """
        outcomes = self.outcomes(known, decision.value, day)
        strong = self.outcomes(known.strong, firm_capacity(decision, Status.SETTLED), day)
        settled = outcomes.same(strong)
        assumed = outcomes.same(
            self.outcomes(known, firm_capacity(decision, Status.SETTLED, Status.ASSUMED), day)
        )
        outcomes = attrs.evolve(outcomes, may_be_against=strong.may_be_against)
        decided = {}
        for outcome, mask in outcomes.masks.items():
            for status, part in by_status(
                mask,
                settled=settled,
                assumed=assumed,
                is_open=outcome is Outcome.UNDECIDED,
            ):
                for number in self.layout.rules(part):
                    decided[number] = (outcome, status)
        return outcomes, decided

    def permissions_of(self, number: int) -> list[int]:
        """Name the permissions that outrank a duty, whether they stand or not.

        Args:
            number: the duty's number.

        Returns:
            The numbers of the permissions.
        """
        return self.layout.rules(self.excusing.get(self.layout.guards[number], 0))

    def excusing_permissions(self, number: int, outcomes: Outcomes) -> list[int]:
        """Name the permissions that excuse a duty.

        Args:
            number: the duty's number.
            outcomes: what the guidelines came to.

        Returns:
            The numbers of the permissions.
        """
        return self.layout.rules(self.excusing.get(self.layout.guards[number], 0) & outcomes.standing)


def _when_of(guideline: Guideline) -> Condition | None:
    return applies_when(guideline)


def _conduct_of(guideline: Guideline) -> Condition | None:
    return guideline.conduct


def _unless_of(guideline: Guideline) -> Condition | None:
    return guideline.unless


def _defence_of(guideline: Guideline) -> Condition | None:
    return guideline.defence
