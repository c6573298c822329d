"""Small pieces of Swedish and English."""

from __future__ import annotations

from importlib import resources

import pytest

from offentligroll.assessment.wording import phrasing
from offentligroll.languages import LANGUAGES, say
from offentligroll.languages.catalogue import Catalogue
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.statement import Act
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import Bound

CATALOGUE = Catalogue(resources.files("offentligroll.languages"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_of_its_own(language: str) -> None:
    """No two answers of one kind are called the same, and each has a name."""
    kinds = (
        [phrasing.capacity_words(one, language) for one in Capacity],
        [phrasing.status_words(one, language) for one in Status],
        [phrasing.status_words(one, language, short=True) for one in Status],
        [phrasing.state_words(one, language) for one in RuleState],
        [phrasing.outcome_words(one, language) for one in Outcome],
        [phrasing.obligation_words(one, language) for one in ObligationOutcome],
        [phrasing.tone_words(one, language) for one in Tone],
    )
    for words in kinds:
        assert len(set(words)) == len(words)
        assert all(words)
    assert all(say(f"answers.act.{act}", language) for act in Act)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_judges_a_person(language: str) -> None:
    """No sentence speaks of a verdict, of guilt, or of him or her."""
    words = {
        word.strip(".,:;()”“’")
        for code, sentence in CATALOGUE.codes(language).items()
        if code.startswith("answers.")
        for word in "".join(piece for piece in sentence if isinstance(piece, str)).casefold().split()
    }
    judging = {
        "she",
        "he",
        "her",
        "his",
        "hon",
        "han",
        "hennes",
        "hans",
        "guilty",
        "verdict",
        "skyldig",
        "dom",
    }
    assert not words & judging


def test_settled_is_explained() -> None:
    """The promise of *settled* is said in words, and can be left out."""
    assert phrasing.status_words(Status.SETTLED, "sv") == (
        "avgjort: inget som återstår att få veta kan ändra svaret"
    )
    assert phrasing.status_words(Status.NOT_IN_FORCE, "en", short=True) == "the policy was not in force"


@pytest.mark.parametrize(
    ("hat", "swedish", "english"),
    [
        ("party", "partiföreträdare", "party representative"),
        ("kommunchef", "kommunchef", "kommunchef"),
        ("two\nlines", "two lines", "two lines"),
    ],
)
def test_hats_have_titles(hat: str, swedish: str, english: str) -> None:
    """Usual roles are named in the language; others stay as the rule names them, on one line."""
    assert phrasing.hat_words(hat, "sv") == swedish
    assert phrasing.hat_words(hat, "en") == english


def test_bound_parties_are_listed() -> None:
    """Those who are bound are joined in words."""
    assert phrasing.bound_words(Bound, "en") == (
        "the author, the authority, the employer, whoever decides the rules and the visitor"
    )
    assert phrasing.bound_words([Bound.AUTHORITY, Bound.EMPLOYER], "sv") == "myndigheten och arbetsgivaren"


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("P1D", "1 dag", "1 day"),
        ("P2Y", "2 år", "2 years"),
        ("P1Y1M2D", "1 år, 1 månad och 2 dagar", "1 year, 1 month and 2 days"),
        ("1 working day", "1 arbetsdag", "1 working day"),
        ("3 working days", "3 arbetsdagar", "3 working days"),
        ("0 working days", "samma arbetsdag", "the same working day"),
        ("forever", "all framtid", "permanently"),
    ],
)
def test_durations_are_written_out(text: str, swedish: str, english: str) -> None:
    """Lengths of time agree in number with their unit."""
    duration = Duration.from_text(text)
    assert phrasing.duration_words(duration, "sv") == swedish
    assert phrasing.duration_words(duration, "en") == english


def test_quotes_are_shown_whole_or_shortened() -> None:
    """Quotes stand in the language's marks, are cut in the middle, and can't close their own marks."""
    assert phrasing.safe_quote("a" * 300, "sv") == f"”{'a' * 99} … {'a' * 98}”"
    assert phrasing.safe_quote("a" * 300, "en", None) == f"“{'a' * 300}”"
    assert phrasing.safe_quote("Han sa ”nej”.", "sv") == "”Han sa ’nej’.”"


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("it is so", "It is so."),
        ("är det så?", "Är det så?"),
        ("Ja!", "Ja!"),
        ("it is so. [id]", "It is so. [id]"),
        ("", "."),
    ],
)
def test_clauses_become_sentences(clause: str, sentence: str) -> None:
    """A clause gets a capital, and a full stop where no mark ends it."""
    assert phrasing.sentence_words(clause) == sentence
