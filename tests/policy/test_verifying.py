"""Holding a stored answer against the policy."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable
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
    quote = next(
        part["quote"]
        for used in plain["facts"]
        for part in used["fact"]["evidence"]
        if part["quote"] and part["record"] is None
    )
    forged = json.loads(
        json.dumps(plain).replace(json.dumps(quote)[1:-1], json.dumps(quote.swapcase())[1:-1])
    )
    verified = policy().verify(forged)
    assert [(one.part, one.id) for one in verified.deviations] == [(Verified.FACTS, None)]
    assert not verified.agrees


def test_words_that_were_changed_are_told() -> None:
    """Where a record has kept the statement's words, what is quoted of them stands in them."""
    plain = stored(STATEMENTS[0])
    plain["statement"]["text"] = plain["statement"]["text"].swapcase()
    verified = policy().verify(plain)
    assert {one.part for one in verified.deviations} == {Verified.FACTS}
    assert all(one.id and one.recorded != one.now for one in verified.deviations)
    assert policy().verify(policy().assess(STATEMENTS[0]).to_dict(words=False)).has_compared


def _rule(plain: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = plain["rules"][-1]["rule"]
    assert kept["concludes"] == "personal"
    assert kept["id"] not in {one["rule"]["id"] for one in plain["because"]}
    return kept


def _only_fact(plain: dict[str, Any]) -> dict[str, Any]:
    """Give a fact that stands in one place only."""
    parts = [*plain["rules"], *plain["findings"], *plain["obligations"], *plain["because"]]
    elsewhere = {used["fact"]["id"] for part in parts for used in part["facts"]}
    return next(used for used in plain["facts"] if used["fact"]["id"] not in elsewhere)


REWRITTEN: dict[str, tuple[Callable[[dict[str, Any]], Any], Any, Verified]] = {
    "what a rule says": (lambda plain: _rule(plain)["says"], ("sv", "Allt är tillåtet."), Verified.RULE),
    "what a rule concludes": (_rule, ("concludes", "official"), Verified.RULE),
    "where a guideline stands": (
        lambda plain: plain["findings"][0]["guideline"]["cite"],
        ("place", "nowhere"),
        Verified.FINDING,
    ),
    "whether a source was read": (
        lambda plain: plain["findings"][0]["guideline"]["cite"]["source"],
        ("verified", False),
        Verified.FINDING,
    ),
    "when a guideline applies": (
        lambda plain: plain["findings"][0]["guideline"],
        ("in_capacity", "any"),
        Verified.FINDING,
    ),
    "what is to be done": (
        lambda plain: plain["obligations"][0]["obligation"]["action"],
        ("sv", "Inget."),
        Verified.OBLIGATION,
    ),
    "what a fact is called": (
        lambda plain: _only_fact(plain)["phrase"],
        ("sv", "något annat"),
        Verified.FACTS,
    ),
    "what the policy is called": (
        lambda plain: plain["provenance"]["title"],
        ("sv", "Lagen"),
        Verified.CONTENTS,
    ),
    "what it says otherwise": (
        lambda plain: plain["provenance"],
        ("otherwise", "personal"),
        Verified.CONTENTS,
    ),
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_what_was_rewritten_of_the_policy_is_told(name: str) -> None:
    """A record repeats what the policy says, and nobody puts other words or another law into it."""
    place, (key, other), part = REWRITTEN[name]
    plain = stored(STATEMENTS[0])
    assert key in place(plain)
    place(plain)[key] = other
    (told,) = policy().verify(plain).deviations
    assert (told.part, told.recorded != told.now) == (part, True)
    assert not policy().verify(plain).agrees


FORGED_PARTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "the evidence of a finding": lambda plain: next(
        used["fact"]
        for finding in plain["findings"]
        for used in finding["facts"]
        if used["fact"]["truth"] != "unknown"
    ).update(evidence=[], told_by="somebody"),
    "what a fact is called": lambda plain: plain["because"][0]["facts"][0]["phrase"].update(sv="något"),
    "a deciding rule": lambda plain: plain["because"][0]["rule"].update(hat="party"),
    "a deciding rule that is none": lambda plain: plain.update(rules=plain["rules"][:0]),
}


@pytest.mark.parametrize("name", FORGED_PARTS)
def test_a_record_whose_parts_say_different_things_is_refused(name: str) -> None:
    """What stands twice in a record stands there alike: facts with their evidence, and rules."""
    plain = next(one for one in map(stored, STATEMENTS) if one["because"])
    FORGED_PARTS[name](plain)
    with pytest.raises(ValueError, match="the parts of this record disagree"):
        policy().verify(plain)


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
        other = attrs.evolve(policy(), obligations=(), version="another")
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


REVIEW = EXAMPLE.parent / "review"
LINDBY = Policy.load(REVIEW / "lindby.policy.toml")


@pytest.mark.parametrize("is_redacted", [False, True], ids=["whole", "redacted"])
def test_days_counted_in_hours_agree(is_redacted: bool) -> None:
    """No record has opening hours, and a redacted one no hour: the day is held between those possible."""
    directory = Directory.load(REVIEW / "directory.toml")
    by_bounds: set[str] = set()
    for one in archives.read(REVIEW / "archive.jsonl", directory, include_private=True):
        answer = LINDBY.assess(one)
        verified = LINDBY.verify(answer.redacted(b"0123456789abcdef") if is_redacted else answer)
        assert verified.deviations == ()
        by_bounds |= {*verified.days_by_bounds}
    assert by_bounds == {"answer-what-is-urgent", *(["take-down"] if is_redacted else [])}


@pytest.mark.parametrize(
    ("received", "recorded", "agrees"),
    [
        pytest.param("2024-05-14", "2024-05-13", False, id="before-it-came-in"),
        pytest.param("2024-05-14", "2024-05-14", True, id="the-same-day"),
        pytest.param("2024-05-14", "2024-06-14", True, id="whenever-it-is-open"),
        pytest.param(None, "2024-05-14", False, id="nobody-knows-when"),
    ],
)
def test_office_hours_run_out_no_earlier_than_they_begin(
    received: str | None, recorded: str, agrees: bool
) -> None:
    """A day before the time began can't be its last, and neither can one be told without its beginning."""
    asked = LINDBY.assess(
        Statement(act=Act.REPLY, received=None if received is None else dt.date.fromisoformat(received))
        .with_fact("receives-request", True)
        .with_fact("is-urgent", True)
    ).to_dict()
    duty = next(one for one in asked["obligations"] if one["obligation"]["id"] == "answer-what-is-urgent")
    duty["due"] = recorded
    assert LINDBY.verify(asked).agrees is agrees


@pytest.mark.parametrize(
    ("recorded", "agrees"),
    [("2024-05-13", False), ("2024-05-14", False), ("2024-05-15", True), ("2024-05-16", False)],
)
def test_hours_from_a_day_run_out_within_it(recorded: str, agrees: bool) -> None:
    """A day and a night from some hour of the 14th end on the 15th."""
    asked = LINDBY.assess(
        Statement(act=Act.REPLY, at=dt.date(2024, 5, 14)).with_fact("breaks-the-rules-of-the-page", True)
    ).to_dict()
    duty = next(one for one in asked["obligations"] if one["obligation"]["id"] == "take-down")
    duty["due"] = recorded
    assert LINDBY.verify(asked).agrees is agrees


def test_a_day_of_no_duty_in_hours_is_told() -> None:
    """Where no time is counted in hours, the day is reckoned anew or not at all."""
    asked = LINDBY.assess_facts(["receives-request"], ["is-urgent"]).to_dict()
    duty = next(one for one in asked["obligations"] if one["obligation"]["id"] == "answer")
    duty["due"] = "2024-05-14"
    verified = LINDBY.verify(asked)
    assert (verified.agrees, verified.days_by_bounds) == (False, ())
