"""What a field wants, told by its annotation, and what is taken for it."""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

_TEXTS = (str, bytes, bytearray)


class Kind(typing.NamedTuple):
    """What a field wants."""

    wanted: str
    """In words."""
    exact: set[type]
    """Values of these classes are right as they are."""
    convert: Callable[[object], object]
    """Gives the value to keep of any other; raises TypeError or ValueError where there is none."""
    members: set[type] | None = None
    """A tuple of values of these classes is right as it is; None where no tuple is wanted."""

    def take(self, value: object) -> object:
        """Return the value to keep; raises TypeError or ValueError where there is none."""
        return value if value.__class__ in self.exact else self.convert(value)


def kind_of(annotation: Any) -> Kind:  # noqa: ANN401 - a type expression
    """Return what a field of a type wants.

    Args:
        annotation: the type, as ``typing.get_type_hints`` gives it.

    Returns:
        What it wants.

    Raises:
        TypeError: types of that form are not understood.
    """
    if annotation in (Any, object):
        return ANYTHING
    if annotation is types.NoneType:
        return Kind("None", {types.NoneType}, _refuse)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    maker = _UNUSUAL.get(origin)
    if maker is not None:
        return maker(arguments)
    return _class(annotation) if origin is None else _collection(origin, arguments)


def _refuse(_value: object) -> object:
    raise TypeError


def _as_it_is(value: object) -> object:
    return value


ANYTHING = Kind("anything", set(), _as_it_is)


def _callable_of(_arguments: tuple[Any, ...]) -> Kind:
    return Kind("a callable", set(), _callable)


def _callable(value: object) -> object:
    return value if callable(value) else _refuse(value)


def _literal_of(choices: tuple[Any, ...]) -> Kind:
    return Kind(f"one of {', '.join(map(repr, choices))}", set(), functools.partial(_literal, choices))


def _literal(choices: tuple[object, ...], value: object) -> object:
    if value.__class__ is str and value not in choices:
        raise ValueError
    return value if value in choices else _refuse(value)


def _union(members: tuple[Any, ...]) -> Kind:
    kinds = [kind_of(member) for member in members]
    exact: set[type] = set().union(*(kind.exact for kind in kinds))

    def convert(value: object) -> object:
        wrong: Exception = TypeError()
        for kind in kinds:
            try:
                made = kind.take(value)
            except (TypeError, ValueError) as error:
                # A member that fits in all but one thing says which.
                wrong = max(wrong, error, key=lambda one: (isinstance(one, ValueError), bool(one.args)))
            else:
                # What fitted once need not be tried again.
                exact.update(kind.exact)
                return made
        raise wrong

    wanted = " or ".join(kind.wanted for kind in kinds)
    return Kind(wanted, exact, convert, next((kind.members for kind in kinds if kind.members), None))


def _tuple_of(arguments: tuple[Any, ...]) -> Kind:
    if arguments[1:] == (...,):
        element = kind_of(arguments[0])

        def members(value: object) -> object:
            return _members(value, element, (list, tuple), tuple)

        return Kind(f"a tuple of {_bare(element.wanted)}", set(), members, element.exact)
    elements = [kind_of(argument) for argument in arguments]

    def convert(value: object) -> object:
        if not isinstance(value, list | tuple) or len(value) != len(elements):
            raise TypeError
        made = tuple(kind.take(item) for kind, item in zip(elements, value, strict=True))
        return value if value.__class__ is tuple and _same(made, value) else made

    return Kind(f"a tuple of {', '.join(kind.wanted for kind in elements)}", set(), convert)


def _bare(wanted: str) -> str:
    return wanted.removeprefix("a ").removeprefix("an ")


def _members(
    value: object,
    element: Kind,
    sorts: tuple[type, ...],
    make: type[tuple[object, ...] | frozenset[object]],
) -> object:
    if not isinstance(value, sorts):
        raise TypeError
    given = typing.cast("collections.abc.Collection[object]", value)
    made = [element.take(item) for item in given]
    return value if value.__class__ is make and _same(made, given) else make(made)


def _same(made: typing.Iterable[object], given: typing.Iterable[object]) -> bool:
    return all(one is other for one, other in zip(made, given, strict=True))


def _collection(origin: Any, arguments: tuple[Any, ...]) -> Kind:  # noqa: ANN401 - a class
    """A mapping, a set or any other container."""
    name = origin.__name__.lower()
    if issubclass(origin, collections.abc.Mapping):
        key, held = map(kind_of, arguments)

        def pairs(value: object) -> object:
            if not isinstance(value, origin):
                raise TypeError
            made = {key.take(one): held.take(other) for one, other in value.items()}
            return value if _same(made.values(), value.values()) else made

        return Kind(f"a {name} of {_bare(key.wanted)} to {_bare(held.wanted)}", set(), pairs)
    element = kind_of(arguments[0])
    if origin is frozenset:

        def members(value: object) -> object:
            return _members(value, element, (frozenset, set, list, tuple), frozenset)

        return Kind(f"a frozenset of {_bare(element.wanted)}", set(), members)

    def contains(value: object) -> object:
        if isinstance(value, _TEXTS) or not isinstance(value, origin):
            raise TypeError
        if isinstance(value, list | tuple | set | frozenset) or value.__class__ is dict:
            for item in value:
                element.take(item)
        return value

    return Kind(f"a {name} of {_bare(element.wanted)}", set(), contains)


@functools.cache
def _class(cls: Any) -> Kind:  # noqa: ANN401 - a class
    name = cls.__name__
    if issubclass(cls, enum.Enum):
        words = ", ".join(str(member.value) for member in cls)
        return Kind(f"{_article(name)} {name} ({words})", {cls}, functools.partial(_member, cls))
    wanted = {str: "text", int: "a whole number"}.get(cls, f"{_article(name)} {name}")
    if cls in _SPECIAL:
        # An instant is not right before its zone has been looked at.
        return Kind(wanted, set() if cls is dt.datetime else {cls}, _SPECIAL[cls])
    if typing.is_typeddict(cls):
        return Kind("a dictionary", {dict}, _refuse)
    exact = {cls}
    made = getattr(cls, "_made_of", None)

    def convert(value: object) -> object:
        if _is_of(value, cls):
            exact.add(value.__class__)
            return value
        return _refuse(value) if made is None else made(value)

    return Kind(wanted, exact, convert)


def _article(name: str) -> str:
    return "an" if name[0] in "AEIOU" else "a"


def _is_of(value: object, cls: Any) -> bool:  # noqa: ANN401 - a class
    if getattr(cls, "_is_protocol", False):
        return all(hasattr(value.__class__, name) for name in _promised(cls))
    return isinstance(value, cls)


def _promised(protocol: type) -> Iterator[str]:
    return (name for name in vars(protocol) if not name.startswith("_"))


def _member(cls: Any, value: object) -> object:  # noqa: ANN401 - a class
    if not isinstance(value, str) or isinstance(value, enum.Enum):
        raise TypeError
    try:
        return cls(str(value))
    except ValueError:
        raise ValueError from None


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise TypeError
    return value.value if isinstance(value, enum.Enum) else str(value)


def _integer(value: object) -> object:
    return value if isinstance(value, int) and not isinstance(value, bool | enum.Enum) else _refuse(value)


def _day(value: object) -> object:
    if isinstance(value, dt.datetime):
        raise TypeError("an instant is no day; take its day in a zone first")
    return value if isinstance(value, dt.date) else _refuse(value)


def _instant(value: object) -> object:
    if not isinstance(value, dt.datetime):
        raise TypeError
    if value.utcoffset() is None:
        raise ValueError("it has no time zone; write an offset such as +01:00, or only the day")
    return value


def _zone(value: object) -> object:
    if value.__class__ is not str:
        raise TypeError
    try:
        return ZoneInfo(value)
    except (LookupError, ValueError, OSError):
        raise ValueError("there is no time zone of that name") from None


_SPECIAL: dict[type, Callable[[object], object]] = {
    str: _text,
    int: _integer,
    bool: _refuse,
    dt.date: _day,
    dt.datetime: _instant,
    ZoneInfo: _zone,
}
_UNUSUAL: dict[object, Callable[[tuple[Any, ...]], Kind]] = {
    typing.Union: _union,
    types.UnionType: _union,
    typing.Literal: _literal_of,
    tuple: _tuple_of,
    collections.abc.Callable: _callable_of,
}
