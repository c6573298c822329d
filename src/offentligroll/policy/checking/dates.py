"""Days: sources out of force while a rule counts, and versions of one rule with a gap between them."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Hashable, Iterator

import attrs

from offentligroll.files.where import Path
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.regions import Entry, Rule
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.source import InForce

_YEAR = re.compile(r"(.+)-(?:19|20)[0-9]{2}")
_DAY = dt.timedelta(days=1)


@attrs.frozen
class Days:
    """Days from one to another, both included; ``dt.date.min`` and ``max`` stand for no end."""

    first: dt.date
    """The first day."""
    last: dt.date
    """The last day."""

    @classmethod
    def of(cls, in_force: InForce | None) -> Days:
        """Give the days on which something is in force.

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

    def __str__(self) -> str:
        first = "" if self.first == dt.date.min else f"from {self.first}"
        last = "" if self.last == dt.date.max else f"until {self.last}"
        return " ".join(part for part in (first, last) if part) or "always"

    def __bool__(self) -> bool:
        return self.first <= self.last

    def __contains__(self, other: Days) -> bool:
        return self.first <= other.first and other.last <= self.last


def days_of(rule: Rule, policy: Rulebook) -> Days:
    """Give the days on which a rule counts.

    Args:
        rule: the rule.
        policy: its policy.

    Returns:
        The days; none at all, which is false, where the policy is never in force on them.
    """
    return Days.of(rule.in_force) & Days.of(policy.in_force)


def check_dates(subject: Subject) -> None:
    """Look for sources out of force, and for gaps and overlaps between the versions of a rule.

    Args:
        subject: the policy.
    """
    for path, entry in subject.own:
        _check_source(subject, path, entry)
    told: set[tuple[Path, Path]] = set()
    for key in (meaning_of, _family):
        for earlier, later in _neighbours(subject, key):
            if (earlier[0], later[0]) not in told:
                told.add((earlier[0], later[0]))
                _check_neighbours(subject, earlier[1].rule, *later)


def _check_source(subject: Subject, path: Path, entry: Entry) -> None:
    cite = entry.rule.cite
    days = days_of(entry.rule, subject.policy)
    if cite is None or cite.source.in_force is None or not days:
        return
    source = cite.source.in_force
    if source.start is not None and days.first < source.start:
        message = f"the rule counts before its source `{cite.source.id}` came into force on {source.start}"
        hint = f"let it count from {source.start}, or cite what was in force before"
        subject.report((*path, "cite"), Check.SOURCE_OUT_OF_FORCE, message, hint)
    if source.end is not None and days.last > source.end:
        message = f"the rule counts after its source `{cite.source.id}` went out of force on {source.end}"
        hint = f"let it count until {source.end}, or cite what has been in force since"
        subject.report((*path, "cite"), Check.SOURCE_OUT_OF_FORCE, message, hint)


def meaning_of(rule: Rule) -> Hashable:
    """Give all that a rule does, without its name, its words, its source and its days.

    Args:
        rule: the rule.

    Returns:
        What is equal for rules that do the same.
    """
    names = [field.name for field in attrs.fields(type(rule)) if field.name not in _NOT_MEANT]
    return (type(rule), *(getattr(rule, name) for name in names))


_NOT_MEANT = frozenset({"id", "says", "cite", "in_force", "accept", "outranks"})


def _family(rule: Rule) -> Hashable | None:
    """Give the id without a year at its end, by which versions of a rule are often told apart."""
    match = _YEAR.fullmatch(rule.id)
    return None if match is None or rule.in_force is None else (type(rule), match[1])


_Placed = tuple[Path, Entry]


def _neighbours(
    subject: Subject, key: Callable[[Rule], Hashable | None]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Give the versions of each rule two by two, in the order of their days."""
    versions: dict[Hashable, list[_Placed]] = {}
    for path, entry in subject.own:
        if (name := key(entry.rule)) is not None:
            versions.setdefault(name, []).append((path, entry))
    for several in versions.values():
        # Without days they are no versions: two that do the same are told of as doubled.
        if len({one.rule.in_force for _, one in several}) > 1:
            several.sort(key=lambda placed: Days.of(placed[1].rule.in_force).first)
            yield from itertools.pairwise(several)


def _check_neighbours(subject: Subject, earlier: Rule, path: Path, later: Entry) -> None:
    before, after = Days.of(earlier.in_force), Days.of(later.rule.in_force)
    if after.first <= before.last:
        common = before & after
        message = f"it counts together with `{earlier.id}`, which is the same rule of other days"
        hint = f"let the one end the day before the other begins; both count {common}"
        subject.report((*path, "in_force"), Check.IN_FORCE_OVERLAP, message, hint)
    elif after.first - before.last > _DAY:
        gap = Days(before.last + _DAY, after.first - _DAY)
        message = f"no version counts {gap}, between `{earlier.id}` and this one"
        hint = "let the one begin the day after the other ends, or accept it with a reason"
        subject.report((*path, "in_force"), Check.IN_FORCE_GAP, message, hint)
