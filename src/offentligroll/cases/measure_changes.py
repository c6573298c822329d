"""Small changes to rules about archives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from offentligroll.cases.condition_changes import without_one, written
from offentligroll.cases.mutant_kinds import DELETED, Change, Changed
from offentligroll.rules.archive_rule import ArchiveRule, Measured
from offentligroll.rules.condition import ALWAYS_TRUE, not_
from offentligroll.rules.rule import Modality


def measure_changes(rule: ArchiveRule) -> Iterator[Changed]:
    """Change a rule about archives in all small ways.

    Args:
        rule: the rule.

    Yields:
        The changes; first it is deleted.
    """

    def changed(change: Change, part: str, old: str = "", new: str = "", **fields: Any) -> Changed:  # noqa: ANN401
        return change, part, old, new, fields

    yield DELETED
    if rule.modality is Modality.MUST and rule.bound is not None:
        yield changed(Change.WEAKENED, "must", "must", "should", modality=Modality.SHOULD)
    if rule.bound is not None:
        old, new = ("at_most", "at_least") if rule.at_least is None else ("at_least", "at_most")
        other_way: dict[str, Any] = {old: None, new: rule.bound}
        unbound: dict[str, Any] = {old: None}
        yield changed(Change.FLIPPED, old, old, new, **other_way)
        yield changed(Change.WITHOUT, old, **unbound)
    if rule.of is not None:
        yield changed(Change.WITHOUT, "of", of=None)
        for group, gone in without_one(rule.of):
            yield changed(Change.MEMBER, "of", written(gone), of=group)
    if rule.per is not None and rule.measured is not Measured.COUNT_OF:
        yield changed(Change.WITHOUT, "per", per=None)
    if rule.counted != ALWAYS_TRUE:
        key = rule.measured.value
        yield changed(Change.NEGATED, key, written(rule.counted), counted=not_(rule.counted))
        for group, gone in without_one(rule.counted):
            yield changed(Change.MEMBER, key, written(gone), counted=group)
    if rule.when != ALWAYS_TRUE:
        yield changed(Change.NEGATED, "when", written(rule.when), when=not_(rule.when))
