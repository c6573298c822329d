"""Who speaks: one of the authority's people, or a visitor."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from fact_builders import (
    BOTKYRKA,
    DAY,
    ENDED,
    HELD,
    KATRINEHOLM,
    PERHAPS,
    channel,
    official,
    records,
    role,
    statement,
    why,
)
from fact_builders import answer as answer_of

from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.detectors.speaker import SPEAKER_DETECTORS
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.channel import ChannelKind, RunBy
from offentligroll.model.official import Official, RoleKind
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
PAGE = channel(holder=KATRINEHOLM)
ANNA = Official(id="anna", name="Anna")
VISITOR = Official(id="anna", name="Anna", visitor=True)


def visitor(said: Statement, organisation: Organisation | None = KATRINEHOLM) -> Fact:
    """Ask whether a visitor speaks."""
    return answer_of(SPEAKER_DETECTORS, "author-is-visitor", said, organisation=organisation)


@pytest.mark.parametrize(
    ("said", "truth", "origin"),
    [
        pytest.param(statement(author=official(role()), channel=PAGE), NO, Origin.LOOKED_UP, id="a role"),
        pytest.param(
            statement(author=official(role(kind=RoleKind.CONTRACTOR)), channel=PAGE),
            NO,
            Origin.LOOKED_UP,
            id="a contract",
        ),
        pytest.param(
            statement(author=ANNA, channel=PAGE, on_behalf_of=KATRINEHOLM), NO, Origin.LOOKED_UP, id="for it"
        ),
        pytest.param(
            statement(channel=PAGE, on_behalf_of=KATRINEHOLM), NO, Origin.LOOKED_UP, id="the page's own post"
        ),
        pytest.param(statement(author=VISITOR, channel=PAGE), YES, Origin.LOOKED_UP, id="recorded as one"),
        pytest.param(
            statement(author=attrs.evolve(ANNA, roles_complete=True), channel=PAGE),
            YES,
            Origin.LOOKED_UP,
            id="all her roles are told",
        ),
        pytest.param(statement(author=ANNA, channel=PAGE), YES, Origin.NOT_FOUND, id="no role is told"),
        pytest.param(
            statement(author=official(role(ENDED), roles_complete=False), channel=PAGE),
            YES,
            Origin.NOT_FOUND,
            id="a role that ended",
        ),
        pytest.param(
            statement(author=official(role(organisation=BOTKYRKA), roles_complete=False), channel=PAGE),
            YES,
            Origin.NOT_FOUND,
            id="a role elsewhere",
        ),
        pytest.param(
            statement(author=official(role(kind=RoleKind.CANDIDATE), roles_complete=False), channel=PAGE),
            YES,
            Origin.NOT_FOUND,
            id="a candidate for it",
        ),
        pytest.param(
            statement(author=ANNA, channel=PAGE, publisher=KATRINEHOLM),
            YES,
            Origin.NOT_FOUND,
            id="published by it",
        ),
        pytest.param(statement(channel=PAGE), UNKNOWN, None, id="nobody said who"),
        pytest.param(statement(channel=PAGE, on_behalf_of=BOTKYRKA), UNKNOWN, None, id="for another"),
        pytest.param(statement(on_behalf_of=BOTKYRKA), UNKNOWN, None, id="a draft for another"),
        pytest.param(
            statement(author=official(role(PERHAPS)), channel=PAGE), UNKNOWN, None, id="perhaps in office"
        ),
        pytest.param(
            statement(author=official(role()), channel=PAGE, at=None), UNKNOWN, None, id="on an unknown day"
        ),
        pytest.param(
            statement(author=official(role(), visitor=True), channel=PAGE), UNKNOWN, None, id="both at once"
        ),
        pytest.param(statement(), NO, Origin.PREMISE, id="a draft"),
    ],
)
def test_who_is_a_visitor(said: Statement, truth: Truth, origin: Origin | None) -> None:
    """*No* by a role or on behalf of the authority; *yes* where recorded; else unknown, or a premise."""
    found = visitor(said)
    assert (found.truth, found.origin) == (truth, origin)
    assert (why(found) is None) is (truth is not UNKNOWN)


OWN = {"holder": KATRINEHOLM, "kind": ChannelKind.ACCOUNT, "run_by": RunBy.STAFF}


@pytest.mark.parametrize(
    ("account", "told", "truth"),
    [
        pytest.param({}, {}, NO, id="a post"),
        pytest.param({"run_by": RunBy.HOLDER, "kind": ChannelKind.WEBSITE}, {}, NO, id="on its website"),
        pytest.param({}, {"act": Act.SHARE}, NO, id="a share"),
        pytest.param({}, {"author": VISITOR}, YES, id="a visitor's, as is recorded"),
        pytest.param({}, {"act": Act.REPLY}, UNKNOWN, id="an answer, which anybody may write"),
        pytest.param({}, {"in_reply_to": "1"}, UNKNOWN, id="a post that answers another"),
        pytest.param({}, {"on_behalf_of": BOTKYRKA}, UNKNOWN, id="for another authority"),
        pytest.param({"kind": ChannelKind.PAGE}, {}, UNKNOWN, id="on a page, where guests may begin"),
        pytest.param({"run_by": None}, {}, UNKNOWN, id="where nobody said who publishes"),
        pytest.param({"holder": BOTKYRKA}, {}, UNKNOWN, id="on another authority's"),
        pytest.param({"holder": ANNA}, {}, UNKNOWN, id="on a person's"),
    ],
)
def test_what_begins_on_its_own_account_is_no_visitors(
    account: dict[str, Any], told: dict[str, Any], truth: Truth
) -> None:
    """Nobody named the author, but the directory says who publishes there, where guests can only answer."""
    found = visitor(statement(channel=channel(**OWN | account), **told))
    assert found.truth is truth
    if truth is NO:
        runs = "its holder" if account.get("run_by") else "staff"
        assert records(found) == [f"twitter:1: run by {runs}"]


def test_who_publishes_tells_nothing_where_the_authority_is_unclear() -> None:
    """Without an authority nobody is its visitor."""
    assert visitor(statement(channel=channel(**OWN)), None).truth is UNKNOWN


def test_an_organisation_that_tells_all_its_roles_has_no_others() -> None:
    """Where the authority's own register is whole, a person without a role in it is surely a visitor."""
    whole = attrs.evolve(KATRINEHOLM, roles_complete=True)
    found = visitor(statement(author=ANNA, channel=PAGE), whole)
    assert (found.truth, found.origin) == (YES, Origin.LOOKED_UP)
    assert records(found) == ["anna: no role in Katrineholms kommun in the directory"]


def test_without_an_authority_only_what_is_recorded_counts() -> None:
    """Where it is not clear which authority is meant, a visitor is one only by record."""
    assert visitor(statement(author=VISITOR), None).truth is YES
    assert visitor(statement(author=ANNA), None).truth is UNKNOWN
    assert visitor(statement(author=ANNA, on_behalf_of=KATRINEHOLM), None).truth is UNKNOWN


@pytest.mark.parametrize(
    ("said", "organisation", "truth"),
    [
        (statement(author=ANNA, on_behalf_of=KATRINEHOLM), KATRINEHOLM, YES),
        (statement(author=ANNA, on_behalf_of=BOTKYRKA), KATRINEHOLM, UNKNOWN),
        (statement(author=ANNA, on_behalf_of=KATRINEHOLM), None, UNKNOWN),
        (statement(on_behalf_of=KATRINEHOLM), KATRINEHOLM, YES),
        (statement(channel=PAGE, on_behalf_of=KATRINEHOLM), KATRINEHOLM, YES),
        (statement(on_behalf_of=BOTKYRKA), KATRINEHOLM, UNKNOWN),
        (statement(author=ANNA), KATRINEHOLM, UNKNOWN),
    ],
)
def test_acting_on_behalf_is_an_assignment(
    said: Statement, organisation: Organisation | None, truth: Truth
) -> None:
    """Whoever acts for the authority by record, named or not, is on assignment; of others it is open."""
    found = answer_of(SPEAKER_DETECTORS, "acts-on-assignment", said, organisation=organisation)
    assert found.truth is truth


@pytest.mark.parametrize(
    ("yes", "no", "truth", "origin"),
    [
        ((), (), NO, Origin.PREMISE),
        ((), ("author-holds-public-role",), NO, Origin.PREMISE),
        (("author-is-visitor",), (), YES, Origin.GIVEN),
        (("author-is-elected",), (), NO, Origin.IMPLIED),
    ],
)
def test_bare_facts_are_about_an_official(
    yes: tuple[str, ...], no: tuple[str, ...], truth: Truth, origin: Origin
) -> None:
    """Bare facts are about an official's statement, also a former one's, unless they tell of a visitor."""
    found = FactSheet.of_answers(yes, no, {"author-is-visitor": True})["author-is-visitor"]
    assert (found.truth, found.origin, found.is_weak) == (truth, origin, False)


def test_the_authority_may_be_the_one_of_the_channels_holder() -> None:
    """Under the post of an official, a visitor speaks before that official's authority."""
    wall = channel(holder=official(role(HELD)))
    assert organisation_for(Statement(act=Act.REPLY, author=VISITOR, channel=wall), DAY) == KATRINEHOLM
    both = channel(holder=official(role(), role(organisation=BOTKYRKA)))
    assert organisation_for(Statement(act=Act.REPLY, author=VISITOR, channel=both), DAY) is None
