"""The facts of the vocabulary, and the sentences in which they are spoken of."""

from __future__ import annotations

import re
from typing import Any

import pytest

from offentligroll.facts.forms import FactForms, Forms
from offentligroll.facts.vocabulary import LANGUAGES, Vocabulary, _definition
from offentligroll.model.wording import Wording

VOCABULARY = Vocabulary.shipped()
IN_LANGUAGES = [(fact, language) for fact in VOCABULARY for language in LANGUAGES]
FORMS = {
    "is": "the sun shines",
    "is_not": "the sun does not shine",
    "ask": "Does the sun shine?",
    "must": "the sun must shine",
    "must_not": "the sun must not shine",
}
SWEDISH = {**FORMS, "that_not": "the sun not shines"}
ENTRY: dict[str, Any] = {"from": "given", "group": "setting", "sv": SWEDISH, "en": FORMS}
# Words that stand after the verb of a main clause, but before that of a subordinate one.
MOVING = "även|också|redan|först|tidigare|där|alltid|aldrig|ofta|ej|inte"
VERB = r"\b(är|har|hade|kan|var|gör|finns|säger|talar|visar|tillhör|tar|rör)\b"
NEGATIONS = {
    "sv": r"\b(?:inte|varken|ing(?:en|et|a))\b",
    "en": r"\b(?:not|cannot|neither|no|no one|more than)\b",
}


class TestForms:
    """How a fact is spoken of where not all of its forms are given."""

    @pytest.mark.parametrize(
        ("language", "made"),
        [
            (
                "sv",
                Forms(
                    is_="det regnar",
                    is_not="det är inte så att det regnar",
                    that_not="det inte är så att det regnar",
                    ask="Är det så att det regnar?",
                    must="det ska vara så att det regnar",
                    must_not="det får inte vara så att det regnar",
                ),
            ),
            (
                "en",
                Forms(
                    is_="it rains",
                    is_not="it is not the case that it rains",
                    that_not="it is not the case that it rains",
                    ask="Is it the case that it rains?",
                    must="it must be the case that it rains",
                    must_not="it must not be the case that it rains",
                ),
            ),
        ],
    )
    def test_forms_are_made_of_the_phrase(self, language: str, made: Forms) -> None:
        """Where only a phrase is given, all else is a roundabout of it, without a full stop of its own."""
        assert (
            FactForms(phrase=Wording({"sv": "det regnar.", "en": "it rains"})).in_language(language) == made
        )

    def test_what_is_given_is_said(self) -> None:
        """A given form is taken as it stands, and English makes its subordinate negation of the plain one."""
        rain = Wording({"en": "it rains"})
        forms = FactForms(
            phrase=rain, is_not=Wording({"en": "it stays dry"}), ask=Wording({"en": "Is it wet?"})
        )
        said = forms.in_language("en")
        assert (said.is_not, said.that_not, said.ask) == ("it stays dry", "it stays dry", "Is it wet?")

    def test_a_form_of_another_language_is_not_said(self) -> None:
        """A form that is given in one language only is made of the phrase in the other."""
        both = Wording({"sv": "det regnar", "en": "it rains"})
        forms = FactForms(phrase=both, ask=Wording({"sv": "Regnar det?"}))
        assert forms.in_language("sv").ask == "Regnar det?"
        assert forms.in_language("en").ask == "Is it the case that it rains?"


class TestLoading:
    """How an entry becomes a fact."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", FORMS)
    def test_every_form_is_wanted(self, language: str, form: str) -> None:
        """An entry that lacks a form in one of the languages is refused, and told which and where."""
        entry = {**ENTRY, language: {name: words for name, words in ENTRY[language].items() if name != form}}
        message = (
            rf"^vocabulary\.toml, \[sun-shines\.{language}\]: missing or unknown sentence forms: `{form}`$"
        )
        with pytest.raises(ValueError, match=message):
            _definition("sun-shines", entry)

    def test_swedish_wants_its_own_word_order(self) -> None:
        """Swedish says how a negation reads after “att”; English, where it is the same, does not."""
        with pytest.raises(ValueError, match="`that_not`"):
            _definition("sun-shines", {**ENTRY, "sv": FORMS})
        with pytest.raises(ValueError, match="`that_not`"):
            _definition("sun-shines", {**ENTRY, "en": SWEDISH})

    def test_an_unknown_form_is_named(self) -> None:
        """A misspelt form is not silently left out, nor a whole language."""
        with pytest.raises(ValueError, match="`may`"):
            _definition("sun-shines", {**ENTRY, "en": {**FORMS, "may": "the sun may shine"}})
        with pytest.raises(ValueError, match=r"\[sun-shines\.en\]"):
            _definition("sun-shines", {key: value for key, value in ENTRY.items() if key != "en"})

    def test_a_further_language_is_a_further_table(self) -> None:
        """A third language is added in the same entry, with all its forms."""
        norwegian = {form: f"nb {words}" for form, words in SWEDISH.items()}
        fact = _definition("sun-shines", {**ENTRY, "nb": norwegian})
        assert fact.forms.in_language("nb,sv").that_not == "nb the sun not shines"
        with pytest.raises(ValueError, match=r"\[sun-shines\.nb\]: .* `that_not`"):
            _definition("sun-shines", {**ENTRY, "nb": FORMS})

    def test_aliases_are_phrases(self) -> None:
        """A policy may name a fact by its statement in any language, and by phrases of earlier editions."""
        fact = _definition("sun-shines", {**ENTRY, "aliases": ["the sun is out"]})
        assert set(fact.phrases) == {"the sun shines", "the sun is out"}
        assert dict(fact.phrase) == {"sv": "the sun shines", "en": "the sun shines"}

    def test_no_phrase_names_two_facts(self) -> None:
        """Statements and aliases are unlike each other."""
        phrases = [phrase.casefold() for fact in VOCABULARY.values() for phrase in fact.phrases]
        assert sorted(set(phrases)) == sorted(phrases)


@pytest.mark.parametrize(("fact", "language"), IN_LANGUAGES)
class TestEveryFact:
    """What holds for every fact in every language."""

    def test_clauses_go_into_sentences(self, fact: str, language: str) -> None:
        """Clauses begin without a capital and end without a mark; the question is a sentence of its own."""
        forms = VOCABULARY[fact].forms.in_language(language)
        clauses = (forms.is_, forms.is_not, forms.that_not, forms.must, forms.must_not)
        assert [clause for clause in clauses if not re.fullmatch(r"[a-zåäö].*[^.?!]", clause)] == []
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^ ]\?", forms.ask)

    def test_forms_differ(self, fact: str, language: str) -> None:
        """What is so, what is not so, what must be and what must not be are four different things."""
        forms = VOCABULARY[fact].forms.in_language(language)
        assert len({forms.is_, forms.is_not, forms.ask, forms.must, forms.must_not}) == 5

    def test_negations_negate(self, fact: str, language: str) -> None:
        """A negation has a word that negates."""
        forms = VOCABULARY[fact].forms.in_language(language)
        assert re.search(NEGATIONS[language], forms.is_not)
        assert re.search(NEGATIONS[language], forms.that_not)

    def test_demands_have_the_verb_that_other_strengths_replace(self, fact: str, language: str) -> None:
        """“Ska” and “must” come before anything like them; prohibitions are “får inte”, “must not”."""
        forms = VOCABULARY[fact].forms.in_language(language)
        if language == "sv":
            assert re.findall(r"\b(?:ska|får)\b", forms.must)[0] == "ska"
            assert re.search(r"\b(?:ska|får) inte\b", forms.must_not)
        else:
            assert len(re.findall(r"\bmust\b", forms.must)) == 1
            assert re.findall(r"\bmust\b(?: not)?", forms.must_not) == ["must not"]

    def test_nothing_is_the_case(self, fact: str, language: str) -> None:
        """No form is the roundabout that the forms are there to end."""
        forms = VOCABULARY[fact].forms.in_language(language)
        words = f"{forms.is_not} {forms.that_not} {forms.ask} {forms.must} {forms.must_not}"
        assert not re.search(r"\bthe case\b|\bså att\b", words)


@pytest.mark.parametrize("fact", VOCABULARY)
def test_swedish_statements_keep_their_word_order(fact: str) -> None:
    """A Swedish statement has no adverb that would have to move before the verb after “att” or “när”."""
    assert not re.search(rf"{VERB} ({MOVING})\b", VOCABULARY[fact].forms.in_language("sv").is_)


@pytest.mark.parametrize("fact", VOCABULARY)
def test_swedish_subordinate_negation(fact: str) -> None:
    """“Att kontot inte tillhör …”: the negation comes before the verb, unless it is in the subject."""
    forms = VOCABULARY[fact].forms.in_language("sv")
    if forms.that_not == forms.is_not:
        assert re.search(r"\b(varken|ingen|inga)\b", forms.that_not)
    else:
        assert not re.search(rf"{VERB} inte\b", forms.that_not)
