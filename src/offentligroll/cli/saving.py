"""Keeping what an interview was told: as a case of a suite, or as a statement in JSON Lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from offentligroll.cases.suite import SUFFIX, Suite
from offentligroll.cases.suite_file import contents_of
from offentligroll.cases.writing import NewCase, case_added
from offentligroll.cli.misuse import MisuseError, check_place, not_written
from offentligroll.files.document import parse_document
from offentligroll.files.json_writing import json_line
from offentligroll.files.problems import FileError
from offentligroll.files.writing import append
from offentligroll.languages import Message, say
from offentligroll.model.reading.statement_record import statement_to_record
from offentligroll.policy.asking.interview import Interview
from offentligroll.policy.policy import Policy

_HASH = "sha256:"


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
        check_place(path)
        keeper = cls(path=path, before=before, policy=policy)
        if keeper._is_suite and before:
            suite = keeper._suite()
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
            line_break = "" if not self.before or self.before.endswith("\n") else "\n"
            self._write(f"{line_break}{json_line(self.record(interview))}\n")
            return say("command.ask.kept-statement", language, file=str(self.path))
        stem = "interview" if statement.id.startswith(_HASH) else statement.id
        title = say("command.ask.case-title", language)
        case = NewCase(stem=stem, title=title, assessment=interview.assessment, text=statement.text or "")
        policy = Policy.of(interview.policy)
        try:
            added, identity = case_added(self.before, str(self.path), self.path.parent, policy, case)
        except FileError as error:
            problems = tuple(error.problems)
            message = Message("command.misuse.no-case", path=str(self.path), problems=problems)
            raise MisuseError(message) from None
        self._write(added)
        return say("command.ask.kept-case", language, file=str(self.path), id=identity)

    @staticmethod
    def record(interview: Interview) -> dict[str, Any]:
        """Return the statement with all answers on it.

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

    def _suite(self) -> Suite:
        document = parse_document(self.before, str(self.path))
        return Suite(**contents_of(document, self.path.parent, self.policy))

    def _write(self, more: str) -> None:
        try:
            append(self.path, more)
        except OSError as error:
            raise not_written(self.path, error) from None
