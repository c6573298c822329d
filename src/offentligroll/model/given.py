"""Answers that a person, or another program, has given about a fact."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class GivenFact:
    """Somebody's own answer to a fact, on a statement, a channel or an official.

    It outranks what the library would compute.
    """

    fact: str
    """The id of the fact, as in the vocabulary or a policy's own facts."""
    value: bool
    """The answer."""
    period: Period = ALWAYS
    """When the answer holds; on a statement always."""
    note: str | None = attrs.field(default=None, repr=False)
    """Who said so, or why, in free words."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class SignedFact(GivenFact):
    """An answer that a person gave in the review of an archive, with who gave it and when."""

    by: str
    """The name of whoever answered."""
    at: dt.datetime
    """When."""
    seen_by: str | None = None
    """The name of the second person, who has looked at the answer; None where nobody has."""
    seen_at: dt.datetime | None = None
    """When."""
    policy: str | None = None
    """The id of the policy whose own fact it is; None for a fact of the vocabulary."""


def grouped_by_fact(given: tuple[GivenFact, ...]) -> tuple[GivenFact, ...]:
    """Put the answers to one fact together, which have no other order.

    Args:
        given: the answers of one statement, channel or official.

    Returns:
        The same, in the order in which each fact first comes.
    """
    if len(given) < 2:
        return given
    order = {fact: number for number, fact in enumerate(dict.fromkeys(one.fact for one in given))}
    return tuple(sorted(given, key=lambda one: order[one.fact]))


def same_fact_told_twice(given: tuple[GivenFact, ...]) -> tuple[str, ...]:
    """Find the facts that one place answers twice for the same day.

    Args:
        given: the answers of one statement, channel or official.

    Returns:
        The ids of those facts, each once, in the order of the answers. Periods that may share a day,
        for all that their ends tell, count as sharing it.
    """
    if len(given) < 2:
        return ()
    periods: dict[str, list[Period]] = {}
    for one in given:
        periods.setdefault(one.fact, []).append(one.period)
    return tuple(fact for fact, told in periods.items() if len(told) > 1 and _may_overlap(told))


def _may_overlap(periods: list[Period]) -> bool:
    """Whether any two of them may share a day; sorted first, since a file may bring very many."""
    ordered = sorted(periods, key=lambda period: period.earliest)
    latest = ordered[0].latest
    for period in ordered[1:]:
        if period.earliest <= latest:
            return True
        latest = period.latest
    return False
