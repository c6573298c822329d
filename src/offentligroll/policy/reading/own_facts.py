"""The policy's own group facts, held to what they may be, and what the policy assumes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from offentligroll.engine.asked import asked_by
from offentligroll.engine.extents import extents, facts_asked
from offentligroll.engine.own_facts import DEEPEST_OWN_FACT, MOST_FACTS_OF_ALL, MOST_FACTS_OF_ONE
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.kinds import shortened
from offentligroll.languages import Message
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.cycles import cycle_in, in_words
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import OwnFact


def usable_groups(builder: Builder, own_facts: Sequence[OwnFact]) -> Mapping[str, Condition]:
    """Return the own group facts, where none goes in circles or stands for too much.

    Args:
        builder: the file.
        own_facts: its own facts, those taken in included.

    Returns:
        The groups by id; none where something is wrong with one, which has been reported.
    """
    groups = {one.id: one.group for one in own_facts if one.group is not None}
    placed, report = {one.id: one.path for one in builder.shape.fact}, builder.report
    cycle = cycle_in({fact: tuple(facts_in(group)) for fact, group in groups.items()})
    if cycle:
        message = Message("policy.fact-cycle", facts=in_words(cycle))
        report.add(placed[cycle[0]], "cycle", message, Message("policy.advice.cycle"))
        return {}
    for fact, extent in extents(groups).items():
        # Those that use this one would be too large as well; one of them is enough to tell.
        if fact in placed and extent.depth > DEEPEST_OWN_FACT:
            message = Message("policy.facts-too-deep", most=DEEPEST_OWN_FACT)
            report.add(placed[fact], "too-deep", message, Message("policy.advice.plain-facts"))
            return {}
        if fact in placed and extent.facts > MOST_FACTS_OF_ONE:
            message = Message("policy.fact-too-large", fact=fact, number=extent.facts, most=MOST_FACTS_OF_ONE)
            report.add(placed[fact], "too-large", message, Message("policy.advice.simpler"))
            return {}
    return groups


def refuse_too_much(builder: Builder, policy: Rulebook, groups: Mapping[str, Condition]) -> None:
    """Refuse rules that by way of own facts ask about far more than the file's length lets expect.

    Args:
        builder: the file.
        policy: the policy built of it.
        groups: its own group facts.
    """
    known = extents(groups)
    asked = asked_by(policy.capacity_rules, policy.all_guidelines, policy.all_obligations)
    count = sum(facts_asked(condition, known) for condition in asked)
    if count > MOST_FACTS_OF_ALL:
        message = Message("policy.too-many-facts", number=count, most=MOST_FACTS_OF_ALL)
        builder.report.add((), "too-large", message, Message("policy.advice.fewer-rules"))


def assumptions(
    builder: Builder, own_facts: Sequence[OwnFact], taken_in: Sequence[Assumption]
) -> tuple[Assumption, ...]:
    """Return what the policy assumes.

    Args:
        builder: what makes a policy of the file.
        own_facts: the policy's own facts, inherited ones included.
        taken_in: what extended policies assume. The file's own assumptions win; where two extended
            policies assume the contrary of each other and the file is silent, nothing is assumed.

    Returns:
        The assumptions about facts that there are and that may be assumed; the others are reported.
    """
    groups = {one.id for one in own_facts if one.group is not None}
    known = {*Vocabulary.shipped(), *(one.id for one in own_facts), *builder.ids("fact")}
    found = []
    for fact, value in builder.shape.assume.items():
        if fact in groups:
            message, hint = Message("policy.assumed-group", fact=fact), Message("policy.advice.assumed-group")
            builder.report.add(("assume", fact), "assumed-group", message, hint)
        elif fact not in known:
            message = Message("policy.unknown-fact", fact=shortened(fact))
            suggestion = builder.report.suggestion(fact, known)
            builder.report.add(("assume", fact), "unknown-fact", message, suggestion)
        else:
            found.append(Assumption(fact=fact, value=value))
    own = {assumption.fact for assumption in found}
    further = dict.fromkeys(taken_in)
    disputed = {one.fact for one in further if attrs.evolve(one, value=not one.value) in further}
    return (*found, *(one for one in further if one.fact not in own | disputed))
