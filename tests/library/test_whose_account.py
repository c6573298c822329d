"""Under the shipped policies, what an account says of itself counts for its bearer only."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll import Assessment, Capacity, Directory, Outcome, Policy, Status, Truth

DIRECTORY = Directory.from_text("""
format = 1

[[organisation]]
id = "katrineholm"
name = "Lindby kommun"
kind = "municipality"
country = "SE"

[[organisation]]
id = "granvik"
name = "Granviks kommun"
kind = "municipality"
country = "SE"

[[organisation]]
id = "samfund"
name = "Kommunernas samfund"
kind = "association"

[[official]]
id = "chefen"
name = "Kim Ek"

[[official.role]]
organisation = "katrineholm"
titles = { sv = ["kommunchef"] }
kind = "appointed"
seniority = "top"
from = 2009-01-01
until = "unknown"
checked = 2013-02-01

[[official.role]]
organisation = "granvik"
titles = { sv = ["kommundirektör"] }
kind = "appointed"
seniority = "top"
from = "unknown"
until = 2019-01-30
checked = 2015-06-28

[[official.role]]
organisation = "samfund"
titles = { sv = ["sektionschef"] }
kind = "appointed"
from = 2019-01-31

[[official]]
id = "konsulten"
name = "Alex Berg"

[[official.role]]
organisation = "katrineholm"
titles = { sv = ["konsult"] }
kind = "contractor"
from = 2010-01-01

[[official]]
id = "eva"
name = "Eva Lund"

[[official.role]]
organisation = "katrineholm"
titles = { sv = ["handläggare"] }
kind = "appointed"
from = 2010-01-01

[[channel]]
id = "twitter:100"
kind = "account"
holder = "chefen"
declared = [{ capacity = "official", hat = "kommunchef", by = "katrineholm", from = "2009" }]
audience = "public"

[[channel]]
id = "facebook:200"
kind = "page"
holder = "katrineholm"
label = "official"
audience = "public"

[[channel]]
id = "web:alex.example"
kind = "blog"
holder = "konsulten"
label = "private"
disclaimer = "Mina egna åsikter."
audience = "public"

[[channel]]
id = "facebook:300"
kind = "account"
holder = "eva"
label = "personal"
disclaimer = "Åsikterna är mina egna."
""")
SWEDISH = ["katrineholm", "se-municipal-model", "se-practice"]
PAST_ROLE, ELSEWHERE, IN_ROLE = dt.date(2019, 3, 10), dt.date(2015, 6, 28), dt.date(2011, 2, 10)


def assessed(policy: str, author: str, channel: str, day: dt.date, for_: str | None) -> Assessment:
    """Assess a post that says little."""
    said = DIRECTORY.statement(
        act="post", author=author, channel=channel, at=day, text="Sol över torget!", language="sv"
    )
    return Policy.shipped(policy).assess(said, for_=for_)


def _said_in_favour(found: Assessment) -> set[str]:
    return {used.id for one in found.because for used in one.facts if used.fact.truth is Truth.YES}


@pytest.mark.parametrize("policy", SWEDISH)
@pytest.mark.parametrize(
    ("author", "channel", "day", "for_"),
    [
        ("chefen", "twitter:100", ELSEWHERE, "granvik"),
        ("chefen", "twitter:100", PAST_ROLE, "samfund"),
        ("chefen", "facebook:200", IN_ROLE, "samfund"),
        ("eva", "facebook:200", IN_ROLE, "granvik"),
    ],
)
def test_another_organisations_account(
    policy: str, author: str, channel: str, day: dt.date, for_: str
) -> None:
    """A declared account of one municipality says nothing in another, and breaches no rule there."""
    found = assessed(policy, author, channel, day, for_)
    assert "account-is-declared-official" not in _said_in_favour(found)
    assert (found.capacity, found.status) != (Capacity.OFFICIAL, Status.SETTLED)
    broken = {Outcome.BREACHED, Outcome.DEPARTED_FROM}
    assert [one.id for one in found.findings if one.outcome in broken] == []


@pytest.mark.parametrize("for_", ["katrineholm", None])
def test_a_role_that_may_have_ended(for_: str | None) -> None:
    """Where nobody told when he left, whether the account still speaks for the municipality is open."""
    found = assessed("katrineholm", "chefen", "twitter:100", PAST_ROLE, for_)
    assert found.capacity is Capacity.UNDETERMINED
    assert [one.id for one in found.findings if one.outcome is Outcome.BREACHED] == []


def test_in_the_role() -> None:
    """While the role is held, the declared account speaks for the municipality."""
    found = assessed("katrineholm", "chefen", "twitter:100", IN_ROLE, "katrineholm")
    assert found.capacity is Capacity.OFFICIAL


@pytest.mark.parametrize("policy", [*SWEDISH, "edelegationen-2010", "us-lindke", "uk-councillor"])
@pytest.mark.parametrize(
    ("author", "channel"),
    [("eva", "web:alex.example"), ("chefen", "facebook:300"), ("konsulten", "facebook:300")],
)
def test_a_guests_views_are_not_the_holders(policy: str, author: str, channel: str) -> None:
    """What a private account says of its holder's views decides nothing for whoever comments there."""
    found = assessed(policy, author, channel, IN_ROLE, "katrineholm")
    own = {"account-is-declared-personal", "account-carries-disclaimer"}
    assert not own & _said_in_favour(found)


def test_the_holders_own_views() -> None:
    """For the holder the label counts."""
    found = assessed("katrineholm", "konsulten", "web:alex.example", IN_ROLE, "katrineholm")
    assert found.capacity is Capacity.PERSONAL
