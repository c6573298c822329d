"""In a notebook an answer is a few lines, in the reader's language, without words of people."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import attrs
import pytest

from offentligroll import Act, Directory, Policy
from offentligroll.model.wording import Wording

POLICY = Policy.load("katrineholm")
DIRECTORY = Directory.from_text('format = 1\n[[official]]\nid = "kim"\nname = "Kim <b>Ek</b>"\n')
STATEMENT = DIRECTORY.statement(
    id="post", act=Act.POST, author="kim", at=dt.date(2011, 2, 5), text="Ledig dag"
)


class Shown(Protocol):
    """What a notebook shows."""

    def _repr_html_(self) -> str: ...


@pytest.mark.parametrize(
    ("shown", "english", "swedish"),
    [
        (POLICY.assess(STATEMENT), "undetermined (", "inte möjligt att avgöra ("),
        (POLICY, "The policy katrineholm, version", "Policyn katrineholm"),
        (DIRECTORY, "organisations 0, officials 1, channels 0", "företrädare 1"),
        (POLICY.review([STATEMENT], on=dt.date(2024, 6, 7)), "Report as of 7 June 2024", "Rapport per den"),
    ],
)
def test_it_is_in_the_language_of_the_locale(
    shown: Shown, english: str, swedish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are those of who reads, and nobody's own words or names are among them."""
    for locale, words in (("en_US.UTF-8", english), ("sv_SE.UTF-8", swedish)):
        monkeypatch.setenv("LC_ALL", locale)
        told = shown._repr_html_()
        assert words in told
        assert "Ledig" not in told
        assert len(told) < 6_000


@pytest.mark.parametrize("shown", ["policy", "assessment", "review"])
def test_nothing_is_markup(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A title that is markup is shown as it is, by whatever shows it."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    hostile = attrs.evolve(POLICY, title=Wording({"sv": "<b>", "en": "<script>"}))
    review = attrs.evolve(POLICY.review([STATEMENT], on=dt.date(2024, 6, 7)), policy="<script>")
    told: dict[str, Shown] = {"policy": hostile, "assessment": hostile.assess(STATEMENT), "review": review}
    html = told[shown]._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_review_is_told_in_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was assessed, what goes against a guideline and what has no answer stand in a line."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    told = POLICY.review([STATEMENT], on=dt.date(2024, 6, 7))._repr_html_()
    assert "1 assessment, 0 go against a guideline, 0 requests with no answer found" in told


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (POLICY.assess(STATEMENT), "Assessment(statement='post', capacity='undetermined', status='open')"),
        (POLICY, f"Policy(id='katrineholm', version={POLICY.version!r})"),
        (DIRECTORY, "Directory(organisations=0, officials=1, channels=0)"),
        (
            POLICY.review([STATEMENT], on=dt.date(2024, 6, 7)),
            "Review(policy='katrineholm', on='2024-06-07', assessments=1, requests=0, obligations=0)",
        ),
    ],
)
def test_in_a_console_each_is_one_short_line(shown: object, expected: str) -> None:
    """Logs and tracebacks print it too, so that nobody's words are in it."""
    assert repr(shown) == expected
