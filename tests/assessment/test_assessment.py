"""The assessment as users hold it."""

from __future__ import annotations

import copy
import pickle

import pytest
from assessment_builders import assessment, fact, finding, questions, rule

from offentligroll.assessment.record import AssessmentRecord
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import Outcome, Status


def test_details_are_read_through() -> None:
    """All that the details can tell is read from the assessment."""
    unknown = fact(Truth.UNKNOWN)
    one = assessment(
        Capacity.UNDETERMINED,
        Status.OPEN,
        lean=Capacity.OFFICIAL,
        tone=Tone.PRIVATE,
        because=(rule("a"),),
        despite=(rule("b"),),
        held_open_by=(rule("c"),),
        rules=(rule("a"), rule("b"), rule("c")),
        facts=(fact(),),
        weak_facts=(unknown,),
        findings=(finding(),),
        questions=questions(unknown),
    )
    details = one._details
    assert isinstance(details, AssessmentRecord)
    assert one.record == details
    assert [reason.id for reason in one.because + one.despite + one.held_open_by] == ["a", "b", "c"]
    assert [reason.says["en"] for reason in one.because] == [
        "Channels on the municipality's list are official."
    ]
    assert one.because[0].cite is None
    assert one.open_questions() == details.questions
    assert one.facts[0].id == "account-is-listed"
    assert one.findings[0].id == "no-party-politics"


def test_open_questions_are_a_sequence() -> None:
    """Questions are counted, walked through and cut as any sequence."""
    some = questions(fact(id="a"), fact(id="b"), fact(id="c"))
    assert len(some) == 3
    assert [question.facts[0].id for question in some] == ["a", "b", "c"]
    assert some[0].facts[0].id == "a"
    assert [question.facts[0].id for question in some[1:]] == ["b", "c"]


def test_hats_are_those_of_deciding_rules_that_agree() -> None:
    """Hats come from deciding rules that conclude the answer, each once and in their order."""
    one = assessment(
        Capacity.PERSONAL,
        because=(
            rule("a", concludes=Capacity.PERSONAL, hat="party"),
            rule("b", concludes=Capacity.PERSONAL),
            rule("c", concludes=Capacity.OFFICIAL, hat="mayor"),
            rule("d", concludes=Capacity.PERSONAL, hat="union"),
            rule("e", concludes=Capacity.PERSONAL, hat="party"),
        ),
    )
    assert one.hats == ("party", "union")


def test_breaches_and_departures_are_against() -> None:
    """Only what was breached or departed from goes against a guideline."""
    assert [outcome for outcome in Outcome if outcome.is_against] == [Outcome.BREACHED, Outcome.DEPARTED_FROM]


def test_it_is_no_truth() -> None:
    """An assessment used as a bool raises, since undetermined is neither."""
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(assessment())


def test_assessments_are_equal_by_what_they_tell() -> None:
    """Two assessments that tell the same are equal; one that differs in a detail is not."""
    assert assessment(findings=(finding(),)) == assessment(findings=(finding(),))
    assert hash(assessment()) == hash(assessment())
    assert assessment(findings=(finding(),)) != assessment(findings=(finding(Outcome.COMPLIES),))
    assert assessment() != "official"


def test_it_can_be_pickled_and_copied() -> None:
    """An assessment survives pickling and deep copying."""
    one = assessment(because=(rule(),))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    assert copy.deepcopy(one) == one


def test_its_words_stay_out_of_its_repr() -> None:
    """The details are not printed by repr, which would be endless."""
    assert "_details" not in repr(assessment())


def test_it_explains_itself() -> None:
    """Explaining goes through the explanation, in English and with reasons unless asked otherwise."""
    one = assessment(because=(rule(),))
    assert one.explain() == one.explain("en", "reasons")
    assert "officiell" in one.explain("sv", "sentence")
