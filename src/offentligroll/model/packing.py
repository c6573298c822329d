"""Objects in few bytes, on their way to another process: what holds its default is left out.

What is shared stays shared: an organisation in which somebody holds three roles is packed once.
"""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

from offentligroll.model.typed import recorded

T = TypeVar("T")


def packed(value: Any, *left_out: str) -> Any:  # noqa: ANN401 - any value
    """Take an object apart.

    Args:
        value: an object of an attrs class, or what such objects hold.
        left_out: fields of that very object that are not packed.

    Returns:
        For an object its class and the fields that differ from their defaults, a tuple in a list, all else as
        it is.
    """
    return _packed(value, {}, left_out)


def _packed(value: Any, known: dict[int, Any], left_out: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_packed(one, known) for one in value]
    if not attrs.has(type(value)):
        return value
    if id(value) not in known:
        told = {
            field.name: _packed(held, known)
            for field in attrs.fields(type(value))
            if field.name not in left_out and (held := getattr(value, field.name)) != field.default
        }
        known[id(value)] = (type(value), told)
    return known[id(value)]


def unpacked(value: Any) -> Any:  # noqa: ANN401 - any value
    """Put an object together again.

    Args:
        value: what :func:`packed` gave.

    Returns:
        The object.
    """
    return _unpacked(value, {})


def _unpacked(value: Any, known: dict[int, Any]) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return tuple(_unpacked(one, known) for one in value)
    if not isinstance(value, tuple):
        return value
    if id(value) not in known:
        cls, told = value
        known[id(value)] = recorded(cls, **{name: _unpacked(one, known) for name, one in told.items()})
    return known[id(value)]
