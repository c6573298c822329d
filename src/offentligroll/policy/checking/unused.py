"""What a policy says and nothing needs: own facts, sources, assumptions; and rules without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from offentligroll.engine.compiled import (
    conditions_of_guideline,
    conditions_of_obligation,
    conditions_of_rule,
)
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import Condition, facts_in

_WORD = re.compile(r"[a-z0-9-]+")


def check_unused(subject: Subject) -> None:
    """Look for what stands in the file and nothing needs, and for rules without a source.

    Args:
        subject: the policy.
    """
    needed = _needed_facts(subject.policy)
    for number, raw in enumerate(subject.document.data.get("fact", ())):
        if raw["id"] not in needed:
            message = f"no rule uses the own fact `{raw['id']}`"
            subject.report(
                ("fact", number), Check.UNUSED_FACT, message, "leave it out, or use it in a condition"
            )
    for fact in subject.document.data.get("assume", ()):
        if fact not in needed:
            message = f"no rule asks about `{fact}`, so that nothing rests on the assumption"
            subject.report(("assume", fact), Check.UNUSED_ASSUMPTION, message, "leave it out")
    cited = set(_cited(subject))
    for key in subject.document.data.get("sources", ()):
        if key not in cited:
            message = f"no rule cites the source `{key}`"
            subject.report(("sources", key), Check.UNUSED_SOURCE, message, "cite it, or leave it out")
    for path, entry in subject.own:
        if entry.rule.cite is None:
            message = "the rule names no source"
            subject.report(path, Check.MISSING_CITE, message, 'write cite = "key, where in it"')


def _needed_facts(policy: Rulebook) -> set[str]:
    """Give the facts that rules ask about, own ones and what these are made of included."""
    conditions: list[Condition] = [one for rule in policy.capacity_rules for one in conditions_of_rule(rule)]
    conditions += [one for norm in policy.guidelines for one in conditions_of_guideline(norm)]
    conditions += [one for duty in policy.obligations for one in conditions_of_obligation(duty)]
    waiting = [fact for condition in conditions for fact in facts_in(condition)]
    needed: set[str] = set()
    while waiting:
        fact = waiting.pop()
        if fact not in needed:
            needed.add(fact)
            if fact in policy.group_facts:
                waiting += facts_in(policy.group_facts[fact])
    return needed


def _cited(subject: Subject) -> Iterator[str]:
    """Give the keys of sources that rules name: the first, and those that stand further on in `cite`."""
    for _, entry in subject.own:
        if entry.rule.cite is not None:
            yield entry.rule.cite.source.id
            yield from _WORD.findall(entry.rule.cite.place)
