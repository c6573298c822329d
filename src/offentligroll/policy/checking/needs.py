"""What the rules of a policy need: facts and sources."""

from __future__ import annotations

import re

from offentligroll.engine.asked import (
    conditions_of_guideline,
    conditions_of_obligation,
    conditions_of_rule,
)
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import Condition, facts_in

_WORD = re.compile(r"[a-z0-9-]+")


def needed_facts(subject: Subject) -> frozenset[str]:
    """The facts that rules ask about, own ones and those that these are made of included.

    Args:
        subject: the policy.

    Returns:
        Their ids.
    """
    policy = subject.policy
    conditions: list[Condition] = [
        part for rule in policy.capacity_rules for part in conditions_of_rule(rule)
    ]
    conditions += [part for norm in policy.guidelines for part in conditions_of_guideline(norm)]
    conditions += [part for duty in policy.obligations for part in conditions_of_obligation(duty)]
    waiting = [fact for condition in conditions for fact in facts_in(condition)]
    needed: set[str] = set()
    while waiting:
        fact = waiting.pop()
        if fact not in needed:
            needed.add(fact)
            if fact in policy.group_facts:
                waiting += facts_in(policy.group_facts[fact])
    return frozenset(needed)


def cited_sources(subject: Subject) -> frozenset[str]:
    """The sources that rules cite: the first in each citation, and the keys further on in it.

    Args:
        subject: the policy.

    Returns:
        Their keys, among other words of citations.
    """
    cites = [entry.rule.cite for _, entry in subject.own if entry.rule.cite is not None]
    words = {word for cite in cites for word in _WORD.findall(cite.place)}
    return frozenset(words | {cite.source.id for cite in cites})
