"""What is kept of a statement, or of a channel, so that it can be measured later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import Condition, FactTest, all_of, facts_in
from offentligroll.rules.support import evaluate, support


@attrs.frozen
class Told:
    """Whether a condition holds."""

    truth: Truth
    """As far as it is known."""
    firm: Truth
    """As far as it is known without weak facts."""
    missing: tuple[str, ...] = ()
    """The facts that are not known, where that leaves it open."""

    def of(self, *, firmly: bool) -> Truth:
        """Return one of both.

        Args:
            firmly: whether weak facts are to count as unknown.

        Returns:
            Whether the condition holds.
        """
        return self.firm if firmly else self.truth


@attrs.frozen
class Sample:
    """A statement as one rule about archives sees it."""

    belongs: Told
    """Whether it belongs to the whole."""
    counts: Told
    """Whether it counts."""


@attrs.frozen(kw_only=True)
class Sampling:
    """Conditions of a policy, ready to be asked of many statements."""

    facts: Sequence[str]
    """All facts that they ask for."""
    conditions: Mapping[str, tuple[Condition, ...]]
    """The conditions in facts that can be known, by a name."""

    @classmethod
    def of(cls, policy: Rulebook, conditions: Mapping[str, tuple[Condition, ...]]) -> Sampling:
        """Prepare conditions; the first under each name also asks whether the policy covers what is asked.

        Args:
            policy: the policy.
            conditions: the conditions by a name.

        Returns:
            The same, prepared.
        """
        scope = () if policy.gate is None else (FactTest(fact=policy.gate),)
        plain = {
            name: tuple(map(policy.plain, (all_of(*scope, first) if scope else first, *others)))
            for name, (first, *others) in conditions.items()
        }
        facts = (fact for several in plain.values() for one in several for fact in facts_in(one))
        return cls(facts=tuple(dict.fromkeys(facts)), conditions=plain)

    @classmethod
    def of_statements(cls, policy: Rulebook) -> Sampling:
        """Prepare what the rules of a policy about archives ask of statements.

        Args:
            policy: the policy.

        Returns:
            For each rule what belongs to the whole, and what counts.
        """
        return cls.of(policy, {rule.id: (rule.whole, rule.counted) for rule in policy.archive_rules})

    @classmethod
    def of_channels(cls, policy: Rulebook) -> Sampling:
        """Prepare what the rules of a policy about archives ask of channels.

        Args:
            policy: the policy.

        Returns:
            For each rule of which channels it is asked.
        """
        return cls.of(policy, {rule.id: (rule.when,) for rule in policy.archive_rules})

    def told(self, sheet: Sheet) -> Mapping[str, tuple[Told, ...]]:
        """Return which conditions hold.

        Args:
            sheet: the facts.

        Returns:
            Whether each does, by the names.
        """
        if not self.conditions:
            return {}
        told, weak = sheet.bits(self.facts)
        known: dict[str, Truth] = {}
        firm: dict[str, Truth] = {}
        for number, fact in enumerate(self.facts):
            answer = told >> 2 * number & 3
            known[fact] = Truth.YES if answer == 1 else Truth.NO if answer == 2 else Truth.UNKNOWN
            firm[fact] = Truth.UNKNOWN if weak >> 2 * number & 3 else known[fact]
        return {
            name: tuple(_told(one, known, firm) for one in conditions)
            for name, conditions in self.conditions.items()
        }

    def samples(self, sheet: Sheet) -> Mapping[str, Sample]:
        """Note of a statement what rules about archives ask.

        Args:
            sheet: the facts of the statement.

        Returns:
            Samples by the ids of the rules; none where it is known not to belong to the whole.
        """
        return {
            rule: Sample(belongs, counts)
            for rule, (belongs, counts) in self.told(sheet).items()
            if belongs.truth is not Truth.NO or belongs.firm is not Truth.NO
        }


def _told(condition: Condition, known: Mapping[str, Truth], firm: Mapping[str, Truth]) -> Told:
    truth = evaluate(condition, known.__getitem__)
    missing = support(condition, known.__getitem__) if truth is Truth.UNKNOWN else ()
    return Told(truth, evaluate(condition, firm.__getitem__), missing)
