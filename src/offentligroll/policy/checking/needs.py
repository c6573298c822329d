"""What the rules of a policy need: facts and sources."""

from __future__ import annotations

import re

from offentligroll.engine.asked import asked_by, facts_behind
from offentligroll.policy.checking.subject import Subject

_WORD = re.compile(r"[a-z0-9-]+")


def needed_facts(subject: Subject) -> frozenset[str]:
    """The facts that rules ask about, own ones and those that these are made of included.

    Args:
        subject: the policy.

    Returns:
        Their ids.
    """
    policy = subject.policy
    asked = [
        *asked_by(
            policy.capacity_rules,
            policy.guidelines,
            policy.obligations,
            policy.house_rules,
            policy.channel_rules,
            policy.archive_rules,
        )
    ]
    if policy.covers is not None and policy.covers.when is not None:
        asked.append(policy.covers.when)
    return facts_behind(asked, policy.group_facts)


def cited_sources(subject: Subject) -> frozenset[str]:
    """The sources that rules cite: the first in each citation, and the keys further on in it.

    Args:
        subject: the policy.

    Returns:
        Their keys, among other words of citations.
    """
    cites = [part.cite for _, part in subject.parts if part.cite is not None]
    words = {word for cite in cites for word in _WORD.findall(cite.place)}
    return frozenset(words | {cite.source.id for cite in cites})
