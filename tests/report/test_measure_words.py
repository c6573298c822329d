"""Numbers of measures in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from offentligroll.report.measure_words import measured_words, number_words
from offentligroll.rules import Measured

NO_BOUND = Decimal(-1)


@pytest.mark.parametrize(
    ("number", "beside", "words"),
    [
        ("0.9", None, "90 per cent"),
        ("0.12345", None, "12.345 per cent"),
        ("0.3333333333", NO_BOUND, "33.33 per cent"),
        ("0.89996", Decimal("0.9"), "89.996 per cent"),
        ("0.9", Decimal("0.9"), "90 per cent"),
        ("0.90000000000001", Decimal("0.9"), "90.000000000001 per cent"),
    ],
)
def test_a_share_is_told_apart_from_its_bound(number: str, beside: Decimal | None, words: str) -> None:
    """A bound stands as it is; a measure is rounded, but never to a bound that it does not meet."""
    assert measured_words(Measured.SHARE_OF, Decimal(number), "en", beside=beside) == words


def test_counts_and_gaps_are_whole() -> None:
    """Days are told with their word, in the plural where it is."""
    assert measured_words(Measured.COUNT_OF, Decimal(4), "en") == "4"
    assert measured_words(Measured.LONGEST_GAP, Decimal(1), "sv") == "1 dag"
    assert measured_words(Measured.LONGEST_GAP, Decimal(14), "sv") == "14 dagar"
    assert (number_words(Decimal("0.90"), "sv"), number_words(Decimal(10), "sv")) == ("0,9", "10")
