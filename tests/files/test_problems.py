"""Problems of files read as one line each, and travel in one error."""

from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.problems import FileError, Place, Problem, Severity, did_you_mean, printable
from offentligroll.languages import Message, with_hint


def said(text: str) -> Message:
    """A message of these words."""
    return Message("languages.verbatim", text=text)


PLACE = Place("a.policy.toml", 3, 5)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(Problem("x", said("it is so")), "it is so", id="message alone"),
        pytest.param(Problem("x", said("it is so"), "fact[1]"), "fact[1]: it is so", id="with entry"),
        pytest.param(
            Problem("x", said("it is so"), hint=said("do this")), "it is so (do this)", id="with hint"
        ),
        pytest.param(
            Problem("x", said("it is so"), place=PLACE), "a.policy.toml:3:5: it is so", id="with place"
        ),
        pytest.param(
            Problem("x", said("it is so"), "fact[1]", said("do this"), PLACE, Severity.HINT),
            "a.policy.toml:3:5: fact[1]: it is so (do this)",
            id="with all",
        ),
        pytest.param(
            Problem("x", said("two\nlines \x1b[31m\ud800")), r"two\u000alines \u001b[31m\ud800", id="tricks"
        ),
    ],
)
def test_a_problem_is_one_line_without_what_is_absent(problem: Problem, line: str) -> None:
    """A problem prints as place, entry, message and hint, without those that are absent."""
    assert str(problem) == line


def test_what_a_file_holds_never_makes_a_problem_long() -> None:
    """Texts of the file are cut, also within advice and lists."""
    long = Message("files.did-you-mean", word="x" * 5_000)
    problem = Problem(
        "bad-key", with_hint(long, long), hint=Message("files.unknown-value", value="x", words=("x" * 5_000,))
    )
    assert len(str(problem)) < 3_500


def test_a_file_error_says_its_problems_in_the_order_of_the_file() -> None:
    """All problems of a file stand in one error, a line each, sorted by line and column as numbers."""
    second = Problem("x", said("second"), place=Place("a", 10, 1))
    first = Problem("x", said("first"), place=Place("a", 9, 30))
    general = Problem("x", said("general"))
    error = FileError([second, first, general])
    assert error.problems == (general, first, second)
    assert str(error) == "general\na:9:30: first\na:10:1: second"


def test_a_file_error_survives_pickling() -> None:
    """An error that crosses to another process keeps its problems."""
    error = FileError([Problem("x", said("it is so"), place=PLACE)])
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
    assert (type(copy), copy.problems, str(copy)) == (FileError, error.problems, str(error))


@pytest.mark.parametrize(
    ("word", "known", "suggestion"),
    [
        pytest.param("wen", ["unless", "when"], "did you mean `when`?", id="a slip"),
        pytest.param("WHEN", ["unless", "when"], "did you mean `when`?", id="capitals"),
        pytest.param("when", ["Official", "When"], "did you mean `When`?", id="capitals kept"),
        pytest.param("zebra", ["unless", "when"], None, id="nothing close"),
        pytest.param("w" * 10_000_000, ["when"], None, id="a word without end"),
        pytest.param("when", [], None, id="nothing known"),
    ],
)
def test_a_close_word_is_suggested(word: str, known: list[str], suggestion: str | None) -> None:
    """Whoever mistypes a word is shown the closest one that exists, and nothing where none is close."""
    found = did_you_mean(word, known)
    assert (None if found is None else str(found)) == suggestion


def test_suggestions_look_at_a_bounded_number_of_words() -> None:
    """However many words are known, the search for a close one ends."""
    assert did_you_mean("when", itertools.repeat("zebra")) is None


@given(st.text())
def test_printable_text_stays_on_its_line(text: str) -> None:
    """Whatever a file says, a message about it is one line that can be written as UTF-8."""
    line = printable(text)
    assert len(line.splitlines()) <= 1
    line.encode()
