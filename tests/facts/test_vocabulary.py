"""The facts of the vocabulary, and the sentences in which they are spoken of."""

from __future__ import annotations

import re
from typing import Any

import pytest

from offentligroll.facts.forms import Forms
from offentligroll.facts.vocabulary import LANGUAGES, Vocabulary, _definition

VOCABULARY = Vocabulary.shipped()
IN_LANGUAGES = [(fact, language) for fact in VOCABULARY for language in LANGUAGES]
FORMS = {
    "is": "the sun shines",
    "is_not": "the sun does not shine",
    "ask": "Does the sun shine?",
    "must": "the sun must shine",
    "must_not": "the sun must not shine",
}
ENTRY: dict[str, Any] = {"from": "given", "group": "setting", "sv": FORMS, "en": FORMS}
# Words that stand after the verb of a main clause, but before that of a subordinate one.
MOVING = "även|också|redan|först|tidigare|där|alltid|aldrig|ofta|ej|inte"
VERB = r"\b(är|har|hade|kan|var|gör|finns|säger|talar|visar|tillhör|tar|rör)\b"
NEGATIONS = {
    "sv": r"\b(?:inte|varken|ing(?:en|et|a))\b",
    "en": r"\b(?:not|cannot|neither|no|no one|more than)\b",
}


class TestForms:
    """What holds for the forms of a fact."""

    def test_a_subordinate_negation_left_out_is_the_plain_one(self) -> None:
        """Only a language with another word order there has to write it."""
        assert Forms.of(FORMS).that_not == "the sun does not shine"

    @pytest.mark.parametrize("form", FORMS)
    def test_a_missing_form_is_named(self, form: str) -> None:
        """Whoever adds a fact is told which form is lacking."""
        with pytest.raises(ValueError, match=f"^missing sentence forms: .*`{form}`"):
            Forms.of({name: words for name, words in FORMS.items() if name != form})

    def test_an_unknown_form_is_named(self) -> None:
        """A misspelt form is not silently left out."""
        with pytest.raises(ValueError, match=r"^unknown sentence forms: `may`$"):
            Forms.of({**FORMS, "may": "the sun may shine"})


class TestLoading:
    """How an entry becomes a fact."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_both_languages_are_wanted(self, language: str) -> None:
        """An entry without its forms in one of the languages is refused, by its name."""
        entry = {key: value for key, value in ENTRY.items() if key != language}
        with pytest.raises(ValueError, match=rf"^vocabulary\.toml, \[sun-shines\.{language}\]: missing"):
            _definition("sun-shines", entry)

    def test_aliases_are_phrases(self) -> None:
        """A policy may name a fact by its statement in any language, and by phrases of earlier editions."""
        fact = _definition("sun-shines", {**ENTRY, "aliases": ["the sun is out"]})
        assert set(fact.phrases) == {"the sun shines", "the sun is out"}
        assert dict(fact.phrase) == {"sv": "the sun shines", "en": "the sun shines"}
        assert (list(fact.forms), len(fact.forms)) == (["sv", "en"], 2)

    def test_no_phrase_names_two_facts(self) -> None:
        """Statements and aliases are unlike each other."""
        phrases = [phrase.casefold() for fact in VOCABULARY.values() for phrase in fact.phrases]
        assert sorted(set(phrases)) == sorted(phrases)


@pytest.mark.parametrize(("fact", "language"), IN_LANGUAGES)
class TestEveryFact:
    """What holds for every fact in every language."""

    def test_clauses_go_into_sentences(self, fact: str, language: str) -> None:
        """Clauses begin without a capital and end without a mark; the question is a sentence of its own."""
        forms = VOCABULARY[fact].forms[language]
        clauses = (forms.is_, forms.is_not, forms.that_not, forms.must, forms.must_not)
        assert [clause for clause in clauses if not re.fullmatch(r"[a-zåäö].*[^.?!]", clause)] == []
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^ ]\?", forms.ask)

    def test_forms_differ(self, fact: str, language: str) -> None:
        """What is so, what is not so, what must be and what must not be are four different things."""
        forms = VOCABULARY[fact].forms[language]
        assert len({forms.is_, forms.is_not, forms.ask, forms.must, forms.must_not}) == 5

    def test_negations_negate(self, fact: str, language: str) -> None:
        """A negation has a word that negates."""
        forms = VOCABULARY[fact].forms[language]
        assert re.search(NEGATIONS[language], forms.is_not)
        assert re.search(NEGATIONS[language], forms.that_not)

    def test_demands_have_the_verb_that_other_strengths_replace(self, fact: str, language: str) -> None:
        """“Ska” and “must” come before anything like them; prohibitions are “får inte”, “must not”."""
        forms = VOCABULARY[fact].forms[language]
        if language == "sv":
            assert re.findall(r"\b(?:ska|får)\b", forms.must)[0] == "ska"
            assert re.search(r"\b(?:ska|får) inte\b", forms.must_not)
        else:
            assert len(re.findall(r"\bmust\b", forms.must)) == 1
            assert re.findall(r"\bmust\b(?: not)?", forms.must_not) == ["must not"]

    def test_nothing_is_the_case(self, fact: str, language: str) -> None:
        """No form is the roundabout that the forms are there to end."""
        forms = VOCABULARY[fact].forms[language]
        words = f"{forms.is_not} {forms.that_not} {forms.ask} {forms.must} {forms.must_not}"
        assert not re.search(r"\bthe case\b|\bså att\b", words)


@pytest.mark.parametrize("fact", VOCABULARY)
def test_swedish_statements_keep_their_word_order(fact: str) -> None:
    """A Swedish statement has no adverb that would have to move before the verb after “att” or “när”."""
    assert not re.search(rf"{VERB} ({MOVING})\b", VOCABULARY[fact].forms["sv"].is_)


@pytest.mark.parametrize("fact", VOCABULARY)
def test_swedish_subordinate_negation(fact: str) -> None:
    """“Att kontot inte tillhör …”: the negation comes before the verb, unless it is in the subject."""
    forms = VOCABULARY[fact].forms["sv"]
    if forms.that_not == forms.is_not:
        assert re.search(r"\b(varken|ingen|inga)\b", forms.that_not)
    else:
        assert not re.search(rf"{VERB} inte\b", forms.that_not)
