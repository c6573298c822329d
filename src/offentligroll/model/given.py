"""Answers that a person, or another program, has given about a fact."""

from __future__ import annotations

import attrs

from offentligroll.model.period import ALWAYS, Period


@attrs.frozen(kw_only=True)
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
    note: str | None = None
    """Who said so, or why, in free words."""


def same_fact_told_twice(given: tuple[GivenFact, ...]) -> tuple[str, ...]:
    """Find the facts that one place answers twice for the same day.

    Args:
        given: the answers of one statement, channel or official.

    Returns:
        The ids of those facts, each once, in the order of the answers.
    """
    from offentligroll.model.truth import Truth  # noqa: PLC0415

    doubled: dict[str, None] = {}
    for index, one in enumerate(given):
        for other in given[:index]:
            if one.fact == other.fact and one.period.overlaps(other.period) is not Truth.NO:
                doubled[one.fact] = None
    return tuple(doubled)
