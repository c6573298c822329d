"""Under the shipped policies, what the body's own account publishes is its own, though nobody signed it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from offentligroll import Act, Capacity, Directory, Official, Policy, Status

DIRECTORY = Directory.from_text("""
format = 1

[[organisation]]
id = "katrineholm"
name = "Lindby kommun"
kind = "municipality"
country = "SE"

[[channel]]
id = "facebook:unsaid"
platform = "facebook"
kind = "account"
holder = "katrineholm"

[[channel]]
id = "facebook:staff"
platform = "facebook"
kind = "account"
holder = "katrineholm"
run_by = "staff"
""")
TOWN = DIRECTORY.organisation("katrineholm")
GUEST = Official(id="guest", name="Bo Berg", visitor=True)
IN_SWEDEN = ("se-law", "se-practice", "se-municipal-model", "edelegationen-2010", "katrineholm")
SURE = (Status.SETTLED, Status.ASSUMED, Status.PROVISIONAL)
ON_BEHALF = {"on_behalf_of": "katrineholm"}
AN_ANSWER = {"act": Act.REPLY, "in_reply_to": "1"}


@pytest.mark.parametrize("policy", IN_SWEDEN)
@pytest.mark.parametrize(
    ("channel", "told", "capacity", "statuses"),
    [
        pytest.param("staff", {}, Capacity.OFFICIAL, SURE, id="where staff write"),
        pytest.param("unsaid", ON_BEHALF, Capacity.OFFICIAL, SURE, id="on its behalf"),
        pytest.param("staff", AN_ANSWER | ON_BEHALF, Capacity.OFFICIAL, SURE, id="an answer on its behalf"),
        pytest.param("unsaid", {}, Capacity.UNDETERMINED, (Status.OPEN,), id="nothing told"),
        pytest.param(
            "staff", AN_ANSWER, Capacity.UNDETERMINED, (Status.OPEN,), id="an answer by nobody knows whom"
        ),
        pytest.param("staff", {"author": GUEST}, Capacity.PERSONAL, (Status.SETTLED,), id="a visitor's post"),
        pytest.param(
            "staff",
            AN_ANSWER | {"author": GUEST},
            Capacity.PERSONAL,
            (Status.SETTLED,),
            id="a visitor's comment",
        ),
    ],
)
def test_whose_an_unsigned_post_is(
    policy: str, channel: str, told: dict[str, Any], capacity: Capacity, statuses: tuple[Status, ...]
) -> None:
    """It is the body's where its staff write or it was made on its behalf, and open where nobody told."""
    said = DIRECTORY.statement(
        **{"act": Act.POST, **told},
        channel=f"facebook:{channel}",
        at=dt.datetime(2012, 3, 2, 10, tzinfo=dt.UTC),
        text="Biblioteket har öppet till 18 i dag.",
        language="sv",
    )
    found = Policy.load(policy).assess(said, for_=TOWN)
    assert (found.capacity, found.status in statuses) == (capacity, True)
