"""How a suite is read from its file: what its keys hold, and all that can be wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

import attrs

from offentligroll.cases.case import Case
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document
from offentligroll.files.problems import FileError, Place, Problem, did_you_mean
from offentligroll.files.strict import problem_at, structure
from offentligroll.languages import Message
from offentligroll.model.directory import Directory
from offentligroll.model.period import PartialDate
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.model.statement import Statement

_ID = re.compile(r"[a-z0-9-]+")
# Looking for what may have been meant costs far more than finding the problem.
_MOST_SUGGESTIONS = 200


@attrs.frozen(kw_only=True)
class SuiteShape:
    """A whole file of cases."""

    format: int
    policy: str
    in_force: str | None = None
    unmentioned_is_no: tuple[str, ...] = ()
    directory: str | None = None
    case: tuple[Case, ...] = ()


class SuiteContents(TypedDict):
    """What stands in a file of cases, by the names that a suite has for it."""

    name: str
    """The file's name."""
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
    folder: Path | None
    """Where the file stands."""


def contents_of(document: Document, folder: Path | None) -> SuiteContents:
    """Return what stands in a file of cases.

    Args:
        document: the file.
        folder: where it stands, and so what its paths start from; None for text that is no file.

    Returns:
        Its contents.

    Raises:
        FileError: the file is wrong; the error names all problems with their places.
    """
    if not document.data:
        hint = "a file of cases needs at least format and policy"
        raise FileError(
            [Problem("empty-file", "the file is empty", hint=hint, place=Place(document.name, 1, 1))]
        )
    shape, problems = structure(document, SuiteShape, {PartialDate: _date})
    problems += _doubled(document) + _unknown_facts(document)
    if shape is None:
        raise FileError(problems)
    if shape.format != 1:
        problems.append(problem_at(document, ("format",), "format", "this library reads format 1"))
    if shape.in_force not in (None, "policy"):
        message = f'`in_force` is "policy" or left out, got `{shape.in_force}`'
        problems.append(problem_at(document, ("in_force",), "unknown-value", message))
    numbered = _numbered(document, shape.case)
    problems += _ids(document, shape.policy, numbered)
    directory = _directory(shape, folder, document, problems)
    statements = _statements(document, numbered, directory, problems)
    if problems:
        raise FileError(problems)
    return SuiteContents(
        name=document.name,
        policy=shape.policy,
        as_policy_stands=shape.in_force is not None,
        unmentioned_is_no=shape.unmentioned_is_no,
        cases=shape.case,
        statements=statements,
        folder=folder,
    )


def _date(value: Any, _: Any) -> PartialDate:  # noqa: ANN401 - any TOML value
    if type(value) is dt.date:
        return PartialDate.from_date(value)
    if not isinstance(value, str):
        raise ValueError('a date is such as 2010-12-31, or a text such as "2010-12"')  # noqa: TRY004
    return PartialDate.from_text(value)


def _raw_cases(document: Document) -> list[tuple[int, dict[str, Any]]]:
    cases = document.data.get("case")
    entries = enumerate(cases) if isinstance(cases, list) else ()
    return [(number, case) for number, case in entries if isinstance(case, dict)]


def _numbered(document: Document, cases: tuple[Case, ...]) -> list[tuple[int, Case]]:
    """Find where the cases stand in the file: faulty ones are left out, and the order is the same."""
    entries = iter(_raw_cases(document))
    return [(next(number for number, raw in entries if raw.get("id") == case.id), case) for case in cases]


def _ids(document: Document, policy: str, cases: list[tuple[int, Case]]) -> list[Problem]:
    problems = []
    told = [(("policy",), policy), *((("case", number, "id"), case.id) for number, case in cases)]
    for path, identity in told:
        if _ID.fullmatch(identity) is None:
            message = f"`{identity}` is not an id: it may have the letters a to z, digits and hyphens"
            problems.append(problem_at(document, path, "bad-id", message))
    for number, case in cases:
        if case.policy not in (None, policy):
            message = f"the case is about the policy `{case.policy}`, and the file about `{policy}`"
            problems.append(problem_at(document, ("case", number, "policy"), "other-policy", message))
    return problems


def _doubled(document: Document) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for number, case in _raw_cases(document):
        identity = case.get("id")
        if not isinstance(identity, str):
            continue
        if identity in seen:
            message = f"two cases have the id `{identity}`"
            problems.append(problem_at(document, ("case", number, "id"), "doubled-id", message))
        seen.add(identity)
    return problems


def _unknown_facts(document: Document) -> list[Problem]:
    """Find ids that look like a slip; a policy's own word facts are checked when the case is run."""
    hints: dict[str, Message | None] = {}
    problems = _slips(document, ("unmentioned_is_no",), document.data.get("unmentioned_is_no"), hints)
    for number, case in _raw_cases(document):
        for key in ("yes", "no"):
            problems += _slips(document, ("case", number, key), case.get(key), hints)
        both = set(_texts(case.get("yes"))) & set(_texts(case.get("no")))
        problems += [
            problem_at(document, ("case", number), "told-twice", f"`{fact}` is both in `yes` and in `no`")
            for fact in sorted(both)
        ]
    return problems


def _slips(
    document: Document, path: tuple[str | int, ...], facts: object, hints: dict[str, Message | None]
) -> list[Problem]:
    vocabulary = Vocabulary.shipped()
    problems = []
    for position, fact in enumerate(facts if isinstance(facts, list) else ()):
        if not isinstance(fact, str) or fact in vocabulary:
            continue
        if fact not in hints and len(hints) < _MOST_SUGGESTIONS:
            hints[fact] = did_you_mean(fact, vocabulary)
        hint = hints.get(fact)
        if hint is not None:
            message = f"`{fact}` is not a fact"
            problems.append(problem_at(document, (*path, position), "unknown-fact", message, hint))
    return problems


def _texts(facts: object) -> list[str]:
    return [fact for fact in facts if isinstance(fact, str)] if isinstance(facts, list) else []


def _directory(
    shape: SuiteShape, folder: Path | None, document: Document, problems: list[Problem]
) -> Directory | None:
    if shape.directory is None:
        return None
    if folder is None:
        message = "`directory` is a path beside the file, and this suite is no file"
        problems.append(problem_at(document, ("directory",), "directory", message))
        return None
    try:
        return Directory.load(folder / shape.directory)
    except FileError as error:
        problems += error.problems
        return None


def _statements(
    document: Document,
    cases: list[tuple[int, Case]],
    directory: Directory | None,
    problems: list[Problem],
) -> dict[str, Statement]:
    statements = {}
    for number, case in cases:
        path = ("case", number, "statement")
        if case.statement is None:
            continue
        if case.yes or case.no:
            message = "a case has either a statement, with `facts` in it, or `yes` and `no`"
            problems.append(problem_at(document, path, "two-kinds", message))
        elif not isinstance(case.statement, dict):
            problems.append(problem_at(document, path, "wrong-type", "`statement` wants a table"))
        else:
            try:
                statements[case.id] = statement_from_record(_as_json(case.statement), directory)
            except ValueError as error:
                problems.append(problem_at(document, path, "statement", str(error)))
    return statements


def _as_json(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Write the dates and times of TOML as the native format has them."""
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value
