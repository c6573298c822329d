"""The published guidelines of `examples/guidelines`: how much of them is said, and that it comes out."""

from __future__ import annotations

import csv
import pathlib
import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from offentligroll.cases import Case, Suite, run_case
from offentligroll.files.problems import Severity
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.policy import Policy

_FOLDER = pathlib.Path(__file__).parents[2] / "examples" / "guidelines"
_POLICIES = sorted(_FOLDER.glob("*.policy.toml"))
_NAMES = [path.name.removesuffix(".policy.toml") for path in _POLICIES]
_LEAST_SAID, _MOST_BENT = 0.85, 0.05
_RULES = ("capacity", "guideline", "obligation", "house_rule", "channel_rule", "archive_rule")
_CONDITIONS = (
    "official_only_if",
    "personal_only_if",
    "must",
    "must_not",
    "should",
    "should_not",
    "may",
    "not_allowed",
    "when",
    "unless",
    "rebutted_by",
    "defence",
)
_GROUPS = ("all_of", "any_of", "none_of", "at_least")
_WARNED = {
    "east-farleigh": ["no-calendar"],
    "kungsbacka": ["removes-views"],
    "north-devon": ["no-calendar"],
}
"""What a check rightly says of a document, and its author has not answered."""

with (_FOLDER / "norms.csv").open(encoding="utf-8", newline="") as _file:
    _NORMS = list(csv.DictReader(_file))


def _document(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.policy.toml").read_text("utf-8"))


def _facts_in(condition: Any) -> set[str]:  # noqa: ANN401 - a condition as it is written
    if isinstance(condition, str):
        return {condition.removeprefix("not ")}
    members = condition.values() if isinstance(condition, dict) else condition
    return {fact for one in members if not isinstance(one, int) for fact in _facts_in(one)}


def _asks(document: dict[str, Any], rule: dict[str, Any]) -> bool:
    """Whether a rule reads a question of the policy's own, as it stands or in a group of facts."""
    own = {fact["id"]: fact for fact in document.get("fact", [])}
    left = {fact for key in _CONDITIONS if key in rule for fact in _facts_in(rule[key])}
    for fact in list(left & own.keys()):
        left |= {one for key in _GROUPS if key in own[fact] for one in _facts_in(own[fact][key])}
    made = {*_GROUPS, "words", "hosts"}
    return any(made.isdisjoint(own[fact]) for fact in left & own.keys())


def _counts(name: str) -> tuple[int, int, int, int, int, int]:
    """The norms of a document: said, said by a question of its own, measured, bent, kept as principles."""
    document = _document(name)
    rules = {rule["id"]: rule for kind in _RULES for rule in document.get(kind, [])}
    norms = [norm for norm in _NORMS if norm["document"] == name]
    how = Counter(norm["how"] for norm in norms)
    asked = sum(norm["how"] == "said" and _asks(document, rules[norm["rule"]]) for norm in norms)
    return len(norms), how["said"], asked, how["measured"], how["bent"], how["principle"]


@pytest.mark.parametrize("norm", [pytest.param(one, id=f"{one['document']}-{one['norm']}") for one in _NORMS])
def test_each_norm_has_its_rule(norm: dict[str, str]) -> None:
    """A norm that is said, measured or bent names a rule of its policy, and another one a principle."""
    document = _document(norm["document"])
    kinds = ("principle",) if norm["how"] == "principle" else _RULES
    assert norm["how"] in {"said", "measured", "bent", "principle"}
    assert norm["rule"] in {rule["id"] for kind in kinds for rule in document.get(kind, [])}


@pytest.mark.parametrize("name", _NAMES)
def test_each_principle_is_counted(name: str) -> None:
    """No sentence is kept as a principle behind the back of the table."""
    counted = {norm["rule"] for norm in _NORMS if (norm["document"], norm["how"]) == (name, "principle")}
    assert {one["id"] for one in _document(name).get("principle", [])} == counted


def test_most_norms_are_said() -> None:
    """Of the 138 norms at least 85 in a hundred are said truly, and at most 5 are bent."""
    how = Counter(norm["how"] for norm in _NORMS)
    assert len({(norm["document"], norm["norm"]) for norm in _NORMS}) == len(_NORMS) == 138
    assert how["said"] >= _LEAST_SAID * len(_NORMS)
    assert how["bent"] <= _MOST_BENT * len(_NORMS)


def test_the_page_tells_the_counts_of_the_table() -> None:
    """The counts on the page are those of the table and of the policies."""
    page = (_FOLDER / "README.md").read_text("utf-8")
    counts = {name: _counts(name) for name in _NAMES}
    counts["all"] = tuple(map(sum, zip(*counts.values(), strict=True)))  # type: ignore[assignment]
    told = re.findall(r"^\| `?([a-z-]+)`? \|.*?((?:\| *\d+ *){6})\|$", page, re.MULTILINE)
    assert {name: tuple(map(int, re.findall(r"\d+", cells))) for name, cells in told} == counts


def test_what_is_measured_is_only_shown() -> None:
    """A norm that names no number is measured by a rule without a bound; whether it is enough people say."""
    for norm in (one for one in _NORMS if one["how"] == "measured"):
        (rule,) = (one for one in _document(norm["document"])["archive_rule"] if one["id"] == norm["rule"])
        assert not {"at_least", "at_most"} & rule["must"].keys()


@pytest.mark.parametrize("name", _NAMES)
def test_each_policy_is_checked(name: str) -> None:
    """A policy has no errors, and no warnings but those that the page speaks of."""
    problems = check_policy(_FOLDER / f"{name}.policy.toml").problems
    assert [one.code for one in problems if one.severity is not Severity.HINT] == _WARNED.get(name, [])


@pytest.mark.parametrize("name", _NAMES)
def test_its_cases_come_out(name: str) -> None:
    """The cases of a policy come out as they say."""
    suite, policy = Suite.load(_FOLDER / f"{name}.cases.toml"), Policy.load(_FOLDER / f"{name}.policy.toml")
    assert suite.cases
    assert {one.id: list(map(str, run_case(one, suite, policy).differences)) for one in suite.cases} == {
        one.id: [] for one in suite.cases
    }


def _named_in(case: Case) -> tuple[str, ...]:
    return (*case.because, *case.findings, *case.obligations, *case.measures)


@pytest.mark.parametrize("name", _NAMES)
def test_each_rule_is_in_a_case(name: str) -> None:
    """A rule that no case speaks of could say anything."""
    cases = Suite.load(_FOLDER / f"{name}.cases.toml").cases
    told = {rule for case in cases for rule in _named_in(case)}
    document = _document(name)
    rules = {rule["id"] for kind in _RULES for rule in document.get(kind, [])}
    assert rules - told - {rule.removesuffix("-removal") for rule in told} == set()


def test_the_document_is_the_policy() -> None:
    """The adopted document with its rules under its paragraphs is the same policy as the bare file."""
    path = _FOLDER / "document" / "trelleborg.policy.md"
    assert Policy.load(path) == Policy.load(_FOLDER / "trelleborg.policy.toml")
    assert list(check_policy(path).problems) == []
