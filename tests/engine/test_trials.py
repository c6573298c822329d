"""Columns decide many trials at once, and each as the table decides it alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plain_evaluator as plain
import strategies as draw
from offentligroll.engine.known import Known
from offentligroll.engine.trials import Trials
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from real_policies import real


@pytest.mark.property
@given(
    drawn=draw.policies(most_guidelines=0, most_obligations=0),
    situation=draw.situations(),
    answers=st.lists(st.dictionaries(st.sampled_from(draw.FACTS), st.booleans()), min_size=1, max_size=9),
)
def test_each_trial_comes_out_as_by_itself(
    drawn: plain.PlainPolicy, situation: draw.Situation, answers: list[dict[str, bool]]
) -> None:
    """The rules as operations on integers with a bit for each trial: value and validity are the table's."""
    asked = real(drawn, situation)
    compiled = asked.compiled
    positions, days = compiled.positions, asked.days_of(situation.day)
    known = Known(0)
    for fact, truth in situation.facts.items():
        if fact in positions:
            known = known.with_truth(positions[fact], truth, weak=fact in situation.weak)
    tried = [
        [(positions[fact], is_so) for fact, is_so in trial.items() if fact in positions] for trial in answers
    ]
    tried = [[one for one in trial if not known.is_told(one[0])] for trial in tried]
    trials = Trials.of_answers(known, tried, compiled.worlds)
    values = asked.columns.values(trials, days)
    for number, trial in enumerate(tried):
        alone = known
        for position, is_so in trial:
            alone = alone.with_truth(position, {True: Truth.YES, False: Truth.NO}[is_so])
        world = compiled.worlds.completed(alone)
        assert bool(trials.every >> number & 1) is (world is not None)
        if world is not None:
            value = compiled.capacity.value(compiled.with_derived(world), days)
            official, personal = values.official >> number & 1, values.personal >> number & 1
            assert (bool(official), bool(personal)) == (
                value is Capacity.OFFICIAL,
                value is Capacity.PERSONAL,
            )
