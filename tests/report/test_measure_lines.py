"""What was measured, in words."""

from __future__ import annotations

import datetime as dt

from offentligroll import Act, Policy, Statement
from offentligroll.model import Channel, ChannelKind, Organisation, OrganisationKind
from offentligroll.report.review_measures import measures_lines
from offentligroll.review import Holds, Side

LINDBY = Organisation(id="lindby", name="Lindby", kind=OrganisationKind.MUNICIPALITY)
PAGE = Channel(id="page:lindby", platform="page", kind=ChannelKind.PAGE, holder=LINDBY)
POLICY = Policy.from_text(
    """
format = 1
id = "lindby"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Lindby", en = "Lindby" }
question = { sv = "?", en = "?" }

[[archive_rule]]
id = "two-a-day"
should = { count_of = "is-own-words", per = "day", at_most = 2 }
says = { sv = "Högst två om dagen.", en = "At most two a day." }
"""
)


def post(day: int, number: int = 0) -> Statement:
    """Make a post of the municipality's own."""
    at = dt.date(2024, 5, day)
    return Statement(
        act=Act.POST, id=f"{day}-{number}", at=at, channel=PAGE, on_behalf_of=LINDBY, text="Hej!"
    )


def test_days_that_are_as_they_should_be_are_counted() -> None:
    """Of many days those are told that are not as they should be, each by its date."""
    posts = [post(1), *(post(2, number) for number in range(3)), post(4)]
    review = POLICY.review(posts, on=dt.date(2024, 6, 1), holds=Holds(sides=tuple(Side)))
    assert list(measures_lines(review, POLICY, "en", 20)) == [
        "- page:lindby: At most two a day. It should be at most 2.",
        "  - 3 days are as they should be.",
        "  - 2 May 2024: 3 – departs from (settled).",
    ]
    assert list(measures_lines(review, POLICY, "sv", 20))[1:] == [
        "  - 3 dagar är som de ska.",
        "  - 2 maj 2024: 3 – avviker från (avgjort).",
    ]
