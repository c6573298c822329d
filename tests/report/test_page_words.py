"""The fixed words of pages."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll.report.page import Link, words_of
from offentligroll.report.page_words import joined, line, period_words, short_sentence
from offentligroll.rules.source import InForce


def test_a_line_may_hold_links_and_strange_words() -> None:
    """Words from a file are put on one line, and braces in them are not filled in."""
    link = Link("8 {x}", "#rule-8")
    said = line("pages.rule.outranks", "en", rules=joined([link, "a", "b"], "en"))
    assert said == ("Takes precedence over ", link, ", ", "a", " and ", "b", ".")
    assert words_of(said) == "Takes precedence over 8 {x}, a and b."
    assert line("pages.rule.outranks", "en", rules=link) == ("Takes precedence over ", link, ".")
    assert line("pages.page.question", "en", question="Who\n{speaks}\x07?") == (
        "The question: ",
        "Who {speaks}\N{REPLACEMENT CHARACTER}?",
    )


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (InForce(start=dt.date(2024, 3, 15)), "from 15 March 2024"),
        (InForce(end=dt.date(2024, 3, 14)), "up to and including 14 March 2024"),
        (
            InForce(start=dt.date(2010, 12, 1), end=dt.date(2024, 3, 14)),
            "from 1 December 2010 up to and including 14 March 2024",
        ),
    ],
)
def test_a_period_is_said_by_its_ends(period: InForce, said: str) -> None:
    """A rule says from which day on it counts, and to which."""
    assert period_words(period, "en") == said


def test_a_long_sentence_is_cut_between_words() -> None:
    """A rule that is named in another is named by its first words."""
    assert short_sentence("word " * 30) == f"{'word ' * 15}…"
