"""Where several words of a text fill an element together."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from offentligroll.facts.text.grammar.forms import Form, Run
from offentligroll.facts.text.words import SENTENCE

Ends = Mapping[int, Sequence[int]]
"""Where something lies: the one end of each, with the other ends."""
Lying = Mapping[int, Mapping[int, Sequence[int]]]
"""Where runs lie: by where they begin or end, the elements that they fill, each with the other ends."""
_NO_RUNS: Lying = {}


def runs_in(forms: Sequence[Form], gaps: Sequence[int]) -> tuple[Lying, Lying]:
    """Find the runs of words in a text that fill an element.

    Args:
        forms: what each word can be.
        gaps: what stands before each word.

    Returns:
        Where they lie: by where they begin, and by where they end.
    """
    pairs = [
        at
        for at, (form, following) in enumerate(itertools.pairwise(forms))
        if form.begins & following.follows
    ]
    if not pairs:
        return _NO_RUNS, _NO_RUNS
    by_start: dict[int, dict[int, list[int]]] = {}
    by_end: dict[int, dict[int, list[int]]] = {}
    for at in pairs:
        if gaps[at + 1] >= SENTENCE:
            continue
        form = forms[at]
        for second in form.runs.keys() & forms[at + 1].whole:
            for element, run in form.runs[second]:
                if len(run) == _PAIR or _fits(run, forms, gaps, at):
                    end = at + len(run)
                    by_start.setdefault(at, {}).setdefault(element, []).append(end)
                    by_end.setdefault(end, {}).setdefault(element, []).append(at)
    return by_start, by_end


_PAIR = 2


def _fits(run: Run, forms: Sequence[Form], gaps: Sequence[int], start: int) -> bool:
    """Return whether a run whose first two words stand there goes on to its end in one sentence."""
    if start + len(run) > len(forms):
        return False
    return all(
        element in forms[at].whole and gaps[at] < SENTENCE
        for at, element in enumerate(run[_PAIR:], start + _PAIR)
    )
