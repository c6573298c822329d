"""Keeping what an interview was told: as a case of a suite, or as a statement in JSON Lines."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.running import run_case
from offentligroll.cases.suite import SUFFIX, Suite
from offentligroll.cases.suite_file import contents_of
from offentligroll.cli.misuse import MisuseError, not_written
from offentligroll.facts.fact import Origin
from offentligroll.files.document import parse_document
from offentligroll.files.json_writing import json_line
from offentligroll.files.problems import FileError
from offentligroll.files.toml_writing import toml_list, toml_text
from offentligroll.files.writing import append
from offentligroll.languages import Message, say
from offentligroll.model.reading.statement_record import statement_to_record
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.interview import Interview
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import ObligationOutcome, Outcome

_HASH = "sha256:"
_OUTSIDE_IDS = re.compile(r"[^a-z0-9]+")
_UNTOLD = (Outcome.NOT_APPLICABLE, Outcome.UNDECIDED)


@attrs.frozen(kw_only=True)
class Keeper:
    """Adds what an interview was told to a file, and changes nothing that stands there."""

    path: Path
    """The file; it may not be there yet."""
    before: str
    """What stands in it."""
    policy: Policy
    """The policy that asks."""

    @classmethod
    def opened(cls, path: Path, policy: Policy) -> Keeper:
        """Look at the file before anybody is asked anything.

        Args:
            path: the file.
            policy: the policy that asks.

        Returns:
            What will add to it.

        Raises:
            FileError: it is a file of cases, and wrong.
            MisuseError: its cases are about another policy, or it can't be read.
        """
        try:
            before = path.read_text("utf-8")
        except FileNotFoundError:
            before = ""
        except OSError as error:
            raise not_written(path, error) from None
        except UnicodeDecodeError:
            raise MisuseError(Message("command.misuse.not-text", path=str(path))) from None
        keeper = cls(path=path, before=before, policy=policy)
        if keeper._is_suite and before:
            suite = keeper._suite("")
            if suite.policy != policy.id:
                names = {"path": str(path), "policy": suite.policy, "asked": policy.id}
                raise MisuseError(Message("command.misuse.other-policy", **names))
        return keeper

    def keep(self, interview: Interview, language: str) -> str:
        """Add what was told.

        Args:
            interview: the interview, about a statement.
            language: ``"sv"`` or ``"en"``.

        Returns:
            A word on what was added.

        Raises:
            MisuseError: the file can't be written, or a case can't be added at its end.
        """
        statement = interview.statement
        assert statement is not None  # noqa: S101 - the command always asks about a statement
        if not self._is_suite:
            self._add(f"{json_line(self.record(interview))}\n")
            return say("command.ask.kept-statement", language, file=str(self.path))
        head = "" if self.before else f"format = 1\npolicy = {toml_text(interview.policy.id)}\n"
        suite = self._suite(head)
        identity = _free_id(statement, suite)
        case = head + _case(
            identity, statement, interview.assessment, say("command.ask.case-title", language)
        )
        try:
            suite = self._suite(case)
        except FileError as error:
            problems = tuple(error.problems)
            message = Message("command.misuse.no-case", path=str(self.path), problems=problems)
            raise MisuseError(message) from None
        # What a case says is held against bare facts, which may know less than the statement tells.
        found = run_case(suite.cases[-1], suite, Policy.of(interview.policy)).assessment
        assert found is not None  # noqa: S101 - the policy has just known all these facts
        self._add(case + _expected(found))
        return say("command.ask.kept-case", language, file=str(self.path), id=identity)

    @staticmethod
    def record(interview: Interview) -> dict[str, Any]:
        """Give the statement with all answers on it.

        Args:
            interview: the interview, about a statement.

        Returns:
            Its record.
        """
        statement = interview.statement
        assert statement is not None  # noqa: S101 - the command always asks about a statement
        record = statement_to_record(interview.told_statement(statement))
        if statement.id.startswith(_HASH):
            # The id was made of channel, time and words, and will be made of them again.
            del record["id"]
        return record

    @property
    def _is_suite(self) -> bool:
        return self.path.name.endswith(SUFFIX)

    def _suite(self, more: str) -> Suite:
        document = parse_document(self._after_a_line(more), str(self.path))
        return Suite(**contents_of(document, self.path.parent, self.policy))

    def _after_a_line(self, more: str) -> str:
        return f"{self.before}{self._line_break}{more}"

    @property
    def _line_break(self) -> str:
        return "" if not self.before or self.before.endswith("\n") else "\n"

    def _add(self, more: str) -> None:
        try:
            append(self.path, self._line_break + more)
        except OSError as error:
            raise not_written(self.path, error) from None


def _free_id(statement: Statement, suite: Suite) -> str:
    taken = {case.id for case in suite.cases}
    slug = _OUTSIDE_IDS.sub("-", statement.id.lower()).strip("-")
    stem = slug if slug and not statement.id.startswith(_HASH) else "interview"
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(name for name in names if name not in taken)


def _case(identity: str, statement: Statement, assessment: Assessment, title: str) -> str:
    """Write what is known for certain; what was only assumed or not found is left unknown."""
    lines = ["", "[[case]]", f"id = {toml_text(identity)}", f"title = {toml_text(title)}"]
    day = assessment.provenance.day
    if day is not None:
        lines.append(f"at = {day.isoformat()}")
    if statement.text:
        lines.append(f"text = {toml_text(statement.text)}")
    for truth in (Truth.YES, Truth.NO):
        known = (one.fact for one in assessment.facts if one.fact.truth is truth)
        facts = [one.id for one in known if not one.is_weak and one.origin is not Origin.PREMISE]
        if facts:
            lines.append(f"{truth} = {toml_list(facts)}")
    return "".join(f"{line}\n" for line in lines)


def _expected(assessment: Assessment) -> str:
    lines = [
        f"expect = {{ capacity = {toml_text(assessment.capacity)}, status = {toml_text(assessment.status)} }}"
    ]
    if assessment.because:
        lines.append(f"because = {toml_list(reason.id for reason in assessment.because)}")
    findings = {one.id: one.outcome for one in assessment.findings if one.outcome not in _UNTOLD}
    due = {one.id: one.outcome for one in assessment.obligations if one.outcome is ObligationOutcome.DUE}
    for name, outcomes in (("findings", findings), ("obligations", due)):
        if outcomes:
            told = ", ".join(
                f"{toml_text(norm)} = {toml_text(outcome)}" for norm, outcome in outcomes.items()
            )
            lines.append(f"{name} = {{ {told} }}")
    return "".join(f"{line}\n" for line in lines)
