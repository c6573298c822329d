"""Rules and parts of rules that can never have an effect, such as conditions that exclude each other."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from offentligroll.files.where import Path
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import is_possible
from offentligroll.rules.condition import Condition
from offentligroll.rules.rule import CapacityRule, Guideline


class Idleness(enum.Enum):
    """Why a rule, or a part of it, has no effect."""

    WHEN = "its conditions exclude each other"
    EXCEPTION = "its exception lies outside what it is about"
    REBUTTAL = "its rebuttal lies outside what it is about"
    TAKEN_AWAY = "exceptions and rebuttals leave nothing of it"
    REQUIREMENT = "its requirement is always met"
    PERMISSION = "what it permits is impossible where it applies"
    ALWAYS_FOLLOWED = "nothing can breach it"
    NEVER_FOLLOWED = "nothing can follow it"
    DEFENCE = "its defence lies outside any breach"


@attrs.frozen(kw_only=True)
class IdlePart:
    """A part of a rule that has no effect, or leaves the rule without one."""

    path: Path
    """The way to the part."""
    why: Idleness
    """Why."""


def idle_parts(subject: Subject) -> tuple[IdlePart, ...]:
    """Find what has no effect: of each rule the first part that is in the way.

    Args:
        subject: the policy.

    Returns:
        The parts.
    """
    return tuple(part for path, entry in subject.own for part in _Search(subject, path, entry).parts())


@attrs.frozen
class _Search:
    """The search within one rule."""

    subject: Subject
    path: Path
    entry: Entry

    def parts(self) -> Iterator[IdlePart]:
        if self.is_impossible(self.entry.when):
            yield self.part("when", Idleness.WHEN)
            return
        needless = self.needless_part()
        if needless is not None:
            yield needless
        elif isinstance(self.entry.rule, Guideline):
            yield from self.conduct(self.entry.rule)

    def part(self, name: str, why: Idleness) -> IdlePart:
        return IdlePart(path=(*self.path, name), why=why)

    def is_impossible(self, condition: Condition) -> bool:
        """Whether a condition can never hold; where it is too large to look, that is noted."""
        found = is_possible(condition)
        if found is None:
            self.subject.passed_over.add(self.path)
        return found is False

    def needless_part(self) -> IdlePart | None:
        """The first of the parts that take away from the rule that takes away nothing, or everything."""
        remains = self.entry.when
        for name in ("unless", "requirement", "rebutted_by"):
            condition = self.entry.part(name)
            if condition is None:
                continue
            if name != "requirement" and self.is_impossible(all_of(remains, condition)):
                return self.part(name, Idleness.EXCEPTION if name == "unless" else Idleness.REBUTTAL)
            remains = all_of(remains, none_of(condition))
            if self.is_impossible(remains):
                return self.taken_away(name)
        return None

    def taken_away(self, name: str) -> IdlePart:
        rule = self.entry.rule
        if name == "requirement" and isinstance(rule, CapacityRule):
            return self.part(rule.verb.value, Idleness.REQUIREMENT)
        return self.part(name, Idleness.TAKEN_AWAY)

    def conduct(self, rule: Guideline) -> Iterator[IdlePart]:
        entry, verb = self.entry, rule.modality.value
        is_followed = all_of(entry.applies, entry.followed)
        if not rule.modality.is_duty:
            if self.is_impossible(is_followed):
                yield self.part(verb, Idleness.PERMISSION)
        elif self.is_impossible(entry.breached):
            yield self.part(verb, Idleness.ALWAYS_FOLLOWED)
        elif self.is_impossible(is_followed):
            yield self.part(verb, Idleness.NEVER_FOLLOWED)
        elif (defence := entry.part("defence")) is not None and self.is_impossible(
            all_of(entry.breached, defence)
        ):
            yield self.part("defence", Idleness.DEFENCE)
