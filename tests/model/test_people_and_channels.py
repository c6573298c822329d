from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel, Declaration, Handle, Listing
from offentligroll.model.given import GivenFact, same_fact_told_twice
from offentligroll.model.official import Official, Role, RoleKind
from offentligroll.model.organisation import ElectionPeriod, Organisation, OrganisationKind
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.truth import Truth

D = dt.date
KATRINEHOLM = Organisation(id="katrineholm", name="Katrineholms kommun", kind=OrganisationKind.MUNICIPALITY)
BOTKYRKA = Organisation(id="botkyrka", name="Botkyrka kommun", kind=OrganisationKind.MUNICIPALITY)
PARTY = Organisation(id="party", name="Partiet", kind=OrganisationKind.PARTY)


def role(start: str = "2009-01-01", end: str = "open", **more: Any) -> Role:  # noqa: ANN401 - any field
    """A role in Katrineholm, unless said otherwise."""
    fields: dict[str, Any] = {"organisation": KATRINEHOLM, "kind": RoleKind.APPOINTED, **more}
    return Role(period=Period.from_texts(start, end), **fields)


def channel(**more: Any) -> Channel:  # noqa: ANN401 - any field
    """A channel of which only that is told which the test is about."""
    return Channel(id="twitter:1", platform="twitter", **more)


class TestRoles:
    """Who held which role on a day."""

    def test_a_role_that_ended_yesterday_lends_todays_statement_no_office(self) -> None:
        """A role counts up to its last day, and not on the next."""
        jansson = Official(id="jansson", name="Mattias Jansson", roles=(role(end="2018-01-10"),))
        assert jansson.roles_on(D(2018, 1, 10)) == jansson.roles
        assert jansson.roles_on(D(2018, 1, 11)) == ()
        assert jansson.roles_possibly_on(D(2018, 1, 11)) == ()

    def test_a_role_with_a_partial_start_is_possibly_held_within_it(self) -> None:
        """Inside the year in which a role began it is not known to be held, nor known not to be."""
        jansson = Official(id="jansson", name="Mattias Jansson", roles=(role("2009"),))
        assert jansson.roles_on(D(2009, 6, 1)) == ()
        assert jansson.roles_possibly_on(D(2009, 6, 1)) == jansson.roles
        assert jansson.roles[0].is_held_on(D(2009, 6, 1)) is Truth.UNKNOWN

    def test_roles_may_overlap(self) -> None:
        """A person who changes posts on one day, or holds two, has both."""
        first, second = role(end="2011-08-31"), role("2011-08-31", organisation=BOTKYRKA)
        jansson = Official(id="jansson", name="Mattias Jansson").with_role(first).with_role(second)
        assert jansson.roles_on(D(2011, 8, 31)) == (first, second)
        assert jansson.roles_on(D(2011, 9, 1)) == (second,)

    @pytest.mark.parametrize(
        ("kind", "organisation", "is_public"),
        [
            (RoleKind.APPOINTED, KATRINEHOLM, True),
            (RoleKind.ELECTED, KATRINEHOLM, True),
            (RoleKind.CONTRACTOR, KATRINEHOLM, False),
            (RoleKind.CANDIDATE, KATRINEHOLM, False),
            (RoleKind.APPOINTED, PARTY, False),
            (RoleKind.BOARD, PARTY, False),
        ],
    )
    def test_a_role_is_public_by_its_kind_and_its_body(
        self, kind: RoleKind, organisation: Organisation, is_public: bool
    ) -> None:
        """A public role is one in the service of a public body."""
        assert role(kind=kind, organisation=organisation).is_public is is_public

    @pytest.mark.parametrize(
        ("leave", "answer"),
        [
            (None, Truth.UNKNOWN),
            ((), Truth.NO),
            ((Period.from_texts("2010-07-01", "2010-07-31"),), Truth.YES),
            ((Period.from_texts("2010-08-01", "2010-08-31"),), Truth.NO),
            ((Period.from_texts("2010", "2010"), Period.from_texts("2009", "2009")), Truth.UNKNOWN),
        ],
        ids=["not told", "none", "within", "outside", "some time that year"],
    )
    def test_leave(self, leave: tuple[Period, ...] | None, answer: Truth) -> None:
        """Where nobody has told of leave it is unknown; an empty list says that there was none."""
        assert role(leave=leave).is_on_leave_on(D(2010, 7, 15)) is answer


class TestOrganisations:
    """Bodies and their periods of special care."""

    def test_names(self) -> None:
        """An organisation goes by its full name first, and by its short ones."""
        one = Organisation(
            id="k",
            name="Katrineholms kommun",
            kind=OrganisationKind.MUNICIPALITY,
            short_names=("Katrineholm",),
        )
        assert one.names == ("Katrineholms kommun", "Katrineholm")

    @pytest.mark.parametrize(
        ("periods", "answer", "whole"),
        [
            ((), Truth.UNKNOWN, Truth.NO),
            ((("2010-08-19", "2010-09-19"),), Truth.YES, Truth.YES),
            ((("2014-08-14", "2014-09-14"),), Truth.UNKNOWN, Truth.NO),
            ((("2014-08-14", "2014-09-14"), ("2010-09", "2010-09")), Truth.UNKNOWN, Truth.UNKNOWN),
        ],
    )
    def test_election_periods(
        self, periods: tuple[tuple[str, str], ...], answer: Truth, whole: Truth
    ) -> None:
        """That some periods are told does not say that there are no others, unless all are told."""
        elections = tuple(ElectionPeriod(period=Period.from_texts(*one)) for one in periods)
        one = Organisation(id="k", name="K", kind=OrganisationKind.MUNICIPALITY, election_periods=elections)
        assert one.is_election_period(D(2010, 9, 5)) is answer
        complete = attrs.evolve(one, elections_complete=Period.from_texts("2010-01-01", "2010-12-31"))
        assert complete.is_election_period(D(2010, 9, 5)) is whole

    def test_parties_and_unions_are_no_authorities(self) -> None:
        """Parties, unions, associations, companies and media are not public bodies."""
        assert {kind.value for kind in OrganisationKind if not kind.is_public} == {
            "party",
            "union",
            "association",
            "company",
            "media",
            "other",
        }


class TestChannels:
    """What a channel was called, declared and listed as on a day."""

    def test_handles_change(self) -> None:
        """Only a handle that surely was the channel's on that day counts."""
        one = channel(
            handles=(
                Handle(handle="@mattias", period=Period.from_texts("open", "2010")),
                Handle(handle="@kommunchef", period=Period.from_texts("2010", "open")),
            )
        )
        assert one.handles_on(D(2009, 1, 1)) == ("@mattias",)
        assert one.handles_on(D(2010, 6, 1)) == ()
        assert one.handles_on(D(2011, 1, 1)) == ("@kommunchef",)

    @pytest.mark.parametrize(
        ("listed", "by", "answer"),
        [
            (None, None, Truth.UNKNOWN),
            ((), None, Truth.NO),
            (((KATRINEHOLM, "2009-01-01"),), None, Truth.YES),
            (((KATRINEHOLM, "2009-01-01"),), KATRINEHOLM, Truth.YES),
            (((KATRINEHOLM, "2009-01-01"),), BOTKYRKA, Truth.NO),
            (((BOTKYRKA, "2009-01-01"), (KATRINEHOLM, "unknown")), KATRINEHOLM, Truth.UNKNOWN),
            (((KATRINEHOLM, "2012-01-01"), (KATRINEHOLM, "2011")), None, Truth.UNKNOWN),
            (((KATRINEHOLM, "2012-01-01"),), None, Truth.NO),
        ],
        ids=["not told", "none", "anybody's", "its own", "another's", "untold start", "partial", "later"],
    )
    def test_listings(
        self,
        listed: tuple[tuple[Organisation, str], ...] | None,
        by: Organisation | None,
        answer: Truth,
    ) -> None:
        """A channel is listed by an organisation on a day, or not, or its list leaves it open."""
        listings = (
            None
            if listed is None
            else tuple(Listing(by=whose, period=Period.from_texts(start)) for whose, start in listed)
        )
        assert channel(listed=listings).is_listed_on(D(2011, 2, 3), by) is answer

    def test_a_list_seen_on_a_day_is_certain_for_that_day(self) -> None:
        """Somebody saw the channel on the list that day, whenever it had come there."""
        one = channel(
            listed=(
                Listing(
                    by=KATRINEHOLM,
                    period=Period(start=Period.from_texts("unknown").start, checked=D(2011, 2, 1)),
                ),
            )
        )
        assert one.is_listed_on(D(2011, 2, 1)) is Truth.YES
        assert one.is_listed_on(D(2011, 1, 31)) is Truth.UNKNOWN

    @pytest.mark.parametrize(
        ("declared", "capacity"),
        [
            (None, None),
            ((), None),
            (((Capacity.OFFICIAL, "2009"),), Capacity.OFFICIAL),
            (((Capacity.PERSONAL, "2009"),), Capacity.PERSONAL),
            (((Capacity.OFFICIAL, "2011"),), None),
            (((Capacity.OFFICIAL, "2009"), (Capacity.PERSONAL, "2010")), None),
            (((Capacity.OFFICIAL, "2012"), (Capacity.PERSONAL, "2010")), Capacity.PERSONAL),
        ],
        ids=["not told", "none", "official", "personal", "some time that year", "both", "official later"],
    )
    def test_declared_capacity(
        self, declared: tuple[tuple[Capacity, str], ...] | None, capacity: Capacity | None
    ) -> None:
        """A channel speaks in the one capacity that it was surely declared in on that day."""
        declarations = (
            None
            if declared is None
            else tuple(Declaration(capacity=one, period=Period.from_texts(start)) for one, start in declared)
        )
        assert channel(declared=declarations).declared_capacity_on(D(2011, 2, 3)) is capacity

    def test_undeclared_is_unknown_and_no_declaration_is_no(self) -> None:
        """Where nobody told of declarations it is unknown; an empty list says that there were none."""
        assert channel().is_declared_on(D(2011, 2, 3), Capacity.OFFICIAL) is Truth.UNKNOWN
        assert channel(declared=()).is_declared_on(D(2011, 2, 3), Capacity.OFFICIAL) is Truth.NO

    def test_channels_survive_pickling(self) -> None:
        """A channel with its holder, read back from a pickle, is equal and hashes alike."""
        one = channel(holder=Official(id="jansson", name="Mattias Jansson", roles=(role(),)))
        copy = pickle.loads(pickle.dumps(one))  # noqa: S301
        assert copy == one
        assert hash(copy) == hash(one)


class TestAnswersAtOnePlace:
    """Two answers at one place for one day are an error, which has to be found."""

    @pytest.mark.parametrize(
        ("told", "doubled"),
        [
            ([("a", ALWAYS)], ()),
            ([("a", ALWAYS), ("b", ALWAYS)], ()),
            ([("a", ALWAYS), ("a", ALWAYS)], ("a",)),
            ([("b", ALWAYS), ("a", ALWAYS), ("a", ALWAYS), ("b", ALWAYS)], ("b", "a")),
            ([("a", Period.from_texts("2011")), ("a", Period.from_texts("open", "2010"))], ()),
            ([("a", Period.from_texts("2010")), ("a", Period.from_texts("open", "2010"))], ("a",)),
            ([("a", Period.from_texts("unknown")), ("a", Period.from_texts("open", "2010"))], ("a",)),
            (
                [
                    ("a", Period.from_texts("2012", "2012")),
                    ("a", Period.from_texts("2010", "2010")),
                    ("a", Period.from_texts("2011", "2011")),
                ],
                (),
            ),
        ],
    )
    def test_doubled_facts(self, told: list[tuple[str, Period]], doubled: tuple[str, ...]) -> None:
        """A fact is told twice where two of its periods may share a day, whatever the answers."""
        given = tuple(GivenFact(fact=fact, value=True, period=period) for fact, period in told)
        assert same_fact_told_twice(given) == doubled

    def test_very_many_answers_are_checked_without_comparing_each_with_each(self) -> None:
        """Ten thousand answers for ten thousand days, and one day told twice, are told apart."""
        days = [D(2000, 1, 1) + dt.timedelta(days=number) for number in range(10_000)]
        given = tuple(GivenFact(fact="a", value=True, period=Period.from_dates(day, day)) for day in days)
        assert same_fact_told_twice(given) == ()
        assert same_fact_told_twice((*given, given[5_000])) == ("a",)
