"""The days on which rules count, and the versions of one rule."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING

import attrs

from offentligroll.files.where import Path
from offentligroll.languages import Message
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.source import InForce

if TYPE_CHECKING:
    from offentligroll.engine.asked import Rule

_YEAR = re.compile(r"(.+)-(?:19|20)[0-9]{2}")


@attrs.frozen
class Days:
    """Days from one to another, both included; ``dt.date.min`` and ``max`` stand for no end."""

    first: dt.date
    """The first day."""
    last: dt.date
    """The last day."""

    @classmethod
    def of(cls, in_force: InForce | None) -> Days:
        """The days on which something is in force.

        Args:
            in_force: what the file says; None for always.

        Returns:
            The days.
        """
        if in_force is None:
            return cls(dt.date.min, dt.date.max)
        return cls(in_force.start or dt.date.min, in_force.end or dt.date.max)

    def __and__(self, other: Days) -> Days:
        return Days(max(self.first, other.first), min(self.last, other.last))

    @property
    def words(self) -> Message:
        """The days in words, as a file writes them; one end at least is there."""
        first, last = str(self.first), str(self.last)
        if self.first == dt.date.min:
            return Message("checks.days.until", last=last)
        if self.last == dt.date.max:
            return Message("checks.days.from", first=first)
        return Message("checks.days.from-until", first=first, last=last)

    def __bool__(self) -> bool:
        return self.first <= self.last

    def __contains__(self, other: Days) -> bool:
        return self.first <= other.first and other.last <= self.last


def days_of(rule: Rule, policy: Rulebook) -> Days:
    """The days on which a rule counts.

    Args:
        rule: the rule.
        policy: its policy.

    Returns:
        The days; none at all, which is false, where the policy is never in force on them.
    """
    return Days.of(rule.in_force) & Days.of(policy.in_force)


def meaning_of(rule: Rule) -> Hashable:
    """All that a rule does, without its name, its words, its source and its days.

    Args:
        rule: the rule.

    Returns:
        What is equal for rules that do the same.
    """
    names = [field.name for field in attrs.fields(type(rule)) if field.name not in _NOT_MEANT]
    return (type(rule), *(getattr(rule, name) for name in names))


_NOT_MEANT = frozenset({"id", "says", "cite", "in_force", "accept", "outranks"})


def _family(rule: Rule) -> Hashable | None:
    """The id without a year at its end, by which versions of a rule are often told apart."""
    match = _YEAR.fullmatch(rule.id)
    return None if match is None or rule.in_force is None else (type(rule), match[1])


@attrs.frozen(kw_only=True)
class Neighbours:
    """Two versions of one rule, of which the later follows the earlier."""

    earlier: Entry
    """The version that begins first."""
    later: Entry
    """The next one."""
    path: Path
    """The way to the later one."""

    @property
    def days(self) -> tuple[Days, Days]:
        """The days of both."""
        return Days.of(self.earlier.rule.in_force), Days.of(self.later.rule.in_force)


def neighbours(subject: Subject) -> tuple[Neighbours, ...]:
    """Pair up the versions of each rule, in the order of their days.

    Versions are rules that do the same on other days, or whose ids differ only in a year at their end.

    Args:
        subject: the policy.

    Returns:
        Each pair once.
    """
    paired: dict[tuple[Path, Path], Neighbours] = {}
    for key in (meaning_of, _family):
        for (first, earlier), (second, later) in _pairs(subject, key):
            paired.setdefault((first, second), Neighbours(earlier=earlier, later=later, path=second))
    return tuple(paired.values())


_Placed = tuple[Path, Entry]


def _pairs(subject: Subject, key: Callable[[Rule], Hashable | None]) -> Iterator[tuple[_Placed, _Placed]]:
    versions: dict[Hashable, list[_Placed]] = {}
    for path, entry in subject.own:
        if (name := key(entry.rule)) is not None:
            versions.setdefault(name, []).append((path, entry))
    for several in versions.values():
        # Without days they are no versions: two that do the same are reported as duplicates.
        if len({entry.rule.in_force for _, entry in several}) > 1:
            several.sort(key=lambda placed: Days.of(placed[1].rule.in_force).first)
            yield from itertools.pairwise(several)
