"""Finding phrases in words, and what negates them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.text.folding import fold
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.negation import hits_of
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words


def found(phrases: list[str], text: str) -> list[str]:
    """The words of the hits."""
    words = Words.of(text)
    return [" ".join(words.folded[hit.start : hit.end]) for hit in Phrases.compile(phrases).hits(words)]


class TestPhrases:
    """Phrases match "whole words after Unicode case and compatibility folding"."""

    @pytest.mark.parametrize(
        ("phrases", "text", "expected"),
        [
            pytest.param(["vi"], "Vi vill vika", ["vi"], id="whole words"),
            pytest.param(["å kommunens vägnar"], "Å\nKOMMUNENS vägnar!", ["å kommunens vägnar"], id="folded"),
            pytest.param(["vi i", "i kommunen"], "vi i kommunen", ["vi i", "i kommunen"], id="overlapping"),
            pytest.param(["vi", "vi i"], "vi i", ["vi", "vi i"], id="nested"),
            pytest.param(["vi", "vi"], "vi", ["vi"], id="doubled"),
            pytest.param(["vi i kommunen"], "vi i", [], id="cut short"),
            pytest.param(["vi i"], "Det är vi. I kommunen", [], id="over the end of a sentence"),
            pytest.param(["vi i"], "Det är vi\n\nI kommunen", [], id="over an empty line"),
            pytest.param(["jag kommunchefen"], "Jag, kommunchefen", ["jag kommunchefen"], id="over a comma"),
            pytest.param(["I don't"], "I don’t", ["i don t"], id="apostrophes"),
            pytest.param([" ", "!"], "vi !", [], id="blank phrases"),
            pytest.param(["vi"], "", [], id="no words"),
            pytest.param([], "vi", [], id="no phrases"),
        ],
    )
    def test_what_is_found(self, phrases: list[str], text: str, expected: list[str]) -> None:
        """Whole words are found, in one sentence."""
        assert found(phrases, text) == expected

    @given(
        phrases=st.lists(st.text("ab å", min_size=1, max_size=5), max_size=5),
        text=st.text("ab å.!,", max_size=40),
    )
    def test_hits_are_whole_words(self, phrases: list[str], text: str) -> None:
        """Every hit is a run of the text's words and one of the phrases; the plain way finds the same."""
        folded = {tuple(fold(phrase).split()) for phrase in phrases} - {()}
        words = Words.of(text)
        plain = {
            (start, start + len(phrase))
            for phrase in folded
            for start in range(len(words))
            if words.folded[start : start + len(phrase)] == phrase
            and all(words.gaps[at] < 2 for at in range(start + 1, start + len(phrase)))
        }
        assert {(hit.start, hit.end) for hit in Phrases.compile(phrases).hits(words)} == plain

    def test_phrases_know_what_they_hold(self) -> None:
        """The folded phrases can be read back, each once."""
        assert Phrases.compile(["Vi I", "vi i", "oss"]).folded == ("vi i", "oss")


SWEDISH, ENGLISH = lexicon("sv").negation, lexicon("en").negation


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("Jag svarar å vägnar", False, id="plain"),
        pytest.param("Jag svarar inte å vägnar", True, id="inte"),
        pytest.param("Aldrig någonsin å vägnar", True, id="aldrig"),
        pytest.param("Detta är ej skrivet å vägnar", True, id="ej"),
        pytest.param("Icke å vägnar", True, id="icke"),
        pytest.param("Jag svarar utan uppdrag å vägnar", True, id="utan"),
        pytest.param("Inte bara å vägnar", False, id="inte bara"),
        pytest.param("Utan tvekan å vägnar", False, id="utan tvekan"),
        pytest.param("Inte inte å vägnar", False, id="double negative"),
        pytest.param("Jag är inte arg, jag svarar å vägnar", False, id="negator before a comma"),
        pytest.param("Jag är inte arg men svarar å vägnar", False, id="negator before men"),
        pytest.param("Det är inte så. Å vägnar", False, id="negator in another sentence"),
        pytest.param("Inte ett enda ord skrevs igår å vägnar", False, id="negator far off"),
        pytest.param("Inte ett enda ord å vägnar", True, id="negator as far off as may be"),
        pytest.param("Inte privat utan å vägnar", False, id="but rather"),
        pytest.param("Inte privat. Utan å vägnar", True, id="without, after another sentence"),
        pytest.param("Å vägnar, inte privat", False, id="negator after it"),
        pytest.param("Inte bara privat men inte å vägnar", True, id="idiom, then a negator"),
    ],
)
def test_negation_in_swedish(text: str, negated: bool) -> None:
    """A negator a few words before, in the same clause, negates; idioms and contrasts do not."""
    (hit,) = hits_of(Phrases.compile(["å vägnar"]), Words.of(text), SWEDISH)
    assert hit.negated is negated


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("I speak on behalf", False, id="plain"),
        pytest.param("I do not speak on behalf", True, id="not"),
        pytest.param("I don't speak on behalf", True, id="n't"),
        pytest.param("I don’t speak on behalf", True, id="curly n't"),
        pytest.param("I never speak on behalf", True, id="never"),
        pytest.param("I can't speak on behalf", True, id="can't"),
        pytest.param("I speak without pay on behalf", True, id="without"),
        pytest.param("No speeches on behalf", True, id="no"),
        pytest.param("Not only on behalf", False, id="not only"),
        pytest.param("Not just on behalf", False, id="not just"),
        pytest.param("I can't not speak on behalf", False, id="double negative"),
        pytest.param("Not as a parent but on behalf", False, id="not but"),
        pytest.param("I don't know, I speak on behalf", False, id="another clause"),
        pytest.param("I don't know; on behalf", False, id="semicolon"),
        pytest.param("This is not easy - on behalf", False, id="dash"),
    ],
)
def test_negation_in_english(text: str, negated: bool) -> None:
    """A negator a few words before, in the same clause, negates; idioms do not."""
    (hit,) = hits_of(Phrases.compile(["on behalf"]), Words.of(text), ENGLISH)
    assert hit.negated is negated
