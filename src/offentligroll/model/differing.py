"""Where two objects differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs


@attrs.frozen
class Difference:
    """One place at which two objects differ."""

    path: tuple[str | int, ...]
    """The way to it: names of fields, and numbers of elements from 0."""
    one: object
    """What stands there in the one."""
    other: object
    """What stands there in the other."""


def differences(one: Any, other: Any, path: tuple[str | int, ...] = ()) -> Iterator[Difference]:  # noqa: ANN401
    """Find where two objects differ, as deep in them as it can be told.

    Args:
        one: the one.
        other: the other, of the same class.
        path: the way to both.

    Yields:
        The places, in the order of the fields; none where the objects are equal.

    Example:
        >>> from offentligroll.model.period import Period
        >>> [found.path for found in differences(Period.from_texts("2009"), Period.from_texts("2010"))]
        [('start', 'year')]
    """
    if one == other:
        return
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for number, (this, that) in enumerate(zip(one, other, strict=True)):
            yield from differences(this, that, (*path, number))
    elif attrs.has(type(one)) and type(one) is type(other) and not isinstance(one, Mapping):
        for field in attrs.fields(type(one)):
            if field.eq is not False:
                yield from differences(
                    getattr(one, field.name), getattr(other, field.name), (*path, field.name)
                )
    else:
        yield Difference(path, one, other)
