"""Tables of what was worked out before, which never grow beyond a bound."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def keep(table: dict[K, V], key: K, made: V, most: int) -> V:
    """Keep what was worked out; a table that is full begins anew.

    Args:
        table: what is kept.
        key: by what it is found again.
        made: what was worked out.
        most: how many the table holds.

    Returns:
        What was worked out.

    Example:
        >>> table = {"a": 1, "b": 2}
        >>> keep(table, "c", 3, most=2), table
        (3, {'c': 3})
    """
    if len(table) >= most:
        table.clear()
    table[key] = made
    return made
