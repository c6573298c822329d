"""Slips that authors of cases make: each file in ``slips/`` has one, with its line and what is said of it.

The head of each file has the line, the message and the advice in English and in Swedish, and the code.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll.cases import Suite, run_suite
from offentligroll.cases.policies import policy_of
from offentligroll.files.problems import FileError, Problem

FOLDER = Path(__file__).parent / "slips"
SLIPS = sorted(FOLDER.glob("[0-9]*.toml"))
_HEAD = re.compile(
    r"# Slip [0-9]+: (?P<title>.+)\.\n"
    r"# (?P<line>[0-9]+): (?P<en>.+)\n# (?P<line_sv>[0-9]+): (?P<sv>.+)\n# \[(?P<code>[a-z-]+)\]\n\n"
)


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Give all that is wrong with a file of cases."""
    try:
        suite = Suite.load(path)
        policy_of(suite)
    except FileError as error:
        return error.problems
    return tuple(problem for some in suite.problems.values() for problem in some)


def told(problem: Problem, language: str) -> tuple[int, str]:
    """Give the line of a problem and what is said of it, without the folder of these tests."""
    advice = f" ({problem.advice.in_language(language)})" if problem.advice else ""
    said = f"{problem.says.in_language(language)}{advice}".replace(f"{FOLDER}/", "")
    return problem.place.line if problem.place else 0, said


def test_there_are_thirty_one() -> None:
    """There are thirty-one slips, each of another kind."""
    titles = [match["title"] for path in SLIPS if (match := _HEAD.match(path.read_text("utf-8")))]
    assert len(titles) == len(SLIPS) == 31
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.stem)
def test_a_slip_is_caught_on_its_line(path: Path) -> None:
    """Each slip is caught on the right line, and what is said names the fix, in English and in Swedish."""
    head = _HEAD.match(path.read_text("utf-8"))
    assert head
    problems = [one for one in problems_of(path) if one.code == head["code"]]
    assert (int(head["line"]), head["en"]) in [told(one, "en") for one in problems]
    assert (int(head["line_sv"]), head["sv"]) in [told(one, "sv") for one in problems]


def test_without_the_slips_nothing_is_wrong(tmp_path: Path) -> None:
    """The file that all slips were made in has nothing wrong with it, so that they are what is found."""
    for name in ("exempelby.policy.toml", "directory.toml"):
        (tmp_path / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    clean = (
        (FOLDER / "01-misspelt-fact.toml").read_text("utf-8").replace("account-is-lsted", "account-is-listed")
    )
    path = tmp_path / "exempelby.cases.toml"
    path.write_text(clean, "utf-8")
    assert problems_of(path) == ()
    suite = Suite.load(path)
    assert [one.verdict.value for one in run_suite(suite, policy_of(suite))] == ["passed", "passed"]


def test_a_wrong_name_fails_its_own_case_and_is_told_with_its_line() -> None:
    """A rule that the policy does not have fails the case that names it; the others are run all the same."""
    suite = Suite.load(FOLDER / "06-finding-of-no-guideline.toml")
    first, second = run_suite(suite, policy_of(suite))
    assert (first.verdict.value, second.verdict.value) == ("failed", "passed")
    assert (
        '.toml:18:14: case[1] "listed": findings.no-partty: `no-partty` is not a guideline' in first.explain()
    )
    assert "did you mean `no-party`?" in first.explain()
    assert second.problems == ()
