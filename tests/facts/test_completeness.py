"""No closed world by stealth: a record answers *no* only where the directory says that it is whole."""

from __future__ import annotations

import attrs
import pytest
from fact_builders import ENDED, HELD, KATRINEHOLM, answer, channel, director, official, role, statement, why

from offentligroll.facts.detectors.author import AUTHOR_DETECTORS
from offentligroll.facts.detectors.channel import CHANNEL_DETECTORS
from offentligroll.facts.detectors.setting import SETTING_DETECTORS
from offentligroll.facts.fact import Fact
from offentligroll.model.official import Mandate, Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import PartialDate
from offentligroll.model.truth import Truth

NO, UNKNOWN = Truth.NO, Truth.UNKNOWN
DETECTORS = (*AUTHOR_DETECTORS, *CHANNEL_DETECTORS, *SETTING_DETECTORS)
IN_THE_AUTHORITY = [
    "author-is-elected",
    "author-is-political-staff",
    "author-is-top-official",
    "author-is-contractor",
    "author-is-spokesperson",
    "role-is-always-on",
    "is-on-duty",
]
ANYWHERE = ["author-is-candidate", "author-sits-on-public-board", "author-is-head-of-state"]


def of(fact: str, author: Official, organisation: Organisation = KATRINEHOLM) -> Fact:
    """Ask for a fact of a person's statement."""
    said = statement(author=author, channel=channel(since=PartialDate(year=2008)))
    return answer(DETECTORS, fact, said, organisation=organisation)


def partly(author: Official) -> Official:
    """Give a person of whom the directory tells some roles."""
    return attrs.evolve(author, roles_complete=False)


@pytest.mark.parametrize("fact", [*IN_THE_AUTHORITY, *ANYWHERE, "author-holds-public-role"])
def test_one_role_does_not_say_that_there_are_no_others(fact: str) -> None:
    """A role that ended leaves it open whether another one was held; the note says what is missing."""
    author = official(role(ENDED))
    assert of(fact, author).truth is NO
    found = of(fact, partly(author))
    assert found.truth is UNKNOWN
    assert why(found) == "the directory does not say that it holds all roles of jansson"


@pytest.mark.parametrize("fact", [*IN_THE_AUTHORITY, "author-holds-public-role"])
def test_a_register_of_all_roles_says_no(fact: str) -> None:
    """An organisation's register that holds all its roles answers for whoever has none there."""
    whole = attrs.evolve(KATRINEHOLM, roles_complete=True)
    assert of(fact, partly(official(role(ENDED))), whole).truth is NO
    assert of(fact, partly(official()), whole).truth is NO


@pytest.mark.parametrize("fact", ANYWHERE)
def test_a_municipalitys_register_lists_no_candidacies(fact: str) -> None:
    """What a person does elsewhere is not in the register of one organisation."""
    whole = attrs.evolve(KATRINEHOLM, roles_complete=True)
    assert of(fact, partly(official(role(ENDED))), whole).truth is UNKNOWN


def test_mandates_that_are_told_need_not_be_all() -> None:
    """A mandate on another subject says no only where all mandates are told."""
    roads = director(mandates=(Mandate(topics=("roads",), period=HELD),))
    said = statement(author=official(roads), topics=("schools",))
    fact = "author-has-authority-on-topic"
    assert answer(DETECTORS, fact, said).truth is NO
    told = attrs.evolve(KATRINEHOLM, mandates_complete=False)
    partly_told = attrs.evolve(said, author=official(attrs.evolve(roads, organisation=told)))
    assert answer(DETECTORS, fact, partly_told, organisation=told).truth is UNKNOWN


def test_an_account_may_be_older_than_one_role_and_younger_than_another() -> None:
    """Whether it predates the role can be said only where all roles are told."""
    author = official(role(HELD))
    assert of("account-predates-role", author).truth is Truth.YES
    assert of("account-predates-role", partly(author)).truth is UNKNOWN
