"""What programs give to functions: what is of another type is refused in plain words, at once."""

from __future__ import annotations

import enum
import os
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)


def check_type(name: str, value: object, wanted: type | tuple[type, ...], *, or_none: bool = False) -> None:
    """Refuse an argument of another type, which would be found out late or not at all.

    Args:
        name: what the argument is called.
        value: the argument.
        wanted: what it has to be, or one of several.
        or_none: whether it may be None too.

    Raises:
        TypeError: it is something else.
    """
    if not (isinstance(value, wanted) or (or_none and value is None)):
        kinds = wanted if isinstance(wanted, tuple) else (wanted,)
        named = " or ".join(f"`{kind.__name__}`" for kind in kinds)
        raise TypeError(f"`{name}` has to be of the type {named}, got `{value!r:.100}`")


def word_of(name: str, value: object, wanted: type[E]) -> E:
    """Take a member of an enumeration, or its word.

    Args:
        name: what the argument is called.
        value: the member or the word.
        wanted: the enumeration.

    Returns:
        The member.

    Raises:
        MessageError: it is none of its words.
    """
    if isinstance(value, wanted):
        return value
    words = tuple(str(one.value) for one in wanted)
    if value not in words:
        raise _error("word", name=name, got=f"{value!s:.60}", words=words)
    return wanted(value)


def path_of(name: str, value: str | os.PathLike[str]) -> str:
    """Take a path.

    Args:
        name: what the argument is called.
        value: the path.

    Returns:
        The path as text.

    Raises:
        TypeError: it is no path.
        MessageError: it is empty, which would be the folder that the program runs in.

    Example:
        >>> path_of("path", None)
        Traceback (most recent call last):
        TypeError: `path` wants a path, got `None`
    """
    path = value if isinstance(value, str) else _of_path(value)
    if path is None:
        raise TypeError(f"`{name}` wants a path, got `{value!r:.100}`")
    if not path:
        raise _error("no-path")
    return path


def _of_path(value: object) -> str | None:
    path = os.fspath(value) if isinstance(value, os.PathLike) else None
    return path if isinstance(path, str) else None


def check_several(name: str, values: object, wanted: type) -> None:
    """Refuse what can't be gone through, or would be gone through by its letters or keys.

    Args:
        name: what the argument is called.
        values: the argument.
        wanted: what each in it has to be.

    Raises:
        TypeError: it is not several.
    """
    if isinstance(values, str | bytes | dict) or not isinstance(values, Iterable):
        raise TypeError(f"`{name}` wants several of the type `{wanted.__name__}`, got `{values!r:.100}`")


def each_of(name: str, values: Iterable[T], wanted: type[T]) -> Iterator[T]:
    """Take several of a type, each as it comes.

    Args:
        name: what the argument is called.
        values: the several.
        wanted: what each has to be.

    Returns:
        An iterator over them, which refuses what is of another type.

    Raises:
        TypeError: they are not several, or one of them is something else.
    """
    check_several(name, values, wanted)
    return _checked(name, values, wanted)


def _checked(name: str, values: Iterable[T], wanted: type[T]) -> Iterator[T]:
    for value in values:
        check_type(name, value, wanted)
        yield value


def some_of(name: str, values: Iterable[T], wanted: type[T]) -> tuple[T, ...]:
    """Take at least one of a type.

    Args:
        name: what the argument is called.
        values: the several.
        wanted: what each has to be.

    Returns:
        All of them.

    Raises:
        TypeError: they are not several, or one of them is something else.
        MessageError: there is none, and the answer would be nothing at all.
    """
    found = tuple(each_of(name, values, wanted))
    if not found:
        raise _error("none", name=name)
    return found


def _error(code: str, **filled: str | tuple[str, ...]) -> ValueError:
    # An answer that nothing is wrong with loads no words.
    from offentligroll.languages.message import Message, MessageError  # noqa: PLC0415

    return MessageError(Message(f"languages.argument.{code}", **filled))
