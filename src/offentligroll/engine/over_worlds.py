"""Deciding guidelines and obligations over the worlds that the relations between facts leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from offentligroll.engine.compiled import Compiled
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.guidelines import Outcomes
from offentligroll.engine.known import Known
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

MOST_WORLDS_OF_NORMS = 16
"""Up to so many ways in which related facts may turn out, all norms are decided in each."""

T = TypeVar("T")
Decided = dict[int, tuple[T, Status]]
"""What norms come to, by their number, and how firm that is."""

_WANTED = ((Status.SETTLED, (Status.SETTLED,)), (Status.ASSUMED, (Status.SETTLED, Status.ASSUMED)))


def decide_guidelines(
    compiled: Compiled, known: Known, decision: Decision, day: dt.date | None
) -> tuple[Outcomes, Decided[Outcome]]:
    """Decide the guidelines on one day.

    Args:
        compiled: the rules.
        known: what is known.
        decision: the decided capacity.
        day: the day of the law; None where no guideline is dated.

    Returns:
        What the engine of the guidelines gives, and for each guideline's number its outcome and status, with
        what all worlds agree on.
    """

    def decide(world: Known, capacity: Decision) -> Decided[Outcome]:
        return compiled.guidelines.decide(world, capacity, day)[1]

    outcomes, decided = compiled.guidelines.decide(known, decision, day)
    for number, found in _firmer(compiled, known, day, decided, decide):
        # What is excused names what excuses it, which in each world may be another.
        if found[0] is decided[number][0] or found[0] is not Outcome.EXCUSED:
            decided[number] = found
    return outcomes, decided


def decide_obligations(
    compiled: Compiled, known: Known, decision: Decision, day: dt.date | None
) -> Decided[ObligationOutcome]:
    """Decide the obligations on one day.

    Args:
        compiled: the rules.
        known: what is known.
        decision: the decided capacity.
        day: the day of the law; None where no obligation is dated.

    Returns:
        For each obligation's number its outcome and status, with what all worlds agree on.
    """

    def decide(world: Known, capacity: Decision) -> Decided[ObligationOutcome]:
        return compiled.obligations.decide(world, capacity, day)

    decided = decide(known, decision)
    decided.update(_firmer(compiled, known, day, decided, decide))
    return decided


def _firmer(
    compiled: Compiled,
    known: Known,
    day: dt.date | None,
    decided: Mapping[int, tuple[T, Status]],
    decide: Callable[[Known, Decision], Decided[T]],
) -> Iterator[tuple[int, tuple[T, Status]]]:
    """Find the norms that come to the same in all worlds, firmer than without looking at these."""
    loose = {number: status for number, (_, status) in decided.items() if status is not Status.SETTLED}
    for wanted, firm in _WANTED:
        view = known.strong if wanted is Status.SETTLED else known
        loose = {number: status for number, status in loose.items() if status is not wanted}
        common: dict[int, T] | None = None
        for world in compiled.norm_worlds.left(view, MOST_WORLDS_OF_NORMS) if loose else ():
            there = compiled.with_derived_again(world, view)[0]
            found = decide(there, compiled.capacity.decide(there, day))
            before = dict.fromkeys(loose) if common is None else common
            common = {
                number: outcome
                for number, kept in before.items()
                for outcome, status in (found[number],)
                if status in firm and (kept is None or outcome is kept)
            }
            if not common:
                # What one world leaves open no other makes firm.
                break
        for number, outcome in (common or {}).items():
            del loose[number]
            yield number, (outcome, wanted)
