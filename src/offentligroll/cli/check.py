"""``offentligroll check``: what is wrong with a file, all at once."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

import click

from offentligroll.cli.options import Work, language_option
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.files.problems import Problem

_DIRECTORY_KEYS = frozenset({"organisation", "official", "channel"})


@click.command("check", short_help="Check policies, cases and directories.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", type=click.Choice(("text", "json")), default="text", help="How problems are told.")
@language_option
def command(*, files: tuple[str, ...], format: str, language: str) -> Work:  # noqa: A002
    """Check policies (*.policy.toml), cases (*.cases.toml) and directories (other *.toml).

    All problems of a file are told at once, each with its line and column. It ends with 1 where a file has an
    error, and with 2 where there is no such file.
    """
    return functools.partial(check, files, format, language)


def check(files: tuple[str, ...], form: str, language: str, terminal: Terminal) -> int:
    """Tell the problems of files.

    Args:
        files: their paths.
        form: ``"text"`` or ``"json"``.
        language: ``"sv"`` or ``"en"``.
        terminal: where problems go: they are the answer here, so they go to standard output.

    Returns:
        0, 1 where a file has an error, 2 where one is not there.
    """
    from offentligroll.cli.texts import text
    from offentligroll.files.problems import FileError, Severity

    worst = 0
    found: list[dict[str, Any]] = []
    for file in files:
        problems: tuple[Problem, ...] = ()
        kind = ""
        try:
            kind = _check(file)
        except FileError as error:
            problems = error.problems
        for one in problems:
            if one.severity is Severity.ERROR:
                worst = max(worst, 2 if one.code in _NOT_THERE else 1)
        found.append({"file": file, "problems": [_plain(one) for one in problems]})
        if form == "text":
            for one in problems:
                grave = "" if one.severity is Severity.ERROR else f"{one.severity}: "
                terminal.say(f"{grave}{one}")
            if not problems:
                terminal.say(text("check-good", language, file=file, kind=text(f"kind-{kind}", language)))
    if form == "json":
        terminal.write(f"{json.dumps(found, indent=2)}\n")
    return worst


_NOT_THERE = frozenset({"missing-file", "is-a-directory", "unreadable"})


def _check(file: str) -> str:
    """Load a file as what its name or content says that it is, and tell what that is."""
    from offentligroll.cases.policies import policy_of
    from offentligroll.cases.suite import Suite
    from offentligroll.files.document import read_document
    from offentligroll.model.directory import Directory
    from offentligroll.policy.policy import Policy

    kind = _kind_by_name(file) or _kind_by_content(read_document(file).data)
    if kind == "policy":
        from pathlib import Path

        Policy.load(Path(file))
    elif kind == "cases":
        policy_of(Suite.load(file))
    else:
        Directory.load(file)
    return kind


def _kind_by_name(file: str) -> str | None:
    return next((kind for kind in ("policy", "cases") if file.endswith(f".{kind}.toml")), None)


def _kind_by_content(data: dict[str, Any]) -> str:
    if data.keys() & _DIRECTORY_KEYS:
        return "directory"
    if "case" in data:
        return "cases"
    return "policy" if data.keys() & {"question", "capacity", "guideline"} else "directory"


def _plain(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "where": problem.where,
        "message": problem.message,
        "hint": problem.hint,
    }
