"""What would still have to be known for a norm to come out in one way."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

from offentligroll.model.truth import Truth
from offentligroll.rules.support import TruthOf

MOST_MISSING = 8
"""Of so many missing facts, every small choice is tried; beyond, the first ones."""
MOST_TOGETHER = 3
"""So many facts are tried together, in all ways."""
MOST_NONE_SO = 4
"""A condition of more facts than these is none that somebody could remember."""

Answers = tuple[tuple[str, bool], ...]
"""Facts, and how they would have to turn out."""


def needed(
    value: Callable[[TruthOf], Truth], missing: Sequence[str], truth_of: TruthOf, wanted: Truth
) -> Answers | None:
    """Find the fewest answers that bring a value about.

    Args:
        value: works the value out.
        missing: the facts that are not known.
        truth_of: gives what is known.
        wanted: the value that is looked for.

    Returns:
        The facts and their answers; None where no few of them do.
    """
    for size in range(1, MOST_TOGETHER + 1):
        for chosen in itertools.combinations(missing[:MOST_MISSING], size):
            # What is more often the case is tried first: that what is not told is not so.
            for truths in itertools.product((False, True), repeat=size):
                answers = tuple(zip(chosen, truths, strict=True))
                if value(with_answers(truth_of, dict(answers))) is wanted:
                    return answers
    return _none_so(value, missing[:MOST_MISSING], truth_of, wanted)


def _none_so(
    value: Callable[[TruthOf], Truth], missing: Sequence[str], truth_of: TruthOf, wanted: Truth
) -> Answers | None:
    """Where it takes more of them: that none is so, as far as that is needed."""
    needed_facts = dict.fromkeys(missing, False)
    if value(with_answers(truth_of, needed_facts)) is not wanted:
        return None
    for fact in missing:
        without = {one: truth for one, truth in needed_facts.items() if one != fact}
        if value(with_answers(truth_of, without)) is wanted:
            needed_facts = without
    return tuple(needed_facts.items()) if len(needed_facts) <= MOST_NONE_SO else None


def with_answers(truth_of: TruthOf, answers: Mapping[str, bool]) -> TruthOf:
    """Return what is known once somebody has answered.

    Args:
        truth_of: gives what is known now.
        answers: the answers.

    Returns:
        Gives what is known then.
    """

    def truth(fact: str) -> Truth:
        return Truth.from_bool(answers[fact]) if fact in answers else truth_of(fact)

    return truth
