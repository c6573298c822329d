"""What an account was declared to be, and for whom: a label, a disclaimer or a declaration has a bearer."""

from __future__ import annotations

import functools
from typing import Any

import attrs
import pytest
from fact_builders import (
    BOTKYRKA,
    DAY,
    ENDED,
    HELD,
    JANSSON,
    KATRINEHOLM,
    PARTY,
    PERHAPS,
    answer_of_directors_post,
    channel,
    director,
    official,
    records,
    role,
    why,
)

from offentligroll.facts.detectors.declaring import DECLARING_DETECTORS
from offentligroll.facts.detectors.other_accounts import OTHER_ACCOUNT_DETECTORS
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel, Declaration, Label, RunBy
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official, Role, RoleKind
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import Period
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
DETECTORS = (*DECLARING_DETECTORS, *OTHER_ACCOUNT_DETECTORS)
OFFICIAL, PERSONAL, DISCLAIMER = (
    "account-is-declared-official",
    "account-is-declared-personal",
    "account-carries-disclaimer",
)
EVA = official(role(), id="eva", name="Eva")
WHOLE = attrs.evolve(KATRINEHOLM, roles_complete=True)


def declared(**fields: Any) -> Declaration:  # noqa: ANN401
    """Make a declaration, an official one unless told otherwise."""
    return Declaration(**({"capacity": Capacity.OFFICIAL} | fields))


def account(*declarations: Declaration, **fields: Any) -> Channel:  # noqa: ANN401
    """Make the director's account with these declarations."""
    return channel(**({"holder": JANSSON, "declared": declarations or None} | fields))


told = functools.partial(answer_of_directors_post, DETECTORS)
"""Asks about a post of the director on a channel."""


class TestWhatWasDeclared:
    """What its holder's account was declared or labelled to be."""

    @pytest.mark.parametrize(
        ("fields", "official_", "personal"),
        [
            ({}, UNKNOWN, UNKNOWN),
            ({"declared": ()}, NO, NO),
            ({"label": Label.OFFICIAL}, YES, NO),
            ({"label": Label.PERSONAL}, NO, YES),
            ({"label": Label.PRIVATE}, NO, YES),
            ({"declared": (declared(period=HELD),)}, YES, NO),
            ({"declared": (declared(capacity=Capacity.PERSONAL, period=HELD),)}, NO, YES),
            ({"declared": (declared(period=ENDED),)}, NO, NO),
            ({"declared": (declared(period=PERHAPS),)}, UNKNOWN, NO),
            ({"declared": (declared(period=PERHAPS),), "label": Label.OFFICIAL}, YES, NO),
            ({"declared": (), "label": Label.PRIVATE}, NO, YES),
        ],
        ids=[
            "not told",
            "known not to be",
            "labelled official",
            "labelled personal",
            "labelled private",
            "declared official",
            "declared personal",
            "declared before",
            "possibly declared",
            "possibly declared, labelled",
            "labelled, not declared",
        ],
    )
    def test_by_declaration(self, fields: dict[str, Any], official_: Truth, personal: Truth) -> None:
        """Declarations count in their periods, labels always; where neither was told it is unknown."""
        assert told(OFFICIAL, account(**fields)).truth is official_
        assert told(PERSONAL, account(**fields)).truth is personal

    def test_records(self) -> None:
        """The declaration, with hat, role and organisation, and the label are the records."""
        first = declared(hat="chefen", by=KATRINEHOLM, role="kommunchef", period=HELD, source="bio")
        where = account(first, declared(hat="kommunchef", period=HELD), label=Label.OFFICIAL)
        assert records(told(OFFICIAL, where)) == [
            "twitter:1: declared official as kommunchef, 1 January 2009 – 31 December 2014 (bio)",
            "twitter:1: the declaration speaks for Katrineholms kommun",
            "twitter:1: declared official as kommunchef, 1 January 2009 – 31 December 2014",
            "twitter:1: labelled official",
        ]

    def test_no_day(self) -> None:
        """Without a day a dated declaration and a role leave it open; a private label still counts."""
        assert why(told(OFFICIAL, account(declared(period=HELD)), at=None)) == "the day is not known"
        assert told(OFFICIAL, account(declared()), at=None).truth is UNKNOWN
        assert told(OFFICIAL, channel(label=Label.OFFICIAL, holder=KATRINEHOLM), at=None).truth is YES
        assert told(PERSONAL, account(declared()), at=None).truth is NO
        assert told(PERSONAL, account(label=Label.PRIVATE), at=None).truth is YES

    @pytest.mark.parametrize(
        ("disclaimer", "expected"),
        [("Åsikterna är mina egna.", YES), ("", NO), (" ", NO), (None, UNKNOWN)],
    )
    def test_disclaimer(self, disclaimer: str | None, expected: Truth) -> None:
        """Words of disclaimer make it yes, empty ones no, and untold ones leave it unknown."""
        assert told(DISCLAIMER, account(disclaimer=disclaimer)).truth is expected

    @pytest.mark.parametrize("field", [{"by": KATRINEHOLM}, {"role": "kommunchef"}])
    def test_a_personal_declaration_speaks_for_nobody_else(self, field: dict[str, Any]) -> None:
        """A personal account is its holder's own: there is no organisation and no role to name."""
        with pytest.raises(ValueError, match="a personal one is its holder's own"):
            declared(capacity=Capacity.PERSONAL, **field)


class TestWhoseViews:
    """A private label and a disclaimer say whose views these are: the holder's."""

    OWN = account(label=Label.PRIVATE, disclaimer="Mina egna åsikter.")

    @pytest.mark.parametrize("fact", [PERSONAL, DISCLAIMER])
    @pytest.mark.parametrize(
        ("where", "author", "expected"),
        [
            (OWN, JANSSON, YES),
            (OWN, EVA, NO),
            (OWN, None, UNKNOWN),
            (attrs.evolve(OWN, holder=None), JANSSON, UNKNOWN),
            (attrs.evolve(OWN, holder=None, holder_is_third_party=True), JANSSON, NO),
            (attrs.evolve(OWN, holder=KATRINEHOLM), JANSSON, YES),
            (attrs.evolve(OWN, holder=PARTY), JANSSON, NO),
            (attrs.evolve(OWN, holder=PARTY), attrs.evolve(JANSSON, roles_complete=False), UNKNOWN),
            (attrs.evolve(OWN, holder=PARTY), official(visitor=True), NO),
            (
                attrs.evolve(OWN, holder=PARTY),
                official(role(PERHAPS, organisation=PARTY, kind=RoleKind.PARTY)),
                UNKNOWN,
            ),
        ],
        ids=[
            "the holder",
            "a guest",
            "nobody recorded",
            "nobody's account",
            "a stranger's account",
            "an employee on the employer's page",
            "a guest of a party",
            "perhaps a member",
            "a visitor",
            "a member perhaps no longer",
        ],
    )
    def test_by_author(self, fact: str, where: Channel, author: Official | None, expected: Truth) -> None:
        """They count for the holder and for the holder's people, and never for a guest."""
        assert told(fact, where, author=author).truth is expected

    @pytest.mark.parametrize("fact", [PERSONAL, DISCLAIMER])
    def test_on_behalf_of_the_holder(self, fact: str) -> None:
        """Whoever writes on behalf of the holder gives the holder's views."""
        page = attrs.evolve(self.OWN, holder=PARTY)
        assert told(fact, page, on_behalf_of=PARTY).truth is YES
        assert told(fact, page, on_behalf_of=BOTKYRKA).truth is NO

    def test_the_record_is_whose_account_it_is(self) -> None:
        """Why it does not count for a guest is shown."""
        assert records(told(DISCLAIMER, self.OWN, author=EVA)) == ["twitter:1: held by Mattias Jansson"]


BEFORE, AFTER = Period.from_texts("2005-01-01", "2010-12-31"), Period.from_texts("2011-01-01", "2019-01-30")
TWICE = (director(BEFORE, organisation=BOTKYRKA), director(AFTER))
BOTH = (director(), director(organisation=BOTKYRKA))
MEMBER = role(organisation=PARTY, kind=RoleKind.PARTY)


class TestForWhom:
    """An account that is declared official speaks for one organisation, in one role, while that is held."""

    @pytest.mark.parametrize(
        ("by", "roles", "expected"),
        [
            ({"by": KATRINEHOLM}, (director(),), YES),
            ({"by": BOTKYRKA}, (director(), director(organisation=BOTKYRKA)), NO),
            ({"by": KATRINEHOLM}, BOTH, YES),
            ({"by": KATRINEHOLM}, (director(ENDED),), NO),
            ({"by": KATRINEHOLM}, (director(PERHAPS),), UNKNOWN),
            ({"by": KATRINEHOLM}, (director(ENDED), role()), YES),
            ({"by": KATRINEHOLM, "role": "Kommunchef"}, (director(ENDED), role()), NO),
            ({"by": KATRINEHOLM, "hat": "kommunchef"}, (director(ENDED), role()), NO),
            ({"by": KATRINEHOLM, "hat": "chefen"}, (director(),), YES),
            ({"by": KATRINEHOLM}, (role(kind=RoleKind.CANDIDATE),), NO),
            ({"role": "kommunchef"}, (director(), MEMBER), YES),
            ({"role": "ordförande"}, (director(),), NO),
            ({"hat": "kommunchef"}, (director(), MEMBER), YES),
            ({"hat": "kommunchef"}, TWICE, YES),
            ({"hat": "kommunchef"}, BOTH, UNKNOWN),
            ({"hat": "kommunchef"}, (director(ENDED), MEMBER), NO),
            ({"hat": "kommunchef"}, (director(PERHAPS),), UNKNOWN),
            ({"hat": "chefen"}, (director(),), YES),
            ({}, (director(), MEMBER), UNKNOWN),
            ({}, (director(), role(ENDED, organisation=PARTY)), YES),
            ({}, (director(), role()), YES),
            ({}, (director(), role(PERHAPS)), UNKNOWN),
            ({}, (director(organisation=BOTKYRKA),), NO),
        ],
    )
    def test_by_role(self, by: dict[str, Any], roles: tuple[Role, ...], expected: Truth) -> None:
        """It speaks for one organisation, and ends with the role that is named, or the only one it can be."""
        holder = official(*roles)
        found = told(OFFICIAL, account(declared(**by), holder=holder), author=holder)
        assert (found.truth, found.is_weak) == (expected, False)

    @pytest.mark.parametrize(
        ("by", "roles", "expected"),
        [
            ({"by": KATRINEHOLM}, (director(),), (YES, False)),
            ({"by": KATRINEHOLM, "role": "kommunchef"}, (director(),), (YES, False)),
            ({"by": KATRINEHOLM, "hat": "kommunchef"}, (director(),), (YES, False)),
            ({"by": KATRINEHOLM, "hat": "chefen"}, (director(),), (YES, True)),
            ({"by": BOTKYRKA}, (director(),), (NO, False)),
            ({"by": KATRINEHOLM}, (director(ENDED),), (UNKNOWN, False)),
            ({"hat": "kommunchef"}, (director(),), (YES, True)),
            ({}, (director(),), (YES, True)),
            ({}, (director(organisation=BOTKYRKA),), (UNKNOWN, False)),
            ({}, (), (UNKNOWN, False)),
        ],
    )
    def test_another_role_may_be_told_nowhere(
        self, by: dict[str, Any], roles: tuple[Role, ...], expected: tuple[Truth, bool]
    ) -> None:
        """What rests on there being no other role is weak, and never *no*."""
        holder = attrs.evolve(official(*roles), roles_complete=False)
        found = told(OFFICIAL, account(declared(**by), holder=holder), author=holder)
        assert (found.truth, found.is_weak) == expected

    def test_a_register_of_all_roles_says_no(self) -> None:
        """Where the organisation's register is whole, a role that ended ends the declaration."""
        holder = attrs.evolve(official(director(ENDED, organisation=WHOLE)), roles_complete=False)
        found = told(OFFICIAL, account(declared(by=WHOLE), holder=holder), WHOLE, author=holder)
        assert found.truth is NO

    def test_a_firm_declaration_beside_a_weak_label(self) -> None:
        """What one declaration says firmly is not weakened by another."""
        holder = attrs.evolve(JANSSON, roles_complete=False)
        firm = account(declared(by=KATRINEHOLM), label=Label.OFFICIAL, holder=holder)
        found = told(OFFICIAL, firm, author=holder)
        assert not found.is_weak
        assert records(found)[1:] == ["twitter:1: the declaration speaks for Katrineholms kommun"]

    @pytest.mark.parametrize(
        ("holder", "by", "expected"),
        [
            (KATRINEHOLM, None, YES),
            (BOTKYRKA, None, NO),
            (BOTKYRKA, KATRINEHOLM, YES),
            (KATRINEHOLM, BOTKYRKA, NO),
            (None, KATRINEHOLM, UNKNOWN),
            (None, BOTKYRKA, NO),
        ],
    )
    def test_on_an_organisations_page(
        self, holder: Organisation | None, by: Organisation | None, expected: Truth
    ) -> None:
        """A page speaks for its holder, unless the declaration names another organisation."""
        assert told(OFFICIAL, account(declared(by=by), holder=holder)).truth is expected

    def test_on_a_third_partys_account(self) -> None:
        """An account that is known to be somebody else's does not speak in the author's role."""
        where = account(label=Label.OFFICIAL, holder=None, holder_is_third_party=True)
        assert told(OFFICIAL, where).truth is NO

    def test_unclear_authority(self) -> None:
        """Where the authority is not clear, it is not known for whom it would have to speak."""
        assert why(told(OFFICIAL, account(declared()), None)) == "it is not clear which authority is meant"

    def test_why_it_is_open(self) -> None:
        """It is said that the role can't be told, and whose it is."""
        holder = official(*BOTH)
        found = told(OFFICIAL, account(declared(hat="kommunchef"), holder=holder), author=holder)
        assert why(found) == "the directory does not say in which role of jansson the account speaks"

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            (account(declared(by=BOTKYRKA)), "twitter:1: the declaration speaks for Botkyrka kommun"),
            (account(label=Label.OFFICIAL, holder=BOTKYRKA), "twitter:1: held by Botkyrka kommun"),
        ],
    )
    def test_the_other_organisation_is_named(self, where: Channel, expected: str) -> None:
        """A *no* shows for whom the account speaks."""
        assert records(told(OFFICIAL, where))[-1] == expected


class TestGuestsOnAnOfficialsAccount:
    """An official's account that is declared official speaks in its holder's role, not in a guest's."""

    @pytest.mark.parametrize(
        ("author", "fields", "more", "expected"),
        [
            (None, {}, {}, UNKNOWN),
            (official(id="anna", visitor=True), {}, {}, NO),
            (EVA, {"run_by": RunBy.HOLDER}, {}, NO),
            (EVA, {}, {}, UNKNOWN),
            (EVA, {}, {"on_behalf_of": KATRINEHOLM}, YES),
            (EVA, {}, {"on_behalf_of": BOTKYRKA}, UNKNOWN),
            (EVA, {"run_by": RunBy.STAFF}, {}, YES),
            (EVA, {"run_by": RunBy.BOTH}, {"act": Act.SHARE}, YES),
            (EVA, {"run_by": RunBy.STAFF}, {"act": Act.REPLY}, UNKNOWN),
            (official(role(organisation=BOTKYRKA), id="ulf"), {"run_by": RunBy.STAFF}, {}, UNKNOWN),
        ],
        ids=[
            "nobody recorded",
            "a visitor",
            "only the holder writes",
            "perhaps staff",
            "on its behalf",
            "on another's behalf",
            "staff post",
            "staff share",
            "a colleague replies",
            "another body's employee",
        ],
    )
    def test_by_author(
        self, author: Official | None, fields: dict[str, Any], more: dict[str, Any], expected: Truth
    ) -> None:
        """It counts for those who write there for the holder."""
        where = account(declared(by=KATRINEHOLM), **fields)
        assert told(OFFICIAL, where, author=author, **more).truth is expected

    def test_the_record_is_whose_account_it_is(self) -> None:
        """Why it does not count for a guest is shown."""
        where = account(declared(by=KATRINEHOLM), run_by=RunBy.HOLDER)
        assert records(told(OFFICIAL, where, author=EVA)) == ["twitter:1: held by Mattias Jansson"]


def test_another_account_speaks_for_one_organisation_too() -> None:
    """Another account is official for one organisation; what is weak of it stays weak."""
    holder = attrs.evolve(JANSSON, roles_complete=False)
    used, other = account(holder=holder), account(id="twitter:2", holder=holder, label=Label.OFFICIAL)
    directory = Directory(channels=(used, other))
    fact = "author-has-separate-official-account"
    found = told(fact, used, author=holder, directory=directory)
    assert (found.truth, found.is_weak) == (YES, True)
    elsewhere = told(fact, used, BOTKYRKA, author=holder, directory=directory)
    assert elsewhere.truth is UNKNOWN


def test_the_day_is_what_counts() -> None:
    """The director's account stops speaking for the municipality on the day after the role's last."""
    holder = official(director(Period.from_texts("2009-01-01", DAY.isoformat())))
    where = account(declared(by=KATRINEHOLM), holder=holder)
    assert told(OFFICIAL, where, author=holder).truth is YES
    assert told(OFFICIAL, where, author=holder, at=DAY.replace(day=4)).truth is NO
