"""``offentligroll queue``: what people must decide is shown, asked and kept; other commands count with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import NAMED
from cli_builders import offentligroll as ran

from offentligroll.queue import AnswerStore

EXAMPLE = Path(__file__).parents[2] / "examples" / "review"
ARCHIVE = (
    str(EXAMPLE / "archive.jsonl"), "--policy", str(EXAMPLE / "lindby.policy.toml"),
    "--directory", str(EXAMPLE / "directory.toml"), "--include-private",
)  # fmt: skip


@pytest.fixture
def answers(tmp_path: Path) -> str:
    """The path of a file of answers."""
    return str(tmp_path / "answered.sqlite")


def test_it_is_shown(answers: str) -> None:
    """The first questions, and how many there are."""
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--rows", "2", "--lang", "sv")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert [line[:3] for line in lines[:2]] == ["1. ", "2. "]
    assert "till visas inte" in lines[2]
    assert "27 uttalanden väntar" in lines[3]
    assert not Path(answers).exists(), "who only looks leaves no file behind"


def test_only_what_answers_one_question_is_shown(answers: str) -> None:
    """A registrar asks what is a record, and is not asked about the rest."""
    some = ran("queue", *ARCHIVE, "--answers", answers, "--question", "what-must-be-done", "--rows", "500")
    every = ran("queue", *ARCHIVE, "--answers", answers, "--rows", "500")
    assert len(some.out.splitlines()) < len(every.out.splitlines())


def test_it_is_asked_and_kept(answers: str) -> None:
    """Yes, no and don't know; why, and back; each with the name of whoever answered."""
    replies = "?\nb\ny\nn\nb\nd\nq\n"
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--by", "Åsa Ek", stdin=replies.encode())
    assert ended.code == 0
    assert "is waiting for it: lindby:" in ended.out
    assert "There is nothing of yours to take back." in ended.out
    assert "Taken back: answer 2." in ended.out
    assert f"Kept: {answers}" in ended.out
    kept = AnswerStore.opened(answers).kept()
    assert [(one.truth.value, one.by) for one in kept] == [("yes", "Åsa Ek"), ("unknown", "Åsa Ek")]


def test_it_ends_by_itself_when_all_is_answered(answers: str) -> None:
    """Whoever answers all that is open is not asked for more."""
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--by", "Åsa Ek", stdin=b"n\n" * 200)
    assert ended.code == 0
    assert "Nothing is left to decide." in ended.out
    assert len(AnswerStore.opened(answers).kept()) < 200


def test_other_commands_count_with_the_answers(answers: str, tmp_path: Path) -> None:
    """The records carry who decided what."""
    ran("queue", *ARCHIVE, "--answers", answers, "--by", "Åsa Ek", stdin=b"y\nq\n")
    (kept,) = AnswerStore.opened(answers).kept()
    out = tmp_path / "records"
    ended = ran("records", *ARCHIVE, "--answers", answers, "--out", str(out), "--format", "assessments")
    assert ended.code == 0
    lines = map(json.loads, (out / "assessments.jsonl").read_text("utf-8").splitlines())
    told = {line["statement"]: line["answered"] for line in lines}
    assert [one["by"] for one in told.pop(kept.scope.statement)] == ["Åsa Ek"]
    assert not any(told.values())
    explained = ran(
        "explain", *ARCHIVE, "--answers", answers, "--id", str(kept.scope.statement), "--detail", "everything"
    )
    assert "Åsa Ek answered yes on" in explained.out


def test_a_difference_counts_with_them_too(answers: str) -> None:
    """What an answer has settled differs under a policy that asks otherwise."""
    ran("queue", *ARCHIVE, "--answers", answers, "--by", "Åsa Ek", stdin=b"q\n")
    policy = str(EXAMPLE / "lindby.policy.toml")
    ended = ran("diff", policy, policy, ARCHIVE[0], "--directory", ARCHIVE[4], "--answers", answers)
    assert ended.code == 0


def test_when_all_is_decided(answers: str, tmp_path: Path) -> None:
    """It says so."""
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    ended = ran("queue", str(tmp_path / "empty.jsonl"), *NAMED, "--answers", answers)
    assert "Nothing is left to decide." in ended.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-", "--by", "Åsa"), "standard input is for the answers"),
        ((*ARCHIVE, "--by", " "), "say who answers"),
    ],
)
def test_what_can_not_be_asked(answers: str, words: tuple[str, ...], says: str) -> None:
    """Answers and statements through one pipe, and answers of nobody."""
    ended = ran("queue", *words, "--answers", answers)
    assert ended.code == 2
    assert says in ended.err


def test_a_statement_that_can_not_be_assessed_is_told(answers: str) -> None:
    """The others are gone through."""
    ended = ran("queue", ARCHIVE[0], "--policy", "se-law", "--include-private", "--answers", answers)
    assert ended.code == 1
    assert "is not a fact" in ended.err
    assert "statements are waiting" in ended.out


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """It is told before anything is read, with its name."""
    path = tmp_path / "answered.sqlite"
    path.write_text("no", encoding="utf-8")
    ended = ran("assess", *ARCHIVE, "--answers", str(path))
    assert ended.code == 1
    assert f"{path} can't be used as a file of answers" in ended.err
