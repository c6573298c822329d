"""The page of the checks has a section for each code, and its examples show what they are examples of."""

from __future__ import annotations

import re

import pytest
from refresh_pages import ROOT

from offentligroll.files.document import parse_document
from offentligroll.files.problems import Severity
from offentligroll.policy.checking.codes import SEVERITIES, Check
from offentligroll.policy.checking.report import check_policy

HEAD = """format = 1
id = "town"
version = "1"
languages = ["en"]
zone = "Europe/Stockholm"
title = { en = "Town" }
question = { en = "In the role?" }
"""
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
PAGE = (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### `([a-z-]+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
WITHOUT_EXAMPLE = {Check.SELDOM_REACHED, Check.NOT_LOOKED_AT}


def test_every_check_has_a_section() -> None:
    """The page has a section for each code, in which the fix stands, and no other."""
    assert set(SECTIONS) == {check.value for check in Check}
    assert [code for code, section in SECTIONS.items() if "**Fix:** " not in section] == []


def test_hints_are_called_hints() -> None:
    """A section says where its check gives hints, and else it gives warnings."""
    hints = {code for code, section in SECTIONS.items() if section.lstrip().startswith("A hint")}
    assert hints == {check.value for check, severity in SEVERITIES.items() if severity is Severity.HINT}


@pytest.mark.parametrize("check", [check for check in Check if check not in WITHOUT_EXAMPLE])
def test_an_example_shows_its_check(check: Check) -> None:
    """The example of a section is found to be what the section is about, and nothing graver."""
    (example,) = re.findall(r"^```toml\n(.*?)^```$", SECTIONS[check.value], re.MULTILINE | re.DOTALL)
    # A line before the first header belongs to the head of the file.
    top, tables = ("", example) if example.startswith("[") else example.split("\n", 1)
    report = check_policy(parse_document(f"{HEAD}{top}\n{SOURCES}\n{tables}", "town.policy.toml"))
    assert check.value in {one.code for one in report.problems}
    assert report.worst is not Severity.ERROR
