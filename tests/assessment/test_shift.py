"""How the assessment of one statement differs under two policies."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

import town
from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.shift import shift_between
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.policy.policy import Policy

HEAD = town.HEAD + town.SWEDEN
SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
LISTED = f'[[capacity]]\nid = "listed"\ndecides = "official"\nwhen = "account-is-listed"\n{SAYS}'
REPLY = f'[[guideline]]\nid = "reply"\nmust = "is-reply"\n{SAYS}'
KEEP = f'[[obligation]]\nid = "keep"\naction = {{ sv = "Gör.", en = "Do." }}\nwithin = "P1D"\n{SAYS}'


def _assess(*parts: str, yes: tuple[str, ...] = ("account-is-listed",)) -> Assessment:
    policy = Policy.from_text(HEAD + "".join(parts))
    facts = dict.fromkeys(yes, True)
    return policy.assess(statement_from_record({"act": "post", "at": "2024-03-05", "facts": facts}))


def test_the_same_answer_is_no_shift() -> None:
    """Two policies that answer alike differ in nothing, also where other rules decide."""
    other = LISTED.replace('"listed"', '"on-the-list"')
    shift = shift_between(_assess(LISTED, REPLY, KEEP), _assess(other, REPLY, KEEP))
    assert shift.is_empty
    assert [one.id for one in shift.new.because] == ["on-the-list"]


@pytest.mark.parametrize(
    "other",
    [
        LISTED.replace("official", "personal"),
        LISTED.replace("decides", "presumes") + "rebutted_by = 'acts-on-assignment'\n",
    ],
    ids=["capacity", "status"],
)
def test_another_capacity_or_status_is_a_shift(other: str) -> None:
    """Whose words they are, and how firm that is, are the answer."""
    shift = shift_between(_assess(LISTED), _assess(other))
    assert shift.is_answer_changed
    assert not shift.is_empty


def test_a_guideline_that_comes_to_something_else_is_a_shift() -> None:
    """An outcome that changed, came or went is told; one that does not apply counts as none."""
    facts = ("account-is-listed", "is-reply")
    old = _assess(LISTED, REPLY, yes=facts)
    shift = shift_between(old, _assess(LISTED, REPLY.replace("must", "must_not"), yes=facts))
    assert [
        (one.id, one.old and one.old.outcome.value, one.new and one.new.outcome.value)
        for one in shift.findings
    ] == [("reply", "complies", "breached")]
    (came,) = shift_between(_assess(LISTED, yes=facts), old).findings
    assert came.old is None
    (went,) = shift_between(old, _assess(LISTED, yes=facts)).findings
    assert went.new is None
    elsewhere = REPLY + 'in_capacity = "personal"\n'
    assert shift_between(_assess(LISTED, elsewhere, yes=facts), _assess(LISTED, yes=facts)).is_empty
    assert not shift.is_answer_changed


def test_an_obligation_that_comes_to_something_else_is_a_shift() -> None:
    """Another last day is a shift; an obligation that is not due counts as none."""
    old = _assess(LISTED, KEEP)
    (later,) = shift_between(old, _assess(LISTED, KEEP.replace("P1D", "P2D"))).obligations
    assert later.old is not None
    assert later.new is not None
    assert (later.old.due, later.new.due) == (dt.date(2024, 3, 6), dt.date(2024, 3, 7))
    (went,) = shift_between(old, _assess(LISTED)).obligations
    assert (went.id, went.new) == ("keep", None)
    (came,) = shift_between(_assess(LISTED), old).obligations
    assert came.old is None
    assert shift_between(_assess(LISTED, KEEP + 'in_capacity = "personal"\n'), _assess(LISTED)).is_empty


def test_another_lean_is_a_shift() -> None:
    """What an undetermined statement leans to is part of the answer."""
    old = _assess(LISTED)
    assert shift_between(old, attrs.evolve(old, lean=old.capacity)).is_answer_changed
