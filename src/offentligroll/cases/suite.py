"""A suite of cases, and how it is read from its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from offentligroll.assessment.outcome import ObligationOutcome, Outcome, Status
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document, parse_document, read_document
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Place, Problem, did_you_mean
from offentligroll.files.strict import problem_at, structure
from offentligroll.model.capacity import Capacity
from offentligroll.model.directory import Directory
from offentligroll.model.period import PartialDate
from offentligroll.model.statement import Statement

SUFFIX = ".cases.toml"
"""How the names of case files end."""


@attrs.frozen(kw_only=True)
class CaseSource:
    """Where a decided case can be read."""

    cite: str
    """The decision, as people cite it."""
    url: str | None = None
    """Its address."""
    date: PartialDate | None = None
    """When it was decided, as exactly as known."""


@attrs.frozen(kw_only=True)
class Expectation:
    """What the assessment must say."""

    capacity: Capacity | None = None
    """Whose words they are."""
    status: Status | None = None
    """How firm the answer is."""
    hat: str | None = None
    """A role that the deciding rules must name."""
    standing: str | None = None
    """The decider's own word on how firm the answer is; documentation."""


@attrs.frozen(kw_only=True)
class Case:
    """An example with the expected answer and the rules that must have caused it."""

    id: str
    """Its id in the suite."""
    title: str = ""
    """What it is about, in a line."""
    policy: str | None = None
    """The id of the policy, where the file has it on each case; it is the suite's."""
    source: CaseSource | None = None
    """Where the decision can be read; None for a made-up case."""
    jurisdiction: str | None = None
    """The country whose body decided."""
    at: dt.date | None = None
    """The day of the act."""
    text: str | None = None
    """The words, where they are known; for people, no detector reads them."""
    facts_in_words: str | None = None
    """What happened."""
    yes: tuple[str, ...] = ()
    """Facts that are so."""
    no: tuple[str, ...] = ()
    """Facts that are not so."""
    statement: Any = None
    """A whole statement instead, as in the native format, to exercise the detectors."""
    expect: Expectation = Expectation()
    """What the assessment must say of the capacity."""
    because: tuple[str, ...] = ()
    """Rules that must be among the deciding ones."""
    findings: dict[str, Outcome] = attrs.field(factory=dict, hash=False)
    """What guidelines must come to, by id."""
    obligations: dict[str, ObligationOutcome] = attrs.field(factory=dict, hash=False)
    """What obligations must come to, by id."""
    known: str | None = None
    """Why the case is known to come out differently."""
    decider: str | None = None
    """Who decided."""
    overruled_by: str | None = None
    """Who decided the other way; the case is then reported apart."""
    law_status: str | None = None
    """Whether the decision still stands as law."""
    status: str | None = None
    """The same, in older files."""
    basis: str | None = None
    """Whether the decider said it, implied it, or the case is made up."""
    tier: str | None = None
    """How squarely the decider answered."""
    confidence: str | None = None
    """How sure the encoding is."""
    teaches: str | None = None
    """What the case shows."""


@attrs.frozen(kw_only=True)
class _SuiteShape:
    format: int
    policy: str
    in_force: str | None = None
    unmentioned_is_no: tuple[str, ...] = ()
    directory: str | None = None
    case: tuple[Case, ...] = ()


@attrs.frozen(kw_only=True)
class Suite:
    """The cases of one policy."""

    name: str
    """The file's name."""
    policy: str
    """The id of the policy."""
    as_policy_stands: bool = False
    """Whether cases are assessed under the policy as it stands, whatever their days."""
    unmentioned_is_no: tuple[str, ...] = ()
    """Facts that reports would have told: no, where a case does not list them."""
    cases: tuple[Case, ...] = ()
    """The cases."""
    statements: Mapping[str, Statement] = attrs.field(factory=dict, hash=False)
    """The whole statements, by the id of their case."""
    folder: Path | None = None
    """Where the file stands: a policy may stand beside it."""

    @classmethod
    def load(cls, path: str | Path, *, limits: Limits | None = None) -> Suite:
        """Read a suite from its file.

        Args:
            path: the file.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The suite.

        Raises:
            FileError: the file is missing or wrong; the error names all problems with their places.
        """
        return _build(read_document(path, limits), Path(path).parent)

    @classmethod
    def from_text(cls, text: str, name: str = "cases.toml", *, limits: Limits | None = None) -> Suite:
        """Read a suite from TOML that is already text.

        Args:
            text: the TOML.
            name: what to call it in problems.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The suite.

        Raises:
            FileError: the text is wrong; the error names all problems with their places.
        """
        return _build(parse_document(text, name, limits), None)

    @classmethod
    def shipped(cls, policy: str) -> Suite:
        """Read the suite of a shipped policy.

        Args:
            policy: the id of the policy.

        Returns:
            The suite.

        Raises:
            FileNotFoundError: there is none.
        """
        from importlib import resources  # noqa: PLC0415

        name = f"{policy}{SUFFIX}"
        return cls.from_text(resources.files("offentligroll.library").joinpath(name).read_text("utf-8"), name)


def _build(document: Document, folder: Path | None) -> Suite:
    if not document.data:
        hint = "a file of cases needs at least format and policy"
        raise FileError(
            [Problem("empty-file", "the file is empty", hint=hint, place=Place(document.name, 1, 1))]
        )
    shape, problems = structure(document, _SuiteShape, {PartialDate: _date})
    if shape is None:
        raise FileError(problems)
    if shape.format != 1:
        problems.append(problem_at(document, ("format",), "format", "this library reads format 1"))
    if shape.in_force not in (None, "policy"):
        message = f'`in_force` is "policy" or left out, got `{shape.in_force}`'
        problems.append(problem_at(document, ("in_force",), "unknown-value", message))
    problems += _doubled(document) + _unknown_facts(document)
    directory = _directory(shape, folder, document, problems)
    statements = _statements(document, shape, directory, problems)
    if problems:
        raise FileError(problems)
    return Suite(
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


def _doubled(document: Document) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for number, case in _raw_cases(document):
        identity = str(case.get("id"))
        if identity in seen:
            message = f"two cases have the id `{identity}`"
            problems.append(problem_at(document, ("case", number, "id"), "doubled-id", message))
        seen.add(identity)
    return problems


def _unknown_facts(document: Document) -> list[Problem]:
    """Find ids that look like a slip; a policy's own word facts are checked when the case is run."""
    problems = []
    vocabulary = Vocabulary.shipped()
    for number, case in _raw_cases(document):
        told = {key: case[key] for key in ("yes", "no") if isinstance(case.get(key), list)}
        for key, facts in told.items():
            for position, fact in enumerate(facts):
                hint = did_you_mean(str(fact), vocabulary) if fact not in vocabulary else None
                if hint is not None:
                    path = ("case", number, key, position)
                    problems.append(
                        problem_at(document, path, "unknown-fact", f"`{fact}` is not a fact", hint)
                    )
        both = set(map(str, told.get("yes", ()))) & set(map(str, told.get("no", ())))
        problems += [
            problem_at(document, ("case", number), "told-twice", f"`{fact}` is both in `yes` and in `no`")
            for fact in sorted(both)
        ]
    return problems


def _directory(
    shape: _SuiteShape, folder: Path | None, document: Document, problems: list[Problem]
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
    document: Document, shape: _SuiteShape, directory: Directory | None, problems: list[Problem]
) -> dict[str, Statement]:
    from offentligroll.model.statement_record import statement_from_record  # noqa: PLC0415

    numbers = {str(case.get("id")): number for number, case in _raw_cases(document)}
    statements = {}
    for case in shape.case:
        path = ("case", numbers[case.id], "statement")
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
