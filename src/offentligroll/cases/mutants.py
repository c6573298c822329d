"""Small changes to the rules of a policy, each of which some case should notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from offentligroll.cases.aims import Rule, RuleKind, is_taken_in, rules_of
from offentligroll.cases.condition_changes import without_one, written
from offentligroll.cases.measure_changes import measure_changes
from offentligroll.cases.mutant_kinds import DELETED, Change, Changed
from offentligroll.policy.changing import with_rules
from offentligroll.policy.policy import Policy
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, not_
from offentligroll.rules.covers import COVERS, Covers
from offentligroll.rules.house_rule import HouseRule, Then
from offentligroll.rules.rule import CapacityRule, Guideline, InCapacity, Modality, Obligation, OwnFact, Verb

_LISTS = {
    RuleKind.FACT: "own_facts",
    RuleKind.CAPACITY: "capacity_rules",
    RuleKind.GUIDELINE: "guidelines",
    RuleKind.OBLIGATION: "obligations",
}
_PARTS = {
    RuleKind.HOUSE_RULE: "house_rules",
    RuleKind.CHANNEL_RULE: "channel_rules",
    RuleKind.ARCHIVE_RULE: "archive_rules",
}
_WEAKER = {Verb.DECIDES: Verb.PRESUMES, Verb.PRESUMES: Verb.SUGGESTS}
_SOFTER = {Modality.MUST: Modality.SHOULD, Modality.MUST_NOT: Modality.SHOULD_NOT}
_OPPOSITE = {
    Modality.MUST: Modality.MUST_NOT,
    Modality.MUST_NOT: Modality.MUST,
    Modality.SHOULD: Modality.SHOULD_NOT,
    Modality.SHOULD_NOT: Modality.SHOULD,
}
_OTHER_REQUIREMENT = {
    Verb.OFFICIAL_ONLY_IF: Verb.PERSONAL_ONLY_IF,
    Verb.PERSONAL_ONLY_IF: Verb.OFFICIAL_ONLY_IF,
}
_OTHER_CAPACITY = {
    InCapacity.OFFICIAL: InCapacity.PERSONAL,
    InCapacity.PERSONAL: InCapacity.OFFICIAL,
}

Changeable = Rule | OwnFact | Covers | HouseRule | ChannelRule | ArchiveRule
"""What can be changed."""


@attrs.frozen(kw_only=True)
class Mutant:
    """One rule of a policy, changed in one small way."""

    kind: RuleKind
    """In which list of the file the rule stands."""
    rule: str
    """Its id."""
    change: Change
    """What is done to it."""
    part: str = ""
    """The key of the file that is changed, such as ``"when"``; empty for the whole rule."""
    old: str = ""
    """What stood there, as a file has it."""
    new: str = ""
    """What stands there instead; empty where nothing does."""
    replacement: Changeable | None = attrs.field(default=None, eq=False, repr=False)
    """The changed rule; None where it is gone."""

    def applied_to(self, policy: Policy) -> Policy:
        """Make the changed policy.

        Args:
            policy: the policy that the rule is of.

        Returns:
            A copy with the change.
        """
        if self.kind is RuleKind.COVERS:
            covers: Any = self.replacement
            return attrs.evolve(policy, covers=covers, sha256="").as_read()
        if self.kind in _PARTS:
            parts: tuple[Any, ...] = getattr(policy, _PARTS[self.kind])
            replaced = [self.replacement if one.id == self.rule else one for one in parts]
            left: dict[str, Any] = {_PARTS[self.kind]: tuple(one for one in replaced if one is not None)}
            return attrs.evolve(policy, sha256="", **left).as_read()
        rules: tuple[Any, ...] = getattr(policy, _LISTS[self.kind])
        if self.replacement is None:
            changed = [_without_rank(one, self.rule) for one in rules if one.id != self.rule]
        else:
            changed = [self.replacement if one.id == self.rule else one for one in rules]
        lists: dict[str, Any] = {_LISTS[self.kind]: changed}
        return with_rules(policy, **lists)


def _without_rank(rule: Any, other: str) -> Any:  # noqa: ANN401 - rules of any kind
    """Take a rule that is gone out of what another outranks."""
    if other not in getattr(rule, "outranks", ()):
        return rule
    return attrs.evolve(rule, outranks=tuple(one for one in rule.outranks if one != other))


def mutants_of(policy: Policy) -> Iterator[Mutant]:
    """Yield all small changes of a policy's own rules.

    Changes that no case could notice are left out as far as that can be told: a rule that is weakened where
    none of the two ranks has another, and an outranking of a weaker rule of the other capacity that
    outranks nothing itself.

    Args:
        policy: the policy.

    Yields:
        The changes: first each rule is deleted, then each is changed, in the order of the file.
    """
    for kind, rule in rules_of(policy):
        yield from _mutants(kind, rule, [DELETED])
    yield from _of_parts(policy)
    for fact in policy.own_facts:
        if fact.group is not None and not is_taken_in(fact.id):
            yield from _mutants(RuleKind.FACT, fact, _without_members("", "group", fact.group))
    for kind, rule in rules_of(policy):
        yield from _mutants(kind, rule, _changes_of(rule, policy))


def _of_parts(policy: Policy) -> Iterator[Mutant]:
    """Change what is no rule about statements: whom it covers, and what it asks of all else."""
    if policy.covers is not None:
        yield from _mutants(RuleKind.COVERS, policy.covers, _of_covers(policy.covers))
    for house_rule in policy.house_rules:
        if not is_taken_in(house_rule.id):
            yield from _mutants(RuleKind.HOUSE_RULE, house_rule, _of_house_rule(house_rule))
    for channel_rule in policy.channel_rules:
        changes = (DELETED, *_of_modality(channel_rule.guideline))
        yield from _mutants(RuleKind.CHANNEL_RULE, channel_rule, changes)
    for rule in policy.archive_rules:
        yield from _mutants(RuleKind.ARCHIVE_RULE, rule, measure_changes(rule))


def _mutants(kind: RuleKind, rule: Changeable, changes: Iterable[Changed]) -> Iterator[Mutant]:
    for change, part, old, new, fields in changes:
        yield Mutant(
            kind=kind,
            rule=COVERS if isinstance(rule, Covers) else rule.id,
            change=change,
            part=part,
            old=old,
            new=new,
            replacement=attrs.evolve(rule, **fields) if fields else None,
        )


_MILDER = {Then.MUST_REMOVE: Then.SHOULD_REMOVE, Then.SHOULD_REMOVE: Then.MAY_REMOVE}


def _of_house_rule(rule: HouseRule) -> Iterator[Changed]:
    yield DELETED
    milder = _MILDER.get(rule.then)
    if milder is not None:
        yield Change.WEAKENED, "then", rule.then.value, milder.value, {"then": milder}
    if rule.block_after is not None:
        yield Change.WITHOUT, "block_after", "", "", {"block_after": None}
    yield from _without_members("not_allowed", "not_allowed", rule.not_allowed)


def _of_covers(covers: Covers) -> Iterator[Changed]:
    yield DELETED
    parts = [field for field in attrs.fields(Covers) if getattr(covers, field.name) != field.default]
    for part in parts if len(parts) > 1 else ():
        yield Change.WITHOUT, part.name, "", "", {part.name: part.default}


def _changes_of(rule: Rule, policy: Policy) -> Iterator[Changed]:
    if isinstance(rule, CapacityRule):
        yield from _of_verb(rule, policy)
        yield from _of_ranks(rule, policy)
    elif isinstance(rule, Guideline):
        yield from _of_modality(rule)
        for other in rule.outranks:
            yield _without(rule.outranks, other)
    elif rule.due_when_undecided:
        yield Change.WITHOUT, "when_undecided", "", "", {"due_when_undecided": False}
    if not isinstance(rule, CapacityRule):
        yield from _of_binding(rule)
    for field, part, condition in _conditions_of(rule):
        if field in ("unless", "rebutted_by", "defence"):
            yield Change.WITHOUT, part, "", "", {field: None}
        elif field != "conduct" or part == Modality.MAY:
            # A duty's conduct is turned round by its verb.
            yield Change.NEGATED, part, written(condition), "", {field: not_(condition)}
        yield from _without_members(part, field, condition)


def _without_members(part: str, field: str, condition: Condition) -> Iterator[Changed]:
    for group, gone in without_one(condition):
        yield Change.MEMBER, part, written(gone), "", {field: group}


def _of_verb(rule: CapacityRule, policy: Policy) -> Iterator[Changed]:
    weaker = _WEAKER.get(rule.verb)
    if weaker is not None and _would_matter(rule, weaker, policy):
        yield Change.WEAKENED, rule.verb.value, rule.verb.value, weaker.value, {"verb": weaker}
    other = rule.concludes.other
    if rule.requirement is None:
        flipped: dict[str, Any] = {"concludes": other}
        yield Change.FLIPPED, rule.verb.value, rule.concludes.value, other.value, flipped
    else:
        verb = _OTHER_REQUIREMENT[rule.verb]
        flipped = {"verb": verb, "concludes": other}
        yield Change.FLIPPED, rule.verb.value, rule.verb.value, verb.value, flipped


def _would_matter(rule: CapacityRule, weaker: Verb, policy: Policy) -> bool:
    """Whether a weaker rank could ever change an answer, or which rules decide it."""
    return any(
        one.verb.tier == rule.verb.tier
        or (one.verb.tier == weaker.tier and one.concludes is not rule.concludes)
        for one in policy.capacity_rules
        if one.id != rule.id
    )


def _of_ranks(rule: CapacityRule, policy: Policy) -> Iterator[Changed]:
    rules = {one.id: one for one in policy.capacity_rules}
    for other in rule.outranks:
        below = rules[other]
        is_weaker = below.verb.tier > rule.verb.tier and below.concludes is not rule.concludes
        if below.outranks or not is_weaker:
            yield _without(rule.outranks, other)


def _of_modality(rule: Guideline) -> Iterator[Changed]:
    for change, table in ((Change.WEAKENED, _SOFTER), (Change.FLIPPED, _OPPOSITE)):
        new = table.get(rule.modality)
        if new is not None:
            yield change, rule.modality.value, rule.modality.value, new.value, {"modality": new}


def _of_binding(rule: Guideline | Obligation) -> Iterator[Changed]:
    old = rule.in_capacity
    new = _OTHER_CAPACITY.get(old, InCapacity.OFFICIAL)
    change = Change.WEAKENED if old is InCapacity.ANY else Change.FLIPPED
    yield change, "in_capacity", old.value, new.value, {"in_capacity": new}


def _without(ranks: tuple[str, ...], other: str) -> Changed:
    kept = tuple(one for one in ranks if one != other)
    return Change.WITHOUT, "outranks", other, "", {"outranks": kept}


def _conditions_of(rule: Rule) -> Iterator[tuple[str, str, Condition]]:
    """Yield the conditions of a rule: the field, the key in the file, and the condition."""
    keys = {"when": "when", "unless": "unless", "rebutted_by": "rebutted_by", "defence": "defence"}
    if isinstance(rule, CapacityRule):
        keys = {"requirement": rule.verb.value, **keys}
    elif isinstance(rule, Guideline):
        keys = {"conduct": rule.modality.value, **keys}
    for field, key in keys.items():
        condition = getattr(rule, field, None)
        if condition is not None and condition != ALWAYS_TRUE:
            yield field, key, condition
