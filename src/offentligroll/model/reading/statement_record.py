"""Statements as plain records, the native JSON, there and back.

People, channels and organisations stand in a record by their ids, so a directory is needed to tell
who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from offentligroll.files.lines import Line
from offentligroll.files.problems import FileError
from offentligroll.files.shape import fields_of
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.entries import Entries
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import DateBounds, End
from offentligroll.model.period import ALWAYS
from offentligroll.model.reading.statement_shape import StatementShape, read_statement
from offentligroll.model.statement import Media, Statement
from offentligroll.model.unknown_id import UnknownIdError


def statement_from_record(record: Mapping[str, Any], directory: Directory | None = None) -> Statement:
    """Make a statement of a record, such as one line of JSON Lines.

    Args:
        record: the keys of a statement; what is left out or None is not known.
        directory: where the ids of people, channels and organisations are looked up. Without one, author
            and channel are known by their ids alone, and nobody else can be named.

    Returns:
        The statement.

    Raises:
        TypeError: the directory is something else.
        FileError: a key is unknown, or holds what it can't hold; the error names all such keys.

    Example:
        >>> record = {"id": "1", "act": "post", "at": "2011-02-03T21:14:00+01:00", "text": "Nu plogas det."}
        >>> statement_from_record(record).act
        <Act.POST: 'post'>
    """
    if directory is not None and not hasattr(directory, "official"):
        raise TypeError(f"`directory` wants a Directory or None, got {directory!r:.60}")
    statement, problems = read_statement(Line(record), directory)
    if statement is None or problems:
        raise FileError(attrs.evolve(problem, place=None) for problem in problems)
    return statement


def statement_to_record(statement: Statement) -> dict[str, Any]:
    """Make a record of a statement, ready for JSON.

    Args:
        statement: the statement.

    Returns:
        What is known, by key. With a directory that has its people and channels,
        :func:`statement_from_record` gives an equal statement again.

    Example:
        >>> from offentligroll.model.statement import Act
        >>> statement_to_record(Statement(id="1", act=Act.POST, text="Nu plogas det."))
        {'id': '1', 'act': 'post', 'text': 'Nu plogas det.'}
    """
    record: dict[str, Any] = {"id": statement.id, "act": statement.act.value}
    for key in fields_of(StatementShape):
        value = getattr(statement, key)
        if key not in record and value is not None and value != ():
            writer = _WRITERS.get(key)
            record[key] = writer(value) if writer else value
    if statement.author is not None and _is_nowhere_else(statement.author, statement.directory):
        record["author"] = _person(statement.author)
    return record


def _is_nowhere_else(author: Official, directory: Entries | None) -> bool:
    if directory is None:
        return author.visitor
    try:
        directory.official(author.id)
    except UnknownIdError:
        return True
    return False


def _person(author: Official) -> dict[str, Any]:
    person: dict[str, Any] = {"id": author.id, "name": author.name}
    return person | {"visitor": True} if author.visitor else person


def _id(value: Official | Organisation | Channel) -> str:
    return value.id


def _media_record(media: tuple[Media, ...]) -> list[Any]:
    records: list[Any] = []
    for one in media:
        told = {"url": one.url, "kind": one.kind, "description": one.description}
        record: dict[str, Any] = {key: value for key, value in told.items() if value is not None}
        if one.was_read:
            record["was_read"] = True
        records.append(one.url if list(record) == ["url"] else record)
    return records


def _facts_record(facts: tuple[GivenFact, ...]) -> dict[str, Any]:
    told: dict[str, list[Any]] = {}
    for one in facts:
        told.setdefault(one.fact, []).append(_fact_record(one))
    return {fact: answers[0] if len(answers) == 1 else answers for fact, answers in told.items()}


def _end(end: End) -> str | dict[str, str]:
    if not isinstance(end, DateBounds):
        return str(end)
    bounds = {"after": end.after, "before": end.before}
    return {key: str(bound) for key, bound in bounds.items() if bound is not None}


def _fact_record(given: GivenFact) -> bool | dict[str, Any]:
    record: dict[str, Any] = {"value": given.value}
    if given.period != ALWAYS:
        record |= {"from": _end(given.period.start), "until": _end(given.period.end)}
    if given.period.checked is not None:
        record["checked"] = given.period.checked.isoformat()
    if given.note is not None:
        record["note"] = given.note
    return given.value if len(record) == 1 else record


_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "at": lambda value: value.isoformat(),
    "received": lambda value: value.isoformat(),
    "until": lambda value: value.isoformat(),
    "registered_at": lambda value: value.isoformat(),
    "disposed_at": lambda value: value.isoformat(),
    "author": _id,
    "channel": _id,
    "publisher": _id,
    "on_behalf_of": _id,
    "topics": list,
    "contains": list,
    "links": list,
    "lost": lambda value: [one.value for one in value],
    "media": _media_record,
    "facts": _facts_record,
}
