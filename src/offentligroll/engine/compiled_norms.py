"""The guidelines and obligations of one policy as bits."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.engine.guidelines import GuidelineEngine
from offentligroll.engine.normal_form import Derived, Normaliser, Positions
from offentligroll.engine.obligations import ObligationEngine
from offentligroll.engine.worlds import Literal, Worlds
from offentligroll.rules.condition import facts_in
from offentligroll.rules.rule import Guideline, Obligation
from offentligroll.rules.visitor import VISITOR_FACT


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CompiledNorms:
    """The engines of guidelines and obligations, and what they were compiled to beside."""

    guidelines: GuidelineEngine
    """Decides the guidelines."""
    obligations: ObligationEngine
    """Decides the obligations."""
    derived: tuple[Derived, ...]
    """Conditions of any rule that are answered by themselves."""
    positions: Mapping[str, int]
    """The bit of each fact, and of each derived condition."""
    worlds: Worlds
    """What all facts that the rules ask for say of each other."""

    @classmethod
    def of(
        cls,
        guidelines: Sequence[Guideline],
        obligations: Sequence[Obligation],
        normaliser: Normaliser,
        positions: Positions,
        implications: Iterable[tuple[Literal, Literal]],
    ) -> CompiledNorms:
        """Compile norms.

        Args:
            guidelines: the guidelines.
            obligations: the obligations.
            normaliser: what capacity rules were taken apart by before; it is used up.
            positions: the bits of the facts, and of what was derived before; others are added.
            implications: what follows from what among the facts that any rule asks for.

        Returns:
            The norms.
        """
        return cls(
            guidelines=GuidelineEngine.compile(guidelines, normaliser, positions),
            obligations=ObligationEngine.compile(obligations, normaliser, positions),
            derived=tuple(normaliser.derived),
            positions=positions,
            # Whether a visitor speaks decides both whose words they are and which norms apply: looked at one
            # by one, these would leave open what comes to the same either way.
            worlds=Worlds.compile(implications, positions, {VISITOR_FACT} & positions.keys()),
        )

    def with_rules(
        self,
        guidelines: Sequence[Guideline] | None,
        obligations: Sequence[Obligation] | None,
        normaliser: Normaliser,
        positions: Positions,
    ) -> CompiledNorms:
        """Compile only what is another, over the same facts in the same order.

        Args:
            guidelines: other guidelines; None for the same.
            obligations: other obligations; None for the same.
            normaliser: as for :meth:`of`.
            positions: as for :meth:`of`.

        Returns:
            The norms.
        """
        compiled, bound = self.guidelines, self.obligations
        if guidelines is not None:
            compiled = GuidelineEngine.compile(guidelines, normaliser, positions)
        if obligations is not None:
            bound = ObligationEngine.compile(obligations, normaliser, positions)
        return CompiledNorms(
            guidelines=compiled,
            obligations=bound,
            derived=tuple(normaliser.derived),
            positions=positions,
            worlds=self.worlds,
        )

    @functools.cached_property
    def asked_by_derived(self) -> tuple[tuple[Derived, int], ...]:
        """Each derived condition with the bits of the facts that it asks for."""
        return tuple(
            (one, sum(3 << 2 * self.positions[fact] for fact in set(facts_in(one.condition))))
            for one in self.derived
        )

    @functools.cached_property
    def work(self) -> Mapping[str, int]:
        """How many facts each derived condition asks for, as often as it asks."""
        return {one.id: sum(1 for _ in facts_in(one.condition)) for one in self.derived}
