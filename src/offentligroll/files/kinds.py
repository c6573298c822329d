"""What values of a file are called for people who do not program, and how to turn one kind into another."""

from __future__ import annotations

import datetime as dt
import enum
import re
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from offentligroll.files.shape import Reads, fields_of
from offentligroll.languages import Message

_LONGEST_TEXT = 40
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?::([0-5][0-9]))?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES_NO = {"true": "true", "yes": "true", "ja": "true", "false": "false", "no": "false", "nej": "false"}

SCALARS: Mapping[object, Message] = {
    str: Message("files.kind.text"),
    int: Message("files.kind.integer"),
    float: Message("files.kind.decimal"),
    bool: Message("files.kind.yes-no"),
    dt.date: Message("files.kind.date"),
    dt.datetime: Message("files.kind.time"),
    dt.time: Message("files.kind.clock"),
}
"""The kinds of single values, and what each is called."""
IN_BRACKETS = Message("files.advice.list")
DOUBLE_BRACKETS = Message("files.advice.double-brackets")
LIST = Message("files.kind.list")
TABLE = Message("files.kind.table")
LISTS = (list, tuple)
"""The sorts of values that are lists; only Python itself writes the second."""
_SORTS = (*SCALARS, *LISTS, dict, types.NoneType)


def members_of(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - kinds are type expressions, not classes
    """Take a union apart; None is left out, since files can't write it."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return tuple(member for member in typing.get_args(kind) if member is not types.NoneType)
    return (kind,)


def note_on(kind: object) -> object:
    """What an annotation says beyond the type: a :class:`Reads`, a ``Refers``, or None."""
    return kind.__metadata__[0] if typing.get_origin(kind) is typing.Annotated else None  # type: ignore[attr-defined]


def is_enumeration(kind: object) -> bool:
    """Whether values of this kind are words from a fixed list."""
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def is_class(kind: object) -> bool:
    """Whether values of this kind are objects, which stand in files as tables."""
    return typing.is_typeddict(kind) or (isinstance(kind, type) and attrs.has(kind))


def is_list(kind: object) -> bool:
    """Whether the kind is ``tuple[X, ...]``."""
    return typing.get_origin(kind) is tuple and typing.get_args(kind)[1:] == (...,)


def is_mapping(kind: object) -> bool:
    """Whether the kind is a table with keys that the author chooses."""
    return typing.get_origin(kind) in (dict, Mapping) and _is_text(typing.get_args(kind)[0])


def _is_text(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return kind is str or isinstance(note_on(kind), Reads)


def sorts_of(kind: Any) -> tuple[object, ...]:  # noqa: ANN401 - a type expression
    """The Python types of the values that files may write for a kind; none where they can't write it."""
    note = note_on(kind)
    if isinstance(note, Reads):
        return note.of
    if note is not None:
        return sorts_of(typing.get_args(kind)[0])
    if is_enumeration(kind):
        return tuple({type(member.value) for member in kind})
    if is_list(kind):
        return LISTS
    if is_class(kind) or is_mapping(kind):
        return (dict,)
    return _SORTS if kind is Any else (kind,) if kind in SCALARS else ()


def wanted(kind: Any) -> tuple[Message, ...]:  # noqa: ANN401 - a type expression
    """What a kind wants, such as *a list*; one message for each way to write it."""
    return tuple(dict.fromkeys(message for member in members_of(kind) for message in _wanted(member)))


def _wanted(kind: Any) -> tuple[Message, ...]:  # noqa: ANN401 - a type expression
    note = note_on(kind)
    if isinstance(note, Reads) and note.wanted is not None:
        return (note.wanted,)
    if is_enumeration(kind):
        return (Message("files.kind.one-of", words=choices(kind)),)
    named = {**SCALARS, list: LIST, tuple: LIST, dict: TABLE}
    return tuple(dict.fromkeys(named[sort] for sort in sorts_of(kind)))


def choices(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of any enum
    """The words of a fixed list."""
    return tuple(str(member.value) for member in kind)


def got(value: object, table: str = "table") -> Message:
    """Name what stands in the file, such as *the number 3*; JSON calls a table an object."""
    if value is None:
        return Message("files.got.nothing")
    if isinstance(value, bool):
        return Message("files.got.yes-no", value=as_written(value))
    if isinstance(value, (str, *LISTS, Mapping)):
        sort = "text" if isinstance(value, str) else table if isinstance(value, Mapping) else "list"
        return Message(f"files.got.{sort}")
    if isinstance(value, int) and abs(value) > 10**30:
        return Message("files.got.large-number")
    called = {dt.datetime: "time", dt.date: "date", dt.time: "clock"}.get(type(value), "number")
    return Message(f"files.got.{called}", value=shortened(as_written(value)))


def advice(kind: Any, value: object) -> Message | None:  # noqa: ANN401 - a type expression
    """How the author may get from what stands there to what is wanted."""
    members = members_of(kind)
    if may_be_listed(kind, value):
        return DOUBLE_BRACKETS if isinstance(value, Mapping) else IN_BRACKETS
    sorts = {sort for member in members for sort in sorts_of(member)}
    if isinstance(value, LISTS):
        return Message("files.advice.no-list") if len(value) == 1 and type(value[0]) in sorts else None
    if isinstance(value, str) and any(_is_wording(member) for member in members):
        return Message("files.advice.languages", text=shortened(value))
    if isinstance(value, str):
        return _in_a_table(members, value) or _without_quotes(sorts, value)
    return _advice_for_a_value(sorts, value) if type(value) in SCALARS else None


def may_be_listed(kind: Any, value: object) -> bool:  # noqa: ANN401 - a type expression
    """Whether a value would fit if it stood in a list."""
    lists = [typing.get_args(member)[0] for member in map(_plain, members_of(kind)) if is_list(member)]
    return any(type(value) in sorts_of(one) for element in lists for one in members_of(element))


def _is_wording(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Whether texts by language are wanted."""
    origin = typing.get_origin(kind)
    is_mapping = isinstance(origin, type) and issubclass(origin, Mapping)
    return is_mapping and typing.get_args(kind) == (str, str)


def _in_a_table(members: Iterable[Any], text: str) -> Message | None:
    """Name the key of a table that has a word in its fixed list."""
    for cls in filter(is_class, map(_plain, members)):
        for key, field in fields_of(cls).items():
            if any(is_enumeration(kind) and text in choices(kind) for kind in members_of(field.kind)):
                return Message("files.advice.table", key=key, value=text)
    return None


def _plain(kind: Any) -> Any:  # noqa: ANN401 - type expressions
    return typing.get_args(kind)[0] if note_on(kind) is not None else kind


def _advice_for_a_value(sorts: set[object], value: object) -> Message | None:
    if dt.datetime in sorts and type(value) is dt.date:
        return Message("files.advice.time", day=str(value))
    if dt.date in sorts and isinstance(value, dt.datetime):
        return Message("files.advice.day", day=str(value.date()))
    if str in sorts and len(as_written(value)) <= _LONGEST_TEXT:
        return Message("files.advice.quotes", value=as_written(value))
    is_whole = float in sorts and type(value) is int
    return Message("files.advice.decimal", value=str(value)) if is_whole else None


def shortened(text: str) -> str:
    """Cut a text of the file so that it can be quoted."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def _without_quotes(sorts: set[object], text: str) -> Message | None:
    bare = text.strip()
    if bool in sorts and bare.casefold() in _YES_NO:
        return Message("files.advice.no-quotes", value=_YES_NO[bare.casefold()])
    if dt.time in sorts and (time := _TIME.fullmatch(bare)):
        return Message("files.advice.no-quotes", value=f"{time[1]:0>2}:{time[2]}:{time[3] or '00'}")
    is_bare = (int in sorts and _INTEGER.fullmatch(bare)) or (dt.date in sorts and _DATE.fullmatch(bare))
    return Message("files.advice.no-quotes", value=bare) if is_bare else None


def as_written(value: object) -> str:
    """Write a single value as files do."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
