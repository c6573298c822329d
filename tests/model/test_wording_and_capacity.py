from __future__ import annotations

import pickle

import pytest

from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.wording import Wording


@pytest.mark.parametrize(
    ("translations", "language", "words"),
    [
        ({"sv": "Hej", "en": "Hello"}, "sv", "Hej"),
        ({"sv": "Hej", "en": "Hello"}, "de", "Hello"),
        ({"sv": "Hej", "fi": "Moi"}, "de", "Hej"),
        ({}, "sv", ""),
    ],
)
def test_words_come_in_the_nearest_language(translations: dict[str, str], language: str, words: str) -> None:
    """The language asked for, else English, else the first there is."""
    assert Wording(translations).in_language(language) == words


def test_a_wording_is_a_mapping_in_the_order_of_the_file() -> None:
    """A wording reads like a dictionary, and pairs make the same one."""
    wording = Wording({"sv": "Hej", "en": "Hello"})
    assert dict(wording) == {"sv": "Hej", "en": "Hello"}
    assert (list(wording), len(wording)) == (["sv", "en"], 2)
    assert wording == Wording((("sv", "Hej"), ("en", "Hello")))
    assert pickle.loads(pickle.dumps(wording)) == wording  # noqa: S301
    with pytest.raises(KeyError):
        wording["de"]


def test_each_capacity_has_its_opposite() -> None:
    """Official and personal are each other's opposite; undetermined has none."""
    assert Capacity.OFFICIAL.other is Capacity.PERSONAL
    assert Capacity.PERSONAL.other is Capacity.OFFICIAL
    assert Capacity.UNDETERMINED.other is Capacity.UNDETERMINED


def test_personal_is_not_private() -> None:
    """Tone has three known values beside unknown, and personal and private are two of them."""
    assert [tone.value for tone in Tone] == ["professional", "personal", "private", "unknown"]
