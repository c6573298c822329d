"""Asking only what can still change the answer to one question."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from offentligroll import Policy, Truth
from offentligroll.questions import Form, GoalInterview, goal
from offentligroll.rules import Status

ASKED = [
    (path.stem, one)
    for path in sorted((Path(__file__).parent / "asked").glob("*.toml"))
    for one in tomllib.loads(path.read_text("utf-8"))["asked"]
]


def _asking(question: str, one: dict[str, object]) -> GoalInterview:
    policy = Policy.shipped(str(one["policy"]))
    return policy.interview_for(
        question,
        one.get("yes", ()),  # type: ignore[arg-type]
        one.get("no", ()),  # type: ignore[arg-type]
        asked_by=one.get("asked_by"),  # type: ignore[arg-type]
    )


@pytest.mark.thorough
def test_the_median_of_further_questions_is_at_most_three() -> None:
    """Even somebody who knows nothing more is soon done."""
    counts = []
    for question, one in ASKED:
        asking, count = _asking(question, one), 0
        while (fact := asking.question) is not None:
            asking, count = asking.with_answer(fact.id, Truth.UNKNOWN), count + 1
        counts.append(count)
    assert sorted(counts)[len(counts) // 2] <= 3
    assert max(counts) <= 10


@pytest.mark.parametrize(("question", "one"), ASKED[::7])
def test_each_question_can_change_the_answer(question: str, one: dict[str, object]) -> None:
    """What is asked matters: yes and no lead to different replies."""
    asking = _asking(question, one)
    if (fact := asking.question) is not None:
        told = [asking.with_answer(fact.id, truth).reply for truth in (Truth.YES, Truth.NO)]
        assert told[0].text() != told[1].text()


def test_what_is_settled_asks_nothing() -> None:
    """The posted rules were broken; once it is told that the measure goes no further, that is all."""
    asking = Policy.shipped("se-municipal-model").interview_for(
        "may-remove", ["account-belongs-to-authority", "content-breaks-house-rules"]
    )
    asked = asking.question
    assert (asking.reply.form, asked and asked.id) == (Form.YES, "goes-further-than-needed")
    asking = asking.with_answer("goes-further-than-needed", Truth.NO)
    assert (asking.reply.form, asking.reply.status, asking.question) == (Form.YES, Status.SETTLED, None)


def test_whoever_told_one_owner_is_not_asked_about_another() -> None:
    """What follows from what was told is not asked."""
    asking = Policy.shipped("us-lindke").interview_for(
        "may-remove", ["is-block", "account-belongs-to-author"]
    )
    asked = []
    while (fact := asking.question) is not None:
        asked.append(fact.id)
        asking = asking.with_answer(fact.id, Truth.UNKNOWN)
    assert asked
    assert {"account-belongs-to-authority", "account-belongs-to-third-party", "is-spoken"} & set(
        asked
    ) == set()


def test_no_more_than_so_many_facts_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interview gives up looking for what matters rather than keep somebody waiting."""
    monkeypatch.setattr(goal, "MOST_TRIED", 0)
    asking = Policy.shipped("se-municipal-model").interview_for(
        "may-remove", ["account-belongs-to-authority", "content-breaks-house-rules"]
    )
    assert (asking.reply.status, asking.question) == (Status.PROVISIONAL, None)
