"""What the command is told to work on: policies, the directory, the authority, and archives of statements."""

from __future__ import annotations

import collections
import datetime as dt
import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import attrs

from offentligroll.archives.intake import Intake
from offentligroll.archives.reading import read
from offentligroll.archives.selecting import Repeats, Selection
from offentligroll.cli.archive_inputs import Archive, StandardInput
from offentligroll.cli.default_policy import DefaultPolicy, own_policy
from offentligroll.cli.left_out import left_out_words
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.unread_facts import words_of_slips
from offentligroll.files.problems import FileError, Problem, Severity
from offentligroll.languages import Message, MessageError, say
from offentligroll.model.directory import Directory
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.unknown_id import UnknownIdError
from offentligroll.policy.policy import Policy

if TYPE_CHECKING:
    from offentligroll.queue.kept import Kept

STANDARD_INPUT = "-"
"""The name under which standard input is asked for."""

_MOST_SHOWN = 1_000
T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Asked:
    """What ``assess`` and ``explain`` are asked in the same words."""

    archives: tuple[str, ...]
    """Paths, or ``-`` for standard input."""
    policies: tuple[str, ...] | None = None
    """Ids of shipped policies, or paths; None for the authority's own."""
    directory: str | None = None
    """The path of the directory."""
    organisation: str | None = None
    """The id of the organisation that is *the authority*."""
    as_of: dt.date | None = None
    """The day of the law, where it is not the statement's own."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    include_private: bool = False
    """Whether what is not public is taken in."""
    input_format: str | None = None
    """The format of the archives, where names and content don't tell it."""
    account: str | None = None
    """The id of the account's channel, for archives that do not tell it."""
    start: dt.date | None = None
    """The first day that is asked about."""
    end: dt.date | None = None
    """The last day that is asked about."""
    channels: tuple[str, ...] = ()
    """The channels or platforms that are asked about; none for all."""
    after: str | None = None
    """The id of the statement after which to go on; None for the beginning."""
    answers: str | None = None
    """The path of a file with what people have answered in a review; None where nobody has."""
    words: bool = True
    """Whether the statements' words are shown."""


@attrs.define(kw_only=True)
class Inputs:
    """Everything that a run works on, opened before the work begins."""

    asked: Asked
    """What was asked."""
    terminal: Terminal
    """Where problems are told."""
    policies: tuple[Policy, ...] = ()
    """The policies, each once."""
    directory: Directory | None = None
    """The directory, if there is one."""
    organisation: Organisation | None = None
    """The authority, if one was named."""
    archives: tuple[Archive, ...] = ()
    """The archives."""
    kept: Kept | None = None
    """What people have answered in a review, where anybody has."""
    has_errors: bool = False
    """Whether an item or an archive could not be read."""
    expected: int | None = None
    """How many items there are up to the end of the archive being read, where that is known."""
    held: list[Problem] | None = None
    """Where problems wait for their turn; None where they are told as they come."""
    _left_out: collections.Counter[str] = attrs.field(factory=collections.Counter)
    _shown: int = 0
    _hidden: collections.Counter[str] = attrs.field(factory=collections.Counter)
    _repeated: int = 0
    _failed: int = 0
    _not_used: list[str] = attrs.field(factory=list)
    _repeats: Repeats = attrs.field(factory=Repeats)
    _lacks_directory: bool = False
    _default_policy: DefaultPolicy | None = None

    @classmethod
    def opened(cls, asked: Asked, terminal: Terminal) -> Inputs:
        """Open everything, and tell all that can't be opened at once.

        Args:
            asked: what was asked.
            terminal: where problems go.

        Returns:
            The inputs.

        Raises:
            FileError: a file is missing or wrong.
            MisuseError: what was asked does not fit together.
        """
        if asked.archives.count(STANDARD_INPUT) > 1:
            raise MisuseError(Message("command.misuse.input-twice"))
        if asked.organisation is not None and asked.directory is None:
            raise MisuseError(Message("command.misuse.for"))
        inputs = cls(asked=asked, terminal=terminal)
        problems: list[Problem] = []
        if asked.directory is not None:
            inputs.directory = _tried(Directory.load, asked.directory, problems)
        if not problems:
            inputs.organisation = inputs._organisation()
        named = asked.policies
        if named is None:
            # What is wrong with the directory is told before a policy is asked for.
            named = () if problems else (own_policy(inputs.directory, inputs.organisation),)
        policies = [_tried(Policy.load, one, problems) for one in dict.fromkeys(named)]
        zone = next((one.zone for one in policies if one is not None), None)
        archives = [
            _tried(functools.partial(inputs._archive, zone=zone), one, problems) for one in asked.archives
        ]
        if asked.answers is not None:
            from offentligroll.queue.kept import Kept
            from offentligroll.queue.store import AnswerStore

            store = _tried(AnswerStore.opened, asked.answers, problems)
            inputs.kept = None if store is None else Kept(store.kept())
        if problems:
            raise FileError(problems)
        inputs.policies = tuple(one for one in policies if one is not None)
        inputs.archives = tuple(one for one in archives if one is not None)
        for slip in words_of_slips(inputs.directory, inputs.policies, asked.language):
            terminal.report(slip)
        if asked.policies is None:
            inputs._default_policy = DefaultPolicy(policy=inputs.policies[0])
        return inputs

    def statements(self) -> Iterator[Statement]:
        """Go through all archives; what can't be read is told, and the rest goes on.

        Yields:
            The statements, in the order of the archives.
        """
        before = 0
        for archive in self.archives:
            try:
                for statement in archive:
                    self.expected = None if archive.total is None else before + archive.total
                    self._lacks_directory |= self.directory is None and statement.channel is not None
                    if self._default_policy is not None:
                        self._default_policy.notice(statement, self.organisation)
                    kept, zone, body = self.kept, self._zone, self.organisation
                    yield statement if kept is None else kept.on(statement, zone, body)
            except FileError as error:
                for problem in error.problems:
                    self.problem(problem)
            before += archive.total or 0
            self._left_out.update(archive.left_out)
            self._repeated += sum(one.repeated for one in archive.coverage)
            self._failed += sum(one.failed for one in archive.coverage)
            self._not_used += archive.not_used

    @property
    def _zone(self) -> ZoneInfo:
        return self.policies[0].zone if self.policies else ZoneInfo("UTC")

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many items and files of the archives did not become statements so far, by reason."""
        more = {"repeated": self._repeated, "failed": self._failed, "file-not-used": len(self._not_used)}
        return dict(self._left_out) | {reason: count for reason, count in more.items() if count}

    def problem(self, problem: Problem) -> None:
        """Tell of a problem of an archive, or hold it where problems wait for their turn.

        Args:
            problem: what is wrong.
        """
        (self.tell if self.held is None else self.held.append)(problem)

    def tell(self, problem: Problem) -> None:
        """Tell of a problem.

        Args:
            problem: what is wrong.
        """
        self.has_errors |= problem.severity is Severity.ERROR
        self._shown += 1
        if self._shown > _MOST_SHOWN:
            self._hidden[problem.code] += 1
            return
        language = self.asked.language
        is_error = problem.severity is Severity.ERROR
        grave = "" if is_error else say(f"command.check.{problem.severity}", language)
        self.terminal.report(f"{grave}{problem.in_language(language)}")

    def wrong_statement(self, statement: Statement, error: ValueError) -> None:
        """Tell of a statement that could not be assessed.

        Args:
            statement: the statement.
            error: why.
        """
        self.wrong("statement", statement.id, error)

    def wrong(self, kind: str, identity: str, error: ValueError) -> None:
        """Tell of what could not be assessed.

        Args:
            kind: ``"statement"`` or ``"channel"``.
            identity: its id.
            error: why.
        """
        why = error.message if isinstance(error, MessageError) else str(error)
        message = Message(f"command.{kind}-not-assessed", id=identity, why=why)
        self.problem(Problem("not-assessed", message))

    def tell_left_out(self) -> None:
        """Tell how many problems were not shown, how many items were left out, and what may help."""
        if self._hidden:
            codes = ", ".join(f"{code} {count}" for code, count in self._hidden.most_common())
            hidden = self._hidden.total()
            self.terminal.report(
                say("command.problems-left-out", self.asked.language, count=hidden, codes=codes)
            )
        if self._left_out:
            self.terminal.report(left_out_words(self._left_out, self.asked.language))
        if self._repeated:
            self.terminal.report(say("command.repeated", self.asked.language, count=self._repeated))
        if self._not_used:
            count, names = len(self._not_used), tuple(self._not_used)
            self.terminal.report(say("command.not-used", self.asked.language, count=count, names=names))
        if self._lacks_directory:
            self.terminal.report(say("command.needs-directory", self.asked.language))
        self.tell_default_policy()

    def tell_default_policy(self) -> None:
        """Tell which policy was taken where nobody named one, and it is another organisation's."""
        words = None if self._default_policy is None else self._default_policy.words(self.asked.language)
        if words is not None:
            self.terminal.report(words)

    def _archive(self, name: str, zone: ZoneInfo | None) -> Archive:
        if name == STANDARD_INPUT:
            intake = Intake(
                directory=self.directory,
                include_private=self.asked.include_private,
                on_problem=self.problem,
            )
            return StandardInput(stream=self.terminal.stdin, intake=intake)
        asked = self.asked
        selection = Selection(start=asked.start, end=asked.end, channels=asked.channels)
        try:
            return read(
                name,
                self.directory,
                include_private=asked.include_private,
                on_problem=self.problem,
                format=asked.input_format,
                account=asked.account,
                selection=selection if zone is None else attrs.evolve(selection, zone=zone),
                repeats=self._repeats,
            )
        except MessageError as error:
            raise MisuseError(error.message) from None

    def _organisation(self) -> Organisation | None:
        if self.asked.organisation is None or self.directory is None:
            return None
        try:
            return self.directory.organisation(self.asked.organisation)
        except UnknownIdError as error:
            raise MisuseError(error.message) from None


def _tried(load: Callable[[str], T], name: str, problems: list[Problem]) -> T | None:
    try:
        return load(name)
    except FileError as error:
        problems += error.problems
        return None
