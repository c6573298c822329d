"""How a text is cut into words."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.text.folding import exact as exact_words
from offentligroll.facts.text.folding import fold
from offentligroll.facts.text.words import Gap, Words

ANY_TEXT = st.text(st.characters(), max_size=30)
"""Any code points, lone surrogates too."""
WESTERN_TEXT = st.text(st.characters(max_codepoint=0xFF) | st.sampled_from("’”“–—…•‘„"), max_size=30)


@pytest.mark.parametrize(
    "spelling",
    [
        pytest.param("KOMMUNENS VÄGNAR", id="upper case"),
        pytest.param("kommun\u200dens väg\u200bnar", id="zero-width joiner and space inside words"),
        pytest.param("kom\u00admunens vägnar", id="soft hyphen"),
        pytest.param("kommunens va\u0308gnar", id="decomposed letter"),
        pytest.param("ｋｏｍｍｕｎｅｎｓ vägnar", id="fullwidth letters"),
        pytest.param("kommunens\u00a0vägnar", id="non-breaking space"),
        pytest.param("kommunens\r\nvägnar", id="line break"),
        pytest.param("#kommunens_vägnar", id="hashtag"),
        pytest.param("𝐤𝐨𝐦𝐦𝐮𝐧𝐞𝐧𝐬 vägnar", id="mathematical letters"),
        pytest.param("ⓚommunens vägnar", id="circled letter"),
        pytest.param("kommunens, ”vägnar”!", id="punctuation"),
        pytest.param("kommunens\ufe0f vägnar\u034f", id="variation selector and grapheme joiner"),
        pytest.param("\u202ekommunens\u202c vägnar", id="direction marks"),
        pytest.param("ᅟkommunens ㅤvägnar", id="blank letters"),
    ],
)
def test_spellings_that_look_alike_are_the_same_words(spelling: str) -> None:
    """A word is found however it is spelt for the eye."""
    assert Words.of(spelling).folded == ("kommunens", "vägnar")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("don't", ("don", "t"), id="straight apostrophe"),
        pytest.param("don’t", ("don", "t"), id="curly apostrophe"),
        pytest.param("donʼt", ("don", "t"), id="apostrophe that counts as a letter"),
        pytest.param("straße", ("strasse",), id="sharp s"),
        pytest.param("½ dag", ("1", "2", "dag"), id="fraction"),
        pytest.param("₨5", ("5",), id="currency sign"),
        pytest.param("Kommun™", ("kommun",), id="trade mark"),
        pytest.param("e-post", ("e", "post"), id="hyphen"),
        pytest.param("🎉❤️", (), id="emoji"),
        pytest.param("بلدية מועצה", ("بلدية", "מועצה"), id="right to left"),
        pytest.param("a\ud800b", ("a", "b"), id="lone surrogate"),
        pytest.param("", (), id="nothing"),
        pytest.param("a\x00b", ("a", "b"), id="control character"),
        pytest.param("£5 ªº µ", ("5", "ao", "μ"), id="signs of latin-1"),
    ],
)
def test_what_separates(text: str, words: tuple[str, ...]) -> None:
    """Letters, marks and digits make words; all else separates."""
    assert Words.of(text).folded == words


def test_every_code_point_that_folds_has_as_many_places_as_words() -> None:
    """No single code point makes the words and their places disagree, and folding it is final."""
    characters = map(chr, range(sys.maxunicode + 1))
    changing = [one for one in characters if unicodedata.normalize("NFKC", one).casefold() != one]
    assert len(changing) > 5_000
    for character in changing:
        words = Words.of(character)
        assert len(words.spans) == len(words), f"U+{ord(character):04X}"
        assert fold(fold(character)) == fold(character), f"U+{ord(character):04X}"


class TestFastWay:
    """The fast way for Western letters "must agree with the exact Unicode path"."""

    @given(text=WESTERN_TEXT | ANY_TEXT)
    def test_it_gives_the_same_words_in_the_same_places(self, text: str) -> None:
        """Any text gives the same words and places both ways."""
        fast, exact = Words.of(text), Words(text, tuple(exact_words(text)), text)
        assert (fast.folded, fast.spans) == (exact.folded, exact.spans)

    @pytest.mark.parametrize("text", ["Å kommunens vägnar", "Don’t – “no”…", "Hej 🎉❤️", "É½", "½ 🎉"])
    def test_western_text_goes_the_fast_way(self, text: str) -> None:
        """Letters of latin-1 go the fast way, typographic marks among them too; what unfolds does not."""
        assert Words.of(text)._is_plain is ("½" not in text)

    @pytest.mark.parametrize("text", ["Ж", "❤️Hej", "kom\u200bmun", "e\u0301", "🎉" * 1001])
    def test_the_rest_goes_the_exact_way(self, text: str) -> None:
        """Letters of other scripts, marks, and what can't be seen beside a word."""
        assert not Words.of(text)._is_plain

    @given(text=ANY_TEXT)
    def test_folding_is_idempotent(self, text: str) -> None:
        """Folding what is folded changes nothing."""
        assert fold(fold(text)) == fold(text)

    @given(text=ANY_TEXT)
    def test_each_word_stands_where_it_is_said_to_stand(self, text: str) -> None:
        """What stands in a word's place folds to that word, or to the run of words that shares the place."""
        words = Words.of(text)
        for (start, end), word in zip(words.spans, words.folded, strict=True):
            assert word in fold(text[start:end]).split()


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        pytest.param(" ", Gap.BLANK, id="blank"),
        pytest.param("\n", Gap.BLANK, id="line break"),
        pytest.param("\r\n", Gap.BLANK, id="line break of Windows"),
        pytest.param("\u2028", Gap.BLANK, id="line separator"),
        pytest.param(" #", Gap.BLANK, id="hashtag"),
        pytest.param("'", Gap.BLANK, id="apostrophe"),
        pytest.param("/", Gap.BLANK, id="slash"),
        pytest.param(".", Gap.BLANK, id="full stop inside an abbreviation"),
        pytest.param(" 🎉 ", Gap.BLANK, id="emoji"),
        pytest.param(", ", Gap.CLAUSE, id="comma"),
        pytest.param(": ", Gap.CLAUSE, id="colon"),
        pytest.param("; ", Gap.CLAUSE, id="semicolon"),
        pytest.param(" - ", Gap.CLAUSE, id="hyphen as a dash"),
        pytest.param("—", Gap.CLAUSE, id="dash"),
        pytest.param(" (", Gap.CLAUSE, id="bracket"),
        pytest.param(",\n", Gap.CLAUSE, id="comma and line break"),
        pytest.param(". ", Gap.SENTENCE, id="full stop"),
        pytest.param(".” ", Gap.SENTENCE, id="full stop in quotation marks"),
        pytest.param("! ", Gap.SENTENCE, id="exclamation mark"),
        pytest.param("?", Gap.SENTENCE, id="question mark without a blank"),
        pytest.param("… ", Gap.SENTENCE, id="ellipsis"),
        pytest.param("\n\n", Gap.SENTENCE, id="empty line"),
        pytest.param("\r\n \r\n", Gap.SENTENCE, id="empty line of Windows"),
        pytest.param("\u2029", Gap.SENTENCE, id="paragraph separator"),
        pytest.param("。", Gap.SENTENCE, id="full stop of Chinese"),
        pytest.param("！", Gap.SENTENCE, id="fullwidth exclamation mark"),
    ],
)
def test_what_stands_between_two_words(between: str, gap: Gap) -> None:
    """Sentences and clauses end where a reader would say so."""
    assert Words.of(f"Ja{between}Nej").gaps[1] is gap
    assert Words.of(f"Жа{between}Nej").gaps[1] is gap


def test_a_run_of_words_has_its_place_in_the_text() -> None:
    """A quote is found with its first and last code point, invisible ones inside it included."""
    text = "🎉 Å  kom\u00admunens vägnar."
    start, end = Words.of(text).quote(0, 3)
    assert text[start:end] == "Å  kom\u00admunens vägnar"


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0344", "\u0316"])
def test_marks_piled_on_a_letter_are_cut_off(marks: str) -> None:
    """A letter under thousands of marks stays one word, in one place, and takes no long time to sort."""
    text = f"Zalgo a{marks * 2_000} kommer"
    words = Words.of(text)
    assert (words.folded[0], words.folded[2], len(words)) == ("zalgo", "kommer", 3)
    assert len(words.folded[1]) <= 2 * 30 + 1
    assert text[slice(*words.quote(2, 3))] == "kommer"
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nu #StandWithUs, ja", ["Nu", "Stand", "With", "Us", "ja"]),
        ("#NYCouncil och #svpol", ["NY", "Council", "och", "svpol"]),
        ("½ #HejDå ½", ["½", "½", "Hej", "Då", "½", "½"]),
        ("#" + "Ab" * 14, ["Ab" * 14]),
    ],
)
def test_hashtags_that_join_words_are_parted(text: str, words: list[str]) -> None:
    """Each word stands where it stands; a tag of very many words is left as it is."""
    cut = Words.of(text)
    assert [text[start:end] for start, end in cut.spans] == words
    assert list(cut.written) == words


def test_what_stands_in_a_long_gap_is_told_each_time() -> None:
    """A gap of many signs is no less the end of a sentence."""
    assert Words.of("a" + " " * 40 + "\n\n" + "b").gaps[1] is Gap.SENTENCE
