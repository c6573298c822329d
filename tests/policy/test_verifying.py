"""Holding a stored answer against the policy."""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll import Act, Assessment, Directory, Policy, Statement, archives
from offentligroll.model import WorkingCalendar
from offentligroll.policy import Deviation, Verified

EXAMPLE = Path(__file__).parents[2] / "examples" / "katrineholm"
DIRECTORY = Directory.load(EXAMPLE / "directory.toml")
STATEMENTS = tuple(archives.read(EXAMPLE / "statements.jsonl", DIRECTORY))
REQUEST = Statement(
    act=Act.REPLY,
    at=dt.datetime(2011, 2, 4, 12, tzinfo=ZoneInfo("Europe/Stockholm")),
    received=dt.datetime(2011, 2, 3, 12, tzinfo=ZoneInfo("Europe/Stockholm")),
    text="Hej! Vi har fått din fråga om bygglovet.",
    language="sv",
).with_fact("receives-request", True)


@functools.cache
def policy() -> Policy:
    """Give the policy that the tests are about."""
    return Policy.shipped("katrineholm")


def stored(statement: Statement = REQUEST) -> dict[str, Any]:
    """Give a stored answer, as it comes out of a file."""
    plain: dict[str, Any] = json.loads(json.dumps(policy().assess(statement, for_=None).to_dict()))
    return plain


@pytest.mark.parametrize("identity", Policy.shipped_ids())
def test_every_answer_is_given_again(identity: str) -> None:
    """Of every shipped policy, stored answers agree, whether about statements or bare facts."""
    asked = Policy.shipped(identity)
    answers = [asked.assess(one, for_="katrineholm") for one in STATEMENTS]
    answers += [asked.assess(REQUEST), asked.assess_facts(["is-reply"], ["account-is-listed"])]
    answers += [asked.assess_facts(as_of=dt.date(1900, 1, 1)), asked.assess_facts(at=dt.date(2020, 1, 1))]
    for answer in answers:
        verified = asked.verify(json.loads(json.dumps(answer.to_dict())))
        assert (verified.deviations, verified.agrees, verified.is_same_policy) == ((), True, True)


def test_an_answer_that_was_never_stored() -> None:
    """An assessment at hand is held against the policy as its record would be."""
    assert policy().verify(policy().assess(STATEMENTS[0])).agrees


FORGED = {
    "an outcome": (
        ("findings", "c-kat-no-party", {"outcome": "complies", "status": "settled"}),
        Deviation(
            part=Verified.FINDING,
            id="c-kat-no-party",
            recorded=("complies", "settled", "may-be-against"),
            now=("complies", "provisional", "may-be-against"),
        ),
    ),
    "a day": (
        ("obligations", "register-request", {"due": "2012-01-01"}),
        Deviation(
            part=Verified.OBLIGATION,
            id="register-request",
            recorded=("due", "settled", "due 2012-01-01"),
            now=("due", "settled"),
        ),
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_was_changed_is_told(name: str) -> None:
    """What somebody has written into a record is told beside what the policy says."""
    (part, identity, change), expected = FORGED[name]
    plain = stored()
    key = {"findings": "guideline", "obligations": "obligation"}[part]
    (one,) = (one for one in plain[part] if one[key]["id"] == identity)
    one |= change
    verified = policy().verify(plain)
    assert verified.deviations == (expected,)
    assert (verified.agrees, verified.is_same_policy) == (False, True)


def test_a_changed_answer_is_told() -> None:
    """A record whose parts agree with each other, and not with the policy, is told with every part."""
    plain = stored()
    plain |= {"capacity": "undetermined", "status": "silent", "because": [], "weak_facts": [], "rules": []}
    told = {one.part for one in policy().verify(plain).deviations}
    assert {Verified.STATUS, Verified.RULE} <= told <= set(Verified)


def test_changed_evidence_is_told() -> None:
    """The facts have a hash, so that nobody puts other words into the evidence."""
    plain = stored(STATEMENTS[0])
    quote = next(part for used in plain["facts"] for part in used["fact"]["evidence"] if part["quote"])
    quote["quote"] = quote["quote"].swapcase()
    verified = policy().verify(plain)
    assert [one.part for one in verified.deviations] == [Verified.FACTS]
    assert not verified.agrees


def test_the_record_of_another_policy_is_told() -> None:
    """Answers of two policies are not compared; which policy it is, is."""
    verified = Policy.shipped("us-hatch-act").verify(stored())
    assert verified.deviations[0] == Deviation(
        part=Verified.POLICY, recorded=("katrineholm",), now=("us-hatch-act",)
    )
    assert (verified.has_compared, verified.agrees, verified.is_same_policy) == (False, False, False)


@pytest.mark.parametrize("is_other", ["rules", "calendar"])
def test_the_record_of_another_version_is_told(is_other: str) -> None:
    """Any other contents are told, and in what the answers differ, if they do."""
    calendar = WorkingCalendar.for_country("SE", ZoneInfo("Europe/Stockholm"), set())
    other = policy().with_calendar(calendar)
    if is_other == "rules":
        other = attrs.evolve(policy(), obligations=(), version="3")
    verified = other.verify(stored())
    parts = {one.part for one in verified.deviations}
    assert Verified.CONTENTS in parts
    assert (Verified.VERSION in parts) is (is_other == "rules")
    assert (Verified.OBLIGATION in parts) is (is_other == "rules")
    assert (verified.agrees, verified.is_same_policy) == (False, False)


def test_another_version_of_the_library_may_agree() -> None:
    """The library's version is told, and is no difference of the answer."""
    plain = stored()
    plain["provenance"]["library"] = "0.0.1"
    verified = policy().verify(plain)
    assert [one.part for one in verified.deviations] == [Verified.LIBRARY]
    assert verified.agrees


def test_a_record_that_contradicts_itself_is_refused() -> None:
    """What can't be so in any policy is no answer at all."""
    with pytest.raises(ValueError, match="parts of this record disagree"):
        policy().verify({**stored(), "capacity": "personal", "status": "open"})
    with pytest.raises(ValueError, match="this is not an assessment"):
        policy().verify({"policy": "katrineholm"})


def test_the_receipt_travels() -> None:
    """When a request came in is in the record, since days are counted from it."""
    assert stored()["statement"]["received"] == "2011-02-03T12:00:00+01:00"
    again = Assessment.from_dict(stored())
    assert again == policy().assess(REQUEST)
