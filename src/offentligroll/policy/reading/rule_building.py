"""Building the rules of a policy file, and holding them to what their kinds allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from offentligroll.engine.own_facts import users_last
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.files.where import Path
from offentligroll.model.capacity import Capacity
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.cycles import cycle_in, in_words
from offentligroll.policy.reading.shapes import CapacityShape, GuidelineShape, ObligationShape
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import CapacityRule, Guideline, Modality, Obligation, Verb

Rule = TypeVar("Rule", CapacityRule, Guideline)

_REQUIRED = {Verb.OFFICIAL_ONLY_IF: Capacity.OFFICIAL, Verb.PERSONAL_ONLY_IF: Capacity.PERSONAL}


def _verbs_of(entry: Any, verbs: type[Verb | Modality], builder: Builder, path: Path) -> list[Any]:  # noqa: ANN401
    """Find the verbs of an entry; there must be one."""
    found = [verb for verb in verbs if getattr(entry, verb.value) is not None]
    if len(found) > 1:
        names = " and ".join(f"`{verb.value}`" for verb in found)
        builder.report(path, "two-verbs", f"a rule has one verb, got {names}", "make two rules of it")
        return []
    # A verb that could not be read has been reported, and does not count as missing.
    raw = builder.document.data[str(path[0])][path[1]]
    if not found and not any(verb.value in raw for verb in verbs):
        names = ", ".join(f"`{verb.value}`" for verb in verbs)
        builder.report(path, "no-verb", "the rule has no verb", f"it has one of {names}")
    return found


def build_capacity_rules(
    builder: Builder, own_facts: Mapping[str, Condition], taken_in: Sequence[CapacityRule]
) -> tuple[CapacityRule, ...]:
    """Build the capacity rules.

    Args:
        builder: the file.
        own_facts: the group facts that conditions may use; without cycles.
        taken_in: the capacity rules of extended policies.

    Returns:
        The rules that can be built, those taken in first.
    """
    placed = builder.placed("capacity", builder.shape.capacity)
    builder.check_ids("capacity")
    rules = [(path, _capacity_rule(builder, one, path)) for path, one in placed]
    built = [(path, rule) for path, rule in rules if rule is not None]
    behind = _afterwards_behind(own_facts)
    for path, rule in built:
        _refuse_afterwards(builder, rule, path, behind)
    known = {*builder.raw_ids("capacity"), *(rule.id for rule in taken_in)}
    _check_outranks(builder, built, known, "capacity rule")
    return _without_dangling((*taken_in, *(rule for _, rule in built)))


def _capacity_rule(builder: Builder, one: CapacityShape, path: Path) -> CapacityRule | None:
    verbs: list[Verb] = _verbs_of(one, Verb, builder, path)
    if one.rebutted_by is not None and verbs and verbs[0] not in (Verb.PRESUMES, Verb.SUGGESTS):
        message = f"`rebutted_by` does not go with `{verbs[0].value}`"
        hint = "only `presumes` and `suggests` can be rebutted; an exception is written `unless`"
        builder.report((*path, "rebutted_by"), "rebuttal", message, hint)
    if verbs == [Verb.DECIDES] and one.when is None:
        builder.report(path, "missing-key", "`decides` needs a `when`", "say when the rule applies")
    common = builder.common(one, path)
    rebutted_by = builder.conditions.read(one.rebutted_by, (*path, "rebutted_by"))
    if not verbs:
        return None
    verb = verbs[0]
    requirement = None
    if verb.is_requirement:
        concludes = _REQUIRED[verb].other
        requirement = builder.conditions.read(getattr(one, verb.value), (*path, verb.value))
        if requirement is None:
            return None
    else:
        concludes = Capacity(getattr(one, verb.value).value)
    return CapacityRule(
        **common,
        verb=verb,
        concludes=concludes,
        requirement=requirement,
        rebutted_by=rebutted_by,
        outranks=one.outranks,
        hat=one.hat,
    )


def _refuse_afterwards(
    builder: Builder, rule: CapacityRule, path: Path, behind: Mapping[str, tuple[str, ...]]
) -> None:
    """A rule that uses what came afterwards would learn the capacity from the quarrel about it."""
    parts = {
        rule.verb.value: rule.requirement,
        "when": rule.when,
        "unless": rule.unless,
        "rebutted_by": rule.rebutted_by,
    }
    for key, condition in parts.items():
        for used in dict.fromkeys(facts_in(condition) if condition is not None else ()):
            for fact in behind.get(used, (used,) if _is_afterwards(used) else ()):
                message = f"`{fact}` came after the act and can't tell whose words they were"
                if fact != used:
                    message += f"; it is part of `{used}`"
                hint = "use it in guidelines and obligations only"
                builder.report((*path, key), "afterwards", message, hint)


def _is_afterwards(fact: str) -> bool:
    definition = Vocabulary.shipped().get(fact)
    return definition is not None and definition.group is Group.AFTERWARDS


def _afterwards_behind(own_facts: Mapping[str, Condition]) -> Mapping[str, tuple[str, ...]]:
    """For each own fact those facts behind it that came after the act."""
    behind: dict[str, tuple[str, ...]] = {}
    for fact in users_last(own_facts):
        found: dict[str, None] = {}
        for used in facts_in(own_facts[fact]):
            found.update(dict.fromkeys(behind.get(used, (used,) if _is_afterwards(used) else ())))
        behind[fact] = tuple(found)
    return behind


def build_guidelines(builder: Builder, taken_in: Sequence[Guideline]) -> tuple[Guideline, ...]:
    """Build the guidelines.

    Args:
        builder: the file.
        taken_in: the guidelines of extended policies.

    Returns:
        The guidelines that can be built, those taken in first.
    """
    placed = builder.placed("guideline", builder.shape.guideline)
    builder.check_ids("guideline")
    guidelines = [(path, _guideline(builder, one, path)) for path, one in placed]
    built = [(path, one) for path, one in guidelines if one is not None]
    known = {*builder.raw_ids("guideline"), *(one.id for one in taken_in)}
    _check_outranks(builder, built, known, "guideline")
    return _without_dangling((*taken_in, *(one for _, one in built)))


def _guideline(builder: Builder, one: GuidelineShape, path: Path) -> Guideline | None:
    modalities: list[Modality] = _verbs_of(one, Modality, builder, path)
    may = modalities == [Modality.MAY]
    if one.defence is not None and may:
        message = "a permission has no `defence`"
        builder.report((*path, "defence"), "defence", message, "a defence excuses going against a duty")
    if one.outranks and modalities and not may:
        message = f"`outranks` does not go with `{modalities[0].value}`"
        builder.report(
            (*path, "outranks"), "outranks", message, "only a `may` outranks duties and permissions"
        )
    if not one.binds:
        message = "`binds` is an empty list"
        builder.report((*path, "binds"), "empty-list", message, "name at least one, or leave it out")
    common = builder.common(one, path)
    defence = builder.conditions.read(one.defence, (*path, "defence"))
    if not modalities:
        return None
    verb = modalities[0]
    conduct = builder.conditions.read(getattr(one, verb.value), (*path, verb.value))
    if conduct is None:
        return None
    return Guideline(
        **common,
        modality=verb,
        conduct=conduct,
        in_capacity=one.in_capacity,
        binds=one.binds,
        defence=defence,
        outranks=one.outranks if may else (),
    )


def build_obligations(builder: Builder, taken_in: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """Build the obligations.

    Args:
        builder: the file.
        taken_in: the obligations of extended policies.

    Returns:
        The obligations, those taken in first.
    """
    placed = builder.placed("obligation", builder.shape.obligation)
    builder.check_ids("obligation")
    return (*taken_in, *(_obligation(builder, one, path) for path, one in placed))


def _obligation(builder: Builder, one: ObligationShape, path: Path) -> Obligation:
    if not one.binds:
        message = "`binds` is an empty list"
        builder.report((*path, "binds"), "empty-list", message, "name at least one, or leave it out")
    if one.within is not None and one.within.for_ever:
        message = "`within` can't be `forever`"
        hint = "leave it out where there is no time limit; `retain` says how long to keep something"
        builder.report((*path, "within"), "within", message, hint)
    return Obligation(
        **builder.common(one, path),
        action=builder.wording(one.action, (*path, "action")),
        in_capacity=one.in_capacity,
        binds=one.binds,
        starts=one.starts,
        within=one.within,
        retain=one.retain,
        due_when_undecided=one.when_undecided is not None,
    )


def _check_outranks(
    builder: Builder,
    built: Sequence[tuple[Path, CapacityRule]] | Sequence[tuple[Path, Guideline]],
    known: set[str],
    kind: str,
) -> None:
    for path, one in built:
        for number, other in enumerate(one.outranks):
            if other not in known:
                message = f"`{other}` is not a {kind} of this policy"
                hint = builder.suggestion(other, known)
                builder.report((*path, "outranks", number), "unknown-rule", message, hint)
    circle = cycle_in({one.id: one.outranks for _, one in built})
    if circle:
        path = next(path for path, one in built if one.id == circle[0])
        message = f"rules outrank each other in a circle: {in_words(circle)}"
        builder.report((*path, "outranks"), "cycle", message, "take one of them out of the circle")


def _without_dangling(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Leave out what names nothing; it has been reported, or its rule could not be built."""
    known = {rule.id for rule in rules}
    return tuple(
        rule
        if known.issuperset(rule.outranks)
        else attrs.evolve(rule, outranks=tuple(other for other in rule.outranks if other in known))
        for rule in rules
    )
