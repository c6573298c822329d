"""Finding the facts to ask about next."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import cast

import attrs

from offentligroll.engine.asked import conditions_of
from offentligroll.engine.compiled import Compiled
from offentligroll.engine.known import Known
from offentligroll.engine.table import ones_of
from offentligroll.engine.trials import Trials
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import facts_in
from offentligroll.rules.visitor import VISITOR_FACT

Days = Sequence[dt.date | None]
"""The days by which an answer is judged."""

MOST_TRIALS = 65_536
"""So many ways to answer facts are tried before the search gives up."""
_AT_ONCE = 8_192
_MOST_BESIDE_SMALLER = 2


@attrs.frozen(kw_only=True)
class Search:
    """The outcome of a search for questions."""

    sets: tuple[tuple[str, ...], ...]
    """The smallest sets of facts some answers to which change the capacity."""
    complete: bool
    """Whether every such set was tried."""


def find_questions(rulebook: Rulebook, known: Known, days: Days) -> Search:
    """Find the smallest sets of facts whose answers would change the capacity.

    Args:
        rulebook: the policy.
        known: what is known now.
        days: the day of the law, or a day of each stretch where it is not known.

    Returns:
        The sets, single facts first; of three facts only where no smaller ones do.
    """
    compiled = rulebook.compiled
    now = compiled.capacity.value(known, days)
    matter = _facts_that_matter(rulebook, known, days)
    untold = [
        position
        for position in range(len(compiled.stages[-1]))
        if matter >> 2 * position & 1 and not known.is_told(position)
    ]
    found: list[tuple[int, ...]] = []
    left = MOST_TRIALS
    for size in (1, 2, 3):
        if size > _MOST_BESIDE_SMALLER and found:
            break
        untold = [fact for fact in untold if (fact,) not in found]
        several = [frozenset(one) for one in found if len(one) > 1]
        sets = (
            one for one in itertools.combinations(untold, size) if not any(map(set(one).issuperset, several))
        )
        answers = list(itertools.product((True, False), repeat=size))
        while batch := list(itertools.islice(sets, min(_AT_ONCE, left) // len(answers))):
            left -= len(batch) * len(answers)
            tried = [list(zip(chosen, truths, strict=True)) for chosen in batch for truths in answers]
            trials = Trials.of_answers(known, tried, compiled.worlds)
            changing = rulebook.columns.values(trials, days).other_than(now, trials.every)
            numbers = dict.fromkeys(one // len(answers) for one in ones_of(changing))
            found += [batch[number] for number in numbers]
        if next(sets, None) is not None:
            return Search(sets=_named(compiled, found), complete=False)
    return Search(sets=_named(compiled, found), complete=True)


def _named(compiled: Compiled, found: Iterable[tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(compiled.facts[position] for position in chosen) for chosen in found)


def _facts_that_matter(rulebook: Rulebook, known: Known, days: Days) -> int:
    """The facts of rules that may still stand on what is surely known: only these move with an answer."""
    engine = rulebook.compiled.capacity
    possibly = 0
    for day in days:
        states = engine.states(known.strong, day)
        possibly |= states.yes | states.provisional | states.open
    asked, matter = _asked_by_rules(rulebook), 0
    for number in engine.layout.rules(possibly):
        matter |= asked[number]
    return matter


def _asked_by_rules(rulebook: Rulebook) -> Sequence[int]:
    """Both bits of the facts that each capacity rule asks for."""
    found = rulebook.remembered.get("asked by rules")
    if found is None:
        positions = rulebook.compiled.positions
        found = rulebook.remembered["asked by rules"] = [
            _bits_of(
                positions[fact] for part in conditions_of(rule) for fact in facts_in(rulebook.plain(part))
            )
            for rule in rulebook.compiled.capacity.rules
        ]
    return cast("Sequence[int]", found)


def _bits_of(positions: Iterable[int]) -> int:
    return sum(3 << 2 * position for position in set(positions))


def weak_facts_that_matter(
    rulebook: Rulebook, known: Known, days: Days, answer: Callable[[Known], object]
) -> tuple[str, ...]:
    """Find the weak facts without which the answer would be another.

    Args:
        rulebook: the policy.
        known: what is known.
        days: as for :func:`find_questions`.
        answer: gives what is compared, such as value and status.

    Returns:
        Those that matter by themselves; where none does but all together do, a smallest such set.
    """
    compiled = rulebook.compiled
    weak = [position for position in range(len(compiled.facts)) if known.weak >> 2 * position & 1]
    if weak:
        movers = _movers(rulebook, known, days)
        weak = [position for position in weak if movers >> 2 * position & 3]
    now = answer(known)
    alone = [position for position in weak if answer(_without(known, [position])) != now]
    if not alone and answer(_without(known, weak)) != now:
        alone = list(weak)
        for position in weak:
            fewer = [one for one in alone if one != position]
            if answer(_without(known, fewer)) != now:
                alone = fewer
    return tuple(compiled.facts[position] for position in alone)


def _movers(rulebook: Rulebook, known: Known, days: Days) -> int:
    """Return the facts that can move the capacity, or that say something of facts that can, as bits."""
    compiled = rulebook.compiled
    always = [fact for fact in (VISITOR_FACT, rulebook.gate) if fact is not None]
    moving = _facts_that_matter(rulebook, known, days) | _bits_of(map(compiled.positions.__getitem__, always))
    found = moving
    for given, following in compiled.worlds.steps:
        if (given | following) & moving:
            found |= given | following
    return found


def _without(known: Known, positions: Iterable[int]) -> Known:
    for position in positions:
        known = known.with_truth(position, Truth.UNKNOWN)
    return known
