"""Which policies are asked, and what they say together."""

from __future__ import annotations

import datetime as dt

import pytest

from offentligroll import Directory, Policy, Statement
from offentligroll.questions import Form, answers

BREAKS = ("account-belongs-to-authority", "account-has-house-rules", "content-breaks-house-rules")

DIRECTORY = """format = 1
[[organisation]]
id = "ekeby"
name = "Ekeby kommun"
kind = "municipality"
country = "SE"
zone = "Europe/Stockholm"
[[official]]
id = "kim"
name = "Kim Ek"
[[official.role]]
organisation = "ekeby"
titles = { sv = ["kommunikatör"], en = ["communications officer"] }
kind = "appointed"
seniority = "staff"
from = 2015-01-01
until = "open"
[[channel]]
id = "facebook:ekeby"
platform = "facebook"
kind = "page"
holder = "ekeby"
[[channel]]
id = "facebook:kim"
platform = "facebook"
kind = "account"
holder = "kim"
"""


@pytest.fixture(scope="module")
def directory() -> Directory:
    """A municipality with its page, and an employee with an account of her own."""
    return Directory.from_text(DIRECTORY)


def test_law_goes_before_guidance() -> None:
    """The statute's answer is first, and the guideline's stands beside it."""
    found = answers("may-remove", BREAKS, country="SE", body="municipality")
    assert [one.policy for one in found.replies] == ["se-law", "se-municipal-model"]
    assert found.first is found.replies[0]


@pytest.mark.parametrize(
    ("whose", "asked"),
    [
        ({"country": "SE", "body": "agency"}, {"se-law", "se-practice"}),
        ({"country": "US", "area": "US-WA"}, {"us-wa-records"}),
        ({"country": "US", "area": "US-CA"}, {"us-ca-records"}),
        ({"country": "NO"}, {"no-expression"}),
    ],
)
def test_country_area_and_body_choose(whose: dict[str, str], asked: set[str]) -> None:
    """Policies of the place are asked, those of other places are not."""
    found = answers("is-record", ["is-message", "concerns-own-authority"], **whose)  # type: ignore[arg-type]
    told = {one.policy for one in (*found.replies, *found.silent)}
    assert asked <= told
    assert {"us-nv-records", "uk-police"} & told == set()


def test_the_post_chooses_too() -> None:
    """A code for employees does not answer a councillor."""
    found = answers("may-say", ["takes-party-side"], country="NZ", post="elected")
    assert "nz-public-service" not in {one.policy for one in (*found.replies, *found.silent)}


@pytest.mark.parametrize(("body", "is_asked"), [("region", True), (None, True), ("agency", False)])
def test_a_model_is_for_the_bodies_that_its_file_names(body: str | None, is_asked: bool) -> None:
    """What no body has decided is offered to those named, and where nobody says which body it is."""
    model = Policy.shipped("se-municipal-model")
    found = answers("may-remove", BREAKS, country="SE", body=body, policies=[model])
    assert bool(found.replies) == is_asked


def test_where_none_fits_the_nearest_is_named_and_not_applied() -> None:
    """Nothing is borrowed from the councillors of another state."""
    found = answers("may-remove", BREAKS, country="AU", area="AU-VIC", body="municipality", post="appointed")
    assert (found.first, found.nearest[0]) == (None, "au-councillor")
    assert "Nearest, and not applied: `au-councillor`" in found.text("en")
    assert found.text("sv").startswith("Ingen policy")


def test_what_has_ceased_to_count_is_not_asked_without_a_day() -> None:
    """Who asks today is not answered from before Lindke."""
    told = answers("may-remove", BREAKS, country="US")
    assert "us-pre-lindke" not in {one.policy for one in (*told.replies, *told.silent)}
    then = answers("may-remove", BREAKS, country="US", published=dt.date(2023, 5, 1))
    assert "us-pre-lindke" in {one.policy for one in (*then.replies, *then.silent)}


def test_contradictions_are_shown_and_never_blended() -> None:
    """One policy allows what another forbids: both are told, and that they part."""
    allows, forbids = Policy.shipped("se-municipal-model"), Policy.shipped("katrineholm")
    found = answers(
        "may-say",
        ["gives-own-opinion", "takes-party-side", "role-is-always-on", "account-belongs-to-author"],
        ["is-abusive"],
        policies=[allows, forbids],
        chosen=False,
    )
    assert [(one.policy, other.policy) for one, other in found.contradictions] == [
        ("se-municipal-model", "katrineholm")
    ]
    assert found.text("en").endswith("none is weighed against another.")


def test_a_statement_tells_for_whom(directory: Directory) -> None:
    """The directory says the country, the body and the post."""
    statement = directory.statement(
        act="post", author="kim", channel="facebook:ekeby", text="Hej", at=dt.date(2026, 11, 27)
    )
    found = answers("is-record", statement)
    assert {one.policy for one in found.replies} >= {"se-law", "se-municipal-model"}


def test_what_visitors_wrote_is_what_may_be_removed(directory: Directory) -> None:
    """A comment is read as what the removal would be done to."""
    comment = directory.statement(act="reply", channel="facebook:ekeby", text="Ni är idioter", language="sv")
    reply = Policy.shipped("se-municipal-model").answer("may-remove", comment, ["content-breaks-house-rules"])
    assert (reply.form, reply.ground and reply.ground.id) == (Form.NO, "m-jam-1")


def test_a_removal_is_taken_as_it_is(directory: Directory) -> None:
    """Who hands in the removal itself is asked about that."""
    removal = directory.statement(act="removal", author="kim", channel="facebook:ekeby")
    assert isinstance(removal, Statement)
    reply = Policy.shipped("se-municipal-model").answer(
        "may-remove", removal.with_fact("content-breaks-house-rules", True)
    )
    assert reply.form is Form.YES
