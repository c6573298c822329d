"""Where several words of a text fill an element together."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from offentligroll.facts.text.grammar.forms import Form, Run
from offentligroll.facts.text.words import SENTENCE

Ends = Mapping[int, Sequence[int]]
"""Where something lies: the one end of each, with the other ends."""
Lying = Mapping[int, Mapping[int, Sequence[int]]]
"""Where runs lie: by where they begin or end, the elements that they fill, each with the other ends."""
_NO_RUNS: Lying = {}


def runs_in(
    forms: Sequence[Form],
    wholes: Sequence[AbstractSet[int]],
    begins: Iterable[int],
    follows: Iterable[int],
    gaps: Sequence[int],
) -> tuple[Lying, Lying]:
    """Find the runs of words in a text that fill an element.

    Args:
        forms: what each word can be.
        wholes: the elements that each fills by itself, and nothing behind the last.
        begins: the second words of runs that each begins, as bits.
        follows: the second words of runs that each but the first can be, as bits.
        gaps: what stands before each word.

    Returns:
        Where they lie: by where they begin, and by where they end.
    """
    pairs = [*itertools.compress(itertools.count(), map(operator.and_, begins, follows))]
    if not pairs:
        return _NO_RUNS, _NO_RUNS
    by_start: dict[int, dict[int, list[int]]] = {}
    by_end: dict[int, dict[int, list[int]]] = {}
    for at in pairs:
        if gaps[at + 1] >= SENTENCE:
            continue
        for element, end in _ends_from(at, forms[at], wholes, gaps):
            by_start.setdefault(at, {}).setdefault(element, []).append(end)
            by_end.setdefault(end, {}).setdefault(element, []).append(at)
    return by_start, by_end


_PAIR = 2


def _ends_from(
    at: int, form: Form, wholes: Sequence[AbstractSet[int]], gaps: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the elements that the word at a place fills together with the next ones, and where these end."""
    third = at + _PAIR
    for second in form.runs.keys() & wholes[at + 1]:
        pairs, longer = form.runs[second]
        for element in pairs:
            yield element, third
        if longer:
            for word in longer.keys() & wholes[third]:
                for element, run in longer[word]:
                    if _fits(run, wholes, gaps, at):
                        yield element, at + len(run)


def _fits(run: Run, wholes: Sequence[AbstractSet[int]], gaps: Sequence[int], start: int) -> bool:
    """Return whether a run whose first two words stand there goes on to its end in one sentence."""
    # Nothing stands behind the last word, so nothing behind it is asked for.
    return all(
        element in wholes[at] and gaps[at] < SENTENCE for at, element in enumerate(run[_PAIR:], start + _PAIR)
    )
