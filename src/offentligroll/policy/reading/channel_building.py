"""Building the rules of a policy file about channels, and holding them to what channels can answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from offentligroll.engine.asked import conditions_of, facts_behind
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.languages import Message
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.rule_building import verbs_of
from offentligroll.policy.reading.shapes import ChannelRuleShape
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import Condition
from offentligroll.rules.rule import Modality, OwnFact

_ANSWERED = frozenset({Group.WHO, Group.WHERE, Group.SETTING})
"""The chapters of the vocabulary that a channel, its holder and a day can answer."""


def build_channel_rules(
    builder: Builder, own_facts: Sequence[OwnFact], groups: Mapping[str, Condition]
) -> tuple[ChannelRule, ...]:
    """Build the rules about channels.

    Args:
        builder: the file.
        own_facts: the own facts, those taken in included.
        groups: the group facts among them that conditions may use; without cycles.

    Returns:
        The rules that can be built.
    """
    built = [(one, rule) for one in builder.shape.channel_rule if (rule := _rule(builder, one)) is not None]
    taken = {*builder.ids("guideline"), *builder.ids("house_rule")}
    for shape, rule in built:
        if rule.id in taken:
            message, hint = Message("policy.channel-id", id=rule.id), Message("policy.advice.house-id")
            builder.report.add((*shape.path, "id"), "doubled-id", message, hint)
        for fact in not_of_channels(facts_behind(conditions_of(rule), groups), own_facts):
            message, hint = (
                Message("policy.not-of-channel", fact=fact),
                Message("policy.advice.not-of-channel"),
            )
            builder.report.add(shape.path, "not-of-channel", message, hint)
    return tuple(rule for _, rule in built)


def not_of_channels(facts: Iterable[str], own_facts: Iterable[OwnFact]) -> list[str]:
    """Find what a channel, its holder and a day can't answer.

    Args:
        facts: ids of facts.
        own_facts: the policy's own facts.

    Returns:
        Those that are about an act or its words.
    """
    vocabulary, asked = Vocabulary.shipped(), {*facts}
    acts = {fact for fact in asked if fact in vocabulary and vocabulary[fact].group not in _ANSWERED}
    return sorted(acts | (asked & {fact.id for fact in own_facts if fact.words}))


def _rule(builder: Builder, one: ChannelRuleShape) -> ChannelRule | None:
    verbs: list[Modality] = verbs_of(one, Modality, builder.report)
    common = builder.common(one)
    if not verbs:
        return None
    conduct = builder.conditions.read(getattr(one, verbs[0].value), (*one.path, verbs[0].value))
    return None if conduct is None else ChannelRule(**common, modality=verbs[0], conduct=conduct)
