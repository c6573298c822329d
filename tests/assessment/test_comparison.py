"""Several policies' answers side by side."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.comparison import compare
from offentligroll.model.capacity import Capacity
from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import FactTest
from offentligroll.rules.rule import CapacityRule, Verb
from offentligroll.rules.source import InForce

OFFICIAL, PERSONAL = Capacity.OFFICIAL, Capacity.PERSONAL
WORDS = Wording({"sv": "Ord.", "en": "Words."})


def answer(policy: str, concludes: Capacity, when: str, *, over: bool = False) -> Assessment:
    """Give the answer of a policy with one rule, on three known facts."""
    import datetime as dt

    rule = CapacityRule(
        id="rule", verb=Verb.DECIDES, concludes=concludes, when=FactTest(fact=when), says=WORDS
    )
    test = Policy(
        id=policy,
        version="1",
        languages=("sv", "en"),
        title=WORDS,
        question=WORDS,
        zone=ZoneInfo("UTC"),
        capacity_rules=(rule,),
        in_force=InForce(end=dt.date(2000, 1, 1)) if over else None,
    )
    yes = ("account-is-listed", "is-reply", "acts-on-assignment")
    return test.assess_facts(yes, at=dt.date(2011, 2, 3))


def test_policies_that_answer_alike_for_the_same_reason_part_nowhere() -> None:
    """Where all rest on the same fact with the same answer there is nothing to tell apart."""
    found = compare([answer("a", OFFICIAL, "is-reply"), answer("b", OFFICIAL, "is-reply")])
    assert (found.agree, found.parting) == (True, ())


def test_the_same_fact_may_lead_apart() -> None:
    """Two policies may answer oppositely about the same post, on the same fact."""
    found = compare([answer("a", OFFICIAL, "is-reply"), answer("b", PERSONAL, "is-reply")])
    (parting,) = found.parting
    assert not found.agree
    assert (parting.used.id, parting.decides, parting.leads_apart) == (
        "is-reply",
        (("a", OFFICIAL), ("b", PERSONAL)),
        True,
    )


def test_facts_that_only_some_look_at_come_after_those_that_more_do() -> None:
    """A fact on which one policy rests alone is told too, after those on which more of them rest."""
    found = compare(
        [
            answer("a", OFFICIAL, "account-is-listed"),
            answer("b", OFFICIAL, "is-reply"),
            answer("c", OFFICIAL, "is-reply"),
        ]
    )
    assert found.agree
    assert [one.used.id for one in found.parting] == ["is-reply", "account-is-listed"]
    assert not any(one.leads_apart for one in found.parting)


@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_a_policy_that_is_not_in_force_comes_last_and_parts_from_nobody(*, first: bool) -> None:
    """A policy that does not count on the day is shown, and takes no part in the comparison."""
    answers = [answer("over", PERSONAL, "is-reply", over=True), answer("a", OFFICIAL, "is-reply")]
    found = compare(answers if first else reversed(answers))
    assert [one.provenance.policy for one in found.assessments] == ["a", "over"]
    assert (found.agree, found.parting) == (True, ())


def test_guidelines_that_tell_more_than_that_they_are_followed() -> None:
    """What one policy permits, and another advises against, stands side by side in the words of both."""
    holds_role = ["author-holds-public-role", "author-is-appointed"]
    own_account = ["account-belongs-to-author", "account-is-listed"]
    yes = [*holds_role, *own_account, "answers-question-to-authority"]
    answers = [
        Policy.shipped(policy).assess_facts(yes, ["author-is-top-official"])
        for policy in ("katrineholm", "edelegationen-2010")
    ]
    told = {(one.policy, one.finding.id): one.finding.outcome.value for one in compare(answers).telling}
    assert told["katrineholm", "c-kat-own-account"] == "permitted"
    assert told["edelegationen-2010", "e-1"] == "excused"
    assert "m-kat-1" not in {finding for _, finding in told}
