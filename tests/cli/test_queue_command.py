"""``offentligroll queue``: what people must decide is shown, asked and kept; other commands count with it."""

from __future__ import annotations

import json
import re
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
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--rows", "2", "--each", "--lang", "sv")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert [line[:3] for line in lines[:2]] == ["1. ", "2. "]
    assert "till visas inte" in lines[2]
    assert "27 uttalanden väntar" in lines[3]
    assert not Path(answers).exists(), "who only looks leaves no file behind"


def test_each_question_is_shown_once(answers: str) -> None:
    """With how many answers it takes, and how many statements wait for one."""
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--rows", "3")
    *kinds, more, left = ended.out.splitlines()
    assert [line[:3] for line in kinds] == ["1. ", "2. ", "3. "]
    assert all(re.search(r" – (1 answer|\d+ answers)\b.*: \d+ statements? waiting$", line) for line in kinds)
    assert more.endswith("--rows shows more.")
    assert re.match(r"\d+ questions are open, with at most \d+ answers to give; 27 of \d+ statements", left)
    assert left.endswith("--each shows them one by one; --by NAME asks them.")
    every = ran("queue", *ARCHIVE, "--answers", answers, "--rows", "500")
    questions = [line.split(". ", 1)[1].split("? – ")[0] for line in every.out.splitlines()[:-1]]
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize(("reply", "language"), [("n all", "en"), ("n alla", "sv"), ("d *", "en")])
def test_one_answer_for_all_of_an_author(tmp_path: Path, answers: str, reply: str, language: str) -> None:
    """What each statement has its own answer to is answered once, kept for each, and taken back at once."""
    posts = [
        {"act": "post", "id": str(number), "at": f"2011-0{number}-03T21:14:00+01:00", "author": "jansson",
         "channel": "twitter:kommunchef", "text": "Nu plogas det.", "language": "sv"}
        for number in (1, 2, 3)
    ]  # fmt: skip
    archive = tmp_path / "posts.jsonl"
    archive.write_text("\n".join(map(json.dumps, posts)), encoding="utf-8")
    asked = ("queue", str(archive), *NAMED, "--question", "is-record", "--answers", answers, "--by", "Åsa Ek")
    seen = ran(*asked, "--lang", language, stdin=b"q\n")
    assert "3" in seen.out.splitlines()[3], seen.out
    ended = ran(*asked, "--lang", language, stdin=f"{reply}\nq\n".encode())
    assert ended.code == 0
    kept = AnswerStore.opened(answers).kept()
    assert [one.scope.statement for one in kept] == ["1", "2", "3"]
    assert len({(one.fact, one.truth, one.at, one.note) for one in kept}) == 1
    assert "3" in str(kept[0].note)
    undone = ran(*asked, "--lang", language, stdin=b"b\nq\n")
    assert "3 " in undone.out
    assert AnswerStore.opened(answers).kept() == ()


@pytest.mark.parametrize("reply", ["all", "? all", "q all"])
def test_what_is_no_answer_for_all(answers: str, reply: str) -> None:
    """Why and quit are no answers, and "all" alone is none."""
    ended = ran("queue", *ARCHIVE, "--answers", answers, "--by", "Åsa Ek", stdin=f"{reply}\n".encode())
    assert "Answer y, n or d" in ended.out
    assert AnswerStore.opened(answers).kept() == ()


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
