"""Telling more never turns a settled answer, where the directory has not said that it tells all."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offentligroll.model import (
    Act,
    Capacity,
    Channel,
    Declaration,
    Directory,
    ElectionPeriod,
    Label,
    Listing,
    Official,
    Organisation,
    OrganisationKind,
    PartialDate,
    Period,
    Role,
    RoleKind,
    Seniority,
    Statement,
    Title,
)
from offentligroll.policy import Policy, shipped_ids
from offentligroll.rules import Status

BODY = Organisation(id="body", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY)
PARTY = Organisation(id="party", name="Partiet", kind=OrganisationKind.PARTY)
ZONE = ZoneInfo("Europe/Stockholm")

_dates = st.sampled_from([None, "2009", "2010-06", "2010-09-01", "2012-01-01"])
_truths = st.sampled_from([None, True, False])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a period with ends that may be open, partial or exact."""
    ends = sorted(one for one in (draw(_dates), draw(_dates)) if one is not None)
    return Period.from_texts(ends[0] if ends else "open", ends[1] if len(ends) > 1 else "open")


@st.composite
def roles(draw: st.DrawFn) -> Role:
    """Draw a role in the body or in a party."""
    return Role(
        organisation=draw(st.sampled_from([BODY, BODY, PARTY])),
        kind=draw(st.sampled_from(list(RoleKind))),
        seniority=draw(st.sampled_from([None, *Seniority])),
        titles=draw(st.sampled_from([(), (Title(language="sv", words="kommunchef"),)])),
        period=draw(periods()),
        always_on=draw(_truths),
        spokesperson=draw(_truths),
    )


def listings() -> st.SearchStrategy[Listing]:
    """Draw a listing on the body's list."""
    return st.builds(Listing, by=st.just(BODY), period=periods())


def elections() -> st.SearchStrategy[ElectionPeriod]:
    """Draw a period before an election."""
    return st.builds(ElectionPeriod, period=periods())


More = Role | Listing | ElectionPeriod
"""A record that could be told besides."""


@attrs.frozen(kw_only=True)
class Told:
    """What a directory tells, and what could be told besides."""

    roles: tuple[Role, ...]
    listed: tuple[Listing, ...]
    elections: tuple[ElectionPeriod, ...]
    channel: dict[str, Any]
    act: Act
    day: dt.date | None

    def statement(
        self, more: Role | Listing | ElectionPeriod | None = None
    ) -> tuple[Statement, Organisation]:
        """Make the statement, with one more record in the directory."""
        told = (*self.roles, more) if isinstance(more, Role) else self.roles
        listed = (*self.listed, more) if isinstance(more, Listing) else self.listed
        before = (*self.elections, more) if isinstance(more, ElectionPeriod) else self.elections
        body = attrs.evolve(BODY, election_periods=before)
        roles_in = tuple(
            attrs.evolve(role, organisation=body) if role.organisation.id == body.id else role
            for role in told
        )
        author = Official(id="anna", name="Anna Ek", roles=roles_in)
        listings_of = tuple(attrs.evolve(listing, by=body) for listing in listed)
        fields = {**self.channel, "holder": {"author": author, "body": body}.get(self.channel["holder"])}
        where = Channel(id="x:1", platform="x", listed=listings_of or None, **fields)
        directory = Directory(organisations=(body, PARTY), officials=(author,), channels=(where,))
        said = Statement(
            act=self.act,
            at=self.day,
            author=author,
            channel=where,
            text="Nu plogas Storgatan.",
            language="sv",
            directory=directory,
        )
        return said, body


def declarations() -> st.SearchStrategy[Declaration]:
    """Draw what the account was declared to be, and in which role."""
    personal = st.just(Declaration(capacity=Capacity.PERSONAL))
    official = st.builds(
        Declaration,
        capacity=st.just(Capacity.OFFICIAL),
        hat=st.sampled_from([None, "kommunchef", "chefen"]),
        by=st.sampled_from([None, BODY]),
        role=st.sampled_from([None, "kommunchef"]),
    )
    return st.one_of(personal, official, official)


def channels() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what is told of the account."""
    return st.fixed_dictionaries(
        {
            "holder": st.sampled_from([None, "author", "body"]),
            "declared": st.one_of(st.none(), st.tuples(declarations())),
            "label": st.sampled_from([None, *Label]),
            "since": st.sampled_from([None, PartialDate(year=2008), PartialDate(year=2011)]),
            "used_for_office": _truths,
        }
    )


def tellings() -> st.SearchStrategy[Told]:
    """Draw what is told."""
    return st.builds(
        Told,
        roles=st.lists(roles(), max_size=2).map(tuple),
        listed=st.lists(listings(), max_size=1).map(tuple),
        elections=st.lists(elections(), max_size=1).map(tuple),
        channel=channels(),
        act=st.sampled_from(list(Act)),
        day=st.sampled_from([None, dt.date(2010, 9, 10), dt.date(2013, 2, 3)]),
    )


POLICIES = {identity: Policy.load(identity) for identity in shipped_ids()}


@pytest.mark.parametrize("identity", POLICIES)
@given(told=tellings(), more=st.one_of(roles(), listings(), elections()))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
def test_one_record_more_turns_no_settled_answer(identity: str, told: Told, more: More) -> None:
    """With `for_` fixed, adding a role, period or listing never changes a settled answer."""
    policy = POLICIES[identity]
    said, body = told.statement()
    before = policy.assess(said, for_=body)
    later_said, later_body = told.statement(more)
    after = policy.assess(later_said, for_=later_body)
    if before.status is Status.SETTLED:
        assert after.capacity is before.capacity
    firm = {one.id: one.outcome for one in before.findings if one.status is Status.SETTLED}
    later = {one.id: one.outcome for one in after.findings}
    assert {finding: later[finding] for finding in firm} == firm
    due = {one.id: one.outcome for one in before.obligations if one.status is Status.SETTLED}
    later_due = {one.id: one.outcome for one in after.obligations}
    assert {duty: later_due[duty] for duty in due} == due


def test_telling_that_nobody_holds_an_office_leaves_settled_what_was() -> None:
    """Whether a visitor blocks or the office does, the permission for private pages does not apply."""
    body = attrs.evolve(BODY, country="US", area="US-WA")
    page = Channel(id="x:1", platform="x", holder=body)
    block = Statement(act=Act.BLOCK, at=dt.date(2024, 1, 1), channel=page)
    told = (block, block.with_fact("author-holds-public-role", False))
    found = [Policy.shipped("us-lindke").assess(one).finding("us-l-02") for one in told]
    assert [(one.outcome, one.status) for one in found] == [("not-applicable", Status.SETTLED)] * 2
