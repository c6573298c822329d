"""A directory as what stands in its file, as plain values by key."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.files.document import Built
from offentligroll.files.problems import FileError, Problem
from offentligroll.files.strict import FORMAT
from offentligroll.files.toml_writing import toml_file
from offentligroll.files.where import unsaid
from offentligroll.model.channel import Channel
from offentligroll.model.differing import differences
from offentligroll.model.entries import Entries
from offentligroll.model.given import GivenFact
from offentligroll.model.identifier import Identifier
from offentligroll.model.official import Official, Role, Title
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import DateBounds, Edge, PartialDate
from offentligroll.model.period import Period
from offentligroll.model.reading.directory_file import DirectoryEntries, entries_of
from offentligroll.model.reading.hours_shape import Weekday
from offentligroll.model.working_hours import WorkingHours

_HEADED = frozenset({"organisation", "official", "role", "channel"})


_KEYS = {
    "organisations": "organisation",
    "officials": "official",
    "channels": "channel",
    "roles": "role",
}
"""What fields are called in the file."""


def directory_to_toml(directory: Entries) -> str:
    """Write a directory as the text of its file.

    Args:
        directory: the directory.

    Returns:
        The text.

    Raises:
        FileError: no file could hold it; the error carries all problems, told by the way to them.
        MessageError: a text holds half a character, which no file can.
    """
    built = Built(name="directory", data=directory_to_record(directory))
    again = entries_of(built)
    seen: dict[tuple[str | int, ...], Problem] = {}
    for name in attrs.fields_dict(DirectoryEntries):
        for found in differences(getattr(directory, name), getattr(again, name), (name,)):
            path = tuple(_KEYS.get(str(step), step) for step in found.path)
            seen.setdefault(path[:2], unsaid(built, path, found.one, found.other))
    if seen:
        raise FileError(seen.values())
    return toml_file(built.data, _HEADED)


def directory_to_record(directory: Entries) -> dict[str, Any]:
    """Make a record of a directory: what its file says, or would say.

    Args:
        directory: the directory.

    Returns:
        Plain values by key; organisations and people stand in other entries by their ids.
    """
    record: dict[str, Any] = {"format": FORMAT}
    for name in ("organisations", "officials", "channels"):
        entries = getattr(directory, name)
        if entries:
            record[_KEYS[name]] = [entry_to_record(one) for one in entries]
    return record


def entry_to_record(entry: Organisation | Official | Channel) -> dict[str, Any]:
    """Make a record of one entry: what its table says, or would say.

    Args:
        entry: the entry.

    Returns:
        Plain values by key; organisations and people stand in it by their ids.
    """
    match entry:
        case Official():
            return _official(entry)
        case Channel():
            return _channel(entry)
        case _:
            return _record(entry)


def _channel(channel: Channel) -> dict[str, Any]:
    # The id names the platform; no words of a disclaimer are a *no*.
    record = _record(channel, "platform")
    return record | {"disclaimer": False} if channel.disclaimer == "" else record


def _official(official: Official) -> dict[str, Any]:
    roles = [_role(role) for role in official.roles]
    return _record(official, "roles") | ({"role": roles} if roles else {})


def _role(role: Role) -> dict[str, Any]:
    record = _record(role, "period", "titles")
    # A role whose beginning is left out began on a day that nobody has told.
    period = _period(role.period, start=Edge.UNKNOWN)
    return record | period | ({"titles": _titles(role.titles)} if role.titles else {})


def _titles(titles: tuple[Title, ...]) -> dict[str, list[str]]:
    by_language: dict[str, list[str]] = {}
    for title in titles:
        by_language.setdefault(title.language, []).append(title.words)
    return by_language


def _record(one: Any, *but: str) -> dict[str, Any]:  # noqa: ANN401 - an entry, or a part of one
    """Write the fields that are called as in the file and are not at their defaults."""
    record: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        if field.name in but or (value == field.default and field.name != "period"):
            continue
        if field.name == "period":
            record |= _period(value)
        elif field.name == "facts":
            record["facts"] = _facts(value)
        elif field.name == "identifiers":
            record["identifiers"] = _identifiers(value)
        else:
            record[field.name] = _plain(value)
    return record


def _period(period: Period, *, start: Edge = Edge.OPEN) -> dict[str, Any]:
    record = {}
    if period.start is not start:
        record["from"] = _plain(period.start)
    if period.end is not Edge.OPEN:
        record["until"] = _plain(period.end)
    return record if period.checked is None else record | {"checked": period.checked}


def _identifiers(identifiers: tuple[Identifier, ...]) -> dict[str, list[str]]:
    by_scheme: dict[str, list[str]] = {}
    for one in identifiers:
        by_scheme.setdefault(one.scheme, []).append(one.value)
    return by_scheme


def _facts(facts: tuple[GivenFact, ...]) -> dict[str, Any]:
    told: dict[str, list[dict[str, Any]]] = {}
    for one in facts:
        told.setdefault(one.fact, []).append(_record(one, "fact"))
    return {fact: _answer(answers) for fact, answers in told.items()}


def _answer(answers: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - as short as it can be told
    only = answers[0] if len(answers) == 1 else None
    if only is None:
        return answers
    return only["value"] if list(only) == ["value"] else only


def _hours(hours: WorkingHours) -> dict[str, Any]:
    names = list(Weekday)
    weekdays = [names[number].value for number in hours.weekdays]
    return {"weekdays": weekdays, "from": hours.start, "until": hours.end}


def _date(date: PartialDate) -> Any:  # noqa: ANN401 - a day, or a text that is less exact
    return date.earliest if date.day is not None else str(date)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a directory
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    return _record(value) if attrs.has(type(value)) else value


_WRITERS: Mapping[type, Callable[[Any], Any]] = {
    Organisation: lambda organisation: organisation.id,
    Official: lambda official: official.id,
    PartialDate: _date,
    DateBounds: _record,
    Period: _period,
    WorkingHours: _hours,
    ZoneInfo: str,
}
