"""The queue in words, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll.model.truth import Truth
from offentligroll.queue import Deed, DeedKind, KeptAnswer, Scope
from offentligroll.report.queue_words import answer_words, deed_words, scope_words

DAY, LAST = dt.date(2024, 3, 1), dt.date(2024, 3, 9)
NOON = dt.datetime(2024, 3, 10, 12, tzinfo=dt.UTC)
LISTED = "Was the account on the list?"


@pytest.mark.parametrize(
    ("scope", "english", "swedish"),
    [
        (Scope(statement="7\n8", channel="x:1"), "statement 7 8", "uttalandet 7 8"),
        (
            Scope(author="asa", start=DAY, end=DAY),
            "everything by asa, on 1 March 2024",
            "allt av asa, 1 mars 2024",
        ),
        (
            Scope(channel="x:1", author="asa", start=DAY, end=LAST),
            "everything by asa on x:1, from 1 March 2024 to 9 March 2024",
            "allt av asa på x:1, från 1 mars 2024 till 9 mars 2024",
        ),
        (Scope(channel="x:1"), "everything on x:1 without a day", "allt på x:1 utan dag"),
        (Scope(start=DAY, end=DAY), "everything, on 1 March 2024", "allt, 1 mars 2024"),
    ],
)
def test_what_an_answer_is_about(scope: Scope, english: str, swedish: str) -> None:
    """One statement, or a group of them, with its days."""
    assert scope_words(scope, "en") == english
    assert scope_words(scope, "sv") == swedish


def test_an_answer() -> None:
    """With who gave it, and who has seen it."""
    answer = KeptAnswer(
        number=1, fact="account-is-listed", truth=Truth.NO, scope=Scope(statement="7"), by="Åsa Ek", at=NOON
    )
    assert answer_words(answer, LISTED, "en") == f"{LISTED} No – statement 7 (Åsa Ek, 10 March 2024)"
    seen = KeptAnswer(
        number=1, fact="account-is-listed", truth=Truth.UNKNOWN, scope=Scope(statement="7"), by="Åsa",
        at=NOON, seen_by="Bo", seen_at=NOON,
    )  # fmt: skip
    words = answer_words(seen, LISTED, "sv")
    assert words == f"{LISTED} Går inte att säga – uttalandet 7 (Åsa, 10 mars 2024); sett av Bo"


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (
            Deed(
                number=1, kind=DeedKind.ANSWER, by="Åsa", at=NOON, fact="account-is-listed",
                truth=Truth.YES, scope=Scope(statement="7"),
            ),
            f"Åsa: {LISTED} Yes – statement 7",
        ),
        (Deed(number=2, kind=DeedKind.SEEN, by="Bo", at=NOON, of=1), "Bo has seen answer 1 and agrees"),
        (Deed(number=3, kind=DeedKind.UNDO, by="Åsa", at=NOON, of=1), "Åsa took back number 1"),
    ],
)  # fmt: skip
def test_the_trail(deed: Deed, says: str) -> None:
    """Each row as a sentence."""
    assert deed_words(deed, LISTED, "en").endswith(says)
