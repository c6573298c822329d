"""Long texts in which the value of a word is searched say the same as a dictionary."""

from __future__ import annotations

import pytest

from offentligroll.facts.text.buckets import Buckets

VALUES = {f"ord{number}": f"[{number}]" for number in range(200)} | {
    "å": "",
    "\ud800": "half a sign",
    "o": "x",
}


def test_each_word_has_its_value() -> None:
    """Whichever text it is in, an empty value too."""
    kept = Buckets(Buckets.of(VALUES).texts)
    assert {word: kept.get(word) for word in VALUES} == VALUES
    assert len(kept.texts) > 1


@pytest.mark.parametrize("word", ["", "ord", "ord200", "rd1", "ord1\ue001[1]", "\ue000ord1", "\ue001"])
def test_other_words_have_none(word: str) -> None:
    """Neither parts of words, nor what holds the signs that stand between them."""
    assert Buckets.of(VALUES).get(word) is None


def test_of_no_words_none_has_a_value() -> None:
    """Nothing is there to be found."""
    assert Buckets.of({}).get("ord") is None
