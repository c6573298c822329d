"""Objects in few bytes, on their way to another process of the same version: numbers stand for our classes.

What holds its default is left out, and what is shared stays shared: an organisation in which somebody holds
three roles is packed once.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
from collections.abc import Callable, Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import (
    Audience,
    Channel,
    ChannelKind,
    Declaration,
    Handle,
    Label,
    Listing,
    Profile,
    RunBy,
)
from offentligroll.model.channel_use import Ability, AudienceGroup, ChannelFunction, Reach
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.identifier import Identifier
from offentligroll.model.official import Mandate, Official, Role, RoleKind, Seniority, Title
from offentligroll.model.organisation import ElectionPeriod, Organisation, OrganisationKind
from offentligroll.model.partial_date import DateBounds, Edge, PartialDate
from offentligroll.model.period import Period
from offentligroll.model.typed import maker_of
from offentligroll.model.working_hours import WorkingHours

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SECOND = dt.timedelta(seconds=1)


def _time(told: str | int, zone: str | None = None, fold: int = 0) -> dt.datetime:
    if isinstance(told, int):
        return _EPOCH + told * _SECOND
    moment = dt.datetime.fromisoformat(told)
    return moment if zone is None else moment.replace(tzinfo=ZoneInfo(zone), fold=fold)


_READ: Mapping[type, Callable[[Any], object]] = {
    dt.datetime: _time,
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    ZoneInfo: ZoneInfo,
}
"""What is written as text or number, with what reads it."""
_RECORDS = (
    Official,
    Role,
    Title,
    Mandate,
    Organisation,
    ElectionPeriod,
    Channel,
    Handle,
    Listing,
    Declaration,
)
_MORE_RECORDS = (Profile, ChannelFunction, Reach, Period, PartialDate, DateBounds, WorkingHours, Identifier)
_FACTS = (GivenFact, SignedFact)
_WORDS = (RoleKind, Seniority, OrganisationKind, ChannelKind, Audience, RunBy, Label, Capacity)
_MORE_WORDS = (AudienceGroup, Ability, Edge)
CLASSES = (tuple, *_RECORDS, *_MORE_RECORDS, *_FACTS, *_WORDS, *_MORE_WORDS, *_READ)
"""The classes of what statements name, by their numbers; others are packed by their names."""
_FREE = 6
_MASK = (1 << _FREE) - 1


class Packing:
    """Takes objects apart, and puts them together again.

    Args:
        classes: the classes of those objects themselves, which get the numbers after :data:`CLASSES`.
    """

    def __init__(self, *classes: type) -> None:
        self._classes: tuple[type, ...] = (*CLASSES, *classes)
        self._numbers = {cls: number for number, cls in enumerate(self._classes)}

    def packed(self, value: Any, *left_out: str) -> Any:  # noqa: ANN401 - any value
        """Take an object apart.

        Args:
            value: an object of an attrs class, or what such objects hold.
            left_out: fields of that very object that are not packed.

        Returns:
            A tuple that begins with the number of its class, and above that: for an object a bit for each
            field that differs from its default, and then what these hold; for a word of an enum its number.
            What has no class of these is left as it is.
        """
        return self._packed(value, {}, left_out)

    def unpacked(self, value: Any) -> Any:  # noqa: ANN401 - any value
        """Put an object together again.

        Args:
            value: what :meth:`packed` gave.

        Returns:
            The object.
        """
        return self._unpacked(value, {})

    def _packed(self, value: Any, known: dict[Any, Any], left_out: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
        cls = type(value)
        if cls is tuple:
            return (0, *[self._packed(one, known) for one in value])
        if not attrs.has(cls):
            return self._word(value)
        made = known.get(id(value))
        if made is None:
            made = self._taken_apart(value, known, left_out)
            # What is equal is packed once, too.
            made = known[id(value)] = known.setdefault(made, made)
        return made

    def _taken_apart(self, value: Any, known: dict[Any, Any], left_out: tuple[str, ...]) -> tuple[Any, ...]:  # noqa: ANN401
        cls: Callable[..., Any] = type(value)
        told, held, number = 0, [], self._numbers.get(type(value))
        for name, default, bit in _fields(cls):
            one = getattr(value, name)
            if one is not default and name not in left_out and one != default:
                told |= bit
                held.append(self._packed(one, known))
        return (cls, told, *held) if number is None else (number | told << _FREE, *held)

    def _word(self, value: Any) -> Any:  # noqa: ANN401
        number = self._numbers.get(type(value))
        if number is None:
            return value
        if isinstance(value, enum.Enum):
            return (number | _members(type(value)).index(value) << _FREE,)
        if not isinstance(value, dt.datetime):
            return number, str(value)
        if value.tzinfo is dt.UTC and not value.microsecond:
            return number, (value - _EPOCH) // _SECOND
        zone = value.tzinfo
        if isinstance(zone, ZoneInfo) and zone.key:
            # Told by its name: the same instant in two zones would be joined as equal.
            return number, str(value.replace(tzinfo=None)), zone.key, value.fold
        return (number, str(value)) if type(zone) is dt.timezone else value

    def _unpacked(self, value: Any, known: dict[int, Any]) -> Any:  # noqa: ANN401
        if type(value) is not tuple:
            return value
        if id(value) not in known:
            known[id(value)] = self._put_together(value, known)
        return known[id(value)]

    def _put_together(self, value: tuple[Any, ...], known: dict[int, Any]) -> Any:  # noqa: ANN401
        head, *parts = value
        if isinstance(head, type):
            told, *parts = parts
            return self._made(head, told, parts, known)
        cls, told = self._classes[head & _MASK], head >> _FREE
        if cls is tuple:
            return tuple([self._unpacked(one, known) for one in parts])
        if cls in _READ:
            return _READ[cls](*parts)
        return _members(cls)[told] if issubclass(cls, enum.Enum) else self._made(cls, told, parts, known)

    def _made(self, cls: type, told: int, parts: list[Any], known: dict[int, Any]) -> Any:  # noqa: ANN401
        names = [name for name, _, bit in _fields(cls) if told & bit]
        held = {name: self._unpacked(one, known) for name, one in zip(names, parts, strict=True)}
        return maker_of(cls)(**held)


@functools.cache
def _fields(cls: Callable[..., Any]) -> tuple[tuple[str, object, int], ...]:
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return tuple((field.name, field.default, 1 << number) for number, field in enumerate(fields))


@functools.cache
def _members(cls: Callable[..., Any]) -> tuple[enum.Enum, ...]:
    return tuple(cast("type[enum.Enum]", cls))
