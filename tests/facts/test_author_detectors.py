"""Who speaks: facts about the author's roles."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from fact_builders import (
    BOTKYRKA,
    DAY,
    ENDED,
    HELD,
    PARTY,
    PERHAPS,
    answer,
    director,
    official,
    records,
    role,
    statement,
    why,
)
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.detectors.author import AUTHOR_DETECTORS
from offentligroll.facts.fact import Fact, Origin
from offentligroll.model.official import Mandate, Role, RoleKind, Seniority
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth


@attrs.frozen
class Asked:
    """A fact that asks whether a role that fits was held."""

    fact: str
    fits: dict[str, Any]
    """Fields of a role that fits."""
    does_not: dict[str, Any]
    """Fields of a role that does not."""


BY_ROLE = [
    Asked("author-is-appointed", {"kind": RoleKind.APPOINTED}, {"kind": RoleKind.ELECTED}),
    Asked("author-is-elected", {"kind": RoleKind.ELECTED}, {"kind": RoleKind.APPOINTED}),
    Asked("author-is-political-staff", {"kind": RoleKind.POLITICAL_STAFF}, {"kind": RoleKind.APPOINTED}),
    Asked("author-is-top-official", {"seniority": Seniority.TOP}, {"seniority": Seniority.SENIOR}),
    Asked("author-is-senior", {"seniority": Seniority.SENIOR}, {"seniority": Seniority.STAFF}),
    Asked("author-is-spokesperson", {"spokesperson": True}, {"spokesperson": False}),
    Asked("role-is-always-on", {"always_on": True}, {"always_on": False}),
    Asked("author-is-contractor", {"kind": RoleKind.CONTRACTOR}, {"kind": RoleKind.APPOINTED}),
    Asked("author-is-candidate", {"kind": RoleKind.CANDIDATE}, {"kind": RoleKind.APPOINTED}),
    Asked("author-sits-on-public-board", {"kind": RoleKind.BOARD}, {"kind": RoleKind.APPOINTED}),
    Asked("author-is-head-of-state", {"kind": RoleKind.HEAD_OF_STATE}, {"kind": RoleKind.ELECTED}),
    Asked(
        "author-is-politically-restricted",
        {"politically_restricted": True},
        {"politically_restricted": False},
    ),
    Asked("author-is-uniformed", {"uniformed": True}, {"uniformed": False}),
    Asked("author-is-judge-or-prosecutor", {"judge_or_prosecutor": True}, {"judge_or_prosecutor": False}),
    Asked("author-is-on-leave", {"leave": (HELD,)}, {"leave": (ENDED,)}),
    Asked("author-holds-public-role", {}, {"kind": RoleKind.UNION}),
]

IDS = [asked.fact for asked in BY_ROLE]

MAY_BE_UNTOLD = [
    ("author-is-top-official", "seniority"),
    ("author-is-senior", "seniority"),
    ("author-is-spokesperson", "spokesperson"),
    ("role-is-always-on", "always_on"),
    ("author-is-politically-restricted", "politically_restricted"),
    ("author-is-uniformed", "uniformed"),
    ("author-is-judge-or-prosecutor", "judge_or_prosecutor"),
    ("author-is-on-leave", "leave"),
    ("author-has-authority-on-topic", "mandates"),
]
"""Facts that rest on a field of the role which may not have been told."""

ANYWHERE = {
    "author-is-candidate": RoleKind.CANDIDATE,
    "author-sits-on-public-board": RoleKind.BOARD,
    "author-is-head-of-state": RoleKind.HEAD_OF_STATE,
}
"""Facts that ask for a role of a kind, in whatever public body or party."""


def told(fact: str, *roles: Role, **more: Any) -> Fact:  # noqa: ANN401
    """Ask about a post of a person with these roles."""
    organisation = {"organisation": more.pop("organisation")} if "organisation" in more else {}
    return answer(AUTHOR_DETECTORS, fact, statement(author=official(*roles), **more), **organisation)


@pytest.mark.parametrize("asked", BY_ROLE, ids=IDS)
class TestRoles:
    """A fact about the role is yes, no or unknown by the roles of that day."""

    def test_held_and_fitting(self, asked: Asked) -> None:
        """A role that fits and was held that day makes it yes, with the role as the record."""
        found = told(asked.fact, director(ENDED, **asked.does_not), director(**asked.fits))
        assert (found.truth, found.origin) == (Truth.YES, Origin.LOOKED_UP)
        assert records(found) == [
            "jansson: kommunchef in Katrineholms kommun, 1 January 2009 – 31 December 2014"
        ]

    def test_held_and_not_fitting(self, asked: Asked) -> None:
        """A role that does not fit makes it no."""
        found = told(asked.fact, director(**asked.does_not))
        assert (found.truth, found.origin) == (Truth.NO, Origin.LOOKED_UP)

    def test_ended(self, asked: Asked) -> None:
        """A role that ended before the day lends it nothing."""
        assert told(asked.fact, director(ENDED, **asked.fits)).truth is Truth.NO

    def test_possibly_held(self, asked: Asked) -> None:
        """A role that fits and was possibly held makes it unknown, and the note names the role."""
        found = told(asked.fact, director(PERHAPS, **asked.fits))
        assert found.truth is Truth.UNKNOWN
        assert "whether jansson was kommunchef in Katrineholms kommun on 3 February 2011" in str(why(found))

    def test_possibly_held_and_not_fitting(self, asked: Asked) -> None:
        """A role that does not fit makes it no, held or not."""
        assert told(asked.fact, director(PERHAPS, **asked.does_not)).truth is Truth.NO

    def test_one_of_two(self, asked: Asked) -> None:
        """A role that surely fits outweighs one of which it is not known."""
        assert told(asked.fact, director(PERHAPS, **asked.fits), director(**asked.fits)).truth is Truth.YES

    def test_no_role_told(self, asked: Asked) -> None:
        """Of a person without any role in the directory nothing is known."""
        found = told(asked.fact)
        assert (found.truth, why(found)) == (Truth.UNKNOWN, "the directory lists no role of jansson")

    def test_no_author(self, asked: Asked) -> None:
        """Without an author it is unknown, and the note says so."""
        found = answer(AUTHOR_DETECTORS, asked.fact, statement())
        assert (found.truth, why(found)) == (Truth.UNKNOWN, "the author is not known")

    def test_no_day(self, asked: Asked) -> None:
        """Without a day it is unknown, and the note says so."""
        found = told(asked.fact, director(**asked.fits), at=None)
        assert (found.truth, why(found)) == (Truth.UNKNOWN, "the day is not known")


@pytest.mark.parametrize(("fact", "field"), MAY_BE_UNTOLD, ids=[fact for fact, _ in MAY_BE_UNTOLD])
def test_untold_field(fact: str, field: str) -> None:
    """A field of the role that nobody has told makes the fact unknown, not no."""
    found = told(fact, director(HELD, **{field: None}), topics=("snow clearance",))
    assert found.truth is Truth.UNKNOWN
    assert "is not recorded" in str(why(found))


@pytest.mark.parametrize(("fact", "kind"), ANYWHERE.items(), ids=ANYWHERE)
def test_roles_elsewhere_count(fact: str, kind: RoleKind) -> None:
    """Candidates, board members and heads of state are so wherever they hold the role."""
    assert told(fact, role(organisation=BOTKYRKA, kind=kind), organisation=None).truth is Truth.YES


def test_candidate_of_a_party() -> None:
    """A candidacy is held in a party, which is no public body."""
    assert told("author-is-candidate", role(organisation=PARTY, kind=RoleKind.CANDIDATE)).truth is Truth.YES


def test_board_of_a_party() -> None:
    """The board of a party is not the board of a public body."""
    assert (
        told("author-sits-on-public-board", role(organisation=PARTY, kind=RoleKind.BOARD)).truth is Truth.NO
    )


@pytest.mark.parametrize("asked", BY_ROLE, ids=IDS)
def test_role_in_another_authority(asked: Asked) -> None:
    """A role in another authority says nothing about this one, where the fact asks about this one."""
    found = told(asked.fact, director(organisation=BOTKYRKA, **asked.fits))
    assert found.truth is (Truth.YES if asked.fact in ANYWHERE else Truth.NO)


@pytest.mark.parametrize("period", [HELD, PERHAPS], ids=["surely", "possibly"])
def test_public_role_of_unclear_authority(period: Period) -> None:
    """Where the authority is not clear, a public role somewhere does not say that it was held there."""
    found = told("author-holds-public-role", role(period), organisation=None)
    assert found.truth is Truth.UNKNOWN


@pytest.mark.parametrize("one", [role(ENDED), role(organisation=PARTY)], ids=["ended", "not public"])
def test_no_public_role_anywhere(one: Role) -> None:
    """Who held no public role anywhere held none in the authority, whichever that is."""
    assert told("author-holds-public-role", one, organisation=None).truth is Truth.NO


def test_unclear_authority() -> None:
    """Facts about the role in the authority are unknown where the authority is not clear."""
    found = told("author-is-elected", role(kind=RoleKind.ELECTED), organisation=None)
    assert why(found) == "it is not clear which authority is meant"


def test_top_is_senior() -> None:
    """A top post is a leading post too."""
    assert told("author-is-senior", role(seniority=Seniority.TOP)).truth is Truth.YES


def test_title_left_out() -> None:
    """A role without a title is named by its kind."""
    assert records(told("author-is-appointed", role())) == [
        "jansson: appointed official in Katrineholms kommun, 1 January 2009 – 31 December 2014"
    ]


class TestAuthorityOnTopic:
    """A mandate gives authority over its subjects, in its period, by its ground."""

    MANDATE = Mandate(topics=("Snow clearance", "roads"), source="delegation 2009/12", period=HELD)

    def test_covered(self) -> None:
        """A mandate on one of the topics makes it yes, whatever the case, and its ground is the record."""
        found = told(
            "author-has-authority-on-topic",
            director(mandates=(self.MANDATE,)),
            topics=("snow CLEARANCE", "budget"),
        )
        assert found.truth is Truth.YES
        assert records(found) == [
            (
                "jansson: mandate in Katrineholms kommun for Snow clearance, roads, "
                "1 January 2009 – 31 December 2014 (delegation 2009/12)"
            )
        ]

    def test_ground_not_named(self) -> None:
        """A mandate whose ground nobody named still counts, and says so."""
        mandate = Mandate(topics=("roads",))
        found = told("author-has-authority-on-topic", director(mandates=(mandate,)), topics=("roads",))
        assert records(found) == ["jansson: mandate in Katrineholms kommun for roads, no beginning – no end"]

    @pytest.mark.parametrize(
        ("mandates", "topics", "expected"),
        [
            ((MANDATE,), ("schools",), Truth.NO),
            ((), ("roads",), Truth.NO),
            ((), (), Truth.NO),
            (None, ("roads",), Truth.UNKNOWN),
            ((MANDATE,), (), Truth.UNKNOWN),
            ((Mandate(topics=("roads",), period=ENDED),), ("roads",), Truth.NO),
            ((Mandate(topics=("roads",), period=PERHAPS),), ("roads",), Truth.UNKNOWN),
        ],
        ids=[
            "another subject",
            "known to have none",
            "known to have none, no topics",
            "mandates not told",
            "no topics",
            "mandate ended",
            "mandate possibly ended",
        ],
    )
    def test_by_mandates(
        self, mandates: tuple[Mandate, ...] | None, topics: tuple[str, ...], expected: Truth
    ) -> None:
        """What the mandates of the role say of the topics decides."""
        found = told("author-has-authority-on-topic", director(mandates=mandates), topics=topics)
        assert found.truth is expected

    def test_role_possibly_held(self) -> None:
        """A mandate of a role that was only possibly held leaves it open."""
        found = told(
            "author-has-authority-on-topic", director(PERHAPS, mandates=(self.MANDATE,)), topics=("roads",)
        )
        assert found.truth is Truth.UNKNOWN

    def test_grounds_of_that_day(self) -> None:
        """The mandate of a role that had ended is no ground, though another role gives the authority."""
        earlier = Mandate(topics=("roads",), source="delegation 2005/3")
        found = told(
            "author-has-authority-on-topic",
            director(ENDED, mandates=(earlier,)),
            director(mandates=(self.MANDATE,)),
            topics=("roads",),
        )
        assert records(found) == [
            (
                "jansson: mandate in Katrineholms kommun for Snow clearance, roads, "
                "1 January 2009 – 31 December 2014 (delegation 2009/12)"
            )
        ]

    def test_no_role_that_day(self) -> None:
        """Who held no role there had no authority over anything."""
        assert told("author-has-authority-on-topic", director(ENDED, mandates=None)).truth is Truth.NO

    def test_contractor(self) -> None:
        """A contractor of the authority can have been given the word, one of another authority not."""
        hired: dict[str, Any] = {
            "kind": RoleKind.CONTRACTOR,
            "mandates": (self.MANDATE,),
            "spokesperson": True,
        }
        for fact in ("author-has-authority-on-topic", "author-is-spokesperson"):
            assert told(fact, role(HELD, **hired), topics=("roads",)).truth is Truth.YES
            assert told(fact, role(HELD, organisation=BOTKYRKA, **hired), topics=("roads",)).truth is Truth.NO


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw periods with whole, partial, open and unknown ends around the day."""
    edges = st.sampled_from(["open", "unknown", "2009", "2011", "2011-02", "2011-02-03", "2010-05-01"])
    later = st.sampled_from(["open", "unknown", "2011", "2011-02", "2011-02-03", "2011-02-04", "2012"])
    return Period.from_texts(draw(edges), draw(later))


@given(
    told_roles=st.lists(
        st.builds(
            role,
            periods(),
            seniority=st.sampled_from([None, *Seniority]),
            organisation=st.sampled_from([None, BOTKYRKA]).map(
                lambda one: (
                    one or Organisation(id="katrineholm", name="K", kind=OrganisationKind.MUNICIPALITY)
                )
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_kleene(told_roles: list[Role]) -> None:
    """“By strong Kleene logic”: the answer is that of *held and fitting*, joined by *or* over the roles."""
    expected = Truth.NO
    for one in told_roles:
        if one.organisation.id == "katrineholm":
            is_top = Truth.from_bool(None if one.seniority is None else one.seniority is Seniority.TOP)
            expected |= one.is_held_on(DAY) & is_top
    assert told("author-is-top-official", *told_roles).truth is expected


def test_instant() -> None:
    """The day is that of the policy's zone: half past eleven at night in London is tomorrow in Stockholm."""
    late = dt.datetime(2011, 2, 2, 23, 30, tzinfo=dt.UTC)
    began = role(Period.from_texts("2011-02-03", "open"))
    assert told("author-is-appointed", began, at=late).truth is Truth.YES
