"""Every check explains itself, and its example shows what it is an example of."""

from __future__ import annotations

from importlib import resources

import pytest
from checks_page import checks_page
from refresh_pages import ROOT

from offentligroll.files.document import parse_document
from offentligroll.files.problems import Severity
from offentligroll.languages import LANGUAGES
from offentligroll.policy.checking.check import Check
from offentligroll.policy.checking.explaining import CheckWords
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.checking.report import check_policy
from town import ENGLISH_HEAD

SOURCES = """
[sources.law]
title = "The law"
kind = "statute"
verified = true

[sources.qa]
title = "Questions and answers"
kind = "practice"
verified = true
"""
WITHOUT_EXAMPLE = {"seldom-reached", "not-looked-at", "unencoded-paragraph"}
"""These need cases, a policy that is too large for a page, or a document around it."""


def test_the_page_is_made_out_of_the_checks() -> None:
    """The page of the checks says what they say of themselves."""
    assert (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8") == checks_page()


def test_every_check_is_there_once() -> None:
    """The code of a check is the name of its file, so that no two have the same."""
    folder = resources.files("offentligroll.policy.checking.checks")
    files = {
        file.name.removesuffix(".py").replace("_", "-") for file in folder.iterdir() if file.name[0] != "_"
    }
    assert set(all_checks()) == files
    for code, check in all_checks().items():
        assert check.code == code
        assert check.severity is not Severity.ERROR


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_words(language: str) -> None:
    """Each check says in every language what it looks for, why, and how to fix it."""
    for check in all_checks().values():
        words = CheckWords.of(check, language)
        assert words.what.endswith(".")
        assert words.why.endswith((".", "*."))
        assert words.fix[0].islower() or words.fix.startswith("`")


SHOWN = [check for code, check in all_checks().items() if code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.code)
def test_an_example_shows_its_check(check: Check) -> None:
    """The example of a check is found to be what it is an example of, and nothing graver."""
    example = check.example
    # A line before the first header belongs to the head of the file.
    top, tables = ("", example) if example.startswith("[") else example.split("\n", 1)
    report = check_policy(parse_document(f"{ENGLISH_HEAD}{top}\n{SOURCES}\n{tables}", "town.policy.toml"))
    assert check.code in {problem.code for problem in report.problems}
    assert report.worst is not Severity.ERROR


def test_checks_without_an_example_have_a_reason() -> None:
    """All checks but those that no page can show have an example."""
    assert {code for code, check in all_checks().items() if not check.example} == WITHOUT_EXAMPLE
