"""Marks in an author's own words: other channels, signatures, corrections and oaths."""

from __future__ import annotations

from typing import Any

import pytest
from fact_builders import answer, statement

from offentligroll.facts.detectors.text import TEXT_DETECTORS
from offentligroll.facts.fact import Origin
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

ELSEWHERE, SIGNED = "points-to-other-channel", "signs-with-name"
CORRECTS, OBSCENE = "corrects-an-error", "is-obscene"


@pytest.mark.parametrize(
    ("fact", "text", "language", "quote"),
    [
        (ELSEWHERE, "Kontakta kundtjänst på 010-123", "sv", "Kontakta kundtjänst"),
        (ELSEWHERE, "Hör av dig till växeln!", "sv", "Hör av dig till växeln"),
        (ELSEWHERE, "Skriv till kommun@exempel.se.", "sv", "kommun@exempel.se"),
        (ELSEWHERE, "Numret är 010-123 45 67.", "sv", "010-123 45 67"),
        (ELSEWHERE, "Mer: https://exempel.se/sida", "sv", "https://exempel.se/sida"),
        (ELSEWHERE, "Svaren finns på exempel.se", "sv", "exempel.se"),
        (ELSEWHERE, "Please contact customer services.", "en", "contact customer services"),
        (ELSEWHERE, "Use our online form", "en", "Use our online form"),
        (SIGNED, "Tack för frågan!\n/Anna", "sv", "/Anna"),
        (SIGNED, "Tack! Mvh Anna Berg", "sv", "Mvh Anna Berg"),
        (SIGNED, "Hej!\n/Anna Berg, kommunikatör", "sv", "/Anna Berg, kommunikatör"),
        (SIGNED, "Hälsningar\nAnna Berg, press, Exempelstad", "sv", "Hälsningar\nAnna Berg, press"),
        (SIGNED, "Hej!\n– Anna", "sv", "– Anna"),
        (SIGNED, "Thanks for asking ^AB", "en", "^AB"),
        (CORRECTS, "Rättelse: mötet är på tisdag.", "sv", "Rättelse"),
        (CORRECTS, "Correction: the meeting is on Tuesday.", "en", "Correction"),
        (CORRECTS, "An earlier version of this post stated the wrong date.", "en", "An earlier version"),
        (OBSCENE, "Vilken jävla soppa", "sv", "jävla"),
        (OBSCENE, "This is bullshit", "en", "bullshit"),
    ],
)
def test_what_is_found_is_quoted(fact: str, text: str, language: str, quote: str) -> None:
    """Words, numbers, addresses and signatures are found, and stand where the quote says."""
    found = answer(TEXT_DETECTORS, fact, statement(text=text, language=language))
    assert (found.truth, found.origin) == (Truth.YES, Origin.DETECTED)
    first = found.evidence[0]
    assert first.quote is not None
    assert first.quote.startswith(quote)
    assert text[first.start : first.end] == first.quote


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (ELSEWHERE, "Mötet är 2011-02-03, eller 03-04-2011, t.ex. på torget."),
        (ELSEWHERE, "Vi plogar i dag."),
        (ELSEWHERE, "Han skrev ”kontakta kundtjänst på 010-123 45 67”."),
        (SIGNED, "Tåget går mellan Stockholm - Göteborg"),
        (SIGNED, "/Anna sa nej i går."),
        (SIGNED, "Program:\n- Lunch, gratis kaffe"),
        (CORRECTS, "Nu plogas Storgatan."),
        (OBSCENE, "Vi är fan av laget."),
    ],
)
def test_nothing_found_is_never_a_no(fact: str, text: str) -> None:
    """What was not found may be said in some other way."""
    assert answer(TEXT_DETECTORS, fact, statement(text=text, language="sv")).truth is Truth.UNKNOWN


@pytest.mark.parametrize("fact", [ELSEWHERE, SIGNED])
def test_other_peoples_words(fact: str) -> None:
    """What an author only shares is not said by her."""
    shared = statement(act=Act.SHARE, text="Ring 010-123 45 67 /Anna", language="sv")
    assert answer(TEXT_DETECTORS, fact, shared).truth is Truth.UNKNOWN


class TestLinks:
    """Whether there is a link at all, wherever it leads."""

    FACT = "has-link"

    @pytest.mark.parametrize(
        ("told", "quote"),
        [
            ({"text": "Mer: https://exempel.se/sida"}, "https://exempel.se/sida"),
            ({"text": "Svaren finns på exempel.se"}, "exempel.se"),
            ({"text": "Kolla här", "links": ("https://exempel.se/a",)}, None),
            ({"links": ("https://exempel.se/a",)}, None),
        ],
    )
    def test_in_the_words_or_beside_them(self, told: dict[str, Any], quote: str | None) -> None:
        """An address in the words is quoted, and one that the statement carries is its record."""
        found = answer(TEXT_DETECTORS, self.FACT, statement(language="sv", **told))
        assert (found.truth, found.origin) == (Truth.YES, Origin.DETECTED)
        assert found.evidence[0].quote == quote

    def test_abbreviations_and_others_words_are_none(self) -> None:
        """What only looks like an address, or stands in a quotation, is no link of the author's."""
        for text in ("Kom i t.ex. stövlar.", "Han skrev ”läs https://exempel.se/sida”."):
            found = answer(TEXT_DETECTORS, self.FACT, statement(text=text, language="sv"))
            assert (found.truth, found.origin) == (Truth.NO, Origin.NOT_FOUND)

    def test_what_is_not_at_hand_may_have_one(self) -> None:
        """Without words or links nothing is known; a like has none of its own."""
        assert answer(TEXT_DETECTORS, self.FACT, statement()).truth is Truth.UNKNOWN
        assert (
            answer(TEXT_DETECTORS, self.FACT, statement(act=Act.LIKE, text="https://a.se")).truth
            is Truth.UNKNOWN
        )
