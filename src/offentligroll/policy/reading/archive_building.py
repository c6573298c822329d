"""Building the rules of a policy file about archives, and holding them to what can be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offentligroll.engine.asked import facts_behind
from offentligroll.languages import Message
from offentligroll.policy.reading.building import Builder, in_force
from offentligroll.policy.reading.channel_building import not_of_channels
from offentligroll.policy.reading.measure_shape import MeasureShape, limit_of
from offentligroll.policy.reading.shapes import ArchiveRuleShape
from offentligroll.rules.archive_rule import ArchiveRule, Measured
from offentligroll.rules.condition import ALWAYS_TRUE, Condition
from offentligroll.rules.rule import Modality, OwnFact

_VERBS = (Modality.MUST, Modality.SHOULD)


def build_archive_rules(
    builder: Builder, own_facts: Sequence[OwnFact], groups: Mapping[str, Condition]
) -> tuple[ArchiveRule, ...]:
    """Build the rules about archives.

    Args:
        builder: the file.
        own_facts: the own facts, those taken in included.
        groups: the group facts among them that conditions may use; without cycles.

    Returns:
        The rules that can be built.
    """
    built = [(one, rule) for one in builder.shape.archive_rule if (rule := _rule(builder, one)) is not None]
    taken = {*builder.ids("guideline"), *builder.ids("house_rule"), *builder.ids("channel_rule")}
    for shape, rule in built:
        if rule.id in taken:
            message, hint = Message("policy.archive-id", id=rule.id), Message("policy.advice.house-id")
            builder.report.add((*shape.path, "id"), "doubled-id", message, hint)
        for fact in not_of_channels(facts_behind([rule.when], groups), own_facts):
            message = Message("policy.not-of-channel", fact=fact)
            hint = Message("policy.advice.not-of-archive")
            builder.report.add((*shape.path, "when"), "not-of-channel", message, hint)
    return tuple(rule for _, rule in built)


def _rule(builder: Builder, one: ArchiveRuleShape) -> ArchiveRule | None:
    path, report = one.path, builder.report
    says = builder.wording(one.says, (*path, "says"))
    cite = builder.citation(one.cite, (*path, "cite"))
    when = builder.conditions.read(one.when, (*path, "when"))
    measures = [(verb, shape) for verb in _VERBS if (shape := getattr(one, verb.value)) is not None]
    if len(measures) > 1:
        message = Message("policy.two-verbs", verbs=_VERBS)
        report.add(path, "two-verbs", message, Message("policy.advice.two-rules"))
    elif not measures and one.faulty.isdisjoint(_VERBS):
        message, hint = Message("policy.no-verb"), Message("policy.advice.no-measure", verbs=_VERBS)
        report.add(path, "no-verb", message, hint)
    for verb, shape in measures[:1]:
        measured = shape.measured
        counted = _counted(builder, shape, measured)
        of = builder.conditions.read(shape.of, (*shape.path, "of"))
        if measured is not None and counted is not None:
            return ArchiveRule(
                id=one.id,
                modality=verb,
                measured=measured,
                counted=counted,
                within=shape.answered,
                of=of,
                per=shape.per,
                at_least=None if shape.at_least is None else limit_of(measured, shape.at_least),
                at_most=None if shape.at_most is None else limit_of(measured, shape.at_most),
                when=when or ALWAYS_TRUE,
                says=says,
                cite=cite,
                in_force=in_force(one.in_force),
                accept=builder.accepted(one.accept),
            )
    return None


def _counted(builder: Builder, shape: MeasureShape, measured: Measured | None) -> Condition | None:
    """Read of which statements the measure is taken; None where that can't be read."""
    if measured is None:
        # What could not be read has been reported, and does not count as missing.
        if shape.faulty.isdisjoint(Measured):
            message, hint = (
                Message("policy.no-measure"),
                Message("policy.advice.measure", keys=tuple(Measured)),
            )
            builder.report.add(shape.path, "no-measure", message, hint)
        return None
    value = getattr(shape, measured.value)
    if measured is Measured.ANSWERED or value is True:
        return ALWAYS_TRUE
    return builder.conditions.read(value, (*shape.path, measured.value))
