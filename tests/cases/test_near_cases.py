"""The nearest decided cases of many assessments: found once for all that is alike."""

from __future__ import annotations

import pytest

from offentligroll import Policy
from offentligroll.cases import NearCases, precedents_of, precedents_words

LINDKE = Policy.shipped("us-lindke")
REMOVAL = LINDKE.assess_facts(yes=["account-belongs-to-authority", "is-removal"])


def test_the_lines_are_those_of_the_precedents() -> None:
    """Without the heading, which a list writes itself."""
    told = precedents_words(precedents_of(REMOVAL, LINDKE), LINDKE, "sv").splitlines()
    assert NearCases.of([LINDKE])(REMOVAL, "sv") == tuple(told[1:]) != ()


def test_what_is_alike_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same known facts with the same answers have the same cases, in each language."""
    near = NearCases.of([LINDKE])
    first = near(REMOVAL, "en")
    monkeypatch.setattr("offentligroll.cases.near_cases.precedents_of", None)
    again = LINDKE.assess_facts(yes=["account-belongs-to-authority", "is-removal"])
    assert near(again, "en") is first
    with pytest.raises(TypeError):
        near(LINDKE.assess_facts(yes=["account-belongs-to-authority"]), "en")


def test_where_nothing_is_near_nothing_is_told() -> None:
    """Neither of other policies, nor where no fact is shared with a decided case."""
    assert NearCases.of([Policy.shipped("katrineholm")])(REMOVAL, "en") == ()
    assert NearCases.of([LINDKE])(LINDKE.assess_facts(), "en") == ()
