"""The judgements that a policy keeps: what it concluded before from the same knowledge."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from offentligroll.model.bounded import keep

if TYPE_CHECKING:
    from offentligroll.engine.conclusions import Decision
    from offentligroll.engine.known import Known
    from offentligroll.policy.judging.judgement import Judgement
    from offentligroll.policy.rulebook import Rulebook

MOST_KEPT = 2048
"""So many judgements a policy keeps; real archives show some dozens of patterns."""

_Pattern = tuple[int, int, dt.date | None]


class Judgements:
    """What a policy has concluded before, by what was known and in which stretch of the law's days."""

    def __init__(self) -> None:
        self.whole: dict[_Pattern, Judgement] = {}
        """The judgements on all facts that the policy asks for."""
        self.staged: dict[tuple[int, _Pattern], Decision | None] = {}
        """The decisions on the facts of each stage; None where dearer facts may still change them."""


def judged(policy: Rulebook, known: Known, day: dt.date | None) -> Judgement:
    """Return the judgement of a policy on what is known, out of those that it keeps where it has it.

    Args:
        policy: the policy.
        known: what is known of all facts that it asks for, derived conditions left out.
        day: the day of the law, on which the policy counts; None where it is not known.

    Returns:
        The judgement; the same object for the same knowledge in the same stretch of days.
    """
    kept = _kept(policy).whole
    stretch = stretch_of(policy, day)
    pattern = (*known, stretch)
    found = kept.get(pattern)
    if found is None:
        from offentligroll.policy.judging.judgement import Judgement  # noqa: PLC0415

        # Two threads may both get here; what they conclude is the same.
        made = Judgement(policy=policy, known=policy.compiled.with_derived(known), day=stretch)
        found = keep(kept, pattern, made, MOST_KEPT)
    return found


def decision_on(policy: Rulebook, stage: int, known: Known, day: dt.date | None) -> Decision | None:
    """Decide by the facts of one stage.

    Args:
        policy: the policy.
        stage: the number of the stage in ``compiled.stages``.
        known: what is known of its facts, derived conditions left out.
        day: the day of the law, on which the policy counts; None where it is not known.

    Returns:
        The decision; None where dearer facts may still change it.
    """
    kept = _kept(policy).staged
    stretch = stretch_of(policy, day)
    pattern = stage, (*known, stretch)
    if pattern not in kept:
        made = _decided(policy, stage, policy.compiled.with_derived_in_capacity(known), stretch)
        return keep(kept, pattern, made, MOST_KEPT)
    return kept[pattern]


def _decided(policy: Rulebook, stage: int, known: Known, day: dt.date | None) -> Decision | None:
    compiled = policy.compiled
    if stage == len(compiled.stages) - 1:
        return policy.decide(known, day)
    days = policy.days_of(day)
    decision = compiled.capacity.settled_early(known, days[0]) if len(days) == 1 else None
    return None if decision is None else policy.limited(decision, known)


def _kept(policy: Rulebook) -> Judgements:
    kept = policy.remembered.get("judgements")
    if kept is None:
        kept = policy.remembered["judgements"] = Judgements()
    return kept


def stretch_of(policy: Rulebook, day: dt.date | None) -> dt.date | None:
    """Return one day for all days between two edges of dated rules.

    Args:
        policy: the policy.
        day: the day; None where it is not known.

    Returns:
        The first day of the stretch; None where no rule is dated, or nobody knows the day.
    """
    firsts = policy.days_of(None)
    if day is None or firsts[0] is None:
        return None
    number = bisect.bisect_right(cast("Sequence[dt.date]", firsts), day)
    return firsts[number - 1] if number else None
