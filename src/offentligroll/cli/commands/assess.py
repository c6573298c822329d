"""``offentligroll assess``: an archive or statements in, assessments out."""

from __future__ import annotations

import collections
import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options, detail_option
from offentligroll.cli.parsing import AtLeastOne, Choice, Day, FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment
    from offentligroll.assessment.details import Detail
    from offentligroll.cli.breaches import Breaches
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.cli.jobs import Answering, Prepared
    from offentligroll.cli.progress import Step
    from offentligroll.cli.summary import Summary
    from offentligroll.cli.writers import Writer
    from offentligroll.files.problems import Problem
    from offentligroll.model.statement import Statement

FORMATS = ("table", "text", "jsonl", "json", "csv")
"""How answers can be written."""


@attrs.frozen(kw_only=True)
class AssessRequest:
    """What ``assess`` is asked."""

    asked: Asked
    """What is assessed, under which policies."""
    format: str = "table"
    """One of :data:`FORMATS`."""
    detail: Detail | None = None
    """How much explanations tell; None for what suits the format."""
    full: bool = False
    """Whether JSON tells everything."""
    rows: int = 200
    """How many rows a table has at most."""
    jobs: int = 1
    """How many processes work on it."""
    redact: Path | None = None
    """A file with the key by which answers are redacted; None where they are not."""


@helping.command("assess")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@helping.option("--format", type=Choice(FORMATS), default="table", help="format")
@detail_option(None)
@helping.option("--explain", is_flag=True, help="explain")
@helping.option("--full", is_flag=True, help="full")
@helping.option("--from", "start", type=Day(), metavar="DATE", help="assess-from")
@helping.option("--until", "end", type=Day(), metavar="DATE", help="assess-until")
@helping.option("--channel", "channels", multiple=True, metavar="ID", help="assess-channel")
@helping.option("--after", metavar="ID", help="after")
@helping.option("--redact", type=FilePath(), metavar="FILE", help="redact")
@helping.option(
    "--rows",
    type=AtLeastOne(),
    default=200,
    metavar="N",
    help="rows",
)
@helping.option("--jobs", type=AtLeastOne(), default=1, metavar="N", help="jobs")
def command(  # noqa: PLR0913 - options
    *,
    format: str,  # noqa: A002
    detail: Detail | None,
    explain: bool,
    full: bool,
    rows: int,
    redact: Path | None,
    jobs: int,
    **asked: Any,  # noqa: ANN401
) -> Work:
    """Read the arguments."""
    from offentligroll.cli.inputs import Asked

    if full and format not in ("json", "jsonl"):
        raise UsageMessage(Message("command.misuse.full"))
    detail = detail or ("reasons" if explain else None)
    if detail is not None and format not in ("table", "text"):
        raise UsageMessage(Message("command.misuse.detail"))
    if jobs > 1 and format not in ("jsonl", "csv"):
        raise UsageMessage(Message("command.misuse.jobs"))
    if redact is not None:
        asked["words"] = False
    request = AssessRequest(
        asked=Asked(**asked), format=format, detail=detail, full=full, rows=rows, jobs=jobs, redact=redact
    )
    return functools.partial(assess, request)


def assess(request: AssessRequest, terminal: Terminal) -> int:
    """Assess statements and write the answers as they come.

    Args:
        request: what is asked.
        terminal: where answers and problems go.

    Returns:
        0, or 1 if a guideline was breached or any input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    from offentligroll.cli.breaches import Breaches
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.progress import progress
    from offentligroll.languages import say

    inputs = Inputs.opened(request.asked, terminal)
    shown = _shown(request)
    summary: Breaches
    if request.format == "table":
        summary, writer = _table(request, terminal, many_policies=len(inputs.policies) > 1)
    else:
        summary, writer = Breaches(), _writer(request, terminal)
    writer.begin()
    # A bar and rows on one screen would write over each other.
    with progress(terminal, shown=request.format == "table" or not terminal.shows_out) as step:
        if request.jobs > 1:
            _run_in_jobs(request, inputs, summary, step)
        else:
            _run(inputs, writer, summary, step, shown)
    writer.end()
    inputs.tell_left_out()
    if not summary.statements:
        terminal.report(say("command.nothing", request.asked.language))
    return int(inputs.has_errors or summary.against > 0)


def _shown(request: AssessRequest) -> Callable[[Assessment], Assessment]:
    """Make of an answer what may be shown of it."""
    if request.redact is None:
        return lambda one: one
    from offentligroll.cli.redacting import key_in

    key = key_in(request.redact)
    return lambda one: one.redacted(key, questions=request.full)


def _run(
    inputs: Inputs,
    writer: Writer,
    summary: Breaches,
    step: Step | None,
    shown: Callable[[Assessment], Assessment],
) -> None:
    with _telling_where_to_go_on(inputs) as done:
        for number, statement in _from_there_on(inputs):
            summary.statements = number
            if step is not None:
                step(number, inputs.expected)
            _answer(inputs, writer, summary, shown, (number, statement))
            done(statement.id)


def _answer(
    inputs: Inputs,
    writer: Writer,
    summary: Breaches,
    shown: Callable[[Assessment], Assessment],
    numbered: tuple[int, Statement],
) -> None:
    """Assess one statement under each policy, and write the answers."""
    from offentligroll.cli.writers import Answer
    from offentligroll.model.statement import day_in
    from offentligroll.policy.several import answered, asked_of

    number, statement = numbered
    asked = asked_of(statement, for_=inputs.organisation, as_of=inputs.asked.as_of)
    for policy in inputs.policies:
        try:
            assessment = answered(policy, asked)
            day = day_in(statement.at, policy.zone)
            writer.add(Answer(number=number, day=day, assessment=shown(assessment)))
            summary.add(assessment, policy)
        except ValueError as error:
            inputs.wrong_statement(statement, error)


def _run_in_jobs(request: AssessRequest, inputs: Inputs, summary: Breaches, step: Step | None) -> None:
    """Have other processes assess, and write what they answer in the order of the statements."""
    from offentligroll.cli.jobs import in_order

    with _telling_where_to_go_on(inputs) as done:
        prepare = functools.partial(answering, request)
        for number, identity, (text, problems, against) in in_order(
            request.jobs, _answering(request, inputs), prepare, inputs, _from_there_on(inputs)
        ):
            summary.statements = number
            if step is not None:
                step(number, inputs.expected)
            inputs.terminal.write(text)
            for problem in problems:
                inputs.tell(problem)
            summary.against += against
            done(identity)


def answering(request: AssessRequest) -> Prepared:
    """Prepare one of several processes: it loads what the request names, and reads no archive.

    Args:
        request: what is asked.

    Returns:
        What answers one statement: the text that is written, what was wrong, and how many breaches there are;
        and the directory that was loaded.
    """
    import io

    from offentligroll.cli.inputs import Inputs

    terminal = Terminal(stdin=io.BytesIO(), stdout=io.StringIO(), stderr=io.StringIO())
    inputs = Inputs.opened(attrs.evolve(request.asked, archives=()), terminal)
    return _answering(request, inputs), inputs.directory


def _answering(request: AssessRequest, opened: Inputs) -> Answering:
    import io

    from offentligroll.cli.breaches import Breaches

    # A copy, since the problems of a statement wait with its answer.
    inputs, shown = attrs.evolve(opened), _shown(request)

    def answer(number: int, statement: Statement) -> tuple[str, list[Problem], int]:
        out = io.StringIO()
        inputs.held, summary = [], Breaches()
        terminal = attrs.evolve(opened.terminal, stdout=out)
        writer = _writer(request, terminal)
        _answer(inputs, writer, summary, shown, (number, statement))
        return out.getvalue(), inputs.held, summary.against

    return answer


@contextlib.contextmanager
def _telling_where_to_go_on(inputs: Inputs) -> Iterator[Callable[[str], None]]:
    """Where somebody interrupts the work, tell after which statement to go on."""
    from offentligroll.languages import say

    done: collections.deque[str] = collections.deque(maxlen=1)
    try:
        yield done.append
    except KeyboardInterrupt:
        for identity in done:
            inputs.terminal.report(say("command.go-on", inputs.asked.language, id=identity))
        raise


def _from_there_on(inputs: Inputs) -> Iterator[tuple[int, Statement]]:
    """Give the statements with their numbers, from where an earlier run was interrupted."""
    from offentligroll.cli.misuse import MisuseError

    numbered = enumerate(inputs.statements(), start=1)
    after = inputs.asked.after
    if after is not None and not any(statement.id == after for _, statement in numbered):
        raise MisuseError(Message("command.misuse.no-id", id=after))
    yield from numbered


def _writer(request: AssessRequest, terminal: Terminal) -> Writer:
    from offentligroll.cli.writers import Csv, Explanations, JsonLines, JsonList

    asked = request.asked
    if request.format == "jsonl":
        return JsonLines(terminal=terminal, full=request.full, words=asked.words)
    if request.format == "json":
        return JsonList(terminal=terminal, full=request.full, words=asked.words)
    if request.format == "csv":
        return Csv(terminal=terminal, words=asked.words)
    detail = request.detail or "reasons"
    return Explanations(terminal=terminal, language=asked.language, detail=detail, words=asked.words)


def _table(request: AssessRequest, terminal: Terminal, *, many_policies: bool) -> tuple[Summary, Writer]:
    from offentligroll.cli.summary import Summary
    from offentligroll.cli.table import PeoplesTable

    summary = Summary()
    return summary, PeoplesTable(
        terminal=terminal,
        language=request.asked.language,
        words=request.asked.words,
        detail=request.detail,
        many_policies=many_policies,
        most_rows=request.rows,
        summary=summary,
    )
