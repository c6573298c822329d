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
    both_ways = {(one, other) for one, other in found if one < other} & {
        (other, one) for one, other in found if one > other
    }
    told: set[int] = set()
    for number, other_number in found:
        (rule, entry), (other, other_entry) = duties[number], duties[other_number]
        if (
            entry.path is not None
            and number not in told
            and (number, other_number) not in both_ways
            and _binds_too(other, rule)
            and days_of(rule, subject.policy) in days_of(other, subject.policy)
            # A duty to make good what has been done wrong is no contradiction.
            and not implies(entry.applies, other_entry.gone_against)
        ):
            told.add(number)
            message = f"whoever follows the guideline goes against `{other.id}`"
            hint = "narrow one of them, or let a `may` excuse one of them where both apply"
            subject.report(entry.path, Check.CONTRADICTORY_DUTIES, message, hint)


def _binds_too(other: Guideline, rule: Guideline) -> bool:
    """Tell whether a guideline binds somebody whom another binds, in the same capacity."""
    same = other.in_capacity in (InCapacity.ANY, rule.in_capacity)
    return same and not set(other.binds).isdisjoint(rule.binds)
