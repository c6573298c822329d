"""How the classes that files are read into say what they want beyond their types.

A table is an attrs class; it is a :class:`Shape` where somebody has to know the way to it. Values with a form
of their own are annotated: ``Annotated[ZoneInfo, Reads(zone_of)]``.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from offentligroll.files.where import Path
from offentligroll.languages import Message, MessageError


class SlipError(MessageError):
    """What is wrong with a value, for the reader of the file to report at its place.

    Args:
        code: a short name of the kind of problem.
        message: what is wrong.
        hint: what to do about it.
        meant: looks for what may have been meant, which then is suggested in place of the hint.
        key: the way to what is wrong, from the value that was read.
    """

    def __init__(
        self,
        code: str,
        message: Message,
        hint: Message | None = None,
        *,
        meant: Callable[[], Message | None] | None = None,
        key: Path = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        """A short name of the kind of problem."""
        self.hint = hint
        """What to do about it."""
        self.meant = meant
        """Looks for what may have been meant."""
        self.key = key
        """The way to what is wrong, from the value that was read."""


@attrs.frozen
class Reads:
    """Says that files write a value in another way than Python has it."""

    make: Callable[[Any], object]
    """Makes the value of what stands in the file, or raises a :class:`SlipError`."""
    of: tuple[type, ...] = (str,)
    """The sorts of values that files may write."""
    wanted: Message | None = None
    """What is wanted, such as *a duration*; left out, the sorts say it."""


@attrs.frozen(init=False)
class Refers:
    """Says that a text is the id of another entry.

    Args:
        kinds: the keys of the lists that the entry may stand in.
    """

    kinds: tuple[str, ...]
    """The keys of the lists that the entry may stand in."""

    def __init__(self, *kinds: str) -> None:
        self.__attrs_init__(kinds)


@attrs.frozen
class NotEmpty:
    """Says that a list or table has something in it."""


@attrs.frozen(kw_only=True)
class Shape:
    """A table of a file as it is written."""

    path: Path = attrs.field(default=(), eq=False, repr=False, metadata={"key": None})
    """The way to it."""
    faulty: frozenset[str] = attrs.field(default=frozenset(), eq=False, repr=False, metadata={"key": None})
    """Keys that are missing or whose values can't be used; the fields have their defaults."""

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterable[SlipError]:  # noqa: ARG003 - for the classes that check
        """Find what the values of a table contradict in one another.

        Args:
            read: the fields that could be read.

        Returns:
            What is wrong; a table with slips is not used.
        """
        return ()


@attrs.frozen
class Field:
    """What a class wants under one key."""

    argument: str
    """The name under which the class takes it."""
    kind: Any
    """Its type."""
    is_required: bool
    """Whether the key must be there."""
    instead: Any
    """What stands in for a required value that is missing or faulty; ``NOTHING`` where nothing does."""


@functools.cache
def fields_of(cls: Any) -> Mapping[str, Field]:  # noqa: ANN401 - any such class
    """What a class wants, by the keys that its fields have in files.

    Args:
        cls: an attrs class, or a ``TypedDict`` for tables that are kept as their arguments.

    Returns:
        The fields.
    """
    hints = typing.get_type_hints(cls, include_extras=True)
    if typing.is_typeddict(cls):
        return {
            key: Field(key, kind, key in cls.__required_keys__, attrs.NOTHING) for key, kind in hints.items()
        }
    return {
        key: Field(
            field.alias,
            hints[field.name],
            field.default is attrs.NOTHING,
            field.metadata.get("instead", attrs.NOTHING),
        )
        for field in attrs.fields(cls)
        if field.init and (key := field.metadata.get("key", field.alias)) is not None
    }
