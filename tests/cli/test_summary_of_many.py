"""The summary names what would decide most, and tells the rest in one line."""

from __future__ import annotations

from collections import Counter

from offentligroll.assessment.undecided import Undecided
from offentligroll.cli.summary import Counts, _undecided
from offentligroll.policy import Policy


def test_beyond_five_questions_guidelines_stand_together() -> None:
    """Five groups have a question each; the guidelines of all others stand in one line."""
    groups: dict[tuple[str, ...], tuple[Undecided, Counter[str]]] = {
        (str(number),): (Undecided(facts=(), findings=()), Counter({f"norm-{number}": 9 - number}))
        for number in range(7)
    }
    lines = [
        words for _, words in _undecided(Counts(policy=Policy.shipped("katrineholm"), undecided=groups), "en")
    ]
    assert len(lines) == 6
    assert "norm-4" in lines[4]
    assert "norm-5" in lines[5]
    assert "norm-6" in lines[5]
