"""What words alone answer is told as bits first, and as facts with their evidence when these are read."""

from __future__ import annotations

import pickle

import pytest
from fact_builders import KATRINEHOLM, STOCKHOLM, director, official, statement

from offentligroll.facts.asking import missing_in
from offentligroll.facts.detector import Context
from offentligroll.facts.detectors.text import ANSWERED_BY_WORDS, hear_words
from offentligroll.facts.heard import NO, WEAK, YES, HeardFacts, code_of
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Media
from offentligroll.model.truth import Truth

POSTS = (
    "Vi i kommunen har beslutat att bygga en ny skola. Jag tycker att det är bra!",
    "Jag är inte nöjd. Min dotter och jag var i skogen, och kommunen har inte beslutat något.",
    "We have decided to close the road. Vote for us on Sunday! https://example.org/donate",
    "I kväll talar jag om skolan med väljarna. Kom dit! We shall see about the weather tomorrow.",
    "Kommunfullmäktige kanske sammanträder; vårt beslut väntar.",
    "",
)


def heard(text: str, organisation: Organisation | None, **fields: object) -> HeardFacts:
    """Hear the words of the municipal director."""
    said = statement(author=official(director()), text=text, **fields)
    context = Context(statement=said, organisation=organisation, zone=STOCKHOLM)
    return hear_words(context, missing_in(context))


def codes_of(found: HeardFacts) -> dict[str, int]:
    """All answers as bits."""
    placed = found.placed(tuple(enumerate(sorted(ANSWERED_BY_WORDS))))
    return {
        fact: placed.told >> 2 * place & 3 | (WEAK if placed.weak >> 2 * place & 3 else 0)
        for fact, place in placed.places.items()
    }


@pytest.mark.parametrize("text", POSTS)
@pytest.mark.parametrize("organisation", [KATRINEHOLM, None])
def test_bits_say_what_the_facts_say(text: str, organisation: Organisation | None) -> None:
    """They are told before the facts are made, and are the same."""
    found = heard(text, organisation)
    codes = codes_of(found)
    assert {fact: code_of(found[fact]) for fact in codes} == codes
    assert codes.keys() <= ANSWERED_BY_WORDS


def test_all_kinds_of_answers_are_told() -> None:
    """Yes, a weak yes, no and unknown."""
    assert {code for text in POSTS for code in codes_of(heard(text, KATRINEHOLM)).values()} == {
        0,
        YES,
        YES | WEAK,
        NO | WEAK,
    }


def test_words_beside_pictures_are_told_too() -> None:
    """A picture that nobody has taken in leaves open what is not found."""
    found = heard(POSTS[0], KATRINEHOLM, media=(Media(),))
    codes = codes_of(found)
    assert {fact: code_of(found[fact]) for fact in codes} == codes
    assert NO | WEAK not in {code for fact, code in codes.items() if not fact.startswith("links-to")}


def test_they_travel() -> None:
    """What comes out of a pickle says the same, its evidence with it."""
    found = heard(POSTS[0], KATRINEHOLM)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - made just now
    assert codes_of(again) == codes_of(found)
    assert all(again[fact] == found[fact] for fact in found.silent)


def test_facts_that_were_only_counted_are_there() -> None:
    """Whoever reads them gets them whole."""
    said = statement(author=official(director()), text=POSTS[0])
    sheet = FactSheet.of_statement(said, KATRINEHOLM, STOCKHOLM)
    told, _ = sheet.bits(["announces-decision"])
    fact = sheet["announces-decision"]
    assert (told, fact.truth) == (1, Truth.YES)
    assert [one.quote for one in fact.evidence]


def test_few_lists_of_facts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for ever other facts does not fill the memory, and is answered all the same."""
    monkeypatch.setattr("offentligroll.facts.heard._MOST_LISTS", 1)
    found = heard(POSTS[0], KATRINEHOLM)
    for fact in sorted(ANSWERED_BY_WORDS):
        assert found.placed(((3, fact),)).told in {0, YES << 6, NO << 6}


def test_few_writers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of very many accounts does not fill the memory."""
    monkeypatch.setattr("offentligroll.facts.detectors.writers._MOST_WRITERS", 0)
    assert codes_of(heard(POSTS[0], KATRINEHOLM)) == codes_of(heard(POSTS[0], KATRINEHOLM))
