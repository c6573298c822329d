"""Rules that do the same as another, and guidelines that can't both be followed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.covering import Coverings
from offentligroll.policy.checking.dates import days_of, meaning_of
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import implies
from offentligroll.rules.rule import Guideline, InCapacity


def check_doubled(subject: Subject) -> frozenset[str]:
    """Look for rules that do the same as another.

    Args:
        subject: the policy.

    Returns:
        The ids of the capacity rules that do the same as one before them.
    """
    for entries in (subject.guidelines, subject.obligations):
        for first, entry in _doubled(entries):
            _report(subject, first, entry)
    doubled = set()
    for first, entry in _doubled(subject.capacity):
        _report(subject, first, entry)
        doubled.add(entry.rule.id)
    return frozenset(doubled)


def _doubled(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    seen: dict[Hashable, Entry] = {}
    for entry in entries:
        first = seen.setdefault((meaning_of(entry.rule), entry.rule.in_force), entry)
        if first is not entry:
            yield first, entry


def _report(subject: Subject, first: Entry, entry: Entry) -> None:
    if entry.path is not None:
        message = f"the rule does the same as `{first.rule.id}`"
        hint = "leave one of them out; where two sources say the same, accept it and say so"
        subject.report(entry.path, Check.DUPLICATE_RULE, message, hint)


def check_contradictory_duties(subject: Subject) -> None:
    """Look for guidelines of which following the one is always going against the other.

    Args:
        subject: the policy.
    """
    pairs = zip(subject.policy.guidelines, subject.guidelines, strict=True)
    excused = {other for one in subject.policy.guidelines for other in one.outranks}
    duties = [(rule, entry) for rule, entry in pairs if rule.modality.is_duty and rule.id not in excused]
    inner = [all_of(entry.applies, entry.followed) for _, entry in duties]
    outer = [all_of(entry.gone_against, none_of(entry.part("defence"))) for _, entry in duties]
    coverings = Coverings(inner, outer)
    found = list(coverings.pairs())
    subject.pairs_passed_over += coverings.passed_over
    contradictions = [
        (one, other)
        for one, other in found
        if _binds_too(duties[other][0], duties[one][0])
        and days_of(duties[one][0], subject.policy) in days_of(duties[other][0], subject.policy)
        # A duty to make good what has been done wrong is no contradiction.
        and not implies(duties[one][1].applies, duties[other][1].gone_against)
    ]
    known = set(contradictions)
    told: set[int] = set()
    for number, other_number in contradictions:
        path, other = duties[number][1].path, duties[other_number][0]
        # Of two that do the same to each other, the later one is told of.
        is_told_of_the_other = number < other_number and (other_number, number) in known
        if path is not None and number not in told and not is_told_of_the_other:
            told.add(number)
            message = f"whoever follows the guideline goes against `{other.id}`"
            hint = "narrow one of them, or let a `may` excuse one of them where both apply"
            subject.report(path, Check.CONTRADICTORY_DUTIES, message, hint)


def _binds_too(other: Guideline, rule: Guideline) -> bool:
    """Tell whether a guideline binds somebody whom another binds, in the same capacity."""
    same = other.in_capacity in (InCapacity.ANY, rule.in_capacity)
    return same and not set(other.binds).isdisjoint(rule.binds)
