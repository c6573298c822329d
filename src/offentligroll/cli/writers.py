"""The formats of ``assess`` that are written as the statements come: for programs, and explanations alone."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.compact import compact_line
from offentligroll.assessment.details import Detail
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cli import records
from offentligroll.cli.terminal import Terminal
from offentligroll.files.json_writing import json_line
from offentligroll.languages import say

_LONGEST_ID = 100


@attrs.frozen(kw_only=True)
class Answer:
    """One assessment on its way out."""

    number: int
    """The number of the statement in this run, from 1."""
    day: dt.date | None
    """Its day, in the policy's zone."""
    assessment: Assessment
    """The assessment."""

    def heading(self, language: str) -> str:
        """Name the statement above its explanation.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            One line: number, day and id.
        """
        day = say("command.undated", language) if self.day is None else self.day.isoformat()
        summary = self.assessment.statement
        identity = one_line("" if summary is None else summary.id, _LONGEST_ID)
        return say("command.explained", language, number=str(self.number), day=day, id=identity)


class Writer(Protocol):
    """Writes answers in one format."""

    def begin(self) -> None:
        """Write what stands before the first answer."""

    def add(self, answer: Answer) -> None:
        """Write one answer, or keep it for the end."""

    def end(self) -> None:
        """Write what stands after the last answer."""


@attrs.define(kw_only=True)
class JsonLines:
    """One record a line."""

    terminal: Terminal
    """Where it goes."""
    full: bool
    """Whether records tell everything."""
    words: bool
    """Whether they tell the words."""

    def begin(self) -> None:
        """Write nothing."""

    def add(self, answer: Answer) -> None:
        """Write one line."""
        self.terminal.write(f"{self.line(answer)}\n")

    def end(self) -> None:
        """Write nothing."""

    def line(self, answer: Answer) -> str:
        """Return the record of an answer.

        Args:
            answer: the answer.

        Returns:
            JSON on one line.
        """
        if self.full:
            return json_line(records.full_record(answer.assessment, words=self.words))
        return compact_line(answer.assessment, words=self.words)


@attrs.define(kw_only=True)
class JsonList(JsonLines):
    """All records as one list."""

    _separator: str = "\n"

    def begin(self) -> None:
        """Open the list."""
        self.terminal.write("[")

    def add(self, answer: Answer) -> None:
        """Write one element."""
        line = self.line(answer)
        self.terminal.write(f"{self._separator}{line}")
        self._separator = ",\n"

    def end(self) -> None:
        """Close the list."""
        self.terminal.write("\n]\n")


@attrs.define(kw_only=True)
class Csv:
    """One row for each statement and policy."""

    terminal: Terminal
    """Where it goes."""
    words: bool
    """Whether there is a column for words."""

    def begin(self) -> None:
        """Write the names of the columns."""
        self.terminal.write(records.csv_head(words=self.words))

    def add(self, answer: Answer) -> None:
        """Write a row."""
        self.terminal.write(records.csv_row(answer.assessment, words=self.words))

    def end(self) -> None:
        """Write nothing."""


@attrs.define(kw_only=True)
class Explanations:
    """Explanations, one after the other."""

    terminal: Terminal
    """Where they go."""
    language: str
    """``"sv"`` or ``"en"``."""
    detail: Detail
    """How much they tell."""
    words: bool
    """Whether they quote."""

    def begin(self) -> None:
        """Write nothing."""

    def add(self, answer: Answer) -> None:
        """Write one explanation."""
        explanation = answer.assessment.explain(self.language, self.detail, words=self.words)
        self.terminal.say(answer.heading(self.language), style="bold")
        self.terminal.say(explanation)
        self.terminal.say()

    def end(self) -> None:
        """Write nothing."""
