"""What is kept of a statement, or of a channel, so that it can be measured later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from offentligroll.facts.sheet import FactSheet
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.condition import Condition, FactTest, all_of
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
        """Give one of both.

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


def told(policy: Rulebook, condition: Condition, sheet: FactSheet) -> Told:
    """Tell whether a condition of a policy holds.

    Args:
        policy: the policy.
        condition: the condition.
        sheet: the facts.

    Returns:
        Whether it does.
    """
    plain = policy.plain(condition)

    def truth_of(fact: str) -> Truth:
        return sheet[fact].truth

    def firm_truth_of(fact: str) -> Truth:
        found = sheet[fact]
        return Truth.UNKNOWN if found.is_weak else found.truth

    truth = evaluate(plain, truth_of)
    missing = support(plain, truth_of) if truth is Truth.UNKNOWN else ()
    return Told(truth, evaluate(plain, firm_truth_of), missing)


def within_scope(policy: Rulebook, condition: Condition) -> Condition:
    """Add to a condition that the policy covers what it is asked of.

    Args:
        policy: the policy.
        condition: the condition.

    Returns:
        Both.
    """
    return condition if policy.gate is None else all_of(FactTest(fact=policy.gate), condition)


def samples_of(policy: Rulebook, rules: Iterable[ArchiveRule], sheet: FactSheet) -> Mapping[str, Sample]:
    """Note of a statement what rules about archives ask.

    Args:
        policy: the policy.
        rules: its rules about archives.
        sheet: the facts of the statement.

    Returns:
        Samples by the ids of the rules; none where it is known not to belong to the whole.
    """
    samples = {}
    for rule in rules:
        belongs = told(policy, within_scope(policy, rule.whole), sheet)
        if belongs.truth is not Truth.NO or belongs.firm is not Truth.NO:
            samples[rule.id] = Sample(belongs, told(policy, rule.counted, sheet))
    return samples
