"""Which part of a text is the author's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.assessment.wording.notes import note_words
from offentligroll.facts.text.own_words import OwnWords, blank_foreign_words, quotations
from offentligroll.model.statement import Act, Statement


def left(text: str, quoted: str | None = None) -> str:
    """The own words with single blanks between them."""
    return " ".join(blank_foreign_words(text, quoted).split())


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("Han sa ”vi ska” igår", "Han sa igår", id="Swedish marks"),
        pytest.param("He said “we will” today", "He said today", id="English marks"),
        pytest.param('He said "we will" today', "He said today", id="straight marks"),
        pytest.param("Er sagte „wir werden“ heute", "Er sagte heute", id="German marks"),
        pytest.param("Hän sanoi „me” tänään", "Hän sanoi tänään", id="low and high marks"),
        pytest.param("Il dit «nous» hier", "Il dit hier", id="French marks"),
        pytest.param("Er sagte »wir« heute", "Er sagte heute", id="German pointed marks"),
        pytest.param("Han sa »vi ska» igår", "Han sa igår", id="Swedish pointed marks"),
        pytest.param("He said ‘we will’ today", "He said today", id="single marks"),
        pytest.param("Han sa ’vi ska’ igår", "Han sa igår", id="Swedish single marks"),
        pytest.param("He said 'we will' today", "He said today", id="straight single marks"),
        pytest.param("He said ‘we don’t know’ today", "He said today", id="apostrophe in a quotation"),
        pytest.param(
            "He said ‘the councils’ view is clear’ today", "He said today", id="genitive in a quotation"
        ),
        pytest.param("‘Yes’ he said. ‘No’ she said", "he said. she said", id="two single quotations"),
        pytest.param(
            "‘the books’ he said and ‘no’ too", "he said and too", id="quotation on s, then another"
        ),
        pytest.param("He said ‘my views’ and left", "He said and left", id="quotation that ends on s"),
        pytest.param(
            "‘the books’ and the councils’ say", "and the councils’ say", id="quotation, then genitive"
        ),
        pytest.param('A 5"x3" board', 'A 5"x3" board', id="inches by inches"),
        pytest.param(
            "‘my views’, he was goin’ home", ", he was goin’ home", id="quotation on s before a comma"
        ),
        pytest.param("I don’t and you don’t", "I don’t and you don’t", id="apostrophes only"),
        pytest.param("'Twas the '90s rock 'n' roll", "'Twas the '90s rock 'n' roll", id="clipped words"),
        pytest.param("the dogs' bowl", "the dogs' bowl", id="genitive"),
        pytest.param(
            "‘open\n\nit isn’t’ closed", "‘open it isn’t’ closed", id="single marks stay in a paragraph"
        ),
        pytest.param("She said “he said ‘no’ twice” now", "She said now", id="nested"),
        pytest.param("Hon sa ”han sa ”nej” två gånger” nu", "Hon sa nu", id="nested alike"),
        pytest.param('He said "he said "no" twice" now', "He said now", id="nested straight"),
        pytest.param("“First part.\n\n“Second part.” Own", "Own", id="paragraphs of one quotation"),
        pytest.param("Han sa ”vi ska igår", "Han sa ”vi ska igår", id="never closed"),
        pytest.param("Han sa vi ska” igår", "Han sa vi ska” igår", id="never opened"),
        pytest.param('A 12" pipe and a 5" pipe', 'A 12" pipe and a 5" pipe', id="inches"),
        pytest.param('He said " we will " today', "He said today", id="marks with blanks around"),
        pytest.param("”Vi”", "", id="nothing but a quotation"),
        pytest.param("»Vi", "»Vi", id="arrow"),
        pytest.param("“a ‘b” c’ d", "c’ d", id="a mark left open inside a quotation"),
        pytest.param('He said "we will” and “we do" today', "He said and today", id="mixed marks"),
        pytest.param("Hon sa”vi ska”igår", "Hon sa igår", id="no blanks around"),
        pytest.param("「我們」說", "說", id="corner marks"),
        pytest.param("> Hur ofta?\nVarje dag.", "Varje dag.", id="quoted line"),
        pytest.param("Nej\n  > Varför?\nDärför", "Nej Därför", id="quoted line in the middle"),
        pytest.param("5 > 4", "5 > 4", id="greater than"),
        pytest.param("RT @svt: Nu kommer snön", "", id="retweet"),
        pytest.param("RT @svt Nu kommer snön", "", id="retweet without colon"),
        pytest.param("Bra! RT @svt: Nu kommer snön", "Bra!", id="retweet with a comment"),
        pytest.param("Bra! MT @svt Nu kommer snön", "Bra!", id="modified tweet"),
        pytest.param("Good point QT @x We will vote", "Good point", id="quoted tweet"),
        pytest.param("SMART @work", "SMART @work", id="word on RT"),
        pytest.param("RT if you agree", "RT if you agree", id="RT without a name"),
    ],
)
def test_what_is_left_as_own(text: str, own: str) -> None:
    """Quoted and passed-on words are not the author's own; what is never closed quotes nothing."""
    assert left(text) == own


def test_words_of_the_quoted_statement_are_not_own() -> None:
    """Where the text repeats the quoted statement, that part is blanked out."""
    assert left("Håller med: Nu plogas det!", "Nu plogas det! ") == "Håller med:"
    assert left("Håller med", "Nu plogas det!") == "Håller med"
    assert left("Håller med", " ") == "Håller med"


MARKS = "\"“”„«»’‘'"


@given(text=st.text(st.sampled_from(MARKS + "a .\n>@RT:") | st.characters(), max_size=40))
def test_all_that_is_left_keeps_its_place(text: str) -> None:
    """Blanking changes no length, and every character that is left stands where it stood."""
    blanked = blank_foreign_words(text)
    assert len(blanked) == len(text)
    assert all(new in (old, "\n") for old, new in zip(text, blanked, strict=True))


@pytest.mark.parametrize("marks", ["“”", "””", '""', "«»", "„“", "»«", "»»"])
@given(text=st.text(st.characters(exclude_characters=MARKS + "‚‹›『』「」″＂‟>@"), min_size=1))
def test_a_quotation_around_the_whole_text_leaves_nothing(marks: str, text: str) -> None:
    """Adding a quotation around the whole text leaves no own words."""
    assert not left(f"{marks[0]}{text}{marks[1]}")


@pytest.mark.parametrize("mark", list(MARKS))
def test_a_long_run_of_marks_is_read(mark: str) -> None:
    """A run of many thousand marks is read in one pass over them."""
    assert len(quotations(mark * 20_000)) <= 10_000
    assert quotations(f"{mark}a " * 10_000 + "b") is not None


def own_words(text: str | None, act: Act = Act.POST) -> OwnWords:
    """The own words of a statement with a text."""
    return OwnWords.of(Statement(act=act, text=text))


@pytest.mark.parametrize(
    ("text", "act", "missing"),
    [
        pytest.param(None, Act.POST, "the words are not at hand", id="no text"),
        pytest.param("", Act.POST, "there are no words", id="empty"),
        pytest.param("🎉 https://a.se/b", Act.POST, "there are no words", id="emoji and link"),
        pytest.param("”Vi”", Act.POST, "all words are quoted or shared", id="only quoted"),
        pytest.param("RT @a: Vi", Act.POST, "all words are quoted or shared", id="only shared"),
        pytest.param("Vi", Act.LIKE, "a like has no own words", id="like"),
        pytest.param("Vi", Act.SHARE, "a share has no own words", id="share"),
        pytest.param("Vi", Act.SPOKEN, None, id="spoken"),
        pytest.param("Vi", Act.POST, None, id="own"),
    ],
)
def test_why_own_words_are_missing(text: str | None, act: Act, missing: str | None) -> None:
    """A statement without own words says why."""
    found = own_words(text, act).missing
    assert (None if found is None else note_words(found, "en")) == missing


@pytest.mark.parametrize(
    ("text", "links", "words"),
    [
        pytest.param("Läs https://a.se/vi.", ("https://a.se/vi",), ("läs",), id="with scheme"),
        pytest.param("Läs (HTTP://A.SE/vi) nu", ("HTTP://A.SE/vi",), ("läs", "nu"), id="in brackets"),
        pytest.param("Läs:www.a.se nu", ("www.a.se",), ("läs", "nu"), id="www after a colon"),
        pytest.param("Läs a.se/vi nu", ("a.se/vi",), ("läs", "nu"), id="bare with path"),
        pytest.param("Läs (a.se) nu", ("a.se",), ("läs", "a", "se", "nu"), id="bare host reads as words"),
        pytest.param("Slut. Nu", (), ("slut", "nu"), id="full stop"),
        pytest.param("Vi... och/eller de", (), ("vi", "och", "eller", "de"), id="ellipsis and slash"),
        pytest.param("åäö.", (), ("åäö",), id="no host"),
        pytest.param("Hej ”https://a.se” du", (), ("hej", "du"), id="link in a quotation"),
        pytest.param("Hej", (), ("hej",), id="none"),
        pytest.param("... nu", (), ("nu",), id="only dots"),
        pytest.param("(www.) nu", ("www",), ("www", "nu"), id="www and nothing"),
    ],
)
def test_addresses_are_no_words(text: str, links: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Addresses are found in the own part, and are cut out of the words."""
    own = own_words(text)
    assert tuple(text[start:end] for start, end in own.links) == links
    assert own.words.folded == words
