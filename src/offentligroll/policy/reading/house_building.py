"""Building the house rules of a policy file, and holding them to what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offentligroll.engine.asked import facts_behind
from offentligroll.languages import Message
from offentligroll.policy.reading.building import Builder, in_force
from offentligroll.policy.reading.shapes import HouseRuleShape
from offentligroll.rules.condition import Condition
from offentligroll.rules.house_rule import BREAKS_HOUSE_RULES, HouseRule


def build_house_rules(
    builder: Builder, own_facts: Mapping[str, Condition], taken_in: Sequence[HouseRule]
) -> tuple[HouseRule, ...]:
    """Build the house rules.

    Args:
        builder: the file.
        own_facts: the group facts that conditions may use; without cycles.
        taken_in: the house rules of extended policies.

    Returns:
        The rules that can be built, those taken in first.
    """
    built = [_house_rule(builder, own_facts, one) for one in builder.shape.house_rule]
    rules = tuple(one for one in built if one is not None)
    named = [*builder.ids("guideline")]
    for shape in builder.shape.house_rule:
        for identity in _norms_of(shape):
            if identity in named:
                message, hint = Message("policy.house-id", id=identity), Message("policy.advice.house-id")
                builder.report.add((*shape.path, "id"), "doubled-id", message, hint)
            named.append(identity)
    return (*taken_in, *rules)


def _norms_of(shape: HouseRuleShape) -> tuple[str, ...]:
    return tuple(f"{shape.id}{one}" for one in ("", "-removal", "-block"))


def _house_rule(
    builder: Builder, own_facts: Mapping[str, Condition], one: HouseRuleShape
) -> HouseRule | None:
    path = one.path
    says = builder.wording(one.says, (*path, "says"))
    cite = builder.citation(one.cite, (*path, "cite"))
    accept = builder.accepted(one.accept)
    not_allowed = builder.conditions.read(one.not_allowed, (*path, "not_allowed"))
    if one.not_allowed is None:
        message, hint = Message("policy.no-not-allowed"), Message("policy.advice.no-not-allowed")
        builder.report.add(path, "missing-key", message, hint)
    if not_allowed is None:
        return None
    if BREAKS_HOUSE_RULES in facts_behind([not_allowed], own_facts):
        message = Message("policy.house-circle", fact=BREAKS_HOUSE_RULES)
        builder.report.add((*path, "not_allowed"), "cycle", message, Message("policy.advice.house-circle"))
    return HouseRule(
        id=one.id,
        not_allowed=not_allowed,
        then=one.then,
        block_after=one.block_after,
        says=says,
        cite=cite,
        answers=one.answers,
        in_force=in_force(one.in_force),
        accept=accept,
    )
