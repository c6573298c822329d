"""What a directory answers and no policy reads is told, since a slip in a name would else be silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import OTHER_TOWN, lines_of, offentligroll, written

POST = lines_of({"id": "a", "act": "post", "text": "Bron är öppen.", "channel": "web:storstad.example"})
SLIP = "account-is-used-for-ofice = true"


def told(folder: Path, facts: str, *options: str) -> list[str]:
    """Assess a post on an account about which some facts are answered, and return what is said beside."""
    directory = written(folder, "directory.toml", f"{OTHER_TOWN}facts = {{ {facts} }}\n")
    return offentligroll(
        "assess", "-", "--directory", str(directory), "--policy", "se-law", *options, stdin=POST
    ).err.splitlines()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "the directory answers `account-is-used-for-ofice`, which none of these policies knows, so "
                "it was left out; did you mean `account-is-used-for-office`?"
            ),
        ),
        (
            "sv",
            (
                "katalogen svarar på `account-is-used-for-ofice`, som ingen av dessa policyer känner till, "
                "så svaret lämnades utanför; menades `account-is-used-for-office`?"
            ),
        ),
    ],
)
def test_answer_that_looks_like_a_slip_is_told(tmp_path: Path, language: str, words: str) -> None:
    """A fact that neither the vocabulary nor a policy of the run has is named, with what may be meant."""
    assert told(tmp_path, SLIP, "--lang", language) == [words]


@pytest.mark.parametrize("facts", ["account-is-used-for-office = true", "serves-cinnamon-buns = true"])
def test_known_fact_and_one_of_other_policies_are_not_told(tmp_path: Path, facts: str) -> None:
    """Nothing is said of a fact of the vocabulary, nor of one that another policy may have as its own."""
    assert told(tmp_path, facts) == []


def test_nothing_is_said_of_a_directory_that_answers_nothing(tmp_path: Path) -> None:
    """There is nothing to be known."""
    assert told(tmp_path, "") == []
