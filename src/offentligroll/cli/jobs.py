"""Several processes at one archive: statements go out in portions, and what comes back is put in order."""

from __future__ import annotations

import collections
import itertools
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing.pool import AsyncResult
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from offentligroll.cli.inputs import Inputs
from offentligroll.cli.misuse import MisuseError
from offentligroll.facts.circumstances import PEOPLE
from offentligroll.files.problems import Problem
from offentligroll.model.directory import Directory
from offentligroll.model.statement import Statement
from offentligroll.model.typed import recorded

Answered = tuple[str, list[Problem], int]
"""The text that is written, what was wrong, and how many guidelines were breached."""

Answering = Callable[[int, Statement], Answered]
"""What answers a statement, by its number and itself."""

Prepared = tuple[Answering, Directory | None]
"""What answers, and the directory that it answers with."""

_Numbered = tuple[int, Statement]
_Portion = list[_Numbered | Problem]
_Told = tuple[int, str, Answered]
_Result = AsyncResult[list[Answered]]
_PORTION = 50
_AHEAD = 3
_THREADS = Path("/proc/self/task")
"""Where Linux has an entry for each thread of a process."""
_FIELDS = tuple((field.name, field.default) for field in attrs.fields(Statement) if field.name != "directory")


class _Place(NamedTuple):
    """Where somebody stands in the directory."""

    kind: str
    """In which of its lists."""
    number: int
    """Where in it."""


People = Mapping[int, _Place]
Told = Mapping[str, Any]


def in_order(
    jobs: int, own: Answering, prepare: Callable[[], Prepared], inputs: Inputs, numbered: Iterable[_Numbered]
) -> Iterator[_Told]:
    """Have statements answered by several processes, but for the first ones: for few no other is begun.

    Args:
        jobs: how many processes.
        own: what answers in this process.
        prepare: what another does first, which is no copy of this one; it travels there.
        inputs: where the statements come from; its problems are told in their turn.
        numbered: the statements, with their numbers.

    Yields:
        The number and the id of each statement, and what was answered, in their order.
    """
    _prepared[:] = [(own, inputs.directory)]
    try:
        portions = _portions(inputs, numbered)
        first = next(portions)
        # What is loaded at the first answers is there in copies of this process.
        yield from _told(inputs, first, itertools.starmap(own, _statements(first)))
        second = next(portions, None)
        if second is not None:
            yield from _by_several(jobs, prepare, inputs, itertools.chain((second,), portions))
    finally:
        _prepared.clear()


def _by_several(
    jobs: int, prepare: Callable[[], Prepared], inputs: Inputs, portions: Iterable[_Portion]
) -> Iterator[_Told]:
    waiting: collections.deque[tuple[_Portion, _Result]] = collections.deque()
    # With threads beside it, a copy of this process could hang.
    way = "fork" if _threads() == 1 else "spawn"
    people = people_of(inputs.directory)
    with multiprocessing.get_context(way).Pool(jobs, _be_quiet) as pool:
        for portion in portions:
            sent = [(number, on_its_way(statement, people)) for number, statement in _statements(portion)]
            waiting.append((portion, pool.apply_async(_answered, (prepare, sent))))
            if len(waiting) > jobs * _AHEAD:
                done, result = waiting.popleft()
                yield from _told(inputs, done, result.get())
        for done, result in waiting:
            yield from _told(inputs, done, result.get())


def _statements(portion: _Portion) -> list[_Numbered]:
    return [one for one in portion if not isinstance(one, Problem)]


def _portions(inputs: Inputs, numbered: Iterable[_Numbered]) -> Iterator[_Portion]:
    """Read so many statements at a time, with the problems that stand between them."""
    held: list[Problem] = []
    inputs.held = held
    portion: _Portion = []
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


def _told(inputs: Inputs, portion: _Portion, answered: Iterable[Answered]) -> Iterator[_Told]:
    answers = iter(answered)
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


_prepared: list[Prepared] = []


def _be_quiet() -> None:
    """Leave it to the process that reads to say that somebody interrupted the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answered(prepare: Callable[[], Prepared], sent: list[tuple[int, Told]]) -> list[Answered]:
    if not _prepared:
        _prepared.append(prepare())
    answer, directory = _prepared[0]
    return [answer(number, at_home(told, directory)) for number, told in sent]


def people_of(directory: Directory | None) -> People:
    """Number the people, channels and bodies of a directory, which another process has at the same places.

    Args:
        directory: the directory, if there is one.

    Returns:
        Where each stands, by the object that it is.
    """
    if directory is None:
        return {}
    return {
        id(one): _Place(kind, number)
        for kind in ("officials", "channels", "organisations")
        for number, one in enumerate(getattr(directory, kind))
    }


def on_its_way(statement: Statement, people: People) -> Told:
    """Say what a statement tells, for a process that has the same directory.

    Args:
        statement: the statement.
        people: as :func:`people_of` gives them.

    Returns:
        The fields that do not hold their defaults; whom the directory has is named by the place there.
    """
    told = {name: one for name, default in _FIELDS if (one := getattr(statement, name)) is not default}
    for field in PEOPLE:
        if field in told:
            told[field] = people.get(id(told[field]), told[field])
    return told


def at_home(told: Told, directory: Directory | None) -> Statement:
    """Make a statement of what another process told, with the directory of this one, and its people.

    Args:
        told: as :func:`on_its_way` gives it.
        directory: the directory of this process, if there is one.

    Returns:
        The statement as it was.
    """
    found = {
        field: getattr(directory, named.kind)[named.number]
        for field in PEOPLE
        if isinstance(named := told.get(field), _Place)
    }
    return recorded(Statement, **{**told, **found}, directory=directory)
