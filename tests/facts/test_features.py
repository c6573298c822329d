"""What the linear readers weigh: words, stems, ends, pairs, topics, and what stands around the words."""

from __future__ import annotations

import pytest

from offentligroll.facts.text.features import WordFeatures, circumstances, stem_of
from offentligroll.facts.text.finding import Findings, Finds
from offentligroll.facts.text.phrases import Hit
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.words import Words

TOPICS = Topics.of({"kin": "son dotter son", "home": "soffa dotter"}, ["jag", "min"])


def features(text: str) -> WordFeatures:
    """The features of a text, with two small topics."""
    return WordFeatures.of(Words.of(text), TOPICS)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("bro", "bro"), ("kommunen", "kommun-"), ("300", "0"), ("10am", "0am"), ("25th", "0th"), ("6år", "0år")],
)
def test_stems(word: str, stem: str) -> None:
    """The first letters of a word; numbers have one stem with what stands behind them."""
    assert stem_of(word) == stem


def test_names_of_features() -> None:
    """Each stem, each pair inside a sentence, long words and their ends, and what stands first and last."""
    assert features("Bro bro. Kommunstyrelsen @annaekdahl").names == {
        "bro", "^ bro", "bro bro", "kommun-", "^ kommun-", "kommunstyrelsen", "-elsen", "@", "kommun- @",
        "< bro", "< kommun-", "> bro", "> kommun-", "> @",
    }  # fmt: skip


def test_a_short_word_is_no_more_than_its_stem() -> None:
    """Nor is a number, whatever stands behind it."""
    assert not features("staden 1000000kr").extras


def test_words_of_a_topic_weigh_together() -> None:
    """It is told how many there are, and whether the author speaks of herself."""
    assert {name for name in features("Son, dotter.").names if "&" in name} == {"&kin", "&&kin", "&home"}
    assert {name for name in features("Min son").names if "&" in name} == {"&kin", "i &kin", "i &"}
    assert "&&&kin" in features("son son son son").names
    assert "&&&&kin" not in features("son son son son").names


def test_features_are_told_with_their_places() -> None:
    """A pair is as long as its words, the first of a sentence stands alone."""
    wanted = {"dotter", "^ min", "min dotter", "&home", "-elsen", "kommunstyrelsen", "< min"}
    assert sorted(features("Min dotter. Kommunstyrelsen").places_of(wanted)) == [
        ("&home", 1, 2), ("-elsen", 2, 3), ("^ min", 0, 1), ("dotter", 1, 2),
        ("kommunstyrelsen", 2, 3), ("min dotter", 0, 2),
    ]  # fmt: skip


def test_what_stands_around_the_words() -> None:
    """The body, the role, what the grammar met and how much of it, links, signs, length and sentences."""
    hits = tuple(Hit(start=0, end=1, phrase=phrase) for phrase in ("a", "b"))
    negated = (Hit(start=1, end=2, phrase="c", negator=0),)
    findings = Findings(
        finds={"x": Finds(hits=hits), "y": Finds(suspicions=hits[:1]), "z": Finds(hits=negated)},
        markers=frozenset({"party"}),
    )
    words = Words.of("@annaek Vad kostar det? £5 😀")
    around = set(circumstances(words, findings, Subject(holds_role=False), ["giving"]))
    assert around == {
        "#bias", "#kind ?", "#no role", "#finds x", "#many x 2", "#suspects y",
        "#negated z", "#marker party", "#link giving", "#mark ?", "#mark £", "#reply", "😀",
        "#sentences 2", "#capitals 1",
    }  # fmt: skip
    longer = set(circumstances(Words.of("ord " * 13), findings, Subject(holds_role=True)))
    assert {"#longer 6", "#longer 12", "#role"} <= longer
    assert "#longer 20" not in longer
