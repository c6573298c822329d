"""Cases as a grid: rows are posts, columns are facts, and the last column is the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from offentligroll.assessment.wording.phrasing import capacity_words, status_words
from offentligroll.cases.case import Case
from offentligroll.cases.coverage import coverage_of
from offentligroll.cases.gap_words import aim_words, mutant_words, names_of
from offentligroll.cases.mutation import mutate
from offentligroll.cases.running import CaseResult
from offentligroll.cases.suite import Suite
from offentligroll.cases.suite_file import contents_of
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import parse_document
from offentligroll.files.problems import Severity
from offentligroll.files.toml_writing import toml_text
from offentligroll.languages import say
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.workbench.asking import cases_of
from offentligroll.workbench.at_hand import policy_at_hand, runs_at_hand
from offentligroll.workbench.case_changes import CaseChange
from offentligroll.workbench.service import Bench, Feature, problems_of

_MOST_CHANGES = 500


@attrs.frozen(kw_only=True)
class Grid:
    """The cases of a policy, as they stand on the page."""

    policy: Policy
    """Their policy."""
    name: str
    """The name of their file."""
    suite: Suite
    """The cases."""
    language: str
    """The language in which they are read."""

    @classmethod
    def of(cls, bench: Bench, policy: str, text: str | None, cases: str) -> Grid:
        """Read cases.

        Args:
            bench: where somebody works.
            policy: the name of the policy's file.
            text: its text; None for that in the folder.
            cases: the text of the file of cases.

        Returns:
            The cases.

        Raises:
            FileError: a file is wrong.
            MessageError: the policy has errors.
        """
        found, name = policy_at_hand(bench, policy, text), cases_of(policy)
        document = parse_document(begun(cases, found), name)
        suite = Suite(**contents_of(document, bench.folder, found))
        return cls(policy=found, name=name, suite=suite, language=bench.language)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that cases tell, the policy's own ones first and others as the vocabulary has them."""
        told = dict.fromkeys(fact for case in self.suite.cases for fact in (*case.yes, *case.no))
        order = {fact: number for number, fact in enumerate(Vocabulary.shipped())}
        return tuple(sorted(told, key=lambda fact: order.get(fact, -1)))

    def words(self, fact: str) -> str:
        """State a fact.

        Args:
            fact: its id.

        Returns:
            Its words.
        """
        return self.policy.forms_of(fact).in_language(self.language).is_


def begun(cases: str, policy: Policy) -> str:
    """Return the text of a file of cases, with its first lines where it is empty.

    Args:
        cases: the text.
        policy: the policy of the cases.

    Returns:
        The text.
    """
    return cases or f"format = 1\npolicy = {toml_text(policy.id)}\n"


def table(bench: Bench, policy: str, cases: str, text: str | None = None) -> dict[str, Any]:
    """Show the cases of a policy.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        cases: the text of the file of cases.
        text: the text of the policy's file.

    Returns:
        The columns, and the rows with what came out.

    Raises:
        FileError: a file is wrong.
        MessageError: the policy has errors.
    """
    grid = Grid.of(bench, policy, text, cases)
    results = {one.case.id: one for one in runs_at_hand(bench, policy).run(grid.suite, grid.policy)}
    rows = [_row(case, results.get(case.id), grid.language) for case in grid.suite.cases]
    return {
        "file": grid.name,
        "columns": [{"id": fact, "words": grid.words(fact)} for fact in grid.facts],
        "rows": rows,
        "capacities": [[one.value, capacity_words(one, grid.language)] for one in Capacity],
        "problems": problems_of(
            (one for found in grid.suite.problems.values() for one in found), grid.language
        ),
    }


def _row(case: Case, result: CaseResult | None, language: str) -> dict[str, Any]:
    assessment = None if result is None else result.assessment
    expected = case.expect
    return {
        "id": case.id,
        "title": case.title,
        "text": case.text or _words(case),
        "is_facts": case.statement is None and case.channel is None and not case.archive,
        "cells": dict.fromkeys(case.yes, "yes") | dict.fromkeys(case.no, "no"),
        "expected": None if expected.capacity is None else expected.capacity.value,
        "found": None if assessment is None else assessment.capacity.value,
        "answer": "" if assessment is None else capacity_words(assessment.capacity, language),
        "status": "" if assessment is None else status_words(assessment.status, language, short=True),
        "verdict": None if result is None else result.verdict.value,
        "is_wrong": result is None or result.verdict.is_error or _has_errors(result),
        "why": [] if result is None else _why(result, language),
    }


def _has_errors(result: CaseResult) -> bool:
    return any(one.severity is Severity.ERROR for one in result.problems)


def _words(case: Case) -> str:
    return "" if case.statement is None else str(case.statement.get("text", ""))


def _why(result: CaseResult, language: str) -> list[str]:
    return [
        *(one.in_language(language) for one in result.problems),
        *(one.explain(language) for one in result.differences),
    ]


def changed(
    bench: Bench, policy: str, cases: str, change: Mapping[str, Any], text: str | None = None
) -> dict[str, str]:
    """Make a change that somebody chose in the grid.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        cases: the text of the file of cases.
        change: ``do`` and what it takes: ``cell``, ``set``, ``expect``, ``accept``, ``add`` or ``remove``.
        text: the text of the policy's file.

    Returns:
        The new text of the file of cases, and the id of the case.

    Raises:
        FileError: a file is wrong.
        MessageError: there is no such case, or no such change.
    """
    grid = Grid.of(bench, policy, text, cases)
    begin = begun(cases, grid.policy)
    changing = CaseChange(name=grid.name, suite=grid.suite, policy=grid.policy, text=begin)
    new, identity = changing.made(change)
    return {"text": new, "id": identity}


def gaps(bench: Bench, policy: str, cases: str, text: str | None = None) -> dict[str, Any]:
    """Return where a case is missing: what no case shows, and which changes no case would notice.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        cases: the text of the file of cases.
        text: the text of the policy's file.

    Returns:
        For coverage and for changes: a line with the counts, and what no case shows or would notice.

    Raises:
        FileError: a file is wrong.
        MessageError: the policy has errors.
    """
    grid = Grid.of(bench, policy, text, cases)
    coverage = coverage_of(grid.suite, grid.policy, runs_at_hand(bench, policy).run(grid.suite, grid.policy))
    names = names_of(grid.policy, grid.language)
    report = mutate(grid.policy, [grid.suite], most=_MOST_CHANGES)
    return {
        "coverage": {
            "line": say(
                "command.coverage.line",
                grid.language,
                policy=coverage.policy,
                reached=len(coverage.reached),
                total=len(coverage.reaches),
            ),
            "lacking": [aim_words(one, grid.language, names) for one in coverage.lacking],
        },
        "mutation": {
            "line": say(
                "command.mutation.line",
                grid.language,
                policy=report.policy,
                noticed=report.noticed,
                tried=report.tried,
            ),
            "lacking": [mutant_words(one, grid.language, names) for one in report.survivors],
        },
    }


FEATURE = Feature(
    name="suites",
    calls={"suites/table": table, "suites/change": changed, "suites/gaps": gaps},
    has_page=False,
)
"""The cases of a policy."""
