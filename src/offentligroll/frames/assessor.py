"""Assessing tables: policies and directory by name, loaded once in each process that has work to do."""

from __future__ import annotations

import functools
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from offentligroll.files.lines import Line
from offentligroll.files.problems import FileError
from offentligroll.frames.answers import Answers, Detail, columns_of, ddl_of
from offentligroll.frames.tables import Table, as_in_json
from offentligroll.languages import Message, MessageError
from offentligroll.languages.arguments import path_of
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_shape import read_statement
from offentligroll.model.typed import typed
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.several import assess_many

if TYPE_CHECKING:
    from offentligroll.model.statement import Statement

Frame = TypeVar("Frame")

_MOST_LOADED = 8
_PATH = re.compile(r"[./\\]")
_DAYS = ("at", "published", "received")


def _names(policies: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    if isinstance(policies, str | bytes) or not isinstance(policies, Iterable):
        raise TypeError(f"`policies` wants a list of ids and paths, got {policies!r:.60}")
    names = tuple(path_of("policies", one) for one in policies)
    if not names:
        raise MessageError(Message("languages.argument.none", name="policies"))
    return names


def _path(directory: str | os.PathLike[str] | None) -> str | None:
    if isinstance(directory, Directory):
        raise TypeError("`directory` wants the path of its file: each process loads it by itself")
    return None if directory is None else path_of("directory", directory)


@attrs.frozen(eq=False, field_transformer=typed)
class Assessor:
    """Assesses tables: one, or an iterator of them, as engines give it.

    It travels as names alone. Each process loads policies and directory when its first table comes; an id of
    which there is no policy is refused at once, by :exc:`~offentligroll.files.problems.FileError`.

    Example:
        >>> assessor = Assessor(["us-lindke", "se-practice"], detail="status")
        >>> assessor.columns
        ('statement', 'policy', 'capacity', 'status', 'lean')
    """

    policies: tuple[str, ...] = attrs.field(converter=_names)
    """Ids of shipped policies, or paths of files."""
    directory: str | None = attrs.field(default=None, converter=_path)
    """The path of the directory's file."""
    detail: Detail = attrs.field(default="findings", kw_only=True)
    """``"status"``, ``"findings"`` or ``"record"``: how many columns there are."""
    for_: str | None = attrs.field(default=None, kw_only=True)
    """The id of the organisation that is *the authority*, for statements."""
    _key: str = attrs.field(factory=lambda: uuid.uuid4().hex, kw_only=True, repr=False)
    """By what copies of this assessor in one process find what the first of them has loaded."""

    def __attrs_post_init__(self) -> None:
        # A path may be there only where the work is done; a name that is neither is a slip at once.
        for one in self.policies:
            if not _PATH.search(one) and one not in shipped_ids():
                Policy.load(one)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its answers."""
        return columns_of(self.detail)

    @property
    def ddl(self) -> str:
        """The columns as Spark wants them described."""
        return ddl_of(self.detail)

    @overload
    def __call__(self, frame: Iterator[Frame]) -> Iterator[Frame]: ...
    @overload
    def __call__(self, frame: Frame) -> Frame: ...
    def __call__(self, frame: Any) -> Any:
        """Assess statements, or bare sets of facts where there is no column ``act``.

        Args:
            frame: a table or record batch of Arrow, a data frame of pandas, Polars or their like, or an
                iterator of any of these.

        Returns:
            A row for each row and policy, in their order, as a table of the same kind; an iterator of such
            tables where one was given, without dictionaries then, which Spark can't read.

        Raises:
            TypeError: it is something else.
            FileError: a policy or the directory can't be loaded, or a row is no statement.
            ValueError: a row tells what is no fact, or the packages of the extra are not installed.
        """
        if isinstance(frame, Iterator):
            return (self._assessed(one, encoded=False) for one in frame)
        return self._assessed(frame, encoded=True)

    def _assessed(self, frame: object, *, encoded: bool) -> Any:  # noqa: ANN401 - as it was given
        table = Table.of(frame)
        policies, directory = _loaded(self._key, self.policies, self.directory)
        answers = Answers(policies=tuple(one.id for one in policies), detail=self.detail)
        assess = self._statements if "act" in table.arrow.column_names else _bare_facts
        assess(table, answers, policies, directory)
        return table.same_kind(answers.batch(encoded=encoded))

    def _statements(
        self, table: Table, answers: Answers, policies: tuple[Policy, ...], directory: Directory | None
    ) -> None:
        for number, row in enumerate(table.rows(), start=1):
            statement = _statement(row, number, directory)
            try:
                assessments = assess_many(statement, policies, for_=self.for_)
            except ValueError as error:
                error.add_note(f"in row {number} of the table")
                raise
            for policy, assessment in zip(policies, assessments, strict=True):
                answers.add(statement.id, policy.id, assessment)


def _statement(row: dict[str, Any], number: int, directory: Directory | None) -> Statement:
    statement, problems = read_statement(Line(as_in_json(row), "table", number), directory)
    if statement is None or problems:
        raise FileError(problems)
    return statement


def _bare_facts(
    table: Table, answers: Answers, policies: tuple[Policy, ...], _directory: Directory | None
) -> None:
    """Assess each pattern of facts once, however many rows show it."""
    kept: dict[tuple[Any, ...], int] = {}
    for number, row in enumerate(table.rows(), start=1):
        identity = as_in_json({"id": row.pop("id", None)})["id"]
        pattern = tuple(row.values())
        if pattern in kept:
            answers.again(identity, kept[pattern])
            continue
        kept[pattern] = len(answers)
        at, published, received = (row.pop(name, None) for name in _DAYS)
        for policy in policies:
            try:
                assessment = policy.assess_facts(row, at=at, published=published, received=received)
            except (TypeError, ValueError) as error:
                error.add_note(f"in row {number} of the table")
                raise
            answers.add(identity, policy.id, assessment)


@functools.lru_cache(maxsize=_MOST_LOADED)
def _loaded(
    _key: str, policies: tuple[str, ...], directory: str | None
) -> tuple[tuple[Policy, ...], Directory | None]:
    loaded = tuple(map(Policy.load, policies))
    return loaded, None if directory is None else Directory.load(directory)
