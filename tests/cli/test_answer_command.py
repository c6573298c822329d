"""The command `answer`: the question that somebody has, in three lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import DIRECTORY, STATEMENTS, Ended, offentligroll, written

from offentligroll.cli.commands.answer import _message

SWEDISH = ("--country", "SE", "--body", "municipality")


def answer(*words: str | Path, stdin: bytes = b"") -> Ended:
    """Ask in English."""
    return offentligroll("answer", *words, "--lang", "en", stdin=stdin)


def test_facts_are_told_by_id_or_phrase() -> None:
    """The first line answers; the source stands in the second."""
    by_id = answer("may-remove", "content-breaks-house-rules", "--policy", "se-municipal-model")
    phrase = "what was removed, or what its author was blocked for, broke the posted rules"
    by_phrase = answer("may-remove", phrase, "--policy", "se-municipal-model")
    assert by_id.code == 0
    assert by_id.out.startswith("Yes, you may.\nGround: Only what breaks the rules is removed")
    assert by_id.out == by_phrase.out


def test_what_is_not_so_is_told_too() -> None:
    """No rule was broken, so it stays."""
    told = answer(
        "may-remove", "account-belongs-to-authority", "--no", "content-breaks-house-rules", *SWEDISH
    )
    assert told.out.startswith("No, you may not.")


def test_days_are_counted() -> None:
    """What came in on a Friday is answered on Monday."""
    told = answer(
        "what-must-be-done",
        "receives-request",
        "account-belongs-to-authority",
        "--policy",
        "se-municipal-model",
        "--received",
        "2026-11-27",
    )
    assert told.out.startswith("You must, by 30 November 2026: Answer")


def test_where_nothing_is_told_it_asks() -> None:
    """Two taps, one sentence."""
    told = answer("may-show-person", *SWEDISH, stdin=b"?\nb\ny\nb\ny\ny\ny\ny\n")
    assert "May we show this person, or publish this about somebody?" in told.out
    assert "\nYes, you may.\n" in told.out


def test_it_can_be_stopped() -> None:
    """What is known so far is answered."""
    assert "\nNo, you may not, unless everyone" in answer("may-show-person", *SWEDISH, stdin=b"q\n").out


def test_where_no_policy_fits_nothing_is_asked() -> None:
    """Somebody in Victoria is told so at once."""
    told = answer("may-remove", "--country", "AU", "--area", "AU-VIC", "--body", "school")
    assert "Nearest, and not applied" in told.out


def test_a_statement_is_named() -> None:
    """The directory tells for whom."""
    told = answer("is-record", "--statement", STATEMENTS, "--directory", DIRECTORY, "--number", "1")
    assert (told.code, told.err) == (0, "")
    assert "This is the answer of" in told.out


def test_a_statement_that_can_not_be_read(tmp_path: Path) -> None:
    """It is told, and nothing is answered."""
    broken = written(tmp_path, "broken.jsonl", "{\n")
    assert answer("is-record", "--statement", broken).code == 1


def test_json_is_for_programs() -> None:
    """The forms are the words of the design."""
    told = answer("may-show-person", "account-belongs-to-authority", *SWEDISH, "--format", "json")
    first = json.loads(told.out)["replies"][0]
    assert (first["form"], first["ask"], first["ground"]["rule"]) == (
        "no-unless",
        "all-shown-have-consented",
        "gdpr-ground",
    )


def test_a_draft_says_that_it_is_one() -> None:
    """The decision names its ground, and how to appeal is left to fill in."""
    told = answer("may-remove", "content-breaks-house-rules", "--policy", "se-municipal-model", "--draft")
    assert "DRAFT. Check it" in told.out
    assert "How a decision can be appealed: [to whom, how, by when]" in told.out


def test_the_rest_unfolds() -> None:
    """The other rules that bear on it stand behind."""
    told = answer("may-remove", "content-breaks-house-rules", "--policy", "se-municipal-model", "--whole")
    assert "\nBesides:\n- " in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["may-say"], "say for whom: `--country` (such as SE)"),
        (["may-fly"], "`may-fly` is not one of `may-say`"),
        (["may-say", "nonsense", "--country", "SE"], "`nonsense` is not a fact"),
        (["may-say", "is-reply", "--statement", "x.jsonl"], "state facts or name a statement, not both"),
        (["may-say", "--id", "x", "--country", "SE"], "name it with `--statement`"),
        (
            ["may-remove", "is-block", "--country", "SE", "--asked-by", "employer"],
            "is not asked by `employer`",
        ),
        (["may-say", "is-reply", "--no", "is-reply", "--country", "SE"], "is-reply"),
    ],
)
def test_what_can_not_be_asked(words: list[str], said: str) -> None:
    """Errors say what to do."""
    ended = answer(*words)
    assert ended.code == 2
    assert said in ended.err


def test_what_is_refused_in_plain_words_is_told_as_it_is() -> None:
    """Not every mistake has a sentence of its own in the catalogue."""
    assert _message(ValueError("a day too late")).in_language("en").endswith("a day too late")


def test_a_policy_that_is_named_asks_by_itself() -> None:
    """Where the policy is named, its own questions are asked."""
    told = answer("may-show-person", "--policy", "se-law", stdin=b"q\n")
    assert "May we show this person, or publish this about somebody?" in told.out
    assert told.code == 0
