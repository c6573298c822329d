"""Statements as plain records, the native JSON: what a key may hold, and the way back.

People, channels and organisations stand in a record by their ids, so a directory is needed to tell
who they are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory, UnknownIdError
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import ALWAYS, Period, edge_from_text
from offentligroll.model.reading.record_values import (
    got,
    read_day,
    read_list,
    read_moment,
    read_table,
    read_text,
    read_texts,
    read_yes_no,
    with_suggestion,
)
from offentligroll.model.statement import Act, Media, Statement

T = TypeVar("T")
_Reader = Callable[[str, Any, Directory | None], Any]


def statement_from_record(record: Mapping[str, Any], directory: Directory | None = None) -> Statement:
    """Make a statement of a record, such as one line of JSON Lines.

    Args:
        record: the keys of a statement; what is left out or None is not known.
        directory: where the ids of people, channels and organisations are looked up. Without one, author
            and channel are known by their ids alone, and nobody else can be named.

    Returns:
        The statement.

    Raises:
        ValueError: a key is unknown, or holds what it can't hold; the message names the key.

    Example:
        >>> record = {"id": "1", "act": "post", "at": "2011-02-03T21:14:00+01:00", "text": "Nu plogas det."}
        >>> statement_from_record(record).act
        <Act.POST: 'post'>
    """
    if not isinstance(record, Mapping):
        raise ValueError(f"a statement is an object with keys in {{ }}, and not {got(record)}")  # noqa: TRY004 - a slip in a file
    arguments: dict[str, Any] = {}
    for key, value in record.items():
        reader = _READERS.get(key)
        if reader is None:
            raise ValueError(with_suggestion(f"unknown key `{key}`", str(key), _READERS))
        if value is not None:
            arguments[key] = reader(key, value, directory)
    if "act" not in arguments:
        raise ValueError(f"`act` is missing; it is one of {_choices(Act)}")
    return Statement(**arguments, directory=directory)


def statement_to_record(statement: Statement) -> dict[str, Any]:
    """Make a record of a statement, ready for JSON.

    Args:
        statement: the statement.

    Returns:
        What is known, by key. With a directory that has its people and channels,
        :func:`statement_from_record` gives an equal statement again.

    Example:
        >>> statement_to_record(Statement(id="1", act=Act.POST, text="Nu plogas det."))
        {'id': '1', 'act': 'post', 'text': 'Nu plogas det.'}
    """
    record: dict[str, Any] = {"id": statement.id, "act": statement.act.value}
    for key in _READERS:
        value = getattr(statement, key)
        if key not in record and value is not None and value != ():
            writer = _WRITERS.get(key)
            record[key] = writer(value) if writer else value
    return record


def _act(key: str, value: object, _: Directory | None) -> Act:
    text = read_text(key, value)
    try:
        return Act(text)
    except ValueError:
        raise ValueError(
            with_suggestion(f"`{key}`: `{text}` is none of {_choices(Act)}", text, Act)
        ) from None


def _author(key: str, value: object, directory: Directory | None) -> Official:
    identity = read_text(key, value)
    if directory is None:
        return Official(id=identity, name=identity)
    return _looked_up(key, directory.official, identity)


def _channel(key: str, value: object, directory: Directory | None) -> Channel:
    identity = read_text(key, value)
    if directory is not None:
        return _looked_up(key, directory.channel, identity)
    platform, colon, stable_id = identity.partition(":")
    if not (platform and colon and stable_id):
        raise ValueError(f"`{key}`: `{identity}` does not name a platform; write such as `twitter:115763683`")
    return Channel(id=identity, platform=platform)


def _organisation(key: str, value: object, directory: Directory | None) -> Organisation:
    return _looked_up(key, _needed(key, directory).organisation, read_text(key, value))


def _organisation_or_official(
    key: str, value: object, directory: Directory | None
) -> Organisation | Official:
    identity = read_text(key, value)
    directory = _needed(key, directory)
    found: list[Organisation | Official] = []
    look_ups: tuple[Callable[[str], Organisation | Official], ...]
    look_ups = (directory.official, directory.organisation)
    for look_up in look_ups:
        with contextlib.suppress(UnknownIdError):
            found.append(look_up(identity))
    if len(found) > 1:
        raise ValueError(f"`{key}`: `{identity}` is both an organisation and an official in the directory")
    if not found:
        known = [*(one.id for one in directory.organisations), *(one.id for one in directory.officials)]
        raise ValueError(f"`{key}`: {UnknownIdError('organisation or official', identity, known)}")
    return found[0]


def _needed(key: str, directory: Directory | None) -> Directory:
    if directory is None:
        raise ValueError(f"`{key}` needs a directory that tells who that is; give one")
    return directory


def _looked_up(key: str, look_up: Callable[[str], T], identity: str) -> T:
    try:
        return look_up(identity)
    except UnknownIdError as error:
        raise ValueError(f"`{key}`: {error}") from error


def _media(key: str, value: object, _: Directory | None) -> tuple[Media, ...]:
    return tuple(
        Media(url=one) if isinstance(one, str) else _medium(f"{key}[{number}]", one)
        for number, one in enumerate(read_list(key, value), start=1)
    )


def _medium(key: str, value: object) -> Media:
    table = read_table(
        key, value, {"url": read_text, "kind": read_text, "description": read_text, "was_read": read_yes_no}
    )
    return Media(**table)


def _facts(key: str, value: object, _: Directory | None) -> tuple[GivenFact, ...]:
    if not isinstance(value, Mapping):
        raise ValueError(f'`{key}` wants an object such as {{"is-share": true}}, got {got(value)}')  # noqa: TRY004
    return tuple(
        _fact(f"{key}.{fact}", str(fact), one)
        for fact, told in value.items()
        for one in (told if isinstance(told, list | tuple) else (told,))
    )


def _fact(key: str, fact: str, value: object) -> GivenFact:
    if isinstance(value, bool):
        return GivenFact(fact=fact, value=value)
    table = read_table(key, value, _FACT_READERS)
    if "value" not in table:
        raise ValueError(f"`{key}` lacks its `value`, true or false")
    try:
        period = Period(
            start=edge_from_text(table.get("from", "open")),
            end=edge_from_text(table.get("until", "open")),
            checked=table.get("checked"),
        )
    except ValueError as error:
        raise ValueError(f"`{key}`: {error}") from error
    return GivenFact(fact=fact, value=table["value"], period=period, note=table.get("note"))


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


def _fact_record(given: GivenFact) -> bool | dict[str, Any]:
    record: dict[str, Any] = {"value": given.value}
    if given.period != ALWAYS:
        record |= {"from": str(given.period.start), "until": str(given.period.end)}
    if given.period.checked is not None:
        record["checked"] = given.period.checked.isoformat()
    if given.note is not None:
        record["note"] = given.note
    return given.value if len(record) == 1 else record


def _choices(words: type[Act]) -> str:
    return ", ".join(f"`{word}`" for word in words)


_READERS: Mapping[str, _Reader] = {
    "id": read_text,
    "act": _act,
    "at": read_moment,
    "author": _author,
    "channel": _channel,
    "text": read_text,
    "language": read_text,
    "in_reply_to": read_text,
    "topics": read_texts,
    "media": _media,
    "publisher": _organisation_or_official,
    "on_behalf_of": _organisation,
    "version_of": read_text,
    "quoted": read_text,
    "links": read_texts,
    "audience_is_limited": read_yes_no,
    "received": read_moment,
    "facts": _facts,
}
_FACT_READERS: Mapping[str, _Reader] = {
    "value": read_yes_no,
    "note": read_text,
    "from": read_text,
    "until": read_text,
    "checked": read_day,
}
_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "at": lambda value: value.isoformat(),
    "received": lambda value: value.isoformat(),
    "author": _id,
    "channel": _id,
    "publisher": _id,
    "on_behalf_of": _id,
    "topics": list,
    "links": list,
    "media": _media_record,
    "facts": _facts_record,
}
