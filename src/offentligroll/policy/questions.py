"""Finding the facts to ask about next."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from offentligroll.engine.asked import conditions_of
from offentligroll.engine.compiled import Compiled
from offentligroll.engine.known import Known
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.norm_facts import Plain
from offentligroll.rules.condition import facts_in

Days = Sequence[dt.date | None]
"""The days by which an answer is judged."""

MOST_WORK = 250_000
"""How much is worked out before the search gives up: facts that conditions ask for, and trials."""
_WORK_OF_A_TRIAL = 6


@attrs.frozen(kw_only=True)
class Search:
    """The outcome of a search for questions."""

    sets: tuple[tuple[str, ...], ...]
    """The smallest sets of facts, of at most two, some answers to which change the capacity."""
    complete: bool
    """Whether every such set was tried."""


def find_questions(compiled: Compiled, plain: Plain, known: Known, days: Days) -> Search:
    """Find the smallest sets of facts whose answers would change the capacity.

    Args:
        compiled: the rules.
        plain: replaces the policy's own facts by what they stand for.
        known: what is known now.
        days: the day of the law, or a day of each stretch where it is not known.

    Returns:
        The sets, single facts first.
    """
    engine = compiled.capacity

    known = compiled.with_derived(known)
    work = 0

    def value(trial: Known) -> Capacity | None:
        nonlocal work
        world = compiled.worlds.completed(trial)
        work += _WORK_OF_A_TRIAL * len(days)
        if world is None:
            return None
        world, asked = compiled.with_derived_again(world, known)
        work += asked
        return engine.value(world, days)

    now = engine.value(known, days)
    untold = [
        compiled.positions[fact]
        for fact in _facts_that_matter(compiled, plain, known, days)
        if not known.is_told(compiled.positions[fact])
    ]
    found: list[tuple[int, ...]] = []
    for size in (1, 2):
        alone = {one for chosen in found for one in chosen}
        for chosen in itertools.combinations([one for one in untold if one not in alone], size):
            for trial in _answers(known, chosen):
                if work >= MOST_WORK:
                    return Search(sets=_named(compiled, found), complete=False)
                if value(trial) not in (now, None):
                    found.append(chosen)
                    break
    return Search(sets=_named(compiled, found), complete=True)


def _named(compiled: Compiled, found: Iterable[tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(compiled.facts[position] for position in chosen) for chosen in found)


def _facts_that_matter(compiled: Compiled, plain: Plain, known: Known, days: Days) -> Iterator[str]:
    """Only rules that may still stand on what is surely known can be moved by an answer."""
    engine = compiled.capacity
    possibly = 0
    for day in days:
        states = engine.states(known.strong, day)
        possibly |= states.yes | states.provisional | states.open
    possible = engine.layout.rules(possibly)
    facts = {
        fact
        for number in possible
        for condition in conditions_of(engine.rules[number])
        for fact in facts_in(plain(condition))
    }
    return (fact for fact in compiled.stages[-1] if fact in facts)


def _answers(known: Known, chosen: tuple[int, ...]) -> Iterator[Known]:
    """Answer the chosen facts in every way that differs from what is taken for granted now."""
    for answers in itertools.product((Truth.YES, Truth.NO), repeat=len(chosen)):
        trial = known
        for position, answer in zip(chosen, answers, strict=True):
            trial = trial.with_truth(position, answer)
        yield trial


def weak_facts_that_matter(
    compiled: Compiled, known: Known, answer: Callable[[Known], object]
) -> tuple[str, ...]:
    """Find the weak facts without which the answer would be another.

    Args:
        compiled: the rules.
        known: what is known.
        answer: gives what is compared, such as value and status.

    Returns:
        Those that matter by themselves; where none does but all together do, a smallest such set.
    """
    weak = [position for position in range(len(compiled.facts)) if known.weak >> 2 * position & 1]
    now = answer(known)
    alone = [position for position in weak if answer(_without(known, [position])) != now]
    if not alone and answer(_without(known, weak)) != now:
        alone = list(weak)
        for position in weak:
            fewer = [one for one in alone if one != position]
            if answer(_without(known, fewer)) != now:
                alone = fewer
    return tuple(compiled.facts[position] for position in alone)


def _without(known: Known, positions: Iterable[int]) -> Known:
    for position in positions:
        known = known.with_truth(position, Truth.UNKNOWN)
    return known
