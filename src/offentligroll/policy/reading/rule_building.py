"""Building the rules of a policy file, and holding them to what their kinds allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from offentligroll.engine.own_facts import users_last
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.files.keywords import meant_value
from offentligroll.files.kinds import shortened
from offentligroll.files.where import Path, Report
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.cycles import cycle_in, in_words
from offentligroll.policy.reading.shapes import CapacityShape, GuidelineShape, NormShape, ObligationShape
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import CapacityRule, DoneBy, Guideline, Modality, Obligation, Verb
from offentligroll.rules.visitor import VISITOR

Rule = TypeVar("Rule", CapacityRule, Guideline)

_REQUIRED = {Verb.OFFICIAL_ONLY_IF: Capacity.OFFICIAL, Verb.PERSONAL_ONLY_IF: Capacity.PERSONAL}


def verbs_of(entry: NormShape, verbs: type[Verb | Modality], report: Report) -> list[Any]:
    """Find the verbs of an entry; there must be one.

    Args:
        entry: the entry.
        verbs: the verbs that it may have.
        report: what is wrong with the file.

    Returns:
        The verb; none where there is none or more than one, which has been reported.
    """
    found = [verb for verb in verbs if getattr(entry, verb.value) is not None]
    if len(found) > 1:
        message = Message("policy.two-verbs", verbs=tuple(found))
        report.add(entry.path, "two-verbs", message, Message("policy.advice.two-rules"))
        return []
    # A verb that could not be read has been reported, and does not count as missing.
    if not found and entry.faulty.isdisjoint(verbs):
        hint = Message("policy.advice.verbs", verbs=tuple(verbs))
        report.add(entry.path, "no-verb", Message("policy.no-verb"), hint)
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
    rules = [(one.path, _capacity_rule(builder, one)) for one in builder.shape.capacity]
    built = [(path, rule) for path, rule in rules if rule is not None]
    behind = _afterwards_behind(own_facts)
    for path, rule in built:
        _refuse_afterwards(builder.report, rule, path, behind)
    _check_outranks(builder, built, taken_in, "capacity")
    return _without_dangling((*taken_in, *(rule for _, rule in built)))


def _capacity_rule(builder: Builder, one: CapacityShape) -> CapacityRule | None:
    path, report = one.path, builder.report
    if one.id == VISITOR:
        message, hint = Message("policy.reserved-id", id=one.id), Message("policy.advice.reserved-id")
        report.add((*path, "id"), "reserved-id", message, hint)
        return None
    verbs: list[Verb] = verbs_of(one, Verb, report)
    if one.rebutted_by is not None and verbs and verbs[0] not in (Verb.PRESUMES, Verb.SUGGESTS):
        message = Message("policy.not-with", key="rebutted_by", verb=verbs[0])
        report.add((*path, "rebutted_by"), "rebuttal", message, Message("policy.advice.rebuttal"))
    if verbs == [Verb.DECIDES] and one.when is None:
        message = Message("policy.decides-needs-when")
        report.add(path, "missing-key", message, Message("policy.advice.say-when"))
    common = builder.common(one)
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
        answers=one.answers,
        verb=verb,
        concludes=concludes,
        requirement=requirement,
        rebutted_by=rebutted_by,
        outranks=one.outranks,
        hat=one.hat,
    )


def _refuse_afterwards(
    report: Report, rule: CapacityRule, path: Path, behind: Mapping[str, tuple[str, ...]]
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
                code = "policy.afterwards" if fact == used else "policy.afterwards-within"
                message, hint = Message(code, fact=fact, used=used), Message("policy.advice.afterwards")
                report.add((*path, key), "afterwards", message, hint)


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
    guidelines = [(one.path, _guideline(builder, one)) for one in builder.shape.guideline]
    built = [(path, one) for path, one in guidelines if one is not None]
    _check_outranks(builder, built, taken_in, "guideline")
    return _without_dangling((*taken_in, *(one for _, one in built)))


def _guideline(builder: Builder, one: GuidelineShape) -> Guideline | None:
    path, report = one.path, builder.report
    modalities: list[Modality] = verbs_of(one, Modality, report)
    may = modalities == [Modality.MAY]
    if one.defence is not None and may:
        message, hint = Message("policy.no-defence"), Message("policy.advice.defence")
        report.add((*path, "defence"), "defence", message, hint)
    if one.outranks and modalities and not may:
        message = Message("policy.not-with", key="outranks", verb=modalities[0])
        report.add((*path, "outranks"), "outranks", message, Message("policy.advice.outranks"))
    common = builder.common(one)
    defence = builder.conditions.read(one.defence, (*path, "defence"))
    if not modalities:
        return None
    verb = modalities[0]
    conduct = builder.conditions.read(getattr(one, verb.value), (*path, verb.value))
    if conduct is None:
        return None
    return Guideline(
        **common,
        answers=one.answers,
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
    return (*taken_in, *(_obligation(builder, one) for one in builder.shape.obligation))


def _obligation(builder: Builder, one: ObligationShape) -> Obligation:
    done_by, done_when = _done_by(builder, one.done_by, (*one.path, "done_by"))
    if one.within is not None and one.within.for_ever:
        message, hint = Message("policy.within-forever"), Message("policy.advice.within")
        builder.report.add((*one.path, "within"), "within", message, hint)
    if one.retain is not None and (one.retain.hours, one.retain.office_hours) != (None, None):
        message, hint = Message("policy.retain-hours"), Message("policy.advice.retain-hours")
        builder.report.add((*one.path, "retain"), "retain", message, hint)
    return Obligation(
        **builder.common(one),
        answers=one.answers,
        action=builder.wording(one.action, (*one.path, "action")),
        in_capacity=one.in_capacity,
        binds=one.binds,
        starts=one.starts,
        within=one.within,
        ends=one.ends,
        done_by=done_by,
        done_when=done_when,
        retain=one.retain,
        due_when_undecided=one.when_undecided is not None,
    )


def _done_by(
    builder: Builder,
    value: Any,  # noqa: ANN401 - any TOML value
    path: Path,
) -> tuple[DoneBy | None, Condition | None]:
    """Read by what an obligation is met: one of a few acts, or a condition on a later one."""
    if isinstance(value, str) and value not in builder.conditions.own_facts:
        if value in set(DoneBy):
            return DoneBy(value), None
        meant = meant_value(shortened(value), tuple(DoneBy))
        hint = (
            Message("files.did-you-mean", word=meant) if meant else builder.report.suggestion(value, DoneBy)
        )
        if hint is not None:
            message = Message("policy.unknown-done-by", text=value)
            builder.report.add(path, "unknown-fact", message, hint)
            return None, None
    return None, builder.conditions.read(value, path)


def _check_outranks(
    builder: Builder, built: Sequence[tuple[Path, Rule]], taken_in: Sequence[Rule], kind: str
) -> None:
    known = {*builder.ids(kind), *(rule.id for rule in taken_in)}
    report = builder.report
    for reference in builder.read.references:
        if reference.kinds == (kind,) == ("capacity",) and reference.id == VISITOR:
            report.add(reference.path, "reserved-id", Message("policy.visitor-stands"))
        elif reference.kinds == (kind,) and reference.id not in known:
            message = Message("policy.unknown-rule", id=reference.id, kind=Message(f"policy.kind.{kind}"))
            report.add(reference.path, "unknown-rule", message, report.suggestion(reference.id, known))
    cycle: tuple[str, ...] = cycle_in({one.id: one.outranks for _, one in built})
    places: dict[str, Path] = {one.id: path for path, one in built}
    if cycle:
        message, hint = Message("policy.rule-cycle", rules=in_words(cycle)), Message("policy.advice.cycle")
        report.add((*places[cycle[0]], "outranks"), "cycle", message, hint)


def _without_dangling(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Leave out what names nothing; it has been reported, or its rule could not be built."""
    known = {rule.id for rule in rules}
    return tuple(
        rule
        if known.issuperset(rule.outranks)
        else attrs.evolve(rule, outranks=tuple(other for other in rule.outranks if other in known))
        for rule in rules
    )
