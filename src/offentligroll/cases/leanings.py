"""What speaks for which answer, as the rules of a policy use it.

A *sign* is a fact that is so, or is not so. A sign in the condition of a rule speaks for what the rule
concludes; one in an exception, a rebuttal or a defence speaks against it. Some signs speak for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import Condition, FactTest, GroupKind
from offentligroll.rules.rule import CapacityRule, Guideline, Modality

Sign = tuple[str, bool]
"""The id of a fact, and whether it is so."""

AGAINST, IN_ORDER = "against", "in-order"
"""The sides of a guideline: something goes against it, or nothing does."""


@attrs.frozen(kw_only=True)
class Leanings:
    """The signs that rules use, by the answer that they speak for."""

    signs: Mapping[str, frozenset[Sign]]
    """By answer: a capacity, or a side of a guideline."""

    @classmethod
    def of_capacity(cls, policy: Policy) -> Leanings:
        """Return the signs of whose words they are.

        Args:
            policy: the policy.

        Returns:
            The signs by capacity.
        """
        pairs = (pair for rule in policy.capacity_rules for pair in _of_rule(rule))
        return cls._of(policy, pairs)

    @classmethod
    def of_guideline(cls, policy: Policy, guideline: Guideline) -> Leanings:
        """Return the signs of whether something goes against a guideline.

        Args:
            policy: the policy.
            guideline: a duty of it.

        Returns:
            The signs by side.
        """
        permissions = (
            one
            for one in policy.all_guidelines
            if one.modality is Modality.MAY and guideline.id in one.outranks
        )
        return cls._of(policy, _of_duty(guideline, permissions))

    @classmethod
    def _of(cls, policy: Policy, pairs: Iterable[tuple[str, Condition | None, bool]]) -> Leanings:
        found: dict[str, set[Sign]] = {}
        for answer, condition, is_so in pairs:
            if condition is not None:
                found.setdefault(answer, set()).update(_signs(policy.plain(condition), is_so=is_so))
        return cls(signs={answer: frozenset(signs) for answer, signs in found.items()})

    @property
    def facts(self) -> frozenset[str]:
        """All facts that the rules ask about."""
        return frozenset(fact for signs in self.signs.values() for fact, _ in signs)

    def is_at_least_as_strong(
        self, answer: str, here: Mapping[str, Truth], there: Mapping[str, Truth]
    ) -> bool:
        """Return whether all that spoke for an answer there speaks for it here, and nothing more against it.

        Args:
            answer: the answer that was given there.
            here: the facts of one situation.
            there: the facts of the other.

        Returns:
            Whether what holds there holds here *a fortiori*.
        """
        ours, theirs = _known(here), _known(there)
        toward = self.signs.get(answer, frozenset())
        away = frozenset().union(*(signs for other, signs in self.signs.items() if other != answer))
        spoke = theirs & toward
        return bool(spoke - away) and spoke <= ours and ours & away <= theirs


def _known(truths: Mapping[str, Truth]) -> set[Sign]:
    return {(fact, truth is Truth.YES) for fact, truth in truths.items() if truth is not Truth.UNKNOWN}


def _of_rule(rule: CapacityRule) -> Iterator[tuple[str, Condition | None, bool]]:
    concludes, other = rule.concludes.value, rule.concludes.other.value
    yield concludes, rule.when, True
    yield other, rule.unless, True
    yield other, rule.rebutted_by, True
    # A requirement concludes the other capacity where it is not met.
    yield other, rule.requirement, True
    yield concludes, rule.requirement, False


def _of_duty(
    guideline: Guideline, permissions: Iterable[Guideline]
) -> Iterator[tuple[str, Condition | None, bool]]:
    yield AGAINST, guideline.when, True
    yield AGAINST, guideline.conduct, guideline.modality.is_prohibition
    yield IN_ORDER, guideline.conduct, not guideline.modality.is_prohibition
    yield IN_ORDER, guideline.unless, True
    yield IN_ORDER, guideline.defence, True
    for one in permissions:
        yield IN_ORDER, one.conduct, True
        yield IN_ORDER, one.when, True


def _signs(condition: Condition, *, is_so: bool) -> Iterator[Sign]:
    if isinstance(condition, FactTest):
        yield condition.fact, is_so is not condition.negated
        return
    flips = condition.kind is GroupKind.NONE_OF
    for member in condition.members:
        yield from _signs(member, is_so=is_so is not flips)
