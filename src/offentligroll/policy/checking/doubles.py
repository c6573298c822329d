"""Rules that do the same as another one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from offentligroll.policy.checking.days import meaning_of
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject


def doubles(subject: Subject) -> tuple[tuple[Entry, Entry], ...]:
    """Find the rules that do the same as one before them.

    Args:
        subject: the policy.

    Returns:
        The first of the rules, and the one that repeats it.
    """
    return tuple(
        pair
        for entries in (subject.guidelines, subject.obligations, subject.capacity)
        for pair in _doubles(entries)
    )


def _doubles(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    seen: dict[Hashable, Entry] = {}
    firsts = [
        (seen.setdefault((meaning_of(entry.rule), entry.rule.in_force), entry), entry) for entry in entries
    ]
    return [(first, entry) for first, entry in firsts if first is not entry]
