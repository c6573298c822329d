"""What values of a file are called for people who do not program, and how to turn one kind into another."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import operator
import re
import types
import typing
from collections.abc import Container, Mapping
from typing import Any

import attrs

_MOST_CHOICES = 15
_LONGEST_TEXT = 40
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES_NO = {"true": "true", "yes": "true", "ja": "true", "false": "false", "no": "false", "nej": "false"}

SCALARS: Mapping[object, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number with a decimal point",
    bool: "yes/no (true or false)",
    dt.date: "a date such as 2010-12-31",
    dt.datetime: "a time with its zone, such as 2010-12-31T12:00:00+01:00",
    dt.time: "a time of day such as 08:00:00",
}
"""The kinds of single values, and what each is called."""


def members_of(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - kinds are type expressions, not classes
    """Take a union apart; None is left out, since files can't write it."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return tuple(member for member in typing.get_args(kind) if member is not types.NoneType)
    return (kind,)


def is_enumeration(kind: object) -> bool:
    """Tell whether values of this kind are words from a fixed list."""
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def is_class(kind: object) -> bool:
    """Tell whether values of this kind are objects, which stand in files as tables."""
    return isinstance(kind, type) and attrs.has(kind)


def is_list(kind: object) -> bool:
    """Tell whether the kind is ``tuple[X, ...]``."""
    return typing.get_origin(kind) is tuple and typing.get_args(kind)[1:] == (...,)


def is_mapping(kind: object) -> bool:
    """Tell whether the kind is a table with keys that the author chooses."""
    return typing.get_origin(kind) in (dict, Mapping) and typing.get_args(kind)[0] is str


def can_be_told_apart(members: tuple[Any, ...]) -> bool:
    """Tell whether the sort of a value says which member of a union it is meant for."""
    return sum(map(is_list, members)) < 2 and sum(is_class(kind) or is_mapping(kind) for kind in members) < 2


def accepts(kind: Any, value: object) -> bool:  # noqa: ANN401 - kinds are type expressions, not classes
    """Tell whether a value of a file is of the right sort for a kind, whatever is in it."""
    if is_enumeration(kind):
        return any(type(member.value) is type(value) for member in kind)
    if is_list(kind):
        return isinstance(value, list)
    if is_class(kind) or is_mapping(kind):
        return isinstance(value, dict)
    return kind is Any or type(value) is kind


def wanted(kind: Any, own: Container[Any] = ()) -> str | None:  # noqa: ANN401 - a type expression
    """Say what a kind wants, such as *a list*; None where only the caller's own function knows."""
    members = members_of(kind)
    if kind in own or functools.reduce(operator.or_, members) in own:
        return None
    words = [_wanted(member, own) for member in members]
    return None if None in words else " or ".join(dict.fromkeys(map(str, words)))


def _wanted(kind: Any, own: Container[Any]) -> str | None:  # noqa: ANN401 - a type expression
    if kind in own:
        return None
    if is_enumeration(kind):
        return f"one of {choices(member.value for member in kind)}"
    if is_list(kind):
        return "a list"
    if is_class(kind) or is_mapping(kind):
        return "a table"
    return SCALARS.get(kind)


def choices(words: typing.Iterable[object]) -> str:
    """Write words in backticks, one after the other, cut where they are many."""
    quoted = [f"`{word}`" for word in words]
    return ", ".join(quoted[:_MOST_CHOICES] + ["…"] * (len(quoted) > _MOST_CHOICES))


def got(value: object) -> str:
    """Say what stands in the file, such as *the number 3*."""
    if isinstance(value, (str, list, dict)):
        return {str: "a text", list: "a list", dict: "a table"}[type(value)]
    if isinstance(value, bool):
        return f"yes/no ({_as_written(value)})"
    if isinstance(value, int) and abs(value) > 10**30:
        return "a very large number"
    called = {dt.datetime: "time", dt.date: "date", dt.time: "time of day"}.get(type(value), "number")
    return f"the {called} {_as_written(value)}"


def advice(kind: Any, value: object) -> str | None:  # noqa: ANN401 - kinds are type expressions, not classes
    """Say how the author may get from what stands there to what is wanted."""
    members = members_of(kind)
    if any(map(is_list, members)):
        return _advice_for_a_list(members, value)
    if isinstance(value, list):
        fits = len(value) == 1 and any(accepts(member, value[0]) for member in members)
        return "write it without the [ ]" if fits else None
    if isinstance(value, str):
        return _without_quotes(members, value)
    return None if isinstance(value, dict) else _advice_for_a_value(members, value)


def _advice_for_a_list(members: tuple[Any, ...], value: object) -> str | None:
    if not isinstance(value, dict):
        return "put it in [ ]"
    if any(is_list(member) and is_class(typing.get_args(member)[0]) for member in members):
        return "write its header in double brackets, as [[…]], or put the { … } in [ ]"
    return None


def _advice_for_a_value(members: tuple[Any, ...], value: object) -> str | None:
    if dt.datetime in members and type(value) is dt.date:
        return f"add the time of day and the zone, such as {value}T12:00:00+01:00"
    if dt.date in members and isinstance(value, dt.datetime):
        return f"write only the day, {value.date()}"
    if str in members and len(_as_written(value)) <= _LONGEST_TEXT:
        return f'put it in quotes: "{_as_written(value)}"'
    return f"write {value}.0" if float in members and type(value) is int else None


def shortened(text: str) -> str:
    """Cut a text of the file so that it can be quoted."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def _without_quotes(members: tuple[Any, ...], text: str) -> str | None:
    bare = text.strip()
    if bool in members and bare.casefold() in _YES_NO:
        return f"write {_YES_NO[bare.casefold()]}, without quotes"
    is_bare = (int in members and _INTEGER.fullmatch(bare)) or (dt.date in members and _DATE.fullmatch(bare))
    return f"write {bare}, without quotes" if is_bare else None


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
