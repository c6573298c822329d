"""Telling languages by their letters, sentence by sentence."""

from __future__ import annotations

import pytest

from offentligroll.facts.text import memo
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.trigrams import TrigramTable, rows_of, trigrams
from offentligroll.facts.text.words import Words


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("sv", "sv"),
        ("sv-SE", "sv"),
        ("SV_FI", "sv"),
        ("swe", "sv"),
        ("eng", "en"),
        ("English", "en"),
        ("svenska", "sv"),
        ("fi", "fi"),
        ("und", None),
        ("", None),
        (None, None),
    ],
)
def test_codes_of_languages(told: str | None, code: str | None) -> None:
    """Regions and other spellings are seen through; a code for *unknown* tells nothing."""
    assert languages().code_of(told) == code


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        pytest.param("Jag har varit på stan och det är inte så kul att frysa", "sv", id="Swedish"),
        pytest.param("We have been to the market and it was great", "en", id="English"),
        pytest.param("Jeg har været af sted, hvad siger du?", "da", id="Danish"),
        pytest.param("Jeg synes ikke det er gøy å bli syk", "nb", id="Norwegian"),
        pytest.param(
            "Kommunen har bestemt at badet stenger tidlig i sommer", "nb", id="Norwegian that is near Danish"
        ),
        pytest.param(
            "Kommunen har bestemt, at badet lukker tidligt i sommer", "da", id="Danish that is near Norwegian"
        ),
        pytest.param("Wir sind heute nicht auf dem Markt", "de", id="German"),
        pytest.param("Tämä on hyvä päivä ja me olemme iloisia, että tulit", "fi", id="Finnish"),
        pytest.param("Tá an scoil dúnta inniu, is é an t-am do gach duine", "ga", id="Irish"),
        pytest.param("Saya tidak tahu apa yang terjadi", "id", id="Indonesian"),
        pytest.param("Xqz Zqx", None, id="no language"),
        pytest.param("@kommunen #jobb 12345", None, id="no words that tell"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_language_of_a_text(text: str, guess: str | None) -> None:
    """The letters tell the language, with a lexicon or without; an unclear one is no guess."""
    assert languages().guess(Words.of(text)) == guess


def test_long_texts_keep_their_language() -> None:
    """A text of 100 KB is as clear as a short one."""
    text = "Kommunen har beslutat att bygga en ny bro över ån. Vi ses på torget! " * 1500
    spoken = languages().spoken(Words.of(text))
    assert (spoken.main, spoken.others) == ("sv", ())


def test_what_is_expected_decides_short_texts() -> None:
    """A few words are read in the language that is expected of the author."""
    words = Words.of("Hallå där!")
    assert languages().spoken(words, ("sv",)).main == "sv"


def test_no_expectation_makes_norwegian_swedish() -> None:
    """However Swedish the organisation is, Norwegian is not read as Swedish."""
    words = Words.of("Regjeringen må våkne nå. Folk har ikke råd til strøm.")
    assert languages().spoken(words, ("sv",)).main == "nb"


@pytest.mark.parametrize(
    ("text", "main", "other"),
    [
        pytest.param(
            "Great day out! Kommunen har beslutat att öppna badet. See you there, all of you!",
            "en",
            ("kommunen", "badet", "sv"),
            id="a Swedish sentence among English ones",
        ),
        pytest.param(
            "Vi har öppet som vanligt hela veckan. Wir haben heute leider geschlossen, kommen Sie morgen.",
            "sv",
            ("wir", "morgen", "de"),
            id="a German sentence",
        ),
    ],
)
def test_sentences_in_another_language(text: str, main: str, other: tuple[str, str, str]) -> None:
    """A sentence that is surely in another language is told apart."""
    words = Words.of(text)
    spoken = languages().spoken(words)
    assert spoken.main == main
    ((start, end, language),) = spoken.others
    assert (words.folded[start], words.folded[end - 1], language) == other


def test_names_and_tags_tell_no_language() -> None:
    """Names of accounts, hashtags and words with digits are passed over."""
    spoken = languages().spoken(Words.of("@feuerwehr_koeln #bundestagswahl Tack för hjälpen i natt!"))
    assert (spoken.main, spoken.others) == ("sv", ())


def test_what_an_archive_tells_is_believed_of_the_whole() -> None:
    """Told to be Finnish, a text is Finnish, but for sentences that surely are not."""
    spoken = languages().spoken(Words.of("Kommunen har beslutat att öppna badet."), told="fi")
    assert spoken.main == "fi"
    assert [language for _, _, language in spoken.others] == ["sv"]


def test_all_languages_with_a_lexicon_are_in_the_table() -> None:
    """Each that can be read can be told."""
    assert set(languages().with_lexicon) <= set(trigrams().languages)


def test_words_that_are_frequent_and_rare_letters_count() -> None:
    """Beside runs of letters, whole words and letters may tell a language."""
    table = TrigramTable.of(("xx", "yy"), rows_of({"xx": {"abc": 8}, "yy": {}}, {"yy": ["abc"]}, {"yy": "ø"}))
    assert (table.figure(table.weigh(["abcd"]), "xx"), table.figure(table.weigh(["abcd"]), "yy")) == (8, 0)
    assert table.figure(table.weigh(["abc"]), "yy") > 8
    assert table.figure(table.weigh(["bø"]), "yy") > 8
    assert table.figure(table.weigh(["abc"]), "zz") == 0
    assert table.above(table.weigh(["abcd"]), 8) == ["xx"]
    assert table.letters(table.weigh(["abcd", "bø"])) == 6


def test_a_text_without_words_has_no_language() -> None:
    """There is no sentence to weigh."""
    spoken = languages().spoken(Words.of(""), told="sv")
    assert (spoken.main, spoken.others) == ("sv", ())


def test_between_neighbours_a_sentence_has_to_be_far_ahead() -> None:
    """A Swedish sentence that could nearly be Norwegian is left Swedish."""
    words = Words.of("Handla av bonden i sommar. Köttet har en adress.")
    assert languages().spoken(words, told="sv").others == ()


def test_runs_of_letters_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over an archive in all scripts the memory does not grow with every run of three letters."""
    asked: list[str] = []

    class Rows:
        def get(self, run: str) -> None:
            asked.append(run)

    monkeypatch.setattr(memo, "_MOST_KEPT", 2)
    table = TrigramTable.of(("xx",), Rows())
    for word in ("abc", "abd", "abe", "abc"):
        table.weigh((word,))
    assert asked.count("abc") == 2
