"""``offentligroll diff``: what changed between two policies, and which assessments come out otherwise."""

from __future__ import annotations

import collections
import functools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message, say

if TYPE_CHECKING:
    from offentligroll.assessment.shift import Shift
    from offentligroll.cases.running import Difference, Verdict
    from offentligroll.cases.suite import Suite
    from offentligroll.cli.inputs import Inputs
    from offentligroll.files.problems import Problem
    from offentligroll.model.capacity import Capacity
    from offentligroll.policy.changes import PolicyChanges
    from offentligroll.policy.policy import Policy

_CASES = ".cases.toml"


@attrs.frozen(kw_only=True)
class DiffRequest:
    """What ``diff`` is asked."""

    old: str
    """The id of a shipped policy, or a path."""
    new: str
    """The same for the other policy."""
    files: tuple[str, ...] = ()
    """Paths of cases and archives; ``-`` for standard input."""
    directory: str | None = None
    """The path of the directory."""
    organisation: str | None = None
    """The id of the organisation that is *the authority*."""
    answers: str | None = None
    """The path of a file with what people have answered in a review."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    form: str = "text"
    """``"text"`` or ``"json"``."""


@attrs.frozen(kw_only=True)
class Tried:
    """What was assessed under both policies."""

    label: str
    """What people call it."""
    id: str
    """The id of the case or statement."""
    shift: Shift
    """Both assessments."""
    verdicts: tuple[Verdict, Verdict] | None = None
    """For a case: what became of it under the one and the other."""

    @property
    def is_changed(self) -> bool:
        """Whether it comes out otherwise."""
        return not self.shift.is_empty or (self.verdicts is not None and len(set(self.verdicts)) > 1)


@helping.command("diff")
@helping.argument("old", metavar="OLD")
@helping.argument("new", metavar="NEW")
@helping.argument("files", nargs=-1, metavar="[CASES|ARCHIVE]...")
@helping.option("--directory", metavar="FILE", help="directory")
@helping.option("--for", "organisation", metavar="ID", help="for")
@helping.option("--answers", metavar="FILE", help="answers")
@language_option
@helping.option(
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    help="diff-format",
)
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(diff, DiffRequest(**asked))


def diff(request: DiffRequest, terminal: Terminal) -> int:
    """Tell what changed, and which assessments come out otherwise.

    Args:
        request: what is asked.
        terminal: where it is told.

    Returns:
        0 where nothing changed, 1 where something did or could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.policy.changes import changes_between

    old, new, suites = _opened(request)
    archives = tuple(one for one in request.files if not one.endswith(_CASES))
    inputs = Inputs.opened(
        Asked(
            archives=archives,
            policies=(),
            directory=request.directory,
            organisation=request.organisation,
            answers=request.answers,
            language=request.language,
        ),
        terminal,
    )
    changes = changes_between(old, new)
    tried = _tried(changes, suites, inputs, request.language)
    tell = _tell_text if request.form == "text" else _tell_json
    changed = tell(changes, tried, request, terminal)
    if archives:
        inputs.tell_left_out()
    return int(changed or not changes.is_empty or inputs.has_errors)


def _opened(request: DiffRequest) -> tuple[Policy, Policy, list[Suite]]:
    """Load both policies and the cases, and tell all that is wrong with them at once."""
    from offentligroll.cases.suite import Suite
    from offentligroll.files.problems import FileError
    from offentligroll.policy.policy import Policy

    problems: list[Problem] = []
    policies: list[Policy] = []
    for source in (request.old, request.new):
        try:
            policies.append(Policy.load(source))
        except FileError as error:
            problems += [one for one in error.problems if one not in problems]
    suites: list[Suite] = []
    for file in request.files:
        try:
            suites += [Suite.load(file)] if file.endswith(_CASES) else []
        except FileError as error:
            problems += error.problems
    if problems:
        raise FileError(problems)
    old, new = policies
    return old, new, suites


def _tried(changes: PolicyChanges, suites: list[Suite], inputs: Inputs, language: str) -> Iterator[Tried]:
    """Assess everything under both policies, one by one."""
    from offentligroll.assessment.shift import shift_between
    from offentligroll.cases.running import heading_of, run_case
    from offentligroll.policy.policy import Policy

    policies = tuple(Policy.of(policy) for policy in (changes.old, changes.new))
    for suite in suites:
        for case in suite.cases:
            results = [run_case(case, suite, policy) for policy in policies]
            assessments = [one.assessment for one in results if one.assessment is not None]
            for one in results:
                if one.assessment is None:
                    _tell_unassessed(case.id, one.differences, inputs)
            if len(assessments) == len(results):
                yield Tried(
                    label=heading_of(case, language),
                    id=case.id,
                    shift=shift_between(*assessments),
                    verdicts=(results[0].verdict, results[1].verdict),
                )
    for number, statement in enumerate(inputs.statements(), 1):
        try:
            both = [policy.assess(statement, for_=inputs.organisation) for policy in policies]
        except ValueError as error:
            inputs.wrong_statement(statement, error)
            continue
        yield Tried(label=f"{number}. {statement.id}", id=statement.id, shift=shift_between(*both))


def _tell_unassessed(case: str, why: tuple[Difference, ...], inputs: Inputs) -> None:
    from offentligroll.files.problems import Problem

    inputs.problem(
        Problem(
            "not-assessed",
            Message("command.case-not-assessed", id=case, why=tuple(one.why or one for one in why)),
        )
    )


def _tell_text(
    changes: PolicyChanges, tried: Iterator[Tried], request: DiffRequest, terminal: Terminal
) -> bool:
    from offentligroll.assessment.wording.phrasing import capacity_words
    from offentligroll.languages import written
    from offentligroll.report.change_words import changes_page
    from offentligroll.report.page_formats import entry_as_text, page_as_text
    from offentligroll.report.page_words import line
    from offentligroll.report.shift_words import shift_entry

    language = request.language
    terminal.say(page_as_text(changes_page(changes, language)).rstrip("\n"))
    count = changed = 0
    turns: collections.Counter[tuple[Capacity, Capacity]] = collections.Counter()
    for one in tried:
        count += 1
        if not one.is_changed:
            continue
        if not changed:
            title = say("pages.shift.title", language)
            terminal.say(f"\n{title}\n{'-' * len(title)}")
        changed += 1
        turns[one.shift.old.capacity, one.shift.new.capacity] += 1
        entry = shift_entry(one.label, one.shift, language)
        if one.verdicts is not None and len(set(one.verdicts)) > 1:
            old, new = (say(f"pages.shift.verdict-{verdict}", language) for verdict in one.verdicts)
            entry = attrs.evolve(
                entry, lines=(*entry.lines, line("pages.shift.verdict", language, old=old, new=new))
            )
        terminal.say()
        terminal.say("\n".join(entry_as_text(entry)))
    if request.files:
        terminal.say(f"\n{say('pages.shift.sum', language, changed=changed, count=count)}")
    for (was, is_now), number in turns.most_common():
        if was is not is_now:
            words = capacity_words(was, language), capacity_words(is_now, language)
            terminal.say(f"- {' → '.join(words)}: {written(number, language)}")
    return changed > 0


def _tell_json(changes: PolicyChanges, tried: Iterator[Tried], _: DiffRequest, terminal: Terminal) -> bool:
    from offentligroll.cli.diff_records import changes_record, shift_record

    count = 0
    assessments = []
    for one in tried:
        count += 1
        if one.is_changed:
            verdicts = None if one.verdicts is None else [verdict.value for verdict in one.verdicts]
            assessments.append(shift_record(one.id, one.shift, verdicts))
    record = {**changes_record(changes), "compared": count, "assessments": assessments}
    terminal.write(f"{json.dumps(record, indent=2, ensure_ascii=False)}\n")
    return bool(assessments)
