"""What cases can show of the rules of a policy: what coverage counts.

For each rule there are a few things that a case can show: that it applies, that it decides, that its
exception holds, that a guideline is breached, and so on. Rules that were taken in from another policy
are left to the cases of that policy.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

import attrs

from offentligroll.policy.policy import Policy
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.condition import ALWAYS_TRUE
from offentligroll.rules.covers import COVERS
from offentligroll.rules.rule import CapacityRule, Guideline, InCapacity, Obligation

Rule = CapacityRule | Guideline | Obligation
"""A rule of any kind."""


class RuleKind(enum.StrEnum):
    """The lists of a policy file, by their keys."""

    FACT = "fact"
    CAPACITY = "capacity"
    GUIDELINE = "guideline"
    OBLIGATION = "obligation"
    COVERS = "covers"
    HOUSE_RULE = "house_rule"
    CHANNEL_RULE = "channel_rule"
    ARCHIVE_RULE = "archive_rule"


class Shows(enum.StrEnum):
    """What a case can show of a rule."""

    APPLIES = "applies"
    """A capacity rule stands; the requirement of one is known not to be met."""
    DECIDES = "decides"
    """A capacity rule is among those that decide."""
    REQUIREMENT_MET = "requirement-met"
    """What a requirement asks is known to be so."""
    EXCEPTION = "exception"
    """An ``unless`` takes the rule away, or excuses."""
    REBUTTAL = "rebuttal"
    """A ``rebutted_by`` makes the rule fall."""
    DEFENCE = "defence"
    """A ``defence`` excuses."""
    OUTRANKING = "outranking"
    """It sets another rule aside, or permits what a duty forbids."""
    BREACHED = "breached"
    DEPARTED_FROM = "departed-from"
    COMPLIES = "complies"
    NOT_APPLICABLE = "not-applicable"
    PERMITTED = "permitted"
    DUE = "due"
    """An obligation arises, and not only as a precaution."""
    NOT_DUE = "not-due"
    NOT_COVERED = "not-covered"
    """The policy is known not to be about it."""
    MEASURED = "measured"
    """A rule about archives that is only shown measures something."""


@attrs.frozen(kw_only=True)
class Aim:
    """One thing that a case can show of one rule."""

    kind: RuleKind
    """In which list of the file the rule stands."""
    rule: str
    """Its id."""
    shows: Shows
    """What can be shown of it."""
    other: str | None = None
    """For an outranking: the id of the rule that is outranked."""


def aims_of(policy: Policy) -> Iterator[Aim]:
    """Yield all that cases can show of a policy.

    Args:
        policy: the policy.

    Yields:
        The aims, in the order of its file.
    """
    if policy.covers is not None:
        yield Aim(kind=RuleKind.COVERS, rule=COVERS, shows=Shows.NOT_COVERED)
    for kind, rule in (*rules_of(policy), *_of_visitors_and_channels(policy)):
        for shows in _shown_of(rule):
            yield Aim(kind=kind, rule=rule.id, shows=shows)
        if not isinstance(rule, Obligation):
            for other in dict.fromkeys(rule.outranks):
                yield Aim(kind=kind, rule=rule.id, shows=Shows.OUTRANKING, other=other)
    for measure in policy.archive_rules:
        for shows in _shown_of_archive_rule(measure):
            yield Aim(kind=RuleKind.ARCHIVE_RULE, rule=measure.id, shows=shows)


def rules_of(policy: Policy) -> Iterator[tuple[RuleKind, Rule]]:
    """Yield the rules of a policy, without those taken in from others.

    Args:
        policy: the policy.

    Yields:
        The list in which a rule stands, and the rule.
    """
    parts: tuple[tuple[RuleKind, Iterable[Rule]], ...] = (
        (RuleKind.CAPACITY, policy.capacity_rules),
        (RuleKind.GUIDELINE, policy.guidelines),
        (RuleKind.OBLIGATION, policy.obligations),
    )
    for kind, rules in parts:
        for rule in rules:
            if not is_taken_in(rule.id):
                yield kind, rule


def _of_visitors_and_channels(policy: Policy) -> Iterator[tuple[RuleKind, Rule]]:
    """Yield the norms that follow from the policy's own house rules, and those about channels."""
    for one in policy.house_rules:
        if not is_taken_in(one.id):
            yield from ((RuleKind.GUIDELINE, norm) for norm in one.guidelines)
            yield from ((RuleKind.OBLIGATION, norm) for norm in one.obligations)
    yield from ((RuleKind.GUIDELINE, one.guideline) for one in policy.channel_rules)


def is_taken_in(rule: str) -> bool:
    """Return whether a rule or own fact comes from another policy.

    Args:
        rule: its id.

    Returns:
        Whether the id names another policy.
    """
    return "/" in rule


def _shown_of(rule: Rule) -> Iterator[Shows]:
    """What can be shown of a rule by itself."""
    if isinstance(rule, CapacityRule):
        yield from _shown_of_capacity_rule(rule)
    elif isinstance(rule, Guideline):
        yield from _shown_of_guideline(rule)
    else:
        yield Shows.DUE
        if rule.when != ALWAYS_TRUE or rule.in_capacity is not InCapacity.ANY:
            yield Shows.NOT_DUE
        if rule.unless is not None:
            yield Shows.EXCEPTION


def _shown_of_capacity_rule(rule: CapacityRule) -> Iterator[Shows]:
    yield Shows.APPLIES
    yield Shows.DECIDES
    if rule.requirement is not None:
        yield Shows.REQUIREMENT_MET
    if rule.unless is not None:
        yield Shows.EXCEPTION
    if rule.rebutted_by is not None:
        yield Shows.REBUTTAL


def _shown_of_guideline(rule: Guideline) -> Iterator[Shows]:
    is_duty = rule.modality.is_duty
    if is_duty:
        yield Shows.BREACHED if rule.modality.is_strict else Shows.DEPARTED_FROM
        yield Shows.COMPLIES
    else:
        yield Shows.PERMITTED
    if rule.when != ALWAYS_TRUE or rule.in_capacity is not InCapacity.ANY or not is_duty:
        yield Shows.NOT_APPLICABLE
    if rule.unless is not None:
        yield Shows.EXCEPTION
    if rule.defence is not None:
        yield Shows.DEFENCE


def _shown_of_archive_rule(rule: ArchiveRule) -> Iterator[Shows]:
    if rule.bound is None:
        yield Shows.MEASURED
    else:
        yield Shows.BREACHED if rule.modality.is_strict else Shows.DEPARTED_FROM
        yield Shows.COMPLIES
    if rule.when != ALWAYS_TRUE:
        yield Shows.NOT_APPLICABLE
