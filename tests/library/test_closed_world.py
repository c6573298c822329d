"""One election period and one role do not say that there are no others, under whatever shipped policy."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll import Directory, Policy, Status, Truth

DIRECTORY = Directory.from_text("""
format = 1

[[organisation]]
id = "lindby"
name = "Lindby kommun"
kind = "municipality"
country = "SE"
zone = "Europe/Stockholm"
election_periods = [{ from = 2010-08-19, until = 2010-09-19 }]

[[official]]
id = "kim"
name = "Kim Ek"

[[official.role]]
organisation = "lindby"
titles = { sv = ["strateg"] }
kind = "appointed"
from = 2009-01-01

[[channel]]
id = "x:100"
kind = "account"
holder = "kim"
""")
DAY = dt.date(2018, 9, 8)
# Of a post on the day before the election of 2018: what is told of it, and what nobody told.
UNTOLD = [
    (
        "uk-councillor",
        "is-election-period",
        {"is-political-comment": True, "is-republication-by-authority": True},
    ),
    (
        "us-congress",
        "is-election-period",
        {
            "author-is-candidate": True,
            "account-belongs-to-authority": True,
            "repeats-published-information": False,
        },
    ),
    (
        "de-amtsautoritaet",
        "is-election-period",
        {"defends-own-authority": True, "account-is-declared-official": True},
    ),
    ("fr-compte", "is-election-period", {"defends-own-authority": True, "account-passes-with-office": True}),
    ("uk-civil-service", "author-is-political-staff", {"takes-party-side": True}),
    (
        "au-aps",
        "author-is-candidate",
        {
            "takes-party-side": True,
            "account-is-campaign": False,
            "acts-on-assignment": True,
            "author-speaks-in-another-role": False,
        },
    ),
    ("au-councillor", "author-is-elected", {"exercises-power": True, "account-has-house-rules": False}),
    ("echr-expression", "author-is-candidate", {"is-abusive": True}),
]


@pytest.mark.parametrize(("policy", "fact", "told"), UNTOLD)
def test_what_nobody_told_turns_no_settled_answer(policy: str, fact: str, told: dict[str, bool]) -> None:
    """What the directory leaves untold is not *no*: telling it changes nothing that was settled."""
    said = DIRECTORY.statement(act="post", author="kim", channel="x:100", at=DAY, text="Hej", language="sv")
    for one, value in told.items():
        said = said.with_fact(one, value=value)
    shipped = Policy.shipped(policy)
    before, after = shipped.assess(said), shipped.assess(said.with_fact(fact, value=True))
    assert {one.id: one.fact.truth for one in before.facts}.get(fact, Truth.UNKNOWN) is not Truth.NO
    if before.status is Status.SETTLED:
        assert after.capacity is before.capacity
    later = {one.id: one.outcome for one in after.findings}
    settled = {one.id: one.outcome for one in before.findings if one.status is Status.SETTLED}
    assert {one: later[one] for one in settled} == settled
