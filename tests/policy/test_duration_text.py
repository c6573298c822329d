"""What is written for a deadline, and what to write where that is none."""

from __future__ import annotations

import pytest

from offentligroll.files.shape import SlipError
from offentligroll.policy.reading.duration_text import duration_in


@pytest.mark.parametrize(
    "text", ["1.5 hours", "2,5 timmar", "2-3 days", "2–3 dagar", "10000 hours", "10 000 timmar"]
)
def test_no_part_of_a_number_is_taken_for_the_whole(text: str) -> None:
    """Of fractions, ranges and long numbers nothing is suggested that is not what was written."""
    with pytest.raises(SlipError) as raised:
        duration_in(text)
    assert raised.value.hint is None


@pytest.mark.parametrize("text", ["inom 5 dagar", "5 dagar", "at most 5 days"])
def test_a_whole_number_in_words_is_taken(text: str) -> None:
    """It may stand behind other words."""
    with pytest.raises(SlipError) as raised:
        duration_in(text)
    assert "P5D" in str(raised.value.hint)
