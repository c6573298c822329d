"""A policy made ready to judge many statements: its facts in order, and its three engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import attrs

from offentligroll.engine.asked import asked_by, facts_known_behind
from offentligroll.engine.capacity import CapacityEngine
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.in_force import changes_of
from offentligroll.engine.known import Known
from offentligroll.engine.normal_form import Derived, Normaliser, Positions
from offentligroll.engine.worlds import Literal, Worlds
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.condition import Condition
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation
from offentligroll.rules.support import evaluate
from offentligroll.rules.visitor import VISITOR_RULE

if TYPE_CHECKING:
    from offentligroll.engine.compiled_norms import CompiledNorms
    from offentligroll.engine.guidelines import GuidelineEngine
    from offentligroll.engine.obligations import ObligationEngine

Relations = Callable[[Iterable[str]], Iterable[tuple[Literal, Literal]]]
"""Gives what follows from what among some facts."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Compiled:
    """The rules of one policy as bits."""

    facts: tuple[str, ...]
    """The facts that the policy needs: those of capacity rules first, among them the cheap ones first."""
    stages: tuple[tuple[str, ...], ...]
    """What capacity rules need: the cheapest facts, then those and the next dearer ones, up to all."""
    capacity: CapacityEngine
    """Decides the capacity."""
    positions: Mapping[str, int]
    """The bit of each fact, and of each condition that capacity rules have derived."""
    worlds: Worlds
    """What the facts that the capacity rules ask for say of each other."""
    _derived: tuple[Derived, ...]
    """Conditions of capacity rules that are answered by themselves."""
    _guidelines: Sequence[Guideline]
    _obligations: Sequence[Obligation]
    _own_facts: Mapping[str, Condition]
    _relations: Relations | None
    _norms: CompiledNorms | None = None
    """The norms, where they were compiled from others."""

    @classmethod
    def of(  # noqa: PLR0913
        cls,
        *,
        capacity_rules: Sequence[CapacityRule],
        guidelines: Sequence[Guideline],
        obligations: Sequence[Obligation],
        otherwise: Capacity,
        own_facts: Mapping[str, Condition],
        cost_of: Callable[[str], int],
        relations: Relations | None = None,
        gate: str | None = None,
    ) -> Compiled:
        """Compile the rules of a policy.

        Args:
            capacity_rules: the capacity rules, without the one that is built in.
            guidelines: the guidelines.
            obligations: the obligations.
            otherwise: the capacity where no rule stands.
            own_facts: the policy's own group facts, without cycles.
            cost_of: tells how dear it is to find a fact, as for detectors.
            relations: gives what follows from what among the facts that the rules ask for.
            gate: the fact that the policy covers what is assessed; it comes first.

        Returns:
            The compiled rules.
        """
        normaliser = Normaliser(own_facts)
        capacity_rules = (VISITOR_RULE, *capacity_rules)
        in_capacity = facts_known_behind(own_facts, asked_by(capacity_rules))
        costs = {fact: cost_of(fact) for fact in in_capacity}
        first = () if gate is None else (gate,)
        by_cost = sorted(in_capacity, key=costs.__getitem__)
        counts = [
            number
            for number, fact in enumerate(by_cost)
            if number and costs[by_cost[number - 1]] < costs[fact]
        ]
        in_norms = facts_known_behind(own_facts, asked_by(guidelines, obligations))
        later = tuple(fact for fact in in_norms if fact not in in_capacity)
        facts = (*first, *by_cost, *later)
        positions = Positions({fact: position for position, fact in enumerate(facts)})
        return cls(
            facts=facts,
            stages=tuple((*first, *by_cost[:count]) for count in (*counts, len(by_cost))),
            capacity=CapacityEngine.compile(capacity_rules, otherwise, normaliser, positions),
            positions=positions,
            worlds=Worlds.compile(() if relations is None else relations(in_capacity), positions),
            derived=tuple(normaliser.derived),
            guidelines=guidelines,
            obligations=obligations,
            own_facts=own_facts,
            relations=relations,
        )

    @property
    def norms(self) -> CompiledNorms:
        """Guidelines and obligations, compiled when the first of them is asked for."""
        if self._norms is None:
            # Two threads may both get here; what they compile is the same.
            object.__setattr__(self, "_norms", self._compiled_norms())
        return cast("CompiledNorms", self._norms)

    def _compiled_norms(self) -> CompiledNorms:
        from offentligroll.engine.compiled_norms import CompiledNorms  # noqa: PLC0415

        return CompiledNorms.of(
            self._guidelines,
            self._obligations,
            Normaliser(self._own_facts, self._derived),
            Positions(self.positions),
            () if self._relations is None else self._relations(self.facts),
        )

    @property
    def guidelines(self) -> GuidelineEngine:
        """Decides the guidelines."""
        return self.norms.guidelines

    @property
    def obligations(self) -> ObligationEngine:
        """Decides the obligations."""
        return self.norms.obligations

    @property
    def derived(self) -> tuple[Derived, ...]:
        """Conditions that are answered by themselves; their bits follow those of the facts."""
        return self.norms.derived

    @property
    def norm_worlds(self) -> Worlds:
        """What all facts that the rules ask for say of each other."""
        return self.norms.worlds

    def with_rules(
        self,
        own_facts: Mapping[str, Condition],
        *,
        capacity_rules: tuple[Sequence[CapacityRule], Capacity] | None = None,
        guidelines: Sequence[Guideline] | None = None,
        obligations: Sequence[Obligation] | None = None,
    ) -> Compiled:
        """Compile only what is another, over the same facts in the same order.

        Args:
            own_facts: the policy's own group facts.
            capacity_rules: other capacity rules, with the capacity where none stands; None for the same.
            guidelines: other guidelines; None for the same.
            obligations: other obligations; None for the same.

        Returns:
            The compiled rules. They must not ask for facts that were not asked for before.
        """
        normaliser = Normaliser(own_facts, self.derived)
        positions = Positions(self.norms.positions)
        changed: dict[str, Any] = {}
        if capacity_rules is not None:
            rules, otherwise = capacity_rules
            rules = (VISITOR_RULE, *rules)
            changed["capacity"] = CapacityEngine.compile(rules, otherwise, normaliser, positions)
            changed["derived"] = tuple(normaliser.derived)
        norms = self.norms.with_rules(guidelines, obligations, normaliser, positions)
        changed["guidelines"] = self._guidelines if guidelines is None else guidelines
        changed["obligations"] = self._obligations if obligations is None else obligations
        return attrs.evolve(self, **changed, norms=norms, positions=positions)

    def decide(self, known: Known, day: dt.date | None) -> Decision:
        """Decide the capacity on one day, over the worlds that the relations between facts leave.

        Args:
            known: what is known.
            day: the day of the law; None where no rule is dated.

        Returns:
            The value, its status and the rules that decide.
        """
        decision = self.capacity.decide(known, day)
        # The text of a status is compared more slowly than the status.
        status = decision.status
        if status is _SETTLED or status is _SILENT or status is _CONFLICTING or not self.worlds.steps:
            return decision
        for firm, view in ((Status.SETTLED, known.strong), (Status.ASSUMED, known)):
            firmer = self._common(firm, view, day)
            if firmer is not None:
                return firmer
        return decision

    def _common(self, status: Status, view: Known, day: dt.date | None) -> Decision | None:
        """State what all worlds agree on, where that is as firm as wanted in each."""
        firm = (Status.SETTLED,) if status is Status.SETTLED else (Status.SETTLED, Status.ASSUMED)
        value, deciding = None, 0
        for world in self.worlds.left(view):
            decision = self.capacity.decide(self._again_in_capacity(world, view), day)
            if decision.status not in firm or (value is not None and decision.value is not value):
                return None
            value = decision.value
            deciding |= decision.deciding
        return None if value is None else Decision(value=value, status=status, deciding=deciding)

    @property
    def edges(self) -> tuple[dt.date, ...]:
        """The days on which a rule, guideline or obligation comes or goes."""
        days = [one.in_force for one in self._guidelines] + [one.in_force for one in self._obligations]
        return (*self.capacity.dated.changes, *changes_of(days))

    def with_derived(self, known: Known) -> Known:
        """Answer the derived conditions.

        Args:
            known: what is known of the facts.

        Returns:
            The same with the bits of the derived conditions.
        """
        return self._answered(known, self.derived, self.norms.positions)

    def with_derived_in_capacity(self, known: Known) -> Known:
        """Answer the derived conditions of capacity rules, which is all that a decision of those takes.

        Args:
            known: what is known of the facts.

        Returns:
            The same with their bits.
        """
        return self._answered(known, self._derived, self.positions)

    def _again_in_capacity(self, known: Known, before: Known) -> Known:
        if not self._derived:
            return known
        return self.with_derived_again(known, before)[0]

    def with_derived_again(self, known: Known, before: Known) -> tuple[Known, int]:
        """Answer only those derived conditions again whose facts have other answers than before.

        Args:
            known: what is known now, with the derived conditions as they were before.
            before: what was known before, derived conditions answered.

        Returns:
            The same with the bits of the derived conditions; and how many facts they asked for.
        """
        changed = (known.told ^ before.told) | (known.weak ^ before.weak)
        again = [one for one, asks in self.norms.asked_by_derived if asks & changed]
        times = 2 if known.weak else 1
        return self._answered(known, again, self.norms.positions), times * sum(
            self.norms.work[one.id] for one in again
        )

    def _answered(self, known: Known, derived: Iterable[Derived], positions: Mapping[str, int]) -> Known:
        for one in derived:
            truth = evaluate(one.condition, self.truth_of(known))
            strong = evaluate(one.condition, self.truth_of(known.strong)) if known.weak else truth
            known = known.with_truth(positions[one.id], truth, weak=strong is not truth)
        return known

    def truth_of(self, known: Known) -> Callable[[str], Truth]:
        """Read facts off their bits.

        Args:
            known: what is known.

        Returns:
            A function that gives the truth of a fact by its id.
        """
        return lambda fact: known.truth(self.positions[fact])


_SETTLED, _SILENT, _CONFLICTING = Status.SETTLED, Status.SILENT, Status.CONFLICTING
"""What nothing that facts say of each other makes firmer."""
