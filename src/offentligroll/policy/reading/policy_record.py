"""A policy as what stands in its file, as plain values by key."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.condition_record import condition_to_plain
from offentligroll.files.strict import FORMAT
from offentligroll.files.toml_writing import toml_file
from offentligroll.model.wording import UNDETERMINED, Wording
from offentligroll.policy.reading.duration_text import duration_text
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.archive_rule import ArchiveRule, Measured
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest, Group, GroupKind
from offentligroll.rules.covers import Covers
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import (
    Accepted,
    CapacityRule,
    Guideline,
    Obligation,
    OwnFact,
    Verb,
)
from offentligroll.rules.source import Citation, InForce

_HEAD = ("id", "version", "languages", "country", "zone", "title", "question")
_APART = frozenset({*_HEAD, "extends", "sources", "assume"})
KINDS: Mapping[str, str] = {
    field.name: {"own_facts": "fact", "capacity_rules": "capacity"}.get(
        field.name, field.name.removesuffix("s")
    )
    for field in attrs.fields(Rulebook)
    if field.default == () and field.name not in {*_APART, "model_for"}
}
"""The keys under which the entries of a policy stand."""

_HEADED = frozenset({"document", "covers", "sources", "assume", *KINDS.values()})


def record_to_toml(record: Mapping[str, Any]) -> str:
    """Write the record of a policy as the text of its file.

    Args:
        record: the record.

    Returns:
        The text.
    """
    return toml_file(record, _HEADED)


def policy_to_record(policy: Rulebook) -> dict[str, Any]:
    """Make a record of a policy: what its file says, or would say.

    Args:
        policy: the policy. What it took in from the policies that it extends is left out, since reading it
            takes it in again; where it is no policy that a file could hold, the record says so by what is
            wrong with it.

    Returns:
        Plain values by key.
    """
    head = {name: value for name in _HEAD if (value := getattr(policy, name)) is not None}
    rest = _fields(policy, *_APART, *KINDS, "sha256", "detectors", "calendar", "_was_read")
    record = {"format": FORMAT} | {name: _plain(value) for name, value in head.items()} | rest
    if policy.extends:
        with_capacity = {other for rule in policy.capacity_rules if (other := home_of(rule.id, policy))}
        record["extends"] = [
            {"policy": other, "capacity": True} if other in with_capacity else other
            for other in policy.extends
        ]
    sources = [one for one in policy.sources if home_of(one.id, policy) is None]
    if sources:
        record["sources"] = {one.id: _fields(one, "id") for one in sources}
    if policy.assume:
        record["assume"] = {one.fact: one.value for one in policy.assume}
    for name, key in KINDS.items():
        own = [one for one in getattr(policy, name) if home_of(one.id, policy) is None]
        records = [_ENTRIES.get(type(one), _fields)(one) for one in own]
        record |= {key: records} if records else {}
    return record


def home_of(identity: str, policy: Rulebook) -> str | None:
    """Return from which policy an entry was taken in.

    Args:
        identity: the id of the entry.
        policy: the policy that has it.

    Returns:
        The id of the extended policy; None where the entry is the policy's own.
    """
    home, slash, _ = identity.partition("/")
    return home if slash and home in policy.extends else None


def _own_fact(fact: OwnFact) -> dict[str, Any]:
    record = _fields(fact, "group", "words")
    if fact.words:
        record["words"] = {language: list(phrases) for language, phrases in fact.words}
    if fact.group is not None:
        group = _plain(fact.group)
        record |= group if isinstance(group, dict) else {GroupKind.ALL_OF.value: [group]}
    return record


def _capacity_rule(rule: CapacityRule) -> dict[str, Any]:
    verbs: dict[str, Any] = {}
    if not rule.verb.is_requirement:
        verbs[rule.verb.value] = rule.concludes.value
    if rule.requirement is not None:
        verb = rule.verb if rule.verb.is_requirement else Verb.OFFICIAL_ONLY_IF
        verbs[verb.value] = _plain(rule.requirement)
    return {"id": rule.id} | verbs | _fields(rule, "verb", "concludes", "requirement")


def _guideline(rule: Guideline | ChannelRule) -> dict[str, Any]:
    verb = {rule.modality.value: _plain(rule.conduct)}
    return {"id": rule.id} | verb | _fields(rule, "modality", "conduct")


def _archive_rule(rule: ArchiveRule) -> dict[str, Any]:
    everything = rule.counted == ALWAYS_TRUE
    counted = {Measured.ANSWERED: rule.within, Measured.LONGEST_GAP: everything or rule.counted}
    measure = {rule.measured.value: _plain(counted.get(rule.measured, rule.counted))}
    measure |= {name: _plain(value) for name in ("of", "per") if (value := getattr(rule, name)) is not None}
    bounds = ("at_least", "at_most")
    measure |= {name: _number(bound) for name in bounds if (bound := getattr(rule, name)) is not None}
    apart = ("modality", "measured", "counted", "within", "of", "per", *bounds)
    return {"id": rule.id, rule.modality.value: measure} | _fields(rule, *apart)


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _obligation(obligation: Obligation) -> dict[str, Any]:
    record = _fields(obligation, "due_when_undecided", "done_when")
    if obligation.done_when is not None:
        record["done_by"] = _plain(obligation.done_when)
    return record | ({"when_undecided": "due"} if obligation.due_when_undecided else {})


def _fields(one: Any, *but: str) -> dict[str, Any]:  # noqa: ANN401 - a part of a policy
    """Write the fields that are called as in the file and are not at their defaults."""
    return {
        field.name: _plain(value)
        for field in attrs.fields(type(one))
        if field.name not in but and (value := getattr(one, field.name)) != field.default
    }


_ENTRIES: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    OwnFact: _own_fact,
    CapacityRule: _capacity_rule,
    Guideline: _guideline,
    Obligation: _obligation,
    ChannelRule: _guideline,
    ArchiveRule: _archive_rule,
}


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any value of a policy
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Wording):
        return dict(value.translations)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, FactTest | Group):
        return condition_to_plain(value)
    if isinstance(value, Citation):
        return f"{value.source.id}, {value.place}" if value.place else value.source.id
    if isinstance(value, InForce):
        days = {"from": value.start, "until": value.end}
        return {key: day for key, day in days.items() if day is not None}
    if isinstance(value, Accepted):
        why = dict(value.why.translations)
        return {"code": value.code, "why": why[UNDETERMINED] if list(why) == [UNDETERMINED] else why}
    if isinstance(value, Duration):
        return duration_text(value)
    if isinstance(value, ZoneInfo):
        return str(value)
    return _table(value) if attrs.has(type(value)) else value


def _table(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a part of a policy
    if isinstance(value, Covers):
        return _fields(value, "days") | (_plain(value.days) if value.days is not None else {})
    return _fields(value)
