"""Several processes at one archive: statements go out in portions, and what comes back is put in order."""

from __future__ import annotations

import collections
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import AsyncResult
from pathlib import Path
from typing import Any

import attrs

from offentligroll.cli.inputs import Inputs
from offentligroll.cli.misuse import MisuseError
from offentligroll.facts.circumstances import PEOPLE
from offentligroll.files.problems import Problem
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.unknown_id import UnknownIdError

Answered = tuple[str, list[Problem], int]
"""The text that is written, what was wrong, and how many guidelines were breached."""

Answering = Callable[[int, Statement], Answered]
"""What answers a statement, by its number and itself."""

_Numbered = tuple[int, Statement]
_Told = tuple[int, str, Answered]
_Result = AsyncResult[list[Answered]]
_PORTION = 50
_AHEAD = 3
_THREADS = Path("/proc/self/task")
"""Where Linux has an entry for each thread of a process."""
_KINDS = {Official: "official", Channel: "channel", Organisation: "organisation"}


def in_order(
    jobs: int, prepare: Callable[[], Answering], inputs: Inputs, numbered: Iterable[_Numbered]
) -> Iterator[_Told]:
    """Have statements answered by several processes.

    Args:
        jobs: how many processes.
        prepare: what each process does first; it travels there.
        inputs: where the statements come from; its problems are told in their turn.
        numbered: the statements, with their numbers.

    Yields:
        The number and the id of each statement, and what was answered, in their order.
    """
    waiting: collections.deque[tuple[list[_Numbered | Problem], _Result]] = collections.deque()
    # A copy of this process has loaded all that this one has; with threads beside it, it could hang.
    is_copied = _threads() == 1
    if is_copied:
        _prepared.append(prepare())
    try:
        with multiprocessing.get_context("fork" if is_copied else "spawn").Pool(jobs, _be_quiet) as pool:
            for portion in _portions(inputs, numbered):
                statements = [one for one in portion if not isinstance(one, Problem)]
                waiting.append((portion, pool.apply_async(_answered, (prepare, statements))))
                if len(waiting) > jobs * _AHEAD:
                    yield from _told(inputs, *waiting.popleft())
            while waiting:
                yield from _told(inputs, *waiting.popleft())
    finally:
        _prepared.clear()


def _portions(inputs: Inputs, numbered: Iterable[_Numbered]) -> Iterator[list[_Numbered | Problem]]:
    """Read so many statements at a time, with the problems that stand between them."""
    held: list[Problem] = []
    inputs.held = held
    portion: list[_Numbered | Problem] = []
    try:
        for one in numbered:
            portion += [*held, one]
            held.clear()
            if len(portion) >= _PORTION:
                yield portion
                portion = []
    except MisuseError:
        for problem in held:
            inputs.tell(problem)
        raise
    yield [*portion, *held]
    inputs.held = None


def _told(inputs: Inputs, portion: list[_Numbered | Problem], result: _Result) -> Iterator[_Told]:
    answers = iter(result.get())
    for one in portion:
        if isinstance(one, Problem):
            inputs.tell(one)
        else:
            number, statement = one
            yield number, statement.id, next(answers)


def _threads() -> int | None:
    """Count the threads of this process, whoever began them; None where the system does not tell."""
    try:
        return sum(1 for _ in _THREADS.iterdir())
    except OSError:
        return None


_prepared: list[Answering] = []


def _be_quiet() -> None:
    """Leave it to the process that reads to say that somebody interrupted the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answered(prepare: Callable[[], Answering], statements: list[_Numbered]) -> list[Answered]:
    if not _prepared:
        _prepared.append(prepare())
    answer = _prepared[0]
    return [answer(number, statement) for number, statement in statements]


def at_home(statement: Statement, directory: Directory | None) -> Statement:
    """Give a statement that came from another process the directory of this one, and its people.

    Args:
        statement: the statement, which has left its directory behind.
        directory: the directory, loaded again.

    Returns:
        The statement as it was.
    """
    if directory is None:
        return statement
    found: dict[str, Any] = {"directory": directory}
    for field in PEOPLE:
        named = getattr(statement, field)
        if named is not None:
            found[field] = _same(named, directory)
    return attrs.evolve(statement, **found)


def _same(named: Official | Channel | Organisation, directory: Directory) -> object:
    """Find somebody in the directory; whom it does not have is as the statement told."""
    try:
        own: object = getattr(directory, _KINDS[type(named)])(named.id)
    except UnknownIdError:
        return named
    return own if own == named else named
