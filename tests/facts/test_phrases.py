"""Finding phrases and templates in words, what negates them, and the shipped lexicons."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.text.languages import languages, shipped_table
from offentligroll.facts.text.lexicons import Lexicon, Subject, lexicon, lexicon_from
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.templates import Owner, Templates, places_of
from offentligroll.facts.text.words import Words, fold
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.organisation import OrganisationKind


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
            and all(words.gap_before(at) < 2 for at in range(start + 1, start + len(phrase)))
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
    (hit,) = Phrases.compile(["å vägnar"]).hits(Words.of(text), SWEDISH)
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
    (hit,) = Phrases.compile(["on behalf"]).hits(Words.of(text), ENGLISH)
    assert hit.negated is negated


class TestTemplates:
    """One pass over a text serves all facts, whoever it is about."""

    GROUPS: Mapping[str, Phrases] = {
        "who": Phrases.compile(["kommunen", "katrineholms kommun"]),
        "says": Phrases.compile(["anser", "ser allvarligt på"]),
    }

    def hits(self, templates: list[str], text: str) -> list[tuple[str, str]]:
        """The words that were found, with their template."""
        compiled = Templates.compile([Owner("fact", template) for template in templates])
        words = Words.of(text)
        found = compiled.hits(words, self.GROUPS, compiled.first_words(self.GROUPS))
        return sorted(
            (" ".join(words.folded[start:end]), owner.template)
            for start, end, owners in found
            for owner in owners
        )

    @pytest.mark.parametrize(
        ("templates", "text", "expected"),
        [
            pytest.param(["{who} {says}"], "Katrineholms kommun ser allvarligt på", 1, id="two places"),
            pytest.param(["vi i {who}", "{who}"], "Vi i kommunen", 2, id="place at the end, and alone"),
            pytest.param(["för {who} räkning"], "för kommunen räkning", 1, id="place in the middle"),
            pytest.param(["{who} {says}"], "Kommunen. Anser", 0, id="over the end of a sentence"),
            pytest.param(["{who} {says}"], "Kommunen tycker", 0, id="nothing for the place"),
            pytest.param(["{who} {says}"], "Kommunen", 0, id="cut short"),
            pytest.param(["{who}"], "Regionen", 0, id="other words"),
            pytest.param(["kommunen"], "Kommunen anser", 1, id="no place"),
            pytest.param(
                ["kommunen x", "{who} {says}"], "kommunen anser", 1, id="word and place side by side"
            ),
        ],
    )
    def test_what_is_found(self, templates: list[str], text: str, expected: int) -> None:
        """Places are filled with whole phrases."""
        assert len(self.hits(templates, text)) == expected

    def test_one_phrase_of_two_facts(self) -> None:
        """A phrase of two facts is found for both."""
        compiled = Templates.compile([Owner("a", "vi"), Owner("b", "vi")])
        ((start, end, owners),) = compiled.hits(Words.of("vi"), {}, compiled.first_words({}))
        assert (start, end, [owner.fact for owner in owners]) == (0, 1, ["a", "b"])

    def test_places_are_named(self) -> None:
        """The places of a template, in their order."""
        assert places_of("å {who's} {says} x") == ("who's", "says")


def table(language: str) -> dict[str, Any]:
    """The file of a shipped lexicon."""
    return shipped_table(f"{language}.toml")


LANGUAGES = ("sv", "en")
LINK_FACTS = {"links-to-contribution-page", "links-to-campaign"}


@pytest.mark.parametrize("language", LANGUAGES)
class TestShippedLexicons:
    """The shipped lexicons are whole."""

    def test_every_text_fact_that_words_can_tell_is_there(self, language: str) -> None:
        """Each fact from text has its phrases; links are told from addresses."""
        vocabulary = Vocabulary.shipped().values()
        from_text = {one.id for one in vocabulary if one.source is Source.TEXT}
        assert set(lexicon(language).entries) == from_text - LINK_FACTS

    def test_no_phrase_stands_twice_or_is_blank(self, language: str) -> None:
        """Within a fact no two phrases fold to the same words, exceptions included."""
        for fact, entry in lexicon(language).entries.items():
            folded = [
                fold(phrase.replace("{", "x").replace("}", "x"))
                for phrase in (*entry.phrases, *entry.exceptions)
            ]
            assert "" not in folded
            assert sorted(folded) == sorted(set(folded)), fact

    def test_all_is_written_as_it_is_read(self, language: str) -> None:
        """No phrase holds what folding would change but for punctuation, so people find it as written."""
        lists = [words for entry in table(language)["facts"].values() for words in (entry["phrases"],)]
        for phrase in (phrase for words in lists for phrase in words):
            assert phrase == phrase.casefold()
            assert phrase == " ".join(phrase.split())

    def test_lists_hold_nothing_twice(self, language: str) -> None:
        """Groups, callings and small words hold no word twice."""
        read = table(language)
        callings = [words for calling in read["authority"].values() for words in calling.values()]
        for words in [*read["groups"].values(), *callings, *read["negation"].values(), read["titles"]]:
            assert len(words) == len(set(words)), words

    def test_facts_have_no_unknown_keys(self, language: str) -> None:
        """A misspelt key of a fact would be passed over in silence."""
        for entry in table(language)["facts"].values():
            assert set(entry) <= {"phrases", "except", "negation"}
            assert entry.get("negation", "kept") == "kept"

    def test_every_group_is_used(self, language: str) -> None:
        """No group stands there for nothing."""
        one = lexicon(language)
        phrases = [phrase for entry in one.entries.values() for phrase in (*entry.phrases, *entry.exceptions)]
        assert set(one.groups) <= {place for phrase in phrases for place in places_of(phrase)}

    def test_negators_are_phrases_of_the_language(self, language: str) -> None:
        """Every idiom that does not negate holds a negator, or it would have no work to do."""
        negation = lexicon(language).negation
        for idiom in negation.not_negating.folded:
            assert any(True for _ in negation.negators.hits(Words.of(idiom))), idiom


def test_a_place_that_nothing_fills_is_an_error() -> None:
    """A slip in a lexicon is reported with a suggestion."""
    broken = copy.deepcopy(table("sv"))
    broken["facts"]["announces-decision"]["phrases"].append("{authorty} beslutade")
    with pytest.raises(ValueError, match=r"announces-decision: .*\{authorty\}.*did you mean `\{authority\}`"):
        lexicon_from(broken)
    broken["facts"]["announces-decision"]["phrases"][-1] = "{xyz} beslutade"
    with pytest.raises(ValueError, match=r"nothing fills `\{xyz\}` in `\{xyz\} beslutade`$"):
        lexicon_from(broken)


class TestSubjects:
    """What is looked for depends on whom the words are about and by."""

    @staticmethod
    def facts(text: str, subject: Subject, one: Lexicon | None = None) -> set[str]:
        """The facts for which something is found and not negated."""
        found = (one or lexicon("sv")).find(Words.of(text), subject)
        return {fact for fact, hits in found.items() if any(not hit.negated for hit in hits)}

    def test_bodies_of_other_kinds_are_not_the_authority(self) -> None:
        """A region's view is not the municipality's; where the kind is not known, either may be."""
        text = "Regionen anser att bussarna ska gå."
        claim = "claims-to-speak-for-authority"
        assert claim not in self.facts(text, Subject(kind=OrganisationKind.MUNICIPALITY))
        assert claim in self.facts(text, Subject(kind=OrganisationKind.REGION))
        assert claim in self.facts(text, Subject())

    @pytest.mark.parametrize("text", ["Katrineholms kommun anser det.", "På Katrineholms kommuns vägnar."])
    def test_the_authoritys_own_names_are_known(self, text: str) -> None:
        """The name and its genitive count like what such a body is called."""
        subject = Subject(kind=OrganisationKind.OTHER, names=("Katrineholms kommun",))
        assert {"claims-to-speak-for-authority", "concerns-own-authority"} <= self.facts(text, subject)
        assert not self.facts(text, Subject(kind=OrganisationKind.OTHER))

    def test_genitives(self) -> None:
        """Swedish adds s, but not to s; English adds 's."""
        assert lexicon("sv").genitive_of("Katrineholm") == "Katrineholms"
        assert lexicon("sv").genitive_of("Borås") == "Borås"
        assert lexicon("en").genitive_of("the council") == "the council's"

    def test_known_titles_take_the_place_of_the_usual_ones(self) -> None:
        """Where the author's titles are known, another's title invokes nothing."""
        role = "invokes-role-in-text"
        assert role in self.facts("Som rektor vill jag säga det.", Subject())
        assert role not in self.facts("Som rektor vill jag säga det.", Subject(titles=("kommunchef",)))
        assert role in self.facts("Som Kommunchef vill jag säga det.", Subject(titles=("kommunchef",)))

    def test_an_exception_cancels_what_it_overlaps_and_nothing_else(self) -> None:
        """The same words elsewhere still count."""
        subject = Subject()
        assert "concerns-own-authority" not in self.facts("Vi åkte kommunen runt.", subject)
        assert "concerns-own-authority" in self.facts("Vi åkte kommunen runt, sa kommunen.", subject)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("sv", "sv"),
        ("sv-SE", "sv"),
        ("SV_FI", "sv"),
        ("swe", "sv"),
        ("eng", "en"),
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
        pytest.param("Jeg har været af sted, hvad siger du?", "da-nb", id="Danish"),
        pytest.param("Wir sind heute nicht auf dem Markt", "de", id="German"),
        pytest.param("Tämä on hyvä päivä ja me olemme iloisia, että tulit", "fi", id="Finnish"),
        pytest.param("Great news and thanks", "en", id="one small word in few"),
        pytest.param("Storgatan Drottninggatan", None, id="no small words"),
        pytest.param("Jeg synes ikke det er gøy å bli syk", "da-nb", id="Norwegian"),
        pytest.param("x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 och", None, id="one small word in many"),
        pytest.param(
            " ".join(f"x{n}" for n in range(60)) + " och inte är", None, id="few small words in many"
        ),
        pytest.param("och the", None, id="two languages alike"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_guessing_the_language(text: str, guess: str | None) -> None:
    """Small words tell the language, with a lexicon or without; an unclear one is no guess."""
    assert languages().guess(Words.of(text)) == guess


def test_all_languages_with_a_lexicon_are_shipped() -> None:
    """Each has its small words too."""
    assert languages().with_lexicon == LANGUAGES
    assert set(LANGUAGES) <= {code for codes in languages().small_words.values() for code in codes}
