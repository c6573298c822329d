"""Entries of a directory as columns of plain values, which are read far faster than TOML and run nothing."""

from __future__ import annotations

import collections
import datetime as dt
import enum
import functools
import importlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.reading.uncollected import uncollected

_LIBRARY = "offentligroll."
_FOLDERS = ("model", "facts", "rules", "policy")
Table = dict[str, Any]
"""A class, its columns, and how each is written."""


class Columns:
    """Takes objects apart into one table for each class; what is equal is kept once.

    Example:
        >>> from offentligroll import Official
        >>> columns = Columns()
        >>> places = columns.add((Official(id="kim", name="Kim Ek"),))
        >>> together(columns.tables(), places)[0].name
        'Kim Ek'
    """

    def __init__(self) -> None:
        self._rows: dict[type, list[tuple[Any, ...]]] = {}
        self._places: dict[type, dict[tuple[Any, ...], int]] = {}
        self._known: dict[int, list[Any]] = {}
        self._order: list[type] = []
        self._kept: list[object] = []

    def add(self, entries: Sequence[object]) -> list[Any]:
        """Take entries apart.

        Args:
            entries: objects of classes of the model.

        Returns:
            Where each is found again.
        """
        return [self._written(one) for one in entries]

    def tables(self) -> list[Table]:
        """Return the tables, each after those that it refers to.

        Returns:
            Plain values, ready for JSON.
        """
        found = []
        for cls in self._order:
            names = [field.name for field in attrs.fields(cls) if field.init]
            columns = list(zip(*self._rows[cls], strict=True))
            found.append(
                {
                    "class": _name_of(cls),
                    "count": len(self._rows[cls]),
                    # What no entry tells is left out, and has its default.
                    "columns": {
                        name: list(column)
                        for name, column in zip(names, columns, strict=True)
                        if any(value is not None for value in column)
                    },
                }
            )
        return found

    def _written(self, value: Any) -> Any:  # noqa: ANN401 - any value of the model
        """Write a value: texts, truths and numbers as they are, all else as a list headed by its kind."""
        match value:
            case None:
                told = ["n"]
            case enum.Enum():
                told = ["e", _name_of(type(value)), value.value]
            case str() | int():
                return value
            case tuple():
                told = ["t", *(self._written(one) for one in value)]
            case ZoneInfo():
                told = ["z", str(value)]
            case dt.time():
                told = ["h", value.isoformat()]
            case dt.date():
                told = ["d", value.isoformat()]
            case _:
                told = self._object(value)
        return told

    def _object(self, value: Any) -> list[Any]:  # noqa: ANN401 - an object of a class of the model
        known = self._known.get(id(value))
        if known is not None:
            return known
        cls = type(value)
        row = tuple(self._field(value, field) for field in attrs.fields(cls) if field.init)
        if cls not in self._rows:
            self._rows[cls], self._places[cls] = [], {}
            self._order.append(cls)
        key = _hashed(row)
        place = self._places[cls].setdefault(key, len(self._rows[cls]))
        if place == len(self._rows[cls]):
            self._rows[cls].append(row)
        self._kept.append(value)
        self._known[id(value)] = ["o", self._order.index(cls), place]
        return self._known[id(value)]

    def _field(self, value: object, field: attrs.Attribute[Any]) -> Any:  # noqa: ANN401
        held = getattr(value, field.name)
        # None stands for the default, which is never written.
        return None if held == field.default else self._written(held)


def together(tables: Sequence[Mapping[str, Any]], places: Sequence[Any]) -> tuple[Any, ...]:
    """Put entries together again.

    Args:
        tables: what :meth:`Columns.tables` gave.
        places: what :meth:`Columns.add` gave.

    Returns:
        The entries.

    Raises:
        ValueError: the tables name what is no class of entries.
        LookupError: a table or row is not there.
        TypeError: the tables have another form.
    """
    with uncollected():
        reading = _Reading()
        # All of them are there before the first is filled: conditions hold conditions.
        for table in tables:
            reading.make(table)
        for table, objects in zip(tables, reading.made, strict=True):
            reading.fill(table, objects)
        return tuple(map(reading.value, places))


class _Reading:
    def __init__(self) -> None:
        self.made: list[list[Any]] = []
        self.members: dict[tuple[str, str], enum.Enum] = {}
        self.kinds: Mapping[str, Callable[[list[Any]], Any]] = {
            "n": lambda _: None,
            "e": self.member,
            "z": lambda told: ZoneInfo(told[1]),
            "h": lambda told: dt.time.fromisoformat(told[1]),
            "d": lambda told: dt.date.fromisoformat(told[1]),
        }

    def make(self, table: Mapping[str, Any]) -> None:
        """Make the objects of a class, which hold nothing yet."""
        cls = _class_of(table["class"])
        if not attrs.has(cls) or not {field.name for field in attrs.fields(cls)} >= table["columns"].keys():
            raise ValueError(f"{table['class']} has no such fields")
        self.made.append([cls.__new__(cls) for _ in range(table["count"])])

    def fill(self, table: Mapping[str, Any], objects: list[Any]) -> None:
        """Fill the objects of a class, field by field, which takes a third of the time of one by one."""
        cls, columns, count = _class_of(table["class"]), table["columns"], table["count"]
        for field in attrs.fields(cls):
            column: Iterable[Any] = itertools.repeat(field.default, count)
            if field.name in columns:
                column = self.column(columns[field.name], field.default)
            if field.name in columns and len(columns[field.name]) != count:
                raise ValueError(f"{table['class']} has columns of different lengths")
            # A frozen class refuses to be told later; its slots are filled as attrs itself fills them.
            put = getattr(cls, field.name).__set__
            collections.deque(map(put, objects, column), maxlen=0)

    def column(self, column: list[Any], default: object) -> list[Any]:
        value = self.value
        return [
            told if type(told) is not list and told is not None else default if told is None else value(told)
            for told in column
        ]

    def value(self, told: Any) -> Any:  # noqa: ANN401 - any value of the model
        if type(told) is not list:
            return told
        kind = told[0]
        if kind == "o":
            return self.made[told[1]][told[2]]
        if kind == "t":
            return tuple(map(self.value, told[1:]))
        return self.kinds[kind](told)

    def member(self, told: list[Any]) -> enum.Enum:
        key = (told[1], told[2])
        if key not in self.members:
            cls = _class_of(told[1])
            if not issubclass(cls, enum.Enum):
                raise ValueError(f"{told[1]} is no enum")
            self.members[key] = cls(told[2])
        return self.members[key]


def _hashed(value: Any) -> Any:  # noqa: ANN401 - a row
    return tuple(map(_hashed, value)) if isinstance(value, list | tuple) else value


def _name_of(cls: type) -> str:
    return f"{cls.__module__.removeprefix(_LIBRARY)}:{cls.__qualname__}"


@functools.cache
def _class_of(name: str) -> type:
    """Find a class by its name; none but those of which entries are made can be named."""
    module, _, cls = name.partition(":")
    folder, *others = module.split(".")
    if folder not in _FOLDERS or not all(part.isidentifier() for part in others):
        raise ValueError(f"{name} is no class of entries")
    try:
        found = getattr(importlib.import_module(f"{_LIBRARY}{module}"), cls, None)
    except ImportError:
        found = None
    if not isinstance(found, type) or found.__module__ != f"{_LIBRARY}{module}":
        raise ValueError(f"{name} is no class of entries")
    return found
