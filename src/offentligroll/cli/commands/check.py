"""``offentligroll check``: what is wrong with a file, all at once."""

from __future__ import annotations

import codecs
import functools
import json
import textwrap
from typing import TYPE_CHECKING, Any

import attrs
import click

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice, Metavar, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message, with_hint

if TYPE_CHECKING:
    from offentligroll.cases.suite import Suite
    from offentligroll.files.problems import Problem
    from offentligroll.model.directory import Directory
    from offentligroll.policy.checking.accepting import AcceptedProblem
    from offentligroll.policy.checking.report import CheckReport

_ENDINGS = {
    ".policy.toml": "policy",
    ".policy.md": "policy",
    ".cases.toml": "cases",
    ".jsonl": "statements",
    ".ndjson": "statements",
}
_DIRECTORY_KEYS = frozenset({"organisation", "official", "channel"})
_NOT_THERE = frozenset({"missing-file", "is-a-directory", "unreadable"})


@helping.command("check")
@helping.argument("files", nargs=-1, metavar="FILE...")
@helping.option("--format", "form", type=Choice(("text", "json")), default="text", help="check-format")
@helping.option("--strict", is_flag=True, help="strict")
@helping.option("--accepted", is_flag=True, help="accepted")
@helping.option("--explain", "code", metavar="CODE", help="check-explain")
@language_option
def command(  # noqa: PLR0913 - these are the options
    *, files: tuple[str, ...], form: str, strict: bool, accepted: bool, code: str | None, language: str
) -> Work:
    """Read the arguments."""
    if code is not None:
        return functools.partial(explain, code, language)
    if not files:
        raise UsageMessage(
            Message("help.error.missing", name=Metavar("FILE...")), click.get_current_context()
        )
    asked = Asked(form=form, is_strict=strict, shows_accepted=accepted, language=language)
    return functools.partial(check, files, asked)


@attrs.frozen(kw_only=True)
class Asked:
    """How files are checked, and how what is found is told."""

    form: str = "text"
    """``"text"`` or ``"json"``."""
    is_strict: bool = False
    """Whether a warning is a reason to fail."""
    shows_accepted: bool = False
    """Whether what the files accept is told too."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""


@attrs.frozen(kw_only=True)
class Checked:
    """What came of one file."""

    file: str
    """Its path."""
    kind: str = ""
    """What it was taken for; empty where it is wrong."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""
    accepted: tuple[AcceptedProblem, ...] = ()
    """What it accepts."""


def explain(code: str, language: str, terminal: Terminal) -> int:
    """Explain what one check looks for.

    Args:
        code: the check's code.
        language: such as ``"sv"``.
        terminal: where the explanation goes.

    Returns:
        Always 0.

    Raises:
        MisuseError: there is no such check.
    """
    from offentligroll.cli.misuse import MisuseError
    from offentligroll.files.problems import did_you_mean
    from offentligroll.languages import say
    from offentligroll.policy.checking.explaining import CheckWords
    from offentligroll.policy.checking.registry import all_checks

    found = all_checks().get(code)
    if found is None:
        hint = did_you_mean(code, all_checks()) or Message("command.misuse.check-hint")
        raise MisuseError(with_hint(Message("checks.accept-unused.found-unknown", code=code), hint))
    words = CheckWords.of(found, language)
    terminal.say(f"{found.code} ({words.severity})", style="bold")
    terminal.say(f"{words.what}\n\n{words.why.strip()}")
    if found.example:
        terminal.say(f"\n{say('command.check.example', language)}\n")
        terminal.say(textwrap.indent(found.example.rstrip(), "    "))
    terminal.say(f"\n{say('command.check.fix', language, fix=words.fix)}")
    return 0


def check(files: tuple[str, ...], asked: Asked, terminal: Terminal) -> int:
    """Tell the problems of files.

    Args:
        files: their paths.
        asked: how they are checked, and how what is found is told.
        terminal: where problems go: they are the answer here, so they go to standard output.

    Returns:
        0, 1 where a file has an error, 2 where one is not there.
    """
    found = _checked(files)
    if asked.form == "json":
        records = [_record(one, asked) for one in found]
        terminal.write(f"{json.dumps(records, indent=2, ensure_ascii=False)}\n")
    else:
        for one in found:
            _tell(one, asked, terminal)
    return max(_code(problem, asked) for one in found for problem in (None, *one.problems))


def _code(problem: Problem | None, asked: Asked) -> int:
    from offentligroll.files.problems import Severity

    if problem is None or problem.severity is Severity.HINT:
        return 0
    if problem.severity is Severity.WARNING:
        return int(asked.is_strict)
    return 2 if problem.code in _NOT_THERE else 1


def _checked(files: tuple[str, ...]) -> list[Checked]:
    """Check the files, those first with which others are looked at: cases and directories."""
    from offentligroll.cases.policies import policy_of
    from offentligroll.cases.suite import Suite
    from offentligroll.files.problems import FileError
    from offentligroll.policy.checking.directories import check_directory

    checked: dict[str, Checked] = {}
    suites: list[Suite] = []
    directories: list[Directory] = []
    for file in dict.fromkeys(files):
        problems: tuple[Problem, ...] = ()
        try:
            kind = _kind_of(file)
            if kind == "cases":
                suites.append(Suite.load(file))
                policy_of(suites[-1])
                problems = tuple(one for some in suites[-1].problems.values() for one in some)
            elif kind == "directory":
                found = check_directory(file)
                directories.append(found.directory)
                problems = found.problems
            checked[file] = Checked(file=file, kind=kind, problems=problems)
        except FileError as error:
            checked[file] = Checked(file=file, problems=error.problems)
    for one in list(checked.values()):
        if one.kind == "policy":
            checked[one.file] = _checked_policy(one.file, suites)
        elif one.kind == "statements":
            checked[one.file] = _checked_statements(one.file, directories)
    return [checked[file] for file in dict.fromkeys(files)]


def _checked_statements(file: str, directories: list[Directory]) -> Checked:
    """Check JSON Lines; whom they name, only a directory can tell, and two might tell different things."""
    from pathlib import Path

    from offentligroll.archives.native import problems_in
    from offentligroll.files.problems import FileError

    directory = directories[0] if len(directories) == 1 else None
    try:
        problems = tuple(problems_in(Path(file), directory))
    except FileError as error:
        problems = error.problems
    return Checked(file=file, kind="statements", problems=problems)


def _checked_policy(file: str, suites: list[Suite]) -> Checked:
    from pathlib import Path

    from offentligroll.policy.checking.report import check_policy

    report = check_policy(file if _is_shipped(file) else Path(file))
    return Checked(
        file=file,
        kind="policy",
        problems=(*report.problems, *_of_cases(Path(file).parent, report, suites)),
        accepted=report.accepted,
    )


def _of_cases(folder: Any, report: CheckReport, suites: list[Suite]) -> tuple[Problem, ...]:  # noqa: ANN401
    """Look at a policy with its cases, where these are given or stand beside it."""
    from offentligroll.cases.reaching import check_reached
    from offentligroll.cases.suite import SUFFIX, Suite
    from offentligroll.files.problems import FileError
    from offentligroll.policy.policy import Policy

    if report.policy is None or report.document is None:
        return ()
    suite = next((one for one in suites if one.policy == report.policy.id), None)
    beside = folder / f"{report.policy.id}{SUFFIX}"
    if suite is None and beside.exists():
        try:
            suite = Suite.load(beside)
        except FileError:
            # Whoever wants to know what is wrong with the cases checks them.
            return ()
    return () if suite is None else check_reached(Policy.of(report.policy), report.document, suite)


def _is_shipped(file: str) -> bool:
    from pathlib import Path

    from offentligroll.policy.policy import Policy

    return file in Policy.shipped_ids() and not Path(file).exists()


def _kind_of(file: str) -> str:
    """Tell by its name, or else by what is in it, what a file is."""
    from offentligroll.files.document import read_document
    from offentligroll.files.reading import opened
    from offentligroll.model.reading.directory_file import refuse_register

    if _is_shipped(file):
        return "policy"
    by_name = next((kind for ending, kind in _ENDINGS.items() if file.endswith(ending)), None)
    if by_name is not None:
        return by_name
    with opened(file) as stream:
        # No TOML begins with a brace.
        is_json = stream.read(100).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
    if not is_json:
        refuse_register(file)
    return "statements" if is_json else _kind_by_content(read_document(file).data)


def _kind_by_content(data: dict[str, Any]) -> str:
    if data.keys() & _DIRECTORY_KEYS:
        return "directory"
    if "case" in data:
        return "cases"
    return "policy" if data.keys() & {"question", "capacity", "guideline"} else "directory"


def _tell(one: Checked, asked: Asked, terminal: Terminal) -> None:
    from offentligroll.files.problems import Severity
    from offentligroll.languages import say

    for problem in one.problems:
        is_error = problem.severity is Severity.ERROR
        grave = "" if is_error else say(f"command.check.{problem.severity}", asked.language)
        terminal.say(f"{grave}{problem.in_language(asked.language)} [{problem.code}]")
    if not one.problems:
        kind = say(f"command.kind.{one.kind}", asked.language)
        terminal.say(say("command.check.good", asked.language, file=one.file, kind=kind))
    for accepted in one.accepted if asked.shows_accepted else ():
        problem = attrs.evolve(accepted.problem, hint=None)
        why = " ".join(accepted.why.in_language(asked.language).split())
        said = f"{problem.in_language(asked.language)} [{problem.code}]: {why}"
        terminal.say(f"{say('command.check.accepted', asked.language)}{said}")


def _record(one: Checked, asked: Asked) -> dict[str, Any]:
    record: dict[str, Any] = {
        "file": one.file,
        "problems": [_plain(problem, asked) for problem in one.problems],
    }
    if asked.shows_accepted:
        record["accepted"] = [
            {**_plain(two.problem, asked), "why": two.why.in_language(asked.language)} for two in one.accepted
        ]
    return record


def _plain(problem: Problem, asked: Asked) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "where": problem.where,
        "message": problem.says.in_language(asked.language),
        "hint": problem.advice and problem.advice.in_language(asked.language),
    }
