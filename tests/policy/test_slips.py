"""Slips that authors make: each file in ``slips/`` has one, with its line and what is said of it.

The head of each file has the line, the message and the advice in English and in Swedish, and the code.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll.files.problems import Problem
from offentligroll.policy.checking.report import check_policy

SLIPS = sorted((Path(__file__).parent / "slips").glob("*.toml"))
_HEAD = re.compile(
    r"# Slip [0-9]+: (?P<title>.+)\.\n"
    r"# (?P<line>[0-9]+): (?P<en>.+)\n# (?P<line_sv>[0-9]+): (?P<sv>.+)\n# \[(?P<code>[a-z-]+)\]\n\n"
)


def told(problem: Problem, language: str) -> tuple[int, str]:
    """Give the line of a problem and what is said of it."""
    advice = f" ({problem.advice.in_language(language)})" if problem.advice else ""
    return problem.place.line if problem.place else 0, f"{problem.says.in_language(language)}{advice}"


def test_there_are_forty() -> None:
    """There are forty slips at least, each of another kind."""
    titles = [match["title"] for path in SLIPS if (match := _HEAD.match(path.read_text("utf-8")))]
    assert len(titles) == len(SLIPS) >= 40
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.stem)
def test_a_slip_is_caught_on_its_line(path: Path) -> None:
    """Each slip is caught on the right line, and what is said names the fix, in English and in Swedish."""
    head = _HEAD.match(path.read_text("utf-8"))
    assert head
    problems = [one for one in check_policy(path).problems if one.code == head["code"]]
    assert (int(head["line"]), head["en"]) in [told(one, "en") for one in problems]
    assert (int(head["line_sv"]), head["sv"]) in [told(one, "sv") for one in problems]


def test_without_the_slips_nothing_is_wrong() -> None:
    """The file that all slips were made in has nothing wrong with it, so that they are what is found."""
    clean = next(path for path in SLIPS if "misspelt-fact" in path.stem).read_text("utf-8")
    problems = check_policy_text(clean.replace("account-is-lsted", "account-is-listed"))
    assert problems == ()


def check_policy_text(text: str) -> tuple[Problem, ...]:
    """Check a policy that is already text."""
    from offentligroll.files.document import parse_document

    return check_policy(parse_document(text, "exempelby.policy.toml")).problems
