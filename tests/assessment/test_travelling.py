"""Answers on their way to other programs, and back."""

from __future__ import annotations

import copy
import csv
import datetime as dt
import io
import json
import pickle
from typing import Any

import pytest
from assessment_builders import SUMMARY, assessment, duty, fact, finding, questions, rule

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import OpenQuestions
from offentligroll.cli.records import csv_head, csv_row
from offentligroll.files.json_writing import json_line
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import Outcome, RuleState, Status

LISTED = fact(quote="Storgatan")


def told(**more: Any) -> Assessment:  # noqa: ANN401
    """Give an answer with a reason, a finding, a duty and a question."""
    given: dict[str, Any] = {
        "because": (rule(facts=(LISTED,)),),
        "facts": (LISTED,),
        "findings": (finding(Outcome.BREACHED, facts=(LISTED,)), finding(Outcome.NOT_APPLICABLE, id="other")),
        "obligations": (duty(),),
        "questions": questions(fact(Truth.UNKNOWN, id="is-satire")),
    }
    return assessment(**given | more)


class TestDetail:
    """`to_dict` writes as much as is asked for."""

    def test_without_questions(self) -> None:
        """What to ask next is looked for only where that is wanted; an answer is equal without it."""
        plain = told().to_dict()
        assert "questions" not in plain
        again = Assessment.from_dict(plain)
        assert again == told()
        assert again.open_questions() == OpenQuestions(complete=False)
        assert again.to_dict() == plain

    def test_with_questions(self) -> None:
        """They travel along where they are asked for."""
        again = Assessment.from_dict(json.loads(json.dumps(told().to_dict(questions=True))))
        assert again.open_questions() == told().open_questions()
        nothing = Assessment.from_dict(told(questions=OpenQuestions()).to_dict(questions=True))
        assert nothing.open_questions() == OpenQuestions()

    def test_compact(self) -> None:
        """A compact record of a line is at most 2 kB, flat, and silent about what does not apply."""
        plain = told().to_dict("compact")
        assert len(json.dumps(plain)) <= 2_000
        assert (plain["capacity"], plain["words"]) == ("official", SUMMARY.text)
        assert plain["findings"] == {finding().id: {"outcome": "breached", "status": "settled"}}

    def test_compact_without_a_statement(self) -> None:
        """Facts alone have neither words nor author."""
        plain = told(statement=None).to_dict("compact")
        assert (plain["statement"], plain["at"], plain["author"], plain["words"]) == (None,) * 4

    @pytest.mark.parametrize("words", [True, False])
    @pytest.mark.parametrize("changed", [{}, {"statement": None}, {"tone_status": None, "lean": None}])
    def test_on_one_line(self, changed: dict[str, Any], words: bool) -> None:
        """The line of JSON is the compact record, key by key."""
        plain = told(**changed).to_dict("compact", words=words)
        assert told(**changed).to_json_line(words=words) == json_line(plain)

    def test_words_are_kept_or_not(self) -> None:
        """Whether words stay is no matter of what counts as true."""
        with pytest.raises(TypeError, match="words"):
            told().to_json_line(words=0)  # type: ignore[arg-type] # what is tried

    @pytest.mark.parametrize("detail", ["compact", "full"])
    def test_without_words(self, detail: Any) -> None:  # noqa: ANN401
        """Without words neither the text nor a quote of it is there."""
        with_words = json.dumps(told().to_dict(detail), ensure_ascii=False)
        without = json.dumps(told().to_dict(detail, words=False), ensure_ascii=False)
        assert SUMMARY.text is not None
        assert SUMMARY.text in with_words
        assert SUMMARY.text not in without
        assert "Storgatan" not in without

    def test_full_without_words_or_statement(self) -> None:
        """Where there is no statement, the quotes go all the same."""
        without = told(statement=None).to_dict(words=False)
        assert without["statement"] is None
        assert "Storgatan" not in json.dumps(without)

    def test_another_detail(self) -> None:
        """There are two details; another is refused."""
        with pytest.raises(ValueError, match='"compact" or "full", got `short`'):
            told().to_dict("short")  # type: ignore[arg-type]


def test_rows() -> None:
    """Findings and obligations are rows of the same columns."""
    rows = list(told().rows())
    assert [(row["kind"], row["outcome"]) for row in rows] == [
        ("guideline", "breached"),
        ("guideline", "not-applicable"),
        ("obligation", "due"),
    ]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert [row["is_against"] for row in rows] == [True, False, False]


def test_rows_mark_precautions() -> None:
    """A row tells of an obligation whether it is due only as a precaution."""
    one = told(obligations=(duty(), duty(id="keep", is_precaution=True)))
    assert [row["is_precaution"] for row in one.rows()] == [False, False, False, True]


def test_csv_parts_precautions_from_duties() -> None:
    """What is due only as a precaution has a column of its own, so that nobody takes it for a duty."""
    one = told(obligations=(duty(id="reply"), duty(id="keep", due=dt.date(2024, 5, 3), is_precaution=True)))
    (row,) = csv.DictReader(io.StringIO(csv_head() + csv_row(one)))
    assert (row["due"], row["precautions"]) == ("reply", "keep 2024-05-03")


def test_a_pickled_answer_is_its_record() -> None:
    """Pickled, it carries what `to_dict` tells, and nothing else."""
    one = told()
    assert len(pickle.dumps(one)) < 2 * len(json.dumps(one.to_dict()))
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one  # noqa: S301


DISAGREEING = {
    "it is settled that nothing is known": (
        {"capacity": "undetermined"},
        "the capacity is undetermined, and yet settled",
    ),
    "an answer that is open": ({"status": "open"}, "the capacity is official, and yet open"),
    "an answer that leans elsewhere": (
        {"lean": "personal"},
        "it leans to personal, and yet the capacity is official",
    ),
    "a rule that concludes otherwise": (
        {"capacity": "personal"},
        "the deciding rule `listed-channel` concludes official, not personal",
    ),
    "no rule, and another `otherwise`": (
        {"because": []},
        "no rule decides, and without one the policy says undetermined",
    ),
    "a reason that is not among the rules": (
        {"rules": []},
        "the rule `listed-channel` is yes in one place, and not in the other",
    ),
    "a fact that is another elsewhere": (
        {"facts": []},
        "the fact `account-is-listed` is yes in one place, and unknown in another",
    ),
}


@pytest.mark.parametrize(("change", "words"), DISAGREEING.values(), ids=DISAGREEING)
def test_a_record_whose_parts_disagree_is_refused(change: dict[str, Any], words: str) -> None:
    """Who changed one part of a record, and not the others, is told which."""
    with pytest.raises(ValueError, match="parts of this record disagree") as caught:
        Assessment.from_dict({**told().to_dict(), **change})
    assert words in str(caught.value)


def test_an_open_answer_agrees() -> None:
    """An undetermined answer may lean, and has reasons on both sides that decide nothing."""
    one = told(
        capacity=Capacity.UNDETERMINED,
        status=Status.OPEN,
        lean=Capacity.OFFICIAL,
        because=(rule(facts=(LISTED,), state=RuleState.OPEN),),
    )
    assert Assessment.from_dict(one.to_dict()) == one
