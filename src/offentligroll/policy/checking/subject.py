"""What is checked: a policy with the file that it stands in, and what has been found so far."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import TypeVar

import attrs

from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, Severity
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.policy.checking.codes import SEVERITIES, Check
from offentligroll.policy.checking.regions import Entry, Rule
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation

Kind = TypeVar("Kind", CapacityRule, Guideline, Obligation)


@attrs.frozen(kw_only=True)
class Found:
    """A problem, and the way to what it is about."""

    problem: Problem
    """The problem."""
    path: Path
    """The way to it."""


@attrs.define(kw_only=True)
class Subject:
    """One policy under check."""

    document: Document
    """The file."""
    policy: Rulebook
    """The policy that stands in it."""
    found: list[Found] = attrs.field(factory=list)
    """What was found."""
    passed_over: set[Path] = attrs.field(factory=set)
    """The rules that ask about too much for everything to be looked at."""
    pairs_passed_over: int = 0
    """How many pairs of rules were not compared."""

    def report(self, path: Path, code: Check, message: Message | str, hint: Message | str) -> None:
        """Note a problem.

        Args:
            path: the way to what it is about.
            code: the check.
            message: what is wrong.
            hint: what to do about it.
        """
        problem = problem_at(self.document, path, code.value, message, hint, self.severity_of(code))
        self.found.append(Found(problem=problem, path=path))

    @staticmethod
    def severity_of(code: Check) -> Severity:
        """Tell how grave a finding of a check is.

        Args:
            code: the check.

        Returns:
            A warning or a hint.
        """
        return SEVERITIES[code]

    @functools.cached_property
    def capacity(self) -> tuple[Entry, ...]:
        """The capacity rules, those taken in included."""
        return self._entries("capacity", self.policy.capacity_rules)

    @functools.cached_property
    def guidelines(self) -> tuple[Entry, ...]:
        """The guidelines, those taken in included."""
        return self._entries("guideline", self.policy.guidelines)

    @functools.cached_property
    def obligations(self) -> tuple[Entry, ...]:
        """The obligations, those taken in included."""
        return self._entries("obligation", self.policy.obligations)

    @property
    def own(self) -> Iterable[tuple[Path, Entry]]:
        """The rules that stand in the file itself, each with the way to it."""
        for entry in (*self.capacity, *self.guidelines, *self.obligations):
            if entry.path is not None:
                yield entry.path, entry

    def _entries(self, kind: str, rules: Sequence[Rule]) -> tuple[Entry, ...]:
        # Those taken in come first; a policy without errors has one rule for each entry of its file.
        taken_in = len(rules) - len(self.document.data.get(kind, ()))
        return tuple(
            Entry(
                rule=rule, policy=self.policy, path=None if number < taken_in else (kind, number - taken_in)
            )
            for number, rule in enumerate(rules)
        )
