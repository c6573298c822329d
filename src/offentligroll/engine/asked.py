"""What rules, guidelines and obligations ask: their conditions, and the facts behind these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from offentligroll.rules.condition import Condition, facts_in

if TYPE_CHECKING:
    from offentligroll.rules.archive_rule import ArchiveRule
    from offentligroll.rules.channel_rule import ChannelRule
    from offentligroll.rules.house_rule import HouseRule
    from offentligroll.rules.rule import CapacityRule, Guideline, Obligation

    Rule = CapacityRule | Guideline | Obligation | HouseRule | ChannelRule | ArchiveRule


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return the conditions of a rule.

    Args:
        rule: a capacity rule, a guideline or an obligation.

    Returns:
        Those that it has, in the order of its fields.
    """
    values = (getattr(rule, field.name) for field in attrs.fields(type(rule)))
    return tuple(value for value in values if isinstance(value, Condition))


def asked_by(*kinds: Iterable[Rule]) -> Iterator[Condition]:
    """Yield the conditions of many rules.

    Args:
        *kinds: rules of each kind.

    Yields:
        The conditions, rule by rule.
    """
    for rules in kinds:
        for rule in rules:
            yield from conditions_of(rule)


def facts_behind(conditions: Iterable[Condition], groups: Mapping[str, Condition]) -> frozenset[str]:
    """Return the facts that conditions ask about, and those that own facts among them are made of.

    Args:
        conditions: the conditions.
        groups: the policy's own group facts.

    Returns:
        Their ids, those of the own facts included.
    """
    waiting = [fact for condition in conditions for fact in facts_in(condition)]
    found: set[str] = set()
    while waiting:
        fact = waiting.pop()
        if fact not in found:
            found.add(fact)
            if fact in groups:
                waiting += facts_in(groups[fact])
    return frozenset(found)


def facts_known_behind(
    groups: Mapping[str, Condition], conditions: Iterable[Condition]
) -> Mapping[str, None]:
    """Return the facts that can be known behind conditions, each once, in reading order.

    Args:
        groups: the policy's own group facts.
        conditions: the conditions.

    Returns:
        Their ids, in order.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()
    for condition in conditions:
        trail = [facts_in(condition)]
        while trail:
            fact = next(trail[-1], None)
            if fact is None:
                trail.pop()
            elif fact not in groups:
                found[fact] = None
            elif fact not in seen:
                seen.add(fact)
                trail.append(facts_in(groups[fact]))
    return found
