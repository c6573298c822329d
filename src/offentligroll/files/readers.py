"""The readers of single values and tables: each kind of value has one, made once and kept."""

from __future__ import annotations

import datetime as dt
import functools
import typing
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from offentligroll.files import kinds
from offentligroll.files.keywords import meant_value
from offentligroll.files.problems import did_you_mean
from offentligroll.files.shape import Field, Reads, Refers, Shape, SlipError, fields_of
from offentligroll.files.walk import FAULTY, Reference, Walk
from offentligroll.languages import Message

Reader = Callable[[Any, Walk], Any]


@functools.cache
def reader_of(kind: Any) -> Reader:  # noqa: ANN401 - kinds are type expressions, not classes
    """Make the reader for values of a kind.

    Args:
        kind: a type, as for :func:`structure`.

    Returns:
        A function of a value and the walk over its file, which gives the object or :data:`FAULTY`.

    Raises:
        TypeError: files can't give values of the kind.
    """
    makers: tuple[tuple[Callable[[Any], object], Callable[[Any], Reader]], ...] = (
        (lambda kind: kind is Any, lambda _: lambda value, _: value),
        (kinds.note_on, _annotated),
        (kinds.is_enumeration, _enumeration),
        (kinds.is_class, _Table),
        (kinds.is_list, _list),
        (kinds.is_mapping, _mapping),
        (kinds.SCALARS.__contains__, _scalar),
    )
    for fits, make in makers:
        if fits(kind):
            return make(kind)
    members = kinds.members_of(kind)
    if members == (kind,):
        raise TypeError(f"files can't give values of the type {kind!r}")
    return reader_of(members[0]) if len(members) == 1 else _union(kind, members)


def _scalar(kind: Any) -> Reader:  # noqa: ANN401 - a type
    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if type(value) is not kind:
            return walk.wrong_type(kind, value)
        if kind is dt.datetime and value.utcoffset() is None:
            message = Message("files.no-time-zone", value=value.isoformat())
            return walk.fault("no-time-zone", message, Message("files.advice.offset"))
        return value

    return read


def _annotated(kind: Any) -> Reader:  # noqa: ANN401 - a type expression
    note = kinds.note_on(kind)
    if isinstance(note, Reads):
        return _own(kind, note)
    read_plain = reader_of(typing.get_args(kind)[0])
    return _reference(read_plain, note) if isinstance(note, Refers) else _filled(read_plain)


def _own(kind: Any, note: Reads) -> Reader:  # noqa: ANN401 - a type expression
    sorts, make = note.of, note.make

    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if type(value) not in sorts:
            return walk.wrong_type(kind, value)
        try:
            made = make(value)
        except SlipError as slip:
            return walk.slip(slip)
        return attrs.evolve(made, path=tuple(walk.path)) if isinstance(made, Shape) else made

    return read


def _reference(read_plain: Reader, note: Refers) -> Reader:
    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        text = read_plain(value, walk)
        if text is not FAULTY:
            walk.references.append(Reference(tuple(walk.path), note.kinds, text))
        return text

    return read


def empty_value(name: Message, value: object) -> Message:
    """State that a list or table has nothing in it.

    Args:
        name: what it is called.
        value: the list or table.

    Returns:
        What is wrong.
    """
    return Message("files.empty-list" if isinstance(value, list) else "files.empty-table", name=name)


def _filled(read_plain: Reader) -> Reader:
    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if value in ([], {}):
            message = empty_value(walk.name(), value)
            return walk.fault("empty-list", message, Message("files.advice.fill"))
        return read_plain(value, walk)

    return read


def _meant(word: str, known: tuple[str, ...]) -> Message | None:
    value = meant_value(kinds.shortened(word), known)
    return did_you_mean(word, known) if value is None else Message("files.did-you-mean", word=value)


def _enumeration(kind: Any) -> Reader:  # noqa: ANN401 - a class of any enum
    by_value = {(type(member.value), member.value): member for member in kind}
    sorts = kinds.sorts_of(kind)

    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if type(value) not in sorts:
            return walk.wrong_type(kind, value)
        member = by_value.get((type(value), value))
        if member is not None:
            return member
        word, known = str(value), kinds.choices(kind)
        message = Message("files.unknown-value", value=kinds.shortened(word), words=known)
        meant = functools.partial(_meant, word, known)
        return walk.slip(SlipError("unknown-value", message, meant=meant))

    return read


def _list(kind: Any) -> Reader:  # noqa: ANN401 - a type expression
    element = typing.get_args(kind)[0]
    read_one = reader_of(element)
    have_ids = isinstance(read_one, _Table) and "id" in fields_of(element)

    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if not isinstance(value, kinds.LISTS):
            return walk.wrong_type(kind, value)
        made = []
        for number, item in enumerate(value):
            if have_ids and isinstance(item, dict) and isinstance(item.get("id"), str):
                walk.note_id(tuple(walk.path), number, item["id"])
            walk.path.append(number)
            one = read_one(item, walk)
            walk.path.pop()
            if one is not FAULTY:
                made.append(one)
        return tuple(made)

    return read


def _mapping(kind: Any) -> Reader:  # noqa: ANN401 - a type expression
    key_kind, element = typing.get_args(kind)
    read_key = None if key_kind is str else reader_of(key_kind)
    read_one, plain = reader_of(element), _plain(element)

    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            return walk.wrong_type(kind, value)
        made = {}
        for key, item in value.items():
            if read_key is None and type(item) in plain:
                made[key] = item
                continue
            walk.path.append(key)
            if read_key is not None:
                read_key(key, walk)
                walk.ids.setdefault(tuple(walk.path[:-1]), {})[key] = tuple(walk.path)
            one = read_one(item, walk)
            walk.path.pop()
            if one is not FAULTY:
                made[key] = one
        return made

    return read


def _union(kind: Any, members: tuple[Any, ...]) -> Reader:  # noqa: ANN401 - type expressions
    """Choose by the sort of the value."""
    by_sort: dict[object, Reader] = {}
    for member in members:
        for sort in kinds.sorts_of(member):
            if sort in by_sort:
                raise TypeError(f"files can't give values of the type {kind!r}")
            by_sort[sort] = reader_of(member)

    def read(value: Any, walk: Walk) -> Any:  # noqa: ANN401
        read_one = by_sort.get(type(value))
        return walk.wrong_type(kind, value) if read_one is None else read_one(value, walk)

    return read


class _Table:
    """Reads tables into the objects of a class; its fields are looked at late, since classes may nest."""

    def __init__(self, cls: Any) -> None:  # noqa: ANN401 - any attrs class
        self.cls = cls
        self.make = None if typing.is_typeddict(cls) else cls
        self.is_shape = self.make is not None and issubclass(cls, Shape)
        self.slips = cls.slips if self.is_shape and cls.slips != Shape.slips else None

    @functools.cached_property
    def fields(self) -> dict[str, tuple[str, frozenset[object], Reader]]:
        """By key: the argument, the sorts of values that are taken as they are, and the reader."""
        return {
            key: (field.argument, _plain(field.kind), reader_of(field.kind))
            for key, field in fields_of(self.cls).items()
        }

    @functools.cached_property
    def required(self) -> dict[str, Field]:
        """The keys that must be there."""
        return {key: field for key, field in fields_of(self.cls).items() if field.is_required}

    @functools.cached_property
    def needed(self) -> frozenset[str]:
        """The arguments that must be there."""
        return frozenset(field.argument for field in self.required.values())

    def __call__(self, value: Any, walk: Walk) -> Any:  # noqa: ANN401 - what a file gives
        if not isinstance(value, (dict, Mapping)):
            return walk.wrong_type(self.cls, value)
        fields, path = self.fields, walk.path
        arguments: dict[str, Any] = {}
        faulty: list[str] = []
        for key, item in value.items():
            field = fields.get(key)
            if field is None:
                meant = walk.unknown_key(str(key), fields)
                faulty += [] if meant is None else [meant]
                continue
            argument, plain, read = field
            if type(item) in plain:
                arguments[argument] = item
            elif item is not None:
                path.append(key)
                made = read(item, walk)
                path.pop()
                if made is FAULTY:
                    faulty.append(key)
                else:
                    arguments[argument] = made
        is_whole = self.slips is None and self.needed <= arguments.keys()
        if not is_whole and not self._is_whole(arguments, faulty, walk):
            return FAULTY
        if self.is_shape:
            arguments["path"] = tuple(path)
            if faulty:
                arguments["faulty"] = frozenset(faulty)
        return arguments if self.make is None else self.make(**arguments)

    def _is_whole(self, arguments: dict[str, Any], faulty: list[str], walk: Walk) -> bool:
        """Whether nothing is missing or contradictory; what stands in for missing values is filled in."""
        is_whole = True
        for key, field in self.required.items():
            if field.argument in arguments:
                continue
            if key not in faulty:
                hint = (
                    Message("files.advice.missing-number", key=key, value=str(field.instead))
                    if isinstance(field.instead, int)
                    else Message("files.advice.missing", kinds=kinds.wanted(field.kind))
                )
                walk.fault("missing-key", Message("files.missing-key", key=key), hint)
                faulty.append(key)
            if field.instead is attrs.NOTHING:
                is_whole = False
            else:
                arguments[field.argument] = field.instead
        for slip in () if self.slips is None else self.slips(arguments):
            walk.slip(slip)
            is_whole = False
        return is_whole


def _plain(kind: Any) -> frozenset[object]:  # noqa: ANN401 - a type expression
    """The sorts of values that are taken as they stand."""
    return frozenset(kinds.members_of(kind)).intersection((str, bool, int, dt.date))
