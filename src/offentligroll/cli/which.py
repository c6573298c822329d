"""Which statement of an archive a command is about, and finding it."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.parsing import AtLeastOne, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message, say, with_hint

if TYPE_CHECKING:
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.facts.among import Among
    from offentligroll.model.statement import Statement

_MOST_IDS = 5_000
_MOST_BYTES = 100_000_000


@attrs.frozen(kw_only=True)
class Which:
    """One statement of an archive, by its id or number; by neither it is the first."""

    id: str | None = None
    """The statement's id."""
    number: int | None = None
    """Its number in the archive, from 1, as ``assess`` shows it."""

    @property
    def is_named(self) -> bool:
        """Whether somebody said which one."""
        return self.id is not None or self.number is not None


def which_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command be told which statement of an archive it is about.

    Args:
        function: the command's function, which takes ``which``.

    Returns:
        The function with the options.
    """

    @helping.option("--id", "identity", metavar="ID", help="id")
    @helping.option(
        "--number",
        type=AtLeastOne(),
        metavar="N",
        help="number",
    )
    @functools.wraps(function)
    def with_which(*, identity: str | None, number: int | None, **others: Any) -> Any:  # noqa: ANN401
        if identity is not None and number is not None:
            raise UsageMessage(Message("command.misuse.id-and-number"))
        return function(which=Which(id=identity, number=number), **others)

    return with_which


def statement_asked_for(asked: Asked, which: Which, terminal: Terminal) -> tuple[Inputs, Statement | None]:
    """Open what is asked, and find the statement.

    Args:
        asked: where the statement is, and under which policies it is looked at.
        which: which one of the archive it is.
        terminal: where problems go.

    Returns:
        The inputs, and the statement; None where it could not be read, which has been told.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: there is no such statement.
    """
    inputs = _opened(asked, terminal)
    return inputs, _asked_for(which, inputs, inputs.statements())


def statement_in_archive(
    asked: Asked, which: Which, terminal: Terminal
) -> tuple[Inputs, Statement | None, Among]:
    """Open what is asked, and find the statement among all others; see :func:`statement_asked_for`.

    Args:
        asked: where the statement is, and under which policies it is looked at.
        which: which one of the archive it is.
        terminal: where problems go.

    Returns:
        The inputs, the statement or None, and all statements.
    """
    from offentligroll.facts.among import Among

    inputs = _opened(asked, terminal)
    among = Among.of(inputs.statements())
    return inputs, _asked_for(which, inputs, iter(among)), among


def _opened(asked: Asked, terminal: Terminal) -> Inputs:
    from offentligroll.cli.inputs import STANDARD_INPUT, Inputs

    if STANDARD_INPUT in asked.archives:
        terminal = attrs.evolve(terminal, stdin=_lines_of(terminal.stdin))
    return Inputs.opened(asked, terminal)


def _asked_for(which: Which, inputs: Inputs, statements: Iterator[Statement]) -> Statement | None:
    statement = _found(which, statements)
    if statement is None:
        inputs.tell_left_out()
        if not inputs.has_errors:
            raise MisuseError(Message("command.misuse.no-statement"))
    elif not which.is_named and next(statements, None) is not None:
        inputs.terminal.report(say("command.first-of-many", inputs.asked.language))
    if statement is not None:
        inputs.tell_default_policy()
    return statement


def _found(which: Which, statements: Iterator[Statement]) -> Statement | None:
    """Find the statement; of a whole archive that is read only as far as needed."""
    if which.id is not None:
        return _with_id(which.id, statements)
    wanted = which.number or 1
    found = next(itertools.islice(statements, wanted - 1, None), None)
    if found is None and which.number is not None:
        raise MisuseError(Message("command.misuse.no-number", number=str(wanted)))
    return found


def _with_id(identity: str, statements: Iterator[Statement]) -> Statement:
    from offentligroll.files.problems import did_you_mean

    seen: list[str] = []
    for statement in statements:
        if statement.id == identity:
            return statement
        if len(seen) < _MOST_IDS:
            seen.append(statement.id)
    hint = did_you_mean(identity, seen)
    raise MisuseError(with_hint(Message("command.misuse.no-id", id=identity), hint))


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
