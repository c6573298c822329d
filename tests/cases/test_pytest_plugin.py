"""Plain pytest runs files of cases, each case as one test."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest
from case_builders import POLICY, RULES, suite_text

from offentligroll.cases import pytest_plugin
from offentligroll.cases.kept_faq import KeptFaq
from offentligroll.policy import Policy
from offentligroll.questions.faq import faq

MODULE = "offentligroll.cases.pytest_plugin"
RIGHT = 'yes = ["account-is-listed"]\nexpect = { capacity = "official" }\n'
WRONG = 'yes = ["account-is-listed"]\nexpect = { capacity = "personal" }\nbecause = ["for-a-party"]\n'
ANSWERING = """
[[guideline]]
id = "kind"
in_capacity = "any"
must_not = "is-threat"
answers = ["may-say"]
says = { en = "Do not threaten." }

[[guideline]]
id = "no-party"
in_capacity = "any"
must_not = "takes-party-side"
answers = ["may-say"]
says = { en = "No party politics." }
"""


_IS_INSTALLED = "offentligroll" in {one.name for one in importlib.metadata.entry_points(group="pytest11")}


@pytest.fixture
def cases(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with the small policy in it."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(os.path.abspath, sys.path)))
    pytester.path.joinpath("town.policy.toml").write_text(POLICY + RULES, "utf-8")
    return pytester


def _pytest(cases: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest in this process; where the library is not installed, nothing else names the plugin."""
    return cases.runpytest_inprocess(
        "-W", "error", *arguments, plugins=[] if _IS_INSTALLED else [pytest_plugin]
    )


def _run(cases: pytest.Pytester, text: str, *arguments: str) -> pytest.RunResult:
    cases.path.joinpath("town.cases.toml").write_text(text, "utf-8")
    return _pytest(cases, *arguments)


def test_each_case_is_one_test(cases: pytest.Pytester) -> None:
    """A case has its id as name, and can be chosen by it."""
    found = _run(cases, suite_text('id = "first"\n' + RIGHT, 'id = "second"\n' + RIGHT), "-v")
    found.assert_outcomes(passed=2)
    found.stdout.fnmatch_lines(["town.cases.toml::first PASSED*", "town.cases.toml::second PASSED*"])
    chosen = _pytest(cases, "town.cases.toml::second")
    chosen.assert_outcomes(passed=1)


def test_a_failing_case_says_what_was_expected_and_what_came(cases: pytest.Pytester) -> None:
    """The report names both rules and explains the answer, without a traceback through the library."""
    found = _run(cases, suite_text(WRONG))
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(
        [
            "*_ case a _*",
            "a",
            "capacity: expected `personal`, came out `official`",
            "because: expected `for-a-party`, came out `listed`",
            "expected because of: `for-a-party`",
            "came out because of: `listed`",
        ]
    )
    found.stdout.no_fnmatch_line("*Error*")
    found.stdout.no_fnmatch_line("*running.py*")


@pytest.mark.parametrize(
    ("case", "why"),
    [
        pytest.param(WRONG + 'known = "a rule is missing"', "known: a rule is missing", id="known"),
        pytest.param(WRONG + 'overruled_by = "the court"', "overruled by the court", id="overruled"),
    ],
)
def test_a_case_that_may_come_out_differently_is_expected_to_fail(
    cases: pytest.Pytester, case: str, why: str
) -> None:
    """Known and overruled cases are reported apart, with the reason."""
    found = _run(cases, suite_text(case), "-rx")
    found.assert_outcomes(xfailed=1)
    found.stdout.fnmatch_lines([f"*{why}"])


def test_a_known_case_that_came_out_right_fails(cases: pytest.Pytester) -> None:
    """As the design says: "it then counts as known, and as an error once it comes out right"."""
    found = _run(cases, suite_text(RIGHT + 'known = "a rule is missing"'))
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*came out right; remove `known` (“a rule is missing”)"])


def test_a_broken_file_is_one_error_with_all_its_problems(cases: pytest.Pytester) -> None:
    """Places and words of all problems are shown, and no traceback."""
    found = _run(cases, suite_text("becuse = []", 'because = "listed"'))
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(
        ["*town.cases.toml:6:1: *unknown key `becuse`*", "*town.cases.toml:9:1: *should be a list*"]
    )
    found.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_missing_policy_is_one_error(cases: pytest.Pytester) -> None:
    """Cases of a policy that is nowhere can't be run, and the report says what to do."""
    found = _run(cases, suite_text(RIGHT).replace('"town"', '"city"'))
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(
        ["*is about the policy `city`, and there is none (put `city.policy.toml` beside it)"]
    )


def test_other_files_are_left_alone(cases: pytest.Pytester) -> None:
    """Neither policies nor other TOML files are tests."""
    cases.path.joinpath("other.toml").write_text("not even TOML", "utf-8")
    assert _pytest(cases).ret == pytest.ExitCode.NO_TESTS_COLLECTED


@pytest.mark.thorough
def test_cases_run_beside_tests_in_a_process_of_their_own(cases: pytest.Pytester) -> None:
    """As a user has it: one command runs the tests in Python and the cases."""
    cases.path.joinpath("town.cases.toml").write_text(suite_text(RIGHT), "utf-8")
    cases.makepyfile(test_other="def test_other():\n    assert True\n")
    named = () if _IS_INSTALLED else ("-p", MODULE)
    cases.runpytest_subprocess("-W", "error", *named).assert_outcomes(passed=2)


def test_the_plugin_costs_nothing_where_there_are_no_cases() -> None:
    """It is part of every run of pytest, so nothing of the library is loaded before the first file."""
    code = f"import pytest, sys, {MODULE}; print(*sorted(m for m in sys.modules if 'offentligroll' in m))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert loaded.stdout.split() == [
        "offentligroll",
        "offentligroll.cases",
        MODULE,
        "offentligroll.faces",
        "offentligroll.version",
    ]


def test_the_plugin_is_the_entry_point_of_the_project(pytestconfig: pytest.Config) -> None:
    """Plain pytest finds the plugin where the library is installed."""
    import tomllib

    project = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"offentligroll": MODULE}


def _faq(cases: pytest.Pytester) -> None:
    page = cases.path / "pages" / "faq.md"
    page.parent.mkdir()
    policy = cases.path / "own.policy.toml"
    KeptFaq.of(str(policy), page, faq(Policy.load(policy))).write(page)


def test_each_answer_of_a_faq_is_one_test(cases: pytest.Pytester) -> None:
    """When the policy changes, the answers that change fail, and the others pass."""
    policy = cases.path / "own.policy.toml"
    policy.write_text(POLICY.replace('"town"', '"own"') + ANSWERING, "utf-8")
    _faq(cases)
    _pytest(cases, "pages").assert_outcomes(passed=2)
    policy.write_text(
        policy.read_text("utf-8").replace('must_not = "is-threat"', 'may = "is-threat"'), "utf-8"
    )
    found = _pytest(cases, "pages")
    found.assert_outcomes(passed=1, failed=1)
    told = "`may-say: is-threat` was answered `no (kind)`, and is answered `yes (kind)`"
    found.stdout.fnmatch_lines(["*_ answer may-say: is-threat _*", told])


def test_a_faq_of_a_shipped_policy_names_it_by_its_id(tmp_path: Path) -> None:
    """Then the page can stand in any folder."""
    kept = KeptFaq.of("se-law", tmp_path / "faq.md", faq(Policy.shipped("se-law")))
    kept.write(tmp_path / "faq.md")
    found = KeptFaq.load(tmp_path / "faq.md")
    assert found.policy == "se-law"
    assert list(found.changes(found.loaded())) == []


def test_a_faq_without_its_policy_is_an_error_of_collection(cases: pytest.Pytester) -> None:
    """Where the policy is gone, that is said."""
    policy = cases.path / "own.policy.toml"
    policy.write_text(POLICY.replace('"town"', '"own"') + ANSWERING, "utf-8")
    _faq(cases)
    policy.unlink()
    found = _pytest(cases, "pages")
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(["*own.policy.toml*"])
