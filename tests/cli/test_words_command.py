"""The command `words`."""

# ruff: noqa: E501 - examples are easier to read in one line

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import offentligroll, written

NEWS = "Vi har i kväll fattat beslut om en ny bro i kommunen."
PATTERNS = """fact = "announces-decision"
language = "sv"

[[group]]
about = "bridges"
patterns = ["ny bro"]
"""


def test_each_fact_is_shown_with_its_words_and_patterns() -> None:
    """A person sees what was read, where, and why."""
    ended = offentligroll("words", NEWS, "--kind", "municipality", "--title", "kommunchef", "--lang", "sv")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Språk: sv\n")
    assert "[announces-decision]\n  Ett mönster passar.\n  ord: Vi har i kväll fattat beslut\n" in ended.out
    assert "  mönster: " in ended.out
    assert "solicits-contribution" in ended.out


def test_a_part_in_another_language_is_told() -> None:
    """Where a sentence is in a language that is not read, that is said."""
    ended = offentligroll(
        "words", f"{NEWS} Wir haben heute leider geschlossen, kommen Sie morgen.", "--lang", "en"
    )
    assert "In `de`: Wir haben heute leider geschlossen, kommen Sie morgen" in ended.out


def test_the_text_may_come_through_a_pipe() -> None:
    """Without TEXT it is read from standard input."""
    ended = offentligroll("words", "--name", "Ekeby kommun", "--lang", "en", stdin=b"Xqz Zqx")
    assert ended.out.startswith("Language: unclear\n")


def test_patterns_of_ones_own_are_tried(tmp_path: Path) -> None:
    """A file of patterns takes the place of the shipped one for its fact."""
    path = written(tmp_path, "announces-decision.toml", PATTERNS)
    ended = offentligroll("words", NEWS, "--try", path, "--lang", "en")
    assert "  pattern: ny bro\n" in ended.out
    without = offentligroll("words", NEWS, "--lang", "en")
    assert "  pattern: ny bro\n" not in without.out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("ny bro", "ny {authorty}", "announces-decision: nothing fills `{authorty}`", id="pattern"),
        pytest.param("announces-decision", "announces", "`fact` must name a fact", id="fact"),
        pytest.param('language = "sv"', 'language = "xx"', "no language in which patterns can be tried", id="language"),
        pytest.param('about = "bridges"', 'abaut = "bridges"', "`about` is missing or misspelt", id="key"),
        pytest.param('["ny bro"]', "3", "something has the wrong form", id="form"),
        pytest.param("[[group]]", "[[group", "a.toml:4:", id="no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_them_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A slip in the file is told in words, with the file."""
    path = written(tmp_path, "a.toml", PATTERNS.replace(old, new))
    ended = offentligroll("words", NEWS, "--try", path, "--lang", "en")
    assert ended.code in (1, 2)
    assert told in ended.err
