"""What changed between two policies, or two versions of one: which rules came, went and read otherwise.

Parts are told apart by their ids. The order of rules, and of the members of a group, means nothing and is
no change.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from offentligroll.engine.asked import conditions_of
from offentligroll.languages.arguments import check_type
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import Condition, FactTest, Group, facts_in
from offentligroll.rules.document import Principle
from offentligroll.rules.house_rule import HouseRule
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact
from offentligroll.rules.source import Citation, Source

Part: TypeAlias = (
    Source
    | Assumption
    | OwnFact
    | CapacityRule
    | Guideline
    | Obligation
    | HouseRule
    | ChannelRule
    | ArchiveRule
    | Principle
)
"""What a policy consists of."""

_Rule: TypeAlias = CapacityRule | Guideline | Obligation | HouseRule | ChannelRule | ArchiveRule


class PartKind(enum.StrEnum):
    """The kinds of parts of a policy."""

    SOURCE = "source"
    ASSUMPTION = "assumption"
    OWN_FACT = "own-fact"
    CAPACITY = "capacity"
    GUIDELINE = "guideline"
    OBLIGATION = "obligation"
    HOUSE_RULE = "house-rule"
    CHANNEL_RULE = "channel-rule"
    ARCHIVE_RULE = "archive-rule"
    PRINCIPLE = "principle"


class ChangeKind(enum.StrEnum):
    """What became of a part."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@attrs.frozen(kw_only=True, field_transformer=typed)
class FieldChange:
    """One thing that reads otherwise."""

    name: str
    """The name of the field, such as ``"when"``."""
    language: str | None = None
    """For words: the language in which they changed."""
    old: Any
    """What it was; None for nothing."""
    new: Any
    """What it is; None for nothing."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class PartChange:
    """A part that came, went or changed."""

    part: PartKind
    """What it is."""
    kind: ChangeKind
    """What became of it."""
    id: str
    """Its id; for an assumption the id of its fact."""
    old: Part | None = None
    """What it was; None where it came."""
    new: Part | None = None
    """What it is; None where it went."""
    fields: tuple[FieldChange, ...] = ()
    """What of it changed."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class PolicyChanges:
    """All that changed from one policy to another."""

    old: Rulebook
    """The one."""
    new: Rulebook
    """The other."""
    head: tuple[FieldChange, ...] = ()
    """What changed of the policy itself, such as its version or its question."""
    parts: tuple[PartChange, ...] = ()
    """What became of its parts."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.head and not self.parts

    def rules_with(self, fact: str) -> tuple[str, ...]:
        """Return which rules of the new policy use one of its own facts, also by way of others.

        Args:
            fact: the id of the own fact.

        Returns:
            Ids of rules.
        """
        using = {fact}
        grown = True
        while grown:
            more = {
                one for one, group in self.new.group_facts.items() if not using.isdisjoint(facts_in(group))
            }
            grown = not more <= using
            using |= more
        policy = self.new
        rules: tuple[_Rule, ...] = (
            *policy.capacity_rules,
            *policy.guidelines,
            *policy.obligations,
            *policy.house_rules,
            *policy.channel_rules,
            *policy.archive_rules,
        )
        return tuple(
            rule.id
            for rule in rules
            if any(not using.isdisjoint(facts_in(condition)) for condition in conditions_of(rule))
        )


_HEAD = (
    "id",
    "version",
    "languages",
    "title",
    "question",
    "country",
    "zone",
    "in_force",
    "document",
    "covers",
    "model_for",
    "otherwise",
    "extends",
)
_UNORDERED = frozenset({"languages", "extends", "outranks", "binds"})


def changes_between(old: Rulebook, new: Rulebook) -> PolicyChanges:
    """Compare two policies.

    Args:
        old: the one.
        new: the other.

    Returns:
        What changed from the one to the other.

    Example:
        >>> from offentligroll import Policy
        >>> policy = Policy.load("katrineholm")
        >>> fewer = attrs.evolve(policy, capacity_rules=policy.capacity_rules[1:])
        >>> [(one.kind.value, one.id) for one in changes_between(policy, fewer).parts]
        [('went', 'listed-channel')]
    """
    check_type("old", old, Rulebook)
    check_type("new", new, Rulebook)
    parts: list[PartChange] = []
    for kind in PartKind:
        before, after = _parts(old, kind), _parts(new, kind)
        # What came stands where it stands in the new policy; what went comes first.
        parts += [
            PartChange(part=kind, kind=ChangeKind.WENT, id=identity, old=part)
            for identity, part in before.items()
            if identity not in after
        ]
        for identity, part in after.items():
            known = before.get(identity)
            if known is None:
                parts.append(PartChange(part=kind, kind=ChangeKind.CAME, id=identity, new=part))
            elif fields := _changed_fields(known, part):
                parts.append(
                    PartChange(
                        part=kind, kind=ChangeKind.CHANGED, id=identity, old=known, new=part, fields=fields
                    )
                )
    head = tuple(one for name in _HEAD for one in _changed(name, getattr(old, name), getattr(new, name)))
    return PolicyChanges(old=old, new=new, head=head, parts=tuple(parts))


def _parts(policy: Rulebook, kind: PartKind) -> Mapping[str, Part]:
    kinds: Mapping[PartKind, Sequence[Part]] = {
        PartKind.SOURCE: policy.sources,
        PartKind.ASSUMPTION: policy.assume,
        PartKind.OWN_FACT: policy.own_facts,
        PartKind.CAPACITY: policy.capacity_rules,
        PartKind.GUIDELINE: policy.guidelines,
        PartKind.OBLIGATION: policy.obligations,
        PartKind.HOUSE_RULE: policy.house_rules,
        PartKind.CHANNEL_RULE: policy.channel_rules,
        PartKind.ARCHIVE_RULE: policy.archive_rules,
        PartKind.PRINCIPLE: policy.principles,
    }
    return {one.fact if isinstance(one, Assumption) else one.id: one for one in kinds[kind]}


def _changed_fields(old: Part, new: Part) -> tuple[FieldChange, ...]:
    names = (field.name for field in attrs.fields(type(old)) if field.name not in ("id", "fact"))
    return tuple(one for name in names for one in _changed(name, getattr(old, name), getattr(new, name)))


def _changed(name: str, old: Any, new: Any) -> Iterator[FieldChange]:  # noqa: ANN401 - any field
    """Compare one field; words and lists of words are compared language by language."""
    if isinstance(new, Wording) or name == "words":
        before, after = dict(old), dict(new)
        for language in {**before, **after}:
            was, is_ = before.get(language), after.get(language)
            if was != is_:
                yield FieldChange(name=name, language=language, old=was, new=is_)
    elif _comparable(name, old) != _comparable(name, new):
        yield FieldChange(name=name, old=old, new=new)


def _comparable(name: str, value: Any) -> Any:  # noqa: ANN401 - any field
    """Leave out of a value what means nothing: order, and of a citation all but the source's id."""
    if isinstance(value, Group | FactTest):
        return _canonical(value)
    if isinstance(value, Citation):
        return value.source.id, value.place
    return sorted(value) if name in _UNORDERED else value


def _canonical(condition: Condition) -> tuple[Any, ...]:
    if isinstance(condition, FactTest):
        return condition.fact, condition.negated
    members = sorted((_canonical(member) for member in condition.members), key=repr)
    return condition.kind, condition.count, members
