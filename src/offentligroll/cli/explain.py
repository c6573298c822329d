"""``offentligroll explain``: one statement in full."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs
import click

from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, asked_options, detail_option
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Detail
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.model.statement import Statement

_MOST_IDS = 5_000
_MOST_BYTES = 100_000_000


@attrs.frozen(kw_only=True)
class ExplainRequest:
    """What ``explain`` is asked."""

    asked: Asked
    """Where the statement is, and under which policies it is explained."""
    id: str | None = None
    """The statement's id."""
    number: int | None = None
    """Its number in the archive, from 1, as ``assess`` shows it."""
    detail: Detail = "everything"
    """How much the explanation tells."""


@click.command("explain", short_help="Explain one statement in full.")
@click.argument("archive", default="-", metavar="[ARCHIVE]")
@click.option("--id", "identity", metavar="ID", help="The statement's id; left out, the first statement.")
@click.option(
    "--number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Its number in the archive, as assess shows it.",
)
@asked_options()
@detail_option("everything")
def command(
    *,
    archive: str,
    identity: str | None,
    number: int | None,
    detail: Detail,
    **asked: Any,  # noqa: ANN401
) -> Work:
    """Explain one statement in full.

    Without ARCHIVE, or with -, a statement as JSON is read from standard input. It ends with 1 where a
    guideline was gone against.

    \b
      offentligroll explain export/ --number 7 --directory directory.toml --for katrineholm
      echo '{"act": "post", "text": "Nu plogas det."}' | offentligroll explain --lang sv
    """  # noqa: D301
    from offentligroll.cli.inputs import Asked

    if identity is not None and number is not None:
        raise click.UsageError("`--id` and `--number` both name a statement; give one of them")
    request = ExplainRequest(
        asked=Asked(archives=(archive,), **asked), id=identity, number=number, detail=detail
    )
    return functools.partial(explain, request)


def explain(request: ExplainRequest, terminal: Terminal) -> int:
    """Explain one statement, under each policy.

    Args:
        request: what is asked.
        terminal: where the explanation and problems go.

    Returns:
        0, or 1 where a guideline was gone against or the statement could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: there is no such statement.
    """
    asked = request.asked
    inputs, statement = statement_asked_for(request, terminal)
    if statement is None:
        return 1
    against = False
    for number, policy in enumerate(inputs.policies):
        if number:
            terminal.say()
        try:
            assessment = policy.assess(statement, for_=inputs.organisation, as_of=asked.as_of)
            terminal.say(assessment.explain(asked.language, request.detail, words=asked.words))
            against |= any(one.outcome.is_against for one in assessment.findings)
        except ValueError as error:
            inputs.wrong_statement(statement, error)
    return int(against or inputs.has_errors)


def statement_asked_for(request: ExplainRequest, terminal: Terminal) -> tuple[Inputs, Statement | None]:
    """Open what is asked, and find the statement.

    Args:
        request: what is asked.
        terminal: where problems go.

    Returns:
        The inputs, and the statement; None where it could not be read, which has been told.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: there is no such statement.
    """
    from offentligroll.cli.inputs import STANDARD_INPUT, Inputs

    if STANDARD_INPUT in request.asked.archives:
        terminal = attrs.evolve(terminal, stdin=_lines_of(terminal.stdin))
    inputs = Inputs.opened(request.asked, terminal)
    statement = _found(request, inputs)
    if statement is None:
        inputs.tell_left_out()
        if not inputs.has_errors:
            raise MisuseError("there is no statement to explain")
    return inputs, statement


def _found(request: ExplainRequest, inputs: Inputs) -> Statement | None:
    """Find the statement; of a whole archive that is read only as far as needed."""
    statements = inputs.statements()
    if request.id is not None:
        return _with_id(request.id, statements)
    wanted = request.number or 1
    found = next(itertools.islice(statements, wanted - 1, None), None)
    if found is None and request.number is not None:
        raise MisuseError(f"there is no statement number {wanted} in the archive")
    return found


def _with_id(identity: str, statements: Iterator[Statement]) -> Statement:
    from offentligroll.files.problems import did_you_mean, printable

    seen: list[str] = []
    for statement in statements:
        if statement.id == identity:
            return statement
        if len(seen) < _MOST_IDS:
            seen.append(statement.id)
    hint = did_you_mean(identity, seen)
    message = f"there is no statement `{identity}` in the archive"
    raise MisuseError(printable(f"{message} ({hint})" if hint else message))


def _lines_of(stream: BinaryIO) -> BinaryIO:
    """Put one statement that was written over several lines on one line; JSON Lines stay as they are."""
    import json

    content = stream.read(_MOST_BYTES)
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return io.BytesIO(content)
    # Outside of texts a line break is a blank, and within them JSON has none.
    return io.BytesIO(content.translate(bytes.maketrans(b"\r\n", b"  ")))
