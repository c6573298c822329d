"""The table for people: a row for each answer, below it the reasons of those that a person has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
from rich import box
from rich.table import Table
from rich.text import Text

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.details import Detail
from offentligroll.assessment.parts import Duty
from offentligroll.assessment.undecided import undecided_groups
from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, safe_quote, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cli.summary import Summary
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.writers import Answer
from offentligroll.files.harmless import harmless
from offentligroll.languages import say
from offentligroll.model.capacity import Capacity
from offentligroll.model.wording import Wording
from offentligroll.report.page_words import short_sentence
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

MOST_ROWS = 200
"""How many rows a table has if nobody says otherwise."""

MOST_REASONS = 10
"""How many explanations stand below a table if nobody asks for all."""

_LONGEST_ID = 40
_NARROWEST_WITH_WORDS = 70
_WIDEST_POLICY = 16
_STYLES = {Outcome.BREACHED: "bold red", Outcome.DEPARTED_FROM: "yellow"}


def needs_a_look(assessment: Assessment) -> bool:
    """Return whether a person has to look at an answer.

    Args:
        assessment: the assessment.

    Returns:
        Whether a guideline was breached, or whose words they are could not be told.
    """
    if any(one.outcome.is_against for one in assessment.findings):
        return True
    if assessment.status is Status.NOT_IN_FORCE:
        return False
    return assessment.capacity is Capacity.UNDETERMINED or assessment.status is Status.OPEN


@attrs.define(kw_only=True)
class PeoplesTable:
    """Keeps rows until the end, within bounds whatever the size of the archive."""

    terminal: Terminal
    """Where it goes."""
    language: str
    """``"sv"`` or ``"en"``."""
    words: bool
    """Whether there is a column for words."""
    detail: Detail | None
    """How much all explanations tell; None for the reasons of those that a person has to look at."""
    many_policies: bool
    """Whether there is a column for the policy."""
    most_rows: int = MOST_ROWS
    """How many rows there are at most."""
    summary: Summary
    """What it all comes to."""
    _rows: list[list[Text]] = attrs.field(factory=list)
    _rows_to_look_at: list[list[Text]] = attrs.field(factory=list)
    _explained: list[tuple[str, str]] = attrs.field(factory=list)
    _count: int = 0
    _to_look_at: int = 0

    @property
    def _has_words(self) -> bool:
        """Whether the words are wanted and there is room for them."""
        others = _WIDEST_POLICY + 2 if self.many_policies else 0
        return self.words and self.terminal.out.width >= _NARROWEST_WITH_WORDS + others

    @property
    def _longest_words(self) -> int:
        """As many characters as fill about three lines of the last column."""
        return 3 * max(self.terminal.out.width - 58, 20)

    def begin(self) -> None:
        """Write nothing yet."""

    def add(self, answer: Answer) -> None:
        """Keep one row, and its explanation where somebody will want it."""
        assessment = answer.assessment
        needs_look = needs_a_look(assessment)
        row = self._row(answer)
        explained = self.detail is not None or (needs_look and len(self._explained) < MOST_REASONS)
        if explained:
            words = assessment.explain(self.language, self.detail or "reasons", words=self.words)
            self._explained.append((answer.heading(self.language), words))
        self._count += 1
        self._to_look_at += needs_look
        if self._count <= self.most_rows:
            self._rows.append(row)
        if needs_look and len(self._rows_to_look_at) < self.most_rows:
            self._rows_to_look_at.append(row)

    def end(self) -> None:
        """Write the table, the summary and the explanations."""
        if not self._count:
            return
        rows = self._rows if self._count <= self.most_rows else self._rows_to_look_at
        if rows:
            self.terminal.show(self._table(rows))
            self.terminal.say()
        if self._count > self.most_rows:
            code = "command.rows-left-out" if rows else "command.rows-none"
            words = say(code, self.language, total=self._count, shown=len(rows))
            self.terminal.say(f"{words}\n")
        self.summary.tell(self.terminal, self.language)
        self._tell_reasons()

    def _tell_reasons(self) -> None:
        if self._to_look_at:
            self.terminal.say(say("command.look", self.language, count=self._to_look_at), style="bold")
        else:
            self.terminal.say(say("command.look-none", self.language))
        for heading, words in self._explained:
            self.terminal.say()
            self.terminal.say(heading, style="bold")
            self.terminal.say(words)
        more = self._to_look_at - len(self._explained)
        if more > 0:
            self.terminal.say()
            self.terminal.say(say("command.more-reasons", self.language, count=more))

    def _table(self, rows: list[list[Text]]) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            collapse_padding=True,
            expand=True,
            header_style="bold",
        )
        table.add_column(say("command.number", self.language), justify="right", no_wrap=True)
        table.add_column(say("command.day", self.language), no_wrap=True, min_width=10)
        if self.many_policies:
            table.add_column(say("command.policy", self.language), overflow="fold", max_width=_WIDEST_POLICY)
        table.add_column(say("command.capacity", self.language), min_width=12, max_width=14, overflow="fold")
        notes = say("command.notes", self.language)
        if self._has_words:
            table.add_column(
                notes, overflow="fold", min_width=18, max_width=max(22, self.terminal.out.width // 4)
            )
            table.add_column(say("command.words", self.language), overflow="fold", ratio=1)
        else:
            table.add_column(notes, overflow="fold", ratio=1)
        for row in rows:
            table.add_row(*row)
        return table

    def _row(self, answer: Answer) -> list[Text]:
        assessment = answer.assessment
        cells = [
            Text(str(answer.number)),
            Text("–" if answer.day is None else answer.day.isoformat()),
            self._capacity(assessment),
            self._notes(assessment),
        ]
        if self.many_policies:
            cells.insert(2, Text(one_line(assessment.provenance.policy, _LONGEST_ID)))
        if self._has_words:
            said = None if assessment.statement is None else assessment.statement.text
            quoted = said is not None and said.strip() != ""
            cells.append(
                Text(harmless(safe_quote(said, self.language, self._longest_words)))
                if quoted and said is not None
                else Text(say("command.no-words", self.language), style="dim")
            )
        return cells

    def _capacity(self, assessment: Assessment) -> Text:
        words = Text(capacity_words(assessment.capacity, self.language))
        if assessment.capacity is Capacity.UNDETERMINED and assessment.status is not Status.NOT_IN_FORCE:
            words.stylize("yellow")
        if assessment.lean is not None:
            lean = capacity_words(assessment.lean, self.language)
            words.append(f" ({say('command.leaning', self.language, capacity=lean)})")
        words.append(f"\n{status_words(assessment.status, self.language, short=True)}", style="dim")
        return words

    def _notes(self, assessment: Assessment) -> Text:
        lines: list[Text] = []
        for outcome in (Outcome.BREACHED, Outcome.DEPARTED_FROM):
            words = outcome_words(outcome, self.language)
            lines += [
                Text(f"{words}: {self._sentence(one.guideline.says)}", style=_STYLES[outcome])
                for one in assessment.findings
                if one.outcome is outcome
            ]
        lines += self._duties(one for one in assessment.obligations if one.outcome is ObligationOutcome.DUE)
        groups = undecided_groups(assessment.findings)
        # What only people can decide is said once, below the table.
        undecided = sum(len(group.findings) for group in groups if not group.needs_judgement)
        if undecided:
            lines.append(Text(say("command.undecided", self.language, count=undecided), style="dim"))
        return Text("\n").join(lines)

    def _duties(self, due: Iterable[Duty]) -> Iterator[Text]:
        """Tell what is to be done; precautions without a day are told once, below the table."""
        undated = 0
        for duty in due:
            if duty.is_precaution and duty.due is None:
                undated += 1
                continue
            kind = "to-do-precaution" if duty.is_precaution else "to-do"
            key = "command.to-do" if duty.due is None else f"command.{kind}-by"
            action = self._sentence(duty.obligation.action)
            yield Text(say(key, self.language, duty=action, day=str(duty.due)))
        if undated:
            yield Text(say("command.to-do-precaution", self.language, count=undated), style="dim")

    def _sentence(self, wording: Wording) -> str:
        return harmless(short_sentence(wording.in_language(self.language)))
