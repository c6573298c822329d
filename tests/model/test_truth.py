from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.model.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
truths = st.sampled_from(Truth)


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_and_or_follow_kleene(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    """Unknown yields where the other side decides alone, from either side."""
    assert (one & other, other & one) == (both, both)
    assert (one | other, other | one) == (either, either)


@pytest.mark.parametrize(("one", "answer"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not_leaves_unknown_unknown(one: Truth, answer: Truth) -> None:
    """The opposite of unknown is unknown."""
    assert ~one is answer


@pytest.mark.parametrize(("value", "answer"), [(True, YES), (False, NO), (None, UNKNOWN)])
def test_a_missing_bool_is_unknown(value: bool | None, answer: Truth) -> None:
    """None stands for what nobody has said."""
    assert Truth.from_bool(value) is answer


@pytest.mark.parametrize("truth", list(Truth))
def test_a_truth_is_no_bool(truth: Truth) -> None:
    """Nothing missing is read as no by accident: `if truth` is an error that says what to write."""
    with pytest.raises(TypeError, match=r"is Truth\.YES"):
        bool(truth)


@given(truths, truths)
def test_de_morgan(one: Truth, other: Truth) -> None:
    """The rules that the engine uses to normalise hold for unknown too."""
    assert ~(one & other) is (~one | ~other)
    assert ~(one | other) is (~one & ~other)
