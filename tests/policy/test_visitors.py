"""A visitor's words are never the authority's, under whatever policy."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from policy_builders import (
    LISTED,
    PARTY,
    REQUEST,
    answer,
    duty,
    entry,
    finding,
    head,
    ids,
    norm,
    outcome,
    policy,
    rule,
)

from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Act, Statement
from offentligroll.policy import Policy, shipped_ids
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Bound, InCapacity, StartsAt
from offentligroll.rules.visitor import VISITOR, VISITOR_FACT, VISITOR_RULE

BODY = Organisation(id="body", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, country="SE")
PAGE = Channel(id="facebook:1", platform="facebook", holder=BODY)
RESIDENT = Official(id="facebook:77", name="Anna", visitor=True)
DAY = dt.date(2024, 5, 7)


def page_under(asked: Policy) -> Channel:
    """Give a page of a body that a policy is about."""
    covers = asked.covers
    if covers is None:
        return PAGE
    fields: dict[str, tuple[Any, ...]] = {
        "id": covers.organisations,
        "kind": covers.kinds,
        "country": covers.countries,
        "area": covers.areas,
    }
    body = attrs.evolve(BODY, **{name: values[0] for name, values in fields.items() if values})
    return attrs.evolve(PAGE, holder=body)


OFFICIAL = rule("listed", "decides", when=LISTED)
NEEDS = rule("needs", "official_only_if", requirement=PARTY)
ANYBODY = rule("anybody", "personal_only_if", requirement=PARTY)


@pytest.mark.parametrize("rules", [(), (OFFICIAL,), (OFFICIAL, NEEDS), (OFFICIAL, ANYBODY)])
def test_nothing_opens_or_contradicts_it(rules: tuple[object, ...]) -> None:
    """Where a visitor is known to speak, the answer is personal and settled, whatever the file says."""
    assessed = policy(*rules).assess_facts([VISITOR_FACT, LISTED])  # type: ignore[arg-type]
    assert answer(assessed) == ("personal", "settled")
    assert (ids(assessed.because), assessed.hats) == ([VISITOR], (VISITOR,))
    assert "Source: built in" in assessed.explain("en")
    assert "Källa: inbyggd" in assessed.explain("sv", "everything")
    assert len(assessed.open_questions()) == 0


def test_an_unknown_speaker_leaves_it_open() -> None:
    """On the authority's page, who speaks has to be known before it can be official."""
    said = Statement(act=Act.REPLY, at=DAY, channel=PAGE, text="När plogar ni?", language="sv")
    assessed = policy(OFFICIAL).assess(said.with_fact(LISTED, value=True))
    assert (answer(assessed), assessed.lean) == (("undetermined", "open"), "official")
    assert [one.id for one in assessed.held_open_by] == [VISITOR]


def test_a_premise_is_shown_in_full_only() -> None:
    """That an official speaks goes without saying, but for the fullest detail; it is never asked."""
    assessed = policy(OFFICIAL).assess_facts([LISTED])
    assert answer(assessed) == ("official", "settled")
    words = "not a visitor"
    assert words not in assessed.explain("en")
    assert words in assessed.explain("en", "everything")
    asked = [used.id for one in policy(OFFICIAL).assess_facts().open_questions() for used in one.facts]
    assert asked == [LISTED]


def test_no_file_names_its_own_rule_so() -> None:
    """The id `visitor` is taken, and nothing outranks the rule."""
    own = entry("capacity", VISITOR, f'decides = "official"\nwhen = "{LISTED}"')
    with pytest.raises(FileError) as caught:
        Policy.from_text(head() + own)
    assert [problem.code for problem in caught.value.problems] == ["reserved-id"]
    over = entry("capacity", "over", f'decides = "official"\nwhen = "{LISTED}"\noutranks = ["visitor"]')
    with pytest.raises(FileError) as caught:
        Policy.from_text(head() + over)
    assert [problem.code for problem in caught.value.problems] == ["reserved-id"]
    with pytest.raises(ValueError, match="built in"):
        policy(rule(VISITOR, "decides", when=LISTED))


def test_it_stands_once_under_extends() -> None:
    """A policy that takes in another's capacity rules has the built-in one once."""
    extending = Policy.from_text(head(more='extends = [{ policy = "se-law", capacity = true }]'))
    assert [one for one in extending.compiled.capacity.rules if one.id.endswith(VISITOR)] == [VISITOR_RULE]
    assert VISITOR not in {one.id for one in extending.capacity_rules}


SPEAKER = norm("norm", "must_not", PARTY, in_capacity=InCapacity.ANY)
BOTH = norm("norm", "must_not", PARTY, in_capacity=InCapacity.ANY, binds=(Bound.SPEAKER, Bound.VISITOR))
VISITORS = norm("norm", "must_not", PARTY, binds=(Bound.VISITOR,))


@pytest.mark.parametrize(
    ("guideline", "yes", "expected"),
    [
        (SPEAKER, [PARTY], "breached"),
        (SPEAKER, [PARTY, VISITOR_FACT], "not-applicable"),
        (BOTH, [PARTY, VISITOR_FACT], "breached"),
        (VISITORS, [PARTY], "not-applicable"),
        (VISITORS, [PARTY, VISITOR_FACT], "breached"),
    ],
)
def test_whom_norms_bind(guideline: object, yes: list[str], expected: str) -> None:
    """What binds the speaker alone does not bind visitors; what binds visitors binds them in any capacity."""
    found = finding(policy(guideline).assess_facts(yes))  # type: ignore[arg-type]
    assert (found.outcome.value, found.status.value) == (expected, "settled")
    if expected == "not-applicable":
        assert [used.id for used in found.facts] == [VISITOR_FACT]


def test_what_a_visitor_sends_has_come_in_when_it_is_sent() -> None:
    """Time from receipt runs from the visitor's own statement; of an official's answer it has to be told."""
    register = duty(
        "duty",
        when=REQUEST,
        in_capacity=InCapacity.ANY,
        starts=StartsAt.RECEIVED,
        within=Duration(working_days=1),
    )
    asked = policy(register)
    said = Statement(act=Act.REPLY, at=DAY, author=RESIDENT, channel=PAGE).with_fact(REQUEST, value=True)
    assert outcome(asked.assess(said)).due == dt.date(2024, 5, 8)
    reply = Statement(act=Act.REPLY, at=DAY, on_behalf_of=BODY, channel=PAGE).with_fact(REQUEST, value=True)
    assert outcome(asked.assess(reply)).due is None


@pytest.mark.parametrize("identity", shipped_ids())
@pytest.mark.parametrize(
    ("author", "expected"),
    [(RESIDENT, ("personal", "settled")), (Official(id="facebook:78", name="Bo"), ("personal", "assumed"))],
)
def test_a_residents_comment_is_nobody_elses(
    identity: str, author: Official, expected: tuple[str, str]
) -> None:
    """Under every shipped policy, what a resident writes on a page that it covers is hers."""
    told = {LISTED: True, "account-is-declared-official": True, "account-belongs-to-authority": True}
    asked = Policy.load(identity)
    if asked.is_out_of_force(DAY):
        pytest.skip("the policy is not in force")
    said = Statement(
        act=Act.REPLY,
        at=DAY,
        author=author,
        channel=page_under(asked),
        text="När plogas gatan?",
        language="sv",
    )
    for fact, value in told.items():
        said = said.with_fact(fact, value=value)
    assert answer(asked.assess(said)) == expected


@pytest.mark.parametrize("identity", shipped_ids())
def test_an_author_nobody_recorded_leaves_it_open(identity: str) -> None:
    """Under every shipped policy, what somebody unknown writes there is never settled as the authority's."""
    asked = Policy.load(identity)
    page = page_under(asked)
    said = Statement(act=Act.REPLY, at=DAY, channel=page, text="När plogas gatan?", language="sv")
    said = said.with_fact(LISTED, value=True).with_fact("account-is-declared-official", value=True)
    assessed = asked.assess(said)
    assert assessed.capacity.value != "official"
    assert assessed.status.value not in ("settled", "assumed", "silent")


PARTY_WORDS = ("takes-party-side", "spreads-party-material", "links-to-campaign", "treats-views-unequally")


@pytest.mark.parametrize("identity", shipped_ids())
@pytest.mark.parametrize("act", [Act.POST, Act.REPLY, Act.SHARE])
def test_no_guideline_holds_a_visitors_words_against_the_authority(identity: str, act: Act) -> None:
    """What a resident campaigns for on the official page is nobody's breach, and no use of the page."""
    said = Statement(act=act, at=DAY, author=RESIDENT, channel=PAGE, text="Rösta på oss!", language="sv")
    for fact in PARTY_WORDS:
        said = said.with_fact(fact, value=True)
    assessed = Policy.shipped(identity).assess(said, for_=BODY)
    assert [one.id for one in assessed.against if Bound.VISITOR not in one.guideline.binds] == []


@pytest.mark.parametrize("identity", shipped_ids())
def test_where_nobody_told_who_wrote_it_nothing_is_settled_against_the_authority(identity: str) -> None:
    """The page's own post or a visitor's comment: until that is told, no breach is settled."""
    said = Statement(act=Act.POST, at=DAY, channel=PAGE, text="Rösta på oss!", language="sv")
    for fact in PARTY_WORDS:
        said = said.with_fact(fact, value=True)
    assessed = Policy.shipped(identity).assess(said, for_=BODY)
    assert [one.id for one in assessed.against if one.status is Status.SETTLED] == []
