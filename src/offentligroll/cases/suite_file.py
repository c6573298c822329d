"""How a suite is read from its file: what its keys hold, and all that can be wrong with it."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypedDict

import attrs

from offentligroll.cases.case import Case, FactId
from offentligroll.cases.fact_names import FactNames
from offentligroll.cases.rule_names import RuleNames
from offentligroll.files.document import Document
from offentligroll.files.kinds import shortened
from offentligroll.files.problems import FileError, Place, Problem, Severity
from offentligroll.files.shape import Shape
from offentligroll.files.strict import FORMAT, read_file
from offentligroll.files.values import Id
from offentligroll.files.where import Path as Way
from offentligroll.files.where import Report, problem_at
from offentligroll.languages import Message
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_shape import statement_of
from offentligroll.model.statement import Statement
from offentligroll.policy.judging.assessing_channels import post_of
from offentligroll.policy.reading.loading import policy_beside, read_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook


class CasesInForce(enum.StrEnum):
    """Whose law counts, where it is not that of each case's own day."""

    POLICY = "policy"


@attrs.frozen(kw_only=True)
class SuiteShape(Shape):
    """A whole file of cases."""

    format: int = attrs.field(metadata={"instead": FORMAT})
    policy: Id = attrs.field(metadata={"instead": "policy"})
    in_force: CasesInForce | None = None
    unmentioned_is_no: tuple[FactId, ...] = ()
    directory: str | None = None
    case: tuple[Case, ...] = ()


class SuiteContents(TypedDict):
    """What stands in a file of cases, by the names that a suite has for it."""

    name: str
    """The file's name."""
    place: Place | None
    """Where it names its policy."""
    policy: str
    """The id of the policy."""
    as_policy_stands: bool
    """Whether cases are assessed under the policy as it stands, whatever their days."""
    unmentioned_is_no: tuple[str, ...]
    """Facts that are no where a case does not list them."""
    cases: tuple[Case, ...]
    """The cases."""
    statements: Mapping[str, Statement]
    """The whole statements, by the id of their case."""
    archives: Mapping[str, tuple[Statement, ...]]
    """The small archives, by the id of their case."""
    folder: Path | None
    """Where the file stands."""
    problems: Mapping[str, tuple[Problem, ...]]
    """What is wrong with single cases, by their id; under ``""`` what is wrong for all."""


def contents_of(
    document: Document,
    folder: Path | None,
    policy: Rulebook | None = None,
    *,
    beside: Traversable | None = None,
) -> SuiteContents:
    """Return what stands in a file of cases.

    Args:
        document: the file.
        folder: where it stands, and so what its paths start from; None for text that is no file.
        policy: the policy that it is about; left out, the one beside it or the shipped one of that id.
        beside: what stands beside it, where that need not be a folder of files.

    Returns:
        Its contents.

    Raises:
        FileError: the file is wrong; the error names all problems with their places.
    """
    read = read_file(document, SuiteShape)
    shape, report = read.made, read.report
    rulebook = policy or _policy_of(shape, folder)
    facts = FactNames.of(rulebook)
    single = [*facts.check(read), *facts.unread(shape.case, read), *_without_directory(shape, report)]
    if rulebook is not None:
        single += RuleNames.of(rulebook).problems(shape.case, read)
    for case in shape.case:
        if case.policy not in (None, shape.policy) and "policy" not in shape.faulty:
            message = Message("cases.other-policy", policy=case.policy, other=shape.policy)
            hint = Message("cases.advice.other-policy")
            report.add((*case.path, "policy"), "other-policy", message, hint)
    directory = _directory(shape, folder if beside is None else beside, report)
    # Where the directory can't be read, nobody knows whom the statements name.
    is_known = shape.directory is None or directory is not None
    statements = {
        case.id: statement_of(case.statement, (*case.path, "statement"), directory, report)
        for case in shape.case
        if is_known and case.statement is not None
    }
    statements |= {case.id: _channel_of(case, directory, report) for case in shape.case if case.channel}
    archives = {
        case.id: tuple(
            statement_of(one, (*case.path, "archive", number), directory, report)
            for number, one in enumerate(case.archive)
        )
        for case in shape.case
        if is_known and case.archive
    }
    if report.problems:
        raise FileError((*report.problems, *(problem for _, problem in single)))
    return SuiteContents(
        name=document.name,
        place=document.place_of(("policy",)),
        policy=shape.policy,
        as_policy_stands=shape.in_force is not None,
        unmentioned_is_no=facts.ids(shape.unmentioned_is_no),
        cases=tuple(
            attrs.evolve(case, yes=facts.ids(case.yes), no=facts.ids(case.no)) for case in shape.case
        ),
        statements={case: one for case, one in statements.items() if one is not None},
        archives={
            case: tuple(one for one in statements if one is not None) for case, statements in archives.items()
        },
        folder=folder,
        problems=_by_case(shape.case, single),
    )


def _by_case(
    cases: Iterable[Case], single: Iterable[tuple[Way, Problem]]
) -> Mapping[str, tuple[Problem, ...]]:
    """Sort what is wrong by the case that it is wrong with; the others can be run all the same."""
    ids = {case.path: case.id for case in cases}
    found: dict[str, tuple[Problem, ...]] = {}
    for path, problem in single:
        identity = ids.get(path[:2], "")
        found[identity] = (*found.get(identity, ()), problem)
    return found


def _policy_of(shape: SuiteShape, folder: Path | None) -> Rulebook | None:
    """Find the policy of a suite; None where there is none, or where it is wrong itself."""
    beside = None if folder is None else policy_beside(folder, shape.policy)
    if beside is None and shape.policy not in shipped_ids():
        return None
    with contextlib.suppress(FileError):
        return read_rulebook(shape.policy if beside is None else beside)[1]
    return None


def _without_directory(shape: SuiteShape, report: Report) -> Iterator[tuple[Way, Problem]]:
    """Find channels of which nothing is known, since there is no directory to know it from."""
    if shape.directory is not None:
        return
    for case in shape.case:
        ways = [((*case.path, "archive", number), one) for number, one in enumerate(case.archive)]
        if case.statement is not None:
            ways.append(((*case.path, "statement"), case.statement))
        for way, one in ways:
            if channel := one.get("channel"):
                message = Message("cases.needs-directory", channel=shortened(channel))
                advice, path = Message("cases.advice.needs-directory"), (*way, "channel")
                hint = problem_at(report.source, path, "needs-directory", message, advice, Severity.HINT)
                yield path, hint


def _channel_of(case: Case, directory: Directory | None, report: Report) -> Statement | None:
    """Find the channel that a case is about, on the day of the case."""
    known = {} if directory is None else {one.id: one for one in directory.channels}
    channel = known.get(case.channel or "")
    if channel is None:
        hint = report.suggestion(case.channel or "", known) or Message("cases.advice.channel")
        message = Message("cases.no-channel", channel=shortened(case.channel or ""))
        report.add((*case.path, "channel"), "unknown-id", message, hint)
        return None
    return post_of(channel, case.at, directory)


def _directory(shape: SuiteShape, folder: Path | Traversable | None, report: Report) -> Directory | None:
    if shape.directory is None:
        return None
    if folder is None:
        report.add(("directory",), "directory", Message("cases.no-folder"))
        return None
    try:
        if isinstance(folder, Path):
            return Directory.load(folder / shape.directory)
        return Directory.from_text(folder.joinpath(shape.directory).read_text("utf-8"), shape.directory)
    except FileError as error:
        for problem in error.problems:
            if problem.place is None:
                report.add(("directory",), problem.code, problem.says, problem.advice)
            else:
                report.problems.append(problem)
        return None
